package search

import (
	"math/bits"
	"slices"
	"unicode/utf8"

	"whosaid/model"
)

// State tells what the reader did with an article.
type State func(model.ArticleID) (read, starred bool)

// plan is a query made ready for one index: words are looked up, and the terms
// that must meet in one quotation are gathered.
type plan interface {
	// docs returns the living documents that match. The caller may change it.
	docs(x *Index) bitmap
}

type (
	planAll    []plan
	planEither []plan
	planNot    struct{ plan }
	planDates  dates
	planState  func(model.ArticleID) bool
	// planQuote matches documents with a quotation that meets every condition.
	planQuote []condition
)

// wordset is the words of the dictionary that one word of the query stands for.
type wordset struct {
	ids  []uint32
	many bitmap // the same as a set, when there are many
}

func (w *wordset) has(id uint32) bool {
	if w.many != nil {
		return int(id/64) < len(w.many) && w.many[id/64]&(1<<(id%64)) != 0
	}
	for _, one := range w.ids {
		if one == id {
			return true
		}
	}
	return false
}

// sequence is a word or phrase: words that follow one another.
type sequence struct {
	field byte
	words []string // folded
	sets  []wordset
	// letter says that the last word is one letter of a script without spaces.
	letter bool
	// found is how many documents have it; known once docs ran.
	found int
}

// condition is what a quotation must meet: a kind, words of its speaker, or words
// of its own.
type condition struct {
	kind model.QuoteKind
	seq  *sequence
}

// planner makes plans and remembers the sequences whose places are to be marked.
type planner struct {
	x     *Index
	state State
	marks []*sequence // of the text and of quotations, not under a not
	quote []planQuote
	under bool // below a not
	// forgive lets words stand for those that one typo makes of them.
	forgive bool
}

func (p *planner) plan(n node) plan {
	switch n := n.(type) {
	case all:
		return p.all(n)
	case either:
		out := make(planEither, len(n))
		for i := range n {
			out[i] = p.plan(n[i])
		}
		return out
	case not:
		was := p.under
		p.under = true
		inner := p.plan(n.node)
		p.under = was
		return planNot{inner}
	case text:
		if c, ok := p.condition(n); ok {
			return p.quotes(planQuote{c})
		}
		return p.sequence(n)
	case kind:
		return p.quotes(planQuote{{kind: model.QuoteKind(n)}})
	case dates:
		return planDates(n)
	case is:
		return p.is(n)
	}
	return planEither(nil)
}

// all gathers the conditions on quotations that stand together.
func (p *planner) all(n all) plan {
	var out planAll
	var q planQuote
	for _, part := range n {
		if k, ok := part.(kind); ok {
			q = append(q, condition{kind: model.QuoteKind(k)})
		} else if t, ok := part.(text); !ok {
			out = append(out, p.plan(part))
		} else if c, ok := p.condition(t); ok {
			q = append(q, c)
		} else {
			out = append(out, p.sequence(t))
		}
	}
	if q != nil {
		out = append(out, p.quotes(q))
	}
	return out
}

func (p *planner) quotes(q planQuote) plan {
	if !p.under {
		p.quote = append(p.quote, q)
	}
	return q
}

func (p *planner) condition(t text) (condition, bool) {
	switch t.field {
	case FieldSpeaker, FieldSaid:
		return condition{seq: p.sequence(t)}, true
	}
	return condition{}, false
}

func (p *planner) is(n is) plan {
	return planState(func(id model.ArticleID) bool {
		if p.state == nil {
			return n == "unread"
		}
		read, starred := p.state(id)
		switch n {
		case "starred":
			return starred
		case "read":
			return read
		}
		return !read
	})
}

func (p *planner) sequence(t text) *sequence {
	s := &sequence{}
	switch t.field {
	case FieldTitle:
		s.field = inTitle
	case FieldSource:
		s.field = inSource
	case FieldSpeaker:
		s.field = inSpeaker
	}
	end := -1 // of the pair before
	scan(t.words, func(w string, from, to int) {
		r, n := utf8.DecodeRuneInString(t.words[from:to])
		lone := unspaced(r) && from+n == to
		if lone && to == end {
			return // the pair before holds it
		}
		s.letter = lone
		s.words = append(s.words, w)
		if end = -1; unspaced(r) {
			end = to
		}
	})
	for i, w := range s.words {
		last := i == len(s.words)-1
		s.sets = append(s.sets, p.lookup(w, last && (s.letter || t.prefix)))
	}
	if s.field == inText && !p.under {
		p.marks = append(p.marks, s)
	}
	return s
}

// lookup returns the words that w stands for: itself and, for a name, its other
// spellings; or all that begin with it.
func (p *planner) lookup(w string, prefix bool) wordset {
	var s wordset
	add := func(id uint32) { s.ids = append(s.ids, id) }
	d := &p.x.dict
	if prefix {
		d.begin(w, add)
	} else {
		if id, ok := d.ids[w]; ok {
			add(id)
		}
		d.variants(w, add)
	}
	if p.forgive && !p.under && len(s.ids) == 0 {
		d.typos(w, add)
	}
	if len(s.ids) > 8 {
		for _, id := range s.ids {
			s.many.set(id)
		}
	}
	return s
}

