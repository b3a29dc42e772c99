package quotes

import (
	"slices"
	"strings"

	"whosaid/model"
)

// mend sets right what grammar leaves no doubt about in reports that were read: where
// a content ends, and whom "quoted … as saying" and "according to …" name.
func (p *page) mend(reports []report) {
	for i := range reports {
		p.endAtNext(reports, i)
		p.endAtDeed(&reports[i])
		p.asSaying(&reports[i])
		p.accordingWhole(&reports[i])
	}
}

// endAtNext ends the content of a report before a sentence that has a cue and a source
// of its own.
func (p *page) endAtNext(reports []report, i int) {
	rep := &reports[i]
	if rep.cue.empty() || len(rep.content) == 0 {
		return
	}
	for j := i + 1; j < len(reports) && reports[j].cue.first < rep.cue.last+longest; j++ {
		next := &reports[j]
		if next.cue.empty() || next.source.empty() || next.probability < doubtful {
			continue
		}
		last := &rep.content[len(rep.content)-1]
		if !last.Has(p.words[next.cue.first].Span.Start) {
			continue
		}
		k := p.sentenceStart(next.cue.first, max(0, next.cue.first-longest))
		if k <= rep.cue.first || p.words[k].Span.Start <= last.Start || next.source.first < k {
			continue
		}
		for k--; k > 0 && p.region[k] < 0 && !p.ink(k) && p.words[k].Span.Start > last.Start; {
			k--
		}
		if end := p.words[k].Span.End; end > last.Start {
			last.End = end
		}
		return
	}
}

// endAtDeed ends a content that is a thing before what else its source did: "declared
// their independence and held a vote".
func (p *page) endAtDeed(rep *report) {
	if rep.cue.empty() || len(rep.content) != 1 || rep.cue.last >= len(p.words) || p.words[rep.cue.last].Span.Start != rep.content[0].Start {
		return
	}
	for k := rep.cue.last; k+1 < len(p.words) && p.words[k+1].Span.End <= rep.content[0].End; k++ {
		if p.region[k] >= 0 {
			continue
		}
		switch p.words[k].Tag {
		case model.TagVERB, model.TagAUX, model.TagSCONJ, model.TagPART:
			return // a clause
		case model.TagPRON:
			if !determiners()[p.lower[k]] {
				return
			}
		}
		if p.lower[k] == "and" && k > rep.cue.last && p.region[k+1] < 0 && p.words[k+1].Tag == model.TagVERB && strings.HasSuffix(p.lower[k+1], "ed") {
			rep.content[0].End = p.words[k-1].Span.End
			return
		}
	}
}

// asSaying reads "X quoted Y as saying: C": it is Y who says C.
func (p *page) asSaying(rep *report) {
	if rep.cue.empty() || !p.quoting(rep.cue) {
		return
	}
	end := p.sentenceEnd(rep.cue.first, p.paraAt(rep.cue.first).last)
	as := rep.cue.last
	for as < end && p.region[as] < 0 && p.lower[as] != "as" {
		as++
	}
	if as+2 >= end || as == rep.cue.last || p.region[as] >= 0 || !sayingForms()[p.lower[as+1]] {
		return
	}
	source := phrase{rep.cue.last, as}
	for source.last > source.first && !p.ink(source.last-1) {
		source.last--
	}
	from := as + 2
	for from < end && p.region[from] < 0 && !p.ink(from) {
		from++
	}
	last := end
	for last > from && p.region[last-1] < 0 && !p.ink(last-1) {
		last--
	}
	if source.empty() || from >= last {
		return
	}
	rep.source, rep.agent, rep.quoted = source, 1, true
	rep.content = []model.Span{p.span(from, last)}
	if r := p.region[from]; r >= 0 && p.extents[r].last >= last {
		rep.content[0] = p.regions[r].Inner
	}
	rep.ranking = nil
}

