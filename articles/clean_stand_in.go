package articles

import (
	"whosaid/articles/decode"
	"whosaid/model"
)

// clean takes the blocks as they are.
func clean(doc *decode.Document) *model.Article {
	a := &model.Article{Source: doc.Source, Format: doc.Format, Text: doc.Text, Title: doc.Meta.Title}
	for _, b := range doc.Blocks {
		a.Blocks = append(a.Blocks, b.Block)
	}
	return a
}
