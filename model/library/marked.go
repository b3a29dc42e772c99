package library

import (
	"context"
	"sync"
)

// marked tells which articles of a kept library were read, or which have a star,
// by asking the file; it remembers the answers. While few are marked it asks for
// them all at once; else for those that are asked about, singly, and with all
// their neighbours, under 1 µs each, once several of them were asked about: what
// arrived together is often asked about together.
type marked struct {
	which mark

	mu     sync.Mutex
	begun  bool
	whole  bool            // nums are all that are marked
	nums   map[uint32]bool // that are marked
	known  map[uint32]bool // single numbers that were asked about
	blocks map[uint32]int  // how many of a block were asked about; markedBlock for all
	failed bool            // the file could not be read, which was told
}

const (
	// fewMarked is up to how many marked articles all are asked for.
	fewMarked = 2000
	// askedSingly is how many articles of a block of markedBlock are asked about one by
	// one before all others are at once.
	askedSingly = 32
	markedBlock = 1024
)

// marked returns what answers whether the article of a number is marked.
func (c *consultation) marked(ctx context.Context, k *kept, m mark) func(num uint32) bool {
	of := &c.read
	if m == markStarred {
		of = &c.starred
	}
	return func(num uint32) bool { return of.has(ctx, k, num) }
}

func (m *marked) has(ctx context.Context, k *kept, num uint32) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	if !m.begun {
		m.begun, m.nums, m.known, m.blocks = true, map[uint32]bool{}, map[uint32]bool{}, map[uint32]int{}
		m.note(k, m.begin(ctx, k))
	}
	if b := num / markedBlock; !m.whole && !m.failed && !m.known[num] && m.blocks[b] < markedBlock {
		first, last := num, num
		if m.blocks[b] < askedSingly {
			m.known[num] = true
			m.blocks[b]++
		} else {
			m.blocks[b] = markedBlock
			first = b * markedBlock
			last = first + markedBlock - 1
		}
		nums, err := k.store.Marked(ctx, m.which == markStarred, first, last)
		m.note(k, err)
		m.add(nums)
	}
	return m.nums[num]
}

// begin reads all that are marked while they are few.
func (m *marked) begin(ctx context.Context, k *kept) error {
	keys, err := k.store.MarkedKeys(ctx, m.which == markStarred, fewMarked+1)
	if err != nil || len(keys) > fewMarked {
		return err
	}
	nums, err := k.store.NumbersOf(ctx, keys, addressOf)
	m.add(nums)
	m.whole = err == nil
	return err
}

func (m *marked) add(nums []uint32) {
	for _, n := range nums {
		m.nums[n] = true
	}
}

// note notes that the file cannot be read.
func (m *marked) note(k *kept, err error) {
	if err != nil {
		m.failed = true
		k.unexpected(err)
	}
}
