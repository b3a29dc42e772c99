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
	stem := hashStem(w)
	form := hash(w)
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

// hashStem hashes what the forms and spellings of a word have in common: it without
// a common ending; long words also without their inner vowels and doubled
// letters, where transliterations and slips of the pen differ.
func hashStem(w string) uint64 {
	if len(w) < 5 {
		return hash(w)
	}
	w = w[:len(w)-ending(w)]
	if len(w) < 7 || w[0] < 'a' || w[0] > 'z' {
		return hash(w)
	}
	const vowels = 1 | 1<<('e'-'a') | 1<<('i'-'a') | 1<<('o'-'a') | 1<<('u'-'a') | 1<<('y'-'a')
	var b [32]byte
	b[0] = w[0]
	n := 1
	for i := 1; i < len(w) && n < len(b); i++ {
		if c := w[i]; c != w[i-1] && (c < 'a' || c > 'z' || vowels>>(c-'a')&1 == 0) {
			b[n] = c
			n++
		}
	}
	if n < 4 {
		return hash(w)
	}
	return hash(b[:n])
}

// ending is the length in bytes of the ending that a stem lacks: the longest of
// those that are common which leaves four bytes, 0 when there is none.
func ending(w string) int {
	for _, e := range endings(w[len(w)-1]) {
		if len(w)-len(e) >= 4 && strings.HasSuffix(w, e) {
			return len(e)
		}
	}
	return 0
}

// endings are those with this last letter, the longer first.
func endings(last byte) []string {
	switch last {
	case 's':
		return allEndings[0:6]
	case 'y':
		return allEndings[6:10]
	case 't':
		return allEndings[10:12]
	case 'g':
		return allEndings[12:13]
	case 'd':
		return allEndings[13:14]
	case 'r':
		return allEndings[14:15]
	case 'e':
		return allEndings[15:]
	}
	return nil
}

// allEndings is parted by last letters, see endings.
var allEndings = [...]string{
	"ments", "ings", "ers", "ies", "es", "s",
	"ingly", "edly", "ly", "y",
	"ment", "est",
	"ing",
	"ed",
	"er",
	"e",
}

// hash is FNV-1a, 64 bits, its bits spread.
func hash[T string | []byte](s T) uint64 {
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
