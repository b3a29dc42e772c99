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

// base is how probable a word is by the background alone. A word that news in the
// background's language does not use is rare if it is long; a short one may be
// another language's article or preposition.
func base(w word) float64 {
	if n := backgroundCount(wordKey(w)); n > 0 {
		return max(strange[classLong], float64(n)/backgroundTotal())
	}
	return strange[w.class()]
}

// strange is how probable a word unknown to the background is, by class of length:
// 7, 10, 14 and 19 bits.
var strange = [...]float64{1. / (1 << 7), 1. / (1 << 10), 1. / (1 << 14), 1. / (1 << 19)}

// known is what a word tells by the background alone, in bits.
func known(w word) float64 { return -log2(base(w)) }

// log2 is the binary logarithm of a positive number to four places: its exponent,
// and for the rest the series of the inverse hyperbolic tangent.
func log2(x float64) float64 {
	b := math.Float64bits(x)
	e := int(b>>52) - 1023
	m := math.Float64frombits(b&(1<<52-1) | 1023<<52) // in [1, 2)
	if m > math.Sqrt2 {
		m /= 2
		e++
	}
	t := (m - 1) / (m + 1)
	u := t * t
	return float64(e) + t*(2.8853900817779268+u*(0.9617966939259756+u*(0.5770780163555854+u*0.4121986)))
}
