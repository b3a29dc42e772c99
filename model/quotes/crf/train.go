package crf

import (
	"math"
	"math/rand/v2"
)

// Example is a sequence with its true labels.
type Example struct {
	Sequence
	// More is what a second reading sees beside the sequence; it may be empty.
	More   Sequence
	Labels []uint8
}

// Options steer training.
type Options struct {
	Labels, Classes, Bits, Epochs int
	// Wide, when not zero, makes a model of few features: in the first third of the
	// epochs it learns the commonest, up to 1<<Wide, then keeps for every row of its
	// table the one that tells most, and learns on with these.
	Wide int
	// Known, when set, is the features of the sequences that the model sees; then
	// Wide chooses among those of More, which get 1<<Bits rows behind the known ones.
	Known       *Set
	Rate, Decay float64 // AdaGrad's rate; L2 decay per example
	// Drop is the share of features left out of an example at random, which keeps
	// the model from leaning on rare ones (Wager, Wang and Liang 2013).
	Drop float64
	// Damp, when not zero, is what the weights of features are multiplied with in
	// the end: learned beside a part of the others, they are too large beside all.
	Damp      float32
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
	basic   *Set // nil: a feature has the row of its hash, which others share
	more    *Set
	corpus  corpus
	emit    []float32
	emitG   []float32 // sums of squared gradients
	step    []float32
	stepG   []float32
	odds    []float64
	lattice Lattice
	rows    []uint32 // of the example being learned, without those left out
	ends    []int
}

// corpus is the rows of the features of all examples, one position after another.
type corpus struct {
	rows []uint32
	ends []int // of positions
	from []int // the first position of each example
}

// Train fits a field to the examples and stores it in eight bits a weight. The
// same examples and options give the same model.
func Train(examples []Example, o Options) *Model {
	k := o.Labels
	t := &trainer{o: o, step: make([]float32, o.Classes*k*k), stepG: make([]float32, o.Classes*k*k)}
	if o.Forbidden == nil {
		t.o.Forbidden = make([]bool, k*k+k)
	}
	var hashes []uint32
	n := 1 << o.Bits
	if o.Wide > 0 {
		hashes, n = t.widen(examples), o.Known.size()+1<<o.Wide
	}
	t.emit, t.emitG = make([]float32, k*n), make([]float32, k*n)
	t.compile(examples)
	random := rand.New(rand.NewPCG(o.Seed, 1)) //nolint:gosec // training must repeat, not surprise
	var mean []float32
	for epoch := range o.Epochs {
		if epoch == max(1, o.Epochs/3) && o.Wide > 0 {
			t.narrow(hashes)
			t.compile(examples)
		}
		if epoch == o.Epochs/2 {
			mean = make([]float32, len(t.emit))
		}
		sum := 0.0
		for _, i := range random.Perm(len(examples)) {
			t.drop(i, random)
			sum += t.learn(&examples[i])
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

// compile looks up the rows of the features of the examples.
func (t *trainer) compile(examples []Example) {
	c := &t.corpus
	c.rows, c.ends, c.from = c.rows[:0], c.ends[:0], c.from[:0]
	mask := uint32(1)<<t.o.Bits - 1
	for i := range examples {
		x := &examples[i]
		c.from = append(c.from, len(c.ends))
		for k := range x.Len() {
			if t.basic != nil {
				c.rows = t.basic.keep(c.rows, x.at(k), 0)
				if t.more != nil {
					c.rows = t.more.keep(c.rows, x.More.at(k), uint32(t.basic.size()))
				}
			} else {
				for _, h := range x.at(k) {
					c.rows = append(c.rows, h&mask)
				}
			}
			c.ends = append(c.ends, len(c.rows))
		}
	}
	c.from = append(c.from, len(c.ends))
}

// drop takes example i without a random share of its features.
func (t *trainer) drop(i int, random *rand.Rand) {
	c := &t.corpus
	bar := uint32(t.o.Drop * (1 << 32))
	t.rows, t.ends = t.rows[:0], t.ends[:0]
	at := 0
	if first := c.from[i]; first > 0 {
		at = c.ends[first-1]
	}
	for _, end := range c.ends[c.from[i]:c.from[i+1]] {
		for _, r := range c.rows[at:end] {
			if t.o.Drop == 0 || random.Uint32() >= bar {
				t.rows = append(t.rows, r)
			}
		}
		at = end
		t.ends = append(t.ends, len(t.rows))
	}
}

// at is the rows of position i of the example being learned.
func (t *trainer) at(i int) []uint32 {
	if i == 0 {
		return t.rows[:t.ends[0]]
	}
	return t.rows[t.ends[i-1]:t.ends[i]]
}

// learn takes one gradient step and returns the example's log-likelihood.
func (t *trainer) learn(x *Example) float64 {
	n, k := x.Len(), t.o.Labels
	if n == 0 {
		return 0
	}
	l := &t.lattice
	l.emit = grow(l.emit, n*k)
	for i := range n {
		e := l.emit[i*k:][:k]
		clear(e)
		for _, r := range t.at(i) {
			row := t.emit[int(r)*k:][:k]
			for y, w := range row {
				e[y] += w
			}
		}
	}
	t.odds = odds(t.odds[:0], t.step, t.o.Forbidden, k)
	log := -forwardBackward(l, t.odds, x.Steps, k)
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
		for _, r := range t.at(i) {
			at := int(r) * k
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
		Labels: t.o.Labels, Classes: t.o.Classes, Bits: t.o.Bits, Step: t.step, Forbidden: t.o.Forbidden,
		Set: t.basic, More: t.more,
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
	if t.o.Damp != 0 {
		m.Scale *= t.o.Damp
	}
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
