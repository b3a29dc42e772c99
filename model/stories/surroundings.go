package stories

import (
	"cmp"
	"slices"

	"whosaid/model"
)

// surroundingWords is how many words stand for what a quotation is about.
const surroundingWords = 24

// surroundings are, for each quotation of one article, the most telling words of
// the paragraphs it stands in and after, sorted: evidence that two fragments that
// say little are about one thing. Quotations of the same paragraphs share them.
type surroundings struct {
	links       *Links
	article     *model.Article
	first, last int // the blocks that words are of
	words       []uint32
	known       bool // words are those of first to last, even when there are none
}

// of returns the words around q. Callers may keep the slice; none may write to it.
func (s *surroundings) of(q *model.Quote) []uint32 {
	extent := q.Extent()
	first, last := s.article.BlockAt(extent.Start), s.article.BlockAt(extent.End-1)
	if first < 0 || last < 0 {
		return nil
	}
	first, last = max(0, first-1), min(last, first+8)
	if !s.known || first != s.first || last != s.last {
		s.first, s.last, s.words, s.known = first, last, s.between(first, last), true
	}
	return s.words
}

// between picks the most telling words of the blocks first to last.
func (s *surroundings) between(first, last int) []uint32 {
	lex, blocks := s.links.lex, s.links.groups.words(s.article)
	var ids []uint32
	for i := first; i <= last; i++ {
		for _, w := range blocks[i] {
			if lex.alone[w.id] >= surroundingBits {
				ids = append(ids, w.id)
			}
		}
	}
	slices.Sort(ids)
	ids = slices.Compact(ids)
	slices.SortFunc(ids, func(a, b uint32) int {
		return cmp.Or(cmp.Compare(lex.alone[b], lex.alone[a]), cmp.Compare(a, b))
	})
	ids = slices.Clone(ids[:min(len(ids), surroundingWords)])
	slices.Sort(ids)
	return ids
}

// surroundingBits is what a word must tell to count.
const surroundingBits = 9

// common is what the surroundings of two statements share, in bits, but for
// words that the shared stretch itself holds.
func (l *Links) common(q, o *statement, shared []word) float64 {
	sum := 0.0
	for i, j := 0, 0; i < len(q.about) && j < len(o.about); {
		switch a, b := q.about[i], o.about[j]; {
		case a < b:
			i++
		case a > b:
			j++
		default:
			if !slices.ContainsFunc(shared, func(w word) bool { return w.id == a }) {
				sum += float64(l.lex.alone[a])
			}
			i++
			j++
		}
	}
	return sum
}
