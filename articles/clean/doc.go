// Package clean decides what each block of a document is, reads the metadata
// out of the text, and marks boilerplate by named rules. It deletes nothing.
//
// decode.Document -> model.Article. On the way:
//
//	pieces   join hard-wrapped lines, cut glued ones         wrap.go, cut.go, labels.go, dateline.go
//	survey   signs of each block, the run of prose, language survey.go, credit.go, byline.go, cues.go
//	layHead  headline, standfirst, byline, date              head.go, printed.go
//	rules    what a pattern alone can tell                   body.go, promos.go, posts.go
//	judge    learned trees over features of every block      judge.go, features.go, flow.go, shape.go, stated.go
//	guard    take back what went on weak evidence            guard.go
//	fill     metadata                                        metadata.go
//
// A rule either removes a block or suspects it. A suspected block goes when the
// scorer gives it less than the rule's limit; an unsuspected one when it gives
// less than the limit for its length. Block.Score is the scorer's answer.
//
// The phrases that rules know by heart are in cues.txt, the learned weights in
// weights.bin; WEIGHTS.md says what they were learned from. Version names the
// code and the weights together, for those who keep what Clean made.
package clean
