package main

import (
	"bytes"
	"crypto/sha256"
	_ "embed" // the mined labels
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"unicode"

	"whosaid/model"
)

// place is a labelled stretch of an article, in code points.
type place struct {
	ID         string
	Start, End int
}

// label is a labelled pair of quoted stretches.
type label struct {
	A, B    place
	Label   string
	Note    string
	Reprint bool
	Short   bool
	from    string // "pairs", or "all" for those that stand only in the list of all links
}

func (g *label) positive() bool {
	return g.Label == "same" || g.Label == "part" || g.Label == "reworded"
}

// gold is every label, and which articles were looked through for links.
type gold struct {
	labels []label
	of     map[[2]string][]*label // by the names of both articles
	dev    map[string]bool        // articles of the development split
	early  map[string]bool        // of the training split, of the months looked through
}

// mined are labels of pairs that the judge was unsure of, made by one reader; they
// name articles by a hash of their name.
//
//go:embed mined.jsonl
var mined []byte

// readGold reads the labelled pairs (JSON Lines), the list of all links (JSON) and
// the mined labels. items are the articles there are.
func readGold(pairs, all string, items []item) (*gold, error) {
	raw, err := os.ReadFile(pairs)
	if err != nil {
		return nil, err
	}
	g := &gold{of: map[[2]string][]*label{}}
	if err := g.readMined(items); err != nil {
		return nil, err
	}
	for dec := json.NewDecoder(bytes.NewReader(raw)); dec.More(); {
		l := label{from: "pairs"}
		if err := dec.Decode(&l); err != nil {
			return nil, fmt.Errorf("%s: after %d pairs: %w", pairs, len(g.labels), err)
		}
		l.Reprint = strings.Contains(l.Note, "reprint")
		g.labels = append(g.labels, l)
	}
	if raw, err = os.ReadFile(all); err != nil {
		return nil, err
	}
	var lists struct {
		Links      []label
		OtherLinks []label `json:"other_links"`
	}
	if err := json.Unmarshal(raw, &lists); err != nil {
		return nil, fmt.Errorf("%s: %w", all, err)
	}
	for _, l := range append(lists.Links, lists.OtherLinks...) {
		l.from = "all"
		g.labels = append(g.labels, l)
	}
	for i := range g.labels {
		l := &g.labels[i]
		g.of[[2]string{l.A.ID, l.B.ID}] = append(g.of[[2]string{l.A.ID, l.B.ID}], l)
	}
	return g, nil
}

func (g *gold) readMined(items []item) error {
	names := map[string]string{}
	for _, it := range items {
		names[fmt.Sprintf("sha256:%.6x", sha256.Sum256([]byte(it.name)))] = it.name
	}
	for dec := json.NewDecoder(bytes.NewReader(mined)); dec.More(); {
		l := label{from: "mined"}
		if err := dec.Decode(&l); err != nil {
			return fmt.Errorf("mined.jsonl: after %d labels: %w", len(g.labels), err)
		}
		l.A.ID, l.B.ID = names[l.A.ID], names[l.B.ID]
		if l.A.ID != "" && l.B.ID != "" {
			g.labels = append(g.labels, l)
		}
	}
	return nil
}

// find returns the label of two stretches of two articles, in bytes: a positive
// one before a negative one, nil when there is none.
func (g *gold) find(a, b *item, s, t model.Span) *label {
	var best *label
	look := func(list []*label, a, b *item, s, t model.Span) {
		for _, l := range list {
			if covers(a.article.Text, s, l.A) && covers(b.article.Text, t, l.B) && (best == nil || !best.positive()) {
				best = l
			}
		}
	}
	look(g.of[[2]string{a.name, b.name}], a, b, s, t)
	look(g.of[[2]string{b.name, a.name}], b, a, t, s)
	return best
}

// covers reports whether a span holds half of a labelled stretch, or is a
// quotation in it.
func covers(text string, s model.Span, p place) bool {
	start, end := bytesOf(text, p)
	shared := min(s.End, end) - max(s.Start, start)
	return 2*shared >= end-start || shared == s.End-s.Start && opens(text[:s.Start]) && s.Start > start
}

// opens reports whether a text ends with an opening mark.
func opens(text string) bool {
	return strings.HasSuffix(text, "“") || strings.HasSuffix(text, "‘") || strings.HasSuffix(text, "\"")
}

// bytesOf is a labelled stretch in bytes.
func bytesOf(text string, p place) (start, end int) {
	n := 0
	start, end = len(text), len(text)
	for i := range text {
		if n == p.Start {
			start = i
		}
		if n == p.End {
			end = i
			break
		}
		n++
	}
	return start, end
}

// at returns the quotations that hold half of the letters of a labelled stretch.
func at(it *item, p place) []model.QuoteID {
	start, end := bytesOf(it.article.Text, p)
	letters := func(from, to int) (n int) {
		for _, r := range it.article.Text[from:max(from, to)] {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				n++
			}
		}
		return n
	}
	want := letters(start, end)
	var out []model.QuoteID
	for i := range it.reading.Quotes {
		q := &it.reading.Quotes[i]
		if q.Kind == model.ScareQuote {
			continue
		}
		have := 0
		for _, s := range q.Spans {
			have += letters(max(s.Start, start), max(max(s.Start, start), min(s.End, end)))
		}
		if want > 0 && 2*have >= want {
			out = append(out, q.ID)
		}
	}
	return out
}
