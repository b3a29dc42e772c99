package quotes

import (
	"whosaid/model"
	"whosaid/model/quotes/crf"
)

// The generators of a report's candidates, beside byMention and byPhrase.
const (
	byOwn generator = iota
	byInherited
	byPattern
	byReportBefore
)

// agents lists who may be the source of a report: whom the sequence model, the
// sentence before and the patterns of grammar name, and all others of the sentence.
// The slice is list's when that is long enough.
func (p *page) agents(list []candidate, rep, before *report, pa *para) []candidate {
	list = list[:0]
	add := func(g generator, f finding) {
		if f.source.empty() || len(list) == maxCandidates || overlap(f.source, rep.cue) || p.year(f.source) {
			return
		}
		for i := range list {
			if overlap(list[i].source, f.source) {
				list[i].by |= 1 << g
				return
			}
		}
		list = append(list, candidate{finding: f, by: 1 << g, chance: p.sourceChance(f.source)})
	}
	by := byOwn
	switch rep.origin {
	case inheritedSource:
		by = byInherited
	case patternSource:
		by = byPattern
	}
	add(by, finding{source: rep.source})
	if before != nil {
		add(byReportBefore, finding{source: before.source})
	}
	lo, hi := p.sentenceStart(rep.cue.first, pa.first), p.sentenceEnd(rep.cue.last-1, pa.last)
	p.phrases(func(g generator, f phrase) { add(g, finding{source: f}) }, lo, hi)
	return list
}

// agentOptions writes the features of the sources that a report may have, and of
// none last.
func (p *page) agentOptions(s *crf.Sequence, rep *report, list []candidate, pa *para) {
	s.Reset()
	e := anchor{extent{rep.cue.first, rep.cue.last}, p.sentenceStart(rep.cue.first, pa.first), p.sentenceEnd(rep.cue.last-1, pa.last), pa}
	f := p.sinkTo(s, 0)
	v := p.cueView(rep, list, e)
	for i := range list {
		c := &list[i]
		side, distance := sideOf(e.extent, c.source)
		at := side<<4 | bucket(distance)
		f.add(1, c.by, 0)
		f.add(2, c.by, v.tag<<4|v.behind)
		f.add(3, at, c.by)
		f.add(4, at, v.tag<<4|v.behind)
		f.add(5, v.verb, at)
		f.add(6, v.last, side<<4|v.behind)
		f.add(7, p.skeleton(c.source, e.extent), side)
		f.add(8, p.tagsBetween(c.source.last, rep.cue.first), side)
		inside := uint32(0)
		span := p.span(c.source.first, c.source.last)
		for _, s := range rep.content {
			inside |= bit(s.Contains(span))
		}
		f.add(9, inside, at)
		f.add(10, hashString(p.lower[c.source.first]), side)
		f.add(11, hashString(p.lower[c.source.last-1]), side)
		f.add(12, v.prev, at)
		f.add(13, inside, c.by)
		p.sourceFeatures(f, e, list, i, side, v.tag<<1|v.behind)
		p.gapFeatures(f, e.lo, c.source, rep.cue.first, side<<1|v.behind)
		p.besideFeatures(f, &v, e, c, i)
		f.next()
	}
	f.add(200, 0, 0)
	f.add(201, v.verb, 0)
	f.add(202, v.tag, uint32(rep.origin)<<1|bit(rep.source.empty()))
	f.add(203, v.last, 0)
	f.add(204, v.prev, v.tag)
	f.add(205, hashString(p.lower[rep.cue.first]), 0)
	f.next()
}

// cueView is what a cue looks like: its words and tags and those around it, and the
// candidates that stand right before and right behind it.
type cueView struct {
	verb, last, prev, next  uint32 // hashes
	tag, ending, ptag, ntag uint32 // of the first word, the last, and those around
	behind                  uint32 // 1 when the content stands behind the cue
	leftAt, rightAt         int    // in the list of candidates, -1 none
}

func (p *page) cueView(rep *report, list []candidate, e anchor) cueView {
	v := cueView{
		verb: p.lexemes[rep.cue.first].stem, last: hashString(p.lower[rep.cue.last-1]),
		prev: p.hashAt(rep.cue.first-1, e.pa), next: p.hashAt(rep.cue.last, e.pa),
		tag: uint32(p.words[rep.cue.first].Tag), ending: uint32(p.words[rep.cue.last-1].Tag),
		ptag: uint32(p.tagAt(rep.cue.first-1, e.pa)), ntag: uint32(p.tagAt(rep.cue.last, e.pa)),
	}
	v.behind = bit(len(rep.content) > 0 && rep.content[0].Start > p.words[rep.cue.first].Span.Start)
	v.leftAt, v.rightAt = p.besides(rep.cue, list, e.lo, e.hi)
	return v
}

