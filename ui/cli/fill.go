package cli

import (
	"context"
	"iter"
	"sync"

	"whosaid/model"
	"whosaid/model/library"
)

// batch bounds what is handed to the library at once: enough to keep every
// processor busy, little enough for the first article to come out early.
const (
	batchArticles = 64
	batchBytes    = 4 << 20
)

// articles yields what the arguments name, the sample edition when there are none.
func (c *commands) articles(ctx context.Context, args []string) iter.Seq2[*model.Article, error] {
	if len(args) == 0 {
		return c.deps.Sample()
	}
	return c.deps.Load(ctx, args)
}

// fill adds every article to lib, loading the next ones while the last are
// being read, and calls failed for each that can't be. Both run on the caller's
// goroutine.
func (c *commands) fill(ctx context.Context, lib *library.Library, args []string, failed func(error)) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	type loaded struct {
		article *model.Article
		err     error
	}
	ahead := make(chan loaded, 2*batchArticles)
	var loader sync.WaitGroup
	loader.Go(func() {
		defer close(ahead)
		for a, err := range c.articles(ctx, args) {
			select {
			case ahead <- loaded{a, err}:
			case <-ctx.Done():
				return
			}
		}
	})
	defer loader.Wait()
	defer cancel()

	var batch []*model.Article
	size := 0
	flush := func() {
		if len(batch) > 0 {
			failed(lib.Add(ctx, batch...))
		}
		batch, size = nil, 0 // the library may still look at the old one
	}
	for l := range ahead {
		if l.err != nil {
			failed(l.err)
		}
		if l.article == nil {
			continue
		}
		batch = append(batch, l.article)
		size += len(l.article.Text)
		if len(batch) == batchArticles || size >= batchBytes || len(ahead) == 0 {
			flush()
		}
	}
	flush()
}

// fillBehind fills lib behind the screen; the channel gives the errors once it
// is done. They are kept till then, for a message would tear the screen.
func (c *commands) fillBehind(ctx context.Context, lib *library.Library, args []string) <-chan []error {
	done := make(chan []error, 1)
	go func() {
		var errs []error
		c.fill(ctx, lib, args, func(err error) { errs = append(errs, err) })
		done <- errs
	}()
	return done
}
