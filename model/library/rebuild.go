package library

import (
	"context"
	"fmt"

	"whosaid/model/library/store"
	"whosaid/model/stories"
)

// Rebuild derives anew what other code than this derived, or what the reader's
// word made stale, from the texts that are kept. It runs by itself in the
// background; what the reader did is not touched.
func (l *Library) Rebuild(ctx context.Context, tell func(Progress)) error {
	k := l.kept
	if k == nil {
		return nil
	}
	if err := k.store.Flush(); err != nil { // what the reader changed a moment ago counts
		return err
	}
	if k.opt.Reread != nil {
		if err := k.store.SpoilOldRaws(k.opt.Cleaner); err != nil {
			return err
		}
	}
	total, err := k.store.CountStale(ctx, derivation)
	if err != nil || total == 0 {
		return err
	}
	if tell == nil {
		tell = func(Progress) {}
	}
	im := newImporter(l, func(p Progress) {
		if p.Phase == "reading" {
			p.Phase, p.Total = "reading again", total
		}
		k.works.set(p.Phase, p.Done, p.Total)
		tell(p)
	})
	defer k.works.set("", 0, 0)
	var failed error
	_, err = im.run(ctx, func(yield func(*job) bool) {
		for after := 0; ; {
			nums, err := k.store.Stale(ctx, derivation, after, batchArticles)
			if err != nil || len(nums) == 0 {
				failed = err
				return
			}
			for _, num := range nums {
				if after = num; !yield(&job{again: num}) {
					return
				}
			}
		}
	})
	if err != nil {
		return err
	}
	return failed
}

// readAgain runs the stages on the text that is kept, or on what a newer cleaner
// makes of the raw bytes.
func (im *importer) readAgain(ctx context.Context, j *job) {
	body, found, err := im.k.store.BodyAt(ctx, j.again)
	if err == nil && !found {
		err = fmt.Errorf("article %d is gone", j.again)
	}
	j.rec = &record{num: j.again}
	if err != nil {
		j.pending.err = err
		return
	}
	j.body, j.address = &body, body.Address
	if j.rec.original, err = store.UnpackArticle(body.ID, body.Text); err != nil {
		j.pending.err = err
		return
	}
	defer j.recovered("reading again")
	im.reclean(ctx, j)
	if j.rec.state, err = im.stateOf(ctx, body.Key, true); err != nil {
		j.pending.err = err
		return
	}
	im.derive(j)
}

// reclean reads the raw bytes again when another cleaner had read them.
func (im *importer) reclean(ctx context.Context, j *job) {
	if im.k.opt.Reread == nil {
		return
	}
	doc, found, err := im.k.store.RawOf(ctx, j.again)
	if err != nil || !found || doc.Cleaner == im.k.opt.Cleaner {
		return
	}
	a, err := im.k.opt.Reread(doc.Raw)
	if err != nil {
		return // the text that is kept stands
	}
	fresh := *a
	fresh.ID = j.body.ID
	j.rec.original = &fresh
	j.text = store.PackArticle(&fresh)
	doc.Cleaner = im.k.opt.Cleaner
	j.raw = &doc
}

// redo puts what was derived anew in the place of what is kept.
func (im *importer) redo(j *job) {
	defer func() {
		if v := recover(); v != nil {
			im.fail(fmt.Errorf("%s: linking failed: %v; it stays as it was", j.rec.original.Source, v))
		}
	}()
	if j.rec.outline == nil {
		j.rec.outline = stories.NewOutline(j.rec.article, j.rec.raw)
	}
	im.k.weaver.prints.add(j.again, j.sketch)
	im.weave(j, j.body)
	if j.raw != nil {
		im.batch.Raws = append(im.batch.Raws, *j.raw)
	}
	im.progress.Updated++
}
