// Package reader is the pane that shows one article's text.
//
// Article, Reading -> text.Body -> text.Page at the pane's width -> the visible
// rows. The place is the byte at the top of the window: it survives a change of
// width, of theme and of what is shown of the page. What is selected are quotes;
// the window follows them when it is told to.
package reader
