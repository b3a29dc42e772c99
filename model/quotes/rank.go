package quotes

import (
	"cmp"
	"slices"

	"whosaid/model"
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
	byNextSignature
	byEarlier
	byEarlierTwice
	byLater
	byMention
	byPhrase
)

// candidate is a finding with those that proposed it.
type candidate struct {
	finding
	by    uint32 // bits of generators
	score float64
}

// maxCandidates bounds the candidates of a region.
const maxCandidates = 24

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
	if introduced.rule == quotedParagraphs && len(list) == 0 {
		return []candidate{{finding: introduced, by: 1 << byNextParagraph}}
	}
	if introduced.rule == "introduced by a colon" {
		add(byIntroduction, introduced)
	} else {
		add(byNextParagraph, introduced)
	}
	p.proposeReports(add, reports, r)
	if len(list) == 0 || p.regions[r].Paragraph > 0 && p.sentenceStart(p.extents[r].first, p.paraOf(r).first) == p.extents[r].first {
		add(byBeforeSentence, p.lastReported(reports, r))
	}
	if f := p.signedBelow(r); f.found() {
		add(byNextSignature, f)
	}
	p.proposeAround(add, reports, r)
	lo, hi := p.sentenceOf(r)
	p.proposePhrases(add, lo, hi)
	return p.dropParted(list, r)
}

// dropParted takes from a list those who stand beyond a semicolon, when somebody with
// a cue stands on the region's own side of it.
func (p *page) dropParted(list []candidate, r int) []candidate {
	e := p.extents[r]
	near := slices.ContainsFunc(list, func(c candidate) bool {
		s, _ := sideOf(e, c.source)
		return s == 1 && !c.cue.empty() && c.cue.first >= c.source.last && c.cue.last <= e.first && !p.parted(c.source, e)
	})
	if !near {
		return list
	}
	return slices.DeleteFunc(list, func(c candidate) bool { return !c.source.empty() && p.parted(c.source, e) })
}

// signedBelow reads the paragraph behind a quoted one as its signature: a dash and
// a name.
func (p *page) signedBelow(r int) finding {
	none := finding{follows: -1}
	n := p.regions[r].Paragraph + 1
	if n >= len(p.paras) || !p.paraOf(r).whole {
		return none
	}
	pa := &p.paras[n]
	if pa.last-pa.first < 2 || pa.last-pa.first > 20 || !isDash(p.lower[pa.first]) || p.lower[pa.first] == "," {
		return none
	}
	s := p.follows(pa.first+1, pa.last)
	if s.empty() || !p.capital(s.first) {
		return none
	}
	return finding{source: s, rule: "signature", confidence: 0.9, follows: -1}
}

// plain reports whether a list holds one candidate whom the form of the text names:
// a label, a signature, the paragraph before in a row of quoted ones.
func plain(list []candidate) bool {
	if len(list) != 1 {
		return false
	}
	switch list[0].by {
	case 1 << byTranscript, 1 << bySignature:
		return true
	}
	return list[0].rule == quotedParagraphs
}

// proposeAround proposes the sources of the two reports before region r and of the
// one behind it, in its paragraph and the one before.
func (p *page) proposeAround(add func(generator, finding), reports []report, r int) {
	e, n := p.extents[r], p.regions[r].Paragraph
	first := p.paras[max(0, n-1)].first
	g := byEarlier
	at := reportAt(reports, e.first)
	for i := at - 1; i >= 0 && i > at-6 && reports[i].cue.first >= first && g <= byEarlierTwice; i-- {
		if s := reports[i].source; !s.empty() {
			add(g, finding{cue: reports[i].cue, source: s, rule: "speaker of the report before", confidence: 0.5, follows: -1})
			g++
		}
	}
	for i := at; i < len(reports) && i < at+3 && reports[i].cue.first < p.paras[n].last; i++ {
		if s := reports[i].source; !s.empty() && reports[i].cue.first >= e.last {
			add(byLater, finding{cue: reports[i].cue, source: s, rule: "speaker of the report behind", confidence: 0.5, follows: -1})
			break
		}
	}
}

