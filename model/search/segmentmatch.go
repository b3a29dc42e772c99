package search

import (
	"slices"

	"whosaid/model"
)

// segmentPart answers one search in a segment, from its posting lists.
type segmentPart struct {
	r       *run
	s       *segment
	in      *inside
	dead    bitmap
	scan    *scanner
	entries map[string]entry // looked up before; docs is 0 for what is not there
	begun   map[string]*flagged
	found   iterator
	only    bitmap               // see again
	under   int                  // below how many nots
	split   map[*sequence]bitmap // see splits
	met     map[metAt]met        // what was found for quote, to be told by quotes
}

// part binds a plan to the segment; nil after an error.
func (s *segment) part(r *run, dead bitmap, p plan) *segmentPart {
	in := s.open(r)
	if in == nil {
		return nil
	}
	b := &segmentPart{
		r: r, s: s, in: in, dead: dead, scan: s.scanner(r, in),
		entries: map[string]entry{}, begun: map[string]*flagged{}, met: map[metAt]met{},
	}
	b.again(p, nil, nil)
	return b
}

func (b *segmentPart) again(p, only plan, old func(num uint32, d date) bool) {
	b.only = nil
	b.found = lazily{func() iterator {
		if only == nil {
			return b.iterator(p)
		}
		set := make(bitmap, b.in.docs/64+1)
		it := b.iterator(only)
		for doc := it.doc(); doc != none; doc = it.seek(doc + 1) {
			if old(b.in.nums[doc], b.in.dates[doc]) {
				set[doc/64] |= 1 << (doc % 64)
			}
		}
		b.only = set
		return newInAll([]iterator{newInBitmap(set), b.iterator(p)})
	}}
}

// checked goes through those of a part's documents that check keeps; where only
// some documents are looked at, through those among them.
func (b *segmentPart) checked(part iterator, hasty int, check func(*segmentPart) check) iterator {
	if b.only != nil {
		part = newInAll([]iterator{newInBitmap(b.only), part})
	}
	whole := b.under > 0 // what is left out would match
	return newInBatches(b.r, part, hasty, whole, b.shared(check))
}

// lazily stands for an iterator that is not needed yet.
type lazily struct{ make func() iterator }

func (l lazily) doc() uint32        { return none }
func (l lazily) seek(uint32) uint32 { return none }

func (b *segmentPart) next() uint32 {
	var doc uint32
	if l, ok := b.found.(lazily); ok {
		b.found = l.make()
		doc = b.found.doc()
	} else if doc = b.found.doc(); doc != none {
		doc = b.found.seek(doc + 1)
	}
	for doc != none && b.dead.has(doc) {
		doc = b.found.seek(doc + 1)
	}
	return doc
}

func (b *segmentPart) size() int { return b.in.docs }

func (b *segmentPart) words() int { return int(min(b.in.words, 1<<40)) }

func (b *segmentPart) info(doc uint32) (uint32, date, uint16) {
	return b.in.nums[doc], b.in.dates[doc], b.in.lengths[doc]
}

func (b *segmentPart) name(doc uint32) model.ArticleID {
	return model.ArticleID(b.s.name(b.r, b.in, doc))
}

func (b *segmentPart) iterator(p plan) iterator {
	switch p := p.(type) {
	case planAll:
		return b.all(p)
	case planEither:
		parts := make([]iterator, len(p))
		for i := range p {
			parts[i] = b.iterator(p[i])
		}
		return newInAny(parts)
	case planNot:
		b.under++
		not := b.iterator(p.plan)
		b.under--
		return newInNone(not, b.in.docs)
	case *sequence:
		return b.sequence(p)
	case planQuote:
		return b.quote(p)
	case planDates:
		first, last := b.in.between(p.from, p.to)
		return &inRange{first, last}
	case planState:
		return newInFilter(b.r, b.everything(), func(doc uint32) bool { return p(b.in.nums[doc]) })
	case planNumbers:
		return b.numbers(p)
	}
	return &inRange{}
}

func (b *segmentPart) everything() iterator { return &inRange{0, uint32(b.in.docs)} }

