package ui

import (
	"context"

	"whosaid/model"
	"whosaid/model/library"
	"whosaid/model/search"
)

// matching returns all articles that a query finds.
func matching(ctx context.Context, lib *library.Library, q search.Query) (map[model.ArticleID]bool, error) {
	ids, err := lib.Matching(ctx, q)
	found := make(map[model.ArticleID]bool, len(ids))
	for _, id := range ids {
		found[id] = true
	}
	return found, err
}
