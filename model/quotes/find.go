package quotes

import (
	"slices"
	"strconv"
	"strings"

	"whosaid/model"
)

// Find finds the quotations of a, judges what kind each is and attributes each
// to a mention. ms are the mentions known so far, in order of Span.Start; they
// are returned, extended where a quotation's source is a noun phrase that was not
// among them, in order again. Quotes are in order of Start and refer to the
// mentions returned. ms itself is not changed.
func Find(a *model.Article, toks *model.Tokens, ms []model.Mention) ([]model.Quote, []model.Mention) {
	return embedded().Find(a, toks, ms)
}

// group makes quotes: one of every reading of a sentence, and of the regions that
// none holds; regions that follow one another are one.
func (p *page) group(c *cast, found []finding, post []bool, reports []report) []model.Quote {
	for i := range reports { // what was cut out of a content can leave nothing of it
		reports[i].content = slices.DeleteFunc(reports[i].content, func(s model.Span) bool { return s.Start >= s.End })
	}
	quotes := make([]model.Quote, 0, len(reports)+len(found))
	of := make([]int, len(found))     // the quote of each region
	told := make([]int, len(reports)) // the quote of each report
	for r := range found {
		of[r] = -1
		reg, f := &p.regions[r], &found[r]
		if letters(reg.Inner.In(p.text)) == 0 {
			continue
		}
		scare := p.scare(r, f)
		switch {
		case scare:
			of[r] = len(quotes)
			quotes = append(quotes, p.scareQuote(r))
			if f.report > 0 && told[f.report-1] == 0 {
				p.dropEmptied(&reports[f.report-1])
			}
		case f.report > 0 && told[f.report-1] > 0:
			of[r] = told[f.report-1] - 1
			quotes[of[r]].Marked = append(quotes[of[r]].Marked, reg.Inner)
		case f.report > 0 && len(reports[f.report-1].content) > 0:
			of[r] = len(quotes)
			told[f.report-1] = len(quotes) + 1
			q := p.quote(c, f, reports[f.report-1].content)
			q.Marked = []model.Span{reg.Inner}
			quotes = append(quotes, q)
		case f.follows >= 0 && of[f.follows] >= 0 && quotes[of[f.follows]].Kind != model.ScareQuote:
			of[r] = of[f.follows]
			join(&quotes[of[r]], f.extent(reg.Inner), f.marked(reg.Inner))
		default:
			of[r] = len(quotes)
			q := p.quote(c, f, []model.Span{f.extent(reg.Inner)})
			q.Marked = []model.Span{f.marked(reg.Inner)}
			quotes = append(quotes, q)
		}
		if post[r] {
			quotes[of[r]].Kind = model.Post
		}
	}
	for i := range reports {
		if told[i] == 0 && len(reports[i].content) > 0 && reports[i].probability >= p.least(&reports[i]) && p.canSpeak(reports[i].source) {
			r := &reports[i]
			told[i] = len(quotes) + 1
			quotes = append(quotes, p.quote(c, &finding{
				cue: r.cue, source: r.source, rule: "reading of the sentence", confidence: r.probability,
			}, r.content))
		}
	}
	for i := range quotes {
		p.settle(&quotes[i])
		state(&quotes[i])
	}
	c.rank(quotes, found, of, reports, told)
	return quotes
}

// doubtful is the probability below which a report without marks is dropped; thing
// that for one whose content is no clause: what somebody did to something looks like
// that too ("posted a photo").
const (
	doubtful = 0.15
	thing    = 0.3
	aside    = 0.6  // for a clause that may only tell when
	act      = 0.65 // for a thing to which something is done
	scene    = 0.85 // for somebody doing something
	never    = 2    // more than any
)

// least is the probability that a report without marks needs.
func (p *page) least(rep *report) float64 {
	switch {
	case p.takesSide(rep) || p.unnamed(rep) || p.deed(rep):
		return never
	case p.meanwhile(rep):
		return aside
	case p.clauseIn(rep):
		return doubtful
	case p.doing(rep):
		return scene
	}
	if !p.saying(rep.cue) || p.tangible(rep.content[0]) {
		return act
	}
	return thing
}

// deed reports whether the verb of a cue does, between states and in offices, what its
// object names, and reports words only with "that" behind it ("recognised the
// republics", "signed a treaty").
func (p *page) deed(rep *report) bool {
	ws := p.wordsIn(rep.content[0])
	if len(ws) == 0 || p.lower[ws[0]] == "that" || ws[0] > 0 && p.lower[ws[0]-1] == "that" {
		return false
	}
	for k := rep.cue.first; k < rep.cue.last; k++ {
		if p.words[k].Tag == model.TagVERB && deeds()[p.lower[k]] {
			return true
		}
	}
	return false
}

