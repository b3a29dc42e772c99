package boost_test

import (
	"bytes"
	"math"
	"math/rand/v2"
	"testing"

	"whosaid/articles/clean/boost"
)

// ring makes points with noise features; those inside a ring are yes.
func ring(n int, seed uint64) ([][]float32, []bool) {
	rng := rand.New(rand.NewPCG(seed, 1))
	rows, labels := make([][]float32, n), make([]bool, n)
	for i := range rows {
		x, y := rng.Float32()*2-1, rng.Float32()*2-1
		rows[i] = []float32{x, y, rng.Float32(), float32(rng.IntN(3))}
		r := x*x + y*y
		labels[i] = r > 0.2 && r < 0.7
	}
	return rows, labels
}

func TestTrain(t *testing.T) {
	rows, labels := ring(4000, 1)
	m := boost.Train(boost.NewData(rows), labels, nil, boost.Options{Trees: 60, Seed: 1})
	test, want := ring(1000, 2)
	right := 0
	for i, row := range test {
		if (m.Predict(row) > 0.5) == want[i] {
			right++
		}
	}
	if right < 930 {
		t.Errorf("%d of 1000 right", right)
	}
	again := boost.Train(boost.NewData(rows), labels, nil, boost.Options{Trees: 60, Seed: 1})
	if !bytes.Equal(m.AppendBinary(nil), again.AppendBinary(nil)) {
		t.Error("the same seed gave another model")
	}
}

func TestLoad(t *testing.T) {
	rows, labels := ring(500, 3)
	m := boost.Train(boost.NewData(rows), labels, nil, boost.Options{Trees: 10, Seed: 1})
	b := m.AppendBinary(nil)
	back, rest, err := boost.Load(append(b, 9), 4)
	if err != nil || len(rest) != 1 || back.Trees() != 10 {
		t.Fatalf("%v, %d bytes left", err, len(rest))
	}
	for _, row := range rows[:50] {
		if m.Predict(row) != back.Predict(row) {
			t.Fatal("the loaded model predicts otherwise")
		}
	}
	for n := range b {
		if _, _, err := boost.Load(b[:n], 4); err == nil {
			t.Fatalf("%d of %d bytes were taken for a model", n, len(b))
		}
	}
	if _, _, err := boost.Load(b, 1); err == nil {
		t.Error("a feature out of range was taken")
	}
}

func TestAverage(t *testing.T) {
	rows, labels := ring(500, 4)
	data := boost.NewData(rows)
	a := boost.Train(data, labels, nil, boost.Options{Trees: 8, Seed: 1})
	b := boost.Train(data, labels, nil, boost.Options{Trees: 5, Seed: 2})
	both := boost.Average(a, b)
	if both.Trees() != 13 {
		t.Errorf("%d trees, want 13", both.Trees())
	}
	logit := func(p float64) float64 { return math.Log(p / (1 - p)) }
	for _, row := range rows[:50] {
		want := (logit(a.Predict(row)) + logit(b.Predict(row))) / 2
		if got := logit(both.Predict(row)); math.Abs(got-want) > 1e-4 {
			t.Fatalf("log-odds %v, want %v", got, want)
		}
	}
}
