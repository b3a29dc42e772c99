package search

import (
	"slices"
	"strings"
)

// dictionary numbers words and finds those with a given beginning. Sorted words
// stand in two lists, a long one and a short one of the newest, which is merged
// into the long one when it has grown to a sixteenth of it.
type dictionary struct {
	ids   map[string]uint32
	words []string // by id
	old   []uint32 // ids by word
	young []uint32 // ids by word
	lower []bool   // by id: seen in lower case, so no name
	heard []bool   // by id: entered in sounds
	sound map[string][]uint32
}

func newDictionary() dictionary {
	return dictionary{ids: map[string]uint32{}, sound: map[string][]uint32{}}
}

// id numbers a word, new or known.
func (d *dictionary) id(w string) uint32 {
	if id, ok := d.ids[w]; ok {
		return id
	}
	w = strings.Clone(w) // w is often a piece of an article
	id := uint32(len(d.words))
	d.ids[w] = id
	d.words = append(d.words, w)
	d.lower, d.heard = append(d.lower, false), append(d.heard, false)
	at, _ := slices.BinarySearchFunc(d.young, w, d.compare)
	d.young = slices.Insert(d.young, at, id)
	if len(d.young) > max(1024, len(d.old)/16) {
		d.merge()
	}
	return id
}

func (d *dictionary) compare(id uint32, w string) int { return strings.Compare(d.words[id], w) }

func (d *dictionary) merge() {
	out := make([]uint32, 0, len(d.old)+len(d.young))
	i, j := 0, 0
	for i < len(d.old) && j < len(d.young) {
		if d.words[d.old[i]] < d.words[d.young[j]] {
			out = append(out, d.old[i])
			i++
		} else {
			out = append(out, d.young[j])
			j++
		}
	}
	out = append(append(out, d.old[i:]...), d.young[j:]...)
	d.old, d.young = out, nil
}

// begin calls f with the id of every word that begins with prefix.
func (d *dictionary) begin(prefix string, f func(id uint32)) {
	for _, list := range [][]uint32{d.old, d.young} {
		at, _ := slices.BinarySearchFunc(list, prefix, d.compare)
		for ; at < len(list) && strings.HasPrefix(d.words[list[at]], prefix); at++ {
			f(list[at])
		}
	}
}
