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
	step [2]float32 // of either model, as a score
}

// row is the weights of a feature in the first and in the second model.
type row struct{ first, second uint64 }

// pairLabels is how many labels a model of a pair can have: ten fields of six bits
// and the first label.
const pairLabels = 11

var errPair = errors.New("crf: the two models do not fit together")

// NewPair ties two models with tables of one size and no more than eleven labels.
func NewPair(first, second *Model) (*Pair, error) {
	if !fit(first, second) {
		return nil, errPair
	}
	p := &Pair{First: first, Second: second, rows: make([]row, 1<<first.Bits)}
	first.odds = odds(first.odds[:0], first.Step, first.Forbidden, first.Labels)
	p.step[0] = first.sixBits(func(i int, w uint64) { p.rows[i].first = w })
	p.step[1] = second.sixBits(func(i int, w uint64) { p.rows[i].second = w })
	return p, nil
}

// Append adds the pair to b: the heads of both models as Model.Append writes them, the
// first without its filter, the two steps as 32-bit floats, and for every feature its
// row in the first and in the second model, eight bytes each, little-endian. The
// weights lie as they are used: reading them costs no more than a copy.
func (p *Pair) Append(b []byte) []byte {
	first := *p.First
	first.Filter = "" // that of the second holds all of it
	b = p.Second.appendHead(first.appendHead(b))
	for _, s := range p.step {
		b = binary.LittleEndian.AppendUint32(b, math.Float32bits(s))
	}
	for _, r := range p.rows {
		b = binary.LittleEndian.AppendUint64(b, r.first)
		b = binary.LittleEndian.AppendUint64(b, r.second)
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
	if !fit(first, second) {
		return nil, errPair
	}
	if len(data) != 8+16<<first.Bits {
		return nil, errStored
	}
	p := &Pair{First: first, Second: second, rows: make([]row, 1<<first.Bits)}
	first.odds = odds(nil, first.Step, first.Forbidden, first.Labels)
	for i := range p.step {
		p.step[i] = math.Float32frombits(uint32(word(data[4*i:])))
	}
	data = data[8:]
	for i := range p.rows {
		at := data[16*i : 16*i+16]
		p.rows[i] = row{word(at), word(at[8:])}
	}
	return p, nil
}

// fit reports whether two models can be a pair.
func fit(first, second *Model) bool {
	return first.Bits == second.Bits && max(first.Labels, second.Labels) <= pairLabels
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
	for i := range 1 << m.Bits {
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

// Filter holds the features that either model knows: those of the second are all of
// the first's and more.
func (p *Pair) Filter() Filter { return p.Second.Filter }

// Fields are summed in lanes of twelve bits, the even and the odd ones of a word
// apart, which sixty-four features cannot overflow.
const (
	fields = 0x3f03f03f03f03f
	block  = 64
)

// spread adds the lanes summed over n features of model i to the scores e.
func (p *Pair) spread(e []float32, i int, even, odd uint64, n int) {
	step, zero := p.step[i], 32*n
	for y := 1; y < len(e); y += 2 {
		e[y] += float32(int(even&0xfff)-zero) * step
		even >>= 12
		if y+1 < len(e) {
			e[y+1] += float32(int(odd&0xfff)-zero) * step
			odd >>= 12
		}
	}
}

// Marginals returns the marginals of the first model, as Model.Marginals, and
// keeps in the lattice what the features of s say to the second. s was made with
// the pair's filter.
func (p *Pair) Marginals(l *Lattice, s *Sequence) []float64 {
	k, j, mask := p.First.Labels, p.Second.Labels, uint32(1)<<p.First.Bits-1
	l.emit, l.next = grow(l.emit, s.Len()*k), grow(l.next, s.Len()*j)
	clear(l.emit)
	clear(l.next)
	for i := range s.Len() {
		features := s.at(i)
		for len(features) > 0 {
			n := min(block, len(features))
			var a0, a1, b0, b1 uint64
			for _, f := range features[:n] {
				row := &p.rows[f&mask]
				a0 += row.first & fields
				a1 += row.first >> 6 & fields
				b0 += row.second & fields
				b1 += row.second >> 6 & fields
			}
			p.spread(l.emit[i*k:][:k], 0, a0, a1, n)
			p.spread(l.next[i*j:][:j], 1, b0, b1, n)
			features = features[n:]
		}
		l.emit[i*k] -= p.First.Bias
		l.next[i*j] -= p.Second.Bias
	}
	return p.First.marginals(l, s.Steps, negligible)
}

// Decode returns the most probable labels under the second model of the sequence
// that Marginals saw last, with the features of more added.
func (p *Pair) Decode(l *Lattice, more *Sequence, out []uint8) []uint8 {
	j, mask := p.Second.Labels, uint32(1)<<p.First.Bits-1
	if more.Len() == 0 {
		return out[:0]
	}
	for i := range more.Len() {
		features := more.at(i)
		for len(features) > 0 {
			n := min(block, len(features))
			var b0, b1 uint64
			for _, f := range features[:n] {
				w := p.rows[f&mask].second
				b0 += w & fields
				b1 += w >> 6 & fields
			}
			p.spread(l.next[i*j:][:j], 1, b0, b1, n)
			features = features[n:]
		}
	}
	return p.Second.viterbi(l, l.next, more.Steps, out[:0], hopeless)
}