// saying reports whether the verb of a cue means to say, to think, to feel or to
// perceive, or is unknown; what is done to a thing is an act ("launched an operation").
func (p *page) saying(cue phrase) bool {
	topic := uint8(0)
	for k := cue.first; k < cue.last; k++ {
		if p.words[k].Tag == model.TagVERB && p.lexemes[k].topic != 0 {
			topic = p.lexemes[k].topic
		}
	}
	switch topic {
	case 0, verbCognition, verbCommunication, verbEmotion, verbPerception:
		return true
	}
	return false
}

// tangible reports whether the first noun of a content is something that one can
// touch ("posted a photo").
func (p *page) tangible(s model.Span) bool {
	for _, k := range p.wordsIn(s) {
		if p.words[k].Tag == model.TagNOUN {
			switch p.lexemes[k].topic {
			case nounArtifact, nounObject, nounPossession, nounSubstance:
				return true
			}
			return false
		}
	}
	return false
}

// unnamed reports whether a report says "according to" and then nobody.
func (p *page) unnamed(rep *report) bool {
	return !rep.cue.empty() && p.lower[rep.cue.first] == "according" && (rep.source.empty() || rep.source.last <= rep.cue.first)
}

// meanwhile reports whether all that a report's content is starts with a conjunction of
// time ("looks on as the North recognizes …"), its own or its cue's last word.
func (p *page) meanwhile(rep *report) bool {
	if len(rep.content) != 1 {
		return false
	}
	ws := p.wordsIn(rep.content[0])
	if len(ws) == 0 || ws[0] < rep.cue.last {
		return false
	}
	first := ws[0]
	if first == rep.cue.last && rep.cue.last > rep.cue.first+1 {
		first--
	}
	return conjunctionOfTime(p.lower[ws[0]]) || conjunctionOfTime(p.lower[first])
}

func conjunctionOfTime(w string) bool {
	switch w {
	case "as", "while", "when", "after", "before", "since", "until":
		return true
	}
	return false
}

// doing reports whether a report's content is somebody doing something ("shows the
// envoy handing a letter to the minister"), which is seen rather than said.
func (p *page) doing(rep *report) bool {
	if len(rep.content) != 1 {
		return false
	}
	ws := p.wordsIn(rep.content[0])
	for i := 1; i < len(ws); i++ {
		if p.words[ws[i]].Tag == model.TagVERB && (p.words[ws[i-1]].Tag == model.TagPROPN || p.words[ws[i-1]].Tag == model.TagNOUN) {
			return true
		}
	}
	return false
}

// takesSide reports whether a cue that ends in a preposition is followed by a name
// and no clause ("sided with Moscow"): that is with whom, not what was said.
func (p *page) takesSide(rep *report) bool {
	if rep.cue.empty() || len(rep.content) != 1 || p.words[rep.cue.last-1].Tag != model.TagADP || p.clauseIn(rep) {
		return false
	}
	ws := p.wordsIn(rep.content[0])
	return len(ws) > 0 && ws[0] >= rep.cue.last && p.words[ws[0]].Tag == model.TagPROPN &&
		(len(ws) == 1 || p.words[ws[1]].Tag != model.TagPART) // "Moscow’s stance" is a thing
}

// canSpeak reports whether a source can be somebody: "that" and "which" only right
// behind a mention.
func (p *page) canSpeak(source phrase) bool {
	if source.last != source.first+1 || p.lower[source.first] != "that" && p.lower[source.first] != "which" {
		return true
	}
	at := p.words[source.first].Span.Start
	k, _ := slices.BinarySearchFunc(p.mentions, at, func(m model.Mention, at int) int { return m.Span.Start - at })
	for k--; k >= 0 && p.mentions[k].Span.Start > at-200; k-- {
		if gap := at - p.mentions[k].Span.End; gap >= 0 && gap <= 2 {
			return true
		}
	}
	return false
}

// clauseIn reports whether the content of a report is a clause: it holds a verb that
// is no participle in -ing and not that of a relative clause.
func (p *page) clauseIn(rep *report) bool {
	for _, s := range rep.content {
		for _, k := range p.wordsIn(s) {
			if w := p.lower[k]; w == "which" || w == "who" || w == "whom" || w == "whose" {
				break
			}
			if t := p.words[k].Tag; t == model.TagAUX || t == model.TagVERB && !strings.HasSuffix(p.lower[k], "ing") {
				return true
			}
		}
	}
	return false
}

