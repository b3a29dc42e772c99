package quotes

import (
	"slices"

	"whosaid/model/quotes/crf"
)

// guess is what the first reading makes of an element: its likeliest label, the
// next likely one, and how probable the two and no part of a report are, in
// eighths.
type guess struct {
	label, other, sure, idle uint8
	chance
}

// chance is how probable a first reading holds it that a word is part of a source,
// of a cue, and of a content left or right of its cue, in sixteenths.
type chance struct{ source, cue, left, right uint8 }

// kind is the part of a report that the guess names, 0 for none: labels without
// the difference between a span's begin and its rest.
func (g guess) kind() uint8 { return (g.label + 1) / 2 }

// guesses turns the marginals of a reading into guesses, appended to out.
func guesses(out []guess, marginals []float64) []guess {
	const k = int(labelCount)
	for i := 0; i < len(marginals); i += k {
		row := marginals[i : i+k]
		g := guess{idle: uint8(row[0] * 7.99)}
		for y := 1; y < k; y++ {
			if row[y] > row[g.label] {
				g.label = uint8(y)
			}
		}
		if g.label == 0 {
			g.other = 1
		}
		for y := range row {
			if uint8(y) != g.label && row[y] > row[g.other] {
				g.other = uint8(y)
			}
		}
		g.sure = uint8(row[g.label] * 7.99)
		g.chance = chance{
			source: uint8((row[labelSourceLeftB] + row[labelSourceLeftI] + row[labelSourceRightB] + row[labelSourceRightI]) * 15.99),
			cue:    uint8((row[labelCueB] + row[labelCueI]) * 15.99),
			left:   uint8((row[labelContentLeftB] + row[labelContentLeftI]) * 15.99),
			right:  uint8((row[labelContentRightB] + row[labelContentRightI]) * 15.99),
		}
		out = append(out, g)
	}
	return out
}

// outline is what the guesses tell about the surroundings of an element: the
// span it stands in, and those before and behind.
type outline struct {
	first, last      int    // the span of guesses of one kind
	before, behind   uint32 // kinds of the spans in the sentence so far and to come, the nearest lowest
	left             int    // the nearest guessed cue before, -1 none
	earlier          uint32 // kinds of the spans of the sentence before
	leftEnd, rightAt int    // where the nearest spans end and begin
}

// outlines looks over the guesses of a paragraph from both sides; the slice is out's
// when it is long enough.
func outlines(out []outline, es []element, gs []guess) []outline {
	out = slices.Grow(out[:0], len(es))[:len(es)]
	spans, earlier, cue, end := uint32(0), uint32(0), -1, -1
	for i := range es {
		if es[i].start {
			earlier, spans, cue, end = spans&0xfff, 0, -1, -1
		}
		o := &out[i]
		*o = outline{first: i}
		if i > 0 && !es[i].start && gs[i].kind() == gs[i-1].kind() && gs[i].label%2 == 0 {
			o.first = out[i-1].first
		} else if i > 0 && !es[i].start && gs[i-1].kind() != 0 {
			spans = spans<<4 | uint32(gs[i-1].kind())
			end = i
		}
		if i > 0 && gs[i].kind() != kindCue && gs[i-1].kind() == kindCue && !es[i].start {
			cue = i - 1
		}
		o.before, o.earlier, o.left, o.leftEnd = spans&0xfff, earlier, cue, end
	}
	spans, end = 0, -1
	for i := len(es) - 1; i >= 0; i-- {
		o := &out[i]
		o.last = i + 1
		edge := i+1 == len(es) || es[i+1].start
		if edge {
			spans, end = 0, -1
		}
		if !edge && out[i+1].first == o.first {
			o.last = out[i+1].last
		} else if !edge && gs[i+1].kind() != 0 {
			spans = spans<<4 | uint32(gs[i+1].kind())
			end = i + 1
		}
		o.behind, o.rightAt = spans&0xfff, end
	}
	return out
}

// kindCue is the kind of the labels of a cue.
const kindCue = (labelCueB + 1) / 2

// moreFeatures writes what the second reading sees beside the features of the first.
func (p *page) moreFeatures(s *crf.Sequence, es []element, gs []guess) {
	p.outlines = outlines(p.outlines, es, gs)
	f := func(t, x, y uint32) { s.Add(mix(t, x, y)) }
	for i := range es {
		secondFeatures(f, es, gs, &p.outlines[i], i)
		s.Next(es[i].class)
	}
}

// secondFeatures adds to what the sequence model sees of a position what a first
// reading made of it and of all around (stacked sequential learning, Cohen and
// Carvalho 2005).
func secondFeatures(f func(t, x, y uint32), es []element, gs []guess, o *outline, i int) {
	at := func(k int) (guess, *element) {
		if k < 0 || k >= len(es) {
			return guess{label: 15}, &none
		}
		return gs[k], &es[k]
	}
	g, e := at(i)
	b, be := at(i - 1)
	a, ae := at(i + 1)
	bb, _ := at(i - 2)
	aa, _ := at(i + 2)
	l := uint32(g.label)
	f(102, l<<8|uint32(b.label)<<4|uint32(bb.label), uint32(a.label)<<4|uint32(aa.label))
	f(103, l, e.word)
	f(104, l, be.word)
	f(105, l, ae.word)
	f(106, l<<8|uint32(be.tag), uint32(e.tag)<<8|uint32(ae.tag))
	f(107, l<<4|uint32(g.other), uint32(g.sure))
	f(108, l<<4|uint32(g.idle), uint32(b.idle)<<4|uint32(a.idle))
	f(111, o.before<<12|o.behind, l)
	f(112, o.earlier, l<<12|o.before)
	k := uint32(g.kind())
	_, before := at(o.first - 1)
	_, behind := at(o.last)
	f(113, k, before.word)
	f(114, k, behind.word)
	f(116, k<<8|uint32(before.tag), uint32(behind.tag))
	f(117, l<<4|bucket(i-o.leftEnd), o.before&15|bit(o.leftEnd < 0)<<4)
	f(118, l<<4|bucket(o.rightAt-i), o.behind&15|bit(o.rightAt < 0)<<4)
	var lw uint32
	if o.left >= 0 {
		lw = es[o.left].stem
	}
	f(119, l, lw)
	f(121, l<<12|o.behind, lw)
}
