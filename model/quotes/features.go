package quotes

import (
	"slices"

	"whosaid/model/quotes/crf"
)

// none stands for what lies beyond a paragraph's ends.
var none = element{word: 1, shape: 15, tag: 31}

// context is what a position knows of its sentence beyond the words near by.
type context struct {
	left, right      int // elements of the nearest likely cue on either side, -1 none
	regionL, regionR int // nearest region on either side in the sentence, -1 none
	first            int // of the sentence's elements
	commas           int // between the left cue and here
	that             bool
}

// bundle gathers the features of a position: the hashes of templates and what fills
// them.
type bundle struct {
	hashes [crf.MostFeatures]uint32
	n      int
}

// room is where the next n features go.
func (f *bundle) room(n int) []uint32 {
	f.n += n
	return f.hashes[f.n-n : f.n]
}

// put closes a position of s with the features gathered and starts anew.
func (f *bundle) put(s *crf.Sequence, class uint8) {
	s.Put(f.hashes[:f.n], class)
	f.n = 0
}

// features writes what the sequence models see of elements.
func (p *page) features(s *crf.Sequence, es []element) {
	p.contexts = contexts(p.contexts, es, p)
	var f bundle
	for i := range es {
		f.near(around(es, i))
		f.far(es, &p.contexts[i], i)
		f.put(s, es[i].class)
	}
}

// window is an element with the two before and the two behind it.
type window struct{ bb, b, e, a, aa *element }

// around is the window of element i.
func around(es []element, i int) window {
	if i >= 2 && i+2 < len(es) {
		return window{&es[i-2], &es[i-1], &es[i], &es[i+1], &es[i+2]}
	}
	at := func(k int) *element {
		if k < 0 || k >= len(es) {
			return &none
		}
		return &es[k]
	}
	return window{at(i - 2), at(i - 1), &es[i], at(i + 1), at(i + 2)}
}

// near adds the features of words and tags near by.
func (f *bundle) near(w window) {
	bb, b, e, a, aa := w.bb, w.b, w.e, w.a, w.aa
	bt, t, at := uint32(b.tag), uint32(e.tag), uint32(a.tag)
	h := (*[13]uint32)(f.room(13))
	h[0] = mix(1, e.word, 0)
	h[1] = mix(2, b.word, 0)
	h[2] = mix(3, a.word, 0)
	h[3] = mix(4, bb.word, 0)
	h[4] = mix(5, aa.word, 0)
	h[5] = mix(30, e.stem, 0)
	h[6] = mix(31, b.stem, 0)
	h[7] = mix(32, a.stem, 0)
	h[8] = mix(13, uint32(bb.shape)<<8|uint32(e.shape)<<4|uint32(b.shape), uint32(a.shape)<<4|uint32(aa.shape))
	h[9] = mix(14, uint32(e.cue)<<8|uint32(b.cue), uint32(a.cue))
	h[10] = mix(75, uint32(b.sense)<<8|t, 0)
	h[11] = mix(76, uint32(a.sense)<<8|t, 0)
	h[12] = mix(77, uint32(b.family), t)
	if t != 0 {
		bbt, aat := uint32(bb.tag), uint32(aa.tag)
		h := (*[4]uint32)(f.room(4))
		h[0] = mix(19, bt<<8|t, at)
		h[1] = mix(20, bbt<<8|bt, t)
		h[2] = mix(21, at<<8|aat, t)
		h[3] = mix(24, bbt<<16|bt<<8|t, at<<8|aat)
	}
	if e.sense != 0 {
		h := (*[3]uint32)(f.room(3))
		h[0] = mix(70, uint32(e.sense), 0)
		h[1] = mix(71, uint32(e.family), 0)
		h[2] = mix(74, uint32(e.family), at)
	}
}

// far adds the features of position i that look far.
func (f *bundle) far(es []element, c *context, i int) {
	var lw, rw, lt, rt uint32 // stems of the likely cues around, tags behind them
	ld, rd, ql, qr := uint32(9), uint32(9), uint32(9), uint32(9)
	if c.left >= 0 {
		lw, ld = es[c.left].stem, bucket(i-c.left)
		lt = uint32(es[c.left+1].tag) + 1
	}
	if c.right >= 0 {
		rw, rd = es[c.right].stem, bucket(c.right-i)
		after := &none
		if c.right+1 < len(es) {
			after = &es[c.right+1]
		}
		rt = uint32(after.shape)<<4 | uint32(after.tag)
	}
	if c.regionL >= 0 {
		ql = bucket(i - c.regionL)
	}
	if c.regionR >= 0 {
		qr = bucket(c.regionR - i)
	}
	commas := bit(c.that)<<4 | uint32(min(c.commas, 3))
	h := (*[7]uint32)(f.room(7))
	h[0] = mix(40, bucket(i-c.first), bit(i == c.first))
	h[1] = mix(43, rw, rd)
	h[2] = mix(44, lw, commas)
	h[3] = mix(45, ld<<4|rd, commas)
	h[4] = mix(50, es[i].word, ql<<4|qr)
	h[5] = mix(52, rt, rd)
	h[6] = mix(54, lt, lw)
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
			*c = context{first: first, left: cue, regionL: region, commas: commas, that: that}
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
