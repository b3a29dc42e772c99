package tokens

import (
	"strings"

	"whosaid/model"
)

// dictionary holds the words that have but one tag: a hash table with open
// addressing, at most half full, over the lines of a text. A filter of a bit for
// each of 1<<filterBits hashes keeps most other words away from it.
type dictionary struct {
	text   string // a line "word tag" for each, the tag a letter from 'a'
	slots  []entry
	filter [1 << filterBits / 64]uint64
}

// entry is a place of the table.
type entry struct {
	hash uint32
	at   uint32 // 1 + where the word stands in text, 0 when the place is free
}

const filterBits = 14

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
		if !ok || word == "" || len(tag) != 1 || tag[0] < 'a' || int(tag[0]-'a') >= tagCount {
			return d, errTagger
		}
		h := spread(look(word).word)
		d.filter[h>>(32-filterBits)>>6] |= 1 << (h >> (32 - filterBits) & 63)
		k := int(h) & (size - 1)
		for d.slots[k].at != 0 {
			k = (k + 1) & (size - 1)
		}
		d.slots[k] = entry{h, uint32(at + 1)}
		at += len(line)
	}
	return d, nil
}

// spread mixes the bits of a word's hash.
func spread(h uint32) uint32 {
	h = (h ^ h>>15) * 0x2c1b3c6d
	return h ^ h>>14
}

// tag is the only tag of w, of which look made word, or TagNone.
func (d *dictionary) tag(w string, word uint32) model.Tag {
	h := spread(word)
	if d.filter[h>>(32-filterBits)>>6]>>(h>>(32-filterBits)&63)&1 == 0 {
		return model.TagNone
	}
	mask := len(d.slots) - 1
	for k := int(h) & mask; d.slots[k].at != 0; k = (k + 1) & mask {
		if d.slots[k].hash != h {
			continue
		}
		if line := d.text[d.slots[k].at-1:]; len(line) > len(w)+1 && line[:len(w)] == w && line[len(w)] == ' ' {
			return model.Tag(line[len(w)+1] - 'a')
		}
	}
	return model.TagNone
}
