package clean

import (
	"hash/maphash"
	"sync"
	"unicode"
)

// word is a word of a text by its hash (FNV-1a of the lower-cased letters). Its
// lowest bit tells words that carry content: four letters and more, or any sign
// of the scripts that write without spaces.
type word uint64

func (w word) content() bool { return w&1 == 1 }

const (
	fnvOffset = 14695981039346656037
	fnvPrime  = 1099511628211
)

// appendWords appends the words of text in order.
func appendWords(ws []word, text string) []word {
	h, n := uint64(fnvOffset), 0
	for _, r := range text {
		switch {
		case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
		case 'A' <= r && r <= 'Z':
			r += 'a' - 'A'
		case r >= 0x80 && r != '’' && isWordRune(r):
			if r = unicode.ToLower(r); isSign(r) {
				ws = append(ws, word(uint64(r)*fnvPrime|1))
				continue
			}
		default:
			if n > 0 {
				ws = append(ws, wordOf(h, n))
				h, n = fnvOffset, 0
			}
			continue
		}
		h = (h ^ uint64(r)) * fnvPrime
		n++
	}
	if n > 0 {
		ws = append(ws, wordOf(h, n))
	}
	return ws
}

func wordOf(h uint64, letters int) word {
	if letters >= 4 {
		return word(h | 1)
	}
	return word(h &^ 1)
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) }

// isSign tells the signs that are words of their own.
func isSign(r rune) bool {
	return r >= 0x2e80 && (unicode.Is(unicode.Han, r) || unicode.Is(unicode.Hiragana, r) || unicode.Is(unicode.Katakana, r))
}

// wordsOf are the words of text in order.
func wordsOf(text string) []word { return appendWords(nil, text) }

// sequenceHash names a text by its words in order.
func sequenceHash(ws []word) uint64 {
	h := uint64(17)
	for _, w := range ws {
		h = h*fnvPrime ^ uint64(w)
	}
	return h
}

// trait is a set of word lists; a word bears the lists that hold it.
type trait uint8

const (
	traitAddress trait = 1 << iota // speaks to the reader, as promotion does and reports seldom do
	traitCookie                    // names cookies
	traitConsent                   // what cookie settings say
	traitPicture                   // stands in captions
	traitCall                      // opens a label that may be glued behind a sentence
)

// traitWords are the lists.
var traitWords = map[trait]string{
	traitAddress: "you your our we us here click subscribe newsletter sign read app free article email " +
		"sie ihr ihre ihren unsere unseren uns hier vous votre vos notre nos nous ici usted su nuestro nuestra aquí você nosso nossa aqui вы вас ваш наш нас здесь ви вас наш тут",
	traitCookie: "cookie cookies куки",
	traitConsent: "consent privacy browser website advertising analytics preferences visitor visitors user users settings partners plugin session einwilligung datenschutz webseite werbung " +
		"consentement navigateur consentimiento navegador publicidad consenso",
	traitPicture: "photo photos photograph photographs photographed photographer photographers photography photographic pictured",
	traitCall:    "read share follow advertisement",
}

// traitSlots is the size of traitTable, a power of two well above the number of
// words listed.
const traitSlots = 1 << 10

// traitTable finds a word's traits by open addressing.
type traitTable [traitSlots]struct {
	word word
	bits trait
}

var traits = sync.OnceValue(func() *traitTable {
	t := new(traitTable)
	for bits, list := range traitWords {
		for _, w := range wordsOf(list) {
			at := w.slot()
			for t[at].bits != 0 && t[at].word != w {
				at = (at + 1) % traitSlots
			}
			t[at].word = w
			t[at].bits |= bits
		}
	}
	return t
})

func (w word) slot() uint { return uint(w>>1) * 0x9e3779b1 >> 7 % traitSlots }

func (t *traitTable) of(w word) trait {
	for at := w.slot(); t[at].bits != 0; at = (at + 1) % traitSlots {
		if t[at].word == w {
			return t[at].bits
		}
	}
	return 0
}

// traitsOf unites the traits of words and counts those that speak to the reader.
func traitsOf(ws []word) (all trait, addresses int) {
	t := traits()
	for _, w := range ws {
		if bits := t.of(w); bits != 0 {
			all |= bits
			addresses += int(bits & traitAddress)
		}
	}
	return all, addresses
}

// vocabulary is the set of content words of some pieces, and which of them are
// used again: a hash table with open addressing, since every word of a document is
// looked up several times. The zero vocabulary is empty.
type vocabulary struct {
	// A power of two of slots, at most half in use; 0 is free. The lowest bit, which
	// all content words have, is taken from those that are used again.
	slots []word
	words int
	room  *vocabularyRoom // where the first slots are
}

// vocabularyRoom has room for the words of most articles; free lets it be used again.
type vocabularyRoom [1 << 10]word

var vocabularyRooms = sync.Pool{New: func() any { return new(vocabularyRoom) }}

// free empties a vocabulary.
func (v *vocabulary) free() {
	if v.room != nil {
		clear(v.room[:])
		vocabularyRooms.Put(v.room)
	}
	*v = vocabulary{}
}

// spread is a factor that places words; chosen at random, so that no text can be
// written whose words meet in one place.
var spread = maphash.String(maphash.MakeSeed(), "") | 1

// slot finds the slot of a content word, or the free one where it belongs.
func (v *vocabulary) slot(w word) *word {
	mask := uint64(len(v.slots) - 1)
	for at := uint64(w) * spread >> 32 & mask; ; at = (at + 1) & mask {
		if s := &v.slots[at]; *s|1 == w || *s == 0 {
			return s
		}
	}
}

func (v *vocabulary) add(w word) {
	if 2*v.words >= len(v.slots) {
		old := v.slots
		if len(old) == 0 {
			v.room, _ = vocabularyRooms.Get().(*vocabularyRoom) // it holds nothing else
			v.slots = v.room[:]
		} else {
			v.slots = make([]word, 2*len(old))
		}
		for _, s := range old {
			if s != 0 {
				*v.slot(s | 1) = s
			}
		}
	}
	switch s := v.slot(w); *s {
	case 0:
		*s = w
		v.words++
	case w:
		if w != 1 { // which would be free
			*s = w &^ 1
		}
	}
}

// uses tells whether a content word is used once (1) or more often (2).
func (v *vocabulary) uses(w word) int {
	if v.words == 0 {
		return 0
	}
	switch *v.slot(w) {
	case 0:
		return 0
	case w:
		return 1
	}
	return 2
}

// vocabularyWords bounds how much prose a vocabulary is taken from.
const vocabularyWords = 4000

func vocabularyOf(ps []piece) (v vocabulary) {
	n := 0
	for i := range ps {
		if n > vocabularyWords {
			break
		}
		n += len(ps[i].hashes)
		v.addContent(ps[i].hashes)
	}
	return v
}

// addContent adds the content words among ws.
func (v *vocabulary) addContent(ws []word) {
	for _, w := range ws {
		if w.content() {
			v.add(w)
		}
	}
}

// share is the part of the content words ws, 0 to 1, that v holds, and n how
// many content words there are. For words that are themselves counted in v,
// inside asks for a second use.
func (v *vocabulary) share(ws []word, inside bool) (part float64, n int) {
	least := 1
	if inside {
		least = 2
	}
	hits := 0
	for _, w := range ws {
		if !w.content() {
			continue
		}
		n++
		if v.uses(w) >= least {
			hits++
		}
	}
	if n == 0 {
		return 0, 0
	}
	return float64(hits) / float64(n), n
}
