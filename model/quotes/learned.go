package quotes

import (
	"slices"

	"whosaid/model"
	"whosaid/model/quotes/crf"
)

// Find is like the package's, with these models.
func (m *Models) Find(a *model.Article, toks *model.Tokens, ms []model.Mention) ([]model.Quote, []model.Mention) {
	p := lay(a, toks, ms)
	p.cues = m.cues
	c := newCast(p)
	var quotes []model.Quote
	var lattice crf.Lattice
	var s crf.Sequence
	var labels []uint8
	var es []element
	for i := range p.paras {
		es = p.elements(es[:0], &p.paras[i])
		p.features(&s, es)
		labels = m.sequence.Decode(&lattice, &s, labels)
		for _, r := range relations(labels) {
			if len(r.content) == 0 {
				continue
			}
			q := model.Quote{Kind: model.Indirect, Mention: -1, Rule: "sequence", Cue: p.elementSpan(es, r.cue)}
			for _, f := range r.content {
				q.Spans = append(q.Spans, p.elementSpan(es, f))
			}
			slices.SortFunc(q.Spans, func(x, y model.Span) int { return x.Start - y.Start })
			if !r.source.empty() {
				q.Mention = c.mention(phrase{es[r.source.first].first, es[r.source.last-1].last})
			}
			q.ID = id(a, q.Start())
			quotes = append(quotes, q)
		}
	}
	slices.SortStableFunc(quotes, func(x, y model.Quote) int { return x.Start() - y.Start() })
	return quotes, c.ordered(quotes)
}

// elementSpan is the bytes of elements f.
func (p *page) elementSpan(es []element, f phrase) model.Span {
	return p.span(es[f.first].first, es[f.last-1].last)
}
