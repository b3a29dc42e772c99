package text

import (
	"unicode/utf8"

	"whosaid/model"
)

// Body is an article made ready to be laid out at any width.
type Body struct {
	article *model.Article
	quotes  []model.Quote
	opt     Options
	spoken  []interval // value: quote index * 2, + 1 where reported without marks
	inlines []interval // value: inlineBits | number of the link << inlineShift
	links   []string
	looks   *looks
	page    *Page // the last one laid out
}

// New returns the body of an article with its quotes. Both are read while the
// Body lives and must not change.
func New(a *model.Article, quotes []model.Quote, opt Options) *Body {
	opt.fill()
	b := &Body{article: a, quotes: quotes, opt: opt, looks: newLooks(opt.Theme)}
	b.spoken = b.spokenRuns()
	b.inlines, b.links = inlineRuns(a)
	return b
}

// spokenRuns tells which bytes belong to which quote.
func (b *Body) spokenRuns() []interval {
	var in []interval
	add := func(s model.Span, v int) {
		if !b.holds(s) {
			return
		}
		in = append(in, interval{int32(s.Start), int32(s.End), int32(v)})
	}
	for i := range b.quotes {
		q := &b.quotes[i]
		if q.Kind == model.ScareQuote || len(q.Spans) == 0 {
			continue
		}
		marked := q.Marked
		if len(marked) == 0 && q.Kind != model.Indirect {
			marked = q.Spans
		} else {
			for _, s := range q.Spans {
				add(s, 2*i+1)
			}
		}
		for _, s := range marked {
			add(b.withMarks(s), 2*i)
		}
	}
	return flatten(in, func(outer, inner int32) int32 {
		if inner == outer+1 && outer%2 == 0 {
			return outer // a quote's marked part keeps to itself
		}
		return inner
	})
}

// QuoteAt returns the index of the innermost quote that holds the byte at
// offset, its outer quotation marks included, or -1.
func (b *Body) QuoteAt(offset int) int {
	o := int32(offset)
	if i := seek(b.spoken, o); i < len(b.spoken) && b.spoken[i].start <= o {
		return int(b.spoken[i].value / 2)
	}
	return -1
}

// QuoteMarks returns a mark of the kind for every part of a quote, its outer
// quotation marks included.
func (b *Body) QuoteMarks(quote int, kind MarkKind) []Mark {
	q := &b.quotes[quote]
	out := make([]Mark, 0, len(q.Spans))
	for _, s := range q.Spans {
		out = append(out, Mark{Span: b.withMarks(s), Kind: kind})
	}
	return out
}

// holds reports whether a span is a stretch of the article's text. One that isn't
// is a mistake made elsewhere, and no reason for the screen to go down.
func (b *Body) holds(s model.Span) bool {
	return 0 <= s.Start && s.Start < s.End && s.End <= len(b.article.Text)
}

// withMarks widens a span by the quotation marks that stand right beside it.
func (b *Body) withMarks(s model.Span) model.Span {
	text := b.article.Text
	if !b.holds(s) {
		return s
	}
	if r, n := utf8.DecodeLastRuneInString(text[:s.Start]); isQuotationMark(r) {
		s.Start -= n
	} else if isThinSpace(r) {
		if r, m := utf8.DecodeLastRuneInString(text[:s.Start-n]); r == '«' || r == '‹' {
			s.Start -= n + m
		}
	}
	if r, n := utf8.DecodeRuneInString(text[s.End:]); isQuotationMark(r) {
		s.End += n
	} else if isThinSpace(r) {
		if r, m := utf8.DecodeRuneInString(text[s.End+n:]); r == '»' || r == '›' {
			s.End += n + m
		}
	}
	return s
}

func isQuotationMark(r rune) bool {
	switch r {
	case '"', '\'', '`', '“', '”', '„', '‟', '‘', '’', '‚', '‛', '«', '»', '‹', '›', '「', '」', '『', '』', '〝', '〞', '＂':
		return true
	}
	return false
}

func isThinSpace(r rune) bool { return r == ' ' || r == 0xa0 || r == 0x202f || r == 0x2009 }
