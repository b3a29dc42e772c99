package clean

// Templates set the same short label between all paragraphs of a story ("Article
// content", "Advertisement"). What stands beside a paragraph is then always the
// label. The flow is the document without such labels: neighbours are looked for
// in it.
type flow struct {
	pieces []int // in order
	before []int // for each piece of the document how many of the flow stand before it
}

// A label has at most labelWords words and stands at least labelCopies more times.
const (
	labelWords  = 4
	labelCopies = 3
)

func flowOf(ps []piece, copies []int) flow {
	f := flow{pieces: make([]int, 0, len(ps)), before: make([]int, len(ps))}
	for i := range ps {
		f.before[i] = len(f.pieces)
		if ps[i].words > labelWords || copies[i] < labelCopies {
			f.pieces = append(f.pieces, i)
		}
	}
	return f
}

// holds reports whether piece i is no repeated label.
func (f *flow) holds(i int) bool {
	k := f.before[i]
	return k < len(f.pieces) && f.pieces[k] == i
}

// beside is the piece d places from piece i in the flow, -1 when there is none; i
// itself at 0.
func (f *flow) beside(i, d int) int {
	k := f.before[i] + d
	switch {
	case d == 0:
		return i
	case d > 0 && !f.holds(i):
		k--
	}
	if k < 0 || k >= len(f.pieces) {
		return -1
	}
	return f.pieces[k]
}
