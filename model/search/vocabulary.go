package search

import "hash/maphash"

// vocabulary numbers words by their hashes, in a hash table with open addressing,
// so that a look takes one cache miss. Words are taken for the same when the 64
// bits of their hashes are: among a million words two meet with a chance of one in
// thirty millions, and since the seed is drawn at each start, no text can be
// written so that they do. The zero vocabulary is empty.
type vocabulary struct {
	slots []numbered // a power of two of them, at most half in use
	used  int
}

// numbered is a word's hash, 0 where the slot is free, with its number and what
// has been seen of it.
type numbered struct {
	hash   uint64
	id     uint32
	shapes shape
	fields uint8
}

var hashSeed = maphash.MakeSeed()

// hashOf is a word's hash, which is never 0.
func hashOf(w string) uint64 { return max(1, maphash.String(hashSeed, w)) }

// find returns the number of a word.
func (v *vocabulary) find(w string) (id uint32, ok bool) {
	if v.used == 0 {
		return 0, false
	}
	s := v.slot(hashOf(w))
	return s.id, s.hash != 0
}

// slot finds the slot of a hash, or the free one where it belongs.
func (v *vocabulary) slot(hash uint64) *numbered {
	mask := uint64(len(v.slots) - 1)
	for i := hash & mask; ; i = (i + 1) & mask {
		if s := &v.slots[i]; s.hash == hash || s.hash == 0 {
			return s
		}
	}
}

// enter finds the slot of a hash; a new one gets the number id. The slot is good
// until the next call.
func (v *vocabulary) enter(hash uint64, id uint32) (s *numbered, known bool) {
	if 2*(v.used+1) > len(v.slots) {
		v.grow()
	}
	if s = v.slot(hash); s.hash != 0 {
		return s, true
	}
	s.hash, s.id = hash, id
	v.used++
	return s, false
}

// vocabularySlots is the least size of a table.
const vocabularySlots = 1 << 10

func (v *vocabulary) grow() {
	old := v.slots
	v.slots = make([]numbered, max(vocabularySlots, 2*len(old)))
	for i := range old {
		if old[i].hash != 0 {
			*v.slot(old[i].hash) = old[i]
		}
	}
}

// clear empties a vocabulary and keeps its room.
func (v *vocabulary) clear() {
	clear(v.slots)
	v.used = 0
}
