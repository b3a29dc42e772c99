// Package ui is the screen: the list of articles, the text, the speakers' pane,
// and what lies over them.
//
// A terminal event passes one way: key -> keys.Table -> Action -> the handler in
// this package -> the pane that owns the thing, which is called, not messaged.
// Messages are for what happens elsewhere: a search that ended, articles that
// were loaded, a program that returned. They are past events and carry the era
// of the question they answer; a stale one is dropped.
//
// The state is a few facts that do not depend on each other: the size, the
// focus, the article that is open, the quote that is selected, what lies over
// the panes, what is being typed. Everything drawn follows from them.
package ui
