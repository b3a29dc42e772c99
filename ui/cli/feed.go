package cli

import (
	"context"
	"iter"
	"sync"
	"time"

	"whosaid/model"
	"whosaid/model/library"
)

// batch bounds what is handed to the library at once: enough to keep every
// processor busy, little enough for the first article to come out early.
const (
	batchArticles = 64
	batchBytes    = 4 << 20
)

// loaded is one article, or why there is none.
type loaded struct {
	article *model.Article
	err     error
}

// feed loads articles ahead of whoever takes them.
type feed struct {
	ahead  chan loaded // closed at the end
	peeked []loaded    // taken out of ahead by await, still to be handed on
	stop   context.CancelFunc
	done   sync.WaitGroup
}

// newFeed starts to load. It must be closed.
func newFeed(ctx context.Context, articles func(context.Context) iter.Seq2[*model.Article, error]) *feed {
	ctx, stop := context.WithCancel(ctx)
	f := &feed{ahead: make(chan loaded, 2*batchArticles), stop: stop}
	f.done.Go(func() {
		defer close(f.ahead)
		for a, err := range articles(ctx) {
			select {
			case f.ahead <- loaded{a, err}:
			case <-ctx.Done():
				return
			}
		}
	})
	return f
}

// close ends the loading and waits for its end.
func (f *feed) close() {
	f.stop()
	f.done.Wait()
}

// await waits, no longer than patience, until it is known whether there is
// anything to read. It returns false when the feed has ended without an article.
func (f *feed) await(patience time.Duration) bool {
	late := time.After(patience)
	for {
		select {
		case l, more := <-f.ahead:
			if !more {
				return false
			}
			f.peeked = append(f.peeked, l)
			if l.article != nil {
				return true
			}
		case <-late:
			return true
		}
	}
}

// all yields what is loaded, in order.
func (f *feed) all() iter.Seq[loaded] {
	return func(yield func(loaded) bool) {
		for len(f.peeked) > 0 {
			l := f.peeked[0]
			f.peeked = f.peeked[1:]
			if !yield(l) {
				return
			}
		}
		for l := range f.ahead {
			if !yield(l) {
				return
			}
		}
	}
}

// fill adds every article to lib and tells, after each that was loaded, what
// was wrong with it (nil when nothing was).
func (f *feed) fill(ctx context.Context, lib *library.Library, tell func(loaded)) {
	var batch []*model.Article
	size := 0
	add := func() {
		if len(batch) == 0 {
			return
		}
		if err := lib.Add(ctx, batch...); err != nil {
			tell(loaded{nil, err})
		}
		batch, size = nil, 0 // not reused: the library may still look at it
	}
	for l := range f.all() {
		tell(l)
		if l.article == nil {
			continue
		}
		batch = append(batch, l.article)
		size += len(l.article.Text)
		if len(batch) == batchArticles || size >= batchBytes || len(f.ahead)+len(f.peeked) == 0 {
			add()
		}
	}
	add()
}
