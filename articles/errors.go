package articles

import (
	"errors"
	"fmt"
)

// ErrNoSource says that an argument cannot be a source.
var ErrNoSource = errors.New("not a source")

// ListError says that a list of feeds was to be read as an article.
type ListError struct{ Source string }

// Error names the list and says what to do.
func (e *ListError) Error() string {
	return e.Source + ": this is a list of feeds, not an article; subscribe to them: whosaid add " + e.Source
}

// SourceError is why a source, or a line of a list of sources, is of no use.
type SourceError struct {
	Source string
	Reason string // what is wrong and what to do
	Err    error
}

// Error names the source, the reason, and what to do.
func (e *SourceError) Error() string { return e.Source + ": " + e.Reason }

// Unwrap gives the cause to errors.Is.
func (e *SourceError) Unwrap() error { return e.Err }

// PagesError is why pages that a feed leads to could not be had, for all of them
// that failed alike. What the feed itself says of them was delivered.
type PagesError struct {
	Source string // the feed's address or title
	Count  int
	Err    error // the first of them
}

// Error names the feed, how many pages failed, and the first failure.
func (e *PagesError) Error() string {
	if e.Count == 1 {
		return fmt.Sprintf("%s: a page could not be had, only the feed's summary: %v", e.Source, e.Err)
	}
	return fmt.Sprintf("%s: %d pages could not be had, only the feed's summaries; the first: %v", e.Source, e.Count, e.Err)
}

// Unwrap gives the first failure to errors.Is.
func (e *PagesError) Unwrap() error { return e.Err }
