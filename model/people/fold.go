package people

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// foldName writes a name in lower-case ASCII as far as it can: accents off,
// letters such as ł and ø spelled out, apostrophes dropped, every other mark
// but the hyphen a space.
func foldName(s string) string {
	if plainLower(s) {
		return s
	}
	if ascii(s) {
		return foldASCII(s)
	}
	s = norm.NFD.String(s)
	var b strings.Builder
	b.Grow(len(s))
	space := true
	for _, r := range s {
		t, keep := foldRune(r)
		switch {
		case t != "" && !(t == "." && space):
			b.WriteString(t)
			space = false
		case !keep && !space:
			b.WriteByte(' ')
			space = true
		}
	}
	return strings.TrimSpace(b.String())
}

// foldASCII is foldName of a text of ASCII.
func foldASCII(s string) string {
	var buf [64]byte
	b := buf[:0]
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c >= 'A' && c <= 'Z':
			b = append(b, c+'a'-'A')
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9', c == '-', c == '@', c == '_', c == '&':
			b = append(b, c)
		case c == '\'', c == '`':
		case len(b) == 0 || b[len(b)-1] == ' ': // no stop and no space behind a space
		case c == '.':
			b = append(b, '.')
		default:
			b = append(b, ' ')
		}
	}
	if n := len(b); n > 0 && b[n-1] == ' ' {
		b = b[:n-1]
	}
	return string(b)
}

// foldRune returns what a rune becomes; "" and true when it vanishes, "" and
// false when it parts words.
func foldRune(r rune) (s string, vanishes bool) {
	switch {
	case r >= 'A' && r <= 'Z':
		return lowerASCII[r-'A' : r-'A'+1], false
	case r >= 'a' && r <= 'z':
		return lowerASCII[r-'a' : r-'a'+1], false
	case r >= '0' && r <= '9', r == '-', r == '@', r == '_', r == '&':
		return string(r), false
	case r == '.':
		return ".", true
	case r == '\'', r == '`', r == '’', r == '‘', r == 'ʼ', r == 'ʻ', r == 'ʾ', r == 'ʿ', unicode.Is(unicode.Mn, r):
		return "", true
	case r == '‐', r == '‑', r == '–':
		return "-", false
	case unicode.IsLetter(r), unicode.IsDigit(r):
		return latin(unicode.ToLower(r)), false
	}
	return "", false
}

const lowerASCII = "abcdefghijklmnopqrstuvwxyz"

func ascii(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// plainLower reports whether s is folded already.
func plainLower(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; !(c >= 'a' && c <= 'z' || c == ' ' && i > 0 && s[i-1] != ' ' && i+1 < len(s) || c == '-') {
			return false
		}
	}
	return true
}

// latin spells out letters that have no decomposition.
func latin(r rune) string {
	switch r {
	case 'ł':
		return "l"
	case 'ø':
		return "o"
	case 'đ', 'ð':
		return "d"
	case 'þ':
		return "th"
	case 'ß':
		return "ss"
	case 'æ':
		return "ae"
	case 'œ':
		return "oe"
	case 'ı':
		return "i"
	case 'ə':
		return "a"
	case 'ŋ':
		return "n"
	case 'ħ':
		return "h"
	}
	return string(r)
}
