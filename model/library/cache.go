package library

import (
	linked "container/list"
	"context"
	"sync"

	"whosaid/model"
)

// cacheBytes bounds the text of the records that a cache holds, cacheRecords
// their number.
const (
	cacheBytes   = 16 << 20
	cacheRecords = 256
)

// cache holds the records used last. It is safe for concurrent use.
type cache struct {
	load func(context.Context, model.ArticleID) (*record, error) // nil, nil when there is none

	mu     sync.Mutex
	order  *linked.List // of *record, the latest used first
	byID   map[model.ArticleID]*linked.Element
	bytes  int
	flight map[model.ArticleID]*flight

	ahead   chan []model.ArticleID // what is to be loaded before it is asked for; the latest wish counts
	aheadOf sync.Once
}

// flight is a load that is under way.
type flight struct {
	done chan struct{}
	rec  *record
	err  error
	// void is set when what is loaded was changed meanwhile.
	void bool
}

func newCache(load func(context.Context, model.ArticleID) (*record, error)) *cache {
	return &cache{
		load: load, order: linked.New(), byID: map[model.ArticleID]*linked.Element{}, flight: map[model.ArticleID]*flight{},
		ahead: make(chan []model.ArticleID, 1),
	}
}

// recordOf is the record that an element of order holds.
func recordOf(e *linked.Element) *record {
	rec, _ := e.Value.(*record) // order holds nothing else
	return rec
}

// has reports whether get would answer at once.
func (c *cache) has(id model.ArticleID) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.byID[id] != nil
}

// peek returns the record when it is at hand, else nil.
func (c *cache) peek(id model.ArticleID) *record {
	c.mu.Lock()
	defer c.mu.Unlock()
	if e := c.byID[id]; e != nil {
		return recordOf(e)
	}
	return nil
}

// get returns a record, loaded when it must be; two who ask at a time load once.
func (c *cache) get(ctx context.Context, id model.ArticleID) (*record, error) {
	c.mu.Lock()
	if e := c.byID[id]; e != nil {
		c.order.MoveToFront(e)
		c.mu.Unlock()
		return recordOf(e), nil
	}
	f := c.flight[id]
	if f != nil {
		c.mu.Unlock()
		select {
		case <-f.done:
			return f.rec, f.err
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
	f = &flight{done: make(chan struct{})}
	c.flight[id] = f
	c.mu.Unlock()

	f.rec, f.err = c.load(ctx, id)
	c.mu.Lock()
	delete(c.flight, id)
	if f.err == nil && f.rec != nil && !f.void {
		c.put(id, f.rec)
	}
	c.mu.Unlock()
	close(f.done)
	return f.rec, f.err
}

// put enters a record; c.mu is held.
func (c *cache) put(id model.ArticleID, rec *record) {
	if c.byID[id] != nil {
		return
	}
	c.byID[id] = c.order.PushFront(rec)
	c.bytes += rec.size()
	for c.order.Len() > cacheRecords || c.bytes > cacheBytes && c.order.Len() > 1 {
		c.remove(c.order.Back())
	}
}

func (c *cache) remove(e *linked.Element) {
	rec := recordOf(e)
	c.order.Remove(e)
	delete(c.byID, rec.article.ID)
	c.bytes -= rec.size()
}

// drop forgets records, so that they are loaded anew.
func (c *cache) drop(ids ...model.ArticleID) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, id := range ids {
		if e := c.byID[id]; e != nil {
			c.remove(e)
		}
		if f := c.flight[id]; f != nil {
			f.void = true
		}
	}
}

// clear forgets all records.
func (c *cache) clear() {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, f := range c.flight {
		f.void = true
	}
	c.order.Init()
	clear(c.byID)
	c.bytes = 0
}

// prefetch loads records in the background, in place of what an earlier call has
// not begun.
func (c *cache) prefetch(ctx context.Context, ids []model.ArticleID) {
	c.aheadOf.Do(func() { go c.runAhead(ctx) })
	for {
		select {
		case c.ahead <- ids:
			return
		case <-c.ahead: // an older wish makes room
		}
	}
}

func (c *cache) runAhead(ctx context.Context) {
	var ids []model.ArticleID
	for {
		if len(ids) == 0 {
			select {
			case ids = <-c.ahead:
			case <-ctx.Done():
				return
			}
		}
		select {
		case ids = <-c.ahead:
			continue
		case <-ctx.Done():
			return
		default:
		}
		if len(ids) == 0 {
			continue
		}
		_, _ = c.get(ctx, ids[0]) // who needs it asks again and hears of the failure
		ids = ids[1:]
	}
}

// size is about how many bytes a record takes.
func (rec *record) size() int {
	return 2*len(rec.article.Text) + 256*len(rec.article.Blocks) + 400*len(rec.raw.Mentions) + 600*len(rec.raw.Quotes)
}
