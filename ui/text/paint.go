package text

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

const reset = "\x1b[m"

// Paint appends to dst the rows from top on as height lines, each exactly the
// page's width in cells, styled, without line ends. Rows beyond the page are
// blank lines. Marks that lie off the screen cost a look each, so give those
// that overlap Visible(top, height).
func (p *Page) Paint(dst []string, top, height int, marks []Mark) []string {
	seen := p.Visible(top, height)
	var near []Mark
	for _, m := range marks {
		if m.Span.Overlaps(seen) {
			near = append(near, m)
		}
	}
	pt := painter{page: p, looks: p.body.looks}
	for r := top; r < top+height; r++ {
		if r < 0 || r >= len(p.rows) {
			dst = append(dst, strings.Repeat(" ", p.width))
			continue
		}
		pt.row(&p.rows[r], near)
		dst = append(dst, string(pt.out))
	}
	return dst
}

// painter paints rows one after the other.
type painter struct {
	page  *Page
	looks *looks
	out   []byte
	col   int    // the next cell
	open  string // the escape sequence in force
	last  shade  // what it stands for
	link  int32  // the number of the hyperlink in force, 0 for none
	now   *row   // the row being painted
	marks []Mark // those on the row
	spoken,
	inlines int // where in the body's intervals the row stands
	label string // of a hint, what is left to paint
}

func (pt *painter) row(r *row, near []Mark) {
	p := pt.page
	pt.out, pt.col, pt.open, pt.now, pt.label = pt.out[:0], 0, "", r, ""
	pt.marks = pt.marks[:0]
	for _, m := range near {
		if m.Span.Start < int(r.end) && m.Span.End > int(r.start) {
			pt.marks = append(pt.marks, m)
		}
	}
	pt.spoken = seek(p.body.spoken, r.start)
	pt.inlines = seek(p.body.inlines, r.start)
	pt.gutter(r)
	p.walk(r, pt.cell)
	for pt.label != "" && pt.col < p.width {
		pt.letter()
	}
	pt.fill(p.width)
	pt.close()
}

// cell paints one cell.
func (pt *painter) cell(c cell) bool {
	if c.col+c.width > pt.page.width {
		if c.width < 2 || c.col >= pt.page.width {
			return false
		}
		c = cell{col: c.col, width: 1, deco: noRoom}
	}
	pt.fill(c.col)
	if c.n == 0 {
		pt.unlink()
		pt.set(shade{look: c.look, slot: -1})
		pt.put(c.deco, c.width)
		return true
	}
	s := pt.shadeAt(c.at)
	if pt.hint(c) {
		return true
	}
	pt.hyperlink(c.at)
	pt.set(s)
	pt.put(pt.page.body.glyphs(c), c.width)
	return true
}

// hyperlink begins or ends the hyperlink (OSC 8) that the byte at an offset is
// part of. shadeAt has been there.
func (pt *painter) hyperlink(at int) {
	b := pt.page.body
	number := int32(0)
	if pt.inlines < len(b.inlines) && int(b.inlines[pt.inlines].start) <= at {
		number = b.inlines[pt.inlines].value >> inlineShift
	}
	if number == pt.link {
		return
	}
	pt.close()
	if number > 0 {
		pt.out = append(pt.out, ansi.SetHyperlink(b.links[number-1], "id="+strconv.Itoa(int(number)))...)
		pt.link = number
	}
}

// hint paints a hint's letters over the text.
func (pt *painter) hint(c cell) bool {
	for _, m := range pt.marks {
		if m.Kind == Hint && m.Span.Start >= c.at && m.Span.Start < c.at+c.n {
			pt.label = m.Label
		}
	}
	if pt.label == "" || c.width == 0 {
		return false
	}
	pt.letter()
	return true
}

// letter paints the next letter of a hint.
func (pt *painter) letter() {
	pt.unlink()
	r, n := utf8.DecodeRuneInString(pt.label)
	pt.set(shade{slot: -1, marks: 1 << Hint})
	pt.put(string(r), 1)
	pt.label = pt.label[n:]
}

// shadeAt returns how the byte at an offset is painted.
func (pt *painter) shadeAt(at int) shade {
	p := pt.page
	b := p.body
	o := int32(at)
	s := shade{look: b.lookAt(at, int(pt.now.block)), slot: -1}
	if pt.now.kind == rowGrid && pt.now.first || pt.now.kind == rowRecord && pt.now.field < 0 {
		s.look = lookTableHead
	}
	if v, ok := advance(b.inlines, &pt.inlines, o); ok {
		s.inlines = v & inlineBits
	}
	if v, ok := advance(b.spoken, &pt.spoken, o); ok {
		s.slot, s.soft = int32(b.opt.Slot(int(v/2))), v&1 != 0
	}
	for _, m := range pt.marks {
		if m.Kind != Hint && m.Span.Has(at) {
			s.marks |= 1 << m.Kind
		}
	}
	return s
}

// advance moves a place in a list of intervals on to an offset, and returns the
// value of the interval that holds it.
func advance(list []interval, at *int, offset int32) (value int32, ok bool) {
	for *at < len(list) && list[*at].end <= offset {
		*at++
	}
	if *at == len(list) || list[*at].start > offset {
		return 0, false
	}
	return list[*at].value, true
}

func (pt *painter) set(s shade) {
	if s == pt.last && pt.open != "" {
		return
	}
	pt.last = s
	seq := pt.looks.open(s)
	if seq == pt.open {
		return
	}
	pt.unset()
	pt.out = append(pt.out, seq...)
	pt.open = seq
}

// close ends the style and the hyperlink in force.
func (pt *painter) close() {
	pt.unset()
	pt.unlink()
}

func (pt *painter) unlink() {
	if pt.link == 0 {
		return
	}
	pt.unset()
	pt.out = append(pt.out, ansi.ResetHyperlink()...)
	pt.link = 0
}

func (pt *painter) unset() {
	if pt.open != "" {
		pt.out = append(pt.out, reset...)
		pt.open = ""
	}
}

func (pt *painter) put(s string, width int) {
	pt.out = append(pt.out, s...)
	pt.col += width
}

// fill paints plain blanks up to a column.
func (pt *painter) fill(col int) {
	if pt.col >= col {
		return
	}
	pt.close()
	for ; pt.col < col; pt.col++ {
		pt.out = append(pt.out, ' ')
	}
}
