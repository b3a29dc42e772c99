package decode

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/text/encoding/charmap"
)

// One page in a hundred was written in UTF-8, read as Windows-1252 by the program
// that published it, and written in UTF-8 again: a quotation opens with "â€œ".
// Such a page is read as it was meant.

// leastMisread is how many misread dashes and quotation marks a page must hold:
// a page that speaks of such a mishap shows one or two.
const leastMisread = 4

// mendMisread puts right the text and the attributes of a page whose UTF-8 was
// read as Windows-1252 or Latin-1 and encoded again.
func mendMisread(root *html.Node) {
	if countMisread(root, 0) < leastMisread {
		return
	}
	for n := range root.Descendants() {
		if n.Type == html.TextNode {
			n.Data = readAgain(n.Data)
		}
		for i := range n.Attr {
			n.Attr[i].Val = readAgain(n.Attr[i].Val)
		}
	}
}

// countMisread counts misread general punctuation (U+2000 to U+203F) in the
// page's text, up to leastMisread.
func countMisread(root *html.Node, n int) int {
	for x := range root.Descendants() {
		if x.Type != html.TextNode {
			continue
		}
		n += strings.Count(x.Data, "â€") + strings.Count(x.Data, "â\u0080")
		if n >= leastMisread {
			break
		}
	}
	return n
}

// readAgain replaces every run of characters that is a UTF-8 sequence read byte
// by byte as Windows-1252 with the character it stands for.
func readAgain(s string) string {
	if !strings.ContainsFunc(s, isMisreadLead) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if isMisreadLead(r) {
			if meant, n := misread(s[i:]); n > 0 {
				b.WriteRune(meant)
				i += n
				continue
			}
		}
		b.WriteString(s[i : i+size])
		i += size
	}
	return b.String()
}

// isMisreadLead tells the characters that the first bytes of UTF-8 sequences are
// read as.
func isMisreadLead(r rune) bool { return 0xc2 <= r && r <= 0xf4 }

// misread returns the character that the head of s stands for and how many bytes
// of s it takes, 0 when s begins with no misread sequence.
func misread(s string) (meant rune, length int) {
	var raw [utf8.UTFMax]byte
	n := 0
	for i, r := range s {
		b, ok := windowsByte(r)
		if !ok || n == utf8.UTFMax {
			break
		}
		raw[n] = b
		n++
		if utf8.FullRune(raw[:n]) {
			meant, size := utf8.DecodeRune(raw[:n])
			if size != n || size < 2 || unicode.IsControl(meant) {
				return 0, 0
			}
			return meant, i + utf8.RuneLen(r)
		}
	}
	return 0, 0
}

// windowsByte is the byte that Windows-1252 reads as r, or Latin-1 where
// Windows-1252 has no character.
func windowsByte(r rune) (byte, bool) {
	if r < 0x100 {
		return byte(r), r >= 0x80
	}
	return charmap.Windows1252.EncodeRune(r)
}
