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
	nearShare = 0.6  // of a word's bits that another form of it is worth
	nearBits  = 8.0  // what a word must tell for another form of it to count
	missedTop = 5.0  // bits that one missed word counts at most
	hitLimit  = 1024 // shared words of the exact method; longer pairs are chained
)

// aligner aligns a new segment with many others. It keeps its tables from pair to
// pair; it is not safe for concurrent use.
type aligner struct {
	links *Links
	a     []word
	solo  []float64 // bits of each word of a, alone
	chain []float64 // and after the word before it
	heads []int32   // by the low bits of a stem: the first word of a, plus one
	next  []int32   // the next word of a with these bits, plus one
	openA []int32   // words of a before each place that cost when left out
	openB []int32
	cutA  bool // an ellipsis stands in a
	hits  []hit
}

// hit is a word of a that stands in b, with the best alignment that ends there.
type hit struct {
	share
	worth, score float64
	from         int32 // the hit before, -1 none
}

// reset makes a the segment that align compares with; solo and chain are what its
// words tell, alone and after the word before.
func (x *aligner) reset(a []word, solo, chain []float64) {
	x.a, x.solo, x.chain, x.cutA = a, solo, chain, false
	for _, w := range a {
		x.cutA = x.cutA || w.cut()
	}
	x.openA = open(a, x.openA[:0])
	n := 16
	for n < 2*len(a) {
		n *= 2
	}
	if cap(x.heads) < n {
		x.heads = make([]int32, n)
	}
	x.heads = x.heads[:n]
	clear(x.heads)
	x.next = append(x.next[:0], make([]int32, len(a))...)
	for i := len(a) - 1; i >= 0; i-- {
		at := &x.heads[int(a[i].stem())&(n-1)]
		x.next[i], *at = *at, int32(i+1)
	}
}

// open counts, for each place, the words before it that cost when left out.
func open(words []word, out []int32) []int32 {
	n := int32(0)
	for _, w := range words {
		out = append(out, n)
		if !w.free() {
			n++
		}
	}
	return append(out, n)
}

// align returns the best alignment of a with b; words is 0 when they share none.
func (x *aligner) align(b []word) alignment {
	if !x.meet(b) {
		return x.measure(b, x.anchors(b))
	}
	return x.measure(b, x.exact(b))
}

// share is one shared word: its place in a and in b.
type share struct{ i, j int }

// meet finds the shared words, by place in b; false when there are too many.
func (x *aligner) meet(b []word) bool {
	x.hits = x.hits[:0]
	for j, w := range b {
		for at := x.heads[int(w.stem())&(len(x.heads)-1)]; at != 0; at = x.next[at-1] {
			i := int(at - 1)
			worth := x.worth(i, w)
			if worth == 0 {
				continue
			}
			if len(x.hits) == hitLimit {
				return false
			}
			x.hits = append(x.hits, hit{share: share{i, j}, worth: worth, from: -1})
		}
	}
	return true
}

// exact finds the best local alignment with affine gaps (Smith and Waterman, 1981;
// Gotoh, 1982), by going over the shared words only.
func (x *aligner) exact(b []word) []share {
	x.openB = open(b, x.openB[:0])
	cut := x.cutA
	for _, w := range b {
		cut = cut || w.cut()
	}
	top, best := 0.0, int32(-1)
	for k := range x.hits {
		h := &x.hits[k]
		h.score = h.worth * x.solo[h.i]
		for p := k - 1; p >= 0; p-- {
			g := &x.hits[p]
			if !cut && top-gapOpen-gapWord*float64(x.openB[h.j]-x.openB[g.j+1]) <= 0 {
				break // nothing further back can reach so far
			}
			if g.i >= h.i || g.j >= h.j {
				continue
			}
			if s := x.joined(g, h, b); s > h.score {
				h.score, h.from = s, int32(p)
			}
		}
		if h.score > top {
			top, best = h.score, int32(k)
		}
	}
	var out []share
	for k := best; k >= 0; k = x.hits[k].from {
		out = append(out, x.hits[k].share)
	}
	slices.Reverse(out)
	return out
}

