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
	batchAge      = 20 * time.Millisecond
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

// next gives what is loaded next. It is late when patience fires first; more is
// false at the end.
func (f *feed) next(patience <-chan time.Time) (l loaded, late, more bool) {
	if len(f.peeked) > 0 {
		l, f.peeked = f.peeked[0], f.peeked[1:]
		return l, false, true
	}
	select {
	case l, more = <-f.ahead:
		return l, false, more
	case <-patience:
		return loaded{}, true, true
	}
}

// fill adds every article to lib and tells of each that was loaded, or why it
// was not. Articles are added in batches, so that all processors are used.
func (f *feed) fill(ctx context.Context, lib *library.Library, tell func(loaded)) {
	var batch []*model.Article
	var old <-chan time.Time // fires when the batch has waited long enough
	size := 0
	add := func() {
		if len(batch) == 0 {
			return
		}
		if err := lib.Add(ctx, batch...); err != nil {
			tell(loaded{nil, err})
		}
		batch, old, size = nil, nil, 0 // not reused: the library may still look at it
	}
	for {
		l, late, more := f.next(old)
		if late || !more {
			add()
			if !more {
				return
			}
			continue
		}
		tell(l)
		if l.article == nil {
			continue
		}
		if batch = append(batch, l.article); old == nil {
			old = time.After(batchAge)
		}
		if size += len(l.article.Text); len(batch) == batchArticles || size >= batchBytes {
			add()
		}
	}
}
