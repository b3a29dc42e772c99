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
	titled bool    // all of them, and more than one word is shared
	exact  bool    // the shorter side is in the longer, word for word
	short  int     // words of the shorter side
	clash  int     // words before and behind the shared stretch that both sides have, and differ
	same   bool    // one speaker, by all that is known
	other  bool    // two speakers, by all that is known
	days   int     // between the articles' days; 0 to 30, unknownDays when one is unknown
	like   float64 // cosine of the articles
	about  float64 // what the surroundings share, in bits
}

// tieChance is the chance from which on two segments count as one statement.
const tieChance = 0.35

// wholeCover is the share of the shorter side's bits that makes it shared as good
// as whole.
const wholeCover = 0.9

func (l *Links) evidence(s, other *segment, al *alignment) evidence {
	q, o := &l.quotes[s.quote], &l.quotes[other.quote]
	shorter := l.align.total
	if other.count < 2*s.count {
		shorter = min(shorter, l.total(l.wordsOf(other)))
	}
	f := evidence{
		bits:   al.bits,
		run:    al.run,
		missed: al.missed,
		cover:  min(1, al.bits/shorter),
		title:  titled(l.align.a[al.firstA:al.lastA]),
		short:  int(min(s.count, other.count)),
		same:   q.speaker != "" && q.speaker == o.speaker,
		other:  q.speaker != "" && o.speaker != "" && q.speaker != o.speaker,
		about:  l.common(q, o, l.align.a[al.firstA:al.lastA]),
		like:   l.groups.near(int(q.article), int(o.article)),
	}
	f.titled = f.title > 0.99 && al.words > 1
	f.clash = min(al.firstA, al.firstB) + min(int(s.count)-al.lastA, int(other.count)-al.lastB)
	f.days = l.groups.apart(int(q.article), int(o.article))
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

// A feature is one thing that speaks for (or, by its weight, against) two
// segments being of one statement.
type feature int

const (
	one        feature = iota
	bits               // doublings of the net bits shared
	cover              // share of the shorter side's bits
	exact              // the shorter side stands in the longer word for word
	clash              // doublings of the words that clash, the less net bits the more
	same               // one speaker
	other              // two speakers
	sameShort          // one speaker, of three words at most
	otherShort         // two speakers, of three words at most
	otherPart          // two speakers, a shared phrase, and words that clash around it
	like               // the articles' likeness
	likePart           // the same, when the shorter side is not shared whole
	about              // doublings of the bits that the surroundings share
	aboutPart          // the same, when the shorter side is not shared whole
	title              // share of capitals
	allTitle           // nothing but capitals
	sameDays           // published within four days
	farDays            // published more than a month apart
	words1             // the shorter side is one word
	words2             // two words
	words3             // three words
	features
)

// weights are those of a logistic regression, fitted on the labelled pairs of
// quotations of the development corpus (PolNeAR dev, and train before April 2016)
// and on the pairs there that share four words in a row and are known not to be
// of one statement: about 2,000 pairs, 200 of them of one statement. Newton's
// method; L2 penalty 0.3 towards 0, but stronger towards what is known of news
// where the corpus has few cases: a phrase that two speakers use inside different
// sentences is stock (otherPart), and so is a short one among words that clash.
var weights = [features]float64{
	one:        -18.80,
	bits:       2.97,
	cover:      0.44,
	exact:      1.89,
	clash:      -1.12,
	same:       0.08,
	other:      0.25,
	sameShort:  1.91,
	otherShort: 0.26,
	otherPart:  -3.66,
	like:       1.55,
	likePart:   2.79,
	about:      0.58,
	aboutPart:  -0.73,
	title:      0.07,
	allTitle:   -1.47,
	sameDays:   1.75,
	farDays:    -0.11,
	words1:     0.77,
	words2:     -0.16,
	words3:     -0.08,
}

// likeFull is the cosine from which on two articles count as fully alike.
const likeFull = 0.3

// chance is how probable it is, 0 to 1, that the evidence is of one statement.
func (f *evidence) chance() float64 {
	z := 0.0
	for i, v := range f.vector() {
		z += weights[i] * v
	}
	return 1 / (1 + math.Exp(-z))
}

func (f *evidence) vector() (v [features]float64) {
	on := func(b bool) float64 {
		if b {
			return 1
		}
		return 0
	}
	net := max(0, f.bits-f.missed)
	part, short := on(f.cover < wholeCover), on(f.short <= 3)
	v[one], v[bits], v[cover], v[exact] = 1, math.Log2(1+net), f.cover, on(f.exact)
	v[clash] = math.Log2(1+float64(f.clash)) * max(0, 1-net/50)
	v[same], v[other] = on(f.same), on(f.other)
	v[sameShort], v[otherShort] = short*v[same], short*v[other]
	v[otherPart] = part * v[other] * min(1, float64(f.clash)/3)
	v[like], v[about] = min(1, f.like/likeFull), math.Log2(1+f.about/surroundingBits)
	v[likePart], v[aboutPart] = part*v[like], part*v[about]
	v[title], v[allTitle] = f.title, on(f.titled)
	v[sameDays], v[farDays] = on(f.days <= 4), on(f.days > 30)
	v[words1], v[words2], v[words3] = on(f.short == 1), on(f.short == 2), on(f.short == 3)
	return v
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
