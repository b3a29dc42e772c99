package stories

import (
	"cmp"
	"slices"
	"strings"

	"whosaid/model"
)

// Relations is the book of relations of a library that lives in memory. The zero
// value is not ready; use NewRelations.
type Relations struct {
	all []model.Relation
	of  map[model.QuoteID][]model.Relation
}

// NewRelations returns an empty book.
func NewRelations() *Relations { return &Relations{of: map[model.QuoteID][]model.Relation{}} }

// Add enters relations, each of two quotations once.
func (b *Relations) Add(list ...model.Relation) {
	for _, rel := range list {
		b.all = append(b.all, rel)
		b.enter(rel)
		b.enter(model.Relation{A: rel.B, B: rel.A, Kind: rel.Kind, Score: rel.Score})
	}
}

// enter never writes to a list that a caller may hold.
func (b *Relations) enter(rel model.Relation) {
	list := append(slices.Clone(b.of[rel.A]), rel)
	slices.SortStableFunc(list, func(s, t model.Relation) int { return cmp.Compare(t.Score, s.Score) })
	b.of[rel.A] = list
}

// Of returns the relations of one quotation, the surest first; A is always id. Do
// not write to the slice.
func (b *Relations) Of(id model.QuoteID) []model.Relation { return b.of[id] }

// All returns every relation once, in the order they were added.
func (b *Relations) All() []model.Relation { return slices.Clone(b.all) }

// Remove forgets the relations of an article's quotations.
func (b *Relations) Remove(id model.ArticleID) {
	gone := func(q model.QuoteID) bool {
		i := strings.LastIndexByte(string(q), ':')
		return i >= 0 && string(q[:i]) == string(id)
	}
	kept := b.all[:0:0]
	for _, rel := range b.all {
		switch {
		case gone(rel.A):
			b.drop(rel.B, gone)
			delete(b.of, rel.A)
		case gone(rel.B):
			b.drop(rel.A, gone)
			delete(b.of, rel.B)
		default:
			kept = append(kept, rel)
		}
	}
	b.all = kept
}

func (b *Relations) drop(of model.QuoteID, gone func(model.QuoteID) bool) {
	list := slices.DeleteFunc(slices.Clone(b.of[of]), func(rel model.Relation) bool { return gone(rel.B) })
	if len(list) == 0 {
		delete(b.of, of)
		return
	}
	b.of[of] = list
}
