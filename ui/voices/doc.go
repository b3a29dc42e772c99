// Package voices is the speakers' pane: who is quoted in the article that is
// open, in which colour, and what each of them said.
//
// Article, Reading -> Of -> []Voice -> rows -> the visible lines. The cursor
// stands on a speaker or on one of their quotes.
package voices
