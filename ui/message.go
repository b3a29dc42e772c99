package ui

import (
	"whosaid/model"
	"whosaid/ui/card"
	"whosaid/ui/shelf"
)

// tickMsg reports that it is time to look whether the library has grown. era is
// that of the loading it belongs to.
type tickMsg struct{ era int }

// loadedMsg reports that loading has ended, with what stopped it, if anything did.
type loadedMsg struct {
	era int
	err error
}

// refreshedMsg reports that refreshing by itself has ended, with what ended it.
type refreshedMsg struct{ err error }

// restedMsg reports that the cursor of the list has rested on a large article
// long enough to open it. era is that of the cursor's move.
type restedMsg struct {
	era int
	id  model.ArticleID
	err error // it could not be fetched
}

// narrowedMsg reports that the search for what the list is narrowed to has
// ended. era is that of the text it was typed for.
type narrowedMsg struct {
	era   int
	found map[model.ArticleID]bool
	err   error
}

// listedMsg reports that the list was arranged.
type listedMsg struct{ list *shelf.Arrangement }

// countedMsg reports how many articles the saved searches find, by query, in the
// library of a generation.
type countedMsg struct {
	generation uint64
	counts     map[string]int
}

// gatheredMsg reports that what a card shows was read.
type gatheredMsg struct {
	layer *cardLayer
	build card.Build
}

// browsedMsg reports that the browser was called.
type browsedMsg struct {
	url string
	err error
}

// exportedMsg reports that a sheet was written to a file.
type exportedMsg struct {
	path string
	err  error
}

// pipedMsg reports that a command has ended. era is that of the call.
type pipedMsg struct {
	era     int
	command string
	output  string
	err     error
}
