// Package marks finds the stretches of a text that stand between quotation
// marks, in every typographic habit: curly, straight, doubled apostrophes and
// backticks, guillemets, low-high German marks, corner brackets; nested, turned
// the wrong way, left open. Apostrophes and the marks of inches and minutes are
// told apart from quotation marks.
//
// text, paragraphs -> []Region. It knows nothing of who speaks.
package marks
