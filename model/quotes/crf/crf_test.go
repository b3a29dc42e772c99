package crf

import (
	"math"
	"slices"
	"testing"
)

// sequenceOf makes a sequence with one feature a position.
func sequenceOf(features ...uint32) Sequence {
	var s Sequence
	for _, f := range features {
		s.Add(f)
		s.Next(0)
	}
	return s
}

// toy is a task that needs the step: feature 7 is label 2 behind label 1, else 0.
func toy() ([]Example, Options) {
	examples := []Example{
		{Sequence: sequenceOf(1, 7, 3), Labels: []uint8{1, 2, 0}},
		{Sequence: sequenceOf(3, 7, 1), Labels: []uint8{0, 0, 1}},
		{Sequence: sequenceOf(1, 7, 7), Labels: []uint8{1, 2, 0}},
		{Sequence: sequenceOf(3, 3, 1), Labels: []uint8{0, 0, 1}},
	}
	forbidden := make([]bool, 3*3+3)
	forbidden[0*3+2], forbidden[2*3+2], forbidden[9+2] = true, true, true // 2 behind 1 alone
	return examples, Options{Labels: 3, Classes: 1, Bits: 6, Epochs: 40, Rate: 0.3, Seed: 1, Forbidden: forbidden}
}

func TestTrainLearns(t *testing.T) {
	examples, o := toy()
	m := Train(examples, o)
	var l Lattice
	for _, x := range examples {
		if got := m.Decode(&l, &x.Sequence, nil, nil); !slices.Equal(got, x.Labels) {
			t.Errorf("%v: labels %v, want %v", x.Features, got, x.Labels)
		}
	}
}

func TestTrainRepeats(t *testing.T) {
	examples, o := toy()
	o.Drop = 0.2
	a := Train(examples, o).Append(nil)
	examples, _ = toy()
	if b := Train(examples, o).Append(nil); !slices.Equal(a, b) {
		t.Error("the same training gave another model")
	}
}

func TestMarginalsAreProbabilities(t *testing.T) {
	examples, o := toy()
	m := Train(examples, o)
	var l Lattice
	for _, x := range examples {
		p := m.Marginals(&l, &x.Sequence)
		for i := range x.Len() {
			sum := p[3*i] + p[3*i+1] + p[3*i+2]
			if math.Abs(sum-1) > 1e-6 {
				t.Errorf("position %d sums to %g", i, sum)
			}
			if best := p[3*i+int(x.Labels[i])]; best < 0.5 {
				t.Errorf("position %d: the true label has %g", i, best)
			}
		}
		if p[2] > 1e-9 {
			t.Errorf("a forbidden start has %g", p[2])
		}
	}
}

func TestBiasFindsMore(t *testing.T) {
	examples, o := toy()
	m := Train(examples, o)
	m.Bias = 100
	var l Lattice
	got := m.Decode(&l, &examples[3].Sequence, nil, nil)
	if slices.Contains(got, 0) {
		t.Errorf("labels %v hold 0 in spite of the bias", got)
	}
}

func TestStore(t *testing.T) {
	examples, o := toy()
	m := Train(examples, o)
	m.Bias = 0.5
	data := string(m.Append(nil))
	back, err := Read(data)
	if err != nil {
		t.Fatal(err)
	}
	if string(back.Append(nil)) != data {
		t.Error("a model read back differs")
	}
	for _, cut := range []int{0, 10, 24, len(data) / 2, len(data) - 1} {
		if _, err := Read(data[:cut]); err == nil {
			t.Errorf("no error for %d of %d bytes", cut, len(data))
		}
	}
}

// sparse makes the options those of a model of chosen features.
func sparse(o Options) Options {
	o.Wide, o.Bits = 8, 5
	return o
}

func TestTrainChoosesFeatures(t *testing.T) {
	examples, o := toy()
	m := Train(examples, sparse(o))
	var l Lattice
	for _, x := range examples {
		if got := m.Decode(&l, &x.Sequence, nil, nil); !slices.Equal(got, x.Labels) {
			t.Errorf("%v: labels %v, want %v", x.Features, got, x.Labels)
		}
	}
}

func TestSetKeeps(t *testing.T) {
	const here, there = 0x10000001, 0x20000002
	tags := make([]byte, 4)
	tags[1] = 0x10
	s := Set{Tags: string(tags)}
	if got := s.keep([]uint32{9}, []uint32{here, there, here, 0x10000002, 0x20000001}, 8); !slices.Equal(got, []uint32{9, 9, 9}) {
		t.Errorf("rows %d", got)
	}
	if got := (*Set)(nil).keep(nil, []uint32{here}, 0); len(got) != 0 {
		t.Errorf("rows %d of no set", got)
	}
}

func TestSetIsStored(t *testing.T) {
	examples, o := toy()
	data := string(Train(examples, sparse(o)).Append(nil))
	back, err := Read(data)
	if err != nil || back.Set.size() != 32 || string(back.Append(nil)) != data {
		t.Errorf("a model read back differs (%v)", err)
	}
}

func TestEmptySequence(t *testing.T) {
	examples, o := toy()
	m := Train(examples, o)
	var l Lattice
	if got := m.Decode(&l, &Sequence{}, nil, nil); len(got) != 0 {
		t.Errorf("labels %v of nothing", got)
	}
}
