package library

import (
	"context"
	"sync"

	"whosaid/model/library/store"
)

// roll is what the file holds, as far as a long import needs it to tell that an
// article is new without asking the file: the addresses of all articles and
// reprints, and the keys under which the reader did something. It stands while the
// importer has the right to add, so that no other process can add to it. What is
// not on the roll is not in the file; what is may have gone.
type roll struct {
	mu        sync.RWMutex
	addresses map[int64]struct{} // nil while there is no roll
	keys      map[string]struct{}
}

// How large an import must be for a roll to be worth reading: so many articles, and
// one for so many of the library's.
const (
	rollLeast = 64
	rollShare = 32
)

// call reads the roll.
func (r *roll) call(ctx context.Context, s *store.Store) error {
	addresses, keys := map[int64]struct{}{}, map[string]struct{}{}
	err := s.EachAddress(ctx, func(address int64) { addresses[address] = struct{}{} })
	if err == nil {
		err = s.EachRecordKey(ctx, func(key string) { keys[key] = struct{}{} })
	}
	if err != nil {
		return err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.addresses, r.keys = addresses, keys
	return nil
}

// called reports whether there is a roll.
func (r *roll) called() bool {
	r.mu.RLock()
	defer r.mu.RUnlock()
	return r.addresses != nil
}

// drop forgets the roll.
func (r *roll) drop() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.addresses, r.keys = nil, nil
}

// enter takes over what a batch brings, before it counts as written.
func (r *roll) enter(b *batch) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.addresses == nil {
		return
	}
	for i := range b.Articles {
		r.addresses[b.Articles[i].Address] = struct{}{}
	}
	for i := range b.Reprints {
		r.addresses[b.Reprints[i].Address] = struct{}{}
	}
}

// unknown reports that the file holds nothing of that key and address; false where
// it may.
func (r *roll) unknown(key string, address int64) bool {
	r.mu.RLock()
	defer r.mu.RUnlock()
	if r.addresses == nil {
		return false
	}
	_, has := r.addresses[address]
	_, marked := r.keys[key]
	return !has && !marked
}
