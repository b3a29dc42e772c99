package quotes

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"whosaid/model"
)

// judgeFeatures writes what tells a statement from a title, a name or a
// so-called: the form of the region and the words on both sides of it.
func (p *page) judgeFeatures(f *sink, r int) {
	e, pa := p.extents[r], p.paraOf(r)
	before, before2, after := p.hashAt(e.first-1, pa), p.hashAt(e.first-2, pa), p.hashAt(e.last, pa)
	form := hashString(p.regionWord(r))
	in := p.innerWords(r)
	f.add(1, form, 0)
	f.add(2, before, 0)
	f.add(3, before, form)
	f.add(4, before2, before)
	f.add(5, after, form)
	f.add(6, uint32(p.tagAt(e.first-1, pa)), uint32(p.tagAt(e.last, pa)))
	f.add(7, uint32(p.tagAt(e.first-1, pa)), form)
	f.add(8, bucket(in.words), bit(in.title)<<1|bit(in.verb))
	f.add(9, hashString(in.first), hashString(in.last))
	f.add(10, hashString(in.last), 0)
	f.add(11, bit(in.verb)<<2|bit(in.pronoun)<<1|bit(in.title), bucket(in.words))
	f.add(12, bit(pa.whole), bit(p.regions[r].Single))
	left, right := p.cueNear(r)
	f.add(13, bucket(left.distance), uint32(left.grade))
	f.add(14, bucket(right.distance), uint32(right.grade))
	f.add(15, left.stem, form)
	f.add(16, right.stem, form)
	f.add(17, bucket(left.distance)<<8|uint32(left.grade), bucket(right.distance)<<8|uint32(right.grade))
	f.add(18, bit(in.title), before)
	f.add(19, bit(in.title), bit(p.regions[r].Continues)<<1|bit(p.regions[r].Unclosed))
	f.add(20, bit(r > pa.from), bit(r+1 < pa.to))
	f.add(21, bit(p.short(r)), bit(in.title)<<4|left.graded()<<8|right.graded())
	held := p.chances[min(e.first, len(p.chances)-1)]
	read := uint32(held.left+held.right) >> 1
	f.add(22, read, 0)
	f.add(23, read, form)
	f.add(24, read, before)
	f.add(25, read, bucket(in.words)<<2|bit(in.title)<<1|bit(in.verb))
	f.add(26, before, after)
	f.add(27, uint32(held.left>>1)<<4|uint32(held.right>>1), uint32(p.lastRune(r)))
	f.add(28, 0, bit(in.title))
	f.add(29, uint32(p.tagAt(e.first-1, pa))<<8|uint32(p.tagAt(e.first-2, pa)), bit(in.title)<<4|bucket(in.words))
	f.add(30, uint32(p.tagAt(e.last, pa)), read)
	f.add(31, bit(p.endsSentence(r))<<1|bit(p.starts[min(e.first, len(p.starts)-1)]), form)
	f.add(32, uint32(in.tag), bit(in.title)<<4|bucket(in.words))
	f.add(33, hashString(in.first), bit(in.title)<<4|bucket(in.words))
	for k := e.first; k < e.last && k < e.first+6; k++ {
		if p.ink(k) {
			f.add(34, hashString(p.lower[k]), bit(in.words < 5))
		}
	}
}

// near is the nearest likely cue on one side of a region, in its sentence.
type near struct {
	distance int
	grade    uint8
	stem     uint32
}

func (n near) graded() uint32 {
	if n.grade >= 4 {
		return 1
	}
	return 0
}

// cueNear looks for likely cues on both sides of region r.
func (p *page) cueNear(r int) (left, right near) {
	e, pa := p.extents[r], p.paraOf(r)
	left.distance, right.distance = 30, 30
	lo, hi := p.sentenceStart(e.first, pa.first), e.last
	if !p.endsSentence(r) {
		hi = p.sentenceEnd(e.last-1, pa.last)
	}
	for k := e.first - 1; k >= lo && k > e.first-30; k-- {
		if g := p.gradeAt(k); g >= 3 {
			left = near{e.first - k, g, p.lexemes[k].stem}
			break
		}
	}
	for k := e.last; k < hi && k < e.last+30; k++ {
		if g := p.gradeAt(k); g >= 3 {
			right = near{k - e.last, g, p.lexemes[k].stem}
			break
		}
	}
	return left, right
}

// gradeAt is how likely word k is a cue; a word of a region is none.
func (p *page) gradeAt(k int) uint8 { return p.lexemes[k].grade }

// meaning is what word k means; a word of a region means nothing.
func (p *page) meaning(k int) (topic uint8, family uint16) {
	return p.lexemes[k].topic, p.lexemes[k].family
}

// hashAt is the hash of word k of a paragraph, folded; the paragraph's ends are "", a
// region is "<q>".
func (p *page) hashAt(k int, pa *para) uint32 {
	switch {
	case k < pa.first || k >= pa.last:
		return hashOfNone
	case p.region[k] >= 0:
		return hashOfRegion
	}
	return p.lexemes[k].word
}

// The hashes of "" and "<q>".
var hashOfNone, hashOfRegion = hashString(""), hashString("<q>")

func (p *page) tagAt(k int, pa *para) model.Tag {
	if k < pa.first || k >= pa.last || p.region[k] >= 0 {
		return model.TagNone
	}
	return p.words[k].Tag
}

// inside is what a region's own words tell.
type inside struct {
	words                int
	first, last          string
	title, verb, pronoun bool
	known                bool
	tag                  model.Tag // of the first word
}

// innerWords looks at the words of region r, no more than the first forty.
func (p *page) innerWords(r int) inside {
	if in := &p.insides[r]; !in.known {
		*in = p.lookInside(r)
	}
	return p.insides[r]
}

func (p *page) lookInside(r int) inside {
	in := inside{known: true}
	e := p.extents[r]
	in.title = true
	long := 0
	for k := e.first; k < e.last && in.words < 40; k++ {
		w := p.word(k)
		c, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsLetter(c) && !unicode.IsDigit(c) {
			continue
		}
		if in.words == 0 {
			in.first, in.tag = p.lower[k], p.words[k].Tag
		}
		in.last = p.lower[k]
		in.words++
		switch p.words[k].Tag {
		case model.TagVERB, model.TagAUX:
			in.verb = true
		}
		switch p.lower[k] {
		case "i", "we", "you", "my", "our", "us", "me", "your":
			in.pronoun = true
		}
		if unicode.IsLower(c) && len(w) > 3 && !strings.HasPrefix(w, "'") {
			in.title = false
		} else if unicode.IsUpper(c) {
			long++
		}
	}
	in.title = in.title && long > 0 && in.words < 12
	return in
}

func bit(b bool) uint32 {
	if b {
		return 1
	}
	return 0
}
