package decode

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"whosaid/model"
)

// maxCell is the most letters and digits that a cell of a data table has; tables
// with longer ones lay out a page.
const maxCell = 200

// table writes a table of data as one block: a row a line, cells parted by tabs.
// It reports false for tables that only lay out other blocks.
func (p *page) table(n *html.Node, f *frame) bool {
	rows := tableRows(n)
	columns := 0
	for _, row := range rows {
		cells := rowCells(row)
		columns = max(columns, len(cells))
		for _, c := range cells {
			if layoutCell(c) {
				return false
			}
		}
	}
	if len(rows) < 2 || columns < 2 {
		return false
	}
	p.flush()
	p.caption(n, f)
	p.begin(f)
	p.draft.kind, p.draft.level, p.draft.marker = model.KindTable, 0, ""
	for i, row := range rows {
		if i > 0 {
			p.draft.breakLine()
		}
		inner := p.enter(row, f)
		inner.block = f.block
		for j, c := range rowCells(row) {
			if j > 0 {
				p.draft.cell()
			}
			p.cell(c, inner)
		}
	}
	p.flush()
	return true
}

// caption writes a table's caption as a block of its own.
func (p *page) caption(n *html.Node, f *frame) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == atom.Caption && !hidden(c) {
			inner := p.enter(c, f)
			inner.caption = true
			p.children(c, inner)
			p.flush()
		}
	}
}

// cell writes what is in a cell as inline text.
func (p *page) cell(n *html.Node, f *frame) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode:
			p.text(c, f)
		case c.Type != html.ElementNode || skipped[c.DataAtom] || hidden(c):
		case blockLevel[c.DataAtom] || c.DataAtom == atom.Br:
			p.space()
			p.cell(c, f)
			p.space()
		default:
			inner := p.enter(c, f)
			inner.block = f.block
			inner.link = inner.link || c.DataAtom == atom.A
			if m, marked := p.markupOf(c); marked {
				p.draft.begin(m.kind, m.url)
				p.cell(c, inner)
				p.draft.end()
			} else {
				p.cell(c, inner)
			}
		}
	}
}

// tableRows are the rows of a table, without those of tables inside it.
func tableRows(n *html.Node) []*html.Node {
	var rows []*html.Node
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.DataAtom {
		case atom.Tr:
			if !hidden(c) {
				rows = append(rows, c)
			}
		case atom.Tbody, atom.Thead, atom.Tfoot:
			if !hidden(c) {
				rows = append(rows, tableRows(c)...)
			}
		}
	}
	return rows
}

// rowCells are the cells of a row that are shown.
func rowCells(row *html.Node) []*html.Node {
	var cells []*html.Node
	for c := row.FirstChild; c != nil; c = c.NextSibling {
		if (c.DataAtom == atom.Td || c.DataAtom == atom.Th) && !hidden(c) {
			cells = append(cells, c)
		}
	}
	return cells
}

// layoutCell reports whether a cell holds what no cell of data does.
func layoutCell(n *html.Node) bool {
	if textLetters(n, maxCell+1) > maxCell {
		return true
	}
	layout := false
	walkElements(n, func(e *html.Node) bool {
		switch e.DataAtom {
		case atom.Table, atom.H1, atom.H2, atom.H3, atom.H4, atom.Blockquote, atom.Article, atom.Section, atom.Figure, atom.Form:
			layout = true
		}
		return !layout
	})
	return layout
}
