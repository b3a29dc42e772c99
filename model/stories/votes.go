package stories

import (
	"cmp"
	"slices"
)

// votes adds up what speaks for items, in a small hash table that is used again
// and again.
type votes struct {
	slots []vote // a power of two of them
	used  []uint32
	list  []vote
}

type vote struct {
	item uint32 // plus one; 0 is free
	sum  float32
}

// lead is a key that leads to items: its newest posting, how many there are, and
// what it tells.
type lead struct {
	newest, count uint32
	bits          float32
}

func (v *votes) reset() {
	for _, i := range v.used {
		v.slots[i] = vote{}
	}
	v.used = v.used[:0]
}

func (v *votes) add(item uint32, bits float32) {
	if 2*(len(v.used)+1) > len(v.slots) {
		v.grow()
	}
	s := v.slot(item)
	if s.item == 0 {
		s.item = item + 1
	}
	s.sum += bits
}

func (v *votes) slot(item uint32) *vote {
	mask := uint32(len(v.slots) - 1)
	i := uint32(mix(uint64(item))) & mask
	for v.slots[i].item != 0 && v.slots[i].item != item+1 {
		i = (i + 1) & mask
	}
	if v.slots[i].item == 0 {
		v.used = append(v.used, i)
	}
	return &v.slots[i]
}

func (v *votes) grow() {
	old := make([]vote, 0, len(v.used))
	for _, i := range v.used {
		old = append(old, v.slots[i])
	}
	v.slots = make([]vote, max(256, 2*len(v.slots)))
	v.used = v.used[:0]
	for _, o := range old {
		*v.slot(o.item - 1) = o
	}
}

// above returns the items that pass, those with most first, the newer of two equals
// first. The slice is good until the next call.
func (v *votes) above(pass func(vote) bool) []vote {
	v.list = v.list[:0]
	for _, i := range v.used {
		if x := (vote{v.slots[i].item - 1, v.slots[i].sum}); pass(x) {
			v.list = append(v.list, x)
		}
	}
	slices.SortFunc(v.list, func(s, t vote) int {
		return cmp.Or(cmp.Compare(t.sum, s.sum), cmp.Compare(t.item, s.item))
	})
	return v.list
}
