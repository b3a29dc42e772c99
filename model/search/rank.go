package search

import (
	"cmp"
	"slices"
)

// rank scores what was found and puts it in order, best first. The best are
// looked at again for words of the query that stand together.
func (s *searching) rank() {
	rare, average, newest := s.statistics()
	for i := range s.found {
		c := &s.found[i]
		length := float64(c.length) / average
		for k, m := range s.marks {
			c.score += rare[k] * c.features[k].weight(len(m.words), length)
		}
		if c.date > 0 {
			c.score += recency(newest - c.date.day())
		}
	}
	slices.SortFunc(s.found, best)
	if len(s.marks) > 1 && len(s.found) > 1 {
		top := s.found[:min(len(s.found), rankNear)]
		s.near(top, rare)
		slices.SortFunc(top, best)
	}
}

func best(a, b candidate) int {
	return cmp.Or(cmp.Compare(b.score, a.score), newer(a.date, a.num, b.date, b.num))
}

// statistics tell how rare each mark is, how long the average document and which
// day the newest, by the parts that were looked at.
func (s *searching) statistics() (rare []float64, average float64, newest int) {
	docs, words := 0, 0
	frequency := make([][]int, len(s.marks))
	for k, m := range s.marks {
		frequency[k] = make([]int, len(m.words))
	}
	for _, p := range s.parts {
		if p.features == nil && !p.ended {
			continue // all that it has is older than what was found
		}
		docs += p.size()
		words += p.words()
		for k, m := range s.marks {
			for i := range m.words {
				frequency[k][i] += p.frequency(&m.words[i])
			}
		}
	}
	for _, counts := range frequency {
		rare = append(rare, rarity(min(slices.Min(counts), docs), docs))
	}
	for _, c := range s.found {
		if c.date > 0 {
			newest = max(newest, c.date.day())
		}
	}
	return rare, float64(words)/float64(max(docs, 1)) + 1, newest
}

// near raises the documents in which a word of the query follows the one before.
func (s *searching) near(top []candidate, rare []float64) {
	for _, p := range s.parts {
		var own []*candidate
		for i := range top {
			if top[i].from == p {
				own = append(own, &top[i])
			}
		}
		if len(own) == 0 {
			continue
		}
		slices.SortFunc(own, func(a, b *candidate) int { return cmp.Compare(a.doc, b.doc) })
		docs := make([]uint32, len(own))
		for i, c := range own {
			docs[i] = c.doc
		}
		var before [][]uint32
		for k, m := range s.marks {
			var at [][]uint32
			if m.longEnough() {
				at = p.sequencePlaces(m, docs)
			}
			for i, c := range own {
				if before != nil && at != nil && follows(before[i], at[i], uint32(len(s.marks[k-1].words))) {
					c.score += boostPhrase * rare[k]
				}
			}
			before = at
		}
	}
}

// longEnough reports that no word of the sequence is a short beginning, which
// stands anywhere.
func (s *sequence) longEnough() bool {
	return !slices.ContainsFunc(s.words, func(w wordset) bool { return w.exact == nil && len(w.begin) < nearLetters })
}

// follows reports whether a place in b is n behind one in a.
func follows(a, b []uint32, n uint32) bool {
	i := 0
	for _, at := range a {
		for i < len(b) && b[i] < at+n {
			i++
		}
		if i < len(b) && b[i] == at+n {
			return true
		}
	}
	return false
}
