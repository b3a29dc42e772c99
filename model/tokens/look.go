package tokens

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"whosaid/model"
)

// seen is what the tagger knows of a word by its letters.
type seen struct {
	word, suffix3, suffix2, prefix, shape uint32
}

// edge stands before the first word of a sentence and behind the last.
var edge = seen{word: 1, suffix3: 2, suffix2: 3, prefix: 4, shape: 5}

// fixedTag is the tag of words whose form tells it: marks and numbers.
func fixedTag(w string) model.Tag {
	r, n := utf8.DecodeRuneInString(w)
	if isWordRune(r) || r == '\'' && n < len(w) || r == '’' && n < len(w) {
		if isDigit(r) && strings.Trim(w, "0123456789.,") == "" {
			return model.TagNUM
		}
		return model.TagNone
	}
	switch {
	case r == '@' && n < len(w):
		return model.TagPROPN
	case strings.ContainsRune("$€£%+=<>#@§°", r) || unicode.IsSymbol(r):
		return model.TagSYM
	}
	return model.TagPUNCT
}

// look hashes the parts of a word that features are made of.
func look(w string) seen {
	for i := 0; i < len(w); i++ {
		if w[i] >= utf8.RuneSelf {
			return lookUnicode(w)
		}
	}
	n := len(w)
	word, suffix3, suffix2, prefix := hashSeed, hashSeed, hashSeed, hashSeed
	small, dash := false, false // a small letter, a hyphen inside
	for i := range n {
		c := w[i]
		switch {
		case c >= 'A' && c <= 'Z':
			c += 'a' - 'A'
		case c >= 'a' && c <= 'z':
			small = true
		case c == '-' && i > 0:
			dash = true
		}
		word = (word ^ uint32(c)) * hashPrime
		if i == 1 {
			prefix = word
		}
		if i >= n-3 {
			suffix3 = (suffix3 ^ uint32(c)) * hashPrime
			if i >= n-2 {
				suffix2 = (suffix2 ^ uint32(c)) * hashPrime
			}
		}
	}
	if n < 2 {
		prefix = word
	}
	shape := uint32(0)
	switch c := w[0]; {
	case c >= 'A' && c <= 'Z' && n > 1 && !small:
		shape = 2
	case c >= 'A' && c <= 'Z':
		shape = 1
	case c >= '0' && c <= '9':
		shape = 3
	case c < 'a' || c > 'z':
		shape = 4
	}
	if dash && strings.IndexByte(w, '-') > 0 {
		shape += 8
	}
	return seen{word, suffix3, suffix2, prefix, shape}
}

// lookUnicode is look for words beyond ASCII.
func lookUnicode(w string) seen {
	low := strings.ReplaceAll(strings.ToLower(w), "’", "'")
	first, n := utf8.DecodeRuneInString(w)
	shape := uint32(0)
	switch {
	case unicode.IsUpper(first) && len(w) > n && strings.ToUpper(w) == w:
		shape = 2
	case unicode.IsUpper(first):
		shape = 1
	case isDigit(first):
		shape = 3
	case !isWordRune(first):
		shape = 4
	}
	if strings.IndexByte(w, '-') > 0 {
		shape += 8
	}
	return seen{hash(low), hash(low[max(0, len(low)-3):]), hash(low[max(0, len(low)-2):]), hash(low[:min(2, len(low))]), shape}
}

// FNV-1a.
const (
	hashSeed  uint32 = 2166136261
	hashPrime uint32 = 16777619
)

func hash(s string) uint32 {
	h := hashSeed
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * hashPrime
	}
	return h
}
