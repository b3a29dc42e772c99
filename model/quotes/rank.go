package quotes

import (
	"cmp"
	"slices"

	"whosaid/model"
	"whosaid/model/quotes/crf"
)

// rankFeatures writes what tells whether candidate i of a list speaks region r.
func (p *page) rankFeatures(s *crf.Sequence, r int, list []candidate, i int) {
	c := &list[i]
	f := p.sinkTo(s, 0)
	e, pa := p.extents[r], p.paraOf(r)
	all := uint32(0)
	for k := range list {
		if k != i {
			all |= list[k].by &^ (1<<byMention | 1<<byPhrase)
		}
	}
	form := hashString(p.regionWord(r))
	f.add(1, c.by, 0)
	f.add(2, c.by, all)
	f.add(4, c.by, form)
	for g := byTranscript; g <= byPhrase; g++ {
		if c.by&(1<<g) != 0 {
			f.add(5, uint32(g), 0)
			f.add(6, uint32(g), uint32(p.lastRune(r)))
		}
	}
	if c.source.empty() {
		f.next()
		return
	}
	f.add(7, hashString(p.lower[c.source.last-1]), 0)
	f.add(8, uint32(p.words[c.source.last-1].Tag)<<8|uint32(p.words[c.source.first].Tag), c.by)
	f.add(9, bucket(c.source.last-c.source.first), uint32(shapeOf(p.word(c.source.last-1), p.lower[c.source.last-1])))
	f.add(10, hashString(p.lower[c.source.first]), c.by)
	side, distance := p.side(r, c.source)
	same := bit(c.source.first >= pa.first && c.source.last <= pa.last)
	f.add(11, side<<4|bucket(distance), same)
	f.add(12, side<<4|bucket(distance), c.by)
	if !c.cue.empty() {
		cs, cd := p.side(r, c.cue)
		stem := p.lexemes[c.cue.first].stem
		f.add(13, stem, 0)
		f.add(14, stem, form)
		f.add(15, cs<<4|bucket(cd), side)
		f.add(16, uint32(p.gradeAt(c.cue.first)), cs<<4|bucket(cd))
		f.add(17, stem, cs<<4|side)
		f.add(18, bit(c.cue.first < c.source.first), cs<<4|same)
	}
	f.add(19, p.hashAt(e.first-1, pa), c.by)
	f.add(20, p.hashAt(e.last, pa), c.by)
	f.add(21, p.hashAt(e.first-1, pa), side<<4|bucket(distance))
	held := p.chances[min(e.first, len(p.chances)-1)]
	p.sourceFeatures(f, p.anchorOf(r), list, i, side, uint32(held.left>>2)<<4|uint32(held.right>>2))
	p.viewFeatures(f, &p.view, r, c)
	f.add(51, p.hashAt(e.first-1, pa), p.hashAt(c.source.last, pa))
	f.add(52, p.skeleton(c.source, e), 0)
	f.add(53, bit(p.parted(c.source, e)), side)
	f.next()
}

// anchor is what a source is looked for: a region or a cue, with its sentence.
type anchor struct {
	extent
	lo, hi int
	pa     *para
}

func (p *page) anchorOf(r int) anchor {
	lo, hi := p.sentenceOf(r)
	return anchor{p.extents[r], lo, hi, p.paraOf(r)}
}

