package stories

import "whosaid/model"

// judge decides whether two quotations are of one statement, and how they differ.
func (l *Links) judge(e, other *entry) (model.Relation, bool) {
	al := l.align.align(l.wordsOf(other))
	if al.words == 0 {
		return model.Relation{}, false
	}
	f := l.weigh(e, other, &al)
	p := f.chance()
	if p < 0.5 {
		return model.Relation{}, false
	}
	return model.Relation{A: e.id, B: other.id, Kind: f.kind(&al, int(e.count), int(other.count)), Score: p}, true
}

type evidence struct {
	bits, missed, cover, longer, near    float64
	sameSpeaker, otherSpeaker, sameStory bool
	likeness                             float64
	short                                int
}

func (l *Links) weigh(e, other *entry, al *alignment) evidence {
	f := evidence{bits: al.bits, missed: al.missed, likeness: l.groups.near(int(e.article), int(other.article))}
	f.sameStory = l.groups.shelf[e.article].story == l.groups.shelf[other.article].story
	f.sameSpeaker = e.speaker != "" && e.speaker == other.speaker
	f.otherSpeaker = e.speaker != "" && other.speaker != "" && e.speaker != other.speaker
	coverA, coverB := al.bits/l.align.total(), al.bits/l.total(l.wordsOf(other))
	f.cover, f.longer = max(coverA, coverB), min(coverA, coverB)
	f.short = int(min(e.count, other.count))
	f.near = float64(al.near) / float64(al.words)
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

func (f *evidence) chance() float64 {
	if f.cover < .5 || f.bits-f.missed < 20 {
		return 0
	}
	return 1
}

func (f *evidence) kind(al *alignment, n, m int) model.RelationKind {
	switch {
	case al.missA+al.missB+al.near > 0:
		return model.Reworded
	case 4*al.words >= 3*max(n, m):
		return model.Same
	}
	return model.Part
}
