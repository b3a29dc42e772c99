package search

import (
	"cmp"
	"context"
	"slices"

	"whosaid/model"
)

const (
	// rankTop is how many matching articles, the newest, are ranked.
	rankTop = 1000
	// rankEnough is how many, and how many more by title, are enough where it takes
	// long to find them: where more than checkEnough documents were looked at for the
	// places of their words.
	rankEnough  = 100
	checkEnough = 1024
	// rankTitles is how many more are that have a word of the query in the title.
	rankTitles = 500
	// rankNear is how many of the best are looked at for words that stand together.
	rankNear = 100
	// nearLetters is how long a beginning of words must be to count as standing
	// beside another word.
	nearLetters = 4
)

// Options tell what a search is for.
type Options struct {
	// Limit is the most hits wanted, best first; 0 wants all, newest first and not
	// ranked.
	Limit int
	// Brief has a search that takes long, for the places of words in many articles,
	// end early with what it has found by then. It needs a Limit.
	Brief bool
	// Read and Starred answer is:; nil knows no article that was read, or none that
	// has a star. They are asked of articles that match otherwise, one by one.
	Read, Starred func(num uint32) bool
	// Story answers story: with the numbers of the articles of the stories whose
	// ID text is, or whose titles have its words (Contains).
	Story func(text string) []uint32
}

// Found is what a search found.
type Found struct {
	Hits []Hit
	// Total is how many articles match; at least, when More is set: then only the
	// newest, and those with a match in the title, were looked for; or, where the
	// beginning of a word, one or two letters, must stand in a certain place, only
	// some of the newest were looked at.
	Total int
	More  bool
	// Unfinished says that Options.Brief ended the search: more of the newest may
	// match, and a search that is not brief finds them.
	Unfinished bool
	// Forgiven says that nothing matched as it was typed, and a typo was forgiven.
	Forgiven bool
}

// Find returns the articles that match, without Matches and Snippet, which
// Hit.Mark adds; with Limit 0 also without Score and Quotes. When nothing matches,
// one typo in a word of five letters or more is forgiven. Documents entered or
// deleted meanwhile may be found or not. The error is ctx.Err() when ctx ended
// before the search, or wraps ErrCorrupt.
func (x *Index) Find(ctx context.Context, q Query, o Options) (Found, error) {
	most := rankTop
	if o.Limit == 0 {
		most = 0
	}
	return x.find(ctx, q, o, most)
}

// Count is how many articles match. See Find.
func (x *Index) Count(ctx context.Context, q Query, o Options) (n int, err error) {
	err = x.steady(ctx, q, o, func(s *searching) bool {
		n = s.count()
		return n > 0
	})
	return n, err
}

// find looks at most so many candidates, all when most is 0.
func (x *Index) find(ctx context.Context, q Query, o Options, most int) (out Found, err error) {
	err = x.steady(ctx, q, o, func(s *searching) bool {
		capped := false
		s.newest(s.plan, nil, nil, func(p *reached) bool {
			s.take(p)
			capped = most > 0 && (len(s.found) >= most || s.enough(len(s.found), o.Limit))
			return !capped
		})
		out = Found{Total: len(s.found), More: capped || s.r.cut || s.r.unfinished, Forgiven: s.forgiven}
		if capped {
			s.takeTitles(o.Limit)
			out.Total = len(s.found)
		}
		if o.Limit > 0 {
			s.rank()
			s.found = s.found[:min(len(s.found), o.Limit)]
		}
		out.Hits = s.hits(o.Limit > 0)
		out.Unfinished = s.r.unfinished
		return out.Total > 0 || out.Unfinished
	})
	if err != nil {
		return Found{}, err
	}
	return out, nil
}

// steady calls f with a search for q; again with typos forgiven when f reports
// that nothing matched, and again when a merge took segments away meanwhile.
func (x *Index) steady(ctx context.Context, q Query, o Options, f func(*searching) bool) error {
	if q.root == nil {
		return nil
	}
	for {
		s := x.searching(ctx, q, o, false)
		if !f(s) && s.r.err == nil {
			if again := x.searching(ctx, q, o, true); again.forgiven {
				s = again
				f(s)
			}
		}
		if s.r.err == nil || ctx.Err() != nil || !x.stale(s.view) {
			return s.r.err
		}
	}
}

// part is one search in a tail or a segment.
type part interface {
	// next returns the next document that matches, newest first, or none.
	next() uint32
	// again begins anew with another plan. With only, just documents are looked at
	// that match it and that old reports to be so.
	again(p, only plan, old func(num uint32, d date) bool)
	// size is how many documents there are, words how many words they have; info
	// tells of one document.
	size() int
	words() int
	info(doc uint32) (num uint32, d date, length uint16)
	name(doc uint32) model.ArticleID
	// quotes calls f with the quotations of documents, rising, and which of them
	// meet the conditions; it may leave out documents that have none.
	quotes(q planQuote, docs []uint32, f func(i int, rec *record, which []int))
	// describe returns what fills in the features of documents, rising.
	describe(marks []*sequence) func(doc uint32, out []feature)
	frequency(set *wordset) int
	sequencePlaces(s *sequence, docs []uint32) [][]uint32
}

// searching is a search on its way.
type searching struct {
	*planner
	r     *run
	view  *view
	plan  plan
	parts []*reached
	found []candidate
}

// reached is a part and how far the search has come in it.
type reached struct {
	part
	features func(doc uint32, out []feature)
	doc      uint32 // the next that matches, once it is known
	num      uint32 // doc's; until it is known, those of a document that is not older
	date     date
	known    bool
	ended    bool
}

// candidate is a document that matches.
type candidate struct {
	from     *reached
	doc      uint32
	num      uint32
	date     date
	length   uint16
	features []feature // by mark
	score    float64
}

