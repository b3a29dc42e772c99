package library

import (
	"context"
	"errors"
	"slices"
	"strings"

	"whosaid/model"
	"whosaid/model/library/store"
)

var errNotKept = errors.New("this library is not kept in a file")

// Sources returns the sources of a kept library, by the time they were added.
func (l *Library) Sources() []model.Source {
	if l.kept == nil {
		return nil
	}
	return answered(l.kept, l.kept.store.Sources)
}

// PutSource adds a source, or changes the one of the same address.
func (l *Library) PutSource(s model.Source) error {
	if l.kept == nil {
		return errNotKept
	}
	defer l.changed()
	return l.kept.store.PutSource(s)
}

// DropSource forgets the source of an address; its articles stay.
func (l *Library) DropSource(address string) error {
	if l.kept == nil {
		return errNotKept
	}
	defer l.changed()
	return l.kept.store.DropSource(address)
}

func (l *Library) changed() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.generation++
}

// Ledger is what an update of sources asks of the library.
func (l *Library) Ledger() model.Ledger {
	if l.kept == nil {
		return nil
	}
	return ledger{l.kept.store}
}

type ledger struct{ store *store.Store }

func (g ledger) Entries(ctx context.Context, source string) (map[string]string, error) {
	return g.store.Delivered(ctx, source)
}

func (g ledger) Holds(ctx context.Context, url string) (bool, error) {
	num, _, err := g.store.NumberOf(ctx, addressOf(url))
	return num > 0, err
}

// Printing is one printing of an article.
type Printing struct {
	Article   model.ArticleID `json:"article"`
	Outlet    string          `json:"outlet"`
	Title     string          `json:"title"`
	URL       string          `json:"url"`
	Source    string          `json:"source"`
	Published string          `json:"published"`
}

// Printings returns the printings of an article, its own first, the others in
// order of arrival; nil when it is not in the library.
func (l *Library) Printings(id model.ArticleID) []Printing {
	e, ok := l.Entry(id)
	if !ok && l.kept != nil {
		line, found, err := l.kept.store.LineOf(l.kept.ctx, id)
		l.kept.unexpected(err)
		if e, ok = entryOf(&line), found && err == nil; !ok {
			return nil
		}
	}
	if !ok {
		return nil
	}
	all := []Printing{{e.ID, e.Outlet, e.Title, e.URL, e.Source, e.Published}}
	if l.kept == nil || e.Printings < 2 {
		return all
	}
	lines, err := l.kept.store.Reprints(l.kept.ctx, e.Added)
	l.kept.unexpected(err)
	for _, v := range lines {
		all = append(all, Printing{v.ID, v.Outlet, v.Title, v.URL, v.Source, v.Published})
	}
	return all
}

// Printing returns the article as one of its printings has it, nil when it is not
// in the library. Only the printing that stands for all has a Reading.
func (l *Library) Printing(id model.ArticleID) *model.Article {
	if l.kept == nil {
		return l.Article(id)
	}
	blob, err := l.kept.store.ReprintText(l.kept.ctx, id)
	if err == nil && blob != nil {
		var a *model.Article
		if a, err = store.UnpackArticle(id, blob); err == nil {
			return a
		}
	}
	l.kept.unexpected(err)
	return l.Article(id)
}

// Outlets are the names of those who printed an article, each once, in order.
func Outlets(all []Printing) []string {
	var names []string
	for _, p := range all {
		if p.Outlet != "" && !slices.ContainsFunc(names, func(n string) bool { return strings.EqualFold(n, p.Outlet) }) {
			names = append(names, p.Outlet)
		}
	}
	return names
}
