package search

import (
	"context"
	"strings"

	"whosaid/model"
)

// Document is what the index is told of one article.
type Document struct {
	Article *model.Article
	Reading *model.Reading
	// Speakers holds, for each of Reading.Quotes, the names and roles of who said it.
	Speakers [][]string
}

// Index finds documents. It may be searched by many at a time, but not while Add runs.
type Index struct {
	docs []Document
	at   map[model.ArticleID]int
}

// NewIndex returns an empty index.
func NewIndex() *Index { return &Index{at: map[model.ArticleID]int{}} }

// Add enters a document; one of the same article is replaced.
func (x *Index) Add(d Document) {
	if i, ok := x.at[d.Article.ID]; ok {
		x.docs[i] = d
		return
	}
	x.at[d.Article.ID] = len(x.docs)
	x.docs = append(x.docs, d)
}

// Search returns the documents that match, best first; at most limit, all when it is 0.
func (x *Index) Search(ctx context.Context, q Query, limit int, state func(model.ArticleID) (read, starred bool)) []Hit {
	var hits []Hit
next:
	for _, d := range x.docs {
		text := strings.ToLower(d.Article.Text)
		h := Hit{Article: d.Article.ID}
		for _, w := range q.words {
			i := strings.Index(text, w)
			if i < 0 {
				continue next
			}
			h.Matches = append(h.Matches, model.Span{Start: i, End: i + len(w)})
		}
		hits = append(hits, h)
		if limit > 0 && len(hits) == limit {
			break
		}
	}
	return hits
}
