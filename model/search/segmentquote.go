package search

import (
	"slices"
	"sort"
	"unicode/utf8"
)

// quote goes through the documents with a quotation that meets the conditions:
// first those that could have one, from the lists; unless a list says it all,
// their quotations are then looked at.
func (b *segmentPart) quote(q planQuote) iterator {
	parts := make([]iterator, len(q))
	sure := len(q) == 1
	for i, c := range q {
		switch c.place {
		case FieldSpeaker:
			parts[i] = b.candidates(c.seq, b.word)
			sure = sure && len(c.seq.words) == 1
		case FieldSaid:
			parts[i] = b.candidates(c.seq, func(_ byte, set *wordset) iterator { return b.flagged(set, flagQuote) })
			sure = sure && len(c.seq.words) == 1
		case FieldAbout:
			near := b.candidates(c.seq, func(_ byte, set *wordset) iterator { return b.flagged(set, flagAbout) })
			title := newInAll([]iterator{b.candidates(c.title, b.word), b.kind(anyKind)})
			parts[i] = newInAny([]iterator{near, title})
			sure = sure && len(c.seq.words) == 1
		default:
			parts[i] = b.kind(c.kind)
		}
		if parts[i].doc() == none {
			return &inRange{}
		}
	}
	out := newInAll(parts)
	if sure {
		return out
	}
	hasty := 0
	for _, c := range q {
		if c.seq != nil && c.seq.hasty() {
			hasty = 4 // for the initials and the quotations, here and there
		}
	}
	return b.checked(out, hasty, func(b *segmentPart) check { return b.meeting(q).keep })
}

// met is which of a document's quotations meet conditions; metAt says which
// conditions and which document.
type (
	met struct {
		rec   record
		which []int
	}
	metAt struct {
		q   *condition
		doc uint32
	}
)

// kind goes through the documents with quotations of a kind.
func (b *segmentPart) kind(code uint8) iterator {
	return b.word(inKind, &wordset{exact: []string{kindWord(code)}})
}

// meeting finds the quotations of documents that meet conditions.
type meeting struct {
	b      *segmentPart
	q      planQuote
	places []*places // by condition
	titles []*places
}

func (b *segmentPart) meeting(q planQuote) *meeting {
	m := &meeting{b: b, q: q, places: make([]*places, len(q)), titles: make([]*places, len(q))}
	for i, c := range q {
		if c.seq != nil {
			m.places[i] = b.places(c.seq)
		}
		if c.title != nil {
			m.titles[i] = b.places(c.title)
		}
	}
	return m
}

// keep returns those of some documents that have such a quotation.
func (m *meeting) keep(docs []uint32) []uint32 {
	kept := make([]uint32, 0, len(docs))
	m.of(docs, func(i int, rec *record, which []int) {
		if len(which) == 0 {
			return
		}
		kept = append(kept, docs[i])
		if m.b.r.hasty { // there will be hits
			m.b.met[metAt{&m.q[0], docs[i]}] = met{*rec, which}
		}
	})
	return kept
}

// of calls f for each document, rising, that may have such a quotation, with its
// quotations and which of them do. Quotations are read where the words stand as
// they should, or stand in one of several parts, where they may.
func (m *meeting) of(docs []uint32, f func(i int, rec *record, which []int)) {
	given := make([][]facts, len(docs))
	for i := range docs {
		given[i] = make([]facts, len(m.q))
	}
	for k := range m.q {
		if m.titles[k] != nil {
			for i, p := range m.titles[k].of(docs, nil) {
				given[i][k].headline = len(occurrences(p)) > 0
			}
		}
		if m.places[k] != nil {
			for i, p := range m.places[k].of(docs, m.b.splits(&m.q[k])) {
				given[i][k].places = p
			}
		}
	}
	for i, doc := range docs {
		if m.b.r.stopped() {
			return
		}
		if m.possible(given[i], doc) {
			rec := m.b.s.quotes(m.b.r, m.b.in, doc)
			f(i, &rec, rec.meet(m.q, given[i]))
		}
	}
}

