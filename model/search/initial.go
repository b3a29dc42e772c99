package search

import (
	"slices"
	"unicode/utf8"
)

// Of every document the index keeps with which letter each word of its text
// begins, five bits a word: a tenth of the text. Where a phrase ends in one letter,
// because it is being typed, this tells where it stands; a tenth of all words may
// begin so, too many to go through their lists.

// initialOf is the class of a word's first letter: a to z are 1 to 26, a digit 27,
// all others share the rest.
func initialOf(w string) uint8 {
	switch c := w[0]; {
	case 'a' <= c && c <= 'z':
		return c - 'a' + 1
	case '0' <= c && c <= '9':
		return 27
	}
	r, _ := utf8.DecodeRuneInString(w)
	return 28 + uint8(r&3)
}

// tellingInitial reports that the class tells the beginning itself.
func tellingInitial(begin string) bool { return len(begin) == 1 && 'a' <= begin[0] && begin[0] <= 'z' }

// appendInitials packs the classes of words, given by number.
func appendInitials(b []byte, words []uint32, initials []uint8) []byte {
	bits, n := uint32(0), 0
	for _, w := range words {
		bits |= uint32(initials[w]) << n
		for n += 5; n >= 8; n -= 8 {
			b = append(b, byte(bits))
			bits >>= 8
		}
	}
	if n > 0 {
		b = append(b, byte(bits))
	}
	return b
}

// initialAt is the class of the at-th word; 0 beyond the last.
func initialAt(packed []byte, at uint32) uint8 {
	bit := uint64(at) * 5
	i := bit / 8
	if i >= uint64(len(packed)) {
		return 0
	}
	v := uint16(packed[i])
	if i+1 < uint64(len(packed)) {
		v |= uint16(packed[i+1]) << 8
	}
	return uint8(v>>(bit%8)) & 31
}

// initials fills in where words with a telling beginning stand, among those wanted
// if they are given.
func (p *places) initials(k int, doc uint32, wanted []uint32, all bool) []uint32 {
	class := initialOf(p.s.words[k].begin)
	packed := p.b.s.perDoc(p.b.r, p.b.in.initials, doc)
	if all {
		var out []uint32
		for at := range uint32(len(packed) * 8 / 5) {
			if initialAt(packed, at) == class {
				out = append(out, at)
			}
		}
		return out
	}
	return slices.DeleteFunc(wanted, func(at uint32) bool { return initialAt(packed, at) != class })
}
