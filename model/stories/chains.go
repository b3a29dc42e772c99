package stories

// chains leads from keys to the items entered under them, newest first: an open
// hash table of 8 bytes a slot, where a key with one item holds it in its slot, and
// others lead to linked postings of 8 bytes, in flat arrays without pointers, so
// that tens of millions cost neither much memory nor time to collect. Of a key
// with many items the newest are kept and the others only counted. Keys are told
// apart by 32 bits; a rare false lead is found out later.
type chains struct {
	slots []slot // a power of two of them, at most 3/4 in use
	used  int
	posts []post
	spare uint32 // a free posting, the first of a list of them, plus one
}

// slot is a key, 0 when the slot is free, and what it leads to: nothing (0), a
// lone item, or the head of its postings, as a place in posts plus one.
type slot struct{ key, ref uint32 }

// post is an item and a reference to the next older: a posting, a lone item, or 0
// at the end. A head has its counts for an item.
type post struct{ item, older uint32 }

const (
	// lone marks a reference that is an item itself.
	lone = 1 << 31
	// chainMost is how many items of a key are kept at most, chainKept how many stay
	// when there are more.
	chainMost = 60
	chainKept = 24
	// A head's counts: how many postings it has, in the low bits, and how many items
	// were entered.
	storedBits = 6
	storedMask = 1<<storedBits - 1
)

// slot finds the slot of key, or the free one where it belongs.
func (c *chains) slot(key uint32) *slot {
	mask := uint32(len(c.slots) - 1)
	for i := key & mask; ; i = (i + 1) & mask {
		if s := &c.slots[i]; s.key == 0 || s.key == key {
			return s
		}
	}
}

// find returns a reference to the newest item under key, 0 when there is none, and
// how many were entered.
func (c *chains) find(key uint32) (newest, count uint32) {
	if len(c.slots) == 0 {
		return 0, 0
	}
	switch s := c.slot(max(1, key)); {
	case s.ref == 0:
		return 0, 0
	case s.ref&lone != 0:
		return s.ref, 1
	default:
		head := c.posts[s.ref-1]
		return head.older, head.item >> storedBits
	}
}

// at returns the item of a reference and the reference to the next older.
func (c *chains) at(ref uint32) (item, older uint32) {
	if ref&lone != 0 {
		return ref &^ lone, 0
	}
	p := c.posts[ref-1]
	return p.item, p.older
}

// add enters an item (less than 1<<31), unless it is the one entered last. Where
// most have been entered, it is only counted.
func (c *chains) add(key, item, most uint32) {
	if 4*(c.used+1) > 3*len(c.slots) {
		c.grow()
	}
	s := c.slot(max(1, key))
	if s.key == 0 {
		s.key = max(1, key)
		c.used++
	}
	switch {
	case s.ref == 0:
		s.ref = item | lone
	case s.ref == item|lone:
	case s.ref&lone != 0:
		first := c.post(post{item, s.ref})
		s.ref = c.post(post{2<<storedBits | 2, first})
	default:
		if head := &c.posts[s.ref-1]; head.item>>storedBits >= most {
			head.item += 1 << storedBits
			return
		}
		newest := c.posts[s.ref-1].older
		if newest != 0 {
			if last, _ := c.at(newest); last == item {
				return
			}
		}
		newest = c.post(post{item, newest})
		head := &c.posts[s.ref-1]
		head.older = newest
		if head.item += 1<<storedBits + 1; head.item&storedMask > chainMost {
			c.trim(head)
		}
	}
}

// post makes a posting, of a free one if there is any.
func (c *chains) post(p post) uint32 {
	if at := c.spare; at != 0 {
		c.spare = c.posts[at-1].older
		c.posts[at-1] = p
		return at
	}
	c.posts = append(c.posts, p)
	return uint32(len(c.posts))
}

func (c *chains) free(ref uint32) {
	c.posts[ref-1] = post{older: c.spare}
	c.spare = ref
}

// trim forgets the oldest items under a head.
func (c *chains) trim(head *post) {
	ref := head.older
	for range chainKept - 1 {
		ref = c.posts[ref-1].older
	}
	last := &c.posts[ref-1]
	ref, last.older = last.older, 0
	for ref != 0 && ref&lone == 0 {
		next := c.posts[ref-1].older
		c.free(ref)
		ref = next
	}
	head.item = head.item&^storedMask | chainKept
}

// remove takes an item out from under key.
func (c *chains) remove(key, item uint32) {
	if len(c.slots) == 0 {
		return
	}
	s := c.slot(max(1, key))
	switch {
	case s.ref == 0:
	case s.ref&lone != 0:
		if s.ref == item|lone {
			s.ref = 0
		}
	default:
		head := &c.posts[s.ref-1]
		if c.unlink(&head.older, item) {
			head.item--
		}
		if head.item -= 1 << storedBits; head.item>>storedBits == 0 {
			c.free(s.ref)
			s.ref = 0
		}
	}
}

// unlink takes an item out of the postings that a reference leads to.
func (c *chains) unlink(link *uint32, item uint32) bool {
	for *link != 0 {
		ref := *link
		if ref == item|lone {
			*link = 0
			return true
		}
		if ref&lone != 0 {
			return false
		}
		if c.posts[ref-1].item == item {
			*link = c.posts[ref-1].older
			c.free(ref)
			return true
		}
		link = &c.posts[ref-1].older
	}
	return false
}

func (c *chains) grow() {
	old := c.slots
	c.slots = make([]slot, max(1<<10, 2*len(old)))
	c.used = 0
	for _, s := range old {
		if s.ref != 0 {
			*c.slot(s.key) = s
			c.used++
		}
	}
}
