package stories

// chains leads from keys to the items entered under them, newest first: an open
// hash table of keys over linked postings, in flat arrays without pointers (8
// bytes a posting, about 18 a key), so that tens of millions cost neither much
// memory nor time to collect. Keys are told apart by 32 bits; a rare false lead is
// found out later.
type chains struct {
	slots []slot // a power of two of them, at most 3/4 in use
	used  int
	posts []post
	spare uint32 // a posting taken out, the first of a list of them, plus one
}

// slot is a key, 0 when the slot is free: newest is a place in posts plus one, 0
// when nothing is left; count is how many items there are.
type slot struct{ key, newest, count uint32 }

type post struct{ item, older uint32 } // older is a place in posts plus one; 0 ends the chain

// slot finds the slot of key, or the free one where it belongs.
func (c *chains) slot(key uint32) *slot {
	mask := uint32(len(c.slots) - 1)
	for i := key & mask; ; i = (i + 1) & mask {
		if s := &c.slots[i]; s.key == 0 || s.key == key {
			return s
		}
	}
}

// find returns the newest posting under key, as a place in posts plus one, and how
// many there are.
func (c *chains) find(key uint32) (newest, count uint32) {
	if len(c.slots) == 0 {
		return 0, 0
	}
	s := c.slot(max(1, key))
	return s.newest, s.count
}

// add enters an item, unless it is the one entered last under key. Where there are
// most already, it is only counted.
func (c *chains) add(key, item, most uint32) {
	if 4*(c.used+1) > 3*len(c.slots) {
		c.grow()
	}
	s := c.slot(max(1, key))
	if s.key == 0 {
		s.key = max(1, key)
		c.used++
	} else if s.newest != 0 && c.posts[s.newest-1].item == item {
		return
	}
	s.count++
	if s.count > most {
		return
	}
	p := post{item, s.newest}
	if at := c.spare; at != 0 {
		c.spare = c.posts[at-1].older
		c.posts[at-1], s.newest = p, at
	} else {
		c.posts = append(c.posts, p)
		s.newest = uint32(len(c.posts))
	}
}

// remove takes an item out from under key.
func (c *chains) remove(key, item uint32) {
	if len(c.slots) == 0 {
		return
	}
	s := c.slot(max(1, key))
	for link := &s.newest; *link != 0; link = &c.posts[*link-1].older {
		if at := *link; c.posts[at-1].item == item {
			*link = c.posts[at-1].older
			c.posts[at-1] = post{older: c.spare}
			c.spare = at
			break
		}
	}
	if s.count > 0 {
		s.count--
	}
}

func (c *chains) grow() {
	old := c.slots
	c.slots = make([]slot, max(1<<10, 2*len(old)))
	c.used = 0
	for _, s := range old {
		if s.newest != 0 {
			*c.slot(s.key) = s
			c.used++
		}
	}
}
