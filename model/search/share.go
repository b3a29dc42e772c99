package search

import (
	"maps"
	"runtime"
	"slices"
	"sync"
)

// check returns those of some documents, rising, that it keeps. Each call's
// documents come after those of the call before.
type check func(docs []uint32) []uint32

// Large batches are looked at by several goroutines, a share each: no more than
// mostShares, of sharedDocs documents at least, for which a goroutine pays.
const (
	sharedDocs = 256
	mostShares = 4
)

// shared returns a check that shares large batches out among as many goroutines as
// there are processors. What checker makes for the segment, and for twins of it, is
// used by one goroutine at a time.
func (b *segmentPart) shared(checker func(*segmentPart) check) check {
	first := checker(b)
	var twins []*segmentPart
	var checks []check
	return func(docs []uint32) []uint32 {
		n := min(len(docs)/sharedDocs, runtime.GOMAXPROCS(0), mostShares)
		if n < 2 {
			return first(docs)
		}
		for len(twins) < n-1 {
			t := b.twin()
			twins, checks = append(twins, t), append(checks, checker(t))
		}
		var kept [mostShares][]uint32
		var all sync.WaitGroup
		for i := range n - 1 {
			all.Go(func() { kept[i+1] = checks[i](docs[(i+1)*len(docs)/n : (i+2)*len(docs)/n]) })
		}
		kept[0] = first(docs[:len(docs)/n])
		all.Wait()
		for _, t := range twins {
			b.join(t)
		}
		return slices.Concat(kept[:n]...)
	}
}

// twin is a part for another goroutine, which searches the same segment for the
// same plan.
func (b *segmentPart) twin() *segmentPart {
	r := &run{ctx: b.r.ctx, fetch: b.r.fetch, hasty: b.r.hasty}
	return &segmentPart{
		r: r, s: b.s, in: b.in, dead: b.dead, scan: b.s.scanner(r, b.in),
		entries: maps.Clone(b.entries), begun: maps.Clone(b.begun), split: maps.Clone(b.split),
		met: map[metAt]met{},
	}
}

// join takes over what a twin has found, or what went wrong.
func (b *segmentPart) join(t *segmentPart) {
	if b.r.err == nil {
		b.r.err = t.r.err
	}
	maps.Copy(b.met, t.met)
	clear(t.met)
}
