package tokens

import (
	"strings"

	"whosaid/model"
)

// dictionary holds the words that have but one tag: a hash table with open
// addressing, at most half full, over the lines of a text. An entry holds the first
// eight bytes of its word, so that most words are found by looking at one place of
// memory; a filter of a bit for each of 1<<filterBits hashes keeps most words that
// are not there from looking at all.
type dictionary struct {
	text   string // a line "word tag" for each, the tag a letter from 'a'
	slots  []entry
	filter [1 << filterBits / 64]uint64
}

// entry is a place of the table.
type entry struct {
	head   uint64 // the first bytes of the word, the first one lowest
	at     uint32 // 1 + where the word stands in text, 0 when the place is free
	length uint16
	tag    model.Tag
}

const (
	filterBits = 14
	// longestEntry bounds, in bytes, the words that may be in a dictionary.
	longestEntry = 1 << 10
)

// readDictionary reads lines of a word and a tag.
func readDictionary(text string) (d dictionary, err error) {
	d.text = text
	size := 16
	for size < 2*strings.Count(text, "\n") {
		size *= 2
	}
	d.slots = make([]entry, size)
	at := 0
	for line := range strings.Lines(text) {
		word, tag, ok := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		if !ok || word == "" || len(word) > longestEntry || len(tag) != 1 || tag[0] < 'a' || int(tag[0]-'a') >= tagCount {
			return d, errTagger
		}
		h := spread(look(word).word)
		d.filter[h>>(32-filterBits)>>6] |= 1 << (h >> (32 - filterBits) & 63)
		k := int(h) & (size - 1)
		for d.slots[k].at != 0 {
			k = (k + 1) & (size - 1)
		}
		d.slots[k] = entry{headOf(word), uint32(at + 1), uint16(len(word)), model.Tag(tag[0] - 'a')}
		at += len(line)
	}
	return d, nil
}

// spread mixes the bits of a word's hash.
func spread(h uint32) uint32 {
	h = (h ^ h>>15) * 0x2c1b3c6d
	return h ^ h>>14
}

// headOf is the first eight bytes of a word.
func headOf(w string) (head uint64) {
	for i := range min(len(w), 8) {
		head |= uint64(w[i]) << (8 * i)
	}
	return head
}

// fetch returns what stands where a word would be found first; word is its hash by
// look. To look up many words, fetch all of them before asking for the tag of one:
// so the processor waits for many places of memory at once.
func (d *dictionary) fetch(word uint32) (e entry) {
	h := spread(word)
	if d.filter[h>>(32-filterBits)>>6]>>(h>>(32-filterBits)&63)&1 != 0 {
		e = d.slots[int(h)&(len(d.slots)-1)]
	}
	return e
}

// tag is the only tag of w, or TagNone; e is what fetch returned.
func (d *dictionary) tag(w string, word uint32, e entry) model.Tag {
	if e.at == 0 {
		return model.TagNone
	}
	head, mask := headOf(w), len(d.slots)-1
	for k := int(spread(word)) & mask; e.at != 0; e = d.slots[k] {
		if e.head == head && int(e.length) == len(w) && (len(w) <= 8 || d.text[e.at-1:][:e.length] == w) {
			return e.tag
		}
		k = (k + 1) & mask
	}
	return model.TagNone
}
