package crf

// chosen is the sequence of an example among whose features training chooses.
func (t *trainer) chosen(x *Example) *Sequence {
	if t.o.Known != nil {
		return &x.More
	}
	return &x.Sequence
}

// widen makes a wide set of the commonest features, one for a row, and returns their
// hashes by row.
func (t *trainer) widen(examples []Example) []uint32 {
	const bits = 24
	counts := make([]uint16, 1<<bits)
	for i := range examples {
		for _, h := range t.chosen(&examples[i]).Features {
			if c := &counts[h>>(32-bits)]; *c < 1<<16-1 {
				*c++
			}
		}
	}
	size := uint32(1) << t.o.Wide
	hashes, most := make([]uint32, size), make([]uint16, size)
	for i := range examples {
		for _, h := range t.chosen(&examples[i]).Features {
			if n := counts[h>>(32-bits)]; n > most[h&(size-1)] {
				hashes[h&(size-1)], most[h&(size-1)] = h, n
			}
		}
	}
	t.replace(hashes, func(uint32) bool { return true })
	return hashes
}

// replace makes the set that is chosen one of the features with these hashes, by row,
// that are taken.
func (t *trainer) replace(hashes []uint32, taken func(row uint32) bool) {
	tags := make([]byte, len(hashes))
	for row, h := range hashes {
		if taken(uint32(row)) {
			tags[row] = byte(h >> 24)
		}
	}
	set := &Set{Tags: string(tags)}
	if t.o.Known != nil {
		t.basic, t.more = t.o.Known, set
	} else {
		t.basic = set
	}
}

// narrow keeps for every row of the table that is to be the one feature that tells
// most of those whose row it is: by how far its weights for the labels lie apart, and
// how often it holds.
func (t *trainer) narrow(hashes []uint32) {
	k, base := t.o.Labels, t.o.Known.size()
	often := make([]int32, len(t.emit)/k)
	for _, r := range t.corpus.rows {
		often[r]++
	}
	size := 1 << t.o.Bits
	best, most, kept := make([]int, size), make([]float64, size), make([]uint32, size)
	for i, h := range hashes {
		row := h & uint32(size-1)
		if v := float64(often[base+i]) * spread(t.emit[(base+i)*k:][:k]); v > most[row] {
			best[row], most[row], kept[row] = base+i, v, h
		}
	}
	emit, squares := make([]float32, k*(base+size)), make([]float32, k*(base+size))
	copy(emit, t.emit[:base*k])
	copy(squares, t.emitG[:base*k])
	for row, from := range best {
		if most[row] > 0 {
			copy(emit[(base+row)*k:][:k], t.emit[from*k:][:k])
			copy(squares[(base+row)*k:][:k], t.emitG[from*k:][:k])
		}
	}
	t.emit, t.emitG = emit, squares
	t.replace(kept, func(row uint32) bool { return most[row] > 0 })
}

// spread is the sum of the squares of the distances of weights from their mean.
func spread(weights []float32) float64 {
	sum, squares := 0.0, 0.0
	for _, w := range weights {
		sum += float64(w)
		squares += float64(w) * float64(w)
	}
	return squares - sum*sum/float64(len(weights))
}
