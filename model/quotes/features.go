package quotes

import (
	"slices"

	"whosaid/model/quotes/crf"
)

// none stands for what lies beyond a paragraph's ends.
var none = element{word: 1, prefix: 2, suffix: 3, shape: 15, tag: 31}

// context is what a position knows of its sentence beyond the words near by.
type context struct {
	left, right      int // elements of the nearest likely cue on either side, -1 none
	regionL, regionR int // nearest region on either side in the sentence, -1 none
	first, last      int // the sentence's elements
	commas           int // between the left cue and here
	that             bool
}

// features writes what the sequence models see of elements, and with the guesses of
// a first reading what the second sees beside that.
func (p *page) features(s *crf.Sequence, es []element, gs []guess) {
	p.contexts = contexts(p.contexts, es, p)
	cs := p.contexts
	if gs != nil {
		p.outlines = outlines(p.outlines, es, gs)
	}
	at := func(i int) *element {
		if i < 0 || i >= len(es) {
			return &none
		}
		return &es[i]
	}
	f := func(t, x, y uint32) { s.Add(mix(t, x, y)) }
	for i := range es {
		e, b, a := at(i), at(i-1), at(i+1)
		bb, aa := at(i-2), at(i+2)
		f(1, e.word, 0)
		f(2, b.word, 0)
		f(3, a.word, 0)
		f(4, bb.word, 0)
		f(5, aa.word, 0)
		f(6, b.word, e.word)
		f(8, e.suffix, 0)
		f(9, b.suffix, 0)
		f(10, a.suffix, 0)
		f(11, e.prefix, 0)
		f(30, e.stem, 0)
		f(31, b.stem, 0)
		f(32, a.stem, 0)
		f(33, e.stem, uint32(a.tag))
		f(34, e.stem, a.word)
		sh := uint32(e.shape)
		f(13, uint32(bb.shape)<<8|sh<<4|uint32(b.shape), uint32(a.shape)<<4|uint32(aa.shape))
		f(14, uint32(e.cue)<<8|uint32(b.cue), uint32(a.cue))
		t := uint32(e.tag)
		if t != 0 {
			f(16, t, 0)
			f(17, uint32(b.tag)<<8|t, 0)
			f(18, t<<8|uint32(a.tag), 0)
			f(19, uint32(b.tag)<<8|t, uint32(a.tag))
			f(20, uint32(bb.tag)<<8|uint32(b.tag), t)
			f(21, uint32(a.tag)<<8|uint32(aa.tag), t)
			f(22, e.word, uint32(a.tag))
			f(23, e.word, uint32(b.tag))
			f(24, uint32(bb.tag)<<16|uint32(b.tag)<<8|t, uint32(a.tag)<<8|uint32(aa.tag))
		}
		if e.sense != 0 {
			f(70, uint32(e.sense), 0)
			f(71, uint32(e.family), 0)
			f(74, uint32(e.family), uint32(a.tag))
		}
		f(75, uint32(b.sense)<<8|t, 0)
		f(76, uint32(a.sense)<<8|t, 0)
		f(77, uint32(b.family), t)
		p.contextFeatures(f, es, &cs[i], i)
		if gs != nil {
			secondFeatures(f, es, gs, &p.outlines[i], i)
		}
		s.Next(e.class)
	}
}

// contextFeatures writes the features of position i that look far.
func (p *page) contextFeatures(f func(t, x, y uint32), es []element, c *context, i int) {
	e := &es[i]
	f(40, bucket(i-c.first), bit(i == c.first))
	var lw, rw uint32
	ld, rd := uint32(9), uint32(9)
	if c.left >= 0 {
		lw, ld = es[c.left].stem, bucket(i-c.left)
	}
	if c.right >= 0 {
		rw, rd = es[c.right].stem, bucket(c.right-i)
	}
	f(42, lw, ld)
	f(43, rw, rd)
	f(44, lw, bit(c.that)<<4|uint32(min(c.commas, 3)))
	f(45, ld<<4|rd, bit(c.that)<<4|uint32(min(c.commas, 3)))
	ql, qr := uint32(9), uint32(9)
	if c.regionL >= 0 {
		ql = bucket(i - c.regionL)
	}
	if c.regionR >= 0 {
		qr = bucket(c.regionR - i)
	}
	f(49, ql<<4|qr, ld<<4|rd)
	f(50, e.word, ql<<4|qr)
	if c.right >= 0 && c.right < len(es) {
		after := &none
		if c.right+1 < len(es) {
			after = &es[c.right+1]
		}
		f(52, uint32(after.shape)<<4|uint32(after.tag), rd)
	}
	if c.left >= 0 && c.left+1 < len(es) {
		after := &es[c.left+1]
		f(54, uint32(after.tag), lw)
	}
	f(56, es[c.last-1].word, es[c.first].word)
	f(58, tagPath(es, i, c.right), rw)
	f(60, tagPath(es, c.left, i), lw)
}

// tagPath hashes the tags of elements from to to, both ends included, when they
// are no more than eight apart: the grammar between a word and a likely cue.
func tagPath(es []element, from, to int) uint32 {
	if from < 0 || to < 0 || to-from > 8 {
		return 0
	}
	h := uint32(7)
	for k := from; k <= to; k++ {
		t := uint32(es[k].tag)
		if es[k].region >= 0 {
			t = 40
		}
		h = h*31 + t
	}
	return h
}

// contexts looks over each sentence of a paragraph from both sides; the slice is
// that of cs when it is long enough.
func contexts(cs []context, es []element, p *page) []context {
	cs = slices.Grow(cs[:0], len(es))[:len(es)]
	for first := 0; first < len(es); {
		last := first + 1
		for last < len(es) && !es[last].start {
			last++
		}
		cue, region, commas, that := -1, -1, 0, false
		for i := first; i < last; i++ {
			c := &cs[i]
			*c = context{first: first, last: last, left: cue, regionL: region, commas: commas, that: that}
			e := &es[i]
			switch {
			case e.region >= 0:
				region = i
			case e.cue >= 3:
				cue, commas, that = i, 0, false
			case e.shape == shapeMark && p.lower[e.first] == ",":
				commas++
			case p.lower[e.first] == "that":
				that = true
			}
		}
		cue, region = -1, -1
		for i := last - 1; i >= first; i-- {
			cs[i].right, cs[i].regionR = cue, region
			if es[i].region >= 0 {
				region = i
			} else if es[i].cue >= 3 {
				cue = i
			}
		}
		first = last
	}
	return cs
}

// bucket folds a distance into eight grades.
func bucket(d int) uint32 {
	switch {
	case d <= 3:
		return uint32(max(d, 0))
	case d <= 5:
		return 4
	case d <= 9:
		return 5
	case d <= 16:
		return 6
	}
	return 7
}
