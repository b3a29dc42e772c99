package quotes

import (
	"slices"

	"whosaid/model"
	"whosaid/model/quotes/crf"
)

// What is asked of prose that stands apart from a report's regions, beside leftward and
// rightward: is a span that was read as content part of it, and is the clause in front
// of the cue ("C, she added, “…”")?
const (
	apart sideways = iota + 2
	infront
)

// likelier is the probability from which a clause in front of a cue is content.
const likelier = 0.5

// part is a stretch of prose that may belong to a report.
type part struct {
	words phrase
	side  sideways
	at    int // the span of the report's content, for apart
}

// parts lists the stretches of prose about which the report that holds region r is in
// doubt.
func (p *page) parts(out []part, r int, rep *report) []part {
	out = out[:0]
	for k, s := range rep.content {
		if f := p.proseOf(s); !f.empty() {
			out = append(out, part{f, apart, k})
		}
	}
	if rep.cue.empty() || rep.cue.first >= p.extents[r].first {
		return out
	}
	e, pa := p.extents[r], p.paraOf(r)
	lo := p.sentenceStart(e.first, pa.first)
	f := phrase{lo, rep.cue.first}
	if !rep.source.empty() && rep.source.first >= lo {
		f.last = min(f.last, rep.source.first)
	}
	for f.last > f.first && !p.ink(f.last-1) && p.region[f.last-1] < 0 {
		f.last--
	}
	if f.empty() {
		return out
	}
	for k := f.first; k < f.last; k++ {
		if p.region[k] >= 0 {
			return out
		}
	}
	s := p.span(f.first, f.last)
	if slices.ContainsFunc(rep.content, s.Overlaps) {
		return out
	}
	return append(out, part{f, infront, -1})
}

// proseOf is the words of a span that holds no region, else empty.
func (p *page) proseOf(s model.Span) phrase {
	lo, _ := slices.BinarySearchFunc(p.words, s.Start, func(t model.Token, at int) int { return t.Span.End - at - 1 })
	f := phrase{lo, lo}
	for f.last < len(p.words) && p.words[f.last].Span.Start < s.End {
		if p.region[f.last] >= 0 {
			return phrase{}
		}
		f.last++
	}
	return f
}

// partFeatures writes what tells whether a stretch of prose belongs to the report that
// holds region r.
func (p *page) partFeatures(s *crf.Sequence, r int, rep *report, t part) {
	s.Reset()
	base := uint32(t.side) * 100
	f := p.sinkTo(s, base)
	e, pa, w := p.extents[r], p.paraOf(r), t.words
	side, distance := sideOf(e, w)
	form := hashString(p.regionWord(r))
	place := side<<4 | bucket(distance)
	cue, verb := uint32(0), uint32(0)
	if !rep.cue.empty() {
		cs, cd := sideOf(extent(w), rep.cue)
		qs, _ := sideOf(e, rep.cue)
		cue, verb = qs<<8|cs<<4|bucket(cd), p.lexemes[rep.cue.first].stem
	}
	sum, verbs := 0, uint32(0)
	n := min(w.last-w.first, 40)
	for k := w.first; k < w.first+n; k++ {
		sum += int(p.chances[k].left + p.chances[k].right)
		if g := p.words[k].Tag; g == model.TagVERB || g == model.TagAUX {
			verbs++
		}
	}
	held, verbs := uint32(sum/n), min(verbs, 3)
	first, last := hashString(p.lower[w.first]), hashString(p.lower[w.last-1])
	t1, t2 := uint32(p.words[w.first].Tag), uint32(p.words[w.last-1].Tag)
	size := bucket(n)
	f.add(0, 0, 0)
	f.add(1, held, verbs<<4|size)
	f.add(2, place, cue)
	f.add(3, first, size)
	f.add(4, last, size)
	f.add(5, t1<<8|t2, verbs)
	f.add(6, verb, cue)
	f.add(7, held, cue)
	f.add(8, p.hashAt(w.last, pa), p.hashAt(w.first-1, pa))
	f.add(9, form, cue)
	f.add(10, verbs<<4|size, cue)
	f.add(11, first, cue)
	f.add(12, bit(p.starts[w.first]), place)
	f.add(13, bit(p.opensClause(r))<<1|bit(p.short(r)), cue)
	f.add(14, uint32(p.lastRune(r)), cue)
	f.add(15, held, place)
	f.add(16, uint32(len(rep.content)), cue)
	f.add(17, first, hashString(p.lower[min(w.first+1, w.last-1)]))
	f.add(18, p.hashAt(w.last, pa), cue)
	f.next()
}

// partExamples appends what is known of the parts of the report that holds region r.
func (p *page) partExamples(out []crf.Example, r int, rep *report, truth *Attribution) []crf.Example {
	for _, t := range p.parts(nil, r, rep) {
		var x crf.Example
		p.partFeatures(&x.Sequence, r, rep, t)
		span := []model.Span{p.span(t.words.first, t.words.last)}
		x.Labels = []uint8{uint8(bit(2*shared(span, truth.Content) > length(span)))}
		out = append(out, x)
	}
	return out
}

// sort adds to the reports that hold regions the prose that belongs to them and takes
// out what does not.
func (m *Models) sort(own *reading, p *page, out []finding, reports []report) {
	last := 0
	var ps []part
	for r := range out {
		f := &out[r]
		if f.report == 0 || f.report == last || f.idle || f.source.empty() {
			continue
		}
		last = f.report
		rep := &reports[f.report-1]
		ps = p.parts(ps, r, rep)
		for k := len(ps) - 1; k >= 0; k-- {
			t := ps[k]
			p.partFeatures(&own.single, r, rep, t)
			goes := m.edges.Marginals(&own.lattice, &own.single)[1]
			switch {
			case t.side == apart && goes < stops && len(rep.content) > 1:
				rep.content = slices.Delete(rep.content, t.at, t.at+1)
			case t.side == infront && goes > likelier:
				rep.content = slices.Insert(rep.content, 0, p.span(t.words.first, t.words.last))
			}
		}
	}
}
