package library

import (
	"bytes"
	"context"
	"errors"
	"sync"
	"sync/atomic"

	"whosaid/model"
	"whosaid/model/library/store"
	"whosaid/model/search"
)

// keptIndex is the search index of a kept library.
type keptIndex struct {
	mu       sync.Mutex
	index    *search.Index
	manifest []byte // the one in the file, as far as is known
	damaged  atomic.Bool
}

func (x *keptIndex) get() *search.Index {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.index
}

func (x *keptIndex) set(index *search.Index, manifest []byte) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.index, x.manifest = index, manifest
}

// wrote notes that the file has another manifest now.
func (x *keptIndex) wrote(c *search.Change) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if c.Manifest != nil {
		x.manifest = c.Manifest
	}
}

// openIndex opens the index as the file has it; one that cannot be read is made
// anew later.
func (k *kept) openIndex() error {
	manifest, err := k.store.IndexManifest(k.ctx)
	if err != nil {
		return err
	}
	b := blocks{k.store, k.ctx}
	x, err := search.Open(manifest, b)
	if err != nil {
		k.index.damaged.Store(true)
		if x, err = search.Open(nil, b); err != nil {
			return err
		}
	}
	k.index.set(x, manifest)
	return nil
}

// overtaken opens the index again when another process has changed it since; it
// reports whether it did.
func (k *kept) overtaken() (bool, error) {
	manifest, err := k.store.IndexManifest(k.ctx)
	if err != nil {
		return false, err
	}
	k.index.mu.Lock()
	same := bytes.Equal(manifest, k.index.manifest)
	k.index.mu.Unlock()
	if same {
		return false, nil
	}
	return true, k.openIndex()
}

// asked runs a search, and again when another process took away what it wanted
// to read.
func (k *kept) asked(ask func(*search.Index) error) error {
	err := ask(k.index.get())
	if !errors.Is(err, search.ErrCorrupt) {
		return err
	}
	if again, problem := k.overtaken(); problem == nil && again {
		if err = ask(k.index.get()); !errors.Is(err, search.ErrCorrupt) {
			return err
		}
	}
	k.mend(err)
	return err
}

// warmIndex reads what every search needs and deletes what a crash left behind.
func (k *kept) warmIndex() error {
	if k.index.damaged.Load() {
		return nil
	}
	err := k.asked(func(x *search.Index) error { return x.Warm(k.ctx) })
	if errors.Is(err, search.ErrCorrupt) {
		return nil // it is made anew
	}
	return err
}

// mergeSteps is how many steps of merging follow a batch; one for every hundred
// articles keeps up.
const mergeSteps = 5

// mergeIndex goes on with the merging of the index's segments, at most steps; it
// reports whether it came to an end. Library.adding is held.
func (k *kept) mergeIndex(steps int) (done bool, err error) {
	x := k.index.get()
	for range steps {
		c, err := x.Merge()
		if err != nil {
			k.mend(err)
			return true, nil
		}
		if c == nil {
			return true, nil
		}
		if err := k.commitIndex(x, c); err != nil {
			return false, err
		}
	}
	return false, nil
}

// commitIndex writes a change of the index alone.
func (k *kept) commitIndex(x *search.Index, c *search.Change) error {
	change := changeOf(c)
	if err := k.store.WriteIndex(&change); err != nil {
		x.Discard(c)
		return err
	}
	x.Committed(c)
	k.index.wrote(c)
	return nil
}

// changeOf is a change of the index as the store writes it.
func changeOf(c *search.Change) store.IndexChange {
	if c == nil {
		return store.IndexChange{}
	}
	out := store.IndexChange{Drop: c.Drop, Manifest: c.Manifest, Put: make([]store.IndexBlock, len(c.Put))}
	for i, b := range c.Put {
		out.Put[i] = store.IndexBlock{Segment: b.Segment, N: b.N, Data: b.Data}
	}
	return out
}

// reindex tells the index who says what now in articles whose speakers the
// reader changed. Library.adding is held.
func (k *kept) reindex(l *Library, nums []int) error {
	x := k.index.get()
	for _, num := range nums {
		if err := k.enter(l, x, num); err != nil {
			return err
		}
	}
	return k.sealIndex(x)
}

// enter enters an article as the file has it.
func (k *kept) enter(l *Library, x *search.Index, num int) error {
	body, found, err := k.store.BodyAt(k.ctx, num)
	if err != nil || !found {
		return err
	}
	rec, err := k.record(k.ctx, l, &body)
	if err != nil {
		return nil //nolint:nilerr // what cannot be read cannot be found; doctor tells
	}
	l.mu.RLock()
	speakers := l.speakers(rec)
	l.mu.RUnlock()
	x.Enter(uint32(num), search.Read(rec.article, rec.reading), rec.names(speakers, func(id model.PersonID) *model.Person { return k.person(l, id) }))
	return nil
}

func (k *kept) sealIndex(x *search.Index) error {
	c, err := x.Seal()
	if err != nil || c == nil {
		return err
	}
	return k.commitIndex(x, c)
}

// remake is remakeIndex for who does not add.
func (k *kept) remake(ctx context.Context, l *Library) error {
	return k.adding(ctx, l, false, func() error {
		if pending, err := k.store.IndexPending(ctx); err != nil || !pending {
			return err
		}
		return k.remakeIndex(ctx, l, nil)
	})
}

// remakeIndex makes the whole index anew from the articles in the file. Until it
// is done the file says so, and the next start begins again.
func (k *kept) remakeIndex(ctx context.Context, l *Library, tell func(Progress)) error {
	if err := k.store.ClearIndex(); err != nil {
		return err
	}
	x, err := search.Open(nil, blocks{k.store, k.ctx})
	if err != nil {
		return err
	}
	k.index.set(x, nil)
	k.index.damaged.Store(false)
	l.mu.RLock()
	total := k.list.tally.Articles
	l.mu.RUnlock()
	const phase = "making the search index"
	for after, done := 0, 0; ; {
		nums, err := k.store.Numbers(ctx, after, batchArticles)
		if err != nil {
			return err
		}
		if len(nums) == 0 {
			return k.store.IndexDone()
		}
		if err := k.reindex(l, nums); err != nil {
			return err
		}
		if _, err := k.mergeIndex(mergeSteps); err != nil {
			return err
		}
		after, done = nums[len(nums)-1], done+len(nums)
		k.works.set(phase, done, total)
		if tell != nil {
			tell(Progress{Phase: phase, Done: done, Total: total})
		}
	}
}
