package stories

import "whosaid/model"

// Links relates quotations of one statement, one article at a time. It is not
// safe for concurrent use.
type Links struct {
	of map[model.QuoteID][]model.Relation
}

// NewLinks returns an empty Links.
func NewLinks() *Links { return &Links{of: map[model.QuoteID][]model.Relation{}} }

// Add relates an article's quotations to those of the articles added before and
// returns the new relations; A is the quotation of the article added. speakers
// holds who said each of r.Quotes, "" for nobody known.
func (l *Links) Add(a *model.Article, r *model.Reading, speakers []model.PersonID) []model.Relation {
	return nil
}

// Of returns the relations of one quotation; A is always id.
func (l *Links) Of(id model.QuoteID) []model.Relation { return l.of[id] }
