package crf

import (
	"math"
	"math/rand/v2"
)

// Example is a sequence with its true labels.
type Example struct {
	Sequence
	Labels []uint8
}

// Options steer training.
type Options struct {
	Labels, Classes, Bits, Epochs int
	Rate, Decay                   float64 // AdaGrad's rate; L2 decay per example
	// Drop is the share of features left out of an example at random, which keeps
	// the model from leaning on rare ones (Wager, Wang and Liang 2013).
	Drop float64
	// Least is how many positions a feature must hold at to be learned.
	Least     int
	Seed      uint64
	Forbidden []bool
	// Report, when set, is called after every epoch with the mean log-likelihood
	// of an example.
	Report func(epoch int, likelihood float64)
}

// trainer is a field being trained with AdaGrad (Duchi, Hazan and Singer 2011),
// one example at a time.
type trainer struct {
	o       Options
	emit    []float32
	emitG   []float32 // sums of squared gradients
	step    []float32
	stepG   []float32
	odds    []float64
	lattice Lattice
	dropped Example
	filter  Filter
}

// Train fits a field to the examples and stores it in eight bits a weight. The
// same examples and options give the same model.
func Train(examples []Example, o Options) *Model {
	k := o.Labels
	t := &trainer{
		o: o, emit: make([]float32, k<<o.Bits), emitG: make([]float32, k<<o.Bits),
		step: make([]float32, o.Classes*k*k), stepG: make([]float32, o.Classes*k*k),
	}
	if o.Forbidden == nil {
		t.o.Forbidden = make([]bool, k*k+k)
	}
	if o.Least > 1 {
		t.filter = often(examples, o.Least)
	}
	random := rand.New(rand.NewPCG(o.Seed, 1)) //nolint:gosec // training must repeat, not surprise
	mean := make([]float32, len(t.emit))
	for epoch := range o.Epochs {
		sum := 0.0
		for _, i := range random.Perm(len(examples)) {
			sum += t.learn(t.drop(&examples[i], random))
		}
		if epoch >= o.Epochs/2 { // the mean over the later epochs is steadier than the last
			for i, w := range t.emit {
				mean[i] += w / float32(o.Epochs-o.Epochs/2)
			}
		}
		if o.Report != nil {
			o.Report(epoch, sum/float64(max(1, len(examples))))
		}
	}
	t.emit = mean
	return t.model()
}

// drop copies x without the features that are rare and a random share of the others.
func (t *trainer) drop(x *Example, random *rand.Rand) *Example {
	if t.o.Drop == 0 && t.filter == "" {
		return x
	}
	t.dropped.Filter = t.filter
	t.dropped.Reset()
	t.dropped.Labels = x.Labels
	bar := uint32(t.o.Drop * (1 << 32))
	for i := range x.Len() {
		for _, f := range x.at(i) {
			if random.Uint32() >= bar {
				t.dropped.Add(f)
			}
		}
		t.dropped.Next(x.Steps[i])
	}
	return &t.dropped
}

// learn takes one gradient step and returns the example's log-likelihood.
func (t *trainer) learn(x *Example) float64 {
	n, k := x.Len(), t.o.Labels
	if n == 0 {
		return 0
	}
	l := &t.lattice
	mask := uint32(1)<<t.o.Bits - 1
	l.emit = grow(l.emit, n*k)
	for i := range n {
		e := l.emit[i*k:][:k]
		clear(e)
		for _, f := range x.at(i) {
			row := t.emit[int(f&mask)*k:][:k]
			for y, w := range row {
				e[y] += w
			}
		}
	}
	t.odds = odds(t.odds[:0], t.step, t.o.Forbidden, k)
	log := -forwardBackward(l, t.odds, x.Steps, k, 0)
	for i := range n {
		log += float64(l.emit[i*k+int(x.Labels[i])])
		if i > 0 {
			log += float64(t.step[t.cell(x, i)])
		}
	}
	t.learnSteps(x)
	t.learnEmissions(x)
	return log
}

// cell is the index of the true step to position i.
func (t *trainer) cell(x *Example, i int) int {
	k := t.o.Labels
	return int(x.Steps[i])*k*k + int(x.Labels[i-1])*k + int(x.Labels[i])
}

func (t *trainer) learnEmissions(x *Example) {
	k, l := t.o.Labels, &t.lattice
	mask := uint32(1)<<t.o.Bits - 1
	var g [32]float32
	for i := range x.Len() {
		moved := false
		for y := range k {
			v := -l.alpha[i*k+y] * l.beta[i*k+y]
			if y == int(x.Labels[i]) {
				v++
			}
			if math.Abs(v) < 1e-3 {
				v = 0
			}
			g[y] = float32(v)
			moved = moved || v != 0
		}
		if !moved {
			continue
		}
		for _, f := range x.at(i) {
			at := int(f&mask) * k
			for y, v := range g[:k] {
				if v != 0 {
					t.update(t.emit, t.emitG, at+y, v)
				}
			}
		}
	}
}

func (t *trainer) learnSteps(x *Example) {
	k, l := t.o.Labels, &t.lattice
	for i := 1; i < x.Len(); i++ {
		lift := l.lift[i*k:][:k]
		base := int(x.Steps[i]) * k * k
		for a := range k {
			from := l.alpha[(i-1)*k+a]
			if from < 1e-6 {
				continue
			}
			for b := range k {
				p := from * t.odds[base+a*k+b] * lift[b] * l.beta[i*k+b] / l.norm[i]
				if p > 1e-4 {
					t.update(t.step, t.stepG, base+a*k+b, float32(-p))
				}
			}
		}
		t.update(t.step, t.stepG, t.cell(x, i), 1)
	}
}

// update moves one weight along its gradient.
func (t *trainer) update(w, g []float32, i int, v float32) {
	v -= float32(t.o.Decay) * w[i]
	g[i] += v * v
	w[i] += float32(t.o.Rate) * v / (1e-2 + float32(math.Sqrt(float64(g[i]))))
}

// model stores the weights in eight bits.
func (t *trainer) model() *Model {
	m := &Model{
		Labels: t.o.Labels, Classes: t.o.Classes, Bits: t.o.Bits, Step: t.step, Forbidden: t.o.Forbidden, Filter: t.filter,
	}
	top := float32(0)
	for _, w := range t.emit {
		top = max(top, w, -w)
	}
	m.Scale = max(top, 1e-6) / 127
	emit := make([]byte, len(t.emit))
	for i, w := range t.emit {
		emit[i] = byte(int8(math.Round(float64(w / m.Scale))))
	}
	m.Emit = string(emit)
	m.pack()
	k := m.Labels
	for c := range m.Classes {
		for xy, bad := range m.Forbidden[:k*k] {
			if bad {
				m.Step[c*k*k+xy] = lowest
			}
		}
	}
	return m
}
