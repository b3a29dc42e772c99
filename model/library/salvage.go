package library

import (
	"context"
	"fmt"
	"time"

	"github.com/gofrs/flock"

	"whosaid/model"
	"whosaid/model/library/store"
)

// salvage has a new file made of what can be read of the damaged one, and derives
// anew what was derived.
func (r *Report) salvage(ctx context.Context, o Options, tell func(Progress)) error {
	soon, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	release, err := lockFile(soon, r.Path)
	if err != nil {
		return err
	}
	r.Salvaged, err = store.Salvage(ctx, r.Path, time.Now(), func(part string) { tell(Progress{Phase: "saving " + part}) })
	release()
	if err != nil {
		return fmt.Errorf("%w; restore a backup, or give whosaid a new file with --library and add the sources again", err)
	}
	r.Repaired = append(r.Repaired, r.Problems...)
	err = r.renew(ctx, o, tell)
	r.OK = err == nil && len(r.Problems) == 0
	return err
}

// lockFile takes the right to add to the library at path, waiting for it no longer
// than until ctx ends.
func lockFile(ctx context.Context, path string) (release func(), err error) {
	lock := flock.New(path + ".lock")
	ok, err := lock.TryLockContext(ctx, lockAgain)
	switch {
	case ok:
		return func() { _ = lock.Unlock() }, nil // the lock falls with the file's handle in any case
	case err == nil || ctx.Err() != nil:
		return nil, fmt.Errorf("library %s: %w; try again when it is done", path, ErrAdding)
	}
	return nil, fmt.Errorf("library %s: cannot be locked: %w; check that its folder can be written", path, err)
}

// addAgain adds articles whose texts are all that was saved of them.
func (l *Library) addAgain(ctx context.Context, texts [][]byte, tell func(Progress)) error {
	if len(texts) == 0 {
		return nil
	}
	_, err := l.Import(ctx, func(yield func(*model.Article, error) bool) {
		for _, blob := range texts {
			a, err := store.UnpackArticle("", blob)
			if err != nil {
				continue
			}
			a.ID = model.ArticleID(fmt.Sprintf("%016x", uint64(addressOf(a.Key()))))
			if !yield(a, nil) {
				return
			}
		}
	}, tell)
	return err
}
