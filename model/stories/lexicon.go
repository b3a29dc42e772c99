package stories

import (
	"math"
	"strings"
	"unicode/utf8"
)

// lexicon numbers words and says how much each tells, in bits: minus the binary
// logarithm of how probable it is, alone or after the word before it. Counts
// come from the background and from the quotations seen, so a phrase that
// becomes a slogan loses its weight.
type lexicon struct {
	ids   map[string]uint32
	seen  []int32   // by id: times in quotations seen
	known []int32   // by id: times in the background
	alone []float32 // by id: bits by the background only, which never change
	total int       // words in quotations seen
	pairs sketch
	names []string // by id
	hash  []uint64 // by id
}

func newLexicon() *lexicon {
	return &lexicon{ids: map[string]uint32{}, pairs: newSketch()}
}

// id returns the number of a folded word.
func (x *lexicon) id(w string) uint32 {
	if id, ok := x.ids[w]; ok {
		return id
	}
	id := uint32(len(x.names))
	w = strings.Clone(w) // w is often a piece of an article
	x.ids[w] = id
	hash := hashWord(w)
	known := backgroundCount(hash)
	x.names = append(x.names, w)
	x.hash = append(x.hash, hash)
	x.seen = append(x.seen, 0)
	x.known = append(x.known, known)
	x.alone = append(x.alone, x.static(w, known))
	return id
}

// static is a word's bits by the background. A word that news in the background's
// language does not use is rare if it is long; a short one may be another
// language's article or preposition.
func (x *lexicon) static(w string, known int32) float32 {
	if known > 0 {
		return float32(math.Log2(float64(backgroundTotal()) / float64(known)))
	}
	switch n := utf8.RuneCountInString(w); {
	case n <= 2:
		return 7
	case n == 3:
		return 10
	case n == 4:
		return 14
	}
	return 19
}

// bits is what a word tells when nothing is known of the word before it.
func (x *lexicon) bits(id uint32) float64 {
	return -math.Log2(x.chance(id))
}

// chance is how probable a word is, between the background's word for it and
// what the library has seen.
func (x *lexicon) chance(id uint32) float64 {
	const weight = 20000 // words the background's word counts for
	static := math.Exp2(-float64(x.alone[id]))
	return (weight*static + max(0, float64(x.seen[id])-2)) / (weight + float64(x.total))
}

// pairKnown is how often the background has one word after the other.
func (x *lexicon) pairKnown(prev, id uint32) int32 {
	return backgroundCount(hashPair(x.hash[prev], x.hash[id]))
}

// doubt is how often a word must be seen before its followers are believed as
// much as their own frequency.
const doubt = 10

// after is what a word tells when the one before it is known: less than alone
// when it often follows that word, never more, because the background keeps only
// pairs that are frequent for their words.
func (x *lexicon) after(prev, id uint32) float64 {
	both := float64(x.pairKnown(prev, id))
	first := float64(x.known[prev])
	both += max(0, float64(x.pairs.count(prev, id))-2)
	first += max(0, float64(x.seen[prev])-2)
	alone := x.chance(id)
	return -math.Log2(max(alone, (min(both, first)+doubt*alone)/(first+doubt)))
}

// learn counts the words of one quotation.
func (x *lexicon) learn(words []word) {
	for i, w := range words {
		x.seen[w.id]++
		x.total++
		if i > 0 {
			x.pairs.add(words[i-1].id, w.id)
		}
	}
}

// sketch counts pairs of words in a fixed space: a count-min sketch with
// conservative update (Cormode and Muthukrishnan, 2005). It may count too many,
// never too few.
type sketch struct {
	cells []uint16
}

const sketchSize = 1 << 21 // cells of each of the two rows: 8 MB in all

func newSketch() sketch { return sketch{cells: make([]uint16, 2*sketchSize)} }

func (s *sketch) at(a, b uint32) (int, int) {
	h := mix(uint64(a)<<32 | uint64(b))
	return int(h % sketchSize), sketchSize + int(h>>32%sketchSize)
}

func (s *sketch) count(a, b uint32) int {
	i, j := s.at(a, b)
	return int(min(s.cells[i], s.cells[j]))
}

func (s *sketch) add(a, b uint32) {
	i, j := s.at(a, b)
	n := min(s.cells[i], s.cells[j])
	if n == math.MaxUint16 {
		return
	}
	s.cells[i], s.cells[j] = max(s.cells[i], n+1), max(s.cells[j], n+1)
}

// mix spreads the bits of a key (the finaliser of MurmurHash3).
func mix(h uint64) uint64 {
	h ^= h >> 33
	h *= 0xff51afd7ed558ccd
	h ^= h >> 33
	h *= 0xc4ceb9fe1a85ec53
	return h ^ h>>33
}
