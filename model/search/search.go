package search

import (
	"cmp"
	"context"
	"math"
	"slices"
	"unicode/utf8"

	"whosaid/model"
)

// rankTop is how many matching articles, the newest, are ranked when only some
// are asked for.
const rankTop = 1000

// Search returns the documents that match, best first; at most limit, all when it
// is 0. When nothing matches, one typo in a word of five letters or more is
// forgiven. state answers is: and may be nil (all unread). It gives up early, with
// what it has, when ctx ends.
func (x *Index) Search(ctx context.Context, q Query, limit int, state State) []Hit {
	if q.root == nil || len(x.docs) == 0 {
		return nil
	}
	p := &planner{x: x, state: state}
	found := p.plan(q.root).docs(x)
	if found.count() == 0 && ctx.Err() == nil {
		p = &planner{x: x, state: state, forgive: true}
		found = p.plan(q.root).docs(x)
	}
	if ctx.Err() != nil {
		return nil
	}
	s := p.scorer(limit)
	s.rank(ctx, found)
	slices.SortFunc(s.ranked, func(a, b ranked) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.doc, b.doc))
	})
	if limit > 0 && len(s.ranked) > limit {
		s.ranked = s.ranked[:limit]
	}
	hits := make([]Hit, 0, len(s.ranked))
	for _, r := range s.ranked {
		if len(hits)%64 == 63 && ctx.Err() != nil {
			break
		}
		hits = append(hits, s.hit(r))
	}
	return hits
}

type ranked struct {
	doc   uint32
	score float64
}

// scorer ranks the documents found.
type scorer struct {
	*planner
	limit  int
	length float64   // average words of a document
	idf    []float64 // of each of marks
	newest int       // day of the newest document
	ranked []ranked
}

func (p *planner) scorer(limit int) *scorer {
	s := &scorer{planner: p, limit: limit, newest: math.MinInt32}
	s.length = float64(p.x.words)/float64(max(1, p.x.Len())) + 1
	for _, m := range p.marks {
		df := m.found
		if df == 0 {
			df = m.candidates(p.x).count() // a condition on quotations
		}
		s.idf = append(s.idf, math.Log(1+float64(p.x.Len())/(1+float64(df))))
	}
	for i := range p.x.docs {
		s.newest = max(s.newest, p.x.docs[i].day)
	}
	return s
}

func (s *scorer) rank(ctx context.Context, found bitmap) {
	found.newest(func(doc uint32) bool {
		s.ranked = append(s.ranked, ranked{doc, s.score(&s.x.docs[doc])})
		if len(s.ranked)%64 == 0 && ctx.Err() != nil {
			return false
		}
		return s.limit == 0 || len(s.ranked) < rankTop
	})
}

// What adds to a document's score: the weight of a word found, by BM25 (Robertson
// and Zaragoza, 2009; k1 1.2, b 0.5), is raised when it stands in the title or the
// lead, and a recent article gains up to as much as one middling word.
const (
	boostTitle  = 2.0
	boostLead   = 0.5
	boostPhrase = 1.0 // for each further word of a phrase, or of the query in its order
	boostRecent = 1.0
	leadWords   = 60
	recentDays  = 30.0
)

func (s *scorer) score(d *document) float64 {
	sum := 0.0
	last := -1
	for i, m := range s.marks {
		first, n := -1, 0
		for at := m.next(d.words, 0); at >= 0 && n < 6; at = m.next(d.words, at+1) {
			if first < 0 {
				first = at
			}
			n++
		}
		if n == 0 {
			continue
		}
		tf := float64(n)
		w := tf * 2.2 / (tf + 1.2*(0.5+0.5*float64(len(d.words))/s.length))
		if first < leadWords {
			w += boostLead
		}
		if m.next(d.title, 0) >= 0 {
			w += boostTitle
		}
		w += boostPhrase * float64(len(m.sets)-1)
		if last >= 0 && m.next(d.words, last+1) == last+1 {
			w += boostPhrase
		}
		last = first + len(m.sets) - 1
		sum += w * s.idf[i]
	}
	if d.day > math.MinInt32 {
		sum += boostRecent * math.Exp(-float64(s.newest-d.day)/recentDays)
	}
	return sum
}

// hit tells where a document matches.
func (s *scorer) hit(r ranked) Hit {
	d := &s.x.docs[r.doc]
	h := Hit{Article: d.article.ID, Score: r.score}
	for _, q := range s.quote {
		for i := range d.quotes {
			if q.meets(d, &d.quotes[i]) && !slices.Contains(h.Quotes, d.quotes[i].id) {
				h.Quotes = append(h.Quotes, d.quotes[i].id)
			}
		}
	}
	var places []place
	for i, m := range s.marks {
		for at := m.next(d.words, 0); at >= 0; at = m.next(d.words, at+1) {
			places = append(places, place{at, len(m.sets), i})
		}
	}
	slices.SortFunc(places, func(p, q place) int { return cmp.Or(p.at-q.at, q.n-p.n) })
	for _, p := range places {
		span := model.Span{Start: int(d.starts[p.at]), End: d.endOf(p.at + p.n - 1)}
		if s.marks[p.mark].letter {
			_, n := utf8.DecodeRuneInString(d.article.Text[d.starts[p.at+p.n-1]:])
			span.End = int(d.starts[p.at+p.n-1]) + n
		}
		if k := len(h.Matches) - 1; k >= 0 && span.Start < h.Matches[k].End {
			h.Matches[k].End = max(h.Matches[k].End, span.End)
			continue
		}
		h.Matches = append(h.Matches, span)
	}
	h.Snippet = s.snippet(d, places)
	return h
}

// place is where a sequence, the mark-th, stands in a document's words.
type place struct{ at, n, mark int }

// endOf is where a word ends in Article.Text.
func (d *document) endOf(word int) int {
	text, i := d.article.Text, int(d.starts[word])
	r, n := utf8.DecodeRuneInString(text[i:])
	if unspaced(r) {
		next, m := utf8.DecodeRuneInString(text[i+n:])
		if unspaced(next) {
			n += m
		}
		return i + n
	}
	end := wordEnd(text, i)
	return compound(text, Fold(text[i:end]), end)
}

// snippetWords is the length of a snippet.
const snippetWords = 30

// snippet is the stretch of one block with the most different words of the
// query, rare ones first; the earliest of equals.
func (s *scorer) snippet(d *document, places []place) model.Span {
	best, bestAt := -1.0, 0
	for i, p := range places {
		seen := map[int]bool{}
		worth := 0.0
		for _, q := range places[i:min(len(places), i+24)] {
			if q.at+q.n > p.at+snippetWords*2/3 {
				break
			}
			if !seen[q.mark] {
				seen[q.mark] = true
				worth += s.idf[q.mark]
			}
		}
		if worth > best+1e-9 {
			best, bestAt = worth, p.at
		}
		if i > 400 {
			break
		}
	}
	if best < 0 {
		return model.Span{}
	}
	block := d.article.Blocks[d.article.BlockAt(int(d.starts[bestAt]))].Span
	first, last := bestAt, bestAt
	for first > 0 && bestAt-first < snippetWords/3 && int(d.starts[first-1]) >= block.Start {
		first--
	}
	for last+1 < len(d.starts) && last+1-first < snippetWords && int(d.starts[last+1]) < block.End {
		last++
	}
	span := model.Span{Start: int(d.starts[first]), End: d.endOf(last)}
	if first == 0 || int(d.starts[first-1]) < block.Start {
		span.Start = block.Start
	}
	if last+1 == len(d.starts) || int(d.starts[last+1]) >= block.End {
		span.End = block.End
	}
	return span
}
