package stories

import (
	"cmp"
	"slices"

	"whosaid/model"
)

// surroundingWords is how many words stand for what a quotation is about.
const surroundingWords = 24

// surroundings are the most telling words of a quotation and of the paragraphs it
// stands in and after, sorted: evidence that two fragments that say little are
// about one thing.
func (l *Links) surroundings(a *model.Article, q *model.Quote) []uint32 {
	extent := q.Extent()
	first, last := a.BlockAt(extent.Start), a.BlockAt(extent.End-1)
	if first < 0 || last < 0 {
		return nil
	}
	blocks := l.groups.words(a)
	var ids []uint32
	for i := max(0, first-1); i <= min(last, first+8); i++ {
		for _, w := range blocks[i] {
			if l.lex.alone[w.id] >= surroundingBits {
				ids = append(ids, w.id)
			}
		}
	}
	slices.Sort(ids)
	ids = slices.Compact(ids)
	slices.SortFunc(ids, func(a, b uint32) int {
		return cmp.Or(cmp.Compare(l.lex.alone[b], l.lex.alone[a]), cmp.Compare(a, b))
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
