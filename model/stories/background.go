package stories

import (
	_ "embed" // the table
	"math"
)

// background.bin tells how common words and pairs of words are in news: a hash
// table of 2^16 slots of 6 bytes, the key (4 bytes, 0 is a free slot) and its count
// (2 bytes, saturated), little-endian, after 4 bytes with the number of words
// counted. A key is a word's code (wordKey) or two words' (pairKey), in the slot of
// its low 16 bits or the next free one. It is read where it lies, so that start-up
// pays nothing for it. WEIGHTS.md tells what was counted.
//
//go:embed background.bin
var background string

const (
	backgroundSlots = 1 << 16
	backgroundSlot  = 6
	backgroundHead  = 4
)

// backgroundTotal is the number of words counted.
func backgroundTotal() float64 {
	return float64(uint32(background[0]) | uint32(background[1])<<8 | uint32(background[2])<<16 | uint32(background[3])<<24)
}

// backgroundCount is how often the word, or pair of words, of that key was seen.
func backgroundCount(key uint32) int {
	for i := key % backgroundSlots; ; i = (i + 1) % backgroundSlots {
		slot := background[backgroundHead+backgroundSlot*i:][:backgroundSlot]
		switch uint32(slot[0]) | uint32(slot[1])<<8 | uint32(slot[2])<<16 | uint32(slot[3])<<24 {
		case key:
			return int(slot[4]) | int(slot[5])<<8
		case 0:
			return 0
		}
	}
}

func wordKey(w word) uint32 { return max(1, uint32(mix(uint64(w.code())+1))) }

func pairKey(v, w word) uint32 {
	return max(1, uint32(mix(uint64(v.code())<<32|uint64(w.code()))))
}

// known is what a word tells in bits by the background alone: minus the binary
// logarithm of how probable it is. A word that news in the background's language
// does not use is rare if it is long; a short one may be another language's
// article or preposition.
func known(w word) float64 {
	if n := backgroundCount(wordKey(w)); n > 0 {
		return min(strangeBits[classLong], math.Log2(backgroundTotal()/float64(n)))
	}
	return strangeBits[w.class()]
}

// strangeBits is what a word unknown to the background tells, by class of length.
var strangeBits = [...]float64{7, 10, 14, 19}
