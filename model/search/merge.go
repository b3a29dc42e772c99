package search

import (
	"bytes"
	"context"
	"slices"
	"sync"
)

// Segments of about one size are merged when mergeMost of them have come together,
// so that a document is written again once for each such growth of the index: the
// cost of one more document grows with the logarithm of all.
const (
	mergeMost  = 8
	mergeBytes = 1 << 20 // of a step
	// deadShare is the part of a segment that has to be deleted before it is
	// written again for that alone: one in so many.
	deadShare = 3
)

// rank is a segment's size class.
func (s *sealed) rank() (n int) {
	for size := s.size; size >= mergeMost; size /= mergeMost {
		n++
	}
	return n
}

// ripe returns the segments to merge next, the smallest first, or nil.
func (x *Index) ripe() []sealed {
	byRank := map[int][]sealed{}
	var best []sealed
	for _, s := range x.segments {
		if s.kept.count() > s.size/deadShare {
			return []sealed{s}
		}
		n := s.rank()
		byRank[n] = append(byRank[n], s)
		if of := byRank[n]; len(of) >= mergeMost && (len(best) == 0 || n < best[0].rank()) {
			best = of[:mergeMost]
		}
	}
	return best
}

// Merge does the next step of merging segments: about 1 MB of blocks, which takes
// some 20 ms. It returns nil when there is nothing to merge. Only the last step
// changes what searches see. See Seal.
func (x *Index) Merge() (*Change, error) {
	x.mu.Lock()
	if x.change != nil {
		x.mu.Unlock()
		return nil, errOneChange
	}
	m := x.merging
	if m == nil {
		from := x.ripe()
		if from == nil {
			x.mu.Unlock()
			return nil, nil
		}
		m = newMerger(x.cache.blocks, x.next, from)
		x.next++
		x.merging = m
	}
	c := x.hand(&Change{undone: x.unmerged})
	x.mu.Unlock()

	done, err := m.step()
	x.mu.Lock()
	defer x.mu.Unlock()
	if err != nil {
		x.change = nil
		x.unmerged()
		return nil, err
	}
	c.Put, m.w.out, m.w.size = m.w.out, nil, 0
	after := x.segments
	c.done = func() {}
	if done {
		after = x.merged(m)
		for _, s := range m.from {
			c.Drop = append(c.Drop, s.id)
		}
		c.done = func() {
			x.segments = x.merged(m) // again, for what was deleted meanwhile
			x.merging = nil
		}
	}
	c.Manifest = manifest(x.next, after)
	return c, nil
}

// merged is the index's segments with those of a merge replaced by what it made.
func (x *Index) merged(m *merger) []sealed {
	var out []sealed
	var dead, kept bitmap
	for _, s := range x.segments {
		i := slices.IndexFunc(m.from, func(f sealed) bool { return f.segment == s.segment })
		if i < 0 {
			out = append(out, s)
			continue
		}
		dead = m.moved(dead, i, s.dead)
		kept = m.moved(kept, i, s.kept)
	}
	if m.made.size > 0 {
		out = append(out, sealed{m.made, dead, kept})
	}
	return out
}

// unmerged gives a merge up. What it wrote already belongs to nothing.
func (x *Index) unmerged() {
	if x.merging != nil {
		x.orphans = append(x.orphans, x.merging.w.id)
		x.merging = nil
	}
}

// merger writes one segment of several, step by step.
type merger struct {
	from  []sealed
	r     *run
	ins   []*inside
	to    [][]uint32 // by segment and document: the new one, none for the deleted
	order []source   // by new document
	w     *segmentWriter
	made  *segment

	begun bool
	docs  int // written
	names [][]string
	block []int // of names
	scans []*scanner
	lists []*list
	least []byte   // the present key
	have  []int    // who has it
	heads []uint32 // their next documents
}

// source is where a document comes from.
type source struct{ segment, doc uint32 }

func newMerger(blocks Blocks, id uint32, from []sealed) *merger {
	m := &merger{from: slices.Clone(from), made: &segment{id: id, min: none}}
	recent := &recent{blocks: blocks}
	m.r = &run{ctx: context.Background(), fetch: recent.get}
	m.w = newSegmentWriter(id, 0)
	return m
}

// recent holds the blocks read last. A merge reads all blocks once and nearly in
// order, and must not push out what searches need.
type recent struct {
	blocks Blocks
	mu     sync.Mutex
	ring   [64]struct {
		segment, n uint32
		data       []byte
	}
	at int
}

func (c *recent) get(segment, n uint32) ([]byte, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for i := range c.ring {
		if e := &c.ring[i]; e.data != nil && e.segment == segment && e.n == n {
			return e.data, nil
		}
	}
	data, err := fetch(c.blocks, segment, n)
	if err != nil {
		return nil, err
	}
	e := &c.ring[c.at]
	e.segment, e.n, e.data = segment, n, data
	c.at = (c.at + 1) % len(c.ring)
	return data, nil
}

