package search

import "math/bits"

// bitmap is a set of document numbers. Bits beyond its length are off.
type bitmap []uint64

func (b *bitmap) set(i uint32) {
	for int(i/64) >= len(*b) {
		*b = append(*b, 0)
	}
	(*b)[i/64] |= 1 << (i % 64)
}

func (b bitmap) clear(i uint32) {
	if int(i/64) < len(b) {
		b[i/64] &^= 1 << (i % 64)
	}
}

// and, or and without change b, which must be as long as any other.
func (b bitmap) and(c bitmap) {
	for i := range b {
		if i < len(c) {
			b[i] &= c[i]
		} else {
			b[i] = 0
		}
	}
}

func (b bitmap) or(c bitmap) {
	for i := range min(len(b), len(c)) {
		b[i] |= c[i]
	}
}

func (b bitmap) without(c bitmap) {
	for i := range min(len(b), len(c)) {
		b[i] &^= c[i]
	}
}

func (b bitmap) count() int {
	n := 0
	for _, w := range b {
		n += bits.OnesCount64(w)
	}
	return n
}

// newest calls f with every member, the highest first, until f returns false.
func (b bitmap) newest(f func(i uint32) bool) {
	for k := len(b) - 1; k >= 0; k-- {
		for w := b[k]; w != 0; {
			i := 63 - bits.LeadingZeros64(w)
			w &^= 1 << i
			if !f(uint32(64*k + i)) {
				return
			}
		}
	}
}
