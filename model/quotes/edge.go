package quotes

import (
	"whosaid/model"
	"whosaid/model/quotes/crf"
)

// side is left or right of a region.
type sideways uint8

const (
	leftward sideways = iota
	rightward
)

// holds is the span of content that holds region r in a finding, and its index in
// the report that the finding rests on, -1 when it rests on none.
func (p *page) holds(r int, f *finding, reports []report) (model.Span, int) {
	in := p.regions[r].Inner
	if f.report > 0 {
		for k, s := range reports[f.report-1].content {
			if s.Contains(in) {
				return s, k
			}
		}
	}
	if f.content.Contains(in) {
		return f.content, -1
	}
	return in, -1
}

// inkBetween reports whether bytes [from, to) hold a letter or digit.
func (p *page) inkBetween(from, to int) bool {
	return from < to && letters(p.text[from:to]) > 0
}

// reaches reports whether span s holds prose beside region r on a side.
func (p *page) reaches(s model.Span, r int, side sideways) bool {
	if side == leftward {
		return p.inkBetween(s.Start, p.regions[r].Outer.Start)
	}
	return p.inkBetween(p.regions[r].Outer.End, s.End)
}

// edgeFeatures writes what tells whether what is reported goes on in the prose
// beside region r: on the left up to the cue, on the right to the sentence's end.
func (p *page) edgeFeatures(s *crf.Sequence, r int, fd *finding, reports []report, side sideways) {
	s.Reset()
	base := uint32(side) * 100
	f := p.sinkTo(s, base)
	e, pa := p.extents[r], p.paraOf(r)
	span, _ := p.holds(r, fd, reports)
	here := bit(p.reaches(span, r, side))
	other := bit(p.reaches(span, r, 1-side))
	read := here<<2 | other<<1 | bit(fd.report > 0)
	form := hashString(p.regionWord(r))
	rule := hashString(fd.rule)
	f.add(0, read, 0)
	f.add(1, read, form)
	f.add(2, rule, read)
	near, step := e.first-1, -1
	if side == rightward {
		near, step = e.last, 1
	}
	w1, w2 := p.hashAt(near, pa), p.hashAt(near+step, pa)
	t1, t2 := uint32(p.tagAt(near, pa)), uint32(p.tagAt(near+step, pa))
	c := p.chanceAt(near, pa)
	c2 := p.chanceAt(near+step, pa)
	content, content2 := uint32(c.left+c.right), uint32(c2.left+c2.right)
	f.add(3, w1, here)
	f.add(4, w1, w2)
	f.add(5, w1, form)
	f.add(6, t1<<8|t2, form)
	f.add(7, content, here)
	f.add(8, content<<4|content2, read)
	f.add(9, uint32(c.source)<<4|uint32(c.cue), here)
	f.add(10, w2, w1)
	f.add(11, content, w1)
	last := uint32(p.lastRune(r))
	f.add(12, last, read)
	f.add(13, bit(p.endsSentence(r))<<1|bit(p.startsSentence(r)), read)
	f.add(14, bit(p.short(r)), read)
	f.add(15, bit(p.opensClause(r)), read<<4|bit(w1 == hashString(",") || w1 == hashString(":")))
	f.add(16, bit(p.opensClause(r)), w1)
	f.add(17, bit(p.opensClause(r))<<1|bit(p.short(r)), content)
	if !fd.cue.empty() {
		cs, d := sideOf(e, fd.cue)
		f.add(18, cs<<4|bucket(d), read)
		f.add(19, cs<<4|bucket(d), w1)
		f.add(20, p.lexemes[fd.cue.first].stem, cs<<4|read)
		f.add(21, cs<<4|bucket(d), content)
		f.add(22, cs<<4|bucket(d), form)
		if cs == 1 && fd.cue.last < len(p.words) {
			f.add(23, p.hashAt(fd.cue.last, pa), read)
		}
	} else {
		f.add(24, read, form)
	}
	if !fd.source.empty() {
		cs, d := sideOf(e, fd.source)
		f.add(25, cs<<4|bucket(d), read)
		f.add(26, cs<<4|bucket(d), w1)
	}
	f.next()
}

func (p *page) chanceAt(k int, pa *para) chance {
	if k < pa.first || k >= pa.last {
		return chance{}
	}
	return p.chances[k]
}

// startsSentence reports whether region r opens a sentence.
func (p *page) startsSentence(r int) bool {
	e := p.extents[r]
	return e.first < len(p.starts) && p.sentenceStart(e.first, p.paraOf(r).first) == e.first
}

// opensClause reports whether the words of region r start with a capital.
func (p *page) opensClause(r int) bool {
	e := p.extents[r]
	for k := e.first; k < e.last; k++ {
		if p.ink(k) {
			return p.capital(k)
		}
	}
	return false
}

// trueEdge reports whether a gold content goes on beside region r.
func (p *page) trueEdge(a *Attribution, r int, side sideways) bool {
	in := p.regions[r].Inner
	for _, s := range a.Content {
		if s.Overlaps(in) {
			return p.reaches(s, r, side)
		}
	}
	return false
}

