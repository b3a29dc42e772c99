package stories

import _ "embed" // the table

// background.bin tells how common words and pairs of words are in news: a hash
// table of 2^16 slots of 6 bytes, the key's hash (4 bytes, 0 is a free slot) and
// its count (2 bytes, saturated), little-endian, after 4 bytes with the number of
// words counted. A key is a word as fold gives it (hashWord), or two words
// (hashPair), in the slot of its hash's low 16 bits or the next free one. It is read where it
// lies, so that start-up pays nothing for it.
//
// It was counted over the text of the 840 articles of PolNeAR's training split
// (November 2015 to September 2016): words seen 3 times or more, and pairs that
// stand in 3 articles or more of 3 months or more, so that what was said of one
// event is no stock phrase, and are 3 times as frequent as their words would make
// one expect; 31,000 keys in all.
//
//go:embed background.bin
var background string

const (
	backgroundSlots = 1 << 16
	backgroundSlot  = 6
)

// backgroundTotal is the number of words counted.
func backgroundTotal() int {
	return int(background[0]) | int(background[1])<<8 | int(background[2])<<16 | int(background[3])<<24
}

// backgroundCount is how often a word, or pair of words, of that hash was seen. A
// stranger may pass for one that was: once in 100,000.
func backgroundCount(hash uint64) int32 {
	h := max(1, uint32(hash))
	for i := h % backgroundSlots; ; i = (i + 1) % backgroundSlots {
		slot := background[4+backgroundSlot*i:][:backgroundSlot]
		switch uint32(slot[0]) | uint32(slot[1])<<8 | uint32(slot[2])<<16 | uint32(slot[3])<<24 {
		case h:
			return int32(slot[4]) | int32(slot[5])<<8
		case 0:
			return 0
		}
	}
}

// hashWord is FNV-1a, 64 bits, its bits spread.
func hashWord(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return mix(h)
}

// hashPair is the hash of two words, one after the other, from their hashes.
func hashPair(a, b uint64) uint64 { return mix(a*31 + b) }
