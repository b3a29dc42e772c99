package boost

import "slices"

// maxBins is how many bins a feature's values are sorted into.
const maxBins = 64

// Data is rows of features sorted into bins, ready to train on.
type Data struct {
	width int
	edges [][]float32 // per feature the upper edge of each bin but the last
	bins  []uint8     // row after row
}

// NewData sorts rows of equal width into bins.
func NewData(rows [][]float32) *Data {
	d := &Data{}
	if len(rows) == 0 {
		return d
	}
	d.width = len(rows[0])
	d.edges = make([][]float32, d.width)
	d.bins = make([]uint8, d.width*len(rows))
	values := make([]float32, len(rows))
	for f := range d.width {
		for i, row := range rows {
			values[i] = row[f]
		}
		d.edges[f] = binEdges(values)
		for i, row := range rows {
			at, _ := slices.BinarySearch(d.edges[f], row[f])
			d.bins[i*d.width+f] = uint8(at)
		}
	}
	return d
}

func (d *Data) row(i int) []uint8 { return d.bins[i*d.width : (i+1)*d.width] }

// predict follows a tree by the bins of row i.
func (d *Data) predict(tree []node, i int) float32 {
	row := d.row(i)
	n := &tree[0]
	for n.feature != leafMark {
		next := n.right
		edges := d.edges[n.feature]
		if b := int(row[n.feature]); b < len(edges) && edges[b] <= n.value {
			next = n.left
		}
		n = &tree[next]
	}
	return n.value
}

// binEdges parts the values into bins of about equal size; equal values share
// one. It sorts values.
func binEdges(values []float32) []float32 {
	slices.Sort(values)
	distinct := slices.Compact(slices.Clone(values))
	if len(distinct) <= maxBins {
		return distinct[:len(distinct)-1]
	}
	var edges []float32
	for b := 1; b < maxBins; b++ {
		e := values[b*len(values)/maxBins]
		if len(edges) == 0 || e > edges[len(edges)-1] {
			edges = append(edges, e)
		}
	}
	if edges[len(edges)-1] == values[len(values)-1] {
		edges = edges[:len(edges)-1]
	}
	return edges
}
