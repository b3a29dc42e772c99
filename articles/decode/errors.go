package decode

import (
	"errors"
	"fmt"
)

// ErrBinary says that the bytes are no text; ErrEmpty that there is no visible
// text in them.
var (
	ErrBinary = errors.New("not text")
	ErrEmpty  = errors.New("no text in it")
)

// Error is why one source could not be decoded. Err is ErrBinary or ErrEmpty.
type Error struct {
	Source string
	Kind   string // what the bytes look like ("a PDF file"), "" when unknown
	Err    error
}

// Error names the source, the reason, and what to do.
func (e *Error) Error() string {
	switch {
	case errors.Is(e.Err, ErrBinary) && e.Kind != "":
		return fmt.Sprintf("%s: this is %s, not text; save it as text, Markdown or HTML first", e.Source, e.Kind)
	case errors.Is(e.Err, ErrBinary):
		return fmt.Sprintf("%s: this is a binary file, not text; save it as text, Markdown or HTML first", e.Source)
	default:
		return fmt.Sprintf("%s: there is no text in it; check that the file was saved whole", e.Source)
	}
}

// Unwrap gives ErrBinary or ErrEmpty to errors.Is.
func (e *Error) Unwrap() error { return e.Err }
