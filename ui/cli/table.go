package cli

import (
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
)

// Widths of a table in cells.
const (
	tableDefault = 120 // when standard output is no terminal
	tableLeast   = 40
	columnGap    = 2
)

// tableWidth is how wide a table is in cells: asked, or else the terminal's
// width, or else $COLUMNS, or else 120.
func tableWidth(asked int, w io.Writer) int {
	width := asked
	if f, ok := w.(term.File); ok && width <= 0 {
		width, _, _ = term.GetSize(f.Fd())
	}
	if width <= 0 {
		width, _ = strconv.Atoi(os.Getenv("COLUMNS"))
	}
	if width <= 0 {
		width = tableDefault
	}
	return max(width, tableLeast)
}

// table writes rows as they come, so that it costs no memory and the first row
// is there at once. A cell that is too wide wraps inside its column.
type table struct {
	w      io.Writer
	widths []int // of the columns, in cells
	err    error // the first that w gave; nothing is written after it
}

// newTable shares width among the columns by their weights.
func newTable(w io.Writer, width int, weights ...int) *table {
	t := &table{w: w}
	total := 0
	for _, n := range weights {
		total += n
	}
	room := width - columnGap*(len(weights)-1)
	left := room
	for _, n := range weights {
		t.widths = append(t.widths, room*n/total)
		left -= room * n / total
	}
	t.widths[0] += left // by rounding
	return t
}

// row writes one row over as many lines as its tallest cell takes.
func (t *table) row(cells ...string) {
	if t.err != nil {
		return
	}
	wrapped := make([][]string, len(cells))
	tallest := 0
	for i, cell := range cells {
		// Wrap alone lets a word with hyphens stand out.
		cell = ansi.Hardwrap(ansi.Wrap(cell, t.widths[i], ""), t.widths[i], false)
		wrapped[i] = strings.Split(cell, "\n")
		tallest = max(tallest, len(wrapped[i]))
	}
	var out strings.Builder
	for n := range tallest {
		var line strings.Builder
		for i := range wrapped {
			text := ""
			if n < len(wrapped[i]) {
				text = strings.TrimSpace(wrapped[i][n])
			}
			line.WriteString(text)
			line.WriteString(strings.Repeat(" ", max(0, t.widths[i]-ansi.StringWidth(text))+columnGap))
		}
		out.WriteString(strings.TrimRight(line.String(), " ") + "\n")
	}
	if _, err := io.WriteString(t.w, out.String()); err != nil {
		t.err = fmt.Errorf("writing the table: %w", err)
	}
}
