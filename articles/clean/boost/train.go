package boost

import (
	"math"
	"math/rand/v2"
)

// Options steer Train. The zero value of a field takes its default.
type Options struct {
	Trees        int     // default 120
	Leaves       int     // most leaves of a tree, default 32
	LearningRate float64 // default 0.1
	MinWeight    float64 // least hessian of a leaf, default 4
	Lambda       float64 // ridge on leaf values, default 2
	Features     float64 // share of the features each tree sees, default 0.6
	Rows         float64 // share of the rows each tree sees, default 0.8
	Seed         uint64
}

func (o Options) withDefaults() Options {
	def := func(v *float64, d float64) {
		if *v == 0 {
			*v = d
		}
	}
	if o.Trees == 0 {
		o.Trees = 120
	}
	if o.Leaves == 0 {
		o.Leaves = 32
	}
	def(&o.LearningRate, 0.1)
	def(&o.MinWeight, 4)
	def(&o.Lambda, 2)
	def(&o.Features, 0.6)
	def(&o.Rows, 0.8)
	return o
}

// Train fits a model to the rows of data that have a weight, nil weights being
// one for all. The same input and seed give the same model.
func Train(data *Data, labels []bool, weights []float32, opt Options) *Model {
	t := newTrainer(data, labels, weights, opt.withDefaults())
	m := &Model{bias: t.prior()}
	for i := range t.score {
		t.score[i] = m.bias
	}
	for range t.opt.Trees {
		t.gradients()
		tree := t.grow()
		m.roots = append(m.roots, int32(len(m.nodes)))
		m.nodes = append(m.nodes, tree...)
		for _, i := range t.used {
			t.score[i] += data.predict(tree, int(i))
		}
	}
	return m
}

type trainer struct {
	opt        Options
	data       *Data
	labels     []bool
	weights    []float32
	used       []int32 // rows that have a weight
	score      []float32
	grad, hess []float32
	rng        *rand.Rand
	free       []*histogram // to use again
}

func newTrainer(data *Data, labels []bool, weights []float32, opt Options) *trainer {
	n := len(labels)
	t := &trainer{
		opt: opt, data: data, labels: labels, weights: weights, rng: rand.New(rand.NewPCG(opt.Seed, 7)), //nolint:gosec // training draws samples, not secrets
		score: make([]float32, n), grad: make([]float32, n), hess: make([]float32, n),
	}
	for i := range labels {
		if t.weight(i) > 0 {
			t.used = append(t.used, int32(i))
		}
	}
	return t
}

func (t *trainer) weight(i int) float32 {
	if t.weights == nil {
		return 1
	}
	return t.weights[i]
}

func (t *trainer) prior() float32 {
	yes, all := 1.0, 2.0
	for _, i := range t.used {
		all += float64(t.weight(int(i)))
		if t.labels[i] {
			yes += float64(t.weight(int(i)))
		}
	}
	return float32(math.Log(yes / (all - yes)))
}

func (t *trainer) gradients() {
	for _, i := range t.used {
		p, y := float32(sigmoid(float64(t.score[i]))), float32(0)
		if t.labels[i] {
			y = 1
		}
		w := t.weight(int(i))
		t.grad[i], t.hess[i] = w*(p-y), w*max(p*(1-p), 1e-6)
	}
}

// histogram sums gradients and hessians by feature and bin.
type histogram [][maxBins]sum

type sum struct{ grad, hess float32 }

func (h *histogram) subtract(o *histogram) {
	for f := range *h {
		for b := range (*h)[f] {
			(*h)[f][b].grad -= (*o)[f][b].grad
			(*h)[f][b].hess -= (*o)[f][b].hess
		}
	}
}

// leaf is a growing leaf with its best split.
type leaf struct {
	rows       []int32
	grad, hess float64
	hist       *histogram
	node       int
	gain       float64
	feature    int
	bin        int
}

