package shelf

import "whosaid/ui/paint"

// The rows of the whole list are, from the top: the heading of the saved
// searches, the searches, a blank, and then those of the arrangement. Without
// saved searches they begin with the arrangement's.

// extra is the number of rows above the arrangement's.
func (p *Pane) extra() int {
	if len(p.saved) == 0 {
		return 0
	}
	return len(p.saved) + 2
}

func (p *Pane) rowCount() int {
	if p.shown == nil {
		return p.extra()
	}
	return p.extra() + len(p.shown.rows)
}

// rowOf is the row of a place of the cursor.
func (p *Pane) rowOf(stop int) int {
	if stop < len(p.saved) {
		return stop + 1
	}
	return p.extra() + int(p.shown.order[stop-len(p.saved)])
}

// stopAt is the place of the cursor that a row is, -1 for none.
func (p *Pane) stopAt(r int) int {
	if r < p.extra() {
		if r >= 1 && r <= len(p.saved) {
			return r - 1
		}
		return -1
	}
	entry := p.shown.rows[r-p.extra()].entry
	if entry < 0 {
		return -1
	}
	return len(p.saved) + int(p.shown.at[p.shown.entries[entry].ID])
}

// isHeading reports whether a row is the heading of what follows.
func (p *Pane) isHeading(r int) bool { return r >= 0 && p.stopAt(r) < 0 && r != p.extra()-1 }

// height is how many lines a row takes.
func (p *Pane) height(r int) int {
	if r < p.extra() {
		return 1
	}
	row := &p.shown.rows[r-p.extra()]
	if row.entry < 0 {
		if row.heading.gap {
			return 2
		}
		return 1
	}
	return p.entryHeight(&p.shown.entries[row.entry])
}

// cursorLine is the line of the window on which what the cursor is on begins,
// and whether it is in sight.
func (p *Pane) cursorLine() (line int, seen bool) {
	if p.stops() == 0 || p.cursor >= p.stops() {
		return 0, false
	}
	at := p.rowOf(p.cursor)
	line = -p.skip
	for r := p.top; r < at && line < p.h; r++ {
		line += p.height(r)
	}
	return line, at >= p.top && line >= 0 && line < p.h
}

// anchor scrolls so that what the cursor is on begins at a line of the window.
func (p *Pane) anchor(line int) {
	if p.stops() == 0 {
		p.top, p.skip = 0, 0
		return
	}
	p.top, p.skip = p.rowOf(p.cursor), 0
	for ; line > 0 && p.top > 0; p.top-- {
		line -= p.height(p.top - 1)
		p.skip = max(-line, 0)
	}
}

// follow scrolls as little as it must for what the cursor is on to show, with its
// heading when it is the first of its group.
func (p *Pane) follow() {
	if p.stops() == 0 || p.h <= 0 {
		p.top, p.skip = 0, 0
		return
	}
	at := p.rowOf(p.cursor)
	first, tall := at, p.height(at)
	for p.isHeading(first-1) && tall+p.height(first-1) <= p.h {
		first--
		tall += p.height(first)
	}
	switch {
	case first < p.top || first == p.top && p.skip > 0:
		p.top, p.skip = first, 0
	default:
		line := -p.skip
		for r := p.top; r < at && line < p.h; r++ {
			line += p.height(r)
		}
		if line+p.height(at) > p.h {
			p.anchor(max(p.h-p.height(at), 0))
		}
	}
	p.settle()
}

// settle leaves no room below the last row while there is something above.
func (p *Pane) settle() {
	p.top = min(p.top, max(p.rowCount()-1, 0))
	left := p.h + p.skip
	for r := p.top; r < p.rowCount() && left > 0; r++ {
		left -= p.height(r)
	}
	for ; left > 0 && p.skip > 0; left-- {
		p.skip--
	}
	for left > 0 && p.top > 0 {
		p.top--
		if left -= p.height(p.top); left < 0 {
			p.skip = -left
		}
	}
}

// Page moves by parts of the height: 1 is a half, 2 a whole screen.
func (p *Pane) Page(halves int) {
	if p.stops() == 0 {
		return
	}
	lines, dir, stop := halves*max(p.h/2, 1), 1, p.cursor
	if halves < 0 {
		lines, dir = -lines, -1
	}
	for r := p.rowOf(p.cursor); lines > 0 && r >= 0 && r < p.rowCount(); r += dir {
		if s := p.stopAt(r); s >= 0 {
			stop = s
		}
		lines -= p.height(r)
	}
	if stop == p.cursor {
		stop += dir
	}
	p.put(stop)
}

// Scroll moves the cursor by n places, and the window with it when it must.
func (p *Pane) Scroll(n int) { p.Move(n) }

// Click puts the cursor on what stands at a line of the pane and reports whether
// it can be there.
func (p *Pane) Click(y int) bool {
	line := -p.skip
	for r := p.top; r < p.rowCount() && line <= y; r++ {
		if line += p.height(r); line > y {
			stop := p.stopAt(r)
			if stop >= 0 {
				p.put(stop)
			}
			return stop >= 0
		}
	}
	return false
}

// Thumb tells where the scroll bar's thumb is, in lines of the pane. It goes by
// rows, which are not all equally high: nobody measures a hundred thousand.
func (p *Pane) Thumb() (start, length int) {
	shown, line := 0, -p.skip
	for r := p.top; r < p.rowCount() && line < p.h; r++ {
		if line += p.height(r); line <= p.h {
			shown++
		}
	}
	top := p.top
	if p.skip > 0 {
		top++
	}
	return paint.Thumb(top, max(shown, 1), p.rowCount(), p.h)
}

// View draws the visible lines: as many as the pane is high, each exactly as
// wide. focused tells whether the pane has the keys.
func (p *Pane) View(focused bool) []string {
	lines := make([]string, 0, p.h)
	skip := p.skip
	for r := p.top; r < p.rowCount() && len(lines) < p.h; r++ {
		drawn := p.row(r, focused)
		drawn, skip = drawn[min(skip, len(drawn)):], 0
		lines = append(lines, drawn...)
	}
	lines = lines[:min(len(lines), p.h)]
	for len(lines) < p.h {
		lines = append(lines, paint.Spaces(p.w))
	}
	return lines
}
