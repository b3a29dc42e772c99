package library

import (
	"context"
	"errors"
	"slices"
	"strings"

	"whosaid/model"
	"whosaid/model/library/store"
	"whosaid/model/search"
)

// Search returns the articles that match q, best first, each with its matches
// and its snippet; at most limit of them, all when limit is 0. It gives up early,
// with what it has, when ctx ends.
func (l *Library) Search(ctx context.Context, q search.Query, limit int) []search.Hit {
	if l.kept == nil {
		l.mu.RLock()
		defer l.mu.RUnlock()
		return l.index.Search(ctx, q, limit, l.marked)
	}
	found, err := l.Find(ctx, q, limit)
	l.kept.unexpected(err)
	for i := range found.Hits {
		if ctx.Err() != nil {
			return found.Hits[:i]
		}
		found.Hits[i].Mark(l.Article(found.Hits[i].Article))
	}
	return found.Hits
}

// Find returns the articles that match q, best first; at most limit of them, all,
// newest first, when limit is 0. In a kept library the hits are not marked:
// Hit.Mark does it with the article's text. When ctx ends, the error is ctx.Err.
func (l *Library) Find(ctx context.Context, q search.Query, limit int) (search.Found, error) {
	return l.find(ctx, q, limit, false)
}

// Glance is Find for who waits for every key press: a search of a kept library that
// takes long ends with what it has found by then, the newest, and is Unfinished.
func (l *Library) Glance(ctx context.Context, q search.Query, limit int) (search.Found, error) {
	return l.find(ctx, q, limit, true)
}

func (l *Library) find(ctx context.Context, q search.Query, limit int, brief bool) (search.Found, error) {
	if l.kept == nil {
		hits := l.Search(ctx, q, 0)
		found := search.Found{Hits: hits, Total: len(hits)}
		if limit > 0 && len(hits) > limit {
			found.Hits = hits[:limit]
		}
		return found, ctx.Err()
	}
	k := l.kept
	var found search.Found
	err := k.asked(func(x *search.Index) (err error) {
		o := k.searchOptions(ctx, l, limit)
		o.Brief = brief
		found, err = x.Find(ctx, q, o)
		return err
	})
	l.mu.RLock()
	defer l.mu.RUnlock()
	n := len(found.Hits)
	found.Hits = slices.DeleteFunc(found.Hits, func(h search.Hit) bool {
		return k.complete && k.list.at(int(h.Number)) < 0 // it is not in the file yet
	})
	found.Total -= n - len(found.Hits)
	return found, err
}

// Matching returns all articles that match q, newest first when they are kept.
func (l *Library) Matching(ctx context.Context, q search.Query) ([]model.ArticleID, error) {
	found, err := l.Find(ctx, q, 0)
	ids := make([]model.ArticleID, len(found.Hits))
	for i := range found.Hits {
		ids[i] = found.Hits[i].Article
	}
	return ids, err
}

// CountMatches counts the articles that match q.
func (l *Library) CountMatches(ctx context.Context, q search.Query) (n int, err error) {
	if l.kept == nil {
		return len(l.Search(ctx, q, 0)), ctx.Err()
	}
	err = l.kept.asked(func(x *search.Index) (err error) {
		n, err = x.Count(ctx, q, l.kept.searchOptions(ctx, l, 0))
		return err
	})
	return n, err
}

func (k *kept) searchOptions(ctx context.Context, l *Library, limit int) search.Options {
	has := func(m mark) func(uint32) bool {
		if k.consult != nil && !l.Complete() {
			return k.consult.marked(ctx, k, m)
		}
		return func(num uint32) bool {
			l.mu.RLock()
			defer l.mu.RUnlock()
			return k.list.marks[int32(num)]&m != 0
		}
	}
	return search.Options{
		Limit: limit, Read: has(markRead), Starred: has(markStarred),
		Story: func(text string) []uint32 { return k.storiesLike(ctx, text) },
	}
}

// inStories returns the articles of the stories whose name text is, or whose
// titles have its words, of a library in memory. The library is locked already.
func (l *Library) inStories(text string) []model.ArticleID {
	var out []model.ArticleID
	id := strings.TrimSuffix(text, "*")
	for _, s := range l.groups.All() {
		if string(s.ID) == id || search.Contains(s.Title, text) {
			out = append(out, s.Articles...)
		}
	}
	return out
}

// storiesLike returns the numbers of the articles of the stories whose name text
// is, or whose titles have its words.
func (k *kept) storiesLike(ctx context.Context, text string) []uint32 {
	var nums []uint32
	titles, err := k.store.StoryTitles(ctx)
	for id, title := range titles {
		if string(id) == text || search.Contains(title, text) {
			var more []uint32
			if more, err = k.store.StoryNumbers(ctx, id); err != nil {
				break
			}
			nums = append(nums, more...)
		}
	}
	k.unexpected(err)
	return nums
}

// mend has the index made anew in the background when it proves damaged.
func (k *kept) mend(err error) {
	if errors.Is(err, search.ErrCorrupt) {
		k.index.damaged.Store(true)
		k.todo.rouse()
	}
}

// names are what search knows the speakers of an article's quotations by.
func (rec *record) names(speakers []model.PersonID, person func(model.PersonID) *model.Person) [][]string {
	out := make([][]string, len(speakers))
	for i := range rec.reading.Quotes {
		if p := rec.reading.Person(&rec.reading.Quotes[i]); p != nil {
			out[i] = append([]string{p.Name}, p.Aliases...)
		}
		if p := person(speakers[i]); p != nil {
			out[i] = append(append(append(out[i], p.Name), p.Aliases...), p.Roles...)
		}
	}
	return out
}

// blocks are the pieces of the index in the file.
type blocks struct {
	store *store.Store
	ctx   context.Context //nolint:containedctx // the index reads at its own time, until the library is closed
}

func (b blocks) Block(segment, n uint32) ([]byte, error) {
	return b.store.IndexBlock(b.ctx, segment, n)
}
