package search

import "whosaid/model"

// Hit is one article that matches a query.
type Hit struct {
	Article model.ArticleID
	// Number is the article's number in the index.
	Number uint32
	// Score orders the hits: higher is better. It has no unit.
	Score float64
	// Matches are the places to mark in Article.Text, in order, without overlap.
	// Mark fills them in.
	Matches []model.Span
	// Snippet is the stretch of Article.Text that shows the match best: one or
	// two lines, cut at words. It is zero when nothing in the text matched (a
	// query of fields alone). Mark fills it in.
	Snippet model.Span
	// Quotes are the quotations that satisfy the query's speaker:, said:, about:
	// and kind: terms together; nil when it has none.
	Quotes []model.QuoteID

	marker *marker
}

// Mark fills in Matches and Snippet from the article's text, which the index does
// not keep. It takes some 50 µs for an article of 5 KB, so it is for the hits that
// are shown. Matches are not nil afterwards.
func (h *Hit) Mark(a *model.Article) {
	h.Matches = []model.Span{}
	if h.marker != nil && a != nil {
		h.Matches, h.Snippet = h.marker.mark(a)
	}
}
