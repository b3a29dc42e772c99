package card

import (
	"strings"

	"charm.land/lipgloss/v2"

	"whosaid/ui/paint"
	"whosaid/ui/text"
	"whosaid/ui/theme"
)

// Builder collects a card's rows.
type Builder struct {
	Theme *theme.Theme
	Meter paint.Meter
	W     int // the card's width in cells; a row has one less, for the cursor
	rows  []Row

	filter string // in lower case
}

// Room is the cells a row may take.
func (b *Builder) Room() int { return max(b.W-2, 1) }

// Keeps reports whether what the words say passes the filter.
func (b *Builder) Keeps(words ...string) bool {
	if b.filter == "" {
		return true
	}
	all := strings.ToLower(strings.Join(words, " "))
	for _, w := range strings.Fields(b.filter) {
		if !strings.Contains(all, w) {
			return false
		}
	}
	return true
}

// Row adds a finished row; it is cut to the width.
func (b *Builder) Row(t Target, row string) {
	b.rows = append(b.rows, Row{Text: b.Meter.Cut(row, b.Room()), Target: t})
}

// Gap adds a blank row, but never two and never at the top.
func (b *Builder) Gap() {
	if n := len(b.rows); n > 0 && b.rows[n-1].Text != "" {
		b.rows = append(b.rows, Row{})
	}
}

// Heading adds a blank row and the title of a part, with a line to the right end.
func (b *Builder) Heading(title string) {
	b.Gap()
	rule := b.Room() - b.Meter.Width(title) - 1
	row := b.Theme.PaneTitle.Render(b.Meter.Cut(title, b.Room()))
	if rule > 0 {
		row += " " + b.Theme.Border.Render(paint.Rule(rule))
	}
	b.rows = append(b.rows, Row{Text: row})
}

// Text adds s wrapped, indented by n cells, cut after a number of rows (0 is all).
func (b *Builder) Text(t Target, style lipgloss.Style, s string, n, rows int) {
	for _, line := range b.Meter.Wrap(s, max(b.Room()-n, 1), rows) {
		b.rows = append(b.rows, Row{Text: paint.Spaces(n) + style.Render(line), Target: t})
	}
}

// Barred adds s wrapped beside a bar in a style.
func (b *Builder) Barred(t Target, bar, style lipgloss.Style, s string, rows int) {
	for _, line := range b.Meter.Wrap(s, max(b.Room()-2, 1), rows) {
		b.rows = append(b.rows, Row{Text: bar.Render("│") + " " + style.Render(line), Target: t})
	}
}

// Flow adds runs of several styles as one wrapped paragraph beside a bar ("" for
// none).
func (b *Builder) Flow(t Target, bar string, runs []text.Run) {
	for _, line := range text.Flow(runs, max(b.Room()-b.Meter.Width(bar), 1), 0, b.Meter.Method) {
		b.rows = append(b.rows, Row{Text: bar + line, Target: t})
	}
}

// Pair adds a label and what it is, side by side, the value wrapped.
func (b *Builder) Pair(t Target, label, value string) {
	if value == "" {
		return
	}
	const wide = 12
	if b.Room() < 2*wide {
		b.Text(t, b.Theme.Muted, label, 0, 1)
		b.Text(t, b.Theme.Item, value, 2, 0)
		return
	}
	for i, line := range b.Meter.Wrap(value, b.Room()-wide, 0) {
		head := paint.Spaces(wide)
		if i == 0 {
			head = b.Theme.Muted.Render(b.Meter.Fit(label, wide))
		}
		b.rows = append(b.rows, Row{Text: head + b.Theme.Item.Render(line), Target: t})
	}
}
