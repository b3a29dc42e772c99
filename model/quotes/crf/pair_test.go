package crf

import (
	"math"
	"slices"
	"testing"
)

// TestPairAgrees compares a pair with its two models read one after the other; six
// bits a weight cost some precision.
func TestPairAgrees(t *testing.T) {
	examples, o := toy()
	first := Train(examples, o)
	o.Seed, o.Drop = 2, 0.3
	second := Train(examples, o)
	second.Bias = 0.25
	pair, err := NewPair(first, second)
	if err != nil {
		t.Fatal(err)
	}
	var l, alone Lattice
	for _, x := range examples {
		got := slices.Clone(pair.Marginals(&l, &x.Sequence))
		for i, want := range first.Marginals(&alone, &x.Sequence) {
			if math.Abs(got[i]-want) > 0.01 {
				t.Fatalf("marginal %d is %g, want %g", i, got[i], want)
			}
		}
		var more, all Sequence
		for i := range x.Len() {
			f := uint32(20 + i)
			more.Add(f)
			more.Next(0)
			for _, g := range append(slices.Clone(x.at(i)), f) {
				all.Add(g)
			}
			all.Next(0)
		}
		labels := pair.Decode(&l, &more, nil)
		if want := second.Decode(&alone, &all, nil); !slices.Equal(labels, want) {
			t.Errorf("labels %v, want %v", labels, want)
		}
	}
}

func TestPairRefusesOtherSizes(t *testing.T) {
	examples, o := toy()
	first := Train(examples, o)
	o.Bits++
	if _, err := NewPair(first, Train(examples, o)); err == nil {
		t.Error("no error for tables of two sizes")
	}
}

func TestReadPair(t *testing.T) {
	examples, o := toy()
	m := Train(examples, o)
	pair, err := NewPair(m, m)
	if err != nil {
		t.Fatal(err)
	}
	data := string(pair.Append(nil))
	back, err := ReadPair(data)
	if err != nil {
		t.Fatal(err)
	}
	if string(back.Append(nil)) != data || !slices.Equal(back.rows, pair.rows) {
		t.Error("a pair read back differs")
	}
	for _, cut := range []int{0, 30, len(data) / 2, len(data) - 1} {
		if _, err := ReadPair(data[:cut]); err == nil {
			t.Errorf("no error for %d of %d bytes", cut, len(data))
		}
	}
}
