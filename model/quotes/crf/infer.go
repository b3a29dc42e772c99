package crf

import "math"

// Row is a number for every label of a model of a pair, and 0 beyond.
type Row [width]float32

// begins are the labels that can follow any: none and those that begin a span.
var begins = [...]uint8{0, 1, 3, 5, 7, 9}

// width is that of rows, more than there are labels: an index below it is a mask away.
const width = 16

// tables are what a pair reads with, made from its models: the labels they lack are
// never reached.
type tables struct {
	from  [][pairLabels]Row  // of the first model: exponentials of the steps, by class, from, to
	into  [][pairLabels]Row  // the same by class, to, from
	start Row                // 1 where a sequence can start
	lift  [1024]float32      // how probable a label is that is so many units behind the best
	step  [][pairLabels]path // of the second model: by class, to, from
	begin path               // 0 where a sequence can start, else closed
}

func newTables(p *Pair) *tables {
	t := &tables{from: make([][pairLabels]Row, p.First.Classes), into: make([][pairLabels]Row, p.First.Classes), step: make([][pairLabels]path, p.Second.Classes)}
	first, second := p.First, p.Second
	k := first.Labels
	for i, v := range odds(nil, first.Step, first.Forbidden, k) {
		if c := i / (k * k); c < first.Classes {
			t.from[c][i/k%k][i%k] = float32(v)
			t.into[c][i%k][i/k%k] = float32(v)
		} else {
			t.start[i%k] = float32(v)
		}
	}
	t.paths(second, p.unit[1])
	for d := range t.lift { // never 0: some label is always possible
		t.lift[d] = float32(max(math.Exp(-float64(d)*float64(p.unit[0])), 1e-12))
	}
	return t
}

// path is the scores of the best paths to the labels of a position under the second
// model: in parts of a unit, and in the last bits whence they come.
type path [pairLabels]int32

const (
	parts  = 16 // of a unit
	whence = 4  // bits that tell a label
	closed = -1 << 26
)

// fixed is a score as a number of a path.
func fixed(score, unit float32) int32 {
	v := math.Round(float64(score/unit) * parts)
	return int32(min(max(v, closed>>whence), -closed>>whence)) << whence
}

// paths fills the steps and the begin of the second model, whose unit is given.
func (t *tables) paths(m *Model, unit float32) {
	for c := range t.step {
		for x := range t.step[c] {
			for y := range t.step[c][x] {
				t.step[c][x][y] = closed
			}
		}
	}
	k := m.Labels
	for i, w := range m.Step {
		t.step[i/(k*k)][i%k][i/k%k] = fixed(w, unit)
	}
	for y := range t.begin {
		t.begin[y] = closed
		if y < k && !m.Forbidden[k*k+y] {
			t.begin[y] = 0
		}
	}
}

// lanes are the sums of six-bit weights over n features: in lanes of twelve bits, those
// of the even and the odd fields apart, which sixty-five features cannot overflow.
type lanes struct {
	even, odd uint64
	n         int
}

const fields = 0x3f03f03f03f03f

// MostFeatures is how many features of a position count.
const MostFeatures = 64

// scores are the sums less the 32 that every weight has too much.
func (s *lanes) scores() (e [pairLabels]int32) {
	zero, even, odd := int32(32*s.n), s.even, s.odd
	for k := range pairLabels / 2 {
		e[2*k+1] = int32(even&0xfff) - zero
		e[2*k+2] = int32(odd&0xfff) - zero
		even >>= 12
		odd >>= 12
	}
	return e
}

// sum adds up the weights of the features of a position under both models.
func (p *Pair) sum(l *Lattice, features []uint32) (first, second lanes) {
	l.kept = p.First.Set.keep(l.kept[:0], features, 0)
	kept := l.kept[:min(len(l.kept), MostFeatures)]
	rows := p.rows
	var a0, a1, b0, b1 uint64
	for _, f := range kept {
		r := &rows[f]
		a0 += r.first & fields
		a1 += r.first >> 6 & fields
		b0 += r.second & fields
		b1 += r.second >> 6 & fields
	}
	return lanes{a0, a1, len(kept)}, lanes{b0, b1, len(kept)}
}