func (p planAll) docs(x *Index) bitmap {
	if len(p) == 0 {
		return x.none()
	}
	out := p[0].docs(x)
	for _, part := range p[1:] {
		out.and(part.docs(x))
	}
	return out
}

func (p planEither) docs(x *Index) bitmap {
	out := x.none()
	for _, part := range p {
		out.or(part.docs(x))
	}
	return out
}

func (p planNot) docs(x *Index) bitmap {
	out := x.everything()
	out.without(p.plan.docs(x))
	return out
}

func (p planDates) docs(x *Index) bitmap {
	return x.filter(x.everything(), func(d *document) bool {
		switch day := d.published; {
		case day == "":
			return false
		case p.field == "before":
			return day[:min(len(day), len(p.to))] < p.to
		case p.field == "after":
			return day[:min(len(day), len(p.from))] > p.from
		default:
			return (p.from == "" || day >= p.from) && (p.to == "" || day[:min(len(day), len(p.to))] <= p.to)
		}
	})
}

func (p planState) docs(x *Index) bitmap {
	return x.filter(x.everything(), func(d *document) bool { return p(d.article.ID) })
}

func (p planQuote) docs(x *Index) bitmap {
	out := x.everything()
	for _, c := range p {
		if c.seq != nil {
			out.and(c.seq.candidates(x))
		}
	}
	return x.filter(out, func(d *document) bool {
		for i := range d.quotes {
			if p.meets(d, &d.quotes[i]) {
				return true
			}
		}
		return false
	})
}

// meets reports whether a quotation meets every condition.
func (p planQuote) meets(d *document, q *quoted) bool {
	for _, c := range p {
		switch {
		case c.seq == nil:
			if q.kind != c.kind {
				return false
			}
		case c.seq.field == inSpeaker:
			if c.seq.next(q.speaker, 0) < 0 {
				return false
			}
		case !c.seq.inside(d, q):
			return false
		}
	}
	return true
}

// inside reports whether the sequence stands in a quotation. One that runs over
// several paragraphs is read as one.
func (s *sequence) inside(d *document, q *quoted) bool {
	var words []uint32
	for _, r := range q.ranges {
		if len(q.ranges) == 1 {
			words = d.words[r[0]:r[1]]
		} else {
			words = append(words, d.words[r[0]:r[1]]...)
		}
	}
	return s.next(words, 0) >= 0
}

func (s *sequence) docs(x *Index) bitmap {
	out := s.candidates(x)
	if len(s.sets) > 1 {
		out = x.filter(out, func(d *document) bool { return s.next(s.in(d), 0) >= 0 })
	}
	s.found = out.count()
	return out
}

// in returns the words of a document's field.
func (s *sequence) in(d *document) []uint32 {
	switch s.field {
	case inTitle:
		return d.title
	case inSource:
		return d.source
	}
	return d.words
}

// candidates are the documents that have all words of the sequence.
func (s *sequence) candidates(x *Index) bitmap {
	out := x.everything()
	for i := range s.sets {
		some := x.none()
		for _, id := range s.sets[i].ids {
			for _, doc := range x.documents(s.field, id) {
				some[doc/64] |= 1 << (doc % 64)
			}
		}
		out.and(some)
	}
	return out
}

// next returns where the sequence next stands in words, from place from on, or -1.
func (s *sequence) next(words []uint32, from int) int {
	n := len(s.sets)
	if n == 0 || from+n > len(words) {
		return -1
	}
	first := &s.sets[0]
	for i := from; i+n <= len(words); i++ {
		if len(first.ids) == 1 { // the most frequent case, and the innermost loop of search
			k := slices.Index(words[i:len(words)-n+1], first.ids[0])
			if k < 0 {
				return -1
			}
			i += k
		} else if !first.has(words[i]) {
			continue
		}
		if s.follows(words[i:]) {
			return i
		}
	}
	return -1
}

// follows reports whether words goes on with the sequence after its first.
func (s *sequence) follows(words []uint32) bool {
	for k := 1; k < len(s.sets); k++ {
		if !s.sets[k].has(words[k]) {
			return false
		}
	}
	return true
}

func (x *Index) everything() bitmap { return append(x.none()[:0], x.alive...) }

func (x *Index) none() bitmap { return make(bitmap, len(x.alive)) }

func (x *Index) filter(in bitmap, keep func(*document) bool) bitmap {
	for k := range in {
		for w := in[k]; w != 0; w &= w - 1 {
			i := uint32(64*k + bits.TrailingZeros64(w))
			if !keep(&x.docs[i]) {
				in.clear(i)
			}
		}
	}
	return in
}