// all joins the cheap parts and asks what the reader did only of what they find.
func (b *segmentPart) all(p planAll) iterator {
	var parts []iterator
	var states []planState
	for _, part := range slices.SortedStableFunc(slices.Values(p), byCost) {
		if state, ok := part.(planState); ok {
			states = append(states, state)
			continue
		}
		it := b.iterator(part)
		if it.doc() == none {
			return &inRange{}
		}
		parts = append(parts, it)
	}
	if len(parts) == 0 {
		parts = append(parts, b.everything())
	}
	if len(states) > 0 && b.only != nil {
		parts = append(parts, newInBitmap(b.only))
	}
	out := newInAll(parts)
	for _, state := range states {
		out = newInFilter(b.r, out, func(doc uint32) bool { return state(b.in.nums[doc]) })
	}
	return out
}

func (b *segmentPart) numbers(p planNumbers) iterator {
	set := make(bitmap, b.in.docs/64+1)
	from, _ := slices.BinarySearch(p, b.s.min)
	for _, num := range p[from:] {
		if num > b.s.max {
			break
		}
		if doc := b.in.find(num); doc != none {
			set[doc/64] |= 1 << (doc % 64)
		}
	}
	return newInBitmap(set)
}

// entry looks a word up.
func (b *segmentPart) entry(field byte, word string) (entry, bool) {
	key := keyOf(field, word)
	e, ok := b.entries[key]
	if !ok {
		e, _ = b.scan.lookup(key)
		b.entries[key] = e
	}
	return e, e.docs > 0
}

// lists opens the lists of the words of a set that says which.
func (b *segmentPart) lists(field byte, set *wordset) []*list {
	var out []*list
	for _, w := range set.exact {
		if e, ok := b.entry(field, w); ok {
			out = append(out, b.s.list(b.r, b.in, e))
		}
	}
	return out
}

// beginning is the set of documents with a word of that beginning.
func (b *segmentPart) beginning(field byte, begin string) *flagged {
	key := keyOf(field, begin)
	f := b.begun[key]
	if f != nil {
		return f
	}
	if e, ok := b.scan.lookup(string(inBegins) + key); ok {
		l := list{r: b.r, s: b.s, in: b.in}
		d := l.decoder(e.at)
		set := readFlagged(&d, e.docs, b.in.docs)
		if d.bad {
			b.r.corrupt(b.s.id, "a list of beginnings is cut short")
		}
		f = &set
	} else {
		set := newFlagged(b.in.docs)
		l := &list{r: b.r, s: b.s, in: b.in}
		b.scan.begin(key, func(_ []byte, e entry) bool {
			for l.open(e); l.n > 0; l.turn(l.at + 1) {
				set.addAll(l.docs[:l.n], l.flags[:l.n])
			}
			return true
		})
		f = &set
	}
	b.begun[key] = f
	return f
}

// word goes through the documents that have one of a set of words.
func (b *segmentPart) word(field byte, set *wordset) iterator {
	if set.exact == nil {
		return newInBitmap(b.beginning(field, set.begin).docs)
	}
	var parts []iterator
	for _, l := range b.lists(field, set) {
		parts = append(parts, l)
	}
	return newInAny(parts)
}

// flagged is word for words of the text with a flag.
func (b *segmentPart) flagged(set *wordset, flag uint8) iterator {
	if set.exact == nil {
		return newInBitmap(b.beginning(inText, set.begin).with(flag))
	}
	var parts []iterator
	for _, l := range b.lists(inText, set) {
		parts = append(parts, newInFilter(b.r, l, func(uint32) bool { return l.flag()&flag != 0 }))
	}
	return newInAny(parts)
}

// candidates go through the documents that have all words of a sequence.
func (b *segmentPart) candidates(s *sequence, word func(byte, *wordset) iterator) iterator {
	parts := make([]iterator, len(s.words))
	for i := range s.words {
		if parts[i] = word(s.field, &s.words[i]); parts[i].doc() == none {
			return &inRange{}
		}
	}
	return newInAll(parts)
}

func (b *segmentPart) sequence(s *sequence) iterator {
	out := b.candidates(s, b.word)
	if len(s.words) == 1 {
		return out
	}
	hasty := 0
	if s.hasty() {
		hasty = 1 // for the initials
	}
	return b.checked(out, hasty, func(b *segmentPart) check { return b.places(s).keepFollowed })
}

// keepFollowed returns those of some documents in which the words follow one
// another.
func (p *places) keepFollowed(docs []uint32) []uint32 {
	kept := make([]uint32, 0, len(docs))
	for i, places := range p.of(docs, nil) {
		if len(occurrences(places)) > 0 {
			kept = append(kept, docs[i])
		}
	}
	return kept
}
