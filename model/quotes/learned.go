package quotes

import (
	"slices"
	"strings"

	"whosaid/model"
	"whosaid/model/quotes/crf"
	"whosaid/model/quotes/marks"
)

// Find is like the package's, with these models.
func (m *Models) Find(a *model.Article, toks *model.Tokens, ms []model.Mention) ([]model.Quote, []model.Mention) {
	p := lay(a, toks, ms)
	p.cues = m.grades
	reports := m.read(p)
	found := m.attribute(p, reports)
	post := make([]bool, len(found))
	p.posts(found, post)
	c := newCast(p)
	quotes := p.group(c, found, post, reports)
	quotes = append(quotes, p.transcripts(c)...)
	slices.SortStableFunc(quotes, func(x, y model.Quote) int { return x.Start() - y.Start() })
	p.name(quotes)
	return quotes, c.ordered(quotes)
}

// report is an attribution that the sequence model read, in words.
type report struct {
	cue, source phrase
	content     []model.Span // in order, without outer marks
	probability float64
	origin      origin
}

// read runs the sequence model over every paragraph.
func (m *Models) read(p *page) []report {
	if m.sequence == nil {
		return nil
	}
	var lattice crf.Lattice
	var s crf.Sequence
	var labels []uint8
	var es []element
	var out []report
	for i := range p.paras {
		es = p.elements(es[:0], &p.paras[i])
		p.features(&s, es)
		labels = m.sequence.Decode(&lattice, &s, labels)
		from := len(out)
		rs := relations(es, labels)
		inherit(es, rs)
		separate(es, rs)
		rs = p.repair(es, labels, rs)
		for _, r := range rs {
			if len(r.content) == 0 {
				continue
			}
			rep := p.reading(es, &r)
			rep.origin = r.origin
			if rep.source.empty() && !rep.cue.empty() {
				rep.source, rep.origin = p.missingSource(&p.paras[i], rep.cue), patternSource
			}
			if m.reader != nil {
				rep.probability = m.trust(&lattice, &s, p, &rep)
			}
			out = append(out, rep)
		}
		out = append(out[:from], p.patterns(out[from:], &p.paras[i])...)
	}
	return out
}

// reading turns elements into words and bytes.
func (p *page) reading(es []element, r *relation) report {
	out := report{cue: trimMarks(es, r.cue), source: trimMarks(es, r.source)}
	for _, f := range r.content {
		for f.last > f.first && es[f.last-1].shape == shapeMark && p.at(es, f.last-1) != ")" {
			f.last--
		}
		if f.empty() {
			continue
		}
		s := p.span(es[f.first].first, es[f.last-1].last)
		if first, last := es[f.first].region, es[f.last-1].region; first >= 0 && last >= 0 && allQuoted(es, f) {
			s = model.Span{Start: p.regions[first].Inner.Start, End: p.regions[last].Inner.End}
		}
		if s.Start < s.End {
			out.content = append(out.content, s)
		}
	}
	slices.SortFunc(out.content, func(x, y model.Span) int { return x.Start - y.Start })
	return out
}

// trimMarks turns elements into words, without marks at their end unless they are
// all marks (a colon can be a cue).
func trimMarks(es []element, f phrase) phrase {
	if f.empty() {
		return phrase{}
	}
	last := f.last
	for last > f.first && es[last-1].shape == shapeMark && es[last-1].tag == model.TagPUNCT {
		last--
	}
	if last == f.first {
		last = f.last
	}
	return phrase{es[f.first].first, es[last-1].last}
}

// reported gives every region that a report's content holds that report's
// finding.
func (p *page) reported(out []finding, reports []report) {
	for i := range reports {
		rep := &reports[i]
		before := -1
		for _, s := range rep.content {
			r, _ := slices.BinarySearchFunc(p.regions, s.Start, regionEnd)
			for ; r < len(p.regions) && p.regions[r].Inner.Start < s.End; r++ {
				in := p.regions[r].Inner
				if !s.Contains(in) {
					continue
				}
				f := finding{
					cue: rep.cue, source: rep.source, rule: "reading of the sentence", confidence: rep.probability,
					follows: before, report: i + 1,
				}
				if s != in {
					f.content = s
				}
				out[r], before = f, r
			}
		}
	}
}

// regionEnd orders a region against an offset, by its end.
func regionEnd(r marks.Region, at int) int { return r.Inner.End - at - 1 }

// inherit gives a cue without a source that of the cue before it in the sentence
// ("X said …, adding …").
func inherit(es []element, rs []relation) {
	for i := 1; i < len(rs); i++ {
		if !rs[i].source.empty() || rs[i-1].source.empty() || rs[i].cue.empty() || rs[i-1].cue.empty() {
			continue
		}
		same := true
		for k := rs[i-1].cue.last; k <= rs[i].cue.first; k++ {
			same = same && !es[k].start
		}
		if same {
			rs[i].source, rs[i].origin = rs[i-1].source, inheritedSource
		}
	}
}

// separate takes prose from a report whose other content is all quoted: it
// belongs to an aside about the speaker (“…,” said X, who …).
func separate(es []element, rs []relation) {
	for i := range rs {
		r := &rs[i]
		quoted := 0
		for _, f := range r.content {
			if allQuoted(es, f) {
				quoted++
			}
		}
		if quoted > 0 && quoted < len(r.content) && allQuoted(es, r.content[0]) {
			r.content = slices.DeleteFunc(r.content, func(f phrase) bool { return !allQuoted(es, f) })
		}
	}
}

// allQuoted reports whether elements f are regions and marks alone.
func allQuoted(es []element, f phrase) bool {
	quoted := false
	for i := f.first; i < f.last; i++ {
		if es[i].region < 0 && es[i].shape != shapeMark {
			return false
		}
		quoted = quoted || es[i].region >= 0
	}
	return quoted
}

// missingSource finds the subject of a cue that was read without a source, unless
// the cue is a passive or no verb at all, which commonly has none.
func (p *page) missingSource(pa *para, cue phrase) phrase {
	first := cue.first
	for first < cue.last && fillers()[p.lower[first]] {
		switch p.lower[first] {
		case "is", "are", "was", "were", "been", "be", "being":
			return phrase{}
		}
		first++
	}
	if first == cue.last {
		return phrase{}
	}
	lo := p.sentenceStart(first, pa.first)
	switch p.words[first].Tag {
	case model.TagVERB, model.TagAUX:
	default:
		return phrase{}
	}
	if s := p.subject(cue.first, lo); !s.empty() {
		return s
	}
	if strings.HasSuffix(p.lower[first], "ing") || first > lo && (p.lower[first-1] == "and" || p.lower[first-1] == "but") {
		return p.clauseSubject(first, lo)
	}
	return phrase{}
}
