package search

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"whosaid/model"
)

// marker finds what a query matched in an article's text.
type marker struct {
	marks []*sequence
	rare  []float64 // by mark; nil when nothing was ranked
}

// spot is where a sequence, the mark-th, stands: n words from the at-th on.
type spot struct{ at, n, mark int }

// reading is the words of an article as a marker reads them.
type reading struct {
	a     *model.Article
	spans []model.Span // of the words
	hits  [][][]uint32 // by mark and word of it: where it stands
}

func (m *marker) read(a *model.Article) *reading {
	r := &reading{a: a, hits: make([][][]uint32, len(m.marks))}
	for i, s := range m.marks {
		r.hits[i] = make([][]uint32, len(s.words))
	}
	for i := range a.Blocks {
		b := &a.Blocks[i]
		if !b.Kept() {
			continue
		}
		scan(b.Span.In(a.Text), func(w string, start, end int) {
			at := uint32(len(r.spans))
			r.spans = append(r.spans, model.Span{Start: b.Span.Start + start, End: b.Span.Start + end})
			for i, s := range m.marks {
				for k := range s.words {
					if s.words[k].has(w) {
						r.hits[i][k] = append(r.hits[i][k], at)
					}
				}
			}
		})
	}
	return r
}

// mark returns the places to mark, in order and not overlapping, and the snippet.
func (m *marker) mark(a *model.Article) ([]model.Span, model.Span) {
	r := m.read(a)
	var spots []spot
	for i, s := range m.marks {
		for _, at := range occurrences(r.hits[i]) {
			spots = append(spots, spot{int(at), len(s.words), i})
		}
	}
	slices.SortFunc(spots, func(p, q spot) int { return cmp.Or(p.at-q.at, q.n-p.n) })
	matches := []model.Span{}
	for _, p := range spots {
		last := r.spans[p.at+p.n-1]
		span := model.Span{Start: r.spans[p.at].Start, End: last.End}
		if m.marks[p.mark].letter {
			_, n := utf8.DecodeRuneInString(a.Text[last.Start:])
			span.End = last.Start + n
		}
		if k := len(matches) - 1; k >= 0 && span.Start < matches[k].End {
			matches[k].End = max(matches[k].End, span.End)
			continue
		}
		matches = append(matches, span)
	}
	return matches, m.snippet(r, spots)
}

// snippetWords is the length of a snippet.
const snippetWords = 30

// snippet is the stretch of one block with the most different words of the
// query, rare ones first; the earliest of equals.
func (m *marker) snippet(r *reading, spots []spot) model.Span {
	best, bestAt := -1.0, 0
	for i, p := range spots[:min(len(spots), 400)] {
		if worth := m.worth(spots[i:min(len(spots), i+24)], p.at+snippetWords*2/3); worth > best+1e-9 {
			best, bestAt = worth, p.at
		}
	}
	if best < 0 {
		return model.Span{}
	}
	block := r.a.Blocks[r.a.BlockAt(r.spans[bestAt].Start)].Span
	first, last := bestAt, bestAt
	for first > 0 && bestAt-first < snippetWords/3 && r.spans[first-1].Start >= block.Start {
		first--
	}
	for last+1 < len(r.spans) && last+1-first < snippetWords && r.spans[last+1].Start < block.End {
		last++
	}
	span := model.Span{Start: r.spans[first].Start, End: r.spans[last].End}
	if first == 0 || r.spans[first-1].Start < block.Start {
		span.Start = block.Start
	}
	if last+1 == len(r.spans) || r.spans[last+1].Start >= block.End {
		span.End = block.End
	}
	return span
}

// worth is how much of the query stands together up to a word.
func (m *marker) worth(spots []spot, end int) (sum float64) {
	var seen bitmap
	for _, p := range spots {
		if p.at+p.n > end {
			break
		}
		if seen.has(uint32(p.mark)) {
			continue
		}
		seen = seen.with(uint32(p.mark))
		if m.rare == nil {
			sum++
		} else {
			sum += m.rare[p.mark]
		}
	}
	return sum
}