// sourceFeatures writes what the reading of the sentence and its grammar tell of
// candidate i of a list. of tells what the reading made of the anchor.
func (p *page) sourceFeatures(f *sink, e anchor, list []candidate, i int, side, of uint32) {
	c := &list[i]
	chance := c.chance
	better, n := uint32(0), uint32(0)
	for k := range list {
		if k != i && list[k].chance > chance {
			better++
		}
		if k != i && list[k].source.first >= c.source.last && list[k].source.last <= e.first {
			n++
		}
	}
	better = min(better, 3)
	f.add(30, chance, 0)
	f.add(31, chance<<4|better, c.by)
	f.add(32, chance<<4|better, side)
	f.add(33, better, of<<4|side)
	in := bit(c.source.first >= e.lo && c.source.last <= e.hi)
	f.add(34, in, chance<<4|better)
	if in == 0 {
		return
	}
	p.cueFeatures(f, e, c.source, side, of)
	f.add(44, p.hashAt(c.source.last, e.pa), side)
	f.add(45, p.hashAt(c.source.first-1, e.pa), side)
	f.add(46, uint32(p.tagAt(c.source.last, e.pa))<<8|uint32(p.tagAt(c.source.first-1, e.pa)), side)
	f.add(47, bit(c.source.first == e.lo), side<<4|better)
	topic, _ := p.meaning(c.source.last - 1)
	f.add(48, uint32(topic), uint32(p.words[c.source.last-1].Tag))
	f.add(49, uint32(topic), chance)
	f.add(50, min(n, 6), side<<4|chance>>1)
}

// cueFeatures writes what the likely cues around source c tell.
func (p *page) cueFeatures(f *sink, e anchor, c phrase, side, of uint32) {
	prev, next := p.cuesAround(c, e.lo, e.hi)
	var before, behind uint32
	bd, nd := uint32(9), uint32(9)
	if prev >= 0 {
		before, bd = p.lexemes[prev].stem, bucket(c.first-prev-1)
	}
	if next >= 0 {
		behind, nd = p.lexemes[next].stem, bucket(next-c.last)
	}
	f.add(35, nd<<4|bd, side)
	f.add(36, behind, nd<<4|side)
	f.add(37, before, bd<<4|side)
	f.add(38, nd<<4|bd, of<<4|side)
	if next < 0 {
		return
	}
	ns, dist := sideOf(e.extent, phrase{next, next + 1})
	cues, verbs, commas := p.between(min(next+1, e.first), e.first)
	if ns == 2 {
		cues, verbs, commas = p.between(e.last, next)
	}
	f.add(39, side<<8|ns<<4|min(cues, 4), bucket(dist)<<4|nd)
	f.add(40, side<<8|ns<<4|min(cues, 4), min(verbs, 5)<<4|min(commas, 4))
	f.add(41, behind, side<<8|ns<<4|min(cues, 4))
	f.add(42, p.tagsBetween(c.last, next), ns<<4|nd)
	f.add(43, uint32(p.chances[next].cue), nd<<4|side)
}

// skeleton hashes what stands between phrase c and words e: its words of grammar
// and likely cues, the rest by their tags; 0 when that is long.
func (p *page) skeleton(c phrase, e extent) uint32 {
	from, to := c.last, e.first
	if from > to {
		from, to = e.last, c.first
	}
	if from > to || to-from > 12 {
		return 0
	}
	h := uint32(c.last - from)
	for k := from; k < to; k++ {
		switch t := p.words[k].Tag; {
		case p.region[k] >= 0:
			h = h*31 + 40
		case t == model.TagADP || t == model.TagSCONJ || t == model.TagPUNCT || t == model.TagCCONJ || t == model.TagAUX:
			h = h*31 + hashString(p.lower[k])
		case p.chances[k].cue >= likelyCue:
			h = h*31 + 41
		case t == model.TagADJ || t == model.TagDET || t == model.TagADV:
		case k+1 < to && p.words[k+1].Tag == t:
		default:
			h = h*31 + uint32(t)
		}
	}
	return h
}

// parted reports whether a semicolon stands between phrase c and words e.
func (p *page) parted(c phrase, e extent) bool {
	from, to := c.last, e.first
	if from > to {
		from, to = e.last, c.first
	}
	for k := max(from, to-longest); k < to; k++ {
		if p.region[k] < 0 && p.lower[k] == ";" {
			return true
		}
	}
	return false
}

// sourceChance is how probable a first reading holds it that phrase f is a source,
// in sixteenths: that of its likeliest word.
func (p *page) sourceChance(f phrase) uint32 {
	best := uint8(0)
	for k := f.first; k < f.last; k++ {
		best = max(best, p.chances[k].source)
	}
	return uint32(best)
}

