package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// noRoom is shown for a wide cluster where one cell is left.
const noRoom = "·"

// zwj joins emoji, also over the border of two cells.
const zwj = "\u200d"

// glyphs is what a text cell shows on the screen: its cluster, but a blank for
// white space and replacements for what must not or can't be drawn.
func (b *Body) glyphs(c cell) string {
	s := b.article.Text[c.at : c.at+c.n]
	r, _ := utf8.DecodeRuneInString(s)
	switch {
	case r > ' ' && r < 0x7f && len(s) == 1:
		return s
	case c.width == 1 && strings.Trim(s, " \n\u00a0") == "":
		return " "
	case !drawable(r, s):
		return replacement(c.width)
	case strings.HasPrefix(s, zwj) && c.width == 0:
		return ""
	case strings.HasPrefix(s, zwj):
		return strings.TrimLeft(s, zwj)
	case unicode.Is(unicode.Cf, r) && !unicode.Is(unicode.Prepended_Concatenation_Mark, r):
		return strings.Repeat(" ", c.width) // it would reorder or hide what follows
	case c.width > 0 && b.opt.Method == ansi.GraphemeWidth && unicode.IsMark(r):
		s = "◌" + s // a mark with no letter would join what stands before it
		return s + strings.Repeat(" ", max(c.width-ansi.StringWidth(s), 0))
	}
	return s
}

// drawable reports whether a cluster that begins with r is text a terminal draws
// where it is told to: no control, no broken UTF-8, nothing cut out of a longer
// cluster, nothing that waits for the next one to join it.
func drawable(r rune, s string) bool {
	if r < ' ' || r >= 0x7f && r < 0xa0 || r == utf8.RuneError || len(s) > maxCluster-utf8.UTFMax {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(s)
	return last < 0x600 || !unicode.Is(unicode.Prepended_Concatenation_Mark, last)
}

// replacement stands for what can't be shown in its place.
func replacement(width int) string {
	if width == 0 {
		return ""
	}
	return "\ufffd" + strings.Repeat(" ", width-1)
}
