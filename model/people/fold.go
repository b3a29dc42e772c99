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
	var b strings.Builder
	b.Grow(len(s))
	if !ascii(s) {
		s = norm.NFD.String(s)
	}
	space := true
	for _, r := range s {
		switch {
		case r < utf8.RuneSelf:
			c := byte(r)
			switch {
			case c >= 'A' && c <= 'Z':
				b.WriteByte(c + 'a' - 'A')
			case c >= 'a' && c <= 'z', c >= '0' && c <= '9', c == '-', c == '@', c == '_', c == '&':
				b.WriteByte(c)
			case c == '\'', c == '`', c == '.' && !space:
				if c == '.' {
					b.WriteByte('.')
				}
				continue
			default:
				if !space {
					b.WriteByte(' ')
				}
				space = true
				continue
			}
			space = false
		case r == '’' || r == '‘' || r == 'ʼ' || r == 'ʻ' || r == 'ʾ' || r == 'ʿ' || unicode.Is(unicode.Mn, r):
		case r == '‐' || r == '‑' || r == '–':
			b.WriteByte('-')
			space = false
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			b.WriteString(latin(unicode.ToLower(r)))
			space = false
		default:
			if !space {
				b.WriteByte(' ')
			}
			space = true
		}
	}
	return strings.TrimSpace(b.String())
}

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