// possible reports that a document has, by the places of words alone, what each
// condition asks for.
func (m *meeting) possible(given []facts, doc uint32) bool {
	for k := range m.q {
		g := &given[k]
		if g.places == nil || g.headline || len(occurrences(g.places)) > 0 {
			continue
		}
		if s := m.b.splits(&m.q[k]); s == nil || !s.has(doc) {
			return false
		}
	}
	return true
}

// splits are the documents in which all of a condition's words stand in quotations
// of several parts, so that they may follow one another over a gap; nil when it is
// not about the words of quotations or has a single word.
func (b *segmentPart) splits(c *condition) bitmap {
	if c.seq == nil || c.place == FieldSpeaker || len(c.seq.words) == 1 {
		return nil
	}
	if s, ok := b.split[c.seq]; ok {
		return s
	}
	s := make(bitmap, b.in.docs/64+1)
	it := b.candidates(c.seq, func(_ byte, set *wordset) iterator { return b.flagged(set, flagSplit) })
	for doc := it.doc(); doc != none; doc = it.seek(doc + 1) {
		s[doc/64] |= 1 << (doc % 64)
	}
	if b.split == nil {
		b.split = map[*sequence]bitmap{}
	}
	b.split[c.seq] = s
	return s
}

func (b *segmentPart) quotes(q planQuote, docs []uint32, f func(i int, rec *record, which []int)) {
	var rest []uint32
	var at []int
	for i, doc := range docs {
		if m, ok := b.met[metAt{&q[0], doc}]; ok {
			f(i, &m.rec, m.which)
		} else {
			rest, at = append(rest, doc), append(at, i)
		}
	}
	if len(rest) > 0 {
		b.meeting(q).of(rest, func(i int, rec *record, which []int) { f(at[i], rec, which) })
	}
}

// places finds where the words of a sequence stand in documents.
type places struct {
	b     *segmentPart
	s     *sequence
	lists [][]*list // by word; nil for a beginning

	// Room that is used again.
	cells  [][]uint32
	all    []uint32
	starts []uint32
	word   []uint32
	order  []rarer
	index  []uint32 // of a document in what begun is asked
}

// rarer is how often a word of a sequence stands in a document.
type rarer struct {
	word  int
	times uint32
}

func (b *segmentPart) places(s *sequence) *places {
	p := &places{b: b, s: s, lists: make([][]*list, len(s.words))}
	for k := range s.words {
		p.lists[k] = b.lists(s.field, &s.words[k])
	}
	return p
}

// hasty reports that the last word is so short a beginning that looking for its
// places takes long.
func (s *sequence) hasty() bool {
	last := s.words[len(s.words)-1]
	return last.exact == nil && utf8.RuneCountInString(last.begin) < hastyLetters
}

// of returns, for each of some documents, rising, and not before those asked for
// last, where each word stands. It leaves out places where the words do not follow
// one another, but in documents of split. What it returns is overwritten by the
// next call.
func (p *places) of(docs []uint32, split bitmap) [][][]uint32 {
	n := len(p.s.words)
	exact := n
	if p.s.words[n-1].exact == nil {
		exact--
	}
	out := make([][][]uint32, len(docs))
	p.cells = slices.Grow(p.cells[:0], len(docs)*n)[:len(docs)*n]
	clear(p.cells)
	p.all = p.all[:0]
	asked := make([]wanting, 0, min(len(docs), firstBatch))
	for i, doc := range docs {
		out[i] = p.cells[i*n : (i+1)*n : (i+1)*n]
		w := wanting{doc: doc, out: out[i]}
		if split.has(doc) {
			p.everywhere(doc, exact, out[i])
		} else if exact > 0 {
			starts := p.follow(doc, exact)
			if len(starts) == 0 {
				continue
			}
			for k := range exact {
				out[i][k] = p.keep(starts, uint32(k))
			}
			w.at = p.keep(starts, uint32(exact))
		}
		if exact < n && (exact == 0 || len(out[i][exact-1]) > 0) {
			asked = append(asked, w)
		}
	}
	if len(asked) > 0 {
		p.begun(exact, asked)
	}
	return out
}