// paraAt is the paragraph of word w.
func (p *page) paraAt(w int) *para {
	i, _ := slices.BinarySearchFunc(p.paras, w, func(pa para, w int) int { return pa.last - w - 1 })
	return &p.paras[min(i, len(p.paras)-1)]
}

// quoting reports whether a cue is "quoted" or the like and no passive, whose subject
// is who was quoted.
func (p *page) quoting(cue phrase) bool {
	for k := cue.first; k < cue.last; k++ {
		switch p.lower[k] {
		case "is", "are", "was", "were", "be", "been", "being":
			return false
		case "quoted", "quotes", "quoting", "cited", "cites", "citing":
			return k == 0 || !beForms()[p.lower[k-1]]
		}
	}
	return false
}

var (
	sayingForms = words(`saying telling writing claiming declaring stating warning arguing insisting adding`)
	beForms     = words(`is are was were be been being 's 're get gets got`)
	namingForms = words(`called named dubbed termed titled entitled nicknamed labeled labelled known`)
)

// accordingWhole gives "According to X Y Z, C" all of its source: the first comma ends it.
func (p *page) accordingWhole(rep *report) {
	if rep.cue.empty() || rep.source.empty() || len(rep.content) == 0 || p.lower[rep.cue.first] != "according" || !p.starts[rep.cue.first] {
		return
	}
	whole, ok := p.accordingFirst(rep.cue.first, p.sentenceEnd(rep.cue.first, p.paraAt(rep.cue.first).last))
	if ok && rep.source.first == whole.source.first && rep.source.last < whole.source.last && rep.content[0].Start < whole.content[0].Start {
		rep.source, rep.content[0].Start = whole.source, whole.content[0].Start
	}
}

// outspoken gives the regions of reports that quote somebody as saying something to
// whom they name, and takes the speaker from those that are a name of a thing.
func (p *page) outspoken(found []finding, reports []report) {
	for k := range reports {
		rep := &reports[k]
		if !rep.quoted || len(rep.content) == 0 {
			continue
		}
		r, _ := slices.BinarySearchFunc(p.regions, rep.content[0].Start, regionEnd)
		for ; r < len(p.regions) && p.regions[r].Inner.Start < rep.content[0].End; r++ {
			f := &found[r]
			if !rep.content[0].Contains(p.regions[r].Inner) {
				continue
			}
			if f.report > 0 && f.report != k+1 {
				reports[f.report-1].content = nil
			}
			*f = finding{cue: rep.cue, source: rep.source, rule: "quoted as saying", confidence: max(rep.probability, 0.8), follows: -1, report: k + 1}
			if rep.content[0] != p.regions[r].Inner {
				f.content = rep.content[0]
			}
		}
	}
	for r := range found {
		if f := &found[r]; f.found() && p.naming(r, f) {
			*f = finding{follows: -1, idle: true}
		}
	}
}

// naming reports whether region r is what something is called, in the passive: "the
// screen is called “home”", "cranes called ‘widows’". Who is named says nothing.
func (p *page) naming(r int, f *finding) bool {
	c := f.cue
	e := p.extents[r]
	if c.empty() || f.source.empty() || f.source.last > c.first || c.last > e.first || !namingForms()[p.lower[c.last-1]] {
		return false
	}
	for k := c.last; k < e.first; k++ {
		switch p.lower[k] {
		case "a", "an", "the", "as", ",", "“", "‘", "\"", "'", "``":
		default:
			return false
		}
	}
	verb := c.last - 1
	k := verb - 1
	for k > f.source.first && (strings.HasSuffix(p.lower[k], "ly") || fillers()[p.lower[k]] && !beForms()[p.lower[k]]) {
		k--
	}
	if beForms()[p.lower[k]] {
		return true
	}
	if p.words[f.source.last-1].Tag != model.TagNOUN || f.source.last != verb || e.first != verb+1 {
		return false
	}
	switch w := p.lower[max(0, f.source.first-1)]; w {
	case "what", "which", "that", "whom", "who":
		return false // "what officials called “a mess”"
	}
	return true
}
