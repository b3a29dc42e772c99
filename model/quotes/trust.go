package quotes

import "whosaid/model/quotes/crf"

// origin is how a report came by its source.
type origin uint8

const (
	ownSource origin = iota
	inheritedSource
	patternSource
)

// trustFeatures writes what tells whether a report is one, with the right source.
func (p *page) trustFeatures(s *crf.Sequence, rep *report) {
	s.Reset()
	f := func(t, x, y uint32) { s.Add(mix(t, x, y)) }
	from := uint32(rep.origin)<<1 | bit(rep.source.empty())
	f(1, from, 0)
	f(2, uint32(min(len(rep.content), 3)), from)
	if rep.cue.empty() {
		s.Next(0)
		return
	}
	c := rep.cue.first
	word := hashString(stem(p.lower[c]))
	f(3, word, 0)
	f(4, word, from)
	f(5, uint32(p.gradeAt(c)), from)
	f(6, uint32(p.words[c].Tag), bucket(rep.cue.last-c))
	f(7, hashString(p.lower[rep.cue.last-1]), word)
	if len(rep.content) > 0 {
		before := bit(rep.content[0].Start < p.words[c].Span.Start)
		f(8, before, bucket(rep.content[0].Len()/20))
		f(9, before, word)
	}
	if !rep.source.empty() {
		side := bit(rep.source.first < c)
		gap := max(c-rep.source.last, rep.source.first-rep.cue.last)
		f(10, side<<4|bucket(gap), from)
		f(11, side<<4|bucket(gap), uint32(p.gradeAt(c)))
		f(12, hashString(p.lower[rep.source.last-1]), 0)
		f(13, uint32(p.words[rep.source.last-1].Tag), uint32(p.words[rep.source.first].Tag)<<2|from)
		f(14, bucket(rep.source.last-rep.source.first), side)
	}
	s.Next(0)
}

// trust is the probability that a report and its source are right.
func (m *Models) trust(l *crf.Lattice, s *crf.Sequence, p *page, rep *report) float64 {
	p.trustFeatures(s, rep)
	return m.reader.Marginals(l, s)[1]
}

// learnReader learns how far reports can be trusted.
func learnReader(pages []*page, gold []Gold, reports [][]report, seed uint64) *crf.Model {
	var examples []crf.Example
	for i, p := range pages {
		for k := range reports[i] {
			var x crf.Example
			p.trustFeatures(&x.Sequence, &reports[i][k])
			x.Labels = []uint8{uint8(bit(p.isTrue(&reports[i][k], &gold[i])))}
			examples = append(examples, x)
		}
	}
	return learnBinary(examples, seed)
}

// isTrue reports whether a gold attribution shares the report's cue and source.
func (p *page) isTrue(rep *report, g *Gold) bool {
	if rep.cue.empty() {
		return false
	}
	cue := p.span(rep.cue.first, rep.cue.last)
	for i := range g.Attributions {
		a := &g.Attributions[i]
		for _, s := range a.Cue {
			if s.Overlaps(cue) && (p.isSource(rep.source, a) || rep.source.empty() && len(a.Source) == 0) {
				return true
			}
		}
	}
	return false
}
