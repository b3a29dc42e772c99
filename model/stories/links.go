package stories

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"whosaid/model"
)

// Links relates quotations of one statement, one article at a time, at a cost
// that does not grow with the number of quotations. It is not safe for
// concurrent use.
//
// Every segment of a quotation is entered under short runs of its telling words
// (see keys). A new one follows its own runs to those that share them, the rarest
// run first and only so far; the most promising are aligned word by word, and
// judge decides by what the shared words tell, in bits, how much of the shorter
// side they are, and what speaks for one occasion: the speakers, the days, the
// articles' likeness. Words are known by their codes alone.
type Links struct {
	shelf    *shelf
	quotes   []statement
	segments []segment
	words    []word // of all segments, end to end
	about    []term // surroundings, end to end
	said     tally  // words of the quotations
	index    chains // segments by key
	persons  map[uint32]uint32

	align  aligner
	bests  []best
	likes  likes
	solo   []float64 // what the newest article's words tell, see weigh
	chain  []float64
	votes  votes
	keyed  []key
	leads  []lead
	local  locals
	gained []float64

	// Watch, when set, is called with every pair of segments that was aligned.
	// A trainer learns from them.
	Watch func(a, b Segment, e *Evidence)
}

// statement is one quotation.
type statement struct {
	article    int32
	start, end int32  // the numbers of its ID
	speaker    uint32 // a hash; 0 is nobody known
	words      int32
	about      int32 // its surroundings are Links.about[about:][:abouts]
	abouts     int16
	sure       uint8 // how probable the speaker is, 255 is certain
	again      bool  // another printing of a statement: its words are counted already
}

// segment is one span of a quotation: a paragraph, the words before or behind a
// cue, a fragment in marks. Segments are compared, so that a fragment finds the
// paragraph it was taken from however long the speech is.
type segment struct {
	quote, first, count int32
	bits                float32 // what its words told when it was entered
	nested              bool    // somebody else's words, quoted in the quotation
}

// NewLinks returns an empty Links.
func NewLinks() *Links {
	l := &Links{shelf: newShelf(), said: newTally(), persons: map[uint32]uint32{}}
	l.align.links = l
	return l
}

func (l *Links) wordsOf(s *segment) []word { return l.words[s.first : s.first+s.count] }

// Add relates an article's quotations to those of the articles added before and
// returns the new relations; A is the quotation of the article added. speakers
// holds who said each quotation of the reading that the outline was made from, ""
// for nobody known. An article added before is passed over.
func (l *Links) Add(o *Outline, speakers []model.PersonID) []model.Relation {
	if _, ok := l.shelf.at[o.id]; ok {
		return nil
	}
	p := l.shelf.choose(o)
	at := l.enter(o, &p, func(i int) uint32 {
		if k := int(o.quotes[i].reading); k < len(speakers) {
			return personHash(speakers[k])
		}
		return 0
	})
	var out []model.Relation
	m := &l.shelf.articles[at]
	l.solo, l.chain = l.solo[:0], l.chain[:0]
	for k := m.segments; k < m.segments+m.nSegs; k++ {
		l.segments[k].bits = quarter(l.weigh(l.wordsOf(&l.segments[k])))
	}
	l.likes.reset()
	l.local.gather(l, at)
	for q := m.quotes; q < m.quotes+m.nQuotes; q++ {
		out = append(out, l.relate(q)...)
	}
	l.learn(at, 1)
	return out
}

// quarter rounds bits to what a record keeps of them.
func quarter(bits float64) float32 { return float32(math.Round(4*bits) / 4) }

// personHash is what stands for a person; 0 for nobody.
func personHash(id model.PersonID) uint32 {
	if id == "" {
		return 0
	}
	return max(1, uint32(hash(string(id))))
}

// enter puts an article and its quotations into the arrays, and not yet into the
// index.
func (l *Links) enter(o *Outline, p *profile, speaker func(int) uint32) int32 {
	m := member{
		id: o.id, day: o.day,
		quotes: int32(len(l.quotes)), nQuotes: int32(len(o.quotes)),
		segments: int32(len(l.segments)), nSegs: int32(len(o.segments)),
		words: int32(len(l.words)), nWords: int32(len(o.words)),
		about: int32(len(l.about)), nAbout: int32(len(o.about)),
	}
	at := l.shelf.enter(m, p)
	first, seg := m.words, 0
	for i := range o.quotes {
		q := &o.quotes[i]
		l.quotes = append(l.quotes, statement{
			article: at, start: q.start, end: q.end, speaker: speaker(i), words: q.words,
			about: m.about + q.about, abouts: int16(q.abouts), sure: q.sure,
		})
		for range q.segments {
			l.segments = append(l.segments, segment{quote: int32(len(l.quotes) - 1), first: first, count: o.segments[seg].words, nested: o.segments[seg].nested})
			first += o.segments[seg].words
			seg++
		}
	}
	l.words = append(l.words, o.words...)
	l.about = append(l.about, o.about...)
	return at
}

