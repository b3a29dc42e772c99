package search

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
)

// Block is a piece of an index that is kept: about 16 KB, found again by its
// segment and number, and never changed.
type Block struct {
	Segment, N uint32
	Data       []byte
}

// Blocks are the blocks that were kept. Block is called by many goroutines at a
// time; its data must not change afterwards. A block that is not there is an error.
type Blocks interface {
	Block(segment, n uint32) ([]byte, error)
}

// memoryBlocks keeps blocks in memory, without their checksums.
type memoryBlocks struct {
	mu   sync.RWMutex
	data map[uint32][][]byte
}

var errNoBlock = errors.New("no such block")

func (m *memoryBlocks) Block(segment, n uint32) ([]byte, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	if s := m.data[segment]; int(n) < len(s) && s[n] != nil {
		return s[n], nil
	}
	return nil, errNoBlock
}

func (m *memoryBlocks) write(c *Change) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, b := range c.Put {
		s := m.data[b.Segment]
		for len(s) <= int(b.N) {
			s = append(s, nil)
		}
		s[b.N] = b.Data
		m.data[b.Segment] = s
	}
	for _, id := range c.Drop {
		delete(m.data, id)
	}
}

// cacheSize bounds the blocks that are held in memory, bytes.
const cacheSize = 16 << 20

// cache holds the blocks that were used last, verified and without checksums.
type cache struct {
	blocks Blocks
	mu     sync.Mutex
	at     map[uint64]*cached
	used   cached // the ring of all, the last used behind it
	size   int
}

type cached struct {
	key        uint64
	data       []byte
	prev, next *cached
}

func newCache(b Blocks) *cache {
	c := &cache{blocks: b, at: map[uint64]*cached{}}
	c.used.prev, c.used.next = &c.used, &c.used
	return c
}

// first puts e right behind the ring's head.
func (c *cache) first(e *cached) {
	e.prev, e.next = &c.used, c.used.next
	e.prev.next, e.next.prev = e, e
}

func (e *cached) leave() { e.prev.next, e.next.prev = e.next, e.prev }

func (c *cache) get(segment, n uint32) ([]byte, error) {
	if m, ok := c.blocks.(*memoryBlocks); ok {
		data, err := m.Block(segment, n)
		if err != nil {
			return nil, err
		}
		return data[:len(data)-4], nil
	}
	data, _, err := c.look(segment, n)
	return data, err
}

// look is get for blocks that are kept; read reports that it was not in memory.
func (c *cache) look(segment, n uint32) (data []byte, read bool, err error) {
	key := uint64(segment)<<32 | uint64(n)
	c.mu.Lock()
	if e := c.at[key]; e != nil {
		e.leave()
		c.first(e)
		c.mu.Unlock()
		return e.data, false, nil
	}
	c.mu.Unlock()
	data, err = fetch(c.blocks, segment, n)
	if err != nil {
		return nil, true, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.at[key] == nil {
		e := &cached{key: key, data: data}
		c.at[key] = e
		c.first(e)
		c.size += len(data)
	}
	for c.size > cacheSize && c.used.prev != c.used.next {
		last := c.used.prev
		last.leave()
		delete(c.at, last.key)
		c.size -= len(last.data)
	}
	return data, true, nil
}

// counting is get that counts in n how often a block was not in memory.
func (c *cache) counting(n *atomic.Int64) func(segment, n uint32) ([]byte, error) {
	if _, ok := c.blocks.(*memoryBlocks); ok {
		return c.get
	}
	return func(segment, block uint32) ([]byte, error) {
		data, read, err := c.look(segment, block)
		if read {
			n.Add(1)
		}
		return data, err
	}
}

// fetch reads one block and verifies it.
func fetch(b Blocks, segment, n uint32) ([]byte, error) {
	data, err := b.Block(segment, n)
	if err == nil {
		data, err = unseal(data)
	}
	if err != nil && !errors.Is(err, ErrCorrupt) {
		err = fmt.Errorf("%w: %w", ErrCorrupt, err)
	}
	if err != nil {
		return nil, fmt.Errorf("segment %d, block %d: %w", segment, n, err)
	}
	return data, nil
}

// run is one search or one step of a merge on its way: where it gets blocks, and
// the first error, after which all that it reads is empty.
type run struct {
	ctx   context.Context
	fetch func(segment, n uint32) ([]byte, error)
	err   error
	ticks int

	// hasty lets a search leave out what takes long to find, see hastyMost; looked
	// is what it has spent of that, and cut that it left some out.
	hasty  bool
	looked int
	cut    bool
	// checked is how many documents were looked at for where their words stand.
	checked int

	// brief has a search end, unfinished, when it has spent briefMost; reads is how
	// many blocks it, with all who share in it, has read that were not in memory.
	brief      bool
	unfinished bool
	reads      atomic.Int64
}

// briefMost is how much a search looks at that is to be brief: so many documents
// for the places of their words, of which a block read is worth blockCost. Either
// takes 5 to 10 ms.
const (
	briefMost  = 16384
	blockCost  = 100
	briefBatch = 1024
)

// weary reports that a search that is to be brief has spent what it may.
func (r *run) weary() bool {
	return r.brief && r.checked+blockCost*int(r.reads.Load()) >= briefMost
}

// block returns a block's data, nil after an error or when the search has ended.
func (r *run) block(segment, n uint32) []byte {
	if r.stopped() {
		return nil
	}
	data, err := r.fetch(segment, n)
	if err != nil {
		r.err = err
	}
	return data
}

func (r *run) stopped() bool {
	if r.err == nil {
		r.err = r.ctx.Err()
	}
	return r.err != nil
}

// tick reports, now and then, that the search has to stop.
func (r *run) tick() bool {
	r.ticks++
	return r.ticks%256 == 0 && r.stopped()
}

// corrupt notes that what a block says can't be.
func (r *run) corrupt(segment uint32, what string) {
	if r.err == nil {
		r.err = fmt.Errorf("segment %d: %w: %s", segment, ErrCorrupt, what)
	}
}
