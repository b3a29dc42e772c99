package stories

import "slices"

// alignment is how the words of one quotation, a, lie in another, b.
type alignment struct {
	bits float64 // what the shared words tell
	// words counts the shared words, near those of them that are alike only.
	words, near int
	// firstA to lastA (exclusive) is the stretch of a that the shared words span,
	// likewise in b.
	firstA, lastA, firstB, lastB int
	// missA and missB count the words inside the stretch that the other side
	// lacks, but for words in brackets and gaps that an ellipsis tells of.
	missA, missB int
	// run is what the most telling unbroken run of shared words tells.
	run float64
	// missed is what the words of missA and missB tell, at most a few bits each.
	missed float64
}

// Costs in bits of leaving out words inside an alignment. A gap costs once for
// being there and then for each word.
const (
	gapOpen   = 4.0
	gapWord   = 2.0
	nearShare = 0.6     // of a word's bits that a word like it is worth
	missedTop = 5.0     // bits that one missed word counts at most
	cellLimit = 1 << 18 // cells of the exact table; larger pairs are chained
)

// aligner aligns a new quotation with many others. It keeps its tables from pair
// to pair; it is not safe for concurrent use.
type aligner struct {
	lex   *lexicon
	a     []word
	solo  []float64 // bits of each word of a, alone
	chain []float64 // and after the word before it
	total float64   // what all of a tells
	score []float64 // best alignment that ends with a[i], b[j] shared
	from  []int32   // its cell before, -1 none
	gapB  []float64 // best score in an earlier row, by column, gaps charged
	gapAt []int32
	gapOK []bool // an ellipsis opened the gap: it costs nothing
}

// reset makes a the quotation that align compares with.
func (x *aligner) reset(a []word) {
	x.a, x.solo, x.chain, x.total = a, x.solo[:0], x.chain[:0], 0
	for i, w := range a {
		solo := x.lex.bits(w.id)
		x.solo = append(x.solo, solo)
		if i > 0 {
			solo = x.lex.after(a[i-1].id, w.id)
		}
		x.chain = append(x.chain, solo)
		x.total += solo
	}
}

// align returns the best alignment of a with b; words is 0 when they share none.
func (x *aligner) align(b []word) alignment {
	if len(x.a)*len(b) > cellLimit {
		return x.measure(b, x.anchors(b))
	}
	return x.measure(b, x.table(b))
}

// share is one shared word: its place in a and in b.
type share struct{ i, j int }

// table finds the best local alignment with affine gaps (Smith and Waterman,
// 1981; Gotoh, 1982) over cells where words are shared.
func (x *aligner) table(b []word) []share {
	n, m := len(x.a), len(b)
	x.score = slices.Grow(x.score[:0], n*m)[:n*m]
	x.from = slices.Grow(x.from[:0], n*m)[:n*m]
	x.gapB = slices.Grow(x.gapB[:0], m)[:m]
	x.gapAt = slices.Grow(x.gapAt[:0], m)[:m]
	x.gapOK = slices.Grow(x.gapOK[:0], m)[:m]
	for j := range m {
		x.gapB[j], x.gapAt[j] = 0, -1
	}
	best, bestAt := 0.0, int32(-1)
	for i := range n {
		x.row(b, i)
		for j, s := range x.score[i*m : (i+1)*m] {
			if s > best {
				best, bestAt = s, int32(i*m+j)
			}
		}
		x.leave(b, i)
	}
	var out []share
	for at := bestAt; at >= 0; at = x.from[at] {
		out = append(out, share{int(at) / m, int(at) % m})
	}
	slices.Reverse(out)
	return out
}

// row fills the table's row i. gapB[j] holds the best score of a cell in rows
// above, at columns before j, with the gap charged up to (but without) row i.
func (x *aligner) row(b []word, i int) {
	m := len(b)
	for j := range m {
		at := i*m + j
		x.score[at], x.from[at] = 0, -1
		worth := x.worth(i, b[j])
		if worth == 0 {
			continue
		}
		score := worth * x.solo[i]
		if i > 0 && j > 0 {
			if d := at - m - 1; x.score[d] > 0 {
				if s := x.score[d] + worth*x.chain[i]; s > score {
					score, x.from[at] = s, int32(d)
				}
			}
			if s := x.gapB[j-1] + worth*x.solo[i]; x.gapAt[j-1] >= 0 && s > score {
				score, x.from[at] = s, x.gapAt[j-1]
			}
		}
		x.score[at] = score
	}
}

// leave carries the scores of row i to the rows below, gaps charged: along the
// row for words of b left out, down the columns for words of a.
func (x *aligner) leave(b []word, i int) {
	m := len(b)
	costA := gapWord
	if x.a[i].free {
		costA = 0
	}
	run, runAt, runOK := 0.0, int32(-1), false // best gap within the row up to this column
	for j := range m {
		if x.gapAt[j] >= 0 && !x.gapOK[j] {
			x.gapB[j] -= costA
		}
		if runAt >= 0 && !runOK && !b[j].free {
			run -= gapWord
		}
		if score := x.score[i*m+j]; score > 0 {
			cut := j+1 < m && b[j+1].cut || i+1 < len(x.a) && x.a[i+1].cut
			if !cut {
				score -= gapOpen
			}
			if runAt < 0 || score > run {
				run, runAt, runOK = score, int32(i*m+j), cut
			}
		}
		if runAt >= 0 && run > 0 && (x.gapAt[j] < 0 || run > x.gapB[j]) {
			x.gapB[j], x.gapAt[j], x.gapOK[j] = run, runAt, runOK
		}
	}
}

