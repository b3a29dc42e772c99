package search

import (
	"slices"
	"strings"
)

// Of every document the index keeps with which letter each word of its text
// begins, four bits a word: a twelfth of the text. Where a phrase ends in one
// letter, because it is being typed, this tells where it stands; a tenth of all
// words may begin so, too many to go through their lists.

// ownInitials are the letters with which most words begin; each is a class of its
// own, from 1. The others share the rest.
const ownInitials = "taosiwcbphfmd"

// initialOf is the class of a word's first letter.
func initialOf(w string) uint8 {
	if i := strings.IndexByte(ownInitials, w[0]); i >= 0 {
		return uint8(i) + 1
	}
	switch w[0] {
	case 'e', 'g', 'l', 'n', 'r':
		return 14
	case 'j', 'k', 'q', 'u', 'v', 'x', 'y', 'z':
		return 15
	}
	return 0
}

// tellingInitial reports that the class tells the beginning itself.
func tellingInitial(begin string) bool {
	return len(begin) == 1 && strings.Contains(ownInitials, begin)
}

// appendInitials packs the classes of words, given by number.
func appendInitials(b []byte, words []uint32, initials []uint8) []byte {
	for i, w := range words {
		if i%2 == 0 {
			b = append(b, initials[w])
		} else {
			b[len(b)-1] |= initials[w] << 4
		}
	}
	return b
}

// initialAt is the class of the at-th word.
func initialAt(packed []byte, at uint32) uint8 {
	if int(at/2) >= len(packed) {
		return 0
	}
	return packed[at/2] >> (at % 2 * 4) & 15
}

// initials returns where in a document words of the class of the k-th beginning
// stand: among the places wanted, or everywhere when that is nil.
func (p *places) initials(k int, doc uint32, wanted []uint32) []uint32 {
	class := initialOf(p.s.words[k].begin)
	packed := p.b.s.perDoc(p.b.r, p.b.in.initials, doc)
	if wanted != nil {
		return slices.DeleteFunc(wanted, func(at uint32) bool { return initialAt(packed, at) != class })
	}
	out := []uint32{}
	for at := range uint32(2 * len(packed)) {
		if initialAt(packed, at) == class {
			out = append(out, at)
		}
	}
	return out
}
