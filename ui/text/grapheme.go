package text

import (
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// maxCluster bounds the bytes looked at to find one grapheme cluster, so that a
// megabyte of combining marks costs no more than other text. The longest emoji
// sequence in use has 35 bytes.
const maxCluster = 256

// cluster returns the bytes and cells of the grapheme cluster at text[i:end],
// i < end. Control characters, which decoding should have removed, count one
// cell and are painted as a replacement.
func cluster(text string, i, end int, m ansi.Method) (n, width int) {
	b := text[i]
	j := i + 1
	if b >= utf8.RuneSelf {
		r, size := utf8.DecodeRuneInString(text[i:end])
		j = i + size
		if width = simpleWidth(r); width == 0 {
			return slowCluster(text, i, end, m)
		}
	} else if width = 1; b < ' ' || b == 0x7f {
		return 1, 1
	}
	if j >= end || text[j] < utf8.RuneSelf {
		return j - i, width
	}
	if r, _ := utf8.DecodeRuneInString(text[j:end]); simpleWidth(r) > 0 {
		return j - i, width
	}
	return slowCluster(text, i, end, m)
}

// simpleWidth returns the cells of runes that are a grapheme cluster by
// themselves when the next rune is simple too, the same in every method: no
// marks, joiners, emoji or conjoining letters. Other runes give 0.
func simpleWidth(r rune) int {
	switch {
	case r < 0x80:
		return 1
	case r < 0x530:
		if r < 0xa0 || r == '©' || r == 0xad || r == '®' || r >= 0x300 && r < 0x386 || r >= 0x483 && r < 0x48a {
			return 0 // controls, emoji, a soft hyphen, marks
		}
		return 1
	case r >= 0x2010 && r <= 0x2027: // dashes, quotation marks, the ellipsis
		return 1
	case isSimpleWide(r):
		return 2
	}
	return 0
}

// isSimpleWide: Han, kana, and the commonest marks set with them.
func isSimpleWide(r rune) bool {
	return r >= 0x4e00 && r <= 0x9fff || r >= 0x3041 && r <= 0x3096 || r >= 0x30a1 && r <= 0x30fa ||
		r == '、' || r == '。' || r >= '〈' && r <= '】'
}

func slowCluster(text string, i, end int, m ansi.Method) (n, width int) {
	if end-i > maxCluster {
		end = i + maxCluster
		for end > i+1 && !utf8.RuneStart(text[end]) {
			end--
		}
	}
	c, width := ansi.FirstGraphemeCluster(text[i:end], m)
	if valid := validPrefix(c); valid == 0 {
		return 1, 1
	} else if valid < len(c) {
		c, width = ansi.FirstGraphemeCluster(c[:valid], m)
	}
	if r, _ := utf8.DecodeRuneInString(c); r >= 0x80 && r < 0xa0 {
		return len(c), 1
	}
	return len(c), width
}

// validPrefix is the number of bytes of s before the first that is no UTF-8.
func validPrefix(s string) int {
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return len(s)
}
