package search

import (
	"strings"
)

// Query is a parsed question. The zero Query asks for nothing and matches nothing.
type Query struct{ root node }

// Empty reports whether the query asks for nothing.
func (q Query) Empty() bool { return q.root == nil }

// String returns the query in the language Parse reads: Parse(q.String()) is q.
func (q Query) String() string {
	if q.root == nil {
		return ""
	}
	return q.root.write(precedenceOr)
}

// node is one part of a query.
type node interface {
	// write returns the part in the query language, in parentheses when what is
	// around binds tighter than it does.
	write(around precedence) string
}

type precedence int

const (
	precedenceOr precedence = iota
	precedenceAnd
	precedenceUnary
)

// Field is where a text is looked for.
type Field string

// The fields that take words and phrases; FieldText is the whole kept text.
const (
	FieldText    Field = ""
	FieldTitle   Field = "title"
	FieldSource  Field = "source"
	FieldSpeaker Field = "speaker"
	FieldSaid    Field = "said"
	FieldAbout   Field = "about"
)

type (
	// all matches what every part matches.
	all []node
	// either matches what any part matches.
	either []node
	// not matches what the part does not.
	not struct{ node }
	// text is a word or phrase in a field, as written but with white space folded.
	text struct {
		field  Field
		words  string
		phrase bool // written in quotation marks
		prefix bool // the last word is the beginning of one
	}
	// dates matches articles published in a stretch of time. from and to are dates,
	// months or years; "" is open. The field is the word it was asked with.
	dates struct{ field, from, to string }
	// is matches what the reader did: "read", "unread", "starred".
	is string
	// story matches the articles of stories, which the text names.
	story struct{ text }
	// kind matches articles with a quotation of that kind.
	kind string
)

func (n all) write(around precedence) string {
	parts := make([]string, len(n))
	for i, p := range n {
		parts[i] = p.write(precedenceAnd)
	}
	return enclose(strings.Join(parts, " "), around > precedenceAnd)
}

func (n either) write(around precedence) string {
	parts := make([]string, len(n))
	for i, p := range n {
		parts[i] = p.write(precedenceAnd)
	}
	return enclose(strings.Join(parts, " OR "), around > precedenceOr)
}

func enclose(s string, in bool) string {
	if in {
		return "(" + s + ")"
	}
	return s
}

func (n not) write(precedence) string { return "-" + n.node.write(precedenceUnary) }

func (n text) write(precedence) string {
	s := n.words
	if n.phrase {
		s = `"` + s + `"`
	}
	if n.prefix {
		s += "*"
	}
	if n.field != FieldText {
		s = string(n.field) + ":" + s
	}
	return s
}

func (n dates) write(precedence) string {
	switch {
	case n.field == "before":
		return "before:" + n.to
	case n.field == "after":
		return "after:" + n.from
	case n.from == n.to:
		return "date:" + n.from
	}
	return "date:" + n.from + ".." + n.to
}

func (n story) write(p precedence) string { return "story:" + n.text.write(p) }

func (n is) write(precedence) string   { return "is:" + string(n) }
func (n kind) write(precedence) string { return "kind:" + string(n) }
