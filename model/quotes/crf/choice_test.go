package crf

import (
	"math"
	"testing"
)

// meals are choices in which feature 1 is right, beside others.
func meals() []Choice {
	var out []Choice
	for i := range uint32(20) {
		out = append(out,
			Choice{sequenceOf(2, 1, 3+i%3), []bool{false, true, false}},
			Choice{sequenceOf(3+i%3, 1), []bool{false, true}},
			Choice{sequenceOf(2, 3+i%3), []bool{true, false}},
		)
	}
	return out
}

func TestTrainChooserLearns(t *testing.T) {
	choices := meals()
	c := TrainChooser(choices, Options{Bits: 6, Epochs: 20, Rate: 0.2, Drop: 0.1, Seed: 1})
	for _, x := range choices {
		p := c.Probabilities(&x.Sequence, nil)
		sum := 0.0
		for i, v := range p {
			sum += v
			if x.Right[i] && v < 0.6 {
				t.Errorf("%v: the right option %d has %g", x.Features, i, v)
			}
		}
		if math.Abs(sum-1) > 1e-9 {
			t.Errorf("probabilities sum to %g", sum)
		}
	}
}

func TestCalibrateCoolsOverconfidence(t *testing.T) {
	c := TrainChooser(meals(), Options{Bits: 6, Epochs: 20, Rate: 0.2, Seed: 1})
	mixed := append(meals(), Choice{sequenceOf(2, 1), []bool{true, false}}, Choice{sequenceOf(2, 1), []bool{true, false}})
	for range 12 {
		mixed = append(mixed, Choice{sequenceOf(2, 1), []bool{true, false}})
	}
	c.Calibrate(mixed)
	if c.Heat <= 1 {
		t.Errorf("heat %g of a model that is surer than it is right", c.Heat)
	}
}

func TestStoreChooser(t *testing.T) {
	data := string(TrainChooser(meals(), Options{Bits: 6, Epochs: 3, Rate: 0.2, Seed: 1}).Append(nil))
	back, err := ReadChooser(data)
	if err != nil {
		t.Fatal(err)
	}
	if string(back.Append(nil)) != data {
		t.Error("a model read back differs")
	}
	for _, cut := range []int{0, 11, 12, len(data) - 1} {
		if _, err := ReadChooser(data[:cut]); err == nil {
			t.Errorf("no error for %d of %d bytes", cut, len(data))
		}
	}
}

func TestChooseOfNothing(t *testing.T) {
	c := TrainChooser(meals(), Options{Bits: 6, Epochs: 1, Rate: 0.2, Seed: 1})
	if p := c.Probabilities(&Sequence{}, nil); len(p) != 0 {
		t.Errorf("probabilities %v of no options", p)
	}
}
