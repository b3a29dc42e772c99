package stories

import (
	"math"

	"whosaid/model"
)

// evidence is what speaks for and against two segments being of one statement.
type evidence struct {
	bits   float64 // what the shared words tell
	run    float64 // what their most telling unbroken run tells
	missed float64 // what the words missing between them tell
	cover  float64 // the share of the shorter side's bits that is shared
	title  float64 // the share of shared long words written with a capital
	exact  bool    // the shorter side is in the longer, word for word
	short  int     // words of the shorter side
	rest   int     // of them not shared
	same   bool    // one speaker, by all that is known
	other  bool    // two speakers, by all that is known
	story  bool    // articles of one story
	like   float64 // cosine of the articles
}

// tieChance is the chance from which on two segments count as one statement.
const tieChance = 0.5

// weigh returns the chance, 0 to 1, that two segments, aligned, are of one statement.
func (l *Links) weigh(s, other *segment, al *alignment) float64 {
	if al.words == 0 {
		return 0
	}
	f := l.evidence(s, other, al)
	return f.chance()
}

func (l *Links) evidence(s, other *segment, al *alignment) evidence {
	q, o := &l.quotes[s.quote], &l.quotes[other.quote]
	shorter := min(l.align.total(), l.total(l.wordsOf(other)))
	f := evidence{
		bits:   al.bits,
		run:    al.run,
		missed: al.missed,
		cover:  min(1, al.bits/shorter),
		title:  titled(l.align.a[al.firstA:al.lastA]),
		short:  int(min(s.count, other.count)),
		same:   q.speaker != "" && q.speaker == o.speaker,
		other:  q.speaker != "" && o.speaker != "" && q.speaker != o.speaker,
		story:  l.groups.shelf[q.article].story == l.groups.shelf[o.article].story,
		like:   l.groups.near(int(q.article), int(o.article)),
	}
	f.rest = max(0, f.short-al.words)
	f.exact = al.missA+al.missB+al.near == 0 && al.words >= f.short
	return f
}

func (l *Links) total(words []word) float64 {
	sum := 0.0
	for i, w := range words {
		if i == 0 {
			sum += l.lex.bits(w.id)
		} else {
			sum += l.lex.after(words[i-1].id, w.id)
		}
	}
	return sum
}

// titled is the share of long words written with a capital: near 1 for the title
// of a work, a slogan, a nickname.
func titled(words []word) float64 {
	long, capital := 0.0, 0.0
	for _, w := range words {
		if w.long {
			long++
			if w.capital {
				capital++
			}
		}
	}
	if long == 0 {
		return 0
	}
	return capital / long
}

// The weights of chance: logistic regression, fitted on the labelled pairs of
// quotations of the development corpus and on the pairs there that share four
// words in a row and are known not to be of one statement (some 1,900 pairs, 230
// of them of one statement; Newton's method, L2 penalty 0.3). A statement in
// three words or less is seldom another one by chance when all else fits, hence
// the weights by length.
const (
	weightOne    = -16.4
	weightBits   = 2.35 // for each doubling of the net bits
	weightCover  = 2.57
	weightExact  = 1.54
	weightRest   = -0.40 // for each doubling of the shorter side's words left over
	weightMissed = 1.29  // share of the bits that is missed again; the net bits pay for it
	weightSame   = 1.02
	weightOther  = -0.36
	weightStory  = 0.36
	weightLike   = 2.45
	weightTitle  = -2.22
)

var weightShort = [...]float64{1: 1.66, 2: 1.45, 3: 2.20}

// likeFull is the cosine from which on two articles count as fully alike.
const likeFull = 0.3

func (f *evidence) chance() float64 {
	z := weightOne + weightBits*math.Log2(1+max(0, f.bits-f.missed)) +
		weightCover*f.cover + weightRest*math.Log2(1+float64(f.rest)) +
		weightMissed*min(1, f.missed/f.bits) +
		weightLike*min(1, f.like/likeFull) + weightTitle*f.title
	for _, w := range []struct {
		on     bool
		weight float64
	}{{f.exact, weightExact}, {f.same, weightSame}, {f.other, weightOther}, {f.story, weightStory}} {
		if w.on {
			z += w.weight
		}
	}
	if f.short < len(weightShort) {
		z += weightShort[f.short]
	}
	return 1 / (1 + math.Exp(-z))
}

// tie sums up the segments that two quotations share.
type tie struct {
	score    float64
	words    int
	reworded bool
}

func (t *tie) add(p float64, al *alignment) {
	t.score = max(t.score, p)
	t.words += al.words
	t.reworded = t.reworded || al.missA+al.missB+al.near > 0
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
