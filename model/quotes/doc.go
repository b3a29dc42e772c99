// Package quotes finds quotations, judges what kind each is, and attributes
// each to one of the article's mentions.
//
// Article, Tokens, []Mention -> []Quote, []Mention.
//
// The path inside:
//
//	marks      finds the regions between quotation marks
//	lay        makes a page: paragraphs, words, regions and mentions tied to each other
//	read       blanks the regions out and reads each paragraph twice with sequence
//	           models (package crf): source, cue and content of every report, quoted
//	           or not. The second reading sees what the first found all around
//	assign     gives a report the likeliest source of those its sentence names
//	trust      tells how probable it is that a report is right
//	mend       ends a content where the next sentence speaks for itself, and the like
//	attribute  for every region: who of those that the readings, the patterns of cue
//	           and position, the sentence and the paragraphs around it propose says
//	           it? Nobody whom the text names, or not a statement at all, are answers
//	           like any other (the ranker)
//	reach      for every region: does what is reported go on in the prose beside it, and
//	           does prose that stands apart from it belong to the same report?
//	posts      gives posts the account that a credit line names
//	group      makes quotes: what is split around its cue, or runs over several
//	           paragraphs, is one
//	state      states the confidence as a probability that holds
//	rank       names who else may have said it
//
// An article in another language than English takes a shorter path (foreign.go):
// regions, then cue and position by the lists of languages.txt; where a language has
// none, quotations stand without their speakers.
//
// What is learned is learned from newspaper articles whose attributions are
// known; WEIGHTS.md says which and how. The approach of reading cue, source and
// content together follows Pareti (2015) and Scheible, Klinger and Padó (2016), the
// second reading stacked sequential learning (Cohen and Carvalho 2005).
package quotes
