package stories

// chains leads from keys to the quotations entered under them, newest first: an
// open hash table of keys over linked postings, in flat arrays without pointers
// (8 bytes a posting, about 18 a key), so that tens of millions cost neither
// much memory nor time to collect. Keys are told apart by 32 bits; a rare false
// lead is found out when the quotations are aligned.
type chains struct {
	slots []slot // a power of two of them, at most 3/4 in use
	used  int
	posts []post
}

// slot is a key: newest is a place in posts plus one, 0 when the slot is free;
// count is how many were entered under it.
type slot struct{ key, newest, count uint32 }

type post struct{ quote, older uint32 } // older is a place in posts plus one; 0 ends the chain

// slot finds the slot of key, or the free one where it belongs.
func (c *chains) slot(key uint32) *slot {
	mask := uint32(len(c.slots) - 1)
	for i := key & mask; ; i = (i + 1) & mask {
		if s := &c.slots[i]; s.newest == 0 || s.key == key {
			return s
		}
	}
}

func (c *chains) add(key, quote uint32) {
	if 4*(c.used+1) > 3*len(c.slots) {
		c.grow()
	}
	s := c.slot(key)
	if s.newest == 0 {
		s.key = key
		c.used++
	} else if c.posts[s.newest-1].quote == quote {
		return // said twice in one quotation
	}
	c.posts = append(c.posts, post{quote, s.newest})
	s.newest = uint32(len(c.posts))
	s.count++
}

func (c *chains) grow() {
	old := c.slots
	c.slots = make([]slot, max(1<<10, 2*len(old)))
	for _, s := range old {
		if s.newest != 0 {
			*c.slot(s.key) = s
		}
	}
}

// walk calls f with at most limit quotations entered under key, newest first, and
// with how many there are.
func (c *chains) walk(key uint32, limit int, f func(quote, count uint32)) {
	if len(c.slots) == 0 {
		return
	}
	s := c.slot(key)
	for at := s.newest; at != 0 && limit > 0; limit-- {
		p := c.posts[at-1]
		f(p.quote, s.count)
		at = p.older
	}
}
