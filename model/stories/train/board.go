package main

import (
	"fmt"
	"strings"

	"whosaid/model"
)

// board scores links against the labels the way the corpus's own scorer does,
// but for links that follow from others.
type board struct {
	items map[string]*item
	g     *gold
	at    map[*label][2][]model.QuoteID
}

func newBoard(items []item, g *gold) *board {
	b := &board{items: map[string]*item{}, g: g, at: map[*label][2][]model.QuoteID{}}
	for i := range items {
		b.items[items[i].name] = &items[i]
	}
	for i := range g.labels {
		l := &g.labels[i]
		if x, y := b.items[l.A.ID], b.items[l.B.ID]; x != nil && y != nil {
			b.at[l] = [2][]model.QuoteID{at(x, l.A), at(y, l.B)}
		}
	}
	return b
}

// linked returns the pairs of quotations that are linked.
func linked(list []example, yes func(*example) bool) map[[2]model.QuoteID]bool {
	out := map[[2]model.QuoteID]bool{}
	for i := range list {
		if e := &list[i]; yes(e) {
			out[[2]model.QuoteID{e.qa, e.qb}] = true
			out[[2]model.QuoteID{e.qb, e.qa}] = true
		}
	}
	return out
}

func (b *board) hit(l *label, links map[[2]model.QuoteID]bool) bool {
	for _, p := range b.at[l][0] {
		for _, q := range b.at[l][1] {
			if links[[2]model.QuoteID{p, q}] {
				return true
			}
		}
	}
	return false
}

// score prints precision, recall and F1 on the labelled pairs.
func (b *board) score(list []example, yes func(*example) bool) string {
	links := linked(list, yes)
	var out []string
	for _, short := range []bool{true, false} {
		tp, fp, fn := 0, 0, 0
		for i := range b.g.labels {
			l := &b.g.labels[i]
			if _, ok := b.at[l]; !ok || l.from != "pairs" || l.Reprint || !short && l.Short {
				continue
			}
			switch hit := b.hit(l, links); {
			case hit && l.positive():
				tp++
			case hit:
				fp++
			case l.positive():
				fn++
			}
		}
		p, r := 100*float64(tp)/float64(max(1, tp+fp)), 100*float64(tp)/float64(max(1, tp+fn))
		out = append(out, fmt.Sprintf("P %.1f R %.1f F1 %.1f", p, r, 2*p*r/max(1, p+r)))
	}
	return strings.Join(out, ", of 4+ words ")
}

// errors prints the labelled pairs that are judged wrongly, and why.
func (b *board) errors(list []example, yes func(*example) bool) {
	links := linked(list, yes)
	for i := range b.g.labels {
		l := &b.g.labels[i]
		where, ok := b.at[l]
		if !ok || l.Reprint || l.from == "mined" || b.hit(l, links) == l.positive() {
			continue
		}
		why := "judged"
		best := b.closest(list, where)
		switch {
		case len(where[0]) == 0 || len(where[1]) == 0:
			why = "a quotation was not found"
		case best == nil:
			why = "not aligned"
		}
		fmt.Printf("%s (%s, %s): %s\n", l.Label, l.from, why, l.Note)
		fmt.Printf("  A %s: %s\n  B %s: %s\n", l.A.ID, b.text(l.A), l.B.ID, b.text(l.B))
		if best != nil {
			fmt.Printf("  %.2f %+v\n", best.held, best.e)
		}
	}
}

func (b *board) closest(list []example, where [2][]model.QuoteID) *example {
	var best *example
	for i := range list {
		e := &list[i]
		for _, p := range where[0] {
			for _, q := range where[1] {
				if (e.qa == p && e.qb == q || e.qa == q && e.qb == p) && (best == nil || e.held > best.held) {
					best = e
				}
			}
		}
	}
	return best
}

func (b *board) text(p place) string {
	text := b.items[p.ID].article.Text
	start, end := bytesOf(text, p)
	return fmt.Sprintf("%.220q", text[start:end])
}
