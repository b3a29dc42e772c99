package search

import "math/bits"

// bitmap is a set of document numbers. Bits beyond its length are off.
type bitmap []uint64

func (b bitmap) has(i uint32) bool { return int(i/64) < len(b) && b[i/64]&(1<<(i%64)) != 0 }

// with returns a copy of b that has i too.
func (b bitmap) with(i uint32) bitmap {
	c := make(bitmap, max(len(b), int(i/64)+1))
	copy(c, b)
	c[i/64] |= 1 << (i % 64)
	return c
}

func (b bitmap) count() int {
	n := 0
	for _, w := range b {
		n += bits.OnesCount64(w)
	}
	return n
}

// from returns the first member that is i or more, or none.
func (b bitmap) from(i uint32) uint32 {
	k := int(i / 64)
	if k >= len(b) {
		return none
	}
	if w := b[k] >> (i % 64); w != 0 {
		return i + uint32(bits.TrailingZeros64(w))
	}
	for k++; k < len(b); k++ {
		if b[k] != 0 {
			return uint32(64*k + bits.TrailingZeros64(b[k]))
		}
	}
	return none
}

// none is no document: it is behind all.
const none = ^uint32(0)
