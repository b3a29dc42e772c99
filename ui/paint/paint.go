// Package paint turns strings into rows of an exact width and lays rows beside
// and over each other. Everything but the article's text, which package text
// wraps, passes through it; nothing here knows what the strings mean.
//
// Widths are in terminal cells. Strings may hold SGR sequences. Joining is done
// by hand because it happens in every frame: a screen of three panes costs
// about a tenth of what a general layout library takes.
package paint

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"whosaid/ui/text"
)

// Meter measures strings the way the terminal does.
type Meter struct{ Method ansi.Method }

// Width is the number of cells s takes.
func (m Meter) Width(s string) int {
	if isPlain(s) {
		return len(s)
	}
	return m.Method.StringWidth(s)
}

// Fit makes s exactly w cells wide: cut with an ellipsis or padded with spaces.
func (m Meter) Fit(s string, w int) string {
	if w <= 0 {
		return ""
	}
	n := m.Width(s)
	if n > w {
		s = m.Method.Truncate(s, w, "…")
		n = m.Width(s)
	}
	if n < w {
		return s + Spaces(w-n)
	}
	return s
}

// Cut shortens s to at most w cells, with an ellipsis when something went.
func (m Meter) Cut(s string, w int) string {
	if w <= 0 {
		return ""
	}
	if m.Width(s) <= w {
		return s
	}
	return m.Method.Truncate(s, w, "…")
}

// Ends sets left and right at the two ends of a row of exactly w cells. When
// both do not fit, right goes first to half the width, then left is cut.
func (m Meter) Ends(left, right string, w int) string {
	if w <= 0 {
		return ""
	}
	r := m.Width(right)
	if l := m.Width(left); l+r+1 > w {
		if r > w/2 {
			right = m.Cut(right, max(w/2, w-l-1))
			r = m.Width(right)
		}
		left = m.Cut(left, w-r-1)
	}
	gap := w - m.Width(left) - r
	if gap < 0 {
		return m.Fit(left, w)
	}
	return left + Spaces(gap) + right
}

// Wrap breaks s into rows of at most w cells, as the article's prose is broken,
// and keeps at most rows of them (0 keeps all); the last one ends in an ellipsis
// when something went. Line breaks in s count as spaces.
func (m Meter) Wrap(s string, w, rows int) []string {
	if w <= 0 || strings.TrimSpace(s) == "" {
		return nil
	}
	return text.Wrap(s, w, rows, m.Method)
}

// isPlain reports whether s is printable ASCII, a cell a byte.
func isPlain(s string) bool {
	for i := range len(s) {
		if s[i] < 0x20 || s[i] >= 0x7f {
			return false
		}
	}
	return true
}

const blanks = "                                                                                                                                "

// Spaces returns n spaces.
func Spaces(n int) string {
	if n <= 0 {
		return ""
	}
	if n <= len(blanks) {
		return blanks[:n]
	}
	return strings.Repeat(" ", n)
}

// Rule returns a horizontal line of n cells.
func Rule(n int) string {
	if n <= 0 {
		return ""
	}
	return strings.Repeat("─", n)
}

// Over lays the rows of a box of w cells over a screen at column x, row y. The
// screen is changed in place; rows that leave it are dropped.
func (m Meter) Over(screen []string, width int, box []string, x, y, w int) {
	for i, row := range box {
		at := y + i
		if at < 0 || at >= len(screen) {
			continue
		}
		if x <= 0 && w >= width {
			screen[at] = row
			continue
		}
		left := m.Fit(m.Method.Truncate(screen[at], x, ""), x)
		right := m.after(screen[at], x+w, width-x-w)
		screen[at] = left + "\x1b[m" + row + "\x1b[m" + right
	}
}

// after is what stands in s from cell from on, n cells wide. A wide character
// that is cut in two gives way to blanks.
func (m Meter) after(s string, from, n int) string {
	if n <= 0 {
		return ""
	}
	rest := m.Method.TruncateLeft(s, from, "")
	if have := m.Width(rest); have < n {
		return Spaces(n-have) + rest
	}
	return m.Fit(rest, n)
}

// Thumb tells where the thumb of a scroll bar of height rows begins and how
// long it is, for a window of shown out of total rows that begins at top. The
// length is 0 when everything shows.
func Thumb(top, shown, total, height int) (start, length int) {
	if total <= shown || height <= 0 {
		return 0, 0
	}
	length = max(height*shown/total, 1)
	start = (height - length) * top / max(total-shown, 1)
	return min(max(start, 0), height-length), length
}
