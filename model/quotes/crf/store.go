package crf

import (
	"encoding/binary"
	"errors"
	"math"
)

// maxLabels is how many labels a model can have.
const maxLabels = 16

var errStored = errors.New("crf: the stored model is damaged")

// Append adds the model to b: five counts (labels, classes, bits, rows of the set of
// features and of that of a second reading) of four bytes, the scale and the bias, the
// steps as 32-bit floats, the forbidden steps as bytes, the sets, the emissions.
// Everything is little-endian.
func (m *Model) Append(b []byte) []byte { return append(m.appendHead(b), m.Emit...) }

// appendHead adds all but the emissions.
func (m *Model) appendHead(b []byte) []byte {
	for _, n := range []int{m.Labels, m.Classes, m.Bits, m.Set.size(), m.More.size()} {
		b = binary.LittleEndian.AppendUint32(b, uint32(n))
	}
	for _, f := range append([]float32{m.Scale, m.Bias}, m.Step...) {
		b = binary.LittleEndian.AppendUint32(b, math.Float32bits(f))
	}
	for _, bad := range m.Forbidden {
		c := byte(0)
		if bad {
			c = 1
		}
		b = append(b, c)
	}
	for _, s := range []*Set{m.Set, m.More} {
		if s != nil {
			b = append(b, s.Tags...)
		}
	}
	return b
}

// Read reads a model that fills all of data, which it keeps.
func Read(data string) (*Model, error) {
	m, emit, err := readHead(data)
	if err != nil {
		return nil, err
	}
	if len(emit) != m.Labels*m.height() {
		return nil, errStored
	}
	m.Emit = emit
	m.pack()
	return m, nil
}

// readHead reads all but the emissions and returns what follows.
func readHead(data string) (*Model, string, error) {
	const counts = 5
	if len(data) < 4*(counts+2) {
		return nil, "", errStored
	}
	number := func(i int) uint32 { return binary.LittleEndian.Uint32([]byte(data[4*i : 4*i+4])) }
	m := &Model{Labels: int(number(0)), Classes: int(number(1)), Bits: int(number(2))}
	k := m.Labels
	if k < 1 || k > maxLabels || m.Classes < 1 || m.Classes > 64 || m.Bits > 24 {
		return nil, "", errStored
	}
	steps, set, more := m.Classes*k*k, int(number(3)), int(number(4))
	if set&(set-1) != 0 || more&(more-1) != 0 || max(set, more) > 1<<24 || len(data) < 4*(counts+2+steps)+k*k+k+set+more {
		return nil, "", errStored
	}
	m.Scale, m.Bias = math.Float32frombits(number(counts)), math.Float32frombits(number(counts+1))
	m.Step = make([]float32, steps)
	for i := range m.Step {
		m.Step[i] = math.Float32frombits(number(counts + 2 + i))
	}
	data = data[4*(counts+2+steps):]
	m.Forbidden = make([]bool, k*k+k)
	for i := range m.Forbidden {
		m.Forbidden[i] = data[i] == 1
	}
	data = data[k*k+k:]
	if set > 0 {
		m.Set = &Set{Tags: data[:set]}
	}
	if more > 0 {
		m.More = &Set{Tags: data[set : set+more]}
	}
	return m, data[set+more:], nil
}
