package stories

import (
	"math"

	"whosaid/model"
)

// Evidence is what speaks for and against two segments being of one statement.
type Evidence struct {
	Bits   float64 // what the shared words tell
	Run    float64 // what their most telling unbroken run tells
	Missed float64 // what the words missing between them tell
	Cover  float64 // the share of the shorter side's bits that is shared
	Both   float64 // the share of the longer side's bits that is shared
	Title  float64 // the share of shared long words written with a capital
	Titled bool    // all of them, and more than one word is shared
	Exact  bool    // the shorter side is in the longer, word for word
	Short  int     // words of the shorter side
	Clash  int     // words before and behind the shared stretch that both sides have, and differ
	Same   float64 // how sure it is that there is one speaker
	Other  float64 // how sure it is that there are two
	Days   int     // between the articles' days; unknownDays when one is unknown
	Like   float64 // cosine of the articles
	About  float64 // what the surroundings share, in bits
}

// tieChance is the chance from which on two segments count as one statement.
const tieChance = 0.3

// wholeCover is the share of the shorter side's bits that makes it shared as good
// as whole.
const wholeCover = 0.9

func (l *Links) evidence(s, other *segment, al *alignment) Evidence {
	q, o := &l.quotes[s.quote], &l.quotes[other.quote]
	shorter, longer := min(s.bits, other.bits), max(s.bits, other.bits)
	shared := l.align.a[al.firstA:al.lastA]
	p, r := l.voice(s), l.voice(other)
	e := Evidence{
		Bits:   al.bits,
		Run:    al.run,
		Missed: al.missed,
		Cover:  min(1, al.bits/float64(shorter)),
		Both:   min(1, al.bits/float64(longer)),
		Title:  titled(shared),
		Short:  int(min(s.count, other.count)),
		About:  l.common(q, o, shared),
		Like:   l.like(q.article, o.article),
		Days:   l.shelf.apart(q.article, o.article),
	}
	if p != 0 && r != 0 {
		sure := float64(q.sure) * float64(o.sure) / (math.MaxUint8 * math.MaxUint8)
		e.Same, e.Other = sure*on(p == r), sure*on(p != r)
	}
	e.Titled = e.Title > 0.99 && al.words > 1
	e.Clash = min(al.firstA, al.firstB) + min(int(s.count)-al.lastA, int(other.count)-al.lastB)
	e.Exact = al.missA+al.missB+al.near == 0 && al.words >= e.Short
	return e
}

// voice is who speaks in a segment; 0 is nobody known.
func (l *Links) voice(s *segment) uint32 {
	if s.nested {
		return 0
	}
	return l.person(l.quotes[s.quote].speaker)
}

// saidWeight is how many words the background's word counts for, against what
// was said.
const saidWeight = 20000

// chance is how probable a word is, between the background and what was said.
func (l *Links) chance(w word) float64 {
	return (saidWeight*base(w) + float64(max(0, l.said.count(w.code())-2))) / (saidWeight + float64(l.said.total))
}

// bits is what a word tells when nothing is known of the word before it.
func (l *Links) bits(w word) float64 { return -log2(l.chance(w)) }

// after is what a word of that chance tells when the one before it is known: less
// than alone when it often follows that word, never more, because the background
// keeps only pairs that are frequent for their words.
func after(v, w word, chance float64) float64 {
	const doubt = 10 // times a word must be seen for its followers to be believed
	both := float64(backgroundCount(pairKey(v, w)))
	if both == 0 {
		return -log2(chance)
	}
	first := float64(backgroundCount(wordKey(v)))
	return -log2(max(chance, (min(both, first)+doubt*chance)/(first+doubt)))
}

// weigh notes what the words of a segment tell, each alone and after the one
// before it, behind what is noted, and returns what they tell together.
func (l *Links) weigh(words []word) float64 {
	sum := 0.0
	for i, w := range words {
		chance := l.chance(w)
		bits := -log2(chance)
		l.solo = append(l.solo, bits)
		if i > 0 {
			bits = after(words[i-1], w, chance)
		}
		l.chain = append(l.chain, bits)
		sum += bits
	}
	return sum
}

// common is what the surroundings of two statements share, in bits, but for
// words that the shared stretch itself holds.
func (l *Links) common(q, o *statement, shared []word) float64 {
	a := l.about[q.about:][:q.abouts]
	b := l.about[o.about:][:o.abouts]
	sum := 0
	for len(a) > 0 && len(b) > 0 {
		switch s, t := a[0].code(), b[0].code(); {
		case s < t:
			a = a[1:]
		case s > t:
			b = b[1:]
		default:
			if !holds(shared, s) {
				sum += a[0].weight()
			}
			a, b = a[1:], b[1:]
		}
	}
	return float64(sum)
}

func holds(words []word, code uint32) bool {
	for _, w := range words {
		if w.code() == code {
			return true
		}
	}
	return false
}

// titled is the share of words of four letters or more written with a capital:
// near 1 for the title of a work, a slogan, a nickname.
func titled(words []word) float64 {
	long, capital := 0.0, 0.0
	for _, w := range words {
		if w.class() >= classFour {
			long++
			if w.capital() {
				capital++
			}
		}
	}
	if long == 0 {
		return 0
	}
	return capital / long
}

// Chance is how probable it is, 0 to 1, that the evidence is of one statement.
func (e *Evidence) Chance() float64 {
	z := 0.0
	for i, v := range e.Vector() {
		z += weights[i] * v
	}
	return 1 / (1 + math.Exp(-z))
}

// tie sums up the segments that two quotations share.
type tie struct {
	score    float64
	words    int
	reworded bool
}

// add counts the words of a quotation in the quotation only once.
func (t *tie) add(m *match) {
	t.score = max(t.score, m.chance)
	if m.nested {
		t.words = max(t.words, m.al.words)
	} else {
		t.words += m.al.words
	}
	t.reworded = t.reworded || m.al.missA+m.al.missB+m.al.near > 0
}

// kind tells how two quotations of n and m words differ.
func (t *tie) kind(n, m int) model.RelationKind {
	switch {
	case t.reworded:
		return model.Reworded
	case 4*t.words >= 3*max(n, m):
		return model.Same
	}
	return model.Part
}
