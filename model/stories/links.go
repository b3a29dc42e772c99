package stories

import (
	"cmp"
	"math"
	"slices"

	"whosaid/model"
)

// Links relates quotations of one statement, one article at a time, at a cost
// that does not grow with the number of quotations. It is not safe for
// concurrent use.
//
// Every quotation is entered under short runs of its words that tell enough to
// be worth following (see keys). A new quotation follows its own runs to those
// that share them, newest first and only so many; the most promising are
// aligned word by word, and judge decides by what the shared words tell, in
// bits, how much of the shorter side they are, and what speaks for one occasion:
// the speakers, the days, the articles' likeness.
type Links struct {
	groups   *Groups
	lex      *lexicon
	quotes   []statement
	segments []segment
	words    []word // of all segments, end to end
	index    chains
	of       map[model.QuoteID][]model.Relation
	align    aligner
	votes    map[uint32]float32
	gained   []gain // of the segment whose keys are made
}

// statement is one quotation.
type statement struct {
	id      model.QuoteID
	speaker model.PersonID
	article int32 // place on the groups' shelf
	count   uint32
	about   []uint32
	gone    bool // its article was removed
	again   bool // another printing of a statement: its words are counted already
}

// segment is one span of a quotation: a paragraph, the words before or behind a
// cue, a fragment in marks. Segments are compared, so that a fragment finds the
// paragraph it was taken from however long the speech is.
type segment struct{ quote, first, count uint32 }

// NewLinks returns an empty Links. An article must be added to g before its
// quotations are added here: likeness of articles is evidence.
func NewLinks(g *Groups) *Links {
	l := &Links{groups: g, lex: g.lex, of: map[model.QuoteID][]model.Relation{}, votes: map[uint32]float32{}}
	l.align.lex = l.lex
	return l
}

func (l *Links) wordsOf(s *segment) []word { return l.words[s.first : s.first+s.count] }

// Add relates an article's quotations to those of the articles added before and
// returns the new relations; A is the quotation of the article added. speakers
// holds who said each of r.Quotes, "" for nobody known.
func (l *Links) Add(a *model.Article, r *model.Reading, speakers []model.PersonID) []model.Relation {
	at, ok := l.groups.at[a.ID]
	if !ok {
		return nil
	}
	var out []model.Relation
	quote, first := len(l.quotes), len(l.segments)
	about := surroundings{links: l, article: a}
	for i := range r.Quotes {
		q := &r.Quotes[i]
		if q.Kind == model.ScareQuote || q.Kind == model.Indirect && len(q.Marked) == 0 {
			continue
		}
		s := statement{id: q.ID, article: int32(at), about: about.of(q)}
		if i < len(speakers) {
			s.speaker = speakers[i]
		}
		l.quotes = append(l.quotes, s)
		l.cut(a.Text, q)
		out = append(out, l.relate(len(l.quotes)-1, quote)...)
	}
	l.learn(first)
	for _, rel := range out {
		l.enter(rel)
		l.enter(model.Relation{A: rel.B, B: rel.A, Kind: rel.Kind, Score: rel.Score})
	}
	return out
}

// Remove forgets an article's quotations, so that it can be added again, and
// returns their names.
func (l *Links) Remove(id model.ArticleID) map[model.QuoteID]bool {
	gone := map[model.QuoteID]bool{}
	at, ok := l.groups.at[id]
	if !ok {
		return gone
	}
	for k := range l.quotes {
		if q := &l.quotes[k]; int(q.article) == at && !q.gone {
			q.gone = true
			gone[q.id] = true
		}
	}
	for q := range gone {
		for _, rel := range l.of[q] {
			l.of[rel.B] = slices.DeleteFunc(slices.Clone(l.of[rel.B]), func(back model.Relation) bool { return gone[back.B] })
		}
		delete(l.of, q)
	}
	return gone
}

// cut enters the segments of the newest statement: what stands in marks when it
// is mixed, all that is reported otherwise.
func (l *Links) cut(text string, q *model.Quote) {
	spans := q.Spans
	if (q.Kind == model.Mixed || q.Kind == model.Indirect) && len(q.Marked) > 0 {
		spans = q.Marked
	}
	at := len(l.quotes) - 1
	for _, s := range spans {
		first := len(l.words)
		fold(text, s, func(w string, c context) {
			l.words = append(l.words, word{id: l.lex.id(w), free: c.free, cut: c.cut, long: c.long, capital: c.capital})
		})
		if n := len(l.words) - first; n > 0 {
			l.segments = append(l.segments, segment{uint32(at), uint32(first), uint32(n)})
			l.quotes[at].count += uint32(n)
		}
	}
}