// begin reads the heads and puts the documents in order.
func (m *merger) begin() {
	m.begun = true
	for i, s := range m.from {
		in := s.open(m.r)
		if in == nil {
			return
		}
		m.ins = append(m.ins, in)
		m.to = append(m.to, make([]uint32, in.docs))
		for doc := range uint32(in.docs) {
			m.to[i][doc] = none
			if !s.kept.has(doc) {
				m.order = append(m.order, source{uint32(i), doc})
				m.made.min, m.made.max = min(m.made.min, in.nums[doc]), max(m.made.max, in.nums[doc])
			}
		}
		m.scans = append(m.scans, s.scanner(m.r, in))
		m.scans[i].seek("")
		m.lists = append(m.lists, &list{r: m.r, s: s.segment, in: in})
	}
	slices.SortFunc(m.order, func(a, b source) int {
		p, q := m.ins[a.segment], m.ins[b.segment]
		return newer(p.dates[a.doc], p.nums[a.doc], q.dates[b.doc], q.nums[b.doc])
	})
	for i, o := range m.order {
		m.to[o.segment][o.doc] = uint32(i)
	}
	m.made.size = len(m.order)
	m.w.prefixes.docs = len(m.order)
	m.names, m.block = make([][]string, len(m.from)), make([]int, len(m.from))
}

// moved adds a segment's deleted documents to those of the new one.
func (m *merger) moved(b bitmap, segment int, dead bitmap) bitmap {
	for doc := dead.from(0); doc != none; doc = dead.from(doc + 1) {
		if to := m.to[segment][doc]; to != none {
			b = b.with(to)
		}
	}
	return b
}

// step writes about mergeBytes.
func (m *merger) step() (done bool, err error) {
	if !m.begun {
		m.begin()
	}
	for m.docs < len(m.order) && m.w.size < mergeBytes && m.r.err == nil {
		m.document(m.order[m.docs])
		m.docs++
	}
	for m.w.size < mergeBytes && m.r.err == nil && !done {
		done = !m.key()
	}
	if done && m.made.size > 0 {
		m.w.finish()
	}
	if m.r.err != nil {
		return false, m.r.err
	}
	return done, nil
}

func (m *merger) document(o source) {
	s, in := m.from[o.segment], m.ins[o.segment]
	if n := int(o.doc / nameDocs); m.names[o.segment] == nil || m.block[o.segment] != n {
		m.names[o.segment], m.block[o.segment] = s.names(m.r, in, n), n
	}
	d := docInfo{num: in.nums[o.doc], date: in.dates[o.doc], length: in.lengths[o.doc]}
	if i := int(o.doc % nameDocs); i < len(m.names[o.segment]) {
		d.id = m.names[o.segment][i]
	}
	m.w.document(&d, s.perDoc(m.r, in.quotes, o.doc), s.perDoc(m.r, in.initials, o.doc))
}

// key writes the next key; false at the end.
func (m *merger) key() bool {
	var least []byte
	for _, c := range m.scans {
		if c.ok && c.key[0] != inBegins && (least == nil || bytes.Compare(c.key, least) < 0) {
			least = c.key
		}
	}
	if least == nil {
		return false
	}
	m.least = append(m.least[:0], least...) // the scanners write over theirs
	least = m.least
	var s shape
	lists := m.have[:0]
	for i, c := range m.scans {
		if c.ok && bytes.Equal(c.key, least) {
			s |= c.shape
			m.lists[i].open(c.entry)
			if m.living(i) != none {
				lists = append(lists, i)
			}
			c.next()
		}
	}
	m.have = lists
	if len(lists) > 0 || least[0] == inSound {
		m.w.begin(least)
		m.join(lists)
		m.w.end(least, s)
	}
	return true
}

// living goes to a list's first living document and returns its new number.
func (m *merger) living(i int) uint32 {
	l := m.lists[i]
	for doc := l.doc(); doc != none; doc = l.next() {
		if to := m.to[i][doc]; to != none {
			return to
		}
	}
	return none
}

// join writes the documents of lists in their new order.
func (m *merger) join(lists []int) {
	heads := m.heads[:0]
	for _, i := range lists {
		heads = append(heads, m.living(i))
	}
	m.heads = heads
	for len(lists) > 0 {
		k := 0
		for j := range heads {
			if heads[j] < heads[k] {
				k = j
			}
		}
		l := m.lists[lists[k]]
		if heads[k] == none || m.r.tick() {
			return
		}
		m.w.add(posting{doc: heads[k], tf: l.tf(), flags: l.flag()}, l.raw())
		l.next()
		heads[k] = m.living(lists[k])
	}
}
