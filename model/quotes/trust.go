package quotes

import (
	"whosaid/model"
	"whosaid/model/quotes/crf"
)

// origin is how a report came by its source.
type origin uint8

const (
	ownSource origin = iota
	inheritedSource
	patternSource
	chosenSource
)

// trustFeatures writes what tells whether a report is one, with the right source.
func (p *page) trustFeatures(s *crf.Sequence, rep *report) {
	s.Reset()
	f := p.sinkTo(s, 0)
	from := uint32(rep.origin)<<1 | bit(rep.source.empty())
	f.add(1, from, 0)
	f.add(2, uint32(min(len(rep.content), 3)), from)
	f.add(21, bit(rep.pattern), from)
	f.add(20, uint32(rep.agent*7.99), from)
	if rep.cue.empty() {
		f.next()
		return
	}
	c := rep.cue.first
	word := p.lexemes[c].stem
	f.add(3, word, 0)
	f.add(4, word, from)
	f.add(5, uint32(p.gradeAt(c)), from)
	f.add(6, uint32(p.words[c].Tag), bucket(rep.cue.last-c))
	f.add(7, hashString(p.lower[rep.cue.last-1]), word)
	p.contentFeatures(f, rep, word)
	if len(rep.content) > 0 {
		before := bit(rep.content[0].Start < p.words[c].Span.Start)
		f.add(8, before, bucket(rep.content[0].Len()/20))
		f.add(9, before, word)
	}
	if !rep.source.empty() {
		side := bit(rep.source.first < c)
		gap := max(c-rep.source.last, rep.source.first-rep.cue.last)
		f.add(10, side<<4|bucket(gap), from)
		f.add(11, side<<4|bucket(gap), uint32(p.gradeAt(c)))
		f.add(12, hashString(p.lower[rep.source.last-1]), 0)
		f.add(13, uint32(p.words[rep.source.last-1].Tag), uint32(p.words[rep.source.first].Tag)<<2|from)
		f.add(14, bucket(rep.source.last-rep.source.first), side)
	}
	f.next()
}

// contentFeatures writes what the first reading holds of the report, and what its
// content looks like: a clause, an infinitive, a thing.
func (p *page) contentFeatures(f *sink, rep *report, verb uint32) {
	cue, idle := uint32(0), uint32(0)
	for k := rep.cue.first; k < rep.cue.last; k++ {
		cue = max(cue, uint32(p.chances[k].cue))
	}
	f.add(22, cue, 0)
	topic, family := p.meaning(rep.cue.first)
	if rep.cue.last-1 > rep.cue.first && topic == 0 {
		topic, family = p.meaning(rep.cue.last - 1)
	}
	f.add(23, uint32(topic), cue>>2)
	f.add(24, uint32(family), 0)
	if len(rep.content) == 0 {
		return
	}
	ws := p.wordsIn(rep.content[0])
	sum, n, verbs := 0, 0, 0
	for _, k := range ws[:min(40, len(ws))] {
		c := p.chances[k]
		sum += int(c.left + c.right)
		n++
		if t := p.words[k].Tag; t == model.TagVERB || t == model.TagAUX {
			verbs++
		}
	}
	held := uint32(0)
	if n > 0 {
		held = uint32(sum / n)
	}
	f.add(25, held, 0)
	f.add(26, held<<4|cue, 0)
	f.add(27, held, bit(rep.source.empty())<<1|bit(len(rep.content) > 1))
	f.add(28, held<<4|uint32(min(verbs, 3)), bucket(n))
	f.add(29, uint32(min(verbs, 3))<<4|bucket(n), uint32(topic))
	if len(ws) == 0 {
		return
	}
	f.add(30, hashString(p.lower[ws[0]]), uint32(topic))
	f.add(31, hashString(p.lower[ws[0]]), verb)
	f.add(32, uint32(p.words[ws[0]].Tag), verb)
	f.add(33, hashString(p.lower[ws[0]]), held>>1)
	f.add(34, uint32(p.words[ws[0]].Tag)<<8|uint32(p.words[ws[len(ws)-1]].Tag), uint32(min(verbs, 3)))
	next := ws[len(ws)-1] + 1
	if next < len(p.words) {
		f.add(35, hashString(p.lower[next]), uint32(min(verbs, 3)))
	}
	f.add(36, idle, bit(ws[0] == rep.cue.last))
	var s uint32
	if !rep.source.empty() {
		s = p.sourceChance(rep.source)
		t, _ := p.meaning(rep.source.last - 1)
		f.add(37, uint32(t), uint32(topic))
		f.add(38, uint32(p.words[rep.source.last-1].Tag), uint32(topic))
	}
	f.add(39, s<<4|cue, held>>2)
}

// trust is the probability that a report and its source are right.
func (m *Models) trust(l *crf.Lattice, s *crf.Sequence, p *page, rep *report) float64 {
	p.trustFeatures(s, rep)
	sure := m.reader.Marginals(l, s)[1]
	if rep.pattern {
		sure = max(sure, leastOfPattern)
	}
	return sure
}

// leastOfPattern is the least confidence of a report that grammar vouches for.
const leastOfPattern = 0.6

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

// isTrue reports whether a gold attribution shares the report's source and more
// than half of its content.
func (p *page) isTrue(rep *report, g *Gold) bool {
	for i := range g.Attributions {
		a := &g.Attributions[i]
		if 2*shared(rep.content, a.Content) > length(rep.content)+length(a.Content)-shared(rep.content, a.Content) {
			return p.isSource(rep.source, a) || rep.source.empty() && len(a.Source) == 0
		}
	}
	return false
}

// shared is how many bytes two lists of spans have in common.
func shared(a, b []model.Span) int {
	n := 0
	for _, x := range a {
		for _, y := range b {
			n += max(0, min(x.End, y.End)-max(x.Start, y.Start))
		}
	}
	return n
}

func length(spans []model.Span) int {
	n := 0
	for _, s := range spans {
		n += s.Len()
	}
	return n
}
