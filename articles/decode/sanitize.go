package decode

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

const (
	// maxMarks bounds combining marks and joiners in a row: more than this many
	// is no script's spelling, and terminals pile them over neighbouring lines.
	maxMarks = 8
	tab      = "    "

	zwnj      = '\u200c'
	zwj       = '\u200d'
	blackFlag = '\U0001F3F4'
	tagEnd    = '\U000E007F'
)

// Sanitize makes s safe to print: whatever s holds, no character of the result
// can move a cursor, change a colour, reorder a line or hide. The result is
// valid UTF-8.
//
//   - Dropped: C0 controls but the newline, DEL, C1 controls, whole escape
//     sequences (ECMA-48), bidi controls, zero-width space, word joiner and its
//     kin, byte order marks, soft hyphens (terminals disagree on their width),
//     annotation and deprecated format characters, non-characters, and tag
//     characters outside of flags.
//   - Turned into a newline: CR LF, CR, VT, FF, NEL, U+2028, U+2029. A tab turns
//     into four spaces. Bytes that are no UTF-8 turn into U+FFFD, one for a run.
//   - Of combining marks and joiners in a row eight are kept.
//   - Marks that are drawn over the following characters (U+0600 and its class)
//     are parted from them by a zero-width non-joiner.
//
// All else stays byte for byte: no-break spaces, joiners, variation selectors,
// accents composed or not (whoever compares words composes them). Sanitize is
// idempotent, and returns s itself when nothing needs doing.
func Sanitize(s string) string {
	if i := firstUnsafe(s); i < len(s) {
		return filter(s, i)
	}
	return s
}

// SanitizeLine is Sanitize for what must stay on one line, such as a title: runs
// of white space and newlines become one space, the ends are trimmed. Accents
// are composed (normal form C), since nothing points into such a line.
func SanitizeLine(s string) string {
	if s == "" {
		return ""
	}
	s = strings.Join(strings.Fields(Sanitize(s)), " ")
	if !norm.NFC.IsNormalString(s) {
		s = Sanitize(norm.NFC.String(s))
	}
	return s
}

// firstUnsafe is the offset of the first byte that filter has to look at, or
// len(s). It is the fast path: nearly all text is safe throughout.
func firstUnsafe(s string) int {
	for i := 0; i < len(s); {
		b := s[i]
		if b < utf8.RuneSelf {
			if b < ' ' && b != '\n' || b == 0x7f {
				return i
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && n == 1 || classOf(r) != classPlain {
			return i
		}
		i += n
	}
	return len(s)
}

// class is what filter does with a rune.
type class uint8

const (
	classPlain   class = iota
	classDrop          // left out
	classBreak         // a newline
	classTab           // spaces
	classMark          // a combining mark or joiner: kept up to maxMarks in a row
	classPrepend       // parted from what follows
	classFlag          // may open a flag of tag characters
	classControl       // may open an escape sequence
)

// classOf sorts a rune that is valid. Ordered by how common the runes are.
func classOf(r rune) class {
	switch {
	case r < 0x20:
		return classOfC0(r)
	case r < 0x7f:
		return classPlain
	case r < 0xa0:
		return classOfC1(r)
	case r == 0xad:
		return classDrop
	case r < 0x300:
		return classPlain
	case r >= 0x2010 && r <= 0x2027, r >= 0x3400 && r <= 0x9fff, r >= 0xac00 && r <= 0xd7a3, r >= 0x400 && r < 0x483:
		return classPlain
	case r == zwnj, r == zwj, unicode.Is(unicode.M, r):
		return classMark
	case r == 0x2028, r == 0x2029:
		return classBreak
	case r == blackFlag:
		return classFlag
	case unicode.Is(prepended, r):
		return classPrepend
	case unicode.Is(invisible, r), r&0xfffe == 0xfffe:
		return classDrop
	}
	return classPlain
}

func classOfC0(r rune) class {
	switch r {
	case '\n':
		return classPlain
	case '\r', '\v', '\f':
		return classBreak
	case '\t':
		return classTab
	case 0x1b:
		return classControl
	}
	return classDrop
}

func classOfC1(r rune) class {
	switch r {
	case 0x85:
		return classBreak
	case 0x90, 0x98, 0x9b, 0x9d, 0x9e, 0x9f:
		return classControl
	}
	return classDrop
}

// prepended are the characters whose grapheme cluster takes in what follows
// them (Grapheme_Cluster_Break=Prepend, Unicode 15, UAX 29).
var prepended = &unicode.RangeTable{
	R16: []unicode.Range16{
		{Lo: 0x0600, Hi: 0x0605, Stride: 1},
		{Lo: 0x06dd, Hi: 0x06dd, Stride: 1},
		{Lo: 0x070f, Hi: 0x070f, Stride: 1},
		{Lo: 0x0890, Hi: 0x0891, Stride: 1},
		{Lo: 0x08e2, Hi: 0x08e2, Stride: 1},
		{Lo: 0x0d4e, Hi: 0x0d4e, Stride: 1},
	},
	R32: []unicode.Range32{
		{Lo: 0x110bd, Hi: 0x110bd, Stride: 1},
		{Lo: 0x110cd, Hi: 0x110cd, Stride: 1},
		{Lo: 0x111c2, Hi: 0x111c3, Stride: 1},
		{Lo: 0x1193f, Hi: 0x1193f, Stride: 1},
		{Lo: 0x11941, Hi: 0x11941, Stride: 1},
		{Lo: 0x11a3a, Hi: 0x11a3a, Stride: 1},
		{Lo: 0x11a84, Hi: 0x11a89, Stride: 1},
		{Lo: 0x11d46, Hi: 0x11d46, Stride: 1},
		{Lo: 0x11f02, Hi: 0x11f02, Stride: 1},
	},
}

// invisible are bidi controls, zero-width and format characters, tags, and what
// Unicode reserves for more of them. ZWJ and ZWNJ are not among them.
var invisible = &unicode.RangeTable{
	R16: []unicode.Range16{
		{Lo: 0x061c, Hi: 0x061c, Stride: 1},
		{Lo: 0x180e, Hi: 0x180e, Stride: 1},
		{Lo: 0x200b, Hi: 0x200b, Stride: 1},
		{Lo: 0x200e, Hi: 0x200f, Stride: 1},
		{Lo: 0x202a, Hi: 0x202e, Stride: 1},
		{Lo: 0x2060, Hi: 0x206f, Stride: 1},
		{Lo: 0xfdd0, Hi: 0xfdef, Stride: 1},
		{Lo: 0xfeff, Hi: 0xfeff, Stride: 1},
		{Lo: 0xfff0, Hi: 0xfffb, Stride: 1},
	},
	R32: []unicode.Range32{
		{Lo: 0x1bca0, Hi: 0x1bca3, Stride: 1},
		{Lo: 0x1d173, Hi: 0x1d17a, Stride: 1},
		{Lo: 0xe0000, Hi: 0xe00ff, Stride: 1},
		{Lo: 0xe01f0, Hi: 0xe0fff, Stride: 1},
	},
}
