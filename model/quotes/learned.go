package quotes

import (
	"slices"
	"strings"
	"sync"

	"whosaid/model"
	"whosaid/model/quotes/crf"
	"whosaid/model/quotes/marks"
)

// Find is like the package's, with these models.
func (m *Models) Find(a *model.Article, toks *model.Tokens, ms []model.Mention) ([]model.Quote, []model.Mention) {
	p := freshPage()
	defer p.release()
	p.lay(a, toks, ms)
	c := newCast(p)
	var quotes []model.Quote
	if t := tongueOf(a.Language); t != nil {
		quotes = p.foreign(c, t)
	} else {
		quotes = m.english(p, c)
	}
	quotes = append(quotes, p.transcripts(c)...)
	slices.SortStableFunc(quotes, func(x, y model.Quote) int { return x.Start() - y.Start() })
	p.name(quotes)
	return quotes, c.ordered(quotes)
}

// english reads a page with the models, which learned from English alone.
func (m *Models) english(p *page, c *cast) []model.Quote {
	d := m.dictionary()
	p.know(d)
	m.dictionaries.Put(d)
	reports := m.read(p)
	p.mend(reports)
	found := m.attribute(p, reports)
	p.outspoken(found, reports)
	post := make([]bool, len(found))
	p.posts(found, post)
	return p.group(c, found, post, reports)
}

// report is an attribution that the sequence model read, in words.
type report struct {
	cue, source phrase
	content     []model.Span // in order, without outer marks
	probability float64
	origin      origin
	pattern     bool    // the grammar leaves no doubt
	quoted      bool    // the source is who was quoted: see asSaying
	agent       float64 // how probable the source is, given that there is a report
	ranking     []rival // who may be the source, best first, nobody last
}

// read runs the sequence models over every paragraph: the first reading, and the
// second, which knows the first.
func (m *Models) read(p *page) []report {
	if m.pair == nil {
		return nil
	}
	own := borrow()
	defer readings.Put(own)
	return m.readWith(own, p, func(es []element, labels []uint8) []uint8 {
		own.first.Reset()
		p.features(&own.first, es)
		own.guesses = guesses(own.guesses[:0], m.pair.Marginals(&own.lattice, &own.first))
		p.note(es, own.guesses)
		own.more.Reset()
		p.moreFeatures(&own.more, es, own.guesses)
		own.chunk = m.pair.Decode(&own.lattice, &own.more, own.chunk)
		return append(labels, own.chunk...)
	})
}

// reading is what is needed again and again to read a page.
type reading struct {
	lattice     crf.Lattice
	first, more crf.Sequence // of the sequence models
	single      crf.Sequence // of all others
	guesses     []guess
	chunk       []uint8
	labels      []uint8
	elements    []element
	list        []candidate
	scores      []float64
}

// readings are kept from page to page.
var readings sync.Pool

// dictionary returns one that is to be put back: it remembers words from page to page.
func (m *Models) dictionary() *dictionary {
	if d, ok := m.dictionaries.Get().(*dictionary); ok {
		return d
	}
	return &dictionary{cues: m.grades, senses: m.senses}
}

// borrow returns a reading that is to be put back.
func borrow() *reading {
	if own, ok := readings.Get().(*reading); ok {
		return own
	}
	return new(reading)
}

// readWith reads every paragraph with labels that decode appends, for a stretch
// of elements at a time.
func (m *Models) readWith(own *reading, p *page, decode func([]element, []uint8) []uint8) []report {
	out := p.reports[:0]
	for i := range p.paras {
		pa := &p.paras[i]
		own.elements = p.elements(own.elements[:0], pa)
		es, labels := own.elements, own.labels[:0]
		for from := 0; from < len(es); {
			to := stretch(es, from)
			labels = decode(es[from:to], labels)
			from = to
		}
		own.labels = labels
		if len(es) > 0 {
			out = m.reports(own, p, out, pa, es, labels)
		}
	}
	p.reports = out
	return out
}

// longStretch is how many elements are read at once: a paragraph without end must
// not cost more memory than its length.
const longStretch = 1024

// stretch is where the stretch of elements that begins at from ends: with the
// paragraph, or at the start of a sentence when that is long.
func stretch(es []element, from int) int {
	to := min(len(es), from+longStretch)
	if to == len(es) {
		return to
	}
	for k := to; k > from+longStretch/2; k-- {
		if es[k].start {
			return k
		}
	}
	return to
}

// note keeps for the words of elements what a first reading held of them.
func (p *page) note(es []element, gs []guess) {
	for k := range gs {
		for w := es[k].first; w < es[k].last; w++ {
			p.chances[w] = gs[k].chance
		}
	}
}

// reports appends the reports that the labels of a paragraph tell, mended, with the
// source and the probability of each.
func (m *Models) reports(own *reading, p *page, out []report, pa *para, es []element, labels []uint8) []report {
	from := len(out)
	rs := relations(es, labels)
	inherit(es, rs)
	separate(es, rs)
	for _, r := range p.repair(es, labels, rs) {
		rep := p.reading(es, &r)
		rep.origin, rep.probability = r.origin, 1
		if p.severed(&rep) {
			rep.source = phrase{}
		}
		if rep.source.empty() && !rep.cue.empty() {
			rep.source, rep.origin = p.missingSource(pa, rep.cue), patternSource
		}
		p.cutSource(&rep)
		out = append(out, rep)
	}
	out = append(out[:from], p.patterns(out[from:], pa)...)
	if m.agent != nil {
		m.assign(own, p, out[from:], pa)
		for k := from; k < len(out); k++ {
			out[k].probability = m.trust(&own.lattice, &own.single, p, &out[k])
		}
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

// severed reports whether a report's source ends inside a noun phrase that is the
// object of another verb ("recognized two regions as independent | states and
// pledged").
func (p *page) severed(rep *report) bool {
	s, c := rep.source, rep.cue.first
	return !s.empty() && s.last+1 < c && p.region[s.last] < 0 && p.words[s.last].Tag == model.TagNOUN && p.lower[c-1] == "and"
}

// cutSource takes a report's source from a content that swallowed it.
func (p *page) cutSource(rep *report) {
	if rep.source.empty() || p.region[rep.source.first] >= 0 {
		return
	}
	source := p.span(rep.source.first, rep.source.last)
	for i := range rep.content {
		s := &rep.content[i]
		if !s.Overlaps(source) {
			continue
		}
		k := rep.source.first - 1
		for k >= 0 && p.words[k].Span.Start >= s.Start && !p.ink(k) && p.region[k] < 0 {
			k--
		}
		if rep.cue.first >= rep.source.last && k >= 0 && p.words[k].Span.Start >= s.Start {
			s.End = p.words[k].Span.End
		}
	}
}

// reported gives every region that a report's content holds that report's
// finding.
func (p *page) reported(out []finding, reports []report) {
	for i := range reports {
		rep := &reports[i]
		if p.unnamed(rep) {
			continue
		}
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
