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
		{sequenceOf(1, 7, 3), []uint8{1, 2, 0}},
		{sequenceOf(3, 7, 1), []uint8{0, 0, 1}},
		{sequenceOf(1, 7, 7), []uint8{1, 2, 0}},
		{sequenceOf(3, 3, 1), []uint8{0, 0, 1}},
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
		if got := m.Decode(&l, &x.Sequence, nil); !slices.Equal(got, x.Labels) {
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
	got := m.Decode(&l, &examples[3].Sequence, nil)
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

func TestOftenLeavesRareFeaturesOut(t *testing.T) {
	const common, rare = 0x10000000, 0x20000000
	f := often([]Example{{sequenceOf(common, common, rare), []uint8{0, 0, 0}}}, 2)
	s := Sequence{Filter: f}
	s.Add(rare)
	s.Add(common)
	s.Next(0)
	if !slices.Equal(s.Features, []uint32{common}) {
		t.Errorf("features %x", s.Features)
	}
	var l Lattice
	if got := f.keep(&l, []uint32{rare, common, rare}); !slices.Equal(got, []uint32{common}) {
		t.Errorf("kept %x", got)
	}
}

func TestFilterIsStored(t *testing.T) {
	examples, o := toy()
	o.Least = 2
	data := string(Train(examples, o).Append(nil))
	back, err := Read(data)
	if err != nil || back.Filter == "" || string(back.Append(nil)) != data {
		t.Errorf("a model read back differs (%v)", err)
	}
}

func TestEmptySequence(t *testing.T) {
	examples, o := toy()
	m := Train(examples, o)
	var l Lattice
	if got := m.Decode(&l, &Sequence{}, nil); len(got) != 0 {
		t.Errorf("labels %v of nothing", got)
	}
}
