package search

import "sort"

// list goes through one posting list, newest documents first.
type list struct {
	r      *run
	s      *segment
	in     *inside
	chunks []chunk
	at     int // the chunk that is read, -1 at first
	n, i   int // how many documents it has, and which is the present one
	docs   [chunkDocs]uint32
	tfs    [chunkDocs]uint32
	flags  [chunkDocs]uint8

	recent   []byte // the block read last
	recentAt uint32

	places decoder // of the chunk's positions
	read   int     // documents whose positions places is behind; -1 when it is not read
	buf    []uint32
	have   int // the document in the chunk, from 1, whose positions are in buf
}

// chunk is up to chunkDocs documents of a list.
type chunk struct {
	n      int
	before uint32 // the last document of the chunk before
	last   uint32
	at     place
	places place
	inline []byte
}

func (s *segment) list(r *run, in *inside, e entry) *list {
	l := &list{r: r, s: s, in: in}
	l.open(e)
	return l
}

// open begins the list of an entry.
func (l *list) open(e entry) {
	l.chunks = l.chunks[:0]
	switch {
	case e.docs == 0:
	case e.inline != nil:
		l.chunks = append(l.chunks, chunk{n: e.docs, last: none, inline: e.inline})
	case e.table:
		l.readTable(e)
	default:
		l.chunks = append(l.chunks, chunk{n: e.docs, last: none, at: e.at, places: e.places})
	}
	l.turn(0)
}

func (l *list) readTable(e entry) {
	d := l.decoder(e.at)
	chunks := make([]chunk, d.count())
	before := uint32(0)
	for i := range chunks {
		c := &chunks[i]
		c.n, c.before, c.last = int(d.uint32()), before, before+d.uint32()
		c.at = place{d.uint32(), d.uint32()}
		c.places = place{d.uint32(), d.uint32()}
		before = c.last
	}
	if d.bad {
		l.r.corrupt(l.s.id, "a table of chunks is cut short")
		return
	}
	l.chunks = chunks
}

// decoder reads from a place in a block on. Lists that follow one another often
// stand in one block.
func (l *list) decoder(p place) decoder {
	data := l.recent
	if data == nil || l.recentAt != p.block {
		data = l.r.block(l.s.id, p.block)
		l.recent, l.recentAt = data, p.block
	}
	if int64(p.at) > int64(len(data)) {
		l.r.corrupt(l.s.id, "a place lies outside its block")
		return decoder{bad: true}
	}
	return decoder{data: data, at: int(p.at)}
}

// turn reads a chunk's documents.
func (l *list) turn(k int) {
	l.at, l.n, l.i, l.read, l.have = k, 0, 0, -1, 0
	if k >= len(l.chunks) || l.r.tick() {
		l.at = len(l.chunks)
		return
	}
	c := &l.chunks[k]
	d := decoder{data: c.inline}
	if c.inline == nil {
		d = l.decoder(c.at)
	}
	if c.n > chunkDocs {
		d.bad = true
		c.n = 0
	}
	doc := uint64(c.before)
	for i := range c.n {
		var v uint64
		if d.at < len(d.data) && d.data[d.at] < 0x80 { // uvarint, inline: the innermost loop
			v = uint64(d.data[d.at])
			d.at++
		} else {
			v = d.long()
		}
		doc += v >> (flagBits + 1)
		tf := uint32(1)
		if v&1 != 0 {
			tf = d.uint32() + 2
		}
		l.docs[i], l.flags[i], l.tfs[i] = uint32(doc), uint8(v>>1)&(1<<flagBits-1), tf
	}
	if d.bad || doc >= uint64(l.in.docs) {
		l.r.corrupt(l.s.id, "a posting list is cut short")
		l.at = len(l.chunks)
		return
	}
	if c.inline != nil {
		c.places.at = uint32(d.at)
	}
	l.n = c.n
}

// doc is the present document, none at the end.
func (l *list) doc() uint32 {
	if l.i < l.n {
		return l.docs[l.i]
	}
	return none
}

func (l *list) next() uint32 {
	l.i++
	if l.i >= l.n && l.at < len(l.chunks) {
		l.turn(l.at + 1)
	}
	return l.doc()
}

// seek goes to the first document that is doc or comes after it.
func (l *list) seek(doc uint32) uint32 {
	if l.n > 0 && l.docs[l.n-1] < doc {
		k := l.at + 1
		if k < len(l.chunks) && l.chunks[k].last < doc {
			rest := l.chunks[k:]
			k += sort.Search(len(rest), func(i int) bool { return rest[i].last >= doc })
		}
		l.turn(k)
	}
	for {
		for l.i < l.n && l.docs[l.i] < doc {
			l.i++
		}
		if l.i < l.n || l.at >= len(l.chunks) {
			return l.doc()
		}
		l.turn(l.at + 1)
	}
}

func (l *list) tf() uint32 { return l.tfs[l.i] }

func (l *list) flag() uint8 { return l.flags[l.i] }

// raw returns the positions in the present document as they are written.
func (l *list) raw() []byte {
	l.toPlaces()
	from := l.places.at
	l.places.skip(int(l.tfs[l.i]))
	l.read++
	if l.places.bad {
		l.r.corrupt(l.s.id, "positions are cut short")
		return nil
	}
	return l.places.data[from:l.places.at]
}

// toPlaces steps over the positions of the documents before the present one.
func (l *list) toPlaces() {
	if l.read < 0 || l.read > l.i {
		c := &l.chunks[l.at]
		if l.read = 0; c.inline != nil {
			l.places = decoder{data: c.inline, at: int(c.places.at)}
		} else {
			l.places = l.decoder(c.places)
		}
	}
	n := 0
	for ; l.read < l.i; l.read++ {
		n += int(l.tfs[l.read])
	}
	l.places.skip(n)
}

// positions returns where in the present document the word stands. The slice is
// overwritten by the next call.
func (l *list) positions() []uint32 {
	if l.have == l.i+1 {
		return l.buf
	}
	l.toPlaces()
	l.have = l.i + 1
	l.read++
	l.buf = l.buf[:0]
	d := &l.places
	p := uint32(0)
	for range l.tfs[l.i] {
		switch at := d.at; { // uvarint, inline: an inner loop
		case at < len(d.data) && d.data[at] < 0x80:
			p += uint32(d.data[at])
			d.at++
		case at+1 < len(d.data) && d.data[at+1] < 0x80:
			p += uint32(d.data[at]&0x7F) | uint32(d.data[at+1])<<7
			d.at += 2
		default:
			p += d.uint32()
		}
		if d.bad {
			l.r.corrupt(l.s.id, "positions are cut short")
			break
		}
		l.buf = append(l.buf, p)
	}
	return l.buf
}
