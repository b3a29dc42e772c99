package stories

import (
	"cmp"
	"encoding/binary"
	"math"
	"slices"

	"whosaid/model"
)

// Census counts words and pairs of words over articles, for background.bin.
type Census struct {
	words map[uint32]int
	pairs map[uint32]*pairCount
	total int
}

// pairCount is how often two words stand side by side, and where.
type pairCount struct {
	v, w     uint32 // the keys of the words
	count    int
	articles int
	last     int // the article seen last
	months   map[int]bool
}

// What is kept: words and pairs seen so often, pairs in so many articles and
// months, so that what was said of one event is no stock phrase, and so many times
// as frequent as their words would make one expect.
const (
	censusWords    = 3
	censusArticles = 3
	censusMonths   = 3
	censusLift     = 3.0
	censusSlots    = backgroundSlots * 3 / 4
)

// NewCensus returns an empty Census.
func NewCensus() *Census {
	return &Census{words: map[uint32]int{}, pairs: map[uint32]*pairCount{}}
}

// Add counts the kept text of one article.
func (c *Census) Add(n int, a *model.Article) {
	month := dayOf(a) / 30
	for i := range a.Blocks {
		if !a.Blocks[i].Kept() {
			continue
		}
		var before word
		first := true
		fold(a.Text, a.Blocks[i].Span, func(s string, x context) {
			w := newWord(s, x)
			c.words[wordKey(w)]++
			c.total++
			if !first {
				c.pair(before, w, n, month)
			}
			before, first = w, false
		})
	}
}

func (c *Census) pair(v, w word, article, month int) {
	k := pairKey(v, w)
	p := c.pairs[k]
	if p == nil {
		p = &pairCount{v: wordKey(v), w: wordKey(w), last: -1, months: map[int]bool{}}
		c.pairs[k] = p
	}
	p.count++
	p.months[month] = true
	if p.last != article {
		p.last = article
		p.articles++
	}
}

// Pack returns the table, in the form of background.bin.
func (c *Census) Pack() []byte {
	type entry struct {
		key   uint32
		count int
	}
	var list []entry
	for k, n := range c.words {
		if n >= censusWords {
			list = append(list, entry{k, n})
		}
	}
	for k, p := range c.pairs {
		expected := float64(c.words[p.v]) * float64(c.words[p.w]) / float64(c.total)
		if p.articles >= censusArticles && len(p.months) >= censusMonths && float64(p.count) >= censusLift*expected {
			list = append(list, entry{k, p.count})
		}
	}
	slices.SortFunc(list, func(s, t entry) int { return cmp.Or(t.count-s.count, cmp.Compare(s.key, t.key)) })
	list = list[:min(len(list), censusSlots)]
	out := make([]byte, backgroundHead+backgroundSlots*backgroundSlot)
	binary.LittleEndian.PutUint32(out, uint32(min(c.total, math.MaxUint32)))
	for _, e := range list {
		i := e.key % backgroundSlots
		for binary.LittleEndian.Uint32(out[backgroundHead+backgroundSlot*i:]) != 0 {
			i = (i + 1) % backgroundSlots
		}
		slot := out[backgroundHead+backgroundSlot*i:]
		binary.LittleEndian.PutUint32(slot, e.key)
		binary.LittleEndian.PutUint16(slot[4:], uint16(min(e.count, math.MaxUint16)))
	}
	return out
}