// Marginals returns how probable the labels of every position of s are under the first
// model (forward-backward), and keeps in the lattice what its features say to the
// second. The slice is the lattice's.
func (p *Pair) Marginals(l *Lattice, s *Sequence) []Row {
	n := s.Len()
	l.sums, l.chance, l.ahead = grow(l.sums, n), grow(l.chance, n), grow(l.ahead, n)
	bias := int32(math.Round(float64(p.First.Bias / p.unit[0])))
	for i := range n {
		var first lanes
		first, l.sums[i] = p.sum(l, s.at(i))
		e := first.scores()
		e[0] = -bias
		if i == 0 {
			l.chance[0] = p.fast.start
		} else {
			stepOn(&l.chance[i], &p.fast.into[s.Steps[i]], &l.chance[i-1])
		}
		p.fast.settle(&l.chance[i], &l.ahead[i], &e)
	}
	p.back(l, s.Steps)
	return l.chance
}

// stepOn multiplies a matrix, by rows, with a vector: what the labels before say to
// those of a position. A row of a label that goes on has two entries (see continues),
// the others are taken whole: that is faster than the few that matter, as no branch is
// mistaken.
func stepOn(out *Row, into *[pairLabels]Row, v *Row) {
	b0, b1, b2, b3, b4, b5, b6, b7, b8, b9, b10 := v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7], v[8], v[9], v[10]
	for _, y := range begins {
		r := &into[y]
		out[y] = (b0*r[0] + b1*r[1] + b2*r[2]) +
			(b3*r[3] + b4*r[4] + b5*r[5]) +
			(b6*r[6] + b7*r[7] + b8*r[8]) +
			(b9*r[9] + b10*r[10])
	}
	out[2] = b1*into[2][1] + b2*into[2][2]
	out[4] = b3*into[4][3] + b4*into[4][4]
	out[6] = b5*into[6][5] + b6*into[6][6]
	out[8] = b7*into[8][7] + b8*into[8][8]
	out[10] = b9*into[10][9] + b10*into[10][10]
}

// stepBack does the same with what a position says to the labels before: a label can be
// followed by the one that goes on with it and by those that begin.
func stepBack(out *Row, from *[pairLabels]Row, v *Row) {
	v0, v1, v3, v5, v7, v9 := v[0], v[1], v[3], v[5], v[7], v[9]
	r := &from[0]
	out[0] = (v0*r[0] + v1*r[1]) + (v3*r[3] + v5*r[5]) + v7*r[7] + v9*r[9]
	for x, w := 1, v[2]; x < 3; x++ {
		r := &from[x]
		out[x] = (v0*r[0] + v1*r[1] + w*r[2]) + (v3*r[3] + v5*r[5]) + v7*r[7] + v9*r[9]
	}
	for x, w := 3, v[4]; x < 5; x++ {
		r := &from[x]
		out[x] = (v0*r[0] + v1*r[1]) + (v3*r[3] + w*r[4] + v5*r[5]) + v7*r[7] + v9*r[9]
	}
	for x, w := 5, v[6]; x < 7; x++ {
		r := &from[x]
		out[x] = (v0*r[0] + v1*r[1]) + (v3*r[3] + v5*r[5]) + (w*r[6] + v7*r[7]) + v9*r[9]
	}
	for x, w := 7, v[8]; x < 9; x++ {
		r := &from[x]
		out[x] = (v0*r[0] + v1*r[1]) + (v3*r[3] + v5*r[5]) + (v7*r[7] + w*r[8]) + v9*r[9]
	}
	for x, w := 9, v[10]; x < 11; x++ {
		r := &from[x]
		out[x] = (v0*r[0] + v1*r[1]) + (v3*r[3] + v5*r[5]) + v7*r[7] + (v9*r[9] + w*r[10])
	}
}

// settle makes what reaches a position, a, the chances of its labels by their scores e,
// and fills in how much more likely each label is by its score.
func (t *tables) settle(a, lift *Row, e *[pairLabels]int32) {
	top := highest(e)
	sum := float32(0)
	for y, v := range e {
		w := t.lift[min(uint32(top-v), uint32(len(t.lift)-1))]
		lift[y] = w
		w *= a[y]
		a[y] = w
		sum += w
	}
	scale := 1 / sum
	for y := range e {
		lift[y] *= scale
		a[y] *= scale
	}
}

