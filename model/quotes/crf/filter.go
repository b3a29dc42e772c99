package crf

// Filter is a set of feature hashes: bit h>>(32-filterBits) tells whether a
// feature of hash h is in it (a Bloom filter with one hash function). Most features
// of a new text never came in training; to look their weights up would cost time
// and, as tables of hashes share their rows, add noise.
type Filter string

const (
	filterBits = 21
	filterSize = 1 << (filterBits - 3)
)

// one is 1 when the feature is in the set, else 0. The filter must not be empty.
func (f Filter) one(hash uint32) int {
	at := hash >> (32 - filterBits)
	return int(f[at>>3] >> (at & 7) & 1)
}

// keep returns the features that are in the set; the slice may be the lattice's.
func (f Filter) keep(l *Lattice, features []uint32) []uint32 {
	if f == "" {
		return features
	}
	l.kept = l.kept[:0]
	for _, h := range features {
		n := len(l.kept)
		l.kept = append(l.kept, h)[:n+f.one(h)]
	}
	return l.kept
}

// often is the set of the features that hold at no fewer than least positions of
// the examples.
func often(examples []Example, least int) Filter {
	const bits = 26
	counts := make([]uint8, 1<<bits)
	set := make([]byte, filterSize)
	for i := range examples {
		for _, h := range examples[i].Features {
			c := &counts[h>>(32-bits)]
			if *c < 255 {
				*c++
			}
			if int(*c) == least {
				at := h >> (32 - filterBits)
				set[at>>3] |= 1 << (at & 7)
			}
		}
	}
	return Filter(set)
}
