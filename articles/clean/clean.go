package clean

import (
	"whosaid/articles/decode"
	"whosaid/model"
)

// Clean reads a document as an article: it cuts the text into blocks, gives each
// its kind, marks boilerplate with the name of a rule, and fills in what the
// text says about itself. It never changes the text.
func Clean(doc *decode.Document) *model.Article { return With(doc, weights()) }

// With is Clean with other weights than the embedded ones.
func With(doc *decode.Document, w *Weights) *model.Article {
	ps := pieces(doc)
	s := survey(doc, ps)
	defer s.free()
	s.layHead()
	s.markRules()
	s.judge(w.scorer(doc.Format))
	s.guard()
	s.nameKinds()
	s.settleScores()
	a := &model.Article{
		Source: doc.Source, URL: doc.Meta.URL, Format: doc.Format, Text: doc.Text,
		Language: s.language,
	}
	s.fill(a)
	a.Blocks = make([]model.Block, len(ps))
	for i := range ps {
		a.Blocks[i] = ps[i].Block
	}
	return a
}
