package search

import (
	"sort"
	"strings"
)

// entry is what a segment's dictionary tells of a key.
type entry struct {
	docs   int // that have it; 0 for sounds
	shape  shape
	table  bool   // of several chunks: at is their table
	inline []byte // the list itself, nil when it is elsewhere
	at     place  // of the documents
	places place  // of their positions
}

// scanner goes through a segment's dictionary in order. After seek or next, key
// and entry tell of the present key while ok.
type scanner struct {
	r   *run
	s   *segment
	in  *inside
	i   int // indexes in.dict
	d   decoder
	key []byte
	entry
	ok bool
}

func (s *segment) scanner(r *run, in *inside) *scanner {
	return &scanner{r: r, s: s, in: in, i: -1}
}

// seek goes to the first key that is key or comes after it.
func (c *scanner) seek(key string) {
	i := sort.Search(len(c.in.dict), func(i int) bool { return c.in.dict[i].key > key }) - 1
	if i = max(i, 0); i != c.i || !c.ok || string(c.key) > key {
		c.load(i)
		c.next()
	}
	for c.ok && string(c.key) < key {
		c.next()
	}
}

func (c *scanner) load(i int) {
	c.i, c.key, c.d = i, c.key[:0], decoder{}
	if i < len(c.in.dict) {
		c.d.data = c.r.block(c.s.id, c.in.dict[i].block)
	}
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
	shared := d.uvarint()
	rest := d.bytes()
	if d.bad || shared > uint64(len(c.key)) {
		c.r.corrupt(c.s.id, "a key is cut short")
		d.data = nil
		return
	}
	c.key = append(c.key[:shared], rest...)
	info := d.uvarint()
	c.entry = entry{docs: int(info >> entryBits & (maxDocs - 1)), shape: shape(info & 3), table: info&entryTable != 0}
	switch {
	case c.docs == 0:
	case info&entryInline != 0:
		from := d.at
		n := 1
		if d.uvarint()&1 != 0 {
			n = int(d.uint32()) + 2
		}
		d.skip(n)
		c.inline = d.data[from:d.at]
	case c.table || len(c.key) > 0 && c.key[0] == inBegins:
		c.at = place{d.uint32(), d.uint32()}
	default:
		c.at = place{d.uint32(), d.uint32()}
		c.places = place{d.uint32(), d.uint32()}
	}
	if d.bad || len(c.key) == 0 || c.docs > c.in.docs {
		c.r.corrupt(c.s.id, "an entry is cut short")
		d.data = nil
		return
	}
	c.ok = true
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
