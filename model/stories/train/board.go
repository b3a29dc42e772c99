package main

import (
	"fmt"

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

// tally counts right and wrong links, and missed ones.
type tally struct{ right, wrong, missed int }

func (t *tally) add(u tally) {
	t.right += u.right
	t.wrong += u.wrong
	t.missed += u.missed
}

func (t tally) String() string {
	p := 100 * float64(t.right) / float64(max(1, t.right+t.wrong))
	r := 100 * float64(t.right) / float64(max(1, t.right+t.missed))
	return fmt.Sprintf("P %.1f R %.1f F1 %.1f", p, r, 2*p*r/max(1, p+r))
}

// figures are a board's: on all labelled pairs, and on those of four words or more.
type figures struct{ all, long tally }

func (f figures) String() string { return f.all.String() + ", of 4+ words " + f.long.String() }

// score counts precision and recall on the labelled pairs.
func (b *board) score(list []example, yes func(*example) bool) (f figures) {
	links := linked(list, yes)
	for i := range b.g.labels {
		l := &b.g.labels[i]
		if _, ok := b.at[l]; !ok || l.from != "pairs" || l.Reprint {
			continue
		}
		var one tally
		switch hit := b.hit(l, links); {
		case hit && l.positive():
			one.right = 1
		case hit:
			one.wrong = 1
		case l.positive():
			one.missed = 1
		}
		f.all.add(one)
		if !l.Short {
			f.long.add(one)
		}
	}
	return f
}

// heldOut prints figures of judges that saw nothing of the pairs they judge, over
// all partings together.
func (b *board) heldOut(list []example, g *gold) {
	sums := make([]figures, len(lines))
	for seed := range uint32(partings) {
		foldUp(list, g, seed+1)
		validate(list)
		for i, line := range lines {
			f := b.score(list, func(e *example) bool { return e.held >= line })
			sums[i].all.add(f.all)
			sums[i].long.add(f.long)
		}
	}
	for i, line := range lines {
		fmt.Printf("line %.2f  held out: %s\n", line, sums[i])
	}
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
