// Package quotes finds quotations, judges what kind each is, and attributes
// each to one of the article's mentions.
//
// Article, Tokens, []Mention -> []Quote, []Mention.
//
// The path inside:
//
//	marks      finds the regions between quotation marks
//	lay        makes a page: paragraphs, words, regions tied to each other
//	read       blanks the regions out and reads each paragraph with a sequence
//	           model (package crf): source, cue and content of every report,
//	           quoted or not. Sources left out are found by pattern
//	attribute  for every region: is it somebody's words (the judge)? Who of those
//	           that the reading, the patterns of cue and position and the
//	           paragraphs around it propose (the ranker)?
//	posts      gives posts the account that a credit line names
//	group      makes quotes: what is split around its cue, or runs over several
//	           paragraphs, is one
//
// What is learned is learned from newspaper articles whose attributions are
// known; WEIGHTS.md says which and how. The approach of reading cue, source and
// content together follows Pareti (2015) and Scheible, Klinger and Padó (2016).
package quotes
