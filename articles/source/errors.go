package source

import (
	"errors"
	"fmt"
	"io/fs"
)

// What can be wrong with a document before its bytes are looked into.
var (
	ErrMissing  = errors.New("no such file or folder")
	ErrDenied   = errors.New("permission denied")
	ErrEmpty    = errors.New("empty")
	ErrTooLarge = errors.New("too large")
	ErrNoText   = errors.New("no text file in the folder")
	ErrAddress  = errors.New("an address, not a file")
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
	switch {
	case errors.Is(e.Err, ErrMissing):
		return "there is no such file or folder; check the spelling"
	case errors.Is(e.Err, ErrDenied):
		return "no permission to read it; check who may (chmod, chown)"
	case errors.Is(e.Err, ErrEmpty):
		return "there is nothing in it; check that it was saved whole"
	case errors.Is(e.Err, ErrTooLarge):
		return fmt.Sprintf("it is over the limit of %s; split it, or raise the limit with --max-size", size(e.Limit))
	case errors.Is(e.Err, ErrNoText):
		return "no text file in this folder (.txt, .text, .md, .markdown, .html, .htm, .eml, .mbox, .rss, .atom, a feed in .xml, or no extension); name other files one by one"
	case errors.Is(e.Err, ErrAddress):
		return "this is an address, and nothing may be fetched here; save the page and name its file"
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

// size prints bytes for a reader.
func size(n int64) string {
	switch {
	case n >= 1<<20 && n%(1<<20) == 0:
		return fmt.Sprintf("%d MiB", n>>20)
	case n >= 1<<10 && n%(1<<10) == 0:
		return fmt.Sprintf("%d KiB", n>>10)
	}
	return fmt.Sprintf("%d bytes", n)
}
