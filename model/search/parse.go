package search

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"whosaid/model"
)

// SyntaxError tells where a query can't be read and what to write instead.
type SyntaxError struct {
	Offset int    // bytes into the query
	Advice string // one sentence, no full stop
}

func (e *SyntaxError) Error() string {
	return fmt.Sprintf("query, at character %d: %s", e.Offset+1, e.Advice)
}

// maxDepth bounds parentheses and signs, for queries that were not typed by hand.
const maxDepth = 50

// Parse reads a query. The error, if any, is a *SyntaxError. An unclosed
// quotation mark closes at the end.
func Parse(s string) (Query, error) { return parse(s, false) }

// ParseTyping is Parse for a query that is being typed: when it ends in a word,
// that word counts as the beginning of one; a sign or field without its word yet
// is passed over.
func ParseTyping(s string) (Query, error) { return parse(s, true) }

func parse(s string, typing bool) (Query, error) {
	p := &parser{in: s, typing: typing}
	n := p.either()
	p.space()
	if p.err == nil && p.at < len(s) {
		p.fail(p.at, `nothing is open here: leave ")" out, or open with "("`)
	}
	if p.err != nil {
		return Query{}, p.err
	}
	return Query{n}, nil
}

type parser struct {
	in     string
	at     int
	depth  int
	typing bool
	within Field // the field of the parentheses that are open
	err    *SyntaxError
}

func (p *parser) fail(at int, format string, args ...any) node {
	if p.err == nil {
		p.err = &SyntaxError{at, fmt.Sprintf(format, args...)}
	}
	return nil
}

func (p *parser) space() {
	for p.at < len(p.in) {
		r, n := utf8.DecodeRuneInString(p.in[p.at:])
		if !unicode.IsSpace(r) {
			return
		}
		p.at += n
	}
}

// or reports whether the word OR stands here, and steps over it.
func (p *parser) or() bool {
	p.space()
	rest, ok := strings.CutPrefix(p.in[p.at:], "OR")
	if !ok {
		return false
	}
	if r, _ := utf8.DecodeRuneInString(rest); rest != "" && !unicode.IsSpace(r) && r != '(' && r != ')' && openMark(r) == 0 {
		return false
	}
	p.at += 2
	return true
}

func (p *parser) either() node {
	var parts either
	for {
		start := p.at
		n := p.all()
		if p.err != nil {
			return nil
		}
		if n == nil && len(parts) > 0 && !p.typing {
			return p.fail(start, `OR needs a word on both sides: kyiv OR kiev`)
		}
		if n != nil {
			if more, ok := n.(either); ok {
				parts = append(parts, more...)
			} else {
				parts = append(parts, n)
			}
		}
		at := p.at
		if !p.or() {
			break
		}
		if n == nil {
			return p.fail(at, `OR needs a word on both sides: kyiv OR kiev`)
		}
	}
	switch len(parts) {
	case 0:
		return nil
	case 1:
		return parts[0]
	}
	return parts
}

func (p *parser) all() node {
	var parts all
	for p.err == nil {
		at := p.at
		if p.or() {
			p.at = at
			break
		}
		p.space()
		if p.at == len(p.in) || p.in[p.at] == ')' {
			break
		}
		n := p.unary()
		if more, ok := n.(all); ok {
			parts = append(parts, more...)
		} else if n != nil {
			parts = append(parts, n)
		}
	}
	switch len(parts) {
	case 0:
		return nil
	case 1:
		return parts[0]
	}
	return parts
}

