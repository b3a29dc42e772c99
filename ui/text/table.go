package text

import (
	"strings"

	"whosaid/model"
)

// columnGap is the cells between two columns of a table: " │ ".
const columnGap = 3

// grid is how one table is set.
type grid struct {
	cols  []int    // cells of each column
	right []bool   // numbers stand to the right
	fits  bool     // each line of the table on one row; else a row or more a field
	label []string // of a record's fields, from the table's head; "" for one without room
}

// addTable appends the rows of a table: as columns where they fit, otherwise as
// records, one field a row, each with its column's head in front.
func (p *Page) addTable(i int) {
	b := p.body
	blk := &b.article.Blocks[i]
	lines := tableLines(b.article.Text, blk.Span)
	g := p.measureGrid(lines)
	p.grids[int32(i)] = g
	for n, line := range lines {
		switch {
		case g.fits:
			p.add(row{start: int32(line.Start), end: int32(line.End), block: int32(i), kind: rowGrid, first: n == 0})
			if n == 0 && len(lines) > 1 {
				p.add(row{start: int32(line.End), end: int32(line.End), block: int32(i), kind: rowRule})
			}
		case n == 0:
			p.addFields(i, line, headField)
		default:
			p.add(row{start: int32(line.Start), end: int32(line.Start), block: int32(i)})
			p.addFields(i, line, 0)
		}
	}
}

// addFields appends a record: one table line's cells, each on rows of its own.
// field is the first one's, or headField for the head itself.
func (p *Page) addFields(i int, line model.Span, field int) {
	text := p.body.article.Text
	g := p.grids[int32(i)]
	for _, c := range tableCells(text, line) {
		if c.Len() > 0 {
			room := p.wide - p.cells(g.labelOf(field))
			rest := p.wide
			if room < rest {
				rest -= recordHang
			}
			first := len(p.rows)
			w := wrapper{text: text, method: p.body.opt.Method}
			w.emit = func(start, end int) {
				p.add(row{start: int32(start), end: int32(end), block: int32(i), kind: rowRecord, field: int16(field), first: len(p.rows) == first})
			}
			w.wrap(c.Start, c.End, max(room, 1), max(rest, 1))
		}
		if field >= 0 {
			field = min(field+1, maxLabels)
		}
	}
}

const (
	headField  = -1      // the field of the rows of a table's head
	maxLabels  = 1 << 14 // columns beyond have no label
	recordHang = 2       // how far the further lines of a record's field stand in
)

// labelOf returns what stands before a field, "" where nothing does.
func (g *grid) labelOf(field int) string {
	if field < 0 || field >= len(g.label) {
		return ""
	}
	return g.label[field]
}

// labels makes a label of each cell of a table's head that is short enough.
func (p *Page) labels(head []model.Span) []string {
	out := make([]string, min(len(head), maxLabels))
	for i := range out {
		if c := head[i]; c.Len() > 0 && c.Len() < maxCellBytes*p.wide && p.spanCells(c)+len(": ") <= p.wide-4 {
			var b strings.Builder
			p.body.folded(c.Start, c.End, false, func(at, n, width int) bool {
				b.WriteString(p.body.glyphs(cell{at: at, n: n, width: width}))
				return true
			})
			out[i] = b.String() + ": "
		}
	}
	return out
}

// measureGrid finds the columns of a table and whether they fit.
func (p *Page) measureGrid(lines []model.Span) *grid {
	text := p.body.article.Text
	g := &grid{}
	for n, line := range lines {
		for k, c := range tableCells(text, line) {
			if k == len(g.cols) {
				g.cols, g.right = append(g.cols, 1), append(g.right, true)
			}
			g.cols[k] = max(g.cols[k], p.spanCells(c))
			if n > 0 && !isFigure(c.In(text)) {
				g.right[k] = false
			}
		}
	}
	total := columnGap * (len(g.cols) - 1)
	for _, w := range g.cols {
		total += w
	}
	if g.fits = total <= p.wide; !g.fits {
		g.label = p.labels(tableCells(text, lines[0]))
	}
	if len(lines) < 2 {
		clear(g.right)
	}
	return g
}

// spanCells is the width of a stretch of folded text.
func (p *Page) spanCells(s model.Span) int {
	width := 0
	p.body.folded(s.Start, s.End, false, func(_, _, w int) bool {
		width += w
		return true
	})
	return width
}

// isFigure reports whether a table's cell holds a number, or nothing.
func isFigure(s string) bool {
	digits := false
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9':
			digits = true
		case !strings.ContainsRune(" .,-–−+%()$€£¥/:", r):
			return false
		}
	}
	return digits || strings.TrimSpace(s) == ""
}

// tableLines cuts a table into its lines; there is at least one.
func tableLines(text string, s model.Span) []model.Span { return split(text, s, '\n') }

// tableCells cuts a table's line into its cells, without the space around them.
func tableCells(text string, s model.Span) []model.Span {
	cells := split(text, s, '\t')
	for i, c := range cells {
		for c.Start < c.End && text[c.Start] == ' ' {
			c.Start++
		}
		for c.End > c.Start && text[c.End-1] == ' ' {
			c.End--
		}
		cells[i] = c
	}
	return cells
}

func split(text string, s model.Span, sep byte) []model.Span {
	var out []model.Span
	for {
		n := strings.IndexByte(text[s.Start:s.End], sep)
		if n < 0 {
			return append(out, s)
		}
		out = append(out, model.Span{Start: s.Start, End: s.Start + n})
		s.Start += n + 1
	}
}
