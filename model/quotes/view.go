package quotes

import (
	"strings"

	"whosaid/model"
)

// view is what a sentence looks like from a region in it: the nearest likely cues on
// both sides, and who stands nearest to them.
type view struct {
	lo, hi      int    // the sentence
	left, right int    // the nearest likely cues, -1 none
	subject     phrase // the candidate nearest before the left cue
	behind      phrase // the candidate nearest to the right cue
	cuesRight   uint32 // how many likely cues stand right of the region
}

// farthest is how many words from a region a cue is seen.
const farthest = 40

// viewOf looks around from region r, which any of list may have said.
func (p *page) viewOf(r int, list []candidate) view {
	e := p.extents[r]
	v := view{left: -1, right: -1}
	v.lo, v.hi = p.sentenceOf(r)
	likely := func(k int) bool { return p.region[k] < 0 && p.chances[k].cue >= likelyCue }
	for k := e.first - 1; k >= max(v.lo, e.first-farthest) && v.left < 0; k-- {
		if likely(k) {
			v.left = k
		}
	}
	for v.left > v.lo && likely(v.left-1) {
		v.left--
	}
	for k := e.last; k < min(v.hi, e.last+farthest) && v.right < 0; k++ {
		if likely(k) {
			v.right = k
		}
	}
	v.cuesRight, _, _ = p.between(e.last, v.hi)
	for i := range list {
		s := list[i].source
		if s.empty() {
			continue
		}
		if v.left >= 0 && s.last <= v.left && s.first >= v.lo && s.last > v.subject.last {
			v.subject = s
		}
		if v.right >= 0 && s.first >= e.last && s.last <= v.hi && (v.behind.empty() || wordsTo(s, v.right) < wordsTo(v.behind, v.right)) {
			v.behind = s
		}
	}
	return v
}

// wordsTo is how many words stand between phrase f and word k.
func wordsTo(f phrase, k int) int {
	if f.last <= k {
		return k - f.last
	}
	return max(0, f.first-k-1)
}

// The places a candidate can have in a view.
const (
	elsewhere uint32 = iota // in another sentence
	atSubject               // nearest before the left cue
	beforeCue               // farther before it
	leftOf                  // between it and the region
	atBehind                // nearest to the right cue
	rightOf                 // elsewhere right of the region
)

// place is the place of phrase s, e being the region's words.
func (v *view) place(s phrase, e extent) uint32 {
	switch {
	case s.first < v.lo || s.last > v.hi:
		return elsewhere
	case s == v.subject:
		return atSubject
	case v.left >= 0 && s.last <= v.left:
		return beforeCue
	case s.last <= e.first:
		return leftOf
	case s == v.behind:
		return atBehind
	}
	return rightOf
}

// cue is the cue on the side of a place, -1 for none.
func (v *view) cue(place uint32) int {
	switch place {
	case atSubject, beforeCue, leftOf:
		return v.left
	case atBehind, rightOf:
		return v.right
	}
	return -1
}

// viewFeatures writes what the view of region r tells of candidate c.
func (p *page) viewFeatures(f *sink, v *view, r int, c *candidate) {
	s := c.source
	place := v.place(s, p.extents[r])
	cue := v.cue(place)
	gap, tags, stem := uint32(9), uint32(0), uint32(0)
	if cue >= 0 {
		stem, gap = p.lexemes[cue].stem, bucket(wordsTo(s, cue))
		switch {
		case place == leftOf:
			gap = 8
		case s.last <= cue && cue == v.left:
			tags = p.tagsBetween(s.last, cue)
		}
	}
	tag := uint32(p.words[s.last-1].Tag)
	at := place<<4 | gap
	f.add(70, place, gap)
	f.add(71, at, c.by)
	f.add(72, at, tags)
	f.add(73, at, stem)
	f.add(74, at, p.cueChance(v.left)<<4|p.cueChance(v.right))
	f.add(75, at, tag)
	f.add(76, place<<4|v.cuesRight, bit(v.left >= 0)<<1|bit(v.right >= 0))
	if place != elsewhere {
		before, verbs, _ := p.between(v.lo, s.first)
		f.add(77, before<<4|place, v.cuesRight)
		f.add(78, before<<4|place, c.by)
		f.add(79, before<<4|min(verbs, 4), gap)
		f.add(80, before<<4|place, stem)
	}
	if cue >= 0 {
		p.gapFeatures(f, v.lo, s, cue, place)
	}
	f.add(81, c.past, place)
	f.add(82, c.past, c.by)
	f.add(83, c.past, tag)
	f.add(84, c.origin, c.by)
	f.add(85, c.origin, at)
}

// cueChance is how likely word k is a cue, in eighths; 0 for no word.
func (p *page) cueChance(k int) uint32 {
	if k < 0 {
		return 0
	}
	return uint32(p.chances[k].cue) >> 1
}

// gapFeatures writes what stands between phrase s and the cue at word k of a sentence
// that starts at word lo, and how the two are formed: a relative clause or a verb of its
// own between them speaks against the phrase.
func (p *page) gapFeatures(f *sink, lo int, s phrase, k int, place uint32) {
	g := p.gapBetween(s, k)
	pronoun := bit(s.last == s.first+1 && relative(p.lower[s.first]))
	before := uint32(0)
	if k > lo {
		before = 1
		if p.region[k-1] < 0 {
			before = p.lexemes[k-1].word
		}
	}
	form := bit(strings.HasSuffix(p.lower[k], "ing"))<<5 | uint32(p.words[k].Tag)
	comma := bit(s.first > lo && p.region[s.first-1] < 0 && p.lower[s.first-1] == ",")
	f.add(86, g.shape(), place<<1|pronoun)
	f.add(87, g.shape()<<2|comma<<1|pronoun, form)
	f.add(88, form<<2|pronoun<<1|bit(s.first == lo), before)
	f.add(89, g.verbs<<4|g.commas, before)
	f.add(90, g.verbs<<6|g.commas<<4|g.relatives<<2|pronoun, place<<8|form)
}

// gap counts what stands between a phrase and a cue; a run of verbs is one.
type gap struct{ verbs, commas, relatives, joins uint32 }

// shape packs the counts.
func (g gap) shape() uint32 { return g.verbs<<8 | g.commas<<6 | g.relatives<<4 | g.joins }

// gapBetween counts what stands between phrase s and word k, no farther than sixty
// words.
func (p *page) gapBetween(s phrase, k int) gap {
	from, to := s.last, k
	if from > to {
		from, to = min(k+1, s.first), s.first
	}
	verb := func(j int) bool { return p.words[j].Tag == model.TagVERB || p.words[j].Tag == model.TagAUX }
	var g gap
	for j := from; j < min(to, from+60); j++ {
		switch {
		case p.region[j] >= 0:
		case verb(j):
			if j == from || !verb(j-1) {
				g.verbs++
			}
		case p.lower[j] == ",":
			g.commas++
		case relative(p.lower[j]):
			g.relatives++
		case p.words[j].Tag == model.TagCCONJ:
			g.joins++
		case p.words[j].Tag == model.TagSCONJ:
			g.joins += 4
		}
	}
	return gap{min(g.verbs, 3), min(g.commas, 3), min(g.relatives, 2), min(g.joins, 9)}
}

// relative reports whether a word can open a relative clause.
func relative(w string) bool {
	switch w {
	case "who", "which", "that", "whom", "whose", "what", "where", "when":
		return true
	}
	return false
}