// cuesAround finds the nearest likely cues before and behind phrase f in words
// [lo, hi), -1 where there is none.
func (p *page) cuesAround(f phrase, lo, hi int) (prev, next int) {
	prev, next = -1, -1
	for k := f.first - 1; k >= max(lo, f.first-30); k-- {
		if p.region[k] < 0 && p.chances[k].cue >= likelyCue {
			prev = k
			break
		}
	}
	for k := f.last; k < min(hi, f.last+40); k++ {
		if p.region[k] < 0 && p.chances[k].cue >= likelyCue {
			next = k
			break
		}
	}
	return prev, next
}

// between counts the likely cues, verbs and commas of words [from, to).
func (p *page) between(from, to int) (cues, verbs, commas uint32) {
	for k := max(from, to-60); k < to; k++ {
		switch {
		case p.region[k] >= 0:
		case p.chances[k].cue >= likelyCue:
			if k == from || p.chances[k-1].cue < likelyCue {
				cues++
			}
		case p.words[k].Tag == model.TagVERB || p.words[k].Tag == model.TagAUX:
			verbs++
		case p.lower[k] == ",":
			commas++
		}
	}
	return cues, verbs, commas
}

// tagsBetween hashes the tags of words [from, to), 0 when they are too many.
func (p *page) tagsBetween(from, to int) uint32 {
	if to-from > 8 {
		return 0
	}
	h := uint32(7)
	for k := from; k < to; k++ {
		t := uint32(p.words[k].Tag)
		if p.region[k] >= 0 {
			t = 40
		}
		h = h*31 + t
	}
	return h
}

// nobodyFeatures writes what tells that region r is a statement of nobody whom
// the text names, or, in other templates, no statement at all.
func (p *page) nobodyFeatures(s *crf.Sequence, r int, list []candidate, idle bool) {
	base := 200 + 100*bit(idle)
	f := p.sinkTo(s, base)
	all, best := uint32(0), uint32(0)
	for k := range list {
		all |= list[k].by &^ (1<<byMention | 1<<byPhrase)
		best = max(best, list[k].chance)
	}
	f.add(60, 0, 0)
	f.add(61, hashString(p.regionWord(r)), all)
	f.add(62, all, 0)
	f.add(63, best, 0)
	p.judgeFeatures(f, r)
	f.next()
}

// side tells on which side of region r a phrase stands, and how far off.
func (p *page) side(r int, f phrase) (side uint32, distance int) { return sideOf(p.extents[r], f) }

// sideOf tells on which side of words e a phrase stands, and how far off.
func sideOf(e extent, f phrase) (side uint32, distance int) {
	switch {
	case f.last <= e.first:
		return 1, e.first - f.last
	case f.first >= e.last:
		return 2, f.first - e.last
	}
	return 3, 0
}

// options writes the features of the candidates of region r, then of nobody, then
// of its being no statement.
func (p *page) options(s *crf.Sequence, r int, list []candidate) {
	s.Reset()
	p.view = p.viewOf(r, list)
	for i := range list {
		p.rankFeatures(s, r, list, i)
	}
	p.nobodyFeatures(s, r, list, false)
	p.nobodyFeatures(s, r, list, true)
}

// rank scores the candidates of region r, puts the best first and returns how
// probable it is that region r is nobody's statement, and none. What the form of
// the text tells needs no ranking.
func (m *Models) rank(own *reading, p *page, r int, list []candidate) (nobody, idle float64) {
	if plain(list) {
		list[0].score = list[0].confidence
		return 0, 0
	}
	p.options(&own.single, r, list)
	own.scores = m.ranker.Probabilities(&own.single, own.scores[:0])
	scores := own.scores
	for i := range list {
		list[i].score = scores[i]
	}
	slices.SortStableFunc(list, func(a, b candidate) int { return cmp.Compare(b.score, a.score) })
	return scores[len(list)], scores[len(list)+1]
}
