package boost

import (
	"math"
	"math/rand/v2"
	"slices"
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

// maxBins is how many bins a feature's values are sorted into.
const maxBins = 64

// Train fits a model to rows, their labels and weights (nil for all one). The
// same input and seed give the same model.
func Train(rows [][]float32, labels []bool, weights []float32, opt Options) *Model {
	t := newTrainer(rows, labels, weights, opt.withDefaults())
	m := &Model{bias: t.prior()}
	for i := range t.score {
		t.score[i] = m.bias
	}
	for range t.opt.Trees {
		t.gradients()
		tree := t.grow()
		m.roots = append(m.roots, int32(len(m.nodes)))
		m.nodes = append(m.nodes, tree...)
		for i, row := range rows {
			t.score[i] += predictTree(tree, row)
		}
	}
	return m
}

func predictTree(tree []node, row []float32) float32 {
	n := &tree[0]
	for n.feature != leafMark {
		if row[n.feature] <= n.value {
			n = &tree[n.left]
		} else {
			n = &tree[n.right]
		}
	}
	return n.value
}

type trainer struct {
	opt     Options
	labels  []bool
	weights []float32
	edges   [][]float32 // per feature the upper edge of each bin but the last
	bins    [][]uint8   // per feature the bin of each row
	score   []float32
	grad    []float32
	hess    []float32
	rng     *rand.Rand
}

func newTrainer(rows [][]float32, labels []bool, weights []float32, opt Options) *trainer {
	t := &trainer{
		opt: opt, labels: labels, weights: weights, rng: rand.New(rand.NewPCG(opt.Seed, 7)),
		score: make([]float32, len(rows)), grad: make([]float32, len(rows)), hess: make([]float32, len(rows)),
	}
	if len(rows) == 0 {
		return t
	}
	width := len(rows[0])
	t.edges, t.bins = make([][]float32, width), make([][]uint8, width)
	values := make([]float32, len(rows))
	for f := range width {
		for i, row := range rows {
			values[i] = row[f]
		}
		t.edges[f] = binEdges(values)
		t.bins[f] = make([]uint8, len(rows))
		for i, v := range values {
			at, _ := slices.BinarySearch(t.edges[f], v)
			t.bins[f][i] = uint8(at)
		}
	}
	return t
}

// binEdges parts the values into bins of about equal size; equal values share one.
func binEdges(values []float32) []float32 {
	sorted := slices.Clone(values)
	slices.Sort(sorted)
	distinct := slices.Compact(slices.Clone(sorted))
	if len(distinct) <= maxBins {
		return distinct[:len(distinct)-1]
	}
	var edges []float32
	for b := 1; b < maxBins; b++ {
		e := sorted[b*len(sorted)/maxBins]
		if len(edges) == 0 || e > edges[len(edges)-1] {
			edges = append(edges, e)
		}
	}
	if edges[len(edges)-1] == sorted[len(sorted)-1] {
		edges = edges[:len(edges)-1]
	}
	return edges
}

func (t *trainer) weight(i int) float32 {
	if t.weights == nil {
		return 1
	}
	return t.weights[i]
}

func (t *trainer) prior() float32 {
	yes, all := 1.0, 2.0
	for i, l := range t.labels {
		all += float64(t.weight(i))
		if l {
			yes += float64(t.weight(i))
		}
	}
	return float32(math.Log(yes / (all - yes)))
}

func (t *trainer) gradients() {
	for i, l := range t.labels {
		p, y := float32(sigmoid(float64(t.score[i]))), float32(0)
		if l {
			y = 1
		}
		w := t.weight(i)
		t.grad[i], t.hess[i] = w*(p-y), w*max(p*(1-p), 1e-6)
	}
}

// leaf is a growing leaf with its best split.
type leaf struct {
	rows       []int32
	grad, hess float64
	node       int
	gain       float64
	feature    int
	bin        int
}

// grow builds one tree, always splitting the leaf with the largest gain.
func (t *trainer) grow() []node {
	features := t.sampleFeatures()
	root := leaf{rows: t.sampleRows()}
	for _, i := range root.rows {
		root.grad += float64(t.grad[i])
		root.hess += float64(t.hess[i])
	}
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
		at := leaves[best].node
		left, right := t.split(&leaves[best])
		left.node, right.node = len(tree), len(tree)+1
		tree[at] = node{feature: uint16(leaves[best].feature), left: uint16(left.node), right: uint16(right.node), value: t.edges[leaves[best].feature][leaves[best].bin]}
		t.findSplit(&left, features)
		t.findSplit(&right, features)
		tree = append(tree, t.leafNode(&left), t.leafNode(&right))
		leaves[best] = left
		leaves = append(leaves, right)
	}
	return tree
}

func (t *trainer) leafNode(l *leaf) node {
	return node{feature: leafMark, value: float32(-t.opt.LearningRate * l.grad / (l.hess + t.opt.Lambda))}
}

func (t *trainer) sampleFeatures() []int {
	all := t.rng.Perm(len(t.bins))
	return all[:max(1, int(float64(len(all))*t.opt.Features))]
}

func (t *trainer) sampleRows() []int32 {
	rows := make([]int32, 0, len(t.labels))
	for i := range t.labels {
		if t.rng.Float64() < t.opt.Rows {
			rows = append(rows, int32(i))
		}
	}
	return rows
}

// findSplit sets the leaf's best split by the histograms of grad and hess.
func (t *trainer) findSplit(l *leaf, features []int) {
	l.gain = 0
	base := l.grad * l.grad / (l.hess + t.opt.Lambda)
	var grad, hess [maxBins]float64
	for _, f := range features {
		edges := len(t.edges[f])
		if edges == 0 {
			continue
		}
		clear(grad[:])
		clear(hess[:])
		bins := t.bins[f]
		for _, i := range l.rows {
			b := bins[i]
			grad[b] += float64(t.grad[i])
			hess[b] += float64(t.hess[i])
		}
		g, h := 0.0, 0.0
		for b := range edges {
			g += grad[b]
			h += hess[b]
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

func (t *trainer) split(l *leaf) (left, right leaf) {
	bins := t.bins[l.feature]
	for _, i := range l.rows {
		side := &right
		if int(bins[i]) <= l.bin {
			side = &left
		}
		side.rows = append(side.rows, i)
		side.grad += float64(t.grad[i])
		side.hess += float64(t.hess[i])
	}
	return left, right
}
