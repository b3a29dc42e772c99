package text

import (
	"strings"

	"whosaid/model"
)

// cell is one grapheme cluster, or a piece of decoration, on a row.
type cell struct {
	col, width int    // cells from the screen's left
	at, n      int    // the bytes it shows; n is 0 for decoration
	deco       string // what decoration shows
	look       look   // of decoration
}

// walk calls f for every cell of a row after the gutter, left to right, until f
// returns false.
func (p *Page) walk(r *row, f func(cell) bool) {
	switch r.kind {
	case rowBlank:
	case rowText:
		p.walkText(r, f)
	case rowHead:
		p.walkHead(r, f)
	case rowGrid:
		p.walkGrid(r, f)
	case rowRecord:
		p.walkRecord(r, f)
	case rowBar:
		p.walkBar(r, f)
	case rowRule:
		p.walkRule(r, f)
	case rowLabel:
		f(cell{col: p.left, width: p.measure, deco: p.cut(p.body.frame(int(r.block)).first), look: lookRemovedTag})
	}
}

// cut fits decoration to the measure.
func (p *Page) cut(s string) string {
	s = p.body.opt.Method.Truncate(s, p.measure, "")
	return s + strings.Repeat(" ", p.measure-p.cells(s))
}

func (p *Page) walkText(r *row, f func(cell) bool) {
	fr := p.frameOf(int(r.block))
	col, deco := p.left, fr.rest
	if r.first {
		deco = fr.first
	}
	if deco != "" {
		w := p.cells(deco)
		if !f(cell{col: col, width: w, deco: deco, look: fr.look}) {
			return
		}
		col += w
	}
	if !r.first {
		col += fr.hang
	}
	if col == p.left && !fr.verbatim && rightToLeft(p.body.article.Text, p.body.article.Blocks[r.block].Span) {
		col += max(p.measure-p.spanCells(model.Span{Start: int(r.start), End: int(r.end)}), 0)
	}
	p.walkSpan(int(r.start), int(r.end), col, fr.verbatim, f)
}

// walkSpan walks a stretch of text from a column on; it returns whether f wants
// more.
func (p *Page) walkSpan(start, end, col int, verbatim bool, f func(cell) bool) bool {
	more := true
	p.body.folded(start, end, verbatim, func(at, n, width int) bool {
		more = f(cell{col: col, width: width, at: at, n: n})
		col += width
		return more
	})
	return more
}

// folded calls f for every cluster of text[start:end] as it is shown: runs of
// white space as one, of one cell, unless verbatim.
func (b *Body) folded(start, end int, verbatim bool, f func(at, n, width int) bool) {
	text := b.article.Text
	for i := start; i < end; {
		c := text[i]
		if !verbatim && folds(c) {
			if next := skipSpace(text, i, end, b.opt.Method); next > i {
				if !f(i, next-i, 1) {
					return
				}
				i = next
				continue
			}
		}
		n, width := cluster(text, i, end, b.opt.Method)
		if !f(i, n, width) {
			return
		}
		i += n
	}
}

func (p *Page) walkBar(r *row, f func(cell) bool) {
	fr := p.frameOf(int(r.block))
	if fr.rest == "" {
		return
	}
	if p.body.article.Blocks[r.block].Kind == model.KindQuote {
		fr.rest = p.body.quoteBar(int(r.field))
	}
	f(cell{col: p.left, width: p.cells(fr.rest), deco: fr.rest, look: fr.look})
}

func (p *Page) walkGrid(r *row, f func(cell) bool) {
	g := p.grids[r.block]
	col := p.left
	for k, c := range tableCells(p.body.article.Text, model.Span{Start: int(r.start), End: int(r.end)}) {
		if k > 0 {
			if !f(cell{col: col, width: columnGap, deco: " │ ", look: lookRule}) {
				return
			}
			col += columnGap
		}
		from := col
		if g.right[k] {
			from += g.cols[k] - p.spanCells(c)
		}
		if !p.walkSpan(c.Start, c.End, from, false, f) {
			return
		}
		col += g.cols[k]
	}
}

func (p *Page) walkRecord(r *row, f func(cell) bool) {
	g := p.grids[r.block]
	col := p.left
	if label := g.labelOf(int(r.field)); label != "" {
		w := p.cells(label)
		if !r.first {
			w = recordHang
		} else if !f(cell{col: col, width: w, deco: label, look: lookMarker}) {
			return
		}
		col += w
	}
	p.walkSpan(int(r.start), int(r.end), col, false, f)
}

func (p *Page) walkRule(r *row, f func(cell) bool) {
	col := p.left
	for k, w := range p.grids[r.block].cols {
		if k > 0 {
			if !f(cell{col: col, width: columnGap, deco: "─┼─", look: lookRule}) {
				return
			}
			col += columnGap
		}
		for range w {
			if !f(cell{col: col, width: 1, deco: "─", look: lookRule}) {
				return
			}
			col++
		}
	}
}
