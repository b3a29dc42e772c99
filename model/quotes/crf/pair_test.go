package crf

import (
	"math"
	"slices"
	"testing"
)

// toyPair is a task whose second model sees one feature more.
func toyPair() (examples []Example, first, second *Model) {
	examples, o := toy()
	for i := range examples {
		x := &examples[i]
		for k := range x.Len() {
			x.More.Add(uint32(20 + k))
			x.More.Next(0)
		}
	}
	o = sparse(o)
	first = Train(examples, o)
	o.Seed, o.Drop, o.Known = 2, 0.3, first.Set
	second = Train(examples, o)
	second.Bias = 0.25
	return examples, first, second
}

// TestPairAgrees compares a pair with its two models read one after the other; six
// bits a weight cost some precision.
func TestPairAgrees(t *testing.T) {
	examples, first, second := toyPair()
	pair, err := NewPair(first, second)
	if err != nil {
		t.Fatal(err)
	}
	var l, alone Lattice
	for _, x := range examples {
		got := pair.Marginals(&l, &x.Sequence)
		for i, want := range first.Marginals(&alone, &x.Sequence) {
			if p := float64(got[i/3][i%3]); math.Abs(p-want) > 0.01 {
				t.Fatalf("marginal %d is %g, want %g", i, p, want)
			}
		}
		labels := pair.Decode(&l, &x.More, nil)
		if want := second.Decode(&alone, &x.Sequence, &x.More, nil); !slices.Equal(labels, want) {
			t.Errorf("labels %v, want %v", labels, want)
		}
	}
}

func TestPairRefusesOtherFeatures(t *testing.T) {
	_, first, second := toyPair()
	second.Set = &Set{Tags: string(make([]byte, 64))}
	if _, err := NewPair(first, second); err == nil {
		t.Error("no error for models that know different features")
	}
}

func TestReadPair(t *testing.T) {
	_, first, second := toyPair()
	pair, err := NewPair(first, second)
	if err != nil {
		t.Fatal(err)
	}
	data := string(pair.Append(nil))
	back, err := ReadPair(data)
	if err != nil {
		t.Fatal(err)
	}
	if string(back.Append(nil)) != data || !slices.Equal(back.rows, pair.rows) || !slices.Equal(back.more, pair.more) {
		t.Error("a pair read back differs")
	}
	for _, cut := range []int{0, 30, len(data) / 2, len(data) - 1} {
		if _, err := ReadPair(data[:cut]); err == nil {
			t.Errorf("no error for %d of %d bytes", cut, len(data))
		}
	}
}
