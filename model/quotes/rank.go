package quotes

import (
	"whosaid/model/quotes/crf"
)

// generator is what proposed a candidate.
type generator uint8

// The generators, in the order in which they are trusted without a model.
const (
	byTranscript generator = iota
	byReading
	byContinuation
	byAfter
	byBefore
	bySignature
	bySplit
	byIntroduction
	byNextParagraph
	bySentence
	byBeforeSentence
	byNextRegion
)

// candidate is a finding with those that proposed it.
type candidate struct {
	finding
	by    uint32 // bits of generators
	score float64
}

// maxCandidates bounds the candidates of a region.
const maxCandidates = 10

// propose lists the possible findings of region r, the one that patterns would
// choose first. Those with one source are one candidate.
func (p *page) propose(out []finding, reports []report, r int) []candidate {
	var list []candidate
	add := func(g generator, f finding) {
		if !f.found() || f.source.empty() && f.account.IsZero() || len(list) == maxCandidates {
			return
		}
		for i := range list {
			if overlap(list[i].source, f.source) {
				list[i].by |= 1 << g
				return
			}
		}
		list = append(list, candidate{finding: f, by: 1 << g})
	}
	if f := p.transcript(r); f.found() { // leaves no doubt
		return []candidate{{finding: f, by: 1 << byTranscript}}
	}
	if f := p.signed(r); f.found() { // nor does a name set behind the quotation
		return []candidate{{finding: f, by: 1 << bySignature}}
	}
	add(byReading, out[r])
	if p.regions[r].Continues && out[r-1].found() {
		add(byContinuation, carry(out, r-1, "continued paragraph", 1))
	}
	add(byAfter, p.after(r))
	before := p.before(r)
	if r > 0 && before.found() && !before.cue.empty() && before.cue == out[r-1].cue && out[r-1].account.IsZero() {
		before.follows, before.rule = r-1, "split around its cue"
	}
	add(byBefore, before)
	add(bySplit, p.fromRegionBefore(out, r))
	introduced := p.introduced(out, r)
	if introduced.rule == "introduced by a colon" {
		add(byIntroduction, introduced)
	} else {
		add(byNextParagraph, introduced)
	}
	p.proposeReports(add, reports, r)
	if len(list) == 0 || p.regions[r].Paragraph > 0 && p.sentenceStart(p.extents[r].first, p.paraOf(r).first) == p.extents[r].first {
		add(byBeforeSentence, p.lastReported(reports, r))
	}
	return list
}

// proposeReports proposes the other reports whose cue stands in the region's
// sentence.
func (p *page) proposeReports(add func(generator, finding), reports []report, r int) {
	e, pa := p.extents[r], p.paraOf(r)
	lo, hi := p.sentenceStart(e.first, pa.first), e.last
	if !p.endsSentence(r) {
		hi = p.sentenceEnd(e.last-1, pa.last)
	}
	for i := reportAt(reports, lo); i < len(reports) && reports[i].cue.first < hi; i++ {
		rep := &reports[i]
		if !rep.source.empty() {
			add(bySentence, finding{cue: rep.cue, source: rep.source, rule: "cue in the sentence", confidence: 0.6, follows: -1})
		}
	}
}

// lastReported proposes the source of the report before region r in its
// paragraph.
func (p *page) lastReported(reports []report, r int) finding {
	e, pa := p.extents[r], p.paraOf(r)
	if e.first == pa.first {
		return finding{follows: -1}
	}
	i := reportAt(reports, e.first) - 1
	if i >= 0 && reports[i].cue.first >= pa.first && !reports[i].source.empty() {
		return finding{cue: reports[i].cue, source: reports[i].source, rule: "speaker of the sentence before", confidence: 0.5, follows: -1}
	}
	return finding{follows: -1}
}

// reportAt is the first report whose cue starts at word lo or later.
func reportAt(reports []report, lo int) int {
	i, j := 0, len(reports)
	for i < j {
		mid := (i + j) / 2
		if reports[mid].cue.first < lo {
			i = mid + 1
		} else {
			j = mid
		}
	}
	return i
}

func overlap(a, b phrase) bool { return a.first < b.last && b.first < a.last }

// rankFeatures writes what tells whether candidate c speaks region r. n is how
// many candidates there are, i the place of this one.
func (p *page) rankFeatures(s *crf.Sequence, r int, list []candidate, i int) {
	s.Reset()
	c := &list[i]
	f := func(t, x, y uint32) { s.Add(mix(t, x, y)) }
	e, pa := p.extents[r], p.paraOf(r)
	all := uint32(0)
	for k := range list {
		if k != i {
			all |= list[k].by
		}
	}
	form := hashString(p.regionWord(r))
	f(1, c.by, 0)
	f(2, c.by, all)
	f(3, uint32(min(i, 3)), uint32(min(len(list), 4)))
	f(4, c.by, form)
	for g := byTranscript; g <= byNextRegion; g++ {
		if c.by&(1<<g) != 0 {
			f(5, uint32(g), 0)
			f(6, uint32(g), uint32(p.lastRune(r)))
		}
	}
	if c.source.empty() {
		s.Next(0)
		return
	}
	f(7, hashString(p.lower[c.source.last-1]), 0)
	f(8, uint32(p.words[c.source.last-1].Tag)<<8|uint32(p.words[c.source.first].Tag), c.by)
	f(9, bucket(c.source.last-c.source.first), uint32(shapeOf(p.word(c.source.last-1))))
	f(10, hashString(p.lower[c.source.first]), c.by)
	side, distance := p.side(r, c.source)
	same := bit(c.source.first >= pa.first && c.source.last <= pa.last)
	f(11, side<<4|bucket(distance), same)
	f(12, side<<4|bucket(distance), c.by)
	if !c.cue.empty() {
		cs, cd := p.side(r, c.cue)
		stem := hashString(stem(p.lower[c.cue.first]))
		f(13, stem, 0)
		f(14, stem, form)
		f(15, cs<<4|bucket(cd), side)
		f(16, uint32(p.gradeAt(c.cue.first)), cs<<4|bucket(cd))
		f(17, stem, cs<<4|side)
		f(18, bit(c.cue.first < c.source.first), cs<<4|same)
	}
	f(19, hashString(p.wordAt(e.first-1, pa)), c.by)
	f(20, hashString(p.wordAt(e.last, pa)), c.by)
	f(21, hashString(p.wordAt(e.first-1, pa)), side<<4|bucket(distance))
	s.Next(0)
}

// side tells on which side of region r a phrase stands, and how far off.
func (p *page) side(r int, f phrase) (side uint32, distance int) {
	e := p.extents[r]
	switch {
	case f.last <= e.first:
		return 1, e.first - f.last
	case f.first >= e.last:
		return 2, f.first - e.last
	}
	return 3, 0
}

// rank scores the candidates of region r and puts the best first.
func (m *Models) rank(l *crf.Lattice, s *crf.Sequence, p *page, r int, list []candidate) {
	best := 0
	for i := range list {
		p.rankFeatures(s, r, list, i)
		list[i].score = m.ranker.Marginals(l, s)[1]
		if list[i].score > list[best].score {
			best = i
		}
	}
	if best > 0 {
		chosen := list[best]
		copy(list[1:best+1], list[:best])
		list[0] = chosen
	}
}