// keep notes places, moved on by so many words.
func (p *places) keep(at []uint32, by uint32) []uint32 {
	from := len(p.all)
	for _, a := range at {
		p.all = append(p.all, a+by)
	}
	return p.all[from:len(p.all):len(p.all)]
}

// everywhere notes all places of the first n words, none a beginning, in a document.
func (p *places) everywhere(doc uint32, n int, out [][]uint32) {
	for k := range n {
		for _, l := range p.lists[k] {
			l.seek(doc)
		}
		if out[k] = p.keep(p.at(k, doc), 0); len(out[k]) == 0 {
			return
		}
	}
}

// at is where the k-th word stands in a document that its lists have reached.
func (p *places) at(k int, doc uint32) []uint32 {
	if lists := p.lists[k]; len(lists) == 1 {
		if lists[0].doc() == doc {
			return lists[0].positions()
		}
		return nil
	}
	p.word = p.word[:0]
	for _, l := range p.lists[k] {
		if l.doc() == doc {
			p.word = append(p.word, l.positions()...)
		}
	}
	slices.Sort(p.word)
	return p.word
}

// follow is where in a document the first n words, none a beginning, follow one
// another. The rarest are looked at first: mostly they settle it.
func (p *places) follow(doc uint32, n int) []uint32 {
	p.order = p.order[:0]
	for k := range n {
		w := rarer{word: k}
		for _, l := range p.lists[k] {
			if l.seek(doc) == doc {
				w.times += l.tf()
			}
		}
		if w.times == 0 {
			return nil
		}
		p.order = append(p.order, w)
		for i := k; i > 0 && p.order[i-1].times > w.times; i-- {
			p.order[i-1], p.order[i] = w, p.order[i-1]
		}
	}
	p.starts = p.starts[:0]
	first := uint32(p.order[0].word)
	for _, at := range p.at(p.order[0].word, doc) {
		if at >= first {
			p.starts = append(p.starts, at-first)
		}
	}
	for _, w := range p.order[1:] {
		if len(p.starts) == 0 {
			return nil
		}
		p.starts = followed(p.starts, p.at(w.word, doc), uint32(w.word))
	}
	return p.starts
}

// followed are those of starts that have one of at behind them by so many words.
// It writes over starts.
func followed(starts, at []uint32, by uint32) []uint32 {
	kept := starts[:0]
	i := 0
	for _, start := range starts {
		for i < len(at) && at[i] < start+by {
			i++
		}
		if i == len(at) {
			break
		}
		if at[i] == start+by {
			kept = append(kept, start)
		}
	}
	return kept
}

// wanting is a document in which the places of a beginning are looked for: those
// among at, all when that is nil.
type wanting struct {
	doc uint32
	at  []uint32
	out [][]uint32 // by word
}

// begun fills in the places of the k-th word, which is a beginning.
func (p *places) begun(k int, asked []wanting) {
	begin := p.s.words[k].begin
	if p.s.field == inText && p.b.initialsPay(begin, asked) {
		left := asked[:0]
		for _, w := range asked {
			if w.at = p.initials(k, w.doc, w.at); tellingInitial(begin) {
				w.out[k] = w.at
			} else if len(w.at) > 0 {
				left = append(left, w)
			}
		}
		asked = left
	}
	if len(asked) == 0 {
		return
	}
	in := make(bitmap, p.b.in.docs/64+1)
	if p.index == nil {
		p.index = make([]uint32, p.b.in.docs)
	}
	for i, w := range asked {
		in[w.doc/64] |= 1 << (w.doc % 64)
		p.index[w.doc] = uint32(i)
	}
	p.b.gather(p.s.field, begin, in, func(doc uint32, places []uint32) {
		if w := &asked[p.index[doc]]; w.at != nil {
			w.out[k] = common(w.out[k], w.at, places)
		} else {
			w.out[k] = append(w.out[k], places...)
		}
	})
	for _, w := range asked {
		slices.Sort(w.out[k])
	}
}

