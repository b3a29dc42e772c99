package quotes

import (
	"slices"
	"strconv"

	"whosaid/model"
)

// Find finds the quotations of a, judges what kind each is and attributes each
// to a mention. ms are the mentions known so far, in order of Span.Start; they
// are returned, extended where a quotation's source is a noun phrase that was not
// among them, in order again. Quotes are in order of Start and refer to the
// mentions returned. ms itself is not changed.
func Find(a *model.Article, toks *model.Tokens, ms []model.Mention) ([]model.Quote, []model.Mention) {
	p := lay(a, toks, ms)
	found := p.attribute()
	post := make([]bool, len(found))
	p.posts(found, post)
	c := newCast(p)
	quotes := p.group(c, found, post)
	quotes = append(quotes, p.indirect(c, quotes)...)
	slices.SortStableFunc(quotes, func(x, y model.Quote) int { return x.Start() - y.Start() })
	return quotes, c.ordered(quotes)
}

// group makes quotes of the regions: those that follow one another are one.
func (p *page) group(c *cast, found []finding, post []bool) []model.Quote {
	var quotes []model.Quote
	of := make([]int, len(found)) // the quote of each region
	for r := range found {
		of[r] = -1
		reg, f := &p.regions[r], &found[r]
		if letters(reg.Inner.In(p.text)) == 0 {
			continue
		}
		span := reg.Inner
		if !f.content.IsZero() && f.content.Contains(reg.Inner) {
			span = f.content
		}
		if f.follows >= 0 && of[f.follows] >= 0 {
			of[r] = of[f.follows]
			join(&quotes[of[r]], span, reg.Inner)
			continue
		}
		of[r] = len(quotes)
		quotes = append(quotes, p.quote(c, r, f, span))
		if post[r] {
			quotes[of[r]].Kind = model.Post
		}
	}
	return quotes
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

// quote makes the quote that region r begins.
func (p *page) quote(c *cast, r int, f *finding, span model.Span) model.Quote {
	inner := p.regions[r].Inner
	q := model.Quote{
		Kind: model.Direct, Marked: []model.Span{inner}, Mention: -1,
		Rule: f.rule, Confidence: f.confidence,
	}
	switch {
	case p.scare(r, f):
		q.Kind, q.Rule, q.Confidence, span = model.ScareQuote, "marks without a speaker", 0.8, inner
	case !f.found():
		q.Rule, q.Confidence = "unattributed", 0.5
	case !f.account.IsZero():
		q.Kind, q.Mention = model.Post, c.account(f.account)
	default:
		q.Mention = c.mention(f.source)
		if !f.cue.empty() {
			q.Cue = p.span(f.cue.first, f.cue.last)
		}
	}
	if span != inner {
		q.Kind = model.Mixed
	}
	q.ID, q.Spans = id(p.a, span.Start), []model.Span{span}
	q.Candidates = []model.Candidate{{Mention: q.Mention, Score: q.Confidence}}
	return q
}

// scare reports whether the marks of region r report nobody's statement: it is a
// phrase with no speaker, or one inside a sentence whose cue comes at the end.
func (p *page) scare(r int, f *finding) bool {
	if p.paraOf(r).whole || !p.short(r) {
		return false
	}
	if !f.found() {
		return true
	}
	if f.content.IsZero() || f.cue.empty() {
		return false
	}
	first := p.extents[r].first
	if f.cue.first > first {
		return f.content.End <= p.regions[r].Outer.End
	}
	return reactions()[p.lower[f.cue.first]] && f.cue.last < first && p.lower[first-1] != "as"
}

// id names the quotation of a that starts at the given byte.
func id(a *model.Article, start int) model.QuoteID {
	return model.QuoteID(string(a.ID) + ":" + strconv.Itoa(start))
}
