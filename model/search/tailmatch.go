package search

import (
	"slices"
	"strings"

	"whosaid/model"
)

// tailPart answers one search in a tail, by looking at its documents one by one.
type tailPart struct {
	plan plan
	docs []*tailDoc // living, newest first
	at   int        // the next to look at
	only plan
	old  func(num uint32, d date) bool
	sets map[*wordset]bitmap
}

// part binds a plan to the tail. What it returns reads nothing that enter changes.
func (t *tail) part(p plan, marks []*sequence) *tailPart {
	b := &tailPart{plan: p, docs: t.newest(), sets: map[*wordset]bitmap{}}
	b.bind(t, p)
	for _, s := range marks {
		b.bindSequence(t, s)
	}
	return b
}

func (b *tailPart) bind(t *tail, p plan) {
	switch p := p.(type) {
	case planAll:
		for _, part := range p {
			b.bind(t, part)
		}
	case planEither:
		for _, part := range p {
			b.bind(t, part)
		}
	case planNot:
		b.bind(t, p.plan)
	case *sequence:
		b.bindSequence(t, p)
	case planQuote:
		for _, c := range p {
			if c.seq != nil {
				b.bindSequence(t, c.seq)
			}
		}
	}
}

func (b *tailPart) bindSequence(t *tail, s *sequence) {
	for i := range s.words {
		set := &s.words[i]
		if b.sets[set] != nil {
			continue
		}
		m := make(bitmap, len(t.words)/64+1)
		if set.exact == nil {
			for id, w := range t.words {
				if strings.HasPrefix(w, set.begin) {
					m[id/64] |= 1 << (id % 64)
				}
			}
		}
		for _, w := range set.exact {
			if id, ok := t.ids.find(w); ok {
				m[id/64] |= 1 << (id % 64)
			}
		}
		b.sets[set] = m
	}
}

func (b *tailPart) again(p, only plan, old func(num uint32, d date) bool) {
	b.plan, b.only, b.old, b.at = p, only, old, 0
}

func (b *tailPart) next() uint32 {
	for b.at < len(b.docs) {
		d := b.docs[b.at]
		b.at++
		if b.only != nil && !(b.old(d.num, d.date) && b.matches(b.only, d)) {
			continue
		}
		if b.matches(b.plan, d) {
			return uint32(b.at - 1)
		}
	}
	return none
}

func (b *tailPart) size() int { return len(b.docs) }

func (b *tailPart) words() (n int) {
	for _, d := range b.docs {
		n += int(d.length)
	}
	return n
}

func (b *tailPart) info(doc uint32) (uint32, date, uint16) {
	d := b.docs[doc]
	return d.num, d.date, d.length
}

func (b *tailPart) name(doc uint32) model.ArticleID { return model.ArticleID(b.docs[doc].id) }

func (b *tailPart) matches(p plan, d *tailDoc) bool {
	switch p := p.(type) {
	case planAll:
		for _, part := range p {
			if !b.matches(part, d) {
				return false
			}
		}
		return len(p) > 0
	case planEither:
		return slices.ContainsFunc(p, func(part plan) bool { return b.matches(part, d) })
	case planNot:
		return !b.matches(p.plan, d)
	case *sequence:
		return len(occurrences(b.places(p, d))) > 0
	case planQuote:
		return len(b.meeting(p, d)) > 0
	case planDates:
		return p.from <= d.date && d.date <= p.to
	case planState:
		return p(d.num)
	case planNumbers:
		_, ok := slices.BinarySearch(p, d.num)
		return ok
	}
	return false
}

// places is where each word of a sequence stands in a document.
func (b *tailPart) places(s *sequence, d *tailDoc) [][]uint32 {
	out := make([][]uint32, len(s.words))
	for k := range s.words {
		set := b.sets[&s.words[k]]
		for at, id := range d.fields[s.field] {
			if set.has(id) {
				out[k] = append(out[k], uint32(at))
			}
		}
		if len(out[k]) == 0 {
			break
		}
	}
	return out
}

// meeting is which of a document's quotations meet the conditions.
func (b *tailPart) meeting(q planQuote, d *tailDoc) []int {
	given := make([]facts, len(q))
	for i, c := range q {
		if c.seq != nil {
			given[i].places = b.places(c.seq, d)
		}
		if c.title != nil {
			given[i].headline = len(occurrences(b.places(c.title, d))) > 0
		}
	}
	return d.record.meet(q, given)
}

func (b *tailPart) quotes(q planQuote, docs []uint32, f func(i int, rec *record, which []int)) {
	for i, doc := range docs {
		d := b.docs[doc]
		f(i, &d.record, b.meeting(q, d))
	}
}

func (b *tailPart) describe(marks []*sequence) func(doc uint32, out []feature) {
	return func(doc uint32, out []feature) {
		d := b.docs[doc]
		for i, s := range marks {
			f := emptyFeature
			for k := range s.words {
				set := b.sets[&s.words[k]]
				f.and(count(set, d.fields[inText], s.words[k].exact == nil), count(set, d.fields[inTitle], true).tf > 0)
			}
			out[i] = f
		}
	}
}

// count is how often a word stands in words, and whether among the first; whole
// asks only whether it does.
func count(set bitmap, words []uint32, whole bool) (f feature) {
	for at, id := range words {
		if !set.has(id) {
			continue
		}
		if at < leadWords {
			f.lead = true
		}
		f.tf++
		if whole || f.tf == mostTimes {
			break
		}
	}
	return f
}

// frequency is in how many documents a word stands in the text; of several words
// that stand for one another it is the sum.
func (b *tailPart) frequency(set *wordset) (n int) {
	m := b.sets[set]
	var seen []uint32
	for _, d := range b.docs {
		seen = seen[:0]
		for _, id := range d.fields[inText] {
			if m.has(id) && !slices.Contains(seen, id) {
				seen = append(seen, id)
				if set.exact == nil {
					break
				}
			}
		}
		n += len(seen)
	}
	return n
}

// sequencePlaces is where a sequence stands in the text of each document.
func (b *tailPart) sequencePlaces(s *sequence, docs []uint32) [][]uint32 {
	out := make([][]uint32, len(docs))
	for i, doc := range docs {
		out[i] = occurrences(b.places(s, b.docs[doc]))
	}
	return out
}
