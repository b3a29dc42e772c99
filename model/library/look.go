package library

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"whosaid/model"
)

// Counts is how much a library holds.
type Counts struct {
	Articles  int `json:"articles"`
	Quotes    int `json:"quotes"`
	Unread    int `json:"unread"`
	Starred   int `json:"starred"`
	Printings int `json:"printings"` // every printing of every article
}

// Count counts what the library holds, without asking the file.
func (l *Library) Count() (c Counts) {
	l.mu.RLock()
	defer l.mu.RUnlock()
	if l.kept != nil {
		t := l.kept.list.tally
		return Counts{Articles: t.Articles, Quotes: t.Quotes, Unread: t.Unread, Starred: t.Starred, Printings: t.Printings}
	}
	for _, rec := range l.shelf {
		c.Articles++
		c.Printings++
		c.Quotes += rec.entry.Quotes
		if !rec.state.read {
			c.Unread++
		}
		if rec.state.starred {
			c.Starred++
		}
	}
	return c
}

// Entry returns the line of one article as it is now, without asking the file;
// false when it is not on the list (yet: Complete).
func (l *Library) Entry(id model.ArticleID) (Entry, bool) {
	l.mu.RLock()
	defer l.mu.RUnlock()
	if l.kept != nil {
		return l.kept.list.entry(id)
	}
	rec := l.byID[id]
	if rec == nil {
		return Entry{}, false
	}
	e := rec.entry
	e.Read, e.Starred = rec.state.read, rec.state.starred
	return e, true
}

// Shape grows when lines of the list come, go or change in more than being read
// or starred: the list is to be asked for again then. Generation grows with those
// marks too.
func (l *Library) Shape() uint64 {
	l.mu.RLock()
	defer l.mu.RUnlock()
	if l.kept != nil {
		return l.kept.shape
	}
	return l.shape
}

// Complete reports whether all entries of the file are on the list.
func (l *Library) Complete() bool {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return l.kept == nil || l.kept.complete
}

// Ready waits until all entries are on the list.
func (l *Library) Ready(ctx context.Context) error {
	if l.kept == nil {
		return nil
	}
	if c := l.kept.consult; c != nil {
		c.ready.Do(func() { l.kept.start(l) })
	}
	return l.kept.wait(ctx)
}

// Loaded reports whether Article, Reading and what hangs on them answer without
// asking the file.
func (l *Library) Loaded(id model.ArticleID) bool {
	if l.kept != nil {
		return l.kept.cache.has(id)
	}
	return l.record(id) != nil
}

// Fetch loads articles, so that Article and Reading answer at once.
func (l *Library) Fetch(ctx context.Context, ids ...model.ArticleID) error {
	if l.kept == nil {
		return nil
	}
	for _, id := range ids {
		if _, err := l.kept.cache.get(ctx, id); err != nil {
			return err
		}
	}
	return nil
}

// Prefetch loads articles in the background, in place of what an earlier call
// has not begun.
func (l *Library) Prefetch(ids ...model.ArticleID) {
	if l.kept != nil {
		l.kept.cache.prefetch(l.kept.ctx, ids)
	}
}

// SaidCount counts the quotations of a person and the articles they stand in.
func (l *Library) SaidCount(id model.PersonID) (quotes, articles int) {
	if l.kept != nil {
		if n, m, ok := l.kept.saidCount(l, id); ok {
			return n, m
		}
	}
	seen := map[model.ArticleID]bool{}
	all := l.SaidBy(id)
	for _, q := range all {
		seen[articleOf(q)] = true
	}
	return len(all), len(seen)
}

// Quoted is how often a person was quoted.
type Quoted struct {
	Person           model.PersonID
	Quotes, Articles int
}

// MostQuoted returns the persons who were quoted most, at most n of them; of a
// kept library it reads all that was said, which takes a while.
func (l *Library) MostQuoted(ctx context.Context, n int) ([]Quoted, error) {
	if l.kept != nil {
		rows, err := l.kept.store.MostQuoted(ctx, n)
		all := make([]Quoted, len(rows))
		for i, r := range rows {
			all[i] = Quoted{r.Person, r.Quotes, r.Articles}
		}
		return all, err
	}
	l.mu.RLock()
	defer l.mu.RUnlock()
	var all []Quoted
	for id, places := range l.said {
		articles := map[int]bool{}
		for _, p := range places {
			articles[p.shelf] = true
		}
		if len(places) > 0 {
			all = append(all, Quoted{id, len(places), len(articles)})
		}
	}
	slices.SortFunc(all, func(a, b Quoted) int {
		return cmp.Or(b.Quotes-a.Quotes, b.Articles-a.Articles, strings.Compare(string(a.Person), string(b.Person)))
	})
	return all[:min(n, len(all))], ctx.Err()
}
