package source

import (
	"errors"
	"fmt"
	"io/fs"

	"whosaid/articles/source/advice"
)

// What can be wrong with a document before its bytes are looked into.
var (
	ErrMissing  = advice.New("no such file or folder", "there is no such file or folder; check the spelling")
	ErrDenied   = advice.New("permission denied", "no permission to read it; check who may (chmod, chown)")
	ErrEmpty    = advice.New("empty", "there is nothing in it; check that it was saved whole")
	ErrTooLarge = advice.New("too large", "")
	ErrNoText   = advice.New("no text file in the folder", "no text file in this folder (.txt, .text, .md, .markdown, .html, .htm, .eml, .mbox, .rss, .atom, a feed in .xml, or no extension); name other files one by one")
	ErrAddress  = advice.New("an address, not a file", "this is an address, and nothing may be fetched here; save the page and name its file")
)

// Error is why one document could not be opened. Err is one of this package's
// errors or what the system said.
type Error struct {
	Source string
	Limit  int64 // bytes, with ErrTooLarge
	Err    error
}

// Error names the document, the reason, and what to do.
func (e *Error) Error() string {
	return e.Source + ": " + e.reason()
}

func (e *Error) reason() string {
	if errors.Is(e.Err, ErrTooLarge) {
		return fmt.Sprintf("it is over the limit of %s; split it, or raise the limit with --max-size", advice.Size(e.Limit))
	}
	if tells := advice.Of(e.Err); tells != "" {
		return tells
	}
	return fmt.Sprintf("it could not be read: %v", e.Err)
}

// Unwrap gives the cause to errors.Is.
func (e *Error) Unwrap() error { return e.Err }

// failure makes the *Error for what the system said about a document.
func failure(name string, err error) error {
	var path *fs.PathError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		err = ErrMissing
	case errors.Is(err, fs.ErrPermission):
		err = ErrDenied
	case errors.As(err, &path):
		err = path.Err
	}
	return &Error{Source: name, Err: err}
}
