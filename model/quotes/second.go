package quotes

import (
	"math"
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
func guesses(out []guess, marginals []crf.Row) []guess {
	for i := range marginals {
		row := &marginals[i]
		label, other := likeliest(row)
		g := guess{label: label, other: other, idle: uint8(row[0] * 7.99), sure: uint8(row[label] * 7.99)}
		if row[0] < 15.0/16 { // else all others are less than a sixteenth
			g.chance = chance{
				source: uint8((row[labelSourceLeftB] + row[labelSourceLeftI] + row[labelSourceRightB] + row[labelSourceRightI]) * 15.99),
				cue:    uint8((row[labelCueB] + row[labelCueI]) * 15.99),
				left:   uint8((row[labelContentLeftB] + row[labelContentLeftI]) * 15.99),
				right:  uint8((row[labelContentRightB] + row[labelContentRightI]) * 15.99),
			}
		}
		out = append(out, g)
	}
	return out
}

// likeliest is the likeliest label and the next, of equal ones the first. Numbers above
// 0 are in the order of their bits; comparing those takes no branch, which would be
// mistaken often.
func likeliest(row *crf.Row) (label, other uint8) {
	var top, next uint64
	for y, v := range row[:labelCount] {
		k := uint64(math.Float32bits(v))<<4 | uint64(len(row)-1-y)
		next = max(next, min(top, k))
		top = max(top, k)
	}
	last := uint64(len(row) - 1)
	return uint8(last - top&last), uint8(last - next&last)
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
	var f bundle
	for i := range es {
		f.second(es, gs, &p.outlines[i], i)
		f.put(s, es[i].class)
	}
}

// beyond is the guess beyond a paragraph's ends.
var beyond = guess{label: 15}

// second adds what a first reading made of a position and of all around (stacked
// sequential learning, Cohen and Carvalho 2005).
func (f *bundle) second(es []element, gs []guess, o *outline, i int) {
	at := func(k int) *guess {
		if k < 0 || k >= len(gs) {
			return &beyond
		}
		return &gs[k]
	}
	word := func(k int) *element {
		if k < 0 || k >= len(es) {
			return &none
		}
		return &es[k]
	}
	g, b, a, bb, aa := at(i), at(i-1), at(i+1), at(i-2), at(i+2)
	e, be, ae := &es[i], word(i-1), word(i+1)
	l, k := uint32(g.label), uint32(g.kind())
	before, behind := word(o.first-1), word(o.last)
	var lw uint32
	if o.left >= 0 {
		lw = es[o.left].stem
	}
	h := (*[16]uint32)(f.room(16))
	h[0] = mix(102, l<<8|uint32(b.label)<<4|uint32(bb.label), uint32(a.label)<<4|uint32(aa.label))
	h[1] = mix(103, l, e.word)
	h[2] = mix(104, l, be.word)
	h[3] = mix(105, l, ae.word)
	h[4] = mix(106, l<<8|uint32(be.tag), uint32(e.tag)<<8|uint32(ae.tag))
	h[5] = mix(107, l<<4|uint32(g.other), uint32(g.sure))
	h[6] = mix(108, l<<4|uint32(g.idle), uint32(b.idle)<<4|uint32(a.idle))
	h[7] = mix(111, o.before<<12|o.behind, l)
	h[8] = mix(112, o.earlier, l<<12|o.before)
	h[9] = mix(113, k, before.word)
	h[10] = mix(114, k, behind.word)
	h[11] = mix(116, k<<8|uint32(before.tag), uint32(behind.tag))
	h[12] = mix(117, l<<4|bucket(i-o.leftEnd), o.before&15|bit(o.leftEnd < 0)<<4)
	h[13] = mix(118, l<<4|bucket(o.rightAt-i), o.behind&15|bit(o.rightAt < 0)<<4)
	h[14] = mix(119, l, lw)
	h[15] = mix(121, l<<12|o.behind, lw)
}