// learn enters the segments from place first on into the index, and counts their
// words unless they print again what was counted.
func (l *Links) learn(first int) {
	for k := first; k < len(l.segments); k++ {
		s := &l.segments[k]
		l.keys(s, false, func(key key) { l.index.add(key.hash, uint32(k)) })
		if !l.quotes[s.quote].again {
			l.lex.learn(l.wordsOf(s))
		}
	}
}

// enter keeps the relations of one quotation, the surest first.
func (l *Links) enter(rel model.Relation) {
	list := append(slices.Clone(l.of[rel.A]), rel)
	slices.SortStableFunc(list, func(s, t model.Relation) int { return cmp.Compare(t.Score, s.Score) })
	l.of[rel.A] = list
}

// Of returns the relations of one quotation, the surest first; A is always id.
// Do not write to the slice.
func (l *Links) Of(id model.QuoteID) []model.Relation { return l.of[id] }

// Limits of the search for candidates: how many segments one key leads to, how
// many may share a weak key for it to lead anywhere, what the shared keys of two
// segments longer than shortWords must tell together, in bits, and how many
// segments are aligned with a new one.
const (
	keyWalk     = 48
	keyMost     = 64
	keyTrust    = 14.0
	shortWords  = 3
	votesNeeded = 22
	alignTop    = 32
)

// relate finds the relations of the statement at place at, whose segments are
// the newest. Statements from place limit on are of its own article.
func (l *Links) relate(at, limit int) []model.Relation {
	ties := map[uint32]*tie{}
	var order []uint32
	first := len(l.segments)
	for first > 0 && int(l.segments[first-1].quote) == at {
		first--
	}
	for k := first; k < len(l.segments); k++ {
		for _, m := range l.matches(&l.segments[k], limit) {
			t := ties[m.quote]
			if t == nil {
				t = &tie{}
				ties[m.quote] = t
				order = append(order, m.quote)
			}
			t.add(m.chance, &m.al)
		}
	}
	var out []model.Relation
	q := &l.quotes[at]
	for _, o := range order {
		t, other := ties[o], &l.quotes[o]
		kind := t.kind(int(q.count), int(other.count))
		q.again = q.again || kind == model.Same
		out = append(out, model.Relation{A: q.id, B: other.id, Kind: kind, Score: t.score})
	}
	return out
}

// match is a segment that is judged to be of the same statement.
type match struct {
	quote  uint32
	chance float64
	whole  bool // the shorter side is shared as good as whole
	al     alignment
}

// matches aligns a segment with its candidates and judges them. Where two
// segments of one other article share the same words with it, and one shares
// more, the other only uses the phrase again, unless it is whole.
func (l *Links) matches(s *segment, limit int) []match {
	l.align.reset(l.wordsOf(s))
	var all []match
	best := map[int32]alignment{} // by article
	for _, c := range l.elected(s, limit) {
		other := &l.segments[c]
		al := l.align.align(l.wordsOf(other))
		if al.words == 0 {
			continue
		}
		f := l.evidence(s, other, &al)
		if p := f.chance(); p >= tieChance {
			all = append(all, match{other.quote, p, f.cover > wholeCover, al})
		}
		at := l.quotes[other.quote].article
		if b := best[at]; al.bits > b.bits {
			best[at] = al
		}
	}
	return slices.DeleteFunc(all, func(m match) bool {
		b := best[l.quotes[m.quote].article]
		return !m.whole && m.al.bits < b.bits && b.firstA <= m.al.firstA && m.al.lastA <= b.lastA
	})
}

// elected returns the segments of other articles that share most bits in keys
// with s, in order.
func (l *Links) elected(s *segment, limit int) []uint32 {
	clear(l.votes)
	l.keys(s, true, func(key key) {
		l.index.walk(key.hash, keyWalk, func(k, count uint32) {
			if !key.weak || count <= keyMost {
				l.votes[k] += float32(min(float64(key.bits), keyTrust+math.Log2(float64(len(l.segments))/float64(count))))
			}
		})
	})
	list := make([]uint32, 0, len(l.votes))
	for k := range l.votes {
		o := &l.segments[k]
		if q := &l.quotes[o.quote]; int(o.quote) >= limit || q.gone {
			continue
		}
		if min(s.count, o.count) > shortWords && l.votes[k] < votesNeeded {
			continue
		}
		list = append(list, k)
	}
	slices.SortFunc(list, func(a, b uint32) int {
		return cmp.Or(cmp.Compare(l.votes[b], l.votes[a]), cmp.Compare(b, a))
	})
	return list[:min(len(list), alignTop)]
}
