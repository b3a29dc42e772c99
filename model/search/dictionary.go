package search

import (
	"encoding/binary"
	"sort"
	"strings"
)

// entry is what a segment's dictionary tells of a key.
type entry struct {
	docs   int // that have it; 0 for sounds
	shape  shape
	table  bool   // of several chunks: at is their table
	inline []byte // the list itself, nil when it stands elsewhere
	at     place  // of the documents
	places place  // of their positions
}

// scanner goes through a segment's dictionary in order. After seek or next, key
// and entry tell of the present key while ok.
type scanner struct {
	r        *run
	s        *segment
	in       *inside
	i        int // indexes in.dict
	d        decoder
	restarts []byte // of the block
	key      []byte
	entry
	ok bool
}

func (s *segment) scanner(r *run, in *inside) *scanner {
	return &scanner{r: r, s: s, in: in, i: -1}
}

// seek goes to the first key that is key or comes after it.
func (c *scanner) seek(key string) {
	i := sort.Search(len(c.in.dict), func(i int) bool { return c.in.dict[i].key > key }) - 1
	if i = max(i, 0); i != c.i || c.d.data == nil {
		c.load(i)
	}
	n := sort.Search(len(c.restarts)/2, func(n int) bool { return c.restartKey(n) > key }) - 1
	c.d.at, c.key = c.restartAt(max(n, 0)), c.key[:0]
	for c.next(); c.ok && string(c.key) < key; {
		c.next()
	}
}

// load takes up a block.
func (c *scanner) load(i int) {
	c.i, c.key, c.d, c.restarts = i, c.key[:0], decoder{}, nil
	if i >= len(c.in.dict) {
		return
	}
	data := c.r.block(c.s.id, c.in.dict[i].block)
	if len(data) < 2 {
		return
	}
	n := 2 * int(binary.LittleEndian.Uint16(data[len(data)-2:]))
	end := len(data) - 2 - n
	if end < 0 {
		c.broken()
		return
	}
	c.d.data, c.restarts = data[:end], data[end:len(data)-2]
}

func (c *scanner) restartAt(n int) int {
	if 2*n+2 > len(c.restarts) {
		return 0
	}
	return min(int(binary.LittleEndian.Uint16(c.restarts[2*n:])), len(c.d.data))
}

// restartKey is the key of the n-th restart.
func (c *scanner) restartKey(n int) string {
	d := decoder{data: c.d.data, at: c.restartAt(n)}
	d.uvarint()
	return string(d.bytes())
}

// next goes to the next key.
func (c *scanner) next() {
	for c.ok = false; c.d.at >= len(c.d.data); {
		if c.i+1 >= len(c.in.dict) || c.r.err != nil {
			return
		}
		c.load(c.i + 1)
	}
	d := &c.d
	var shared, n uint64
	if at := d.at; at+1 < len(d.data) && d.data[at]|d.data[at+1] < 0x80 {
		shared, n = uint64(d.data[at]), uint64(d.data[at+1])
		d.at += 2
	} else {
		shared, n = d.uvarint(), d.uvarint()
	}
	if shared > uint64(len(c.key)) || n > uint64(len(d.data)-d.at) {
		c.broken()
		return
	}
	c.key = append(c.key[:shared], d.data[d.at:d.at+int(n)]...)
	d.at += int(n)
	info := d.uvarint()
	c.docs, c.shape, c.table, c.inline = int(info>>entryBits&(maxDocs-1)), shape(info&3), info&entryTable != 0, nil
	switch {
	case c.docs == 0:
	case info&entryInline != 0:
		n := d.uvarint()
		if n > uint64(len(d.data)-d.at) {
			c.broken()
			return
		}
		c.inline = d.data[d.at : d.at+int(n) : d.at+int(n)]
		d.at += int(n)
	default:
		c.at = place{d.uint32(), d.uint32()}
		if c.places = (place{}); !c.table && c.key[0] != inBegins {
			c.places = place{d.uint32(), d.uint32()}
		}
	}
	if c.ok = !d.bad && len(c.key) > 0 && c.docs <= c.in.docs; !c.ok {
		c.broken()
	}
}

// broken ends the scan.
func (c *scanner) broken() {
	c.r.corrupt(c.s.id, "an entry of the dictionary is cut short")
	c.ok, c.d, c.restarts, c.i = false, decoder{}, nil, len(c.in.dict)
}

// lookup returns the entry of a key.
func (c *scanner) lookup(key string) (entry, bool) {
	c.seek(key)
	if c.ok && string(c.key) == key {
		return c.entry, true
	}
	return entry{}, false
}

// begin calls f with every key that begins with prefix, in order, until f returns
// false. The key given to f is overwritten by the next.
func (c *scanner) begin(prefix string, f func(key []byte, e entry) bool) {
	for c.seek(prefix); c.ok && strings.HasPrefix(string(c.key), prefix) && f(c.key, c.entry); c.next() {
		if c.r.tick() {
			return
		}
	}
}

// keyOf is a word's key in a field.
func keyOf(field byte, word string) string { return string([]byte{field}) + word }
