package salvage

import "encoding/binary"

// The kinds of page in a tree.
const (
	indexInner = 2
	tableInner = 5
	indexLeaf  = 10
	tableLeaf  = 13
)

// treePage is a page of a tree: its kind, where its cells begin, and, of an inner
// page, what lies right of them all.
type treePage struct {
	kind  byte
	cells []int // offsets in the page, those that are possible
	lost  int   // cells whose place is impossible
	right uint32
}

// tree reads the head of a page; false when it is none of a tree.
func (f *File) tree(n uint32, b []byte) (treePage, bool) {
	at := 0
	if n == 1 {
		at = headerSize
	}
	t := treePage{kind: b[at]}
	head := 8
	switch t.kind {
	case indexInner, tableInner:
		head = 12
		t.right = binary.BigEndian.Uint32(b[at+8:])
	case indexLeaf, tableLeaf:
	default:
		return t, false
	}
	count := int(binary.BigEndian.Uint16(b[at+3:]))
	first := at + head + 2*count
	if first > f.usable {
		return t, false
	}
	for i := range count {
		cell := int(binary.BigEndian.Uint16(b[at+head+2*i:]))
		if cell < first || cell > f.usable-4 {
			t.lost++
			continue
		}
		t.cells = append(t.cells, cell)
	}
	return t, t.lost <= len(t.cells)
}

// mostPayload bounds what one entry may hold, in bytes: no document is larger.
const mostPayload = 1 << 27

// cell is one entry of a page.
type cell struct {
	left    uint32 // the page below, of an inner page
	rowid   int64  // of a table's
	payload []byte // nil for the inner page of a table; may share the page's bytes
}

// cell reads the entry at an offset; false when it cannot be.
func (f *File) cell(kind byte, b []byte, at int) (c cell, ok bool) {
	if kind == indexInner || kind == tableInner {
		c.left = binary.BigEndian.Uint32(b[at:])
		at += 4
	}
	if kind == tableInner {
		return c, true
	}
	size, n := varint(b[at:f.usable])
	at += n
	if n == 0 || size > mostPayload {
		return c, false
	}
	if kind == tableLeaf {
		rowid, n := varint(b[at:f.usable])
		if n == 0 {
			return c, false
		}
		c.rowid = int64(rowid)
		at += n
	}
	c.payload, ok = f.payload(kind, b, at, int(size))
	return c, ok
}

// payload is what a cell holds, gathered from the pages it runs over to.
func (f *File) payload(kind byte, b []byte, at, size int) ([]byte, bool) {
	most := f.usable - 35
	if kind != tableLeaf {
		most = (f.usable-12)*64/255 - 23
	}
	if size <= most {
		if at+size > f.usable {
			return nil, false
		}
		return b[at : at+size], true
	}
	least := (f.usable-12)*32/255 - 23
	local := least + (size-least)%(f.usable-4)
	if local > most {
		local = least
	}
	if at+local+4 > f.usable || int64(size) > f.size {
		return nil, false
	}
	out := make([]byte, 0, size)
	out = append(out, b[at:at+local]...)
	next := binary.BigEndian.Uint32(b[at+local:])
	over := make([]byte, f.page)
	for len(out) < size {
		if next == 0 || next > f.pages || int64(next-1)*int64(f.page) >= f.size {
			return nil, false
		}
		if got, _ := f.r.ReadAt(over, int64(next-1)*int64(f.page)); got < f.usable {
			return nil, false
		}
		f.seen[next] = true
		next = binary.BigEndian.Uint32(over)
		out = append(out, over[4:min(f.usable, 4+size-len(out))]...)
	}
	return out, true
}

// varint reads SQLite's: 7 bits a byte, the largest first, all 8 of the ninth. n is 0
// where the bytes do not suffice.
func varint(b []byte) (v uint64, n int) {
	for n = range min(len(b), 9) {
		if n == 8 {
			return v<<8 | uint64(b[n]), 9
		}
		v = v<<7 | uint64(b[n]&0x7f)
		if b[n] < 0x80 {
			return v, n + 1
		}
	}
	return 0, 0
}