func (p *parser) unary() node {
	p.depth++
	if p.depth > maxDepth {
		return p.fail(p.at, "this is nested more than %d deep; write it flatter", maxDepth)
	}
	defer func() { p.depth-- }()
	start := p.at
	switch p.in[p.at] {
	case '-':
		p.at++
		if p.at == len(p.in) || p.in[p.at] == ' ' || p.in[p.at] == ')' {
			if p.typing && p.at == len(p.in) {
				return nil
			}
			return p.fail(start, `"-" needs what to leave out right behind it: -word, -"a phrase"`)
		}
		switch n := p.unary().(type) {
		case nil:
			return nil
		case not:
			return n.node
		default:
			return not{n}
		}
	case '(':
		p.at++
		n := p.either()
		if p.err != nil {
			return nil
		}
		p.space()
		if p.at < len(p.in) {
			p.at++ // the ")", or either would have gone on
		} else if !p.typing {
			return p.fail(start, `"(" is never closed: add ")"`)
		}
		return n
	}
	if field, ok := p.field(); ok {
		return p.value(start, field)
	}
	return p.text(p.within)
}

var fields = []string{"title", "source", "speaker", "said", "about", "story", "date", "before", "after", "is", "kind"}

// field steps over a field's name and colon. A colon inside a number or before
// slashes makes no field.
func (p *parser) field() (string, bool) {
	rest := p.in[p.at:]
	i := 0
	for i < len(rest) && (rest[i]|0x20 >= 'a' && rest[i]|0x20 <= 'z') {
		i++
	}
	if i == 0 || i == len(rest) || rest[i] != ':' || strings.HasPrefix(rest[i:], "://") {
		return "", false
	}
	p.at += i + 1
	return strings.ToLower(rest[:i]), true
}

func (p *parser) value(start int, field string) node {
	if !slices.Contains(fields, field) {
		return p.fail(start, `there is no field %q; there are %s:; to find the text itself write "%s:…" in quotation marks`,
			field, strings.Join(fields, ":, "), field)
	}
	if p.at == len(p.in) || p.in[p.at] == ' ' || p.in[p.at] == ')' || p.in[p.at] == '*' {
		if p.typing && p.at == len(p.in) {
			return nil
		}
		return p.fail(start, "%s: needs a value right behind it, like %s", field, examples[field])
	}
	switch Field(field) {
	case FieldTitle, FieldSource, FieldSpeaker, FieldSaid, FieldAbout:
		if p.in[p.at] != '(' {
			return p.text(Field(field))
		}
		was := p.within
		p.within = Field(field)
		n := p.unary()
		p.within = was
		return n
	case "story":
		return p.story()
	}
	at := p.at
	v := strings.ToLower(p.bare())
	switch field {
	case "is":
		if v == "unread" || v == "read" || v == "starred" {
			return is(v)
		}
		if p.typing && p.at == len(p.in) && anyPrefix(v, "unread", "read", "starred") {
			return nil
		}
		return p.fail(at, "is: takes unread, read or starred")
	case "kind":
		if slices.Contains(kinds, v) {
			return kind(v)
		}
		if p.typing && p.at == len(p.in) && anyPrefix(v, kinds...) {
			return nil
		}
		return p.fail(at, "kind: takes one of %s", strings.Join(kinds, ", "))
	}
	return p.dates(at, field, v)
}

var kinds = []string{string(model.Direct), string(model.Mixed), string(model.Indirect), string(model.Post), string(model.ScareQuote)}

var examples = map[string]string{
	"title": "title:embassy", "source": "source:reuters", "speaker": `speaker:"Ada Lovelace"`, "said": `said:"we agree"`,
	"about": "about:harbour", "story": `story:"harbour fire"`,
	"date": "date:2022-07 or date:2022-07-01..2022-08-15", "before": "before:2022-08", "after": "after:2022-07-13",
	"is": "is:unread", "kind": "kind:direct",
}

func anyPrefix(v string, of ...string) bool {
	return slices.ContainsFunc(of, func(s string) bool { return strings.HasPrefix(s, v) })
}

// bare steps over a run of characters that ends at white space, a parenthesis or
// a quotation mark.
func (p *parser) bare() string {
	start := p.at
	for p.at < len(p.in) {
		r, n := utf8.DecodeRuneInString(p.in[p.at:])
		if unicode.IsSpace(r) || r == '(' || r == ')' || openMark(r) != 0 && r != '\'' {
			break
		}
		p.at += n
	}
	return p.in[start:p.at]
}

