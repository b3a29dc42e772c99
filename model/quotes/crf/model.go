package crf

import "math"

// Sequence is what a model sees of one sequence: for each position the hashes of
// the features that hold there, and the class of the step that leads to it.
type Sequence struct {
	// Features are the hashes of all positions one after another; Ends[i] is
	// where those of position i end.
	Features []uint32
	Ends     []int32
	// Steps are the classes of the steps, below Model.Classes; the class of the
	// first position is that of starting there.
	Steps []uint8
}

// Len is the number of positions.
func (s *Sequence) Len() int { return len(s.Ends) }

// Reset empties s for reuse.
func (s *Sequence) Reset() { s.Features, s.Ends, s.Steps = s.Features[:0], s.Ends[:0], s.Steps[:0] }

// Add adds a feature to the position that Next will close.
func (s *Sequence) Add(hash uint32) { s.Features = append(s.Features, hash) }

// Next closes a position.
func (s *Sequence) Next(step uint8) {
	s.Ends = append(s.Ends, int32(len(s.Features)))
	s.Steps = append(s.Steps, step)
}

// Put adds a position with its features.
func (s *Sequence) Put(features []uint32, step uint8) {
	s.Features = append(s.Features, features...)
	s.Next(step)
}

// at returns the features of position i.
func (s *Sequence) at(i int) []uint32 {
	if i == 0 {
		return s.Features[:s.Ends[0]]
	}
	return s.Features[s.Ends[i-1]:s.Ends[i]]
}

// Model is a trained field.
type Model struct {
	Labels, Classes int
	// Bits is the size of the feature table: 1<<Bits rows.
	Bits int
	// Scale turns a stored weight into a score.
	Scale float32
	// Emit holds a row of Labels weights for every feature; Step one of
	// Labels x Labels (from, to) for every class, in scores.
	Emit string // of signed bytes
	Step []float32
	// Set holds the features that the model knows, More those of a second reading,
	// whose rows lie behind; nil is all, in rows that they share.
	Set, More *Set
	// Bias is taken from label 0 at every position: more of it finds more.
	Bias float32
	// rows is Emit with 128 added to every weight, packed for emissions.
	rows []uint64
	odds []float64 // see the function
	// Forbidden steps, from x to, are never taken; index Labels is the start.
	Forbidden []bool
}

// Lattice holds the scores of one sequence; it is reused from call to call.
type Lattice struct {
	emit  []float32 // position x label
	best  []float32
	back  []uint8
	lift  []float64 // the exponentials of emit, the best of a position 1
	alpha []float64
	beta  []float64
	norm  []float64
	kept  []uint32
	// Of a pair: what the features say to the second model, the chances of the first
	// and their lifts, and the best paths of the second.
	sums   []lanes
	chance []Row
	ahead  []Row
	paths  []path
}

// Decode returns the most probable labels of s (Viterbi 1967), valid until the
// lattice is used again if out is reused.
func (m *Model) Decode(l *Lattice, s, more *Sequence, out []uint8) []uint8 {
	out = out[:0]
	if s.Len() == 0 {
		return out
	}
	m.emissions(l, s, more)
	return m.viterbi(l, s.Steps, out)
}

// viterbi returns the most probable labels under the scores l.emit.
func (m *Model) viterbi(l *Lattice, steps, out []uint8) []uint8 {
	n, k := len(steps), m.Labels
	l.best = grow(l.best, k*2)
	l.back = grow(l.back, n*k)
	prev, cur := l.best[:k], l.best[k:2*k]
	for y := range k {
		prev[y] = l.emit[y]
		if m.Forbidden[k*k+y] {
			prev[y] = lowest
		}
	}
	for i := 1; i < n; i++ {
		step := m.Step[int(steps[i])*k*k:][:k*k]
		back := l.back[i*k:][:k]
		for y := range k {
			cur[y] = lowest * 2
		}
		for x := range k {
			from := prev[x]
			if from <= lowest {
				continue
			}
			row := step[x*k:][:k]
			for y, w := range row {
				if v := from + w; v > cur[y] {
					cur[y], back[y] = v, uint8(x)
				}
			}
		}
		e := l.emit[i*k:][:k]
		for y := range k {
			cur[y] += e[y]
		}
		prev, cur = cur, prev
	}
	return m.trace(l, prev, n, out)
}

// lowest stands for a score that no path has.
const lowest = -1e9

// trace follows the back pointers from the best last label.
func (m *Model) trace(l *Lattice, last []float32, n int, out []uint8) []uint8 {
	k, y := m.Labels, 0
	for x := range k {
		if last[x] > last[y] {
			y = x
		}
	}
	out = append(out, make([]uint8, n)...)
	for i := n - 1; i >= 0; i-- {
		out[i] = uint8(y)
		y = int(l.back[i*k+y])
	}
	return out
}