// learn enters an article's segments into the index, and counts their words
// unless they print again what was counted; with sign -1 it takes both back.
func (l *Links) learn(at int32, sign int) {
	m := &l.shelf.articles[at]
	for k := m.segments; k < m.segments+m.nSegs; k++ {
		s := &l.segments[k]
		l.keyed = l.keys(s, false, l.keyed[:0])
		for _, key := range l.keyed {
			if sign > 0 {
				l.index.add(key.hash, posting(k, s), key.most())
			} else {
				l.index.remove(key.hash, posting(k, s))
			}
		}
		if !l.quotes[s.quote].again {
			for _, w := range l.wordsOf(s) {
				l.said.add(w.code(), sign)
			}
		}
	}
}

// posting is how a segment stands in the index: its place, and whether it is a
// fragment, so that few candidates need be looked at themselves.
func posting(k int32, s *segment) uint32 {
	p := uint32(k) << 1
	if s.count <= shortWords {
		p |= 1
	}
	return p
}

// Remove forgets an article, so that it can be added again.
func (l *Links) Remove(id model.ArticleID) {
	if at, ok := l.shelf.at[id]; ok {
		l.learn(at, -1)
		l.shelf.leave(at)
	}
}

// Merge tells that two persons turned out to be one.
func (l *Links) Merge(from, into model.PersonID) {
	if f, t := l.person(personHash(from)), l.person(personHash(into)); f != t && f != 0 && t != 0 {
		l.persons[f] = t
	}
}

// person is what stands for a person after all merges.
func (l *Links) person(hash uint32) uint32 {
	for range len(l.persons) {
		into, ok := l.persons[hash]
		if !ok {
			break
		}
		hash = into
	}
	return hash
}

// idOf is a quotation's name.
func (l *Links) idOf(q *statement) model.QuoteID {
	return quoteID(l.shelf.articles[q.article].id, q.start, q.end)
}

// quoteID puts a quotation's name together.
func quoteID(article model.ArticleID, start, end int32) model.QuoteID {
	id := append([]byte(article), ':')
	id = strconv.AppendInt(id, int64(start), 10)
	if end != 0 {
		id = strconv.AppendInt(append(id, '-'), int64(end), 10)
	}
	return model.QuoteID(id)
}

// relate finds the relations of the statement at place at, one of the newest
// article's.
func (l *Links) relate(at int32) []model.Relation {
	q := &l.quotes[at]
	var ties []tied
	place := map[int32]int{} // in ties, by quotation
	m := &l.shelf.articles[q.article]
	for k := m.segments; k < m.segments+m.nSegs; k++ {
		if l.segments[k].quote != at {
			continue
		}
		for _, m := range l.matches(k) {
			k, ok := place[m.quote]
			if !ok {
				k = len(ties)
				place[m.quote] = k
				ties = append(ties, tied{quote: m.quote})
			}
			ties[k].add(&m)
		}
	}
	var out []model.Relation
	for i := range ties {
		t, other := &ties[i], &l.quotes[ties[i].quote]
		kind := t.kind(int(q.words), int(other.words))
		q.again = q.again || kind == model.Same
		out = append(out, model.Relation{A: l.idOf(q), B: l.idOf(other), Kind: kind, Score: t.score})
	}
	return out
}

// tied is another quotation with what ties it to the new one.
type tied struct {
	quote int32
	tie
}

// match is a segment that is judged to be of the same statement.
type match struct {
	quote  int32
	chance float64
	whole  bool // the shorter side is shared as good as whole
	nested bool // one of the two is quoted in a quotation
	al     alignment
}

// How many segments are aligned with a new one, and with a new fragment, which
// tells them apart less.
const (
	alignTop      = 14
	alignFragment = 20
)