// grow builds one tree, always splitting the leaf with the largest gain.
func (t *trainer) grow() []node {
	features := t.sampleFeatures()
	root := leaf{rows: t.sampleRows()}
	t.measure(&root, features)
	t.findSplit(&root, features)
	tree := []node{t.leafNode(&root)}
	leaves := []leaf{root}
	for len(leaves) < t.opt.Leaves {
		best := -1
		for i := range leaves {
			if leaves[i].gain > 1e-3 && (best < 0 || leaves[i].gain > leaves[best].gain) {
				best = i
			}
		}
		if best < 0 {
			break
		}
		l := leaves[best]
		left, right := t.split(&l, features)
		left.node, right.node = len(tree), len(tree)+1
		tree[l.node] = node{feature: uint16(l.feature), left: uint16(left.node), right: uint16(right.node), value: t.data.edges[l.feature][l.bin]}
		t.findSplit(&left, features)
		t.findSplit(&right, features)
		tree = append(tree, t.leafNode(&left), t.leafNode(&right))
		leaves[best] = left
		leaves = append(leaves, right)
	}
	for i := range leaves {
		t.free = append(t.free, leaves[i].hist)
	}
	return tree
}

func (t *trainer) leafNode(l *leaf) node {
	return node{feature: leafMark, value: float32(-t.opt.LearningRate * l.grad / (l.hess + t.opt.Lambda))}
}

func (t *trainer) sampleFeatures() []int {
	all := t.rng.Perm(t.data.width)
	return all[:max(1, int(float64(len(all))*t.opt.Features))]
}

func (t *trainer) sampleRows() []int32 {
	rows := make([]int32, 0, len(t.used))
	for _, i := range t.used {
		if t.rng.Float64() < t.opt.Rows {
			rows = append(rows, i)
		}
	}
	return rows
}

// measure fills a leaf's histogram from its rows.
func (t *trainer) measure(l *leaf, features []int) {
	l.hist = t.newHistogram()
	h := *l.hist
	for _, i := range l.rows {
		g, w := t.grad[i], t.hess[i]
		l.grad += float64(g)
		l.hess += float64(w)
		bins := t.data.row(int(i))
		for _, f := range features {
			s := &h[f][bins[f]&(maxBins-1)]
			s.grad += g
			s.hess += w
		}
	}
}

func (t *trainer) newHistogram() *histogram {
	if n := len(t.free); n > 0 {
		h := t.free[n-1]
		t.free = t.free[:n-1]
		clear(*h)
		return h
	}
	h := make(histogram, t.data.width)
	return &h
}

// findSplit sets the leaf's best split by its histogram.
func (t *trainer) findSplit(l *leaf, features []int) {
	l.gain = 0
	base := l.grad * l.grad / (l.hess + t.opt.Lambda)
	for _, f := range features {
		g, h := 0.0, 0.0
		for b := range t.data.edges[f] {
			s := &(*l.hist)[f][b]
			g += float64(s.grad)
			h += float64(s.hess)
			if h < t.opt.MinWeight {
				continue
			}
			if l.hess-h < t.opt.MinWeight {
				break
			}
			gain := g*g/(h+t.opt.Lambda) + (l.grad-g)*(l.grad-g)/(l.hess-h+t.opt.Lambda) - base
			if gain > l.gain {
				l.gain, l.feature, l.bin = gain, f, b
			}
		}
	}
}

// split parts a leaf; the larger side's histogram is the leaf's own less the
// smaller side's.
func (t *trainer) split(l *leaf, features []int) (left, right leaf) {
	for _, i := range l.rows {
		if int(t.data.row(int(i))[l.feature]) <= l.bin {
			left.rows = append(left.rows, i)
		} else {
			right.rows = append(right.rows, i)
		}
	}
	small, large := &left, &right
	if len(left.rows) > len(right.rows) {
		small, large = large, small
	}
	t.measure(small, features)
	large.hist = l.hist
	large.hist.subtract(small.hist)
	large.grad, large.hess = l.grad-small.grad, l.hess-small.hess
	return left, right
}
