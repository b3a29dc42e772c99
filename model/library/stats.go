package library

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"
	"sync"

	"whosaid/model"
	"whosaid/model/library/store"
	"whosaid/model/people"
)

// Stats is what a library holds. An article that several outlets printed counts
// once in everything but Printings.
type Stats struct {
	Articles  int           `json:"articles"`
	Printings int           `json:"printings"`
	Words     int           `json:"words"`
	Quotes    int           `json:"quotes"`
	People    int           `json:"people"`    // persons, organisations and accounts with a name
	Stories   int           `json:"stories"`   // told by two articles or more
	Relations int           `json:"relations"` // pairs of quotations of one statement
	Unread    int           `json:"unread"`
	Starred   int           `json:"starred"`
	Sources   int           `json:"sources"`
	First     string        `json:"first,omitempty"` // the earliest date of an article
	Last      string        `json:"last,omitempty"`
	Outlets   []OutletCount `json:"outlets"` // those with the most articles first
	File      *FileStats    `json:"file,omitempty"`
}

// OutletCount is how many articles of an outlet there are.
type OutletCount struct {
	Outlet   string `json:"outlet"`
	Articles int    `json:"articles"`
}

// FileStats is what a library takes on the disk.
type FileStats struct {
	Path   string       `json:"path"`
	Bytes  int64        `json:"bytes"`
	Schema int          `json:"schema"`
	Stale  int          `json:"stale"` // articles that wait to be derived anew
	Parts  []store.Size `json:"parts"`
}

// Stats counts what the library holds. Of a kept library it asks the file.
func (l *Library) Stats(ctx context.Context) (s Stats, err error) {
	if l.kept != nil {
		err = l.kept.stats(ctx, &s)
		return s, err
	}
	entries := l.once(l.Entries())
	s.Printings = l.Count().Printings
	t := store.NewSurvey()
	for i := range entries {
		line := lineOf(&entries[i], 0)
		t.Add(&line)
	}
	s.take(t)
	s.People, s.Relations = named(l.People()), between(l.Relations(), entries)
	return s, nil
}

// stats counts what the file holds.
func (k *kept) stats(ctx context.Context, s *Stats) error {
	if err := k.store.Flush(); err != nil && !errors.Is(err, store.ErrReadOnly) { // what was marked a moment ago counts
		return err
	}
	var all sync.WaitGroup
	var failed error
	all.Go(func() { failed = k.fileStats(ctx, s) })
	t, err := k.store.Survey(ctx)
	all.Wait()
	if err := errors.Join(err, failed); err != nil {
		return err
	}
	s.take(t)
	tally, err := k.store.Tally(ctx)
	if err != nil {
		return err
	}
	s.Printings = tally.Printings
	sources, err := k.store.Sources(ctx)
	if err != nil {
		return err
	}
	s.Sources = len(sources)
	return nil
}

// take takes over what a survey of the articles counted.
func (s *Stats) take(t *store.Survey) {
	s.Articles, s.Words, s.Quotes, s.Unread, s.Starred = t.Articles, t.Words, t.Quotes, t.Unread, t.Starred
	s.Stories, s.First, s.Last = t.Shared(), t.First, t.Last
	s.Outlets = []OutletCount{}
	for name, n := range t.Outlets {
		if name != "" {
			s.Outlets = append(s.Outlets, OutletCount{name, n})
		}
	}
	slices.SortFunc(s.Outlets, func(a, b OutletCount) int {
		return cmp.Or(cmp.Compare(b.Articles, a.Articles), strings.Compare(a.Outlet, b.Outlet))
	})
}

// between counts the relations of quotations in these articles.
func between(all []model.Relation, entries []Entry) (n int) {
	known := map[model.ArticleID]bool{}
	for i := range entries {
		known[entries[i].ID] = true
	}
	for _, r := range all {
		if known[articleOf(r.A)] && known[articleOf(r.B)] {
			n++
		}
	}
	return n
}

// named counts the persons with a name of their own.
func named(all []model.Person) (n int) {
	for i := range all {
		if isNamed(&all[i]) {
			n++
		}
	}
	return n
}

func isNamed(p *model.Person) bool {
	switch p.Kind {
	case model.KindPerson, model.KindOrganisation, model.KindAccount:
		return true
	}
	return false
}

// countNamed is named for the persons that are kept.
func (k *kept) countNamed() (n int) {
	err := k.store.EachPerson(k.ctx, func(row *store.Person) error {
		p, gone, err := people.PersonOf(row.Data)
		if err == nil && !gone && isNamed(&p) {
			n++
		}
		return err
	})
	k.unexpected(err)
	return n
}

// once leaves one entry of those articles that print the same text.
func (l *Library) once(entries []Entry) []Entry {
	p := newPrints()
	var kept []Entry
	var all [][]uint64
	for i := range entries {
		a := l.Article(entries[i].ID)
		if a == nil {
			continue
		}
		s, mine := sketchOf(a), shingles(a)
		again := slices.ContainsFunc(p.find(s, compared), func(num int) bool { return reprints(mine, all[num-1]) })
		if again {
			continue
		}
		kept, all = append(kept, entries[i]), append(all, mine)
		p.add(len(kept), s)
	}
	return kept
}

// fileStats tells of the file, and counts what stands in no line of an article:
// persons and relations.
func (k *kept) fileStats(ctx context.Context, s *Stats) (err error) {
	f := &FileStats{Path: k.store.Path(), Bytes: k.store.FileSize()}
	if f.Schema, err = k.store.Schema(ctx); err != nil {
		return err
	}
	if f.Stale, err = k.store.CountStale(ctx, derivation); err != nil {
		return err
	}
	if f.Parts, err = k.store.Footprint(ctx); err != nil {
		return err
	}
	if s.Relations, err = k.store.CountRelations(ctx); err != nil {
		return err
	}
	s.People = k.countNamed()
	s.File = f
	return ctx.Err()
}

// wait waits until the whole list is in.
func (k *kept) wait(ctx context.Context) error {
	select {
	case <-k.whole:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Backup writes all of a kept library into a new file, as it is now.
func (l *Library) Backup(ctx context.Context, path string) error {
	if l.kept == nil {
		return errNotKept
	}
	if err := l.kept.store.Flush(); err != nil {
		return err
	}
	return l.kept.store.Backup(ctx, path)
}
