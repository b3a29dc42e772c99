package quotes

import (
	"strconv"

	"whosaid/model"
	"whosaid/model/quotes/marks"
)

// Find finds the quotations of a, judges what kind each is and attributes each
// to a mention. ms are the mentions known so far, in order of Span.Start; they
// are returned, extended where a quotation's source is a noun phrase that was not
// among them, in order again. Quotes are in order of Start and refer to the
// mentions returned. ms itself is not changed.
func Find(a *model.Article, toks *model.Tokens, ms []model.Mention) ([]model.Quote, []model.Mention) {
	var paragraphs []model.Span
	for i := range a.Blocks {
		if a.Blocks[i].Kept() {
			paragraphs = append(paragraphs, a.Blocks[i].Span)
		}
	}
	var quotes []model.Quote
	for _, r := range marks.Find(a.Text, paragraphs) {
		if r.Inner.Len() == 0 {
			continue
		}
		spans := []model.Span{r.Inner}
		quotes = append(quotes, model.Quote{
			ID: id(a, r.Inner.Start), Kind: model.Direct, Spans: spans, Marked: spans, Mention: -1, Rule: "unattributed",
		})
	}
	return quotes, append([]model.Mention(nil), ms...)
}

// id names the quotation of a that starts at the given byte.
func id(a *model.Article, start int) model.QuoteID {
	return model.QuoteID(string(a.ID) + ":" + strconv.Itoa(start))
}
