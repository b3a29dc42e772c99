package text

import (
	"maps"
	"runtime"
	"sort"
	"sync"

	"whosaid/model"
)

// rowKind is what a row shows.
type rowKind uint8

const (
	rowBlank rowKind = iota
	rowText
	rowHead   // bylines and datelines beside each other
	rowGrid   // one line of a table whose columns fit
	rowRecord // one field of a table whose columns don't
	rowBar    // between two paragraphs of one post or block quotation
	rowRule   // the line under a table's head
	rowLabel  // the rule that removed a block, where it doesn't fit before the text
)

// row is one line of the screen.
type row struct {
	start, end int32 // the bytes it shows; equal where it shows none
	block      int32 // indexes Article.Blocks
	kind       rowKind
	first      bool  // the block's first row
	field      int16 // a rowRecord's column; a rowBar's nesting
}

func (r *row) hasText() bool {
	return r.kind == rowText || r.kind == rowHead || r.kind == rowGrid || r.kind == rowRecord
}

// Page is a Body laid out at a width. It doesn't change.
type Page struct {
	body    *Body
	width   int
	gutter  int // cells before the text for marks
	left    int // cells before the text in all
	measure int // cells of prose
	wide    int // cells for tables and code
	rows    []row
	grids   map[int32]*grid
}

// Layout returns the article's rows for a screen width cells wide. A width below
// 1 counts as 1. The last page is kept, so asking again costs nothing.
func (b *Body) Layout(width int) *Page {
	width = max(width, 1)
	if b.page == nil || b.page.width != width {
		b.page = b.layout(width)
	}
	return b.page
}

func (b *Body) layout(width int) *Page {
	p := &Page{body: b, width: width}
	p.geometry()
	cuts := b.cuts()
	parts := make([]Page, len(cuts)-1)
	var wg sync.WaitGroup
	for i := range parts {
		parts[i] = *p
		lay := func() { parts[i].lay(cuts[i], cuts[i+1]) }
		if i == len(parts)-1 {
			lay()
		} else {
			wg.Go(lay)
		}
	}
	wg.Wait()
	*p = parts[0]
	for i := range parts[1:] {
		p.rows = append(p.rows, parts[i+1].rows...)
		maps.Copy(p.grids, parts[i+1].grids)
	}
	return p
}

// minPart is the least text, in bytes, worth a goroutine of its own.
const minPart = 256 << 10

// cuts divides the blocks into ranges of about equal text, one a processor, to be
// laid out at once: range i is the blocks from cuts[i] to cuts[i+1].
func (b *Body) cuts() []int {
	blocks := b.article.Blocks
	parts := min(max(len(b.article.Text)/minPart, 1), runtime.GOMAXPROCS(0))
	out := []int{0}
	for i := 1; i < len(blocks); i++ {
		next := len(b.article.Text) / parts * len(out)
		if len(out) < parts && blocks[i].Span.Start >= next && blocks[i].Kind == model.KindParagraph &&
			blocks[i].Kept() && !isHead(blocks[i-1].Kind) {
			out = append(out, i)
		}
	}
	return append(out, len(blocks))
}

// lay sets the rows of the blocks from one index to before another.
func (p *Page) lay(from, to int) {
	b, blocks := p.body, p.body.article.Blocks
	p.grids = map[int32]*grid{}
	if from < to {
		size := max(min(blocks[to-1].Span.End, len(b.article.Text))-max(blocks[from].Span.Start, 0), 0)
		p.rows = make([]row, 0, size/p.measure*9/8+2*(to-from))
	}
	last := from - 1
	for last >= 0 && !b.shows(last) {
		last--
	}
	for i := from; i < to; i++ {
		if !b.shows(i) {
			continue
		}
		first := i
		i = b.runEnd(first, to)
		if last >= 0 {
			p.part(last, i, blocks[first].Span.Start)
		}
		if blocks[i].Kept() && isHead(blocks[i].Kind) {
			i = p.addHead(first, i, to)
		} else {
			p.addBlock(first, i)
		}
		last = i
	}
}

// shows reports whether a block is on the page at all.
func (b *Body) shows(i int) bool {
	blk := &b.article.Blocks[i]
	return b.holds(blk.Span) && (blk.Kept() || b.opt.ShowRemoved)
}

// part sets a row between two neighbouring blocks unless they belong together.
// What is below begins at offset at.
func (p *Page) part(above, below, at int) {
	a, b := &p.body.article.Blocks[above], &p.body.article.Blocks[below]
	if p.body.tight(above, below) {
		return
	}
	r := row{start: int32(at), end: int32(at), block: int32(below)}
	if a.Kept() && b.Kept() && a.Kind == b.Kind && (a.Kind == model.KindPost || a.Kind == model.KindQuote) {
		r.kind = rowBar
		r.field = int16(min(nesting(a), nesting(b)))
	}
	p.add(r)
}