// besideFeatures writes what tells candidate i of a list from those who stand right
// beside the cue.
func (p *page) besideFeatures(f *sink, v *cueView, e anchor, c *candidate, i int) {
	side, distance := sideOf(e.extent, c.source)
	stand := bit(i == v.leftAt) | bit(i == v.rightAt)<<1 | bit(v.leftAt >= 0)<<2 | bit(v.rightAt >= 0)<<3
	f.add(91, stand, c.by)
	f.add(92, stand, v.prev)
	f.add(93, stand, v.verb)
	f.add(94, stand, v.ptag<<12|v.ntag<<6|v.tag)
	f.add(95, stand<<4|bucket(distance), v.next)
	f.add(96, stand<<4|side<<2|v.behind, v.last)
	f.add(97, p.hashAt(c.source.first-1, e.pa), stand<<6|v.tag)
	f.add(98, v.next, side<<4|bucket(distance))
	f.add(99, v.verb, side<<5|v.ending)
}

// assign gives every report of a paragraph the likeliest source.
func (m *Models) assign(own *reading, p *page, reports []report, pa *para) {
	s := &own.single
	for i := range reports {
		rep := &reports[i]
		if p.year(rep.source) {
			rep.source = phrase{}
		}
		if rep.cue.empty() {
			continue
		}
		if rep.pattern && !rep.source.empty() {
			rep.agent = 1
			continue
		}
		var before *report
		if i > 0 {
			before = &reports[i-1]
		}
		own.list = p.agents(own.list, rep, before, pa)
		list := own.list
		if len(list) == 0 {
			continue
		}
		p.agentOptions(s, rep, list, pa)
		own.scores = m.agent.Probabilities(s, own.scores[:0])
		scores := own.scores
		best := 0
		for k := range scores {
			if scores[k] > scores[best] {
				best = k
			}
		}
		switch {
		case best == len(list):
			rep.source, rep.origin = phrase{}, ownSource
		case list[best].by&(1<<byOwn|1<<byInherited|1<<byPattern) == 0:
			rep.source, rep.origin = list[best].source, chosenSource
		}
		rep.agent = scores[best]
		rep.ranking = p.agentRanking(list, scores)
	}
}

// learnAgents learns which source a report has and gives the reports theirs, each
// by a model that did not learn from its article.
func learnAgents(pages []*page, gold []Gold, reports [][]report, seed uint64) *crf.Chooser {
	o := crf.Options{Bits: 18, Epochs: 10, Rate: 0.05, Drop: 0.6, Seed: seed}
	var halves [2][]crf.Choice
	for i, p := range pages {
		halves[i%2] = p.agentChoices(halves[i%2], &gold[i], reports[i])
	}
	var own reading
	for half := range halves {
		m := &Models{agent: crf.TrainChooser(halves[1-half], o)}
		for i := half; i < len(pages); i += 2 {
			pages[i].eachParagraph(reports[i], func(rs []report, pa *para) { m.assign(&own, pages[i], rs, pa) })
		}
	}
	return crf.TrainChooser(append(halves[0], halves[1]...), o)
}

// eachParagraph calls do with the reports of every paragraph that has some.
func (p *page) eachParagraph(reports []report, do func([]report, *para)) {
	for i := range p.paras {
		pa := &p.paras[i]
		from, to := reportAt(reports, pa.first), reportAt(reports, pa.last)
		if from < to {
			do(reports[from:to], pa)
		}
	}
}

// agentChoices appends the choices of source of the reports that are true.
func (p *page) agentChoices(out []crf.Choice, g *Gold, reports []report) []crf.Choice {
	p.eachParagraph(reports, func(rs []report, pa *para) {
		for i := range rs {
			truth := p.trueReport(&rs[i], g)
			if truth == nil {
				continue
			}
			var before *report
			if i > 0 {
				before = &rs[i-1]
			}
			list := p.agents(nil, &rs[i], before, pa)
			var x crf.Choice
			x.Right = make([]bool, len(list)+1)
			named := false
			for k := range list {
				x.Right[k] = p.isSource(list[k].source, truth)
				named = named || x.Right[k]
			}
			x.Right[len(list)] = !named
			p.agentOptions(&x.Sequence, &rs[i], list, pa)
			out = append(out, x)
		}
	})
	return out
}

// trueReport is the gold attribution that shares a report's cue, or nil.
func (p *page) trueReport(rep *report, g *Gold) *Attribution {
	if rep.cue.empty() {
		return nil
	}
	cue := p.span(rep.cue.first, rep.cue.last)
	for i := range g.Attributions {
		for _, s := range g.Attributions[i].Cue {
			if s.Overlaps(cue) {
				return &g.Attributions[i]
			}
		}
	}
	return nil
}

// besides finds the candidates that stand right before and right behind a cue, adverbs
// and auxiliaries between allowed, -1 for none.
func (p *page) besides(cue phrase, list []candidate, lo, hi int) (left, right int) {
	left, right = -1, -1
	from, to := cue.first, cue.last
	for from > lo && p.region[from-1] < 0 && p.passed(from-1) {
		from--
	}
	if to < hi && p.region[to] < 0 && p.lower[to] == "by" {
		to++
	}
	for i := range list {
		s := list[i].source
		if s.last == from || s.last == cue.first {
			left = i
		}
		if s.first == to || s.first == cue.last {
			right = i
		}
	}
	return left, right
}

// passed reports whether word k may stand between a subject and its verb.
func (p *page) passed(k int) bool {
	switch p.words[k].Tag {
	case model.TagADV, model.TagAUX, model.TagPART:
		return true
	}
	return false
}
