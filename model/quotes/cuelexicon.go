package quotes

import (
	"sort"

	"whosaid/model"
)

// cueLexicon grades words by how often they are (part of) a cue: 0 hardly ever,
// 7 nearly always.
type cueLexicon map[string]uint8

// gradeTable is a lexicon to look up by hash: open addressing, a key and a grade a
// slot, at most half of the slots taken.
type gradeTable struct {
	keys   []uint32
	grades []uint8
}

func (l cueLexicon) table() *gradeTable {
	size := 16
	for size < 2*len(l) {
		size *= 2
	}
	t := &gradeTable{make([]uint32, size), make([]uint8, size)}
	for w, g := range l {
		if g == 0 {
			continue
		}
		h := hashString(w)
		i := h & uint32(size-1)
		for t.grades[i] != 0 && t.keys[i] != h {
			i = (i + 1) & uint32(size-1)
		}
		t.keys[i], t.grades[i] = h, max(g, t.grades[i])
	}
	return t
}

// grade is the grade of the word with hash h.
func (t *gradeTable) grade(h uint32) uint8 {
	if t == nil {
		return 0
	}
	mask := uint32(len(t.keys) - 1)
	for i := h & mask; t.grades[i] != 0; i = (i + 1) & mask {
		if t.keys[i] == h {
			return t.grades[i]
		}
	}
	return 0
}

// stemHash is the hash under which the lexicon keeps a stem ("~" and the stem).
func stemHash(s string) uint32 {
	return hashOn(hashString("~"), s)
}

// cueCounts counts how often each word of the training articles is part of a cue.
type cueCounts struct{ cue, all map[string]int }

func newCueCounts(pages []*page, gold []Gold) *cueCounts {
	c := &cueCounts{cue: map[string]int{}, all: map[string]int{}}
	for i, p := range pages {
		c.count(p, &gold[i], 1)
	}
	return c
}

// count adds (or, with a negative sign, takes away) one article.
func (c *cueCounts) count(p *page, g *Gold, sign int) {
	for i := range p.words {
		if p.region[i] < 0 {
			c.all[p.lower[i]] += sign
			c.all["~"+stem(p.lower[i])] += sign
		}
	}
	for _, a := range g.Attributions {
		for _, s := range a.Cue {
			for _, i := range p.wordsIn(s) {
				c.cue[p.lower[i]] += sign
				c.cue["~"+stem(p.lower[i])] += sign
			}
		}
	}
}

// wordsIn lists the words of prose inside a span. The slice is good for as long as the
// page is.
func (p *page) wordsIn(s model.Span) []int {
	lo := sort.Search(len(p.words), func(k int) bool { return p.words[k].Span.End > s.Start })
	hi := lo
	for hi < len(p.words) && p.words[hi].Span.Start < s.End {
		hi++
	}
	if cap(p.picked)-len(p.picked) < hi-lo {
		p.picked = make([]int, 0, max(hi-lo, manyPicked))
	}
	from := len(p.picked)
	for k := lo; k < hi; k++ {
		if p.region[k] < 0 {
			p.picked = append(p.picked, k)
		}
	}
	return p.picked[from:len(p.picked):len(p.picked)]
}

// manyPicked is how many words are made room for at once.
const manyPicked = 1 << 12

// lexicon grades every word that was ever a cue.
func (c *cueCounts) lexicon() cueLexicon {
	out := cueLexicon{}
	for w := range c.cue {
		if g := c.grade(w); g > 0 {
			out[w] = g
		}
	}
	return out
}

func (c *cueCounts) grade(w string) uint8 {
	n, k := c.all[w], c.cue[w]
	if k == 0 {
		return 0
	}
	r := (float64(k) - 0.3) / (float64(n) + 1)
	for g, top := range [...]float64{0.015, 0.04, 0.08, 0.16, 0.28, 0.42, 0.62} {
		if r < top {
			return uint8(g)
		}
	}
	return 7
}

// without is the lexicon as it would be without one article, which keeps a model
// that learns from that article from trusting it too much. It holds the words of
// that article alone.
func (c *cueCounts) without(p *page, g *Gold) cueLexicon {
	c.count(p, g, -1)
	out := cueLexicon{}
	for _, w := range p.lower {
		if _, ok := out[w]; !ok && w != "" {
			st := "~" + stem(w)
			out[w], out[st] = c.grade(w), c.grade(st)
		}
	}
	c.count(p, g, 1)
	return out
}