// searching makes a plan and binds it to every part of the index.
func (x *Index) searching(ctx context.Context, q Query, o Options, forgive bool) *searching {
	r := &run{ctx: ctx, hasty: o.Limit > 0, brief: o.Brief && o.Limit > 0}
	r.fetch = x.cache.counting(&r.reads)
	stories := map[story][]uint32{}
	o.stories(q.root, stories) // before the index is locked: who answers may lock others
	v := x.view()
	defer v.unlock()
	s := &searching{r: r, view: v}
	lex := &wordsOfAll{r: r, tails: v.tails}
	for _, seg := range v.segments {
		if in := seg.open(r); in != nil {
			lex.scans = append(lex.scans, seg.scanner(r, in))
		}
	}
	s.planner = &planner{lex: lex, read: o.Read, starred: o.Starred, stories: stories, forgive: forgive}
	if r.stopped() {
		return s
	}
	s.plan = s.planner.plan(q.root)
	for _, t := range v.tails {
		s.reach(t.part(s.plan, s.marks))
	}
	for i, seg := range v.segments {
		if p := seg.part(r, v.dead[i], s.plan); p != nil {
			s.reach(p)
		}
	}
	return s
}

// stories asks for the articles of the stories that a query names.
func (o *Options) stories(n node, into map[story][]uint32) {
	switch n := n.(type) {
	case all:
		for _, part := range n {
			o.stories(part, into)
		}
	case either:
		for _, part := range n {
			o.stories(part, into)
		}
	case not:
		o.stories(n.node, into)
	case story:
		if o.Story == nil {
			return
		}
		name := n.words
		if n.prefix {
			name += "*"
		}
		nums := slices.Clone(o.Story(name))
		slices.Sort(nums)
		into[n] = slices.Compact(nums)
	}
}

func (s *searching) reach(p part) {
	if p.size() > 0 {
		s.parts = append(s.parts, &reached{part: p})
	}
}

// newest calls f with each document that matches p, newest first over all parts,
// until it returns false. A part is not asked while others have newer documents.
// See part.again for only and old.
func (s *searching) newest(p, only plan, old func(num uint32, d date) bool, f func(*reached) bool) {
	for _, part := range s.parts {
		part.again(p, only, old)
		part.features, part.known, part.ended = nil, false, false
		part.num, part.date, _ = part.info(0)
	}
	for !s.r.tick() {
		var first *reached
		for _, part := range s.parts {
			if !part.ended && (first == nil || newer(part.date, part.num, first.date, first.num) < 0) {
				first = part
			}
		}
		if first == nil {
			return
		}
		if first.known {
			first.known = false
			if !f(first) {
				return
			}
		} else if first.doc = first.next(); first.doc == none {
			first.ended = true
		} else {
			first.known = true
			first.num, first.date, _ = first.info(first.doc)
		}
	}
}

// take notes the document that a part has reached.
func (s *searching) take(p *reached) {
	if p.features == nil {
		p.features = p.describe(s.marks)
	}
	c := candidate{from: p, doc: p.doc, features: make([]feature, len(s.marks))}
	c.num, c.date, c.length = p.info(p.doc)
	p.features(p.doc, c.features)
	s.found = append(s.found, c)
}

// enough reports that n are enough for a search that wants limit hits and takes
// long.
func (s *searching) enough(n, limit int) bool {
	return s.r.checked > checkEnough && n >= max(rankEnough, limit)
}

// takeTitles notes older documents that have a word of the query in the title.
func (s *searching) takeTitles(limit int) {
	var titles planEither
	for _, m := range s.marks {
		var all planAll
		for i := range m.words {
			all = append(all, &sequence{field: inTitle, words: m.words[i : i+1]})
		}
		titles = append(titles, all)
	}
	last := s.found[len(s.found)-1]
	old := func(num uint32, d date) bool { return newer(last.date, last.num, d, num) < 0 }
	n := 0
	s.newest(s.plan, titles, old, func(p *reached) bool {
		s.take(p)
		n++
		return n < rankTitles && !s.enough(n, limit)
	})
}

// count is how many documents match; it notes none.
func (s *searching) count() (n int) {
	for _, part := range s.parts {
		for part.again(s.plan, nil, nil); part.next() != none && !s.r.tick(); {
			n++
		}
	}
	return n
}

// hits makes hits of what was found.
func (s *searching) hits(quotes bool) []Hit {
	hits := make([]Hit, len(s.found))
	marks := &marker{marks: s.marks}
	for i := range s.found {
		if s.r.tick() {
			return nil
		}
		c := &s.found[i]
		hits[i] = Hit{Article: c.from.name(c.doc), Number: c.num, Score: c.score, marker: marks}
	}
	if quotes && len(s.quote) > 0 {
		for _, p := range s.parts {
			s.quotesOf(p, hits)
		}
	}
	return hits
}

// quotesOf tells the hits of one part which of their quotations meet the query.
func (s *searching) quotesOf(p *reached, hits []Hit) {
	var own []int
	for i := range s.found {
		if s.found[i].from == p {
			own = append(own, i)
		}
	}
	if len(own) == 0 {
		return
	}
	slices.SortFunc(own, func(a, b int) int { return cmp.Compare(s.found[a].doc, s.found[b].doc) })
	docs := make([]uint32, len(own))
	for k, i := range own {
		docs[k] = s.found[i].doc
	}
	for _, q := range s.quote {
		p.quotes(q, docs, func(k int, rec *record, which []int) {
			h := &hits[own[k]]
			for _, n := range which {
				if id := rec.quotes[n].id(h.Article); !slices.Contains(h.Quotes, id) {
					h.Quotes = append(h.Quotes, id)
				}
			}
		})
	}
}
