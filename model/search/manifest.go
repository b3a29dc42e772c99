package search

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math/bits"
)

// ErrVersion says that the kept index was written by another version of the
// program, so that it has to be made anew from the articles.
var ErrVersion = errors.New("the search index was written by another version")

// Change is what has to be written so that the kept index is what the index in
// memory is: all of it in one transaction, and in the articles' own when it comes
// from Seal.
type Change struct {
	// Put are new blocks.
	Put []Block
	// Drop are segments all of whose blocks may go; also later, or in pieces.
	Drop []uint32
	// Manifest takes the place of the one kept before.
	Manifest []byte

	done, undone func()
}

// manifest writes the next segment's number and, of each segment, number, size,
// the least and the greatest number of its documents, and the deleted ones.
func manifest(next uint32, segments []sealed) []byte {
	b := binary.AppendUvarint(nil, Version)
	b = binary.AppendUvarint(b, uint64(next))
	b = binary.AppendUvarint(b, uint64(len(segments)))
	for _, s := range segments {
		for _, v := range []uint32{s.id, uint32(s.size), s.min, s.max, uint32(s.kept.count())} {
			b = binary.AppendUvarint(b, uint64(v))
		}
		last := uint32(0)
		for k, w := range s.kept {
			for ; w != 0; w &= w - 1 {
				doc := uint32(64*k + bits.TrailingZeros64(w))
				b = binary.AppendUvarint(b, uint64(doc-last))
				last = doc
			}
		}
	}
	return seal(b)
}

func (x *Index) restore(data []byte) error {
	data, err := unseal(data)
	if err != nil {
		return fmt.Errorf("manifest: %w", err)
	}
	d := decoder{data: data}
	if v := d.uvarint(); v != Version {
		return fmt.Errorf("%w: %d, this is %d", ErrVersion, v, Version)
	}
	x.next = d.uint32()
	for range d.count() {
		s := &segment{id: d.uint32(), size: int(d.uint32()), min: d.uint32(), max: d.uint32()}
		if s.size == 0 || s.size > maxDocs {
			d.bad = true
			break
		}
		var dead bitmap
		doc := uint32(0)
		for range d.count() {
			if doc += d.uint32(); int(doc) >= s.size {
				d.bad = true
				break
			}
			if dead == nil {
				dead = make(bitmap, s.size/64+1)
			}
			dead[doc/64] |= 1 << (doc % 64)
		}
		x.segments = append(x.segments, sealed{s, dead, dead})
	}
	if d.bad || d.at != len(data) {
		return fmt.Errorf("manifest: %w", ErrCorrupt)
	}
	return nil
}

// Segments are the segments of the index. Blocks of any other were left behind by
// a crash and can be deleted after Open.
func (x *Index) Segments() []uint32 {
	x.mu.RLock()
	defer x.mu.RUnlock()
	out := make([]uint32, len(x.segments))
	for i, s := range x.segments {
		out[i] = s.id
	}
	return out
}

// hand notes that a change is under way.
func (x *Index) hand(c *Change) *Change {
	x.change = c
	c.Drop = append(c.Drop, x.orphans...)
	return c
}

var errOneChange = errors.New("the last change of the search index is neither committed nor discarded")

// Committed tells that a change was written.
func (x *Index) Committed(c *Change) { x.settle(c, true) }

// Discard tells that a change could not be written: the index is again what was
// kept last, and what was entered since the Seal.
func (x *Index) Discard(c *Change) { x.settle(c, false) }

func (x *Index) settle(c *Change, written bool) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if c == nil || x.change != c {
		return
	}
	x.change = nil
	if written {
		x.orphans = nil
		c.done()
	} else {
		c.undone()
	}
}

// Seal turns what was entered and deleted since the last Seal into a change: one
// new segment. It returns nil when there is nothing. Until the change is committed
// or discarded no other can be made; searches and Enter go on meanwhile.
func (x *Index) Seal() (*Change, error) {
	x.mu.Lock()
	if x.change != nil {
		x.mu.Unlock()
		return nil, errOneChange
	}
	if len(x.live.docs) == 0 && len(x.live.gone) == 0 {
		x.mu.Unlock()
		return nil, nil
	}
	t := x.live
	x.frozen, x.live = t, newTail()
	docs := t.newest()
	id := x.next
	x.next++
	after := make([]sealed, len(x.segments), len(x.segments)+1)
	for i, s := range x.segments {
		after[i] = sealed{s.segment, nil, s.dead}
	}
	c := x.hand(&Change{})
	x.mu.Unlock()

	var made *segment
	if len(docs) > 0 {
		w := newSegmentWriter(id, len(docs))
		t.write(w, docs)
		c.Put = w.out
		made = newSegment(id, docs)
		after = append(after, sealed{segment: made})
	}
	c.Manifest = manifest(id+1, after)
	c.done = func() { x.sealed(after, made, docs) }
	c.undone = x.unsealed
	return c, nil
}

func newSegment(id uint32, docs []*tailDoc) *segment {
	s := &segment{id: id, size: len(docs), min: none}
	for _, d := range docs {
		s.min, s.max = min(s.min, d.num), max(s.max, d.num)
	}
	return s
}

// sealed takes the new segment up.
func (x *Index) sealed(after []sealed, made *segment, docs []*tailDoc) {
	for i := range x.segments {
		x.segments[i].kept = after[i].kept
	}
	if made != nil {
		var dead bitmap // deleted since
		for i, d := range docs {
			if d.dead {
				dead = dead.with(uint32(i))
			}
		}
		x.segments = append(x.segments, sealed{made, dead, nil})
	}
	x.frozen = nil
}

// unsealed forgets what the Seal took, its deletions included, but not the
// deletions since.
func (x *Index) unsealed() {
	x.frozen = nil
	for i := range x.segments {
		x.segments[i].dead = x.segments[i].kept
	}
	again := x.live.gone
	x.live.gone = nil
	for _, num := range again {
		if s, doc := x.locate(num); s != nil {
			s.dead = s.dead.with(doc)
			x.live.gone = append(x.live.gone, num)
		}
	}
	for num := range x.live.at {
		if s, doc := x.locate(num); s != nil {
			s.dead = s.dead.with(doc)
		}
	}
}
