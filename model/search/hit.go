package search

import "whosaid/model"

// Hit is one article that matches a query.
type Hit struct {
	Article model.ArticleID
	// Score orders the hits: higher is better. It has no unit.
	Score float64
	// Matches are the places to mark in Article.Text, in order, without overlap.
	Matches []model.Span
	// Snippet is the stretch of Article.Text that shows the match best: one or
	// two lines, cut at words. It is zero when nothing in the text matched (a
	// query of fields alone).
	Snippet model.Span
	// Quotes are the quotations that satisfy the query's speaker:, said: and
	// kind: terms together; nil when it has none.
	Quotes []model.QuoteID
}
