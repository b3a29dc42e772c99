package stories

import (
	"strings"
	"unicode/utf8"
)

// word is a folded word as the comparison sees it, without its letters: a hash of
// 27 bits, three flags and a class of length in the top bits. Two words are the
// same when their codes are. The code's high 19 bits hash the word's stem, so two
// forms of one word ("island", "islands"), or two spellings of a long name, are
// alike when those agree. Vocabularies of 100,000 words clash about once in 3,000
// words; keys and alignments rest on more than one.
type word uint32

const (
	codeBits = 27
	formBits = 8 // of the code, its low end: which form of the stem

	codeMask = 1<<codeBits - 1
	// wordFree marks a word that may be missing on the other side at no cost: an
	// editor's words in brackets.
	wordFree = word(1) << codeBits
	// wordCut marks that words were left out before this one: an ellipsis stood
	// there.
	wordCut = wordFree << 1
	// wordCapital marks a word that begins with a capital.
	wordCapital = wordCut << 1
	classShift  = codeBits + 3
)

// The classes of length, in letters; the last are five or more.
const (
	classTwo word = iota
	classThree
	classFour
	classLong
)

// newWord makes the word of a folded form.
func newWord(w string, c context) word {
	stem := hashString(skeleton(w))
	form := hashString(w)
	code := word(stem>>20)&(codeMask>>formBits)<<formBits | word(form>>40)&(1<<formBits-1)
	if c.free {
		code |= wordFree
	}
	if c.cut {
		code |= wordCut
	}
	if c.capital {
		code |= wordCapital
	}
	n := len(w)
	if n > 2 && n < 16 {
		n = utf8.RuneCountInString(w)
	}
	class := classLong
	switch {
	case n <= 2:
		class = classTwo
	case n == 3:
		class = classThree
	case n == 4:
		class = classFour
	}
	return code | class<<classShift
}

func (w word) code() uint32  { return uint32(w & codeMask) }
func (w word) stem() uint32  { return uint32(w&codeMask) >> formBits }
func (w word) class() word   { return w >> classShift }
func (w word) free() bool    { return w&wordFree != 0 }
func (w word) cut() bool     { return w&wordCut != 0 }
func (w word) capital() bool { return w&wordCapital != 0 }

// bare is the word without what stood around it.
func (w word) bare() word { return w &^ (wordFree | wordCut | wordCapital) }

// skeleton is what the forms and spellings of a word have in common: it without
// a common ending; long words also without their inner vowels and doubled
// letters, where transliterations and slips of the pen differ.
func skeleton(w string) string {
	if len(w) < 5 {
		return w
	}
	for _, e := range &endings {
		if len(w)-len(e) >= 4 && strings.HasSuffix(w, e) {
			w = w[:len(w)-len(e)]
			break
		}
	}
	if len(w) < 7 || w[0] < 'a' || w[0] > 'z' {
		return w
	}
	var b [32]byte
	out := append(b[:0], w[0])
	for i := 1; i < len(w) && len(out) < len(b); i++ {
		if strings.IndexByte("aeiouy", w[i]) < 0 && w[i] != w[i-1] {
			out = append(out, w[i])
		}
	}
	if len(out) < 4 {
		return w
	}
	return string(out)
}

// endings are those that skeleton takes off, the longer first.
var endings = [...]string{"ments", "ingly", "ment", "ings", "edly", "ing", "ers", "ies", "est", "ed", "er", "es", "ly", "s", "e", "y"}

// hashString is FNV-1a, 64 bits, its bits spread.
func hashString(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return mix(h)
}

// mix spreads the bits of a key (the finaliser of MurmurHash3).
func mix(h uint64) uint64 {
	h ^= h >> 33
	h *= 0xff51afd7ed558ccd
	h ^= h >> 33
	h *= 0xc4ceb9fe1a85ec53
	return h ^ h>>33
}