// matches aligns a segment with its candidates and judges them. Where two
// segments of one other article share the same words with it, and one shares
// more, the other only uses the phrase again, unless it is whole.
func (l *Links) matches(k int32) []match {
	s := &l.segments[k]
	candidates := l.elected(k)
	if len(candidates) == 0 {
		return nil
	}
	at := s.first - l.shelf.articles[l.quotes[s.quote].article].words
	l.align.reset(l.wordsOf(s), l.solo[at:at+s.count], l.chain[at:at+s.count])
	var all []match
	l.bests = l.bests[:0]
	for _, c := range candidates {
		other := &l.segments[c.item]
		al := l.align.align(l.wordsOf(other))
		if al.words == 0 {
			continue
		}
		e := l.evidence(s, other, &al)
		if l.Watch != nil {
			l.Watch(l.tell(s), l.tell(other), &e)
		}
		if p := e.Chance(); p >= tieChance {
			all = append(all, match{other.quote, p, e.Cover > wholeCover, s.nested || other.nested, al})
		}
		if b := l.bestOf(l.quotes[other.quote].article); al.bits > b.bits {
			b.alignment = al
		}
	}
	return slices.DeleteFunc(all, func(m match) bool {
		b := l.bestOf(l.quotes[m.quote].article)
		return !m.whole && m.al.bits < b.bits && b.firstA <= m.al.firstA && m.al.lastA <= b.lastA
	})
}

// best is the alignment of a segment with another article that tells most.
type best struct {
	article int32
	alignment
}

// bestOf finds the best alignment with an article, so far. They are a few.
func (l *Links) bestOf(article int32) *best {
	for i := range l.bests {
		if l.bests[i].article == article {
			return &l.bests[i]
		}
	}
	l.bests = append(l.bests, best{article: article})
	return &l.bests[len(l.bests)-1]
}

// Segment names a segment to those who watch: the one at place Index among those
// of the quotation (see Outline.Span).
type Segment struct {
	Quote model.QuoteID
	Index int
}

func (l *Links) tell(s *segment) Segment {
	k := l.shelf.articles[l.quotes[s.quote].article].segments
	for l.segments[k].quote != s.quote {
		k++
	}
	n := 0
	for l.segments[int(k)+n].first != s.first {
		n++
	}
	return Segment{l.idOf(&l.quotes[s.quote]), n}
}

// votesNeeded is what the shared keys of two segments longer than shortWords must
// tell together, in bits, for them to be aligned. Among many times
// votesSpread segments it is more: twice as many share twice as much by chance.
const (
	shortWords  = 3
	votesNeeded = 23
	votesSpread = 1 << 14
	votesMore   = 1.5 // for each doubling beyond
)

// elected returns the segments of other articles that share most bits in keys
// with the one at place k, the most promising first.
func (l *Links) elected(k int32) []vote {
	s := &l.segments[k]
	l.votes.reset()
	l.follow(s)
	l.local.vote(k, &l.votes)
	least, top := float32(0), alignFragment
	if s.count > shortWords {
		top = alignTop
		least = votesNeeded + votesMore*float32(log2(1+float64(len(l.segments))/votesSpread))
	}
	list := l.votes.above(func(v vote) bool { return v.item&1 == 1 || v.sum >= least })
	article := l.quotes[s.quote].article
	kept := list[:0]
	for _, v := range list {
		v.item >>= 1
		if l.quotes[l.segments[v.item].quote].article == article {
			continue
		}
		if kept = append(kept, v); len(kept) == top {
			break
		}
	}
	return kept
}

// Limits of the search for candidates: how many segments one key leads to, how
// many all keys together, how many may share a weak key for it to lead anywhere,
// and what a key that one segment has among all tells at most besides, in bits.
const (
	keyWalk  = 16
	keyAll   = 64
	keyMost  = 96
	keyTrust = 14.0
)

// follow votes for the segments that share keys with s: rare keys first, so that
// what it costs depends neither on how many segments there are nor on how common
// the words of s are.
func (l *Links) follow(s *segment) {
	l.keyed = l.keys(s, true, l.keyed[:0])
	l.leads = l.leads[:0]
	for _, key := range l.keyed {
		if newest, count := l.index.find(key.hash); count > 0 && (!key.weak || count <= keyMost) {
			l.leads = append(l.leads, lead{newest, count, key.bits})
		}
	}
	slices.SortFunc(l.leads, func(k, m lead) int {
		return cmp.Or(cmp.Compare(k.count, m.count), cmp.Compare(k.newest, m.newest))
	})
	left := keyAll
	for _, k := range l.leads {
		worth := min(k.bits, keyTrust+float32(log2(float64(len(l.segments))/float64(k.count))))
		for p, n := k.newest, min(keyWalk, left); p != 0 && n > 0; n-- {
			item, older := l.index.at(p)
			l.votes.add(item, worth)
			p = older
			left--
		}
	}
}
