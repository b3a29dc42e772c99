package main

import (
	"strings"
	"unicode"
)

// labelByGold labels the blocks of a page. A block belongs to the story when
// most of its four-word sequences stand in the gold body; a short one when it
// is one of the body's paragraphs or a paragraph's beginning. What gold calls
// standfirst is not learned from.
func (d *document) labelByGold(g *pageGold) {
	body := newShingles(strings.Join(g.Body, "\n"))
	first := newShingles(strings.Join(g.Standfirst, "\n"))
	flat := " " + strings.Join(words(strings.Join(g.Body, "\n")), " ") + " "
	shares := make([]float64, len(d.label))
	for i, span := range d.rows.Spans {
		text := span.In(d.doc.Text)
		ws := words(text)
		shares[i] = body.share(ws)
		if len(ws) < 4 {
			shares[i] = 0
			if len(ws) > 0 && strings.Contains(flat, " "+strings.Join(ws, " ")+" ") {
				shares[i] = -1 // decided by its neighbours
			}
		}
		d.label[i] = shares[i] > 0.5
		switch {
		case len(ws) == 0, shares[i] > 0.2 && shares[i] < 0.8, !d.label[i] && first.share(ws) > 0.5:
			d.weight[i] = 0
		}
	}
	d.labelShort(shares)
	d.dropFarCopies(shares)
}

// labelShort decides blocks of under four words that the body holds: they belong
// to it between blocks that do.
func (d *document) labelShort(shares []float64) {
	for i := range shares {
		if shares[i] >= 0 {
			continue
		}
		before, after := false, false
		for j := i - 1; j >= 0 && j >= i-2; j-- {
			before = before || d.label[j]
		}
		for j := i + 1; j < len(shares) && j <= i+2; j++ {
			after = after || shares[j] > 0.5
		}
		d.label[i] = before && after
		if before != after {
			d.weight[i] = 0
		}
	}
}

// dropFarCopies leaves lone blocks that repeat the body far from it out of
// learning: a teaser quotes the story, a list repeats its first sentence.
func (d *document) dropFarCopies(shares []float64) {
	for i := range shares {
		if !d.label[i] {
			continue
		}
		near := 0
		for j := max(0, i-12); j < min(len(shares), i+13); j++ {
			if j != i && d.label[j] {
				near++
			}
		}
		if near == 0 && len(shares) > 20 {
			d.weight[i] = 0
		}
	}
}

type shingles map[string]bool

func newShingles(text string) shingles {
	s := shingles{}
	ws := words(text)
	for i := 0; i+4 <= len(ws); i++ {
		s[strings.Join(ws[i:i+4], " ")] = true
	}
	return s
}

// share is the part of the four-word sequences of ws that s holds.
func (s shingles) share(ws []string) float64 {
	n, hits := 0, 0
	for i := 0; i+4 <= len(ws); i++ {
		n++
		if s[strings.Join(ws[i:i+4], " ")] {
			hits++
		}
	}
	if n == 0 {
		return 0
	}
	return float64(hits) / float64(n)
}

// words are the runs of letters, digits and underscores, as the scorer takes them.
func words(text string) []string {
	return strings.FieldsFunc(strings.ReplaceAll(text, "\u00ad", ""), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '_' && !unicode.IsMark(r)
	})
}
