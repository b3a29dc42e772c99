package quotes

import (
	"testing"

	"whosaid/model"
)

func TestCalibrationKeepsOrder(t *testing.T) {
	for _, c := range []calibration{markedCalibration, indirectCalibration} {
		last := 0.0
		for p := 0.02; p < 0.99; p += 0.01 {
			v := c.apply(p)
			if v <= last || v >= 1 {
				t.Fatalf("%v: %g becomes %g behind %g", c, p, v, last)
			}
			last = v
		}
		if a, b := c.apply(0), c.apply(1); a < 0 || b > 1 || a >= b {
			t.Errorf("%v: ends %g and %g", c, a, b)
		}
	}
}

func TestStateLeavesOthers(t *testing.T) {
	for _, q := range []model.Quote{
		{Kind: model.Indirect, Mention: -1, Confidence: 0.5},
		{Kind: model.Post, Mention: 2, Confidence: 0.9},
		{Kind: model.ScareQuote, Mention: -1, Confidence: 0.8},
	} {
		was := q.Confidence
		if state(&q); q.Confidence != was {
			t.Errorf("%s of mention %d: %g becomes %g", q.Kind, q.Mention, was, q.Confidence)
		}
	}
}