// extent is what is reported of a region: more than the region in a mixed quote.
func (f *finding) extent(inner model.Span) model.Span {
	if f.content.Contains(inner) {
		return f.content
	}
	return f.marked(inner)
}

// marked is the part of a region that is reported: all but a speaker's label.
func (f *finding) marked(inner model.Span) model.Span {
	if inner.Contains(f.inner) && !f.inner.IsZero() {
		return f.inner
	}
	return inner
}

// settle gives a quote, by how much of it stands in marks, its kind.
func (p *page) settle(q *model.Quote) {
	slices.SortFunc(q.Marked, func(x, y model.Span) int { return x.Start - y.Start })
	if q.Kind != model.Direct {
		return
	}
	all, marked := 0, 0
	for _, s := range q.Spans {
		all += letters(s.In(p.text))
	}
	for _, s := range q.Marked {
		marked += letters(s.In(p.text))
	}
	switch {
	case marked == 0:
		q.Kind = model.Indirect
	case marked < all:
		q.Kind = model.Mixed
	}
}

// join adds a region to a quote that it carries on.
func join(q *model.Quote, span, marked model.Span) {
	q.Marked = append(q.Marked, marked)
	last := &q.Spans[len(q.Spans)-1]
	switch {
	case last.Contains(span):
	case last.Overlaps(span):
		last.End = span.End
	default:
		q.Spans = append(q.Spans, span)
	}
	if q.Kind == model.ScareQuote {
		q.Kind = model.Direct
	}
}

// quote makes a quote of a finding.
func (p *page) quote(c *cast, f *finding, spans []model.Span) model.Quote {
	q := model.Quote{Kind: model.Direct, Spans: slices.Clone(spans), Mention: -1, Rule: f.rule, Confidence: f.confidence}
	if !f.cue.empty() {
		q.Cue = p.span(f.cue.first, f.cue.last)
	}
	switch {
	case !f.account.IsZero():
		q.Kind, q.Mention = model.Post, c.account(f.account)
	case !f.source.empty():
		q.Mention = c.mention(f.source)
	case !f.found():
		q.Rule, q.Confidence = "unattributed", 0.5
	}
	return q
}

// scareQuote makes the quote of a region that reports nobody's statement.
func (p *page) scareQuote(r int) model.Quote {
	spans := []model.Span{p.regions[r].Inner}
	return model.Quote{
		Kind: model.ScareQuote, Spans: spans, Marked: spans, Mention: -1, Rule: "marks without a speaker", Confidence: 0.8,
		Candidates: []model.Candidate{{Mention: -1, Score: 0.8}},
	}
}

// scare reports whether the marks of region r report nobody's statement: it is a
// phrase with no speaker, or one inside a sentence whose cue comes at the end.
func (p *page) scare(r int, f *finding) bool {
	if f.idle {
		return true
	}
	if p.paraOf(r).whole || !p.short(r) {
		return false
	}
	if !f.found() {
		return true
	}
	if f.content.IsZero() || f.cue.empty() {
		return false
	}
	e := p.extents[r]
	if f.cue.first > e.first {
		past := f.content.End > p.regions[r].Outer.End
		return past == (f.report > 0)
	}
	if f.cue.last >= e.first || p.lower[e.first-1] == "as" {
		return false
	}
	return !p.tells(f.cue)
}

// tells reports whether a cue has a verb that reports words rather than a judgement
// or an attitude.
func (p *page) tells(cue phrase) bool {
	tells := false
	for k := cue.first; k < cue.last; k++ {
		if reactions()[p.lower[k]] {
			return false
		}
		tells = tells || reportingVerbs()[p.lower[k]] || p.gradeAt(k) >= 6
	}
	return tells
}

// dropEmptied takes away a report that held little but a region found to be no
// statement.
func (p *page) dropEmptied(rep *report) {
	if !p.clauseIn(rep) {
		rep.content = nil
	}
}

// name gives the quotes, in order of Start, their IDs: those that begin where
// another does add where they end.
func (p *page) name(quotes []model.Quote) {
	taken := make(map[model.QuoteID]bool, len(quotes))
	for i := range quotes {
		q := &quotes[i]
		q.ID = id(p.a, q.Start())
		for taken[q.ID] {
			q.ID += model.QuoteID("-" + strconv.Itoa(q.Extent().End))
		}
		taken[q.ID] = true
	}
}

// id names the quotation of a that starts at the given byte.
func id(a *model.Article, start int) model.QuoteID {
	return model.QuoteID(string(a.ID) + ":" + strconv.Itoa(start))
}