// highest is the highest of all, found in pairs: no step waits for the one before.
func highest(e *[pairLabels]int32) int32 {
	return max(
		max(max(e[0], e[1]), max(e[2], e[3])), max(max(e[4], e[5]), max(e[6], e[7])),
		max(max(e[8], e[9]), e[10]))
}

// back turns l.chance from the chances by what stands before into those by all. A
// position's lift becomes what it and all behind say to those before.
func (p *Pair) back(l *Lattice, steps []uint8) {
	var beta Row
	for i := len(steps) - 2; i >= 0; i-- {
		stepBack(&beta, &p.fast.from[steps[i+1]], &l.ahead[i+1])
		a, here := &l.chance[i], &l.ahead[i]
		for x := range pairLabels {
			a[x] *= beta[x]
			here[x] *= beta[x]
		}
	}
}

// Decode returns the most probable labels under the second model of the sequence
// that Marginals saw last, with the features of more added.
func (p *Pair) Decode(l *Lattice, more *Sequence, out []uint8) []uint8 {
	set := p.Second.More
	for i := range more.Len() {
		s := &l.sums[i]
		l.kept = set.keep(l.kept[:0], more.at(i), 0)
		kept := l.kept[:min(len(l.kept), MostFeatures-s.n)]
		for _, f := range kept {
			w := p.more[f]
			s.even += w & fields
			s.odd += w >> 6 & fields
		}
		s.n += len(kept)
	}
	return p.viterbi(l, more.Steps, out[:0])
}

// viterbi returns the most probable labels under the second model (Viterbi 1967).
func (p *Pair) viterbi(l *Lattice, steps, out []uint8) []uint8 {
	l.paths = grow(l.paths, len(steps))
	bias := fixed(p.Second.Bias, p.unit[1])
	for i, class := range steps {
		cur := &l.paths[i]
		if i == 0 {
			*cur = p.fast.begin
		} else {
			p.fast.advance(&l.paths[i-1], cur, class)
		}
		e := l.sums[i].scores()
		cur[0] -= bias
		for y := 1; y < pairLabels; y++ {
			cur[y] += e[y] * (parts << whence)
		}
	}
	return trace(l.paths, out)
}

// advance takes one step: the best paths to the labels.
func (t *tables) advance(prev, cur *path, class uint8) {
	best := prev[0]
	for _, v := range prev {
		best = max(best, v)
	}
	best &^= 1<<whence - 1
	var c path
	for x, v := range prev {
		c[x] = max(v-best, closed)&^(1<<whence-1) | int32(x)
	}
	c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10 := c[0], c[1], c[2], c[3], c[4], c[5], c[6], c[7], c[8], c[9], c[10]
	table := &t.step[class]
	for _, y := range begins {
		r := &table[y]
		cur[y] = max(
			max(max(c0+r[0], c1+r[1]), max(c2+r[2], c3+r[3])), max(max(c4+r[4], c5+r[5]), max(c6+r[6], c7+r[7])),
			max(max(c8+r[8], c9+r[9]), c10+r[10]))
	}
	cur[2] = max(c1+table[2][1], c2+table[2][2])
	cur[4] = max(c3+table[4][3], c4+table[4][4])
	cur[6] = max(c5+table[6][5], c6+table[6][6])
	cur[8] = max(c7+table[8][7], c8+table[8][8])
	cur[10] = max(c9+table[10][9], c10+table[10][10])
}

// trace follows the steps back from the best last label.
func trace(paths []path, out []uint8) []uint8 {
	if len(paths) == 0 {
		return out
	}
	y := int32(0)
	last := &paths[len(paths)-1]
	for x, v := range last {
		if v > last[y] {
			y = int32(x)
		}
	}
	out = append(out, make([]uint8, len(paths))...)
	for i := len(paths) - 1; i >= 0; i-- {
		out[i] = uint8(y)
		y = paths[i][y] & (1<<whence - 1)
	}
	return out
}
