package reader

import (
	"sort"

	"whosaid/model"
	"whosaid/ui/text"
)

// Select marks quotes, by their indexes in Reading.Quotes; none clears.
func (p *Pane) Select(quotes ...int) { p.selected, p.chosen = quotes, 0 }

// Selected returns the selected quote when exactly one is, else -1.
func (p *Pane) Selected() int {
	if len(p.selected) == 1 {
		return p.selected[0]
	}
	return -1
}

// RevealQuote scrolls a quote into the window.
func (p *Pane) RevealQuote(i int) {
	if p.reading != nil && i >= 0 && i < len(p.reading.Quotes) {
		q := &p.reading.Quotes[i]
		p.Reveal(q.Spans[0])
	}
}

// stops reports whether ]q stops at a quote: somebody says it, and it is shown.
func (p *Pane) stops(i int) bool {
	q := &p.reading.Quotes[i]
	if q.Kind == model.ScareQuote {
		return false
	}
	b := p.article.BlockAt(q.Start())
	return p.removed || b < 0 || p.article.Blocks[b].Kept()
}

// Next returns the n-th quote after the selected one (before it when n is
// negative). When none is selected or it is out of sight, counting begins at the
// edge of the window. It stops at the ends; -1 means there is none.
func (p *Pane) Next(n int) int {
	if p.reading == nil || n == 0 {
		return -1
	}
	at, step := p.start(n), 1
	if n < 0 {
		step = -1
	}
	found := -1
	for i := at; i >= 0 && i < len(p.reading.Quotes) && n != 0; i += step {
		if p.stops(i) {
			found = i
			n -= step
		}
	}
	return found
}

// start is the first quote to look at for Next.
func (p *Pane) start(n int) int {
	qs := p.reading.Quotes
	if s := p.Selected(); s >= 0 && s < len(qs) && p.inSight(s) {
		if n > 0 {
			return s + 1
		}
		return s - 1
	}
	seen := p.Visible()
	if n > 0 {
		return sort.Search(len(qs), func(i int) bool { return qs[i].Start() >= seen.Start })
	}
	return sort.Search(len(qs), func(i int) bool { return qs[i].Start() >= seen.End }) - 1
}

// SelectedInSight reports whether one quote is selected and a part of it shows.
func (p *Pane) SelectedInSight() bool {
	s := p.Selected()
	return s >= 0 && p.reading != nil && s < len(p.reading.Quotes) && p.inSight(s)
}

func (p *Pane) inSight(quote int) bool {
	return p.reading.Quotes[quote].Extent().Overlaps(p.Visible())
}

// Current is the quote a command is about: the selected one when it is in
// sight, else the first that begins in the window, else -1.
func (p *Pane) Current() int {
	if p.reading == nil {
		return -1
	}
	if s := p.Selected(); s >= 0 && s < len(p.reading.Quotes) && p.inSight(s) {
		return s
	}
	seen := p.Visible()
	for i := range p.reading.Quotes {
		if q := &p.reading.Quotes[i]; seen.Has(q.Start()) && p.stops(i) {
			return i
		}
	}
	return -1
}

// QuoteAt returns the quote shown at a cell of the pane, or -1.
func (p *Pane) QuoteAt(x, y int) int {
	if p.page == nil {
		return -1
	}
	offset, ok := p.page.At(p.top+y, x)
	if !ok {
		return -1
	}
	return p.body.QuoteAt(offset)
}

// marks are the highlights of the window.
func (p *Pane) marks() []text.Mark {
	seen := p.Visible()
	var out []text.Mark
	for _, i := range p.selected {
		if i < 0 || i >= len(p.reading.Quotes) {
			continue
		}
		if p.reading.Quotes[i].Extent().Overlaps(seen) {
			out = append(out, p.body.QuoteMarks(i, text.Selected)...)
		}
	}
	if s := p.Selected(); s >= 0 && s < len(p.reading.Quotes) {
		out = append(out, p.evidence(&p.reading.Quotes[s])...)
	}
	out = append(out, p.chosenMark(seen)...)
	out = append(out, p.find.marks(seen)...)
	for _, h := range p.hints {
		out = append(out, text.Mark{Span: h.Span, Kind: text.Hint, Label: h.Label})
	}
	return out
}

// evidence marks what the selected quote's attribution rests on.
func (p *Pane) evidence(q *model.Quote) []text.Mark {
	var out []text.Mark
	if !q.Cue.IsZero() {
		out = append(out, text.Mark{Span: q.Cue, Kind: text.Related})
	}
	if q.Attributed() {
		out = append(out, text.Mark{Span: p.reading.Mentions[q.Mention].Span, Kind: text.Related})
	}
	return out
}