// initialsPay estimates whether reading the initials of documents takes fewer blocks than going through the words that begin so. Their lists
// take about as much room as the words.
func (b *segmentPart) initialsPay(begin string, asked []wanting) bool {
	if utf8.RuneCountInString(begin) >= hastyLetters {
		return false
	}
	from, to := keyOf(inText, begin), keyOf(inText, begin+"\U0010FFFF")
	dict := b.in.dict
	first := sort.Search(len(dict), func(i int) bool { return dict[i].key > from })
	last := sort.Search(len(dict), func(i int) bool { return dict[i].key > to })
	words := 2 * (last - first + 1)
	blocks, index, at := 0, b.in.initials, -1
	for _, w := range asked {
		n := sort.Search(len(index), func(n int) bool { return index[n].doc > w.doc })
		if n != at {
			at = n
			blocks++
			if blocks > words {
				return false
			}
		}
	}
	return true
}

// common appends to out what two rising lists have in common.
func common(out, a, b []uint32) []uint32 {
	for _, w := range a {
		for len(b) > 0 && b[0] < w {
			b = b[1:]
		}
		if len(b) > 0 && b[0] == w {
			out = append(out, w)
		}
	}
	return out
}

// gather calls f with the places of every word with that beginning in each of the
// documents asked for.
func (b *segmentPart) gather(field byte, begin string, asked bitmap, f func(doc uint32, at []uint32)) {
	l := &list{r: b.r, s: b.s, in: b.in}
	b.scan.begin(keyOf(field, begin), func(_ []byte, e entry) bool {
		if e.inline != nil && !inlineHas(e, asked) {
			return true
		}
		l.open(e)
		for doc := l.doc(); doc != none; {
			if next := asked.from(doc); next != doc {
				doc = l.seek(next)
				continue
			}
			f(doc, l.positions())
			doc = l.next()
		}
		return !b.r.stopped()
	})
}

// inlineHas reports whether a list that stands in the dictionary has one of some
// documents. It is what a search for a short beginning does most.
func inlineHas(e entry, asked bitmap) bool {
	d := decoder{data: e.inline}
	doc := uint64(0)
	for range e.docs {
		v := d.uvarint()
		if doc += v >> (flagBits + 1); doc <= maxDocs && asked.has(uint32(doc)) {
			return true
		}
		if v&1 != 0 {
			d.uvarint()
		}
	}
	return false
}

func (b *segmentPart) describe(marks []*sequence) func(doc uint32, out []feature) {
	var text [][]*list // of all marks' words, one after another
	var title []iterator
	for _, s := range marks {
		for k := range s.words {
			text = append(text, b.lists(inText, &s.words[k]))
			title = append(title, b.word(inTitle, &s.words[k]))
		}
	}
	return func(doc uint32, out []feature) {
		at := 0
		for i, s := range marks {
			all := emptyFeature
			for k := range s.words {
				one := sum(text[at], doc)
				if set := &s.words[k]; set.exact == nil {
					if begun := b.beginning(inText, set.begin); begun.docs.has(doc) {
						one = feature{tf: 1, lead: begun.with(flagLead).has(doc)}
					}
				}
				all.and(one, title[at].seek(doc) == doc)
				at++
			}
			out[i] = all
		}
	}
}

// sum is the feature of words that stand for one another.
func sum(lists []*list, doc uint32) (f feature) {
	for _, l := range lists {
		if l.seek(doc) == doc {
			f.tf = uint8(min(uint32(f.tf)+min(l.tf(), mostTimes), mostTimes))
			f.lead = f.lead || l.flag()&flagLead != 0
		}
	}
	return f
}

// frequency is in how many documents, dead ones included, a word stands in the
// text; of several words that stand for one another it is the sum.
func (b *segmentPart) frequency(set *wordset) (n int) {
	if set.exact == nil {
		return b.beginning(inText, set.begin).docs.count()
	}
	for _, w := range set.exact {
		e, _ := b.entry(inText, w)
		n += e.docs
	}
	return n
}

// sequencePlaces is where a sequence stands in the text of some documents, rising.
func (b *segmentPart) sequencePlaces(s *sequence, docs []uint32) [][]uint32 {
	out := make([][]uint32, len(docs))
	for i, p := range b.places(s).of(docs, nil) {
		out[i] = occurrences(p)
	}
	return out
}
