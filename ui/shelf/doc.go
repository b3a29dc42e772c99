// Package shelf is the list of articles, with the saved searches above it.
//
// []library.Entry -> Arrange -> an Arrangement (groups and rows, no strings) ->
// Pane -> the visible lines. Arranging is a pure function and may take a while
// over a hundred thousand articles, so it can run elsewhere; the pane then costs
// the same at ten articles and at a hundred thousand: it knows its window by the
// row on top, measures and draws only the rows in it, and never adds up the rest.
//
// What is selected is an article, not a row. A new arrangement leaves it on the
// line of the screen it stands on.
package shelf
