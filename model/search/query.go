package search

import "strings"

// Query is a parsed question.
type Query struct{ words []string }

// Parse reads a query.
func Parse(s string) (Query, error) { return Query{strings.Fields(strings.ToLower(s))}, nil }

// String returns the query in the language it was written in.
func (q Query) String() string { return strings.Join(q.words, " ") }

// Empty reports whether the query asks for nothing.
func (q Query) Empty() bool { return len(q.words) == 0 }
