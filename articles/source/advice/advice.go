// Package advice holds errors that know what the reader can do about them: what
// was wrong, for the program, and the sentence that tells it with a way out.
//
//	cause with its advice -> an error that names the document -> the reader
package advice

import (
	"errors"
	"fmt"
)

// Error is one thing that can be wrong with any document. Compare with errors.Is.
type Error struct{ what, tells string }

// New returns a cause: what is wrong in a word or two, and the sentence that tells
// the reader so and what to do.
func New(what, tells string) error { return &Error{what, tells} }

// Error says what is wrong, shortly.
func (c *Error) Error() string { return c.what }

// Of is what an error's cause tells the reader; "" when it has none that does.
func Of(err error) string {
	var c *Error
	if errors.As(err, &c) {
		return c.tells
	}
	return ""
}

// Size writes bytes for a reader.
func Size(n int64) string {
	switch {
	case n >= 1<<20 && n%(1<<20) == 0:
		return fmt.Sprintf("%d MiB", n>>20)
	case n >= 1<<10 && n%(1<<10) == 0:
		return fmt.Sprintf("%d KiB", n>>10)
	}
	return fmt.Sprintf("%d bytes", n)
}