// geometry divides the width into margin, gutter and text.
func (p *Page) geometry() {
	opt := &p.body.opt
	switch {
	case opt.NoGutter || p.width < 12:
		p.gutter = 0
	case p.width < 30:
		p.gutter = 2
	default:
		p.gutter = 3
	}
	p.left = p.gutter
	p.measure = min(opt.Measure, p.width-p.gutter)
	if p.gutter > 2 {
		p.measure = min(p.measure, p.width-p.gutter-1) // a cell to the right
	}
	if opt.Centre && p.width > p.gutter+p.measure {
		p.left = max(p.gutter, (p.width-p.measure)/2)
	}
	p.wide = max(p.measure, p.width-p.left-1)
}

// addBlock appends the rows of the block at last, with those from first on run in
// before it.
func (p *Page) addBlock(first, last int) {
	b := p.body
	blk := &b.article.Blocks[last]
	if blk.Kind == model.KindTable && blk.Kept() {
		p.addTable(last)
		return
	}
	f := p.frameOf(last)
	if !blk.Kept() && f.first == "" {
		p.add(row{start: int32(blk.Span.Start), end: int32(blk.Span.Start), block: int32(last), kind: rowLabel})
	}
	limit := p.measure
	if f.wide {
		limit = p.wide
	}
	n := len(p.rows)
	w := wrapper{text: b.article.Text, method: b.opt.Method, verbatim: f.verbatim}
	w.emit = func(start, end int) {
		p.add(row{start: int32(start), end: int32(end), block: int32(last), kind: rowText, first: len(p.rows) == n})
	}
	room := max(limit-p.cells(f.first), 1)
	rest := max(limit-p.cells(f.rest)-f.hang, 1)
	span := model.Span{Start: b.opening(first), End: blk.Span.End}
	b.eachLine(blk, span, f.verbatim, func(start, end int) {
		w.wrap(start, end, room, rest)
		room = rest
	})
}

func (p *Page) add(r row) { p.rows = append(p.rows, r) }

func (p *Page) cells(s string) int { return p.body.opt.Method.StringWidth(s) }

// frameOf is a block's frame, dropped where it would leave too little room.
func (p *Page) frameOf(block int) frame {
	f := p.body.frame(block)
	if most := max(p.cells(f.first), p.cells(f.rest)+f.hang); most > p.measure/2 {
		f.first, f.rest, f.hang = "", "", 0
	}
	return f
}

// Rows is the number of rows.
func (p *Page) Rows() int { return len(p.rows) }

// Width is the width the page was laid out for, in cells.
func (p *Page) Width() int { return p.width }

// RowAt returns the row that shows the byte of Article.Text at offset, or the
// next byte shown, or the last row when nothing follows; 0 on an empty page.
func (p *Page) RowAt(offset int) int {
	i := sort.Search(len(p.rows), func(i int) bool {
		r := &p.rows[i]
		return r.hasText() && int(r.end) > offset || int(r.start) > offset
	})
	for i < len(p.rows) && !p.rows[i].hasText() {
		i++
	}
	if i >= len(p.rows) {
		return max(len(p.rows)-1, 0)
	}
	return i
}

// Span returns the bytes a row shows; an empty span at the next byte for a row
// that shows none, and the zero Span for a row off the page.
func (p *Page) Span(r int) model.Span {
	if r < 0 || r >= len(p.rows) {
		return model.Span{}
	}
	return model.Span{Start: int(p.rows[r].start), End: int(p.rows[r].end)}
}

// Visible returns the smallest span that holds what height rows from top show.
func (p *Page) Visible(top, height int) model.Span {
	top = max(top, 0)
	end := min(top+height, len(p.rows))
	if top >= end {
		return model.Span{}
	}
	return model.Span{Start: int(p.rows[top].start), End: int(p.rows[end-1].end)}
}

// At returns the offset of the byte whose cluster is shown at a row and column
// of the page, both from 0; ok is false where no text is shown.
func (p *Page) At(r, col int) (offset int, ok bool) {
	if r < 0 || r >= len(p.rows) {
		return 0, false
	}
	p.walk(&p.rows[r], func(c cell) bool {
		if c.n > 0 && col >= c.col && col < c.col+c.width {
			offset, ok = c.at, true
		}
		return !ok
	})
	return offset, ok
}