// openMark returns the marks that close a phrase opened with r, or 0.
func openMark(r rune) rune {
	switch r {
	case '"', '“', '”', '„':
		return '"'
	case '«', '»':
		return '»'
	case '「':
		return '」'
	}
	return 0
}

func closesPhrase(open, r rune) bool {
	switch openMark(open) {
	case '"':
		return r == '"' || r == '“' || r == '”'
	case '»':
		return r == '«' || r == '»'
	}
	return r == '」'
}

// text reads a word or a phrase, and the star behind it.
func (p *parser) text(field Field) node {
	start := p.at
	r, n := utf8.DecodeRuneInString(p.in[p.at:])
	t := text{field: field}
	open := openMark(r) != 0
	if open {
		t.phrase = true
		p.at += n
		t.words, open = p.phrase(r)
	} else {
		t.words = p.bare()
		if t.words == "" { // a stray closing mark
			p.at += n
			return nil
		}
	}
	if rest, ok := strings.CutSuffix(t.words, "*"); ok && !t.phrase {
		t.prefix, t.words = true, strings.TrimRight(rest, "*")
	} else if t.phrase && strings.HasPrefix(p.in[p.at:], "*") {
		t.prefix = true
		p.at++
	}
	if !hasWord(t.words) {
		if t.prefix && !p.typing {
			return p.fail(start, `"*" needs the beginning of a word before it: sover*`)
		}
		return nil // marks alone ask for nothing
	}
	if p.typing && p.at == len(p.in) && (!t.phrase || open) {
		t.prefix = true
	}
	return t
}

// story reads what names stories: words of their titles, or an ID.
func (p *parser) story() node {
	if t, ok := p.text(FieldText).(text); ok {
		return story{t}
	}
	return nil
}

// phrase reads up to the closing mark; open reports that there was none.
func (p *parser) phrase(mark rune) (words string, open bool) {
	start := p.at
	for p.at < len(p.in) {
		r, n := utf8.DecodeRuneInString(p.in[p.at:])
		if closesPhrase(mark, r) {
			words := p.in[start:p.at]
			p.at += n
			return foldSpace(words), false
		}
		p.at += n
	}
	return foldSpace(p.in[start:]), true
}

// foldSpace makes white space single and turns marks that would close a phrase
// into apostrophes.
func foldSpace(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	return strings.Map(func(r rune) rune {
		if openMark(r) == '"' {
			return '\''
		}
		return r
	}, s)
}

func hasWord(s string) bool {
	found := false
	scan(s, func(string, int, int) { found = true })
	return found
}

// dates reads what follows date:, before: and after:.
func (p *parser) dates(at int, field, v string) node {
	from, to, isRange := strings.Cut(v, "..")
	if !isRange {
		to = from
	}
	good := func(d string) bool { return validDate(d) || isRange && d == "" }
	if !good(from) || !good(to) || isRange && (field != "date" || from == "" && to == "") {
		if p.typing && p.at == len(p.in) {
			return nil
		}
		return p.fail(at, "%s: takes a year, a month or a day, like %s", field, examples[field])
	}
	switch field {
	case "before":
		return dates{field: field, to: to}
	case "after":
		return dates{field: field, from: from}
	}
	if isRange && from != "" && to != "" && from[:min(len(from), len(to))] > to[:min(len(from), len(to))] {
		return p.fail(at, "the range runs backwards: write date:%s..%s", to, from)
	}
	return dates{field, from, to}
}

// validDate reports a year, year and month, or date, by the shape of ISO 8601.
func validDate(s string) bool {
	const shape = "0000-00-00"
	if len(s) != 4 && len(s) != 7 && len(s) != 10 {
		return false
	}
	for i := range len(s) {
		if digit := '0' <= s[i] && s[i] <= '9'; digit != (shape[i] == '0') || !digit && s[i] != '-' {
			return false
		}
	}
	return len(s) < 7 || "01" <= s[5:7] && s[5:7] <= "12" && (len(s) < 10 || "01" <= s[8:10] && s[8:10] <= "31")
}