// proposePhrases proposes whoever the region's sentence mentions.
func (p *page) proposePhrases(add func(generator, finding), lo, hi int) {
	hit := func(g generator, f phrase) {
		if f.empty() {
			return
		}
		add(g, finding{cue: p.cueFor(f, lo, hi), source: f, rule: "named in the sentence", confidence: 0.5, follows: -1})
	}
	for k := lo; k < hi; k++ {
		if p.region[k] >= 0 {
			continue
		}
		if f := p.mentionAt(k, hi); !f.empty() {
			hit(byMention, f)
			k = f.last - 1
			continue
		}
		switch p.words[k].Tag {
		case model.TagNOUN, model.TagPROPN:
			f := phrase{k, k + 1}
			for f.first > lo && p.region[f.first-1] < 0 && nominal(p.words[f.first-1].Tag) && p.words[f.first-1].Tag != model.TagPRON {
				f.first--
			}
			for f.last < hi && p.region[f.last] < 0 && (p.words[f.last].Tag == model.TagNOUN || p.words[f.last].Tag == model.TagPROPN) {
				f.last++
			}
			hit(byPhrase, f)
			k = f.last - 1
		case model.TagPRON, model.TagDET:
			switch p.lower[k] {
			case "who", "which", "that", "it", "they", "those", "some", "many", "others", "one", "her", "his", "their", "its", "our", "my":
				hit(byPhrase, phrase{k, k + 1})
			}
		}
	}
}

// mentionAt is the mention that starts at word k, as words, not reaching beyond
// word hi.
func (p *page) mentionAt(k, hi int) phrase {
	i := p.named[k]
	if i < 0 {
		return phrase{}
	}
	f := phrase{k, k + 1}
	for f.last < hi && p.words[f.last].Span.End <= p.mentions[i].Span.End {
		f.last++
	}
	return f
}

// sentenceOf is the words of the sentence that region r stands in.
func (p *page) sentenceOf(r int) (lo, hi int) {
	e, pa := p.extents[r], p.paraOf(r)
	lo, hi = p.sentenceStart(e.first, pa.first), e.last
	if !p.endsSentence(r) {
		hi = p.sentenceEnd(e.last-1, pa.last)
	}
	return lo, hi
}

// likelyCue is the chance, in sixteenths, from which a word counts as a cue.
const likelyCue = 4

