package model

// Span is the half-open range [Start, End) of UTF-8 bytes in Article.Text. The
// zero Span means "none".
type Span struct{ Start, End int }

// Len is the number of bytes in s.
func (s Span) Len() int { return s.End - s.Start }

// IsZero reports whether s is "none".
func (s Span) IsZero() bool { return s == Span{} }

// Contains reports whether every byte of t lies in s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Has reports whether the byte at offset lies in s.
func (s Span) Has(offset int) bool { return s.Start <= offset && offset < s.End }

// Overlaps reports whether s and t share at least one byte.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// In returns the bytes of text that s covers.
func (s Span) In(text string) string { return text[s.Start:s.End] }
