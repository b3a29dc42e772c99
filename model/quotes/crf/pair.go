package crf

import (
	"encoding/binary"
	"errors"
	"math"
)

// Pair is two fields over the same sequences, the second of which also sees
// features made of what the first found. Their weights lie side by side, so that a
// feature of both is looked up once, and in six bits each: what time they cost is
// that of memory, and a feature's two rows fill sixteen bytes.
type Pair struct {
	First, Second *Model
	// rows holds a word for every feature and model: for every label but the first
	// six bits, the label's weight less the first label's, in steps, 32 added.
	// That the first label has none changes no probability: only differences count.
	rows []row
	more []uint64   // the same of the features that the second model sees alone
	unit [2]float32 // what a step of either model is as a score
	fast *tables
}

// row is the weights of a feature in the first and in the second model.
type row struct{ first, second uint64 }

// pairLabels is how many labels a model of a pair can have: ten fields of six bits
// and the first label.
const pairLabels = 11

var errPair = errors.New("crf: the two models do not fit together")

// NewPair ties two models together that know the same features of sequences and have
// no more than eleven labels: 0, and for every kind of span an odd one that begins it
// and the next that goes on, which follows no others than these two.
func NewPair(first, second *Model) (*Pair, error) {
	if !fit(first, second) {
		return nil, errPair
	}
	n := first.Set.size()
	p := &Pair{First: first, Second: second, rows: make([]row, n), more: make([]uint64, second.More.size())}
	p.unit[0] = first.sixBits(func(i int, w uint64) { p.rows[i].first = w })
	p.unit[1] = second.sixBits(func(i int, w uint64) {
		if i < n {
			p.rows[i].second = w
		} else {
			p.more[i-n] = w
		}
	})
	p.fast = newTables(p)
	return p, nil
}

// Append adds the pair to b: the heads of both models as Model.Append writes them, the
// second without the set of the first, the two steps as 32-bit floats, for every
// feature of both its row in the first and in the second model, and for every other
// that in the second, eight bytes each, little-endian. The weights lie as they are
// used: reading them costs no more than a copy.
func (p *Pair) Append(b []byte) []byte {
	second := *p.Second
	second.Set = nil
	b = second.appendHead(p.First.appendHead(b))
	for _, s := range p.unit {
		b = binary.LittleEndian.AppendUint32(b, math.Float32bits(s))
	}
	for _, r := range p.rows {
		b = binary.LittleEndian.AppendUint64(b, r.first)
		b = binary.LittleEndian.AppendUint64(b, r.second)
	}
	for _, w := range p.more {
		b = binary.LittleEndian.AppendUint64(b, w)
	}
	return b
}

// ReadPair reads a pair that fills all of data, keeping data.
func ReadPair(data string) (*Pair, error) {
	first, data, err := readHead(data)
	if err != nil {
		return nil, err
	}
	second, data, err := readHead(data)
	if err != nil {
		return nil, err
	}
	second.Set = first.Set
	if !fit(first, second) {
		return nil, errPair
	}
	p := &Pair{First: first, Second: second, rows: make([]row, first.Set.size()), more: make([]uint64, second.More.size())}
	if len(data) != 8+16*len(p.rows)+8*len(p.more) {
		return nil, errStored
	}
	for i := range p.unit {
		p.unit[i] = math.Float32frombits(uint32(word(data[4*i:])))
	}
	data = data[8:]
	for i := range p.rows {
		at := data[16*i : 16*i+16]
		p.rows[i] = row{word(at), word(at[8:])}
	}
	data = data[16*len(p.rows):]
	for i := range p.more {
		p.more[i] = word(data[8*i:])
	}
	p.fast = newTables(p)
	return p, nil
}

// fit reports whether two models can be a pair.
func fit(first, second *Model) bool {
	return first.Set != nil && second.Set != nil && first.Set.Tags == second.Set.Tags && first.More == nil &&
		max(first.Labels, second.Labels) <= pairLabels && first.continues() && second.continues()
}

// continues reports whether a label above 0 that is even follows itself and the one
// before it alone.
func (m *Model) continues() bool {
	k := m.Labels
	for i, bad := range m.Forbidden {
		from, to := i/k, i%k
		if to > 0 && to%2 == 0 && from != to && from != to-1 && !bad {
			return false
		}
	}
	return true
}

// word is the first eight bytes of s, little-endian.
func word(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// clipped is the share of weights that lie beyond what six bits can hold and are
// cut off.
const clipped = 0.00003

// sixBits calls set with the weights of every feature in six bits each and returns the
// step.
func (m *Model) sixBits(set func(i int, w uint64)) float32 {
	k := m.Labels
	var count [256]int
	all := 0
	for at := 0; at < len(m.Emit); at += k {
		o := int(int8(m.Emit[at]))
		for y := 1; y < k; y++ {
			d := int(int8(m.Emit[at+y])) - o
			count[max(d, -d)]++
			all++
		}
	}
	top := 255
	for over := 0; top > 31; top-- {
		if over += count[top]; float64(over) > clipped*float64(all) {
			break
		}
	}
	var code [511]uint64 // by the difference of two weights
	for d := range code {
		q := math.Round(float64(d-255) * 31 / float64(top))
		code[d] = uint64(max(0, min(63, q+32)))
	}
	for i := range m.height() {
		emit := m.Emit[i*k:][:k]
		o := int(int8(emit[0])) - 255
		w := uint64(0)
		for y := 1; y < len(emit); y++ {
			w |= code[int(int8(emit[y]))-o] << (6 * (y - 1))
		}
		set(i, w)
	}
	return m.Scale * float32(top) / 31
}
