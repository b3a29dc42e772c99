package crf

import "slices"

// Set is the features that a model knows, each of which has a row of weights of its
// own. The last bits of a feature's hash number the row; Tags holds, for every row,
// the first eight bits of the hash of the feature it belongs to (a byte a row, as many
// as a power of two). Most features of a new text are none of the set: to look their
// weights up would cost time and, as they would share the rows of others, add noise.
// One in 256 of them is taken for one of the set.
type Set struct{ Tags string }

// size is how many rows the set has.
func (s *Set) size() int {
	if s == nil {
		return 0
	}
	return len(s.Tags)
}

// keep appends the rows, from base, of those features that are in the set.
func (s *Set) keep(out, features []uint32, base uint32) []uint32 {
	if s.size() == 0 {
		return out
	}
	n, mask := len(out), uint32(len(s.Tags)-1)
	out = slices.Grow(out, len(features)+1)[:n+len(features)+1]
	for _, h := range features {
		at := h & mask
		out[n] = base + at
		n += int(((uint32(s.Tags[at]) ^ h>>24) - 1) >> 31)
	}
	return out[:n]
}
