package cli

import (
	"context"
	"io"
	"os"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"

	"whosaid/model/library"
)

// Widths of a table in cells.
const (
	tableDefault = 120 // when standard output is no terminal
	tableLeast   = 40
	columnGap    = 2
)

// columns are the widths of quote, speaker, cue and article, in cells.
type columns [4]int

// columnsFor shares a table's width among its columns: asked, or else the
// terminal's, or else $COLUMNS, or else 120 cells.
func columnsFor(asked int, w io.Writer) columns {
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
	width = max(width, tableLeast) - 3*columnGap
	cue := width / 9
	speaker := width / 5
	article := width / 4
	return columns{width - speaker - cue - article, speaker, cue, article}
}

// quoteTable writes the table row by row, so that it costs no memory and the
// first row comes at once. Cells that are too wide wrap inside their column.
func quoteTable(ctx context.Context, w io.Writer, lib *library.Library, c columns) error {
	if err := c.row(w, "QUOTE", "SPEAKER", "CUE", "ARTICLE"); err != nil {
		return err
	}
	return eachSaying(ctx, lib, func(s *saying) error {
		return c.row(w, s.Quote, or(s.Speaker, "unattributed"), or(s.Cue, ""), s.Article)
	})
}

func or(s *string, otherwise string) string {
	if s == nil {
		return otherwise
	}
	return *s
}

// row writes one row of the table over as many lines as its tallest cell takes.
func (c columns) row(w io.Writer, cells ...string) error {
	wrapped := make([][]string, len(cells))
	tallest := 0
	for i, cell := range cells {
		wrapped[i] = strings.Split(ansi.Wrap(cell, c[i], ""), "\n")
		tallest = max(tallest, len(wrapped[i]))
	}
	var line strings.Builder
	for n := range tallest {
		line.Reset()
		for i := range wrapped {
			text := ""
			if n < len(wrapped[i]) {
				text = strings.TrimSpace(wrapped[i][n])
			}
			line.WriteString(text)
			line.WriteString(strings.Repeat(" ", max(0, c[i]-ansi.StringWidth(text))+columnGap))
		}
		if _, err := io.WriteString(w, strings.TrimRight(line.String(), " ")+"\n"); err != nil {
			return err
		}
	}
	return nil
}