// emissions fills l.emit. The weights of a row are added eight at a time: each
// word's even and odd bytes are summed apart, in lanes of sixteen bits, which 257
// features cannot overflow.
func (m *Model) emissions(l *Lattice, s, more *Sequence) {
	k, mask := m.Labels, uint32(1)<<m.Bits-1
	l.emit = grow(l.emit, s.Len()*k)
	words := (k + 7) / 8
	for i := range s.Len() {
		features := s.at(i)
		if m.Set != nil {
			l.kept = m.Set.keep(l.kept[:0], features, 0)
			if m.More != nil {
				l.kept = m.More.keep(l.kept, more.at(i), uint32(m.Set.size()))
			}
			features, mask = l.kept, math.MaxUint32
		}
		var sum [4]uint64 // even and odd bytes of the first word, then of the second
		if words == 1 {
			for _, f := range features {
				w := m.rows[f&mask]
				sum[0] += w & bytesApart
				sum[1] += w >> 8 & bytesApart
			}
		} else {
			for _, f := range features {
				at := int(f&mask) * 2
				row := m.rows[at : at+2]
				sum[0] += row[0] & bytesApart
				sum[1] += row[0] >> 8 & bytesApart
				sum[2] += row[1] & bytesApart
				sum[3] += row[1] >> 8 & bytesApart
			}
		}
		m.unpack(l.emit[i*k:][:k], &sum, len(features))
	}
}

// unpack turns the lanes summed over n features into scores.
func (m *Model) unpack(e []float32, sum *[4]uint64, n int) {
	for y := range e {
		lane := sum[y/8*2+y%2] >> (y % 8 / 2 * 16) & 0xffff
		e[y] = float32(int(lane)-128*n) * m.Scale
	}
	e[0] -= m.Bias
}

const bytesApart = 0x00ff00ff00ff00ff

// height is how many rows of weights the model has.
func (m *Model) height() int {
	if m.Set == nil {
		return 1 << m.Bits
	}
	return m.Set.size() + m.More.size()
}

// pack fills m.rows and m.odds.
func (m *Model) pack() {
	m.odds = odds(nil, m.Step, m.Forbidden, m.Labels)
	words := (m.Labels + 7) / 8
	m.rows = make([]uint64, words*m.height())
	m.fill(m.rows, words, 0)
}

// fill writes the weights of every feature, 128 added, into rows that are stride
// words apart, the first at word from.
func (m *Model) fill(rows []uint64, stride, from int) {
	for row := range m.height() {
		emit := m.Emit[row*m.Labels:][:m.Labels]
		for y := range len(emit) {
			rows[row*stride+from+(y>>3)] |= uint64(emit[y]+128) << (y & 7 << 3)
		}
	}
}

// Marginals returns, for every position and label, how probable the label is
// there (forward-backward), as positions x Labels. The slice is the lattice's.
func (m *Model) Marginals(l *Lattice, s *Sequence) []float64 {
	m.emissions(l, s, nil)
	forwardBackward(l, m.odds, s.Steps, m.Labels)
	for i := range l.alpha {
		l.alpha[i] *= l.beta[i]
	}
	return l.alpha
}

// odds appends the exponentials of the steps, 0 for those forbidden, and last for
// every label whether a sequence can start there.
func odds(out []float64, step []float32, forbidden []bool, k int) []float64 {
	for i, w := range step {
		if forbidden[i%(k*k)] {
			out = append(out, 0)
		} else {
			out = append(out, math.Exp(float64(w)))
		}
	}
	for _, bad := range forbidden[k*k:] {
		if bad {
			out = append(out, 0)
		} else {
			out = append(out, 1)
		}
	}
	return out
}

// forwardBackward fills l.alpha and l.beta from l.emit, scaled so that their
// product at a position is the marginal, and returns the log of the partition
// function. odds is what the function of that name makes.
func forwardBackward(l *Lattice, odds []float64, steps []uint8, k int) float64 {
	n := len(steps)
	l.alpha, l.beta, l.norm = grow(l.alpha, n*k), grow(l.beta, n*k), grow(l.norm, n)
	l.lift = grow(l.lift, n*k)
	log := 0.0
	for i := range n {
		e, lift := l.emit[i*k:][:k], l.lift[i*k:][:k]
		top := e[0]
		for _, v := range e {
			top = max(top, v)
		}
		for y, v := range e {
			lift[y] = math.Exp(float64(v - top))
		}
		a := l.alpha[i*k:][:k]
		if i == 0 {
			copy(a, odds[len(odds)-k:])
		} else {
			clear(a)
			table := odds[int(steps[i])*k*k:]
			for x, from := range l.alpha[(i-1)*k:][:k] {
				for y, o := range table[x*k:][:k] {
					a[y] += from * o
				}
			}
		}
		sum := 0.0
		for y := range a {
			a[y] *= lift[y]
			sum += a[y]
		}
		for y := range a {
			a[y] /= sum
		}
		l.norm[i] = sum
		log += math.Log(sum) + float64(top)
	}
	backward(l, odds, steps, k)
	return log
}

// backward fills l.beta.
func backward(l *Lattice, odds []float64, steps []uint8, k int) {
	n := len(steps)
	for y := range k {
		l.beta[(n-1)*k+y] = 1
	}
	var ahead [32]float64
	for i := n - 2; i >= 0; i-- {
		next := l.beta[(i+1)*k:][:k]
		for y, v := range l.lift[(i+1)*k:][:k] {
			ahead[y] = v * next[y] / l.norm[i+1]
		}
		table := odds[int(steps[i+1])*k*k:]
		for x := range k {
			sum := 0.0
			for y, o := range table[x*k:][:k] {
				sum += o * ahead[y]
			}
			l.beta[i*k+x] = sum
		}
	}
}

func grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/2)
	}
	return s[:n]
}
