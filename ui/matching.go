package ui

import (
	"context"

	"whosaid/model"
	"whosaid/model/library"
	"whosaid/model/search"
)

// matching returns all articles that a query finds.
func matching(ctx context.Context, lib *library.Library, q search.Query) (map[model.ArticleID]bool, error) {
	hits := lib.Search(ctx, q, 0)
	ids := make(map[model.ArticleID]bool, len(hits))
	for i := range hits {
		ids[hits[i].Article] = true
	}
	return ids, ctx.Err()
}
