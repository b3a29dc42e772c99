package library

import (
	"context"
	"fmt"
	"sync"

	"whosaid/model"
	"whosaid/model/library/store"
)

// Consult opens the library that is kept in the file at path as Open does, but
// for a few questions: nothing is read but what they ask for. Until Ready is called
// the list is empty, Count knows what is unread and starred as it was when the
// library was last closed, and nothing is tended in the background.
func Consult(ctx context.Context, path string, o Options) (*Library, error) {
	l, err := open(ctx, path, o, (*kept).openLean)
	if err == nil {
		l.kept.consult = &consultation{read: marked{which: markRead}, starred: marked{which: markStarred}}
	}
	return l, err
}

// openLean reads the counts, and where the names of merged persons lead.
func (k *kept) openLean(ctx context.Context) error {
	if err := k.openIndex(); err != nil {
		return err
	}
	tally, err := k.store.Tally(ctx)
	if err != nil {
		return err
	}
	k.list.tally = tally
	k.parents, err = k.store.Parents(ctx)
	return err
}

// consultation is what a library that was opened by Consult needs in the place of
// the list.
type consultation struct {
	ready         sync.Once // the list is being read
	read, starred marked
}

// Locate finds an article by its name or by its address, however the address is
// written; it returns "" when the library has none.
func (l *Library) Locate(name string) model.ArticleID {
	if l.kept == nil {
		for _, e := range l.Entries() {
			if string(e.ID) == name || e.URL != "" && canonicalURL(e.URL) == canonicalURL(name) {
				return e.ID
			}
		}
		return ""
	}
	k := l.kept
	line, found, err := k.store.LineOf(k.ctx, model.ArticleID(name))
	if err == nil && !found {
		var of int
		if _, of, err = k.store.NumberOf(k.ctx, addressOf(name)); err == nil && of > 0 {
			line, _, err = k.store.LineAt(k.ctx, of)
		}
	}
	k.unexpected(err)
	return line.ID
}

// Indexed makes the search index anew where it is damaged or of another version,
// which otherwise is done in the background.
func (l *Library) Indexed(ctx context.Context, tell func(Progress)) error {
	if l.kept == nil {
		return nil
	}
	k := l.kept
	pending, err := k.store.IndexPending(ctx)
	if err != nil || !pending && !k.index.damaged.Load() {
		return err
	}
	if k.store.ReadOnly() {
		return fmt.Errorf("library %s: the search index has to be made anew: %w", k.store.Path(), store.ErrReadOnly)
	}
	return k.adding(ctx, l, false, func() error { return k.remakeIndex(ctx, l, tell) })
}
