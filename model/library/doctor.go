package library

import (
	"context"
	"errors"
	"fmt"

	"whosaid/model/library/store"
)

// Report is what Doctor found.
type Report struct {
	Path       string       `json:"path"`
	OK         bool         `json:"ok"`
	Schema     int          `json:"schema"`
	Derivation int          `json:"derivation"` // version of the code that derives
	Bytes      int64        `json:"bytes"`
	Parts      []store.Size `json:"parts"`
	Articles   int          `json:"articles"`
	// Stale counts the articles that wait to be derived anew, StateWithoutArticle
	// those that the reader did something with and that are not kept: no fault.
	Stale               int      `json:"stale"`
	StateWithoutArticle int      `json:"state_without_article"`
	Problems            []string `json:"problems"`
	Repaired            []string `json:"repaired"`
	// Salvaged is what was saved of a file so damaged that a new one was made.
	Salvaged *store.Salvaged `json:"salvaged,omitempty"`

	broken []string // what is wrong with the pages of the file
}

// Doctor checks the library at path, page by page, table by table, article by
// article, and mends it when repair is set: everything derived is made anew from
// the texts, and what the reader did is not touched. Where the file itself is so
// damaged that SQLite cannot mend it, what can still be read is copied into a new
// one, and the damaged one is kept beside it. It tells how far it has come.
func Doctor(ctx context.Context, path string, repair bool, o Options, tell func(Progress)) (Report, error) {
	if tell == nil {
		tell = func(Progress) {}
	}
	r := Report{Path: path, Derivation: derivation, Problems: []string{}, Repaired: []string{}}
	s, err := store.Open(ctx, path)
	if err != nil {
		if !repair || !store.Damaged(err) {
			return r, err
		}
		r.Problems = append(r.Problems, err.Error())
		err = r.salvage(ctx, o, tell)
		return r, err
	}
	err = r.examine(ctx, s, tell)
	beyond := false
	if err == nil && repair && len(r.Problems) > 0 {
		beyond, err = r.mend(ctx, s)
	}
	if err := errors.Join(err, s.Close()); err != nil && !beyond {
		return r, err
	}
	if beyond {
		err = r.salvage(ctx, o, tell)
		return r, err
	}
	if repair && len(r.Repaired) > 0 {
		err = r.renew(ctx, o, tell)
	}
	r.OK = len(r.Problems) == 0
	return r, err
}

// examine looks at everything.
func (r *Report) examine(ctx context.Context, s *store.Store, tell func(Progress)) error {
	tell(Progress{Phase: "checking the file"})
	var broken, misfits []string
	steps := []func() error{
		func() (err error) { r.Schema, err = s.Schema(ctx); return err },
		func() (err error) { broken, err = s.Integrity(ctx); return err },
		func() (err error) { r.Parts, err = s.Sizes(ctx); return err },
		func() (err error) { misfits, err = s.Check(ctx); return err },
		func() (err error) { r.Stale, err = s.CountStale(ctx, derivation); return err },
		func() (err error) { r.StateWithoutArticle, err = s.StateWithoutArticle(ctx); return err },
		func() error { return r.readAll(ctx, s, tell) },
	}
	for _, step := range steps {
		if err := step(); err != nil {
			if len(broken) == 0 {
				return err
			}
			broken = append(broken, err.Error())
		}
	}
	r.Bytes, r.broken = s.FileSize(), broken
	r.Problems = append(append(r.Problems, broken...), misfits...)
	return nil
}

// readAll reads every article.
func (r *Report) readAll(ctx context.Context, s *store.Store, tell func(Progress)) error {
	tally, err := s.Tally(ctx)
	if err != nil {
		return err
	}
	for after := 0; ; {
		nums, err := s.Numbers(ctx, after, batchArticles)
		if err != nil || len(nums) == 0 {
			return err
		}
		for _, num := range nums {
			body, found, err := s.BodyAt(ctx, num)
			if err != nil {
				return err
			}
			r.Articles++
			if after = num; !found {
				continue // Check tells
			}
			if err := examine(&body); err != nil {
				r.Problems = append(r.Problems, err.Error())
			}
		}
		tell(Progress{Phase: "checking the articles", Done: r.Articles, Total: tally.Articles})
	}
}

// examine reads one article.
func examine(body *store.Body) error {
	a, err := store.UnpackArticle(body.ID, body.Text)
	if err != nil {
		return fmt.Errorf("the text of %w", err)
	}
	if body.Made == 0 {
		return nil // nothing derived is kept that anybody reads
	}
	rec := &record{article: a, original: a}
	if rec.raw, err = store.UnpackReading(body.ID, body.Reading, a.Text); err != nil {
		return err
	}
	if rec.raw.Persons, rec.persons, err = store.UnpackCast(body.Persons); err != nil {
		return fmt.Errorf("article %s: %w", body.ID, err)
	}
	return rec.sound()
}

// mend makes the tables fit each other and marks everything derived to be made
// anew: where one thing is damaged, what else is cannot be told. beyond says that
// the file cannot be mended in its place.
func (r *Report) mend(ctx context.Context, s *store.Store) (beyond bool, err error) {
	if !store.Reindexable(r.broken) {
		return true, nil
	}
	if err = s.Repair(); err == nil {
		err = errors.Join(s.SpoilAll(), s.ClearIndex())
	}
	if store.Damaged(err) {
		return true, nil
	}
	if err != nil {
		return false, fmt.Errorf("%w; restore a backup, or give whosaid a new file with --library and add the sources again", err)
	}
	left, err := s.Integrity(ctx)
	if store.Damaged(err) || len(left) > 0 {
		return true, nil
	}
	r.Repaired = append(r.Repaired, r.Problems...)
	return false, err
}

// renew derives anew what was damaged and looks again.
func (r *Report) renew(ctx context.Context, o Options, tell func(Progress)) error {
	l, err := Open(ctx, r.Path, o)
	if err != nil {
		return err
	}
	if r.Salvaged != nil {
		err = l.addAgain(ctx, r.Salvaged.Texts, tell)
	}
	if err == nil {
		err = l.Rebuild(ctx, tell)
	}
	if err == nil {
		err = l.kept.remake(ctx, l)
	}
	if err := errors.Join(err, l.Close()); err != nil {
		return err
	}
	again, err := Doctor(ctx, r.Path, false, o, tell)
	again.Repaired, again.Salvaged = r.Repaired, r.Salvaged
	*r = again
	return err
}