// learnEdges learns how far contents reach beyond regions.
func learnEdges(pages []*page, gold []Gold, reports [][]report, seed uint64) *crf.Model {
	var examples []crf.Example
	for i, p := range pages {
		_, found := p.choices(nil, &gold[i], reports[i])
		last := 0
		for r := range p.regions {
			truth := p.trueAttribution(&gold[i], r)
			if truth == nil || !found[r].found() {
				continue
			}
			for _, side := range []sideways{leftward, rightward} {
				var x crf.Example
				p.edgeFeatures(&x.Sequence, r, &found[r], reports[i], side)
				x.Labels = []uint8{uint8(bit(p.trueEdge(truth, r, side)))}
				examples = append(examples, x)
			}
			if k := found[r].report; k > 0 && k != last {
				last = k
				examples = p.partExamples(examples, r, &reports[i][k-1], truth)
			}
		}
	}
	return learnBinary(examples, seed)
}

// The probabilities of going on beyond a region from which prose beside it is
// added to a content, and below which it is taken away.
const (
	goesOn = 0.6
	stops  = 0.4
)

// reach makes the contents of all findings end where the edges say.
func (m *Models) reach(own *reading, p *page, out []finding, reports []report) {
	if m.edges == nil {
		return
	}
	s := &own.single
	for r := range out {
		f := &out[r]
		if !f.found() || f.idle || f.source.empty() || !f.inner.IsZero() {
			continue
		}
		var goes [2]float64
		for _, side := range []sideways{leftward, rightward} {
			p.edgeFeatures(s, r, f, reports, side)
			goes[side] = m.edges.Marginals(&own.lattice, s)[1]
		}
		p.reachOne(r, f, reports, goes)
	}
	m.sort(own, p, out, reports)
}

// reachOne sets the ends of the content of region r.
func (p *page) reachOne(r int, f *finding, reports []report, goes [2]float64) {
	span, k := p.holds(r, f, reports)
	now := span
	out := p.regions[r].Outer
	if at := p.reaches(span, r, leftward); at && goes[leftward] < stops && !p.regionBefore(r, span) {
		now.Start = out.Start
	} else if !at && goes[leftward] > goesOn {
		now.Start = p.leftEdge(r, f)
	}
	if at := p.reaches(span, r, rightward); at && goes[rightward] < stops && !p.regionBehind(r, span) {
		now.End = out.End
	} else if !at && goes[rightward] > goesOn {
		now.End = p.rightEdge(r, f)
	}
	if now == span {
		return
	}
	if !p.inkBetween(now.Start, out.Start) && !p.inkBetween(out.End, now.End) {
		now = p.regions[r].Inner
	}
	if k >= 0 {
		p.setContent(&reports[f.report-1], k, now)
	} else {
		f.content = now
	}
}

// setContent sets one span of a report's content, unless another is in its way.
func (p *page) setContent(rep *report, k int, s model.Span) {
	if k > 0 {
		s.Start = max(s.Start, min(rep.content[k].Start, rep.content[k-1].End))
	}
	if k+1 < len(rep.content) {
		s.End = min(s.End, max(rep.content[k].End, rep.content[k+1].Start))
	}
	rep.content[k] = s
}

func (p *page) regionBefore(r int, s model.Span) bool {
	return r > 0 && s.Contains(p.regions[r-1].Inner)
}

func (p *page) regionBehind(r int, s model.Span) bool {
	return r+1 < len(p.regions) && s.Contains(p.regions[r+1].Inner)
}

// leftEdge is where a content that goes on left of region r begins: behind its cue
// or source, or with the sentence.
func (p *page) leftEdge(r int, f *finding) int {
	e := p.extents[r]
	lo, _ := p.sentenceOf(r)
	from := lo
	for _, g := range []phrase{f.cue, f.source} {
		if !g.empty() && g.last <= e.first {
			from = max(from, g.last)
		}
	}
	for k := e.first - 1; k >= from; k-- {
		if p.region[k] >= 0 || !p.ink(k) && p.lower[k] != "," && p.lower[k] != "-" && p.lower[k] != "'" {
			from = k + 1
			break
		}
	}
	for from < e.first && !p.ink(from) {
		from++
	}
	if from >= e.first {
		return p.regions[r].Outer.Start
	}
	return p.words[from].Span.Start
}

// rightEdge is where a content that goes on right of region r ends: before its cue
// or source, or with the clause.
func (p *page) rightEdge(r int, f *finding) int {
	e := p.extents[r]
	_, to := p.sentenceOf(r)
	for _, g := range []phrase{f.cue, f.source} {
		if !g.empty() && g.first >= e.last {
			to = min(to, g.first)
		}
	}
	for k := e.last; k < to; k++ {
		if p.region[k] >= 0 || k > e.last && !p.ink(k) && p.lower[k] != "-" && p.lower[k] != "'" {
			to = k
			break
		}
	}
	for to > e.last && !p.ink(to-1) {
		to--
	}
	if to <= e.last {
		return p.regions[r].Outer.End
	}
	return p.words[to-1].Span.End
}
