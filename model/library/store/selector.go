package store

import (
	"strings"
	"unicode/utf8"

	"whosaid/model"
)

// Selector names a stretch of an article's text so that it is found again when
// the text around it has moved: the offsets first, then the words themselves
// with the words before and after (W3C Web Annotation Data Model, §4.2.4
// TextQuoteSelector and §4.2.5 TextPositionSelector).
type Selector struct {
	Span                  model.Span
	Exact, Prefix, Suffix string
}

// contextBytes is how much of the text around a selection is kept on each side.
const contextBytes = 32

// Select makes the Selector of a span of text. The zero Span gives the zero
// Selector, which stands for "nobody" where a speaker is meant.
func Select(text string, s model.Span) Selector {
	if s.IsZero() {
		return Selector{}
	}
	from, to := max(0, s.Start-contextBytes), min(len(text), s.End+contextBytes)
	for from < s.Start && !utf8.RuneStart(text[from]) {
		from++
	}
	for to > s.End && to < len(text) && !utf8.RuneStart(text[to]) {
		to--
	}
	return Selector{Span: s, Exact: s.In(text), Prefix: text[from:s.Start], Suffix: text[s.End:to]}
}

// IsZero reports whether the selector selects nothing.
func (s Selector) IsZero() bool { return s.Span.IsZero() }

// Find returns where in text the selector points: at its own offsets when the
// words there are the same, else at the occurrence whose surroundings agree
// most, the nearer one on a tie. It reports false when the words are gone.
func (s Selector) Find(text string) (model.Span, bool) {
	if s.Exact == "" {
		return model.Span{}, false
	}
	if s.Span.Start >= 0 && s.Span.End <= len(text) && s.Span.Start <= s.Span.End && s.Span.In(text) == s.Exact {
		return s.Span, true
	}
	best, bestScore, found := model.Span{}, -1, false
	for from := 0; ; {
		i := strings.Index(text[from:], s.Exact)
		if i < 0 {
			return best, found
		}
		at := model.Span{Start: from + i, End: from + i + len(s.Exact)}
		score := commonSuffix(text[:at.Start], s.Prefix) + commonPrefix(text[at.End:], s.Suffix)
		if score > bestScore || score == bestScore && distance(at, s.Span) < distance(best, s.Span) {
			best, bestScore, found = at, score, true
		}
		from = at.Start + len(s.Exact)
	}
}

func distance(a, b model.Span) int { return max(a.Start-b.Start, b.Start-a.Start) }

func commonPrefix(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

func commonSuffix(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[len(a)-1-n] == b[len(b)-1-n] {
		n++
	}
	return n
}