// cueFor is the likely cue nearest to source f in words [lo, hi), one behind it
// rather than one before.
func (p *page) cueFor(f phrase, lo, hi int) phrase {
	best, near := phrase{}, 1000
	for k := max(lo, f.first-20); k < min(hi, f.last+30); k++ {
		if p.region[k] >= 0 || k >= f.first && k < f.last || p.chances[k].cue < likelyCue {
			continue
		}
		d := k - f.last
		if k < f.first {
			d = f.first - k + 4
		}
		if d < near {
			best, near = phrase{k, k + 1}, d
		}
	}
	for !best.empty() && best.last < hi && p.region[best.last] < 0 && p.chances[best.last].cue >= 8 {
		best.last++
	}
	return best
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

// rankFeatures writes what tells whether candidate i of a list speaks region r.
func (p *page) rankFeatures(s *crf.Sequence, r int, list []candidate, i int) {
	c := &list[i]
	f := func(t, x, y uint32) { s.Add(mix(t, x, y)) }
	e, pa := p.extents[r], p.paraOf(r)
	all := uint32(0)
	for k := range list {
		if k != i {
			all |= list[k].by &^ (1<<byMention | 1<<byPhrase)
		}
	}
	form := hashString(p.regionWord(r))
	f(1, c.by, 0)
	f(2, c.by, all)
	f(4, c.by, form)
	for g := byTranscript; g <= byPhrase; g++ {
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
	f(9, bucket(c.source.last-c.source.first), uint32(shapeOf(p.word(c.source.last-1), p.lower[c.source.last-1])))
	f(10, hashString(p.lower[c.source.first]), c.by)
	side, distance := p.side(r, c.source)
	same := bit(c.source.first >= pa.first && c.source.last <= pa.last)
	f(11, side<<4|bucket(distance), same)
	f(12, side<<4|bucket(distance), c.by)
	if !c.cue.empty() {
		cs, cd := p.side(r, c.cue)
		stem := p.lexemes[c.cue.first].stem
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
	held := p.chances[min(e.first, len(p.chances)-1)]
	p.sourceFeatures(f, p.anchorOf(r), list, i, side, uint32(held.left>>2)<<4|uint32(held.right>>2))
	f(51, hashString(p.wordAt(e.first-1, pa)), hashString(p.wordAt(c.source.last, pa)))
	f(52, p.skeleton(c.source, e), 0)
	f(53, bit(p.parted(c.source, e)), side)
	s.Next(0)
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
func (p *page) sourceFeatures(f func(t, x, y uint32), e anchor, list []candidate, i int, side, of uint32) {
	c := &list[i]
	chance := p.sourceChance(c.source)
	better, n := uint32(0), uint32(0)
	for k := range list {
		if k != i && p.sourceChance(list[k].source) > chance {
			better++
		}
		if k != i && list[k].source.first >= c.source.last && list[k].source.last <= e.first {
			n++
		}
	}
	better = min(better, 3)
	f(30, chance, 0)
	f(31, chance<<4|better, c.by)
	f(32, chance<<4|better, side)
	f(33, better, of<<4|side)
	in := bit(c.source.first >= e.lo && c.source.last <= e.hi)
	f(34, in, chance<<4|better)
	if in == 0 {
		return
	}
	p.cueFeatures(f, e, c.source, side, of)
	f(44, hashString(p.wordAt(c.source.last, e.pa)), side)
	f(45, hashString(p.wordAt(c.source.first-1, e.pa)), side)
	f(46, uint32(p.tagAt(c.source.last, e.pa))<<8|uint32(p.tagAt(c.source.first-1, e.pa)), side)
	f(47, bit(c.source.first == e.lo), side<<4|better)
	topic, _ := p.meaning(c.source.last - 1)
	f(48, uint32(topic), uint32(p.words[c.source.last-1].Tag))
	f(49, uint32(topic), chance)
	f(50, min(n, 6), side<<4|chance>>1)
}

// cueFeatures writes what the likely cues around source c tell.
func (p *page) cueFeatures(f func(t, x, y uint32), e anchor, c phrase, side, of uint32) {
	prev, next := p.cuesAround(c, e.lo, e.hi)
	var before, behind uint32
	bd, nd := uint32(9), uint32(9)
	if prev >= 0 {
		before, bd = p.lexemes[prev].stem, bucket(c.first-prev-1)
	}
	if next >= 0 {
		behind, nd = p.lexemes[next].stem, bucket(next-c.last)
	}
	f(35, nd<<4|bd, side)
	f(36, behind, nd<<4|side)
	f(37, before, bd<<4|side)
	f(38, nd<<4|bd, of<<4|side)
	if next < 0 {
		return
	}
	ns, dist := sideOf(e.extent, phrase{next, next + 1})
	cues, verbs, commas := p.between(min(next+1, e.first), e.first)
	if ns == 2 {
		cues, verbs, commas = p.between(e.last, next)
	}
	f(39, side<<8|ns<<4|min(cues, 4), bucket(dist)<<4|nd)
	f(40, side<<8|ns<<4|min(cues, 4), min(verbs, 5)<<4|min(commas, 4))
	f(41, behind, side<<8|ns<<4|min(cues, 4))
	f(42, p.tagsBetween(c.last, next), ns<<4|nd)
	f(43, uint32(p.chances[next].cue), nd<<4|side)
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
	f := func(t, x, y uint32) { s.Add(mix(base+t, x, y)) }
	all, best := uint32(0), uint32(0)
	for k := range list {
		all |= list[k].by &^ (1<<byMention | 1<<byPhrase)
		best = max(best, p.sourceChance(list[k].source))
	}
	f(60, 0, 0)
	f(61, hashString(p.regionWord(r)), all)
	f(62, all, 0)
	f(63, best, 0)
	p.judgeFeatures(f, r)
	s.Next(0)
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
	for i := range list {
		p.rankFeatures(s, r, list, i)
	}
	p.nobodyFeatures(s, r, list, false)
	p.nobodyFeatures(s, r, list, true)
}

// rank scores the candidates of region r, puts the best first and returns how
// probable it is that region r is nobody's statement, and none. What the form of
// the text tells needs no ranking.
func (m *Models) rank(s *crf.Sequence, p *page, r int, list []candidate) (nobody, idle float64) {
	if plain(list) {
		list[0].score = list[0].confidence
		return 0, 0
	}
	p.options(s, r, list)
	scores := m.ranker.Probabilities(s, nil)
	for i := range list {
		list[i].score = scores[i]
	}
	slices.SortStableFunc(list, func(a, b candidate) int { return cmp.Compare(b.score, a.score) })
	return scores[len(list)], scores[len(list)+1]
}
