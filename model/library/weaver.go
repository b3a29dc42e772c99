package library

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"whosaid/model"
	"whosaid/model/library/store"
	"whosaid/model/people"
	"whosaid/model/stories"
)

// ErrAdding is wrapped by the error of adding to a library that another process
// is adding to.
var ErrAdding = errors.New("another whosaid is adding articles to this library")

// weaver is what ties a kept library's articles together: who is who, which
// statements are one, which articles tell one story or are one. It is restored
// from the file when something is added for the first time, or when another
// process added meanwhile. It is guarded by Library.adding.
type weaver struct {
	ready   bool
	edition int64 // of the file, as the weaver knows it
	next    int   // number of the next article
	people  *people.Registry
	links   *stories.Links
	groups  *stories.Groups
	prints  *prints
}

// patience is how long who wants to add waits for another process that only does
// a moment's work, lockAgain how often he asks.
const (
	patience  = time.Second
	lockAgain = 20 * time.Millisecond
)

// lock takes the right to add to the file, which one process has at a time. It
// falls with the process. When another has it, lock asks until ctx ends.
func (k *kept) lock(ctx context.Context) (release func(), err error) {
	return lockFile(ctx, k.store.Path())
}

// hold takes the right to add, waiting for it no longer than until ctx ends or
// so long, and restores what adding needs.
func (k *kept) hold(ctx context.Context, l *Library, wait time.Duration, tell func(Progress)) (release func(), err error) {
	most, cancel := context.WithTimeout(ctx, wait)
	defer cancel()
	if release, err = k.lock(most); err != nil {
		return nil, err
	}
	_, err = k.overtaken()
	if err == nil {
		err = k.restore(ctx, l, tell)
	}
	if err != nil {
		release()
		return nil, err
	}
	return release, nil
}

// restore brings the weaver to what the file holds.
func (k *kept) restore(ctx context.Context, l *Library, tell func(Progress)) error {
	edition, err := k.store.Edition(ctx)
	if err != nil {
		return err
	}
	if err := k.refresh(l); err != nil {
		return err
	}
	w := &k.weaver
	if w.ready && w.edition == edition {
		return nil
	}
	links := stories.NewLinks()
	*w = weaver{edition: edition, people: &people.Registry{}, links: links, groups: stories.NewGroups(links), prints: newPrints()}
	last, err := k.store.LastNum(ctx)
	if err != nil {
		return err
	}
	w.next = last + 1
	if err := w.restorePeople(ctx, k.store); err != nil {
		return err
	}
	l.mu.RLock()
	total := k.list.tally.Articles
	l.mu.RUnlock()
	n := 0
	var torn []int
	err = k.store.EachWoven(ctx, 0, func(v *store.Woven) error {
		n++
		if n%256 == 0 {
			tell(Progress{Phase: "restoring links", Done: n, Total: total})
		}
		if !w.restoreOne(v) {
			torn = append(torn, v.Num)
		}
		return nil
	})
	for _, num := range torn {
		k.store.Spoil(num) // it is derived anew, and linked then
	}
	if len(torn) > 0 {
		l.mu.Lock()
		k.todo.stale = true
		l.mu.Unlock()
		k.todo.rouse()
	}
	w.ready = err == nil
	return err
}

func (w *weaver) restorePeople(ctx context.Context, s *store.Store) error {
	identities, err := s.Identities(ctx)
	if err != nil {
		return err
	}
	for _, i := range identities {
		w.people.Rule(i.A, i.B, i.Same)
	}
	return s.EachPerson(ctx, func(p *store.Person) error {
		if err := w.people.Restore(p.Data); err != nil {
			return fmt.Errorf("library %s: person %s: %w; whosaid doctor --repair makes all persons anew", s.Path(), p.ID, err)
		}
		return nil
	})
}

// restoreOne takes back what one article left behind; false when it cannot be read.
func (w *weaver) restoreOne(v *store.Woven) bool {
	if v.Links == nil {
		return false
	}
	id, err := w.links.Restore(v.Links)
	if err != nil || id != v.ID {
		return false
	}
	if err := w.groups.Restore(id, v.Group); err != nil {
		w.links.Remove(id)
		return false
	}
	w.prints.restore(v.Num, v.Shingles)
	return true
}

// tie enters an article whose raw reading is made: it gives its persons their
// names over all articles and finds its relations and its story. What has to be
// written goes into the batch.
func (w *weaver) tie(rec *record, b *batch) []model.Relation {
	rec.persons = w.people.Enter(rec.article.ID, alone(rec.raw.Persons))
	b.people(w)
	speakers := rec.speakers(w.people.Canonical)
	relations := w.links.Add(rec.outline, speakers)
	joined := w.groups.Add(rec.outline, relations)
	rec.outline = nil
	rec.story = joined.Story
	b.story(joined)
	return relations
}

// alone copies persons without holding on to the text that their names are
// pieces of.
func alone(persons []model.Person) []model.Person {
	all := slices.Clone(persons)
	for i := range all {
		p := &all[i]
		p.Name, p.Key = strings.Clone(p.Name), strings.Clone(p.Key)
		p.Aliases, p.Roles = aloneAll(p.Aliases), aloneAll(p.Roles)
	}
	return all
}

func aloneAll(list []string) []string {
	if len(list) == 0 {
		return nil
	}
	all := make([]string, len(list))
	for i, s := range list {
		all[i] = strings.Clone(s)
	}
	return all
}

// untie forgets an article, so that it can be entered again.
func (w *weaver) untie(id model.ArticleID) {
	w.groups.Remove(id)
	w.links.Remove(id)
}