// worth is how much of a[i]'s bits it is worth to stand across from w.
func (x *aligner) worth(i int, w word) float64 {
	switch {
	case x.a[i].id == w.id:
		return 1
	case x.solo[i] > 8 && alike(x.lex.names[x.a[i].id], x.lex.names[w.id]):
		return nearShare
	}
	return 0
}

// alike reports two forms of one word or a slip of the pen: one letter added,
// dropped, changed or swapped in words of five letters or more, or an ending of
// up to three letters.
func alike(v, w string) bool {
	if len(v) > len(w) {
		v, w = w, v
	}
	if len(v) < 4 || len(w)-len(v) > 3 || v[0] != w[0] {
		return false
	}
	pre := 0
	for pre < len(v) && v[pre] == w[pre] {
		pre++
	}
	if pre == len(v) {
		return len(v) >= 4 && ending(w[pre:])
	}
	post := 0
	for post < len(v)-pre && v[len(v)-1-post] == w[len(w)-1-post] {
		post++
	}
	return len(v) >= 5 && len(v)-pre-post <= 1 && len(w)-pre-post <= 1
}

func ending(s string) bool {
	switch s {
	case "s", "es", "ed", "d", "ing", "ly", "er", "n", "al":
		return true
	}
	return false
}

// anchors aligns long quotations in near-linear time: runs of three words that
// stand once in a and once in b are anchors (as in patience diff); the longest
// chain of them in both orders is kept and grown over the equal words around.
func (x *aligner) anchors(b []word) []share {
	type key [3]uint32
	at := make(map[key]share, len(x.a))
	for i := 0; i+2 < len(x.a); i++ {
		k := key{x.a[i].id, x.a[i+1].id, x.a[i+2].id}
		if _, ok := at[k]; ok {
			at[k] = share{-1, -1} // twice in a
		} else {
			at[k] = share{i, -1}
		}
	}
	for j := 0; j+2 < len(b); j++ {
		k := key{b[j].id, b[j+1].id, b[j+2].id}
		if s, ok := at[k]; ok && s.i >= 0 {
			if s.j >= 0 {
				s.i = -1
			}
			s.j = j
			at[k] = s
		}
	}
	var found []share
	for _, s := range at {
		if s.i >= 0 && s.j >= 0 {
			found = append(found, s)
		}
	}
	slices.SortFunc(found, func(s, t share) int { return s.i - t.i })
	return x.grow(b, rising(found))
}

// rising returns the longest subsequence whose j rise (patience sorting).
func rising(s []share) []share {
	var tails []int
	before := make([]int, len(s))
	for k := range s {
		lo, _ := slices.BinarySearchFunc(tails, s[k].j, func(t, j int) int { return s[t].j - j })
		before[k] = -1
		if lo > 0 {
			before[k] = tails[lo-1]
		}
		if lo == len(tails) {
			tails = append(tails, k)
		} else {
			tails[lo] = k
		}
	}
	if len(tails) == 0 {
		return nil
	}
	out := make([]share, len(tails))
	for k, at := len(tails)-1, tails[len(tails)-1]; k >= 0; k, at = k-1, before[at] {
		out[k] = s[at]
	}
	return out
}

// grow adds the words of each anchor and the equal words before and behind it.
func (x *aligner) grow(b []word, anchors []share) []share {
	var out []share
	next := share{}
	for k, s := range anchors {
		back := s
		for back.i > next.i && back.j > next.j && x.a[back.i-1].id == b[back.j-1].id {
			back.i--
			back.j--
		}
		end := share{len(x.a), len(b)}
		if k+1 < len(anchors) {
			end = anchors[k+1]
		}
		if back.i < next.i || back.j < next.j {
			back = share{max(s.i, next.i), 0}
			back.j = s.j + back.i - s.i
		}
		for back.i < end.i && back.j < end.j && back.j >= next.j && x.a[back.i].id == b[back.j].id {
			out = append(out, back)
			back.i++
			back.j++
		}
		next = share{max(next.i, back.i), max(next.j, back.j)}
	}
	return out
}

// measure sums up the shared words.
func (x *aligner) measure(b []word, shared []share) alignment {
	var r alignment
	if len(shared) == 0 {
		return r
	}
	run := 0.0
	for k, s := range shared {
		worth := x.worth(s.i, b[s.j])
		if worth < 1 {
			r.near++
		}
		r.words++
		if k > 0 && shared[k-1].i == s.i-1 && shared[k-1].j == s.j-1 {
			r.bits += worth * x.chain[s.i]
			run += worth * x.chain[s.i]
			r.run = max(r.run, run)
			continue
		}
		run = worth * x.solo[s.i]
		r.run = max(r.run, run)
		r.bits += run
		if k > 0 {
			x.missed(&r, b, shared[k-1], s)
		}
	}
	first, last := shared[0], shared[len(shared)-1]
	r.firstA, r.firstB, r.lastA, r.lastB = first.i, first.j, last.i+1, last.j+1
	return r
}

// missed counts the words between two shared ones.
func (x *aligner) missed(r *alignment, b []word, s, t share) {
	cutA, cutB := x.a[t.i].cut, b[t.j].cut
	if !cutB {
		for i := s.i + 1; i < t.i; i++ {
			if !x.a[i].free {
				r.missA++
				r.missed += min(missedTop, x.solo[i])
			}
		}
	}
	if !cutA {
		for j := s.j + 1; j < t.j; j++ {
			if !b[j].free {
				r.missB++
				r.missed += min(missedTop, x.lex.bits(b[j].id))
			}
		}
	}
}
