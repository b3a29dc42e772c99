package search

import (
	"context"
	"slices"
	"sync"

	"whosaid/model"
)

// Document is what the index is told of one article.
type Document struct {
	Article *model.Article
	Reading *model.Reading
	// Speakers holds, for each of Reading.Quotes, the names and roles of who said it.
	Speakers [][]string
}

// Index finds articles. All methods are safe for concurrent use; searches never
// wait for more than one Enter.
type Index struct {
	cache *cache

	mu       sync.RWMutex
	live     *tail
	frozen   *tail // what a Seal that is not committed took; nil otherwise
	segments []sealed
	next     uint32 // the next segment's number
	merging  *merger
	change   *Change  // handed out and neither committed nor discarded
	orphans  []uint32 // segments that were begun and given up

	memory *memory // of an index that is not kept
}

// sealed is a segment and which of its documents were deleted.
type sealed struct {
	*segment
	dead bitmap // as searches see it
	kept bitmap // as the last Seal wrote it down
}

// Open returns the index that a manifest and blocks were kept of; a new one when
// the manifest is nil. It reads no block. The error is ErrVersion or wraps
// ErrCorrupt: then the index has to be made anew.
func Open(manifest []byte, blocks Blocks) (*Index, error) {
	x := &Index{cache: newCache(blocks), live: newTail(), next: 1}
	if manifest != nil {
		if err := x.restore(manifest); err != nil {
			return nil, err
		}
	}
	return x, nil
}

// Warm reads what every search needs, about 12 bytes an article, so that the
// first one is as fast as the others.
func (x *Index) Warm(ctx context.Context) error {
	v := x.view()
	v.unlock()
	r := &run{ctx: ctx, fetch: x.cache.get}
	for _, s := range v.segments {
		s.open(r)
	}
	return r.err
}

// Enter adds a document under a number; one of the same number is replaced.
// speakers holds, for each of the reading's quotations, the names and roles of
// who said it. It is found at once.
func (x *Index) Enter(num uint32, t *Terms, speakers [][]string) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.remove(num)
	x.live.enter(num, t, speakers)
}

// Delete takes a document out.
func (x *Index) Delete(num uint32) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.remove(num)
}

// remove declares a document dead wherever it is.
func (x *Index) remove(num uint32) {
	if x.live.remove(num) {
		x.live.gone = append(x.live.gone, num) // it may have replaced one
		return
	}
	if x.frozen != nil && x.frozen.remove(num) {
		x.live.gone = append(x.live.gone, num)
		return
	}
	if s, doc := x.locate(num); s != nil {
		s.dead = s.dead.with(doc)
		x.live.gone = append(x.live.gone, num)
	}
}

// locate returns the segment and document of a number, or nil.
func (x *Index) locate(num uint32) (*sealed, uint32) {
	for i := range x.segments {
		s := &x.segments[i]
		if num < s.min || num > s.max {
			continue
		}
		in := s.open(x.run())
		if in == nil {
			continue // damaged: every search says so
		}
		if doc := in.find(num); doc != none && !s.dead.has(doc) {
			return s, doc
		}
	}
	return nil, 0
}

func (x *Index) run() *run { return &run{ctx: context.Background(), fetch: x.cache.get} }

// Has reports whether the index has a document of that number.
func (x *Index) Has(num uint32) bool {
	x.mu.Lock()
	defer x.mu.Unlock()
	if _, ok := x.live.at[num]; ok {
		return true
	}
	if x.frozen != nil {
		if _, ok := x.frozen.at[num]; ok {
			return true
		}
	}
	s, _ := x.locate(num)
	return s != nil
}

// Len is the number of documents.
func (x *Index) Len() int {
	x.mu.RLock()
	defer x.mu.RUnlock()
	n := len(x.live.at)
	if x.frozen != nil {
		n += len(x.frozen.at)
	}
	for i := range x.segments {
		n += x.segments[i].size - x.segments[i].dead.count()
	}
	return n
}

// view is the index as one search sees it.
type view struct {
	tails    []*tail // to be read before unlock only
	segments []*segment
	dead     []bitmap
	unlock   func()
}

func (x *Index) view() *view {
	x.mu.RLock()
	v := &view{tails: []*tail{x.live}, unlock: x.mu.RUnlock}
	if x.frozen != nil {
		v.tails = append(v.tails, x.frozen)
	}
	for _, s := range x.segments {
		v.segments = append(v.segments, s.segment)
		v.dead = append(v.dead, s.dead)
	}
	return v
}

// stale reports that a segment of the view is no longer part of the index.
func (x *Index) stale(v *view) bool {
	x.mu.RLock()
	defer x.mu.RUnlock()
	for _, s := range v.segments {
		if !slices.ContainsFunc(x.segments, func(o sealed) bool { return o.segment == s }) {
			return true
		}
	}
	return false
}
