package stories

import (
	"cmp"
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
	groups *Groups
	lex    *lexicon
	quotes []entry
	words  []word // of all quotations, end to end
	index  chains
	of     map[model.QuoteID][]model.Relation
	align  aligner
	votes  map[uint32]float32
}

// entry is one quotation.
type entry struct {
	id      model.QuoteID
	speaker model.PersonID
	article int32 // place on the groups' shelf
	first   uint32
	count   uint32
}

// NewLinks returns an empty Links. Articles must be added to g before their
// quotations are added here: likeness of articles is evidence.
func NewLinks(g *Groups) *Links {
	l := &Links{groups: g, lex: g.lex, of: map[model.QuoteID][]model.Relation{}, votes: map[uint32]float32{}}
	l.align.lex = l.lex
	return l
}

func (l *Links) wordsOf(e *entry) []word { return l.words[e.first : e.first+e.count] }

// Add relates an article's quotations to those of the articles added before and
// returns the new relations; A is the quotation of the article added. speakers
// holds who said each of r.Quotes, "" for nobody known.
func (l *Links) Add(a *model.Article, r *model.Reading, speakers []model.PersonID) []model.Relation {
	at, ok := l.groups.at[a.ID]
	if !ok {
		return nil
	}
	var out []model.Relation
	first := len(l.quotes)
	for i := range r.Quotes {
		q := &r.Quotes[i]
		if q.Kind == model.ScareQuote || q.Kind == model.Indirect && len(q.Marked) == 0 {
			continue
		}
		e := entry{id: q.ID, article: int32(at), first: uint32(len(l.words))}
		if i < len(speakers) {
			e.speaker = speakers[i]
		}
		l.words = appendWords(l.words, l.lex, a.Text, q)
		e.count = uint32(len(l.words)) - e.first
		if e.count == 0 {
			continue
		}
		out = append(out, l.relate(&e, first)...)
		l.quotes = append(l.quotes, e)
	}
	for k := first; k < len(l.quotes); k++ {
		e := &l.quotes[k]
		l.keys(e, func(key uint32, _ float32) { l.index.add(key, uint32(k)) })
		l.lex.learn(l.wordsOf(e))
	}
	for _, rel := range out {
		l.enter(rel)
		l.enter(model.Relation{A: rel.B, B: rel.A, Kind: rel.Kind, Score: rel.Score})
	}
	return out
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

// appendWords appends a quotation's words: what stands in marks when it is
// mixed, all that is reported otherwise.
func appendWords(words []word, lex *lexicon, text string, q *model.Quote) []word {
	spans := q.Spans
	if q.Kind == model.Mixed && len(q.Marked) > 0 {
		spans = q.Marked
	}
	for i, s := range spans {
		split := i > 0
		fold(text, s, func(w string, free, cut bool) {
			words = append(words, word{id: lex.id(w), free: free, cut: cut || split})
			split = false
		})
	}
	return words
}

// candidate limits: how many quotations one key leads to, and how many are
// aligned for one new quotation.
const (
	keyWalk  = 48
	alignTop = 64
)

// relate finds the relations of a quotation that is not yet entered. Quotations
// from place limit on are of its own article.
func (l *Links) relate(e *entry, limit int) []model.Relation {
	clear(l.votes)
	l.keys(e, func(key uint32, bits float32) {
		l.index.walk(key, keyWalk, func(k uint32) {
			if int(k) < limit {
				l.votes[k] += bits
			}
		})
	})
	if len(l.votes) == 0 {
		return nil
	}
	l.align.reset(l.wordsOf(e))
	var out []model.Relation
	for _, k := range l.elected() {
		if rel, ok := l.judge(e, &l.quotes[k]); ok {
			out = append(out, rel)
		}
	}
	return out
}

// elected returns the candidates with most bits in shared keys, in order.
func (l *Links) elected() []uint32 {
	list := make([]uint32, 0, len(l.votes))
	for k := range l.votes {
		list = append(list, k)
	}
	slices.SortFunc(list, func(a, b uint32) int {
		return cmp.Or(cmp.Compare(l.votes[b], l.votes[a]), cmp.Compare(b, a))
	})
	return list[:min(len(list), alignTop)]
}