// joined is the score of an alignment that goes on from g to h.
func (x *aligner) joined(g, h *hit, b []word) float64 {
	if g.i+1 == h.i && g.j+1 == h.j {
		return g.score + h.worth*x.chain[h.i]
	}
	lostA, lostB := x.openA[h.i]-x.openA[g.i+1], x.openB[h.j]-x.openB[g.j+1]
	if b[h.j].cut() {
		lostA = 0
	}
	if x.a[h.i].cut() {
		lostB = 0
	}
	lostA, lostB = replaced(lostA, lostB, int32(h.i-g.i-1), int32(h.j-g.j-1))
	score := g.score + h.worth*x.solo[h.i]
	if lost := lostA + lostB; lost > 0 {
		score -= gapOpen + gapWord*float64(lost)
	}
	return score
}

// replaced says how many words lost on each side of a gap cost something, of as
// many as stand there: where an editor put words in brackets, a few words of the
// other side were taken out for them ("bomb [the militants]" for "bomb them").
func replaced(lostA, lostB, allA, allB int32) (int32, int32) {
	const few = 3
	if allB > lostB && lostA <= few {
		lostA = 0
	}
	if allA > lostA && lostB <= few {
		lostB = 0
	}
	return lostA, lostB
}

// worth is how much of a[i]'s bits it is worth to stand across from w.
func (x *aligner) worth(i int, w word) float64 {
	switch {
	case x.a[i].code() == w.code():
		return 1
	case x.a[i].stem() == w.stem() && x.solo[i] > nearBits:
		return nearShare
	}
	return 0
}

// anchors aligns long quotations in near-linear time: runs of three words that
// stand once in a and once in b are anchors (as in patience diff); the longest
// chain of them in both orders is kept and grown over the equal words around.
func (x *aligner) anchors(b []word) []share {
	type key [3]uint32
	at := make(map[key]share, len(x.a))
	for i := 0; i+2 < len(x.a); i++ {
		k := key{x.a[i].code(), x.a[i+1].code(), x.a[i+2].code()}
		if _, ok := at[k]; ok {
			at[k] = share{-1, -1} // twice in a
		} else {
			at[k] = share{i, -1}
		}
	}
	for j := 0; j+2 < len(b); j++ {
		k := key{b[j].code(), b[j+1].code(), b[j+2].code()}
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
		for back.i > next.i && back.j > next.j && x.a[back.i-1].code() == b[back.j-1].code() {
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
		for back.i < end.i && back.j < end.j && back.j >= next.j && x.a[back.i].code() == b[back.j].code() {
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

// missed counts the words between two shared ones that cost something.
func (x *aligner) missed(r *alignment, b []word, s, t share) {
	a := x.a
	lostA, lostB := costly(a[s.i+1:t.i]), costly(b[s.j+1:t.j])
	if b[t.j].cut() {
		lostA = 0
	}
	if a[t.i].cut() {
		lostB = 0
	}
	lostA, lostB = replaced(lostA, lostB, int32(t.i-s.i-1), int32(t.j-s.j-1))
	if lostA > 0 {
		r.missA += int(lostA)
		r.missed += x.worthOf(a[s.i+1 : t.i])
	}
	if lostB > 0 {
		r.missB += int(lostB)
		r.missed += x.worthOf(b[s.j+1 : t.j])
	}
}

// costly counts the words that cost something when left out.
func costly(words []word) (n int32) {
	for _, w := range words {
		if !w.free() {
			n++
		}
	}
	return n
}

// worthOf is what missed words tell, each at most a few bits.
func (x *aligner) worthOf(words []word) float64 {
	sum := 0.0
	for _, w := range words {
		if !w.free() {
			sum += min(missedTop, x.links.bits(w))
		}
	}
	return sum
}
