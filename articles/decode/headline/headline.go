package headline

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Statements are the titles that a page states, each one clean line, and what
// tells the outlet's name from a title. Any may be empty.
type Statements struct {
	Linked  string   // JSON-LD headline
	News    bool     // the JSON-LD calls the article news
	Printed []string // h1 elements in their order
	Shared  string   // og:title
	Tweeted string   // twitter:title
	Tab     string   // title element
	Other   string   // other meta elements
	Outlets []string // what the page calls its outlet
	Host    string   // of the page's address, without "www."
}

// source is a place where a page states its title.
type source uint16

const (
	linked source = 1 << iota
	printed
	printedLater
	shared
	tweeted
	tab
	other
	head // what stands before a break in some stated title
	tail // what stands behind one

	cut    = head | tail
	stated = head - 1
)

// maxTitle is the length in bytes beyond which a statement is no title.
const maxTitle = 1024

// statement is one place's title as far as it goes without the outlet's name.
type statement struct {
	from  source
	title string
	key   string // folded
	pairs pairs
}

// Candidate is a title that a page may have.
type Candidate struct {
	Title string
	// Features weigh for and against it; names are in Features.
	Features []float64

	from source
	key  string
}

// Choose is the likeliest title, "" when the page states none.
func Choose(s *Statements) string {
	best, most := "", 0.0
	for i, c := range Candidates(s) {
		score := 0.0
		for k, x := range c.Features {
			score += weights[k] * x
		}
		if i == 0 || score > most {
			best, most = c.Title, score
		}
	}
	return best
}

// Candidates are the distinct titles that a page states, likelier sources first,
// and the parts of them before and behind breaks. Titles that agree but for case
// and marks are one.
func Candidates(s *Statements) []Candidate {
	said := s.list()
	var all []Candidate
	add := func(from source, title string) {
		key := Fold(title)
		if key == "" {
			return
		}
		if i := slices.IndexFunc(all, func(c Candidate) bool { return c.key == key }); i >= 0 {
			all[i].from |= from
			return
		}
		all = append(all, Candidate{Title: title, from: from, key: key})
	}
	for i := range said {
		add(said[i].from, said[i].title)
	}
	for i := range said {
		for _, b := range breaks(said[i].title) {
			add(head, strings.TrimSpace(said[i].title[:b.start]))
			add(tail, strings.TrimSpace(said[i].title[b.end:]))
		}
	}
	for i := range all {
		all[i].Features = s.features(&all[i], said)
	}
	return all
}

// list are the page's statements, without those that say nothing.
func (s *Statements) list() []statement {
	var all []statement
	add := func(from source, title string) {
		if key := Fold(title); key != "" && len(title) <= maxTitle {
			all = append(all, statement{from, title, key, pairsOf(key)})
		}
	}
	add(linked, s.withoutOutlet(s.Linked))
	for i, title := range s.Printed {
		switch i {
		case 0:
			add(printed, title)
		case 1, 2:
			add(printedLater, title)
		}
	}
	add(shared, s.withoutOutlet(s.Shared))
	add(tweeted, s.withoutOutlet(s.Tweeted))
	add(other, s.withoutOutlet(s.Other))
	add(tab, s.withoutOutlet(s.Tab))
	return all
}

// Fold is s for comparing: lower case, white space and marks as one space.
func Fold(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(norm.NFKC.String(s)), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.M, r)
	}), " ")
}
