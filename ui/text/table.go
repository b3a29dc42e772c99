package text

import (
	"strings"

	"whosaid/model"
)

// columnGap is the cells between two columns of a table: " │ ".
const columnGap = 3

// grid is how one table is set.
type grid struct {
	cols  []int  // cells of each column
	right []bool // numbers stand to the right
	head  []model.Span
	fits  bool // each line of the table on one row; else a row or more a field
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
			p.addFields(i, line, nil)
		default:
			p.add(row{start: int32(line.Start), end: int32(line.Start), block: int32(i)})
			p.addFields(i, line, g.head)
		}
	}
}

// addFields appends a record: one table line's cells, each on rows of its own.
func (p *Page) addFields(i int, line model.Span, head []model.Span) {
	text := p.body.article.Text
	for n, c := range tableCells(text, line) {
		if c.Len() == 0 {
			continue
		}
		first, rest, field := p.wide, p.wide, headField
		if w := p.labelCells(head, n); w > 0 {
			first, rest, field = p.wide-w, p.wide-recordHang, n
		} else if head != nil {
			field = unlabelled
		}
		w := wrapper{text: text, method: p.body.opt.Method}
		from := len(p.rows)
		w.emit = func(start, end int) {
			p.add(row{start: int32(start), end: int32(end), block: int32(i), kind: rowRecord, field: int16(field), first: len(p.rows) == from})
		}
		w.wrap(c.Start, c.End, max(first, 1), max(rest, 1))
	}
}

// What a rowRecord's field is when it is no column with a label.
const (
	headField  = -1        // a head itself
	unlabelled = 1<<15 - 1 // a field without a head, or with one too long to repeat
)

// recordHang is how far the further lines of a record's field stand in.
const recordHang = 2

// labelCells is the room a record's label takes, 0 where there is none.
func (p *Page) labelCells(head []model.Span, n int) int {
	if n < 0 || n >= min(len(head), unlabelled) || head[n].Len() == 0 {
		return 0
	}
	if w := p.cells(p.label(head[n])); w <= p.wide-4 {
		return w
	}
	return 0
}

func (p *Page) label(head model.Span) string {
	return strings.Join(strings.Fields(head.In(p.body.article.Text)), " ") + ": "
}

// measureGrid finds the columns of a table and whether they fit.
func (p *Page) measureGrid(lines []model.Span) *grid {
	text := p.body.article.Text
	g := &grid{head: tableCells(text, lines[0])}
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
	g.fits = total <= p.wide
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
