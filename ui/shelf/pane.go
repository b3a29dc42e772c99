package shelf

import (
	"sort"

	"whosaid/model"
	"whosaid/model/library"
	"whosaid/ui/paint"
	"whosaid/ui/theme"
)

// Pane is the list. The zero value is an empty list without a size.
type Pane struct {
	Theme *theme.Theme
	Meter paint.Meter

	entries  []library.Entry
	several  func(model.StoryID) bool
	grouping Grouping
	keep     func(library.Entry) bool // nil keeps all

	w, h     int
	selected model.ArticleID
	rows     []row
	tops     []int // the line at which each row begins, and the end of the last
	order    []int // rows of entries, in order
	cursor   int   // indexes order; -1 when the list is empty
	top      int   // the first visible line
}

// row is a heading (entry < 0) or an entry.
type row struct {
	entry  int
	title  string
	count  int
	height int
	gap    bool // a blank line stands above the heading
}

// SetEntries replaces the articles. several reports whether a story has more than
// one. What was selected stays selected.
func (p *Pane) SetEntries(entries []library.Entry, several func(model.StoryID) bool) {
	p.entries, p.several = entries, several
	p.build()
}

// Narrow shows only the articles keep accepts; nil shows all.
func (p *Pane) Narrow(keep func(library.Entry) bool) {
	p.keep = keep
	p.build()
}

// GroupBy sets what the list is grouped by.
func (p *Pane) GroupBy(g Grouping) {
	p.grouping = g
	p.build()
}

// Grouping is what the list is grouped by.
func (p *Pane) Grouping() Grouping { return p.grouping }

// Resize sets the size of the list in cells.
func (p *Pane) Resize(w, h int) {
	if w == p.w && h == p.h {
		return
	}
	again := w != p.w
	p.w, p.h = w, h
	if again {
		p.build()
	}
	p.follow()
}

// Len is the number of articles shown, Position the place of the selected one
// from 1, 0 when nothing is.
func (p *Pane) Len() int { return len(p.order) }

// Total is the number of articles there are, shown or not.
func (p *Pane) Total() int { return len(p.entries) }

// Position is the place of the selected article from 1, or 0.
func (p *Pane) Position() int { return p.cursor + 1 }

// build makes the rows anew and finds the selected article among them.
func (p *Pane) build() {
	var shown []int
	for i := range p.entries {
		if p.keep == nil || p.keep(p.entries[i]) {
			shown = append(shown, i)
		}
	}
	several := p.several
	if several == nil {
		several = func(model.StoryID) bool { return false }
	}
	p.rows, p.order = p.rows[:0], p.order[:0]
	for _, g := range p.grouping.arrange(p.entries, shown, several) {
		if g.title != "" {
			r := row{entry: -1, title: g.title, count: len(g.entries), height: 1, gap: len(p.rows) > 0}
			if r.gap {
				r.height++
			}
			p.rows = append(p.rows, r)
		}
		for _, i := range g.entries {
			p.order = append(p.order, len(p.rows))
			p.rows = append(p.rows, row{entry: i, height: p.height(&p.entries[i])})
		}
	}
	p.measure()
	p.find()
	p.follow()
}

func (p *Pane) measure() {
	p.tops = append(p.tops[:0], 0)
	at := 0
	for _, r := range p.rows {
		at += r.height
		p.tops = append(p.tops, at)
	}
}

// find puts the cursor on the selected article, or where it was.
func (p *Pane) find() {
	for i, r := range p.order {
		if p.entries[p.rows[r].entry].ID == p.selected {
			p.cursor = i
			return
		}
	}
	p.cursor = min(max(p.cursor, 0), len(p.order)-1)
}

// height is how many lines an entry takes: one to three of title, one of the rest.
func (p *Pane) height(e *library.Entry) int {
	n, room := p.Meter.Width(e.Title), p.titleWidth()
	switch {
	case n <= room || p.w >= oneLine:
		return 2
	case p.w >= narrow || n <= room*3/2:
		return 3
	case n > 2*room || len(p.Meter.Wrap(titleOf(e), room, 3)) == 3:
		return 4 // a cut-off headline says little
	}
	return 3
}

// narrow is the width up to which a title may take three lines, in cells.
const narrow = 36

// oneLine is the width from which titles are not wrapped, in cells.
const oneLine = 64

func (p *Pane) titleWidth() int { return max(p.w-indent-1, 1) }

// Selected returns the selected article's entry.
func (p *Pane) Selected() (library.Entry, bool) {
	if p.cursor < 0 || p.cursor >= len(p.order) {
		return library.Entry{}, false
	}
	return p.entries[p.rows[p.order[p.cursor]].entry], true
}

// Select puts the cursor on an article and reports whether it is shown.
func (p *Pane) Select(id model.ArticleID) bool {
	p.selected = id
	p.find()
	p.follow()
	e, ok := p.Selected()
	return ok && e.ID == id
}

// Neighbour returns the article n places after the one named, before it when n
// is negative, within what is shown.
func (p *Pane) Neighbour(id model.ArticleID, n int) (model.ArticleID, bool) {
	for i, r := range p.order {
		if p.entries[p.rows[r].entry].ID != id {
			continue
		}
		if i += n; i < 0 || i >= len(p.order) {
			return "", false
		}
		return p.entries[p.rows[p.order[i]].entry].ID, true
	}
	if e, ok := p.Selected(); ok {
		return e.ID, true
	}
	return "", false
}

// Move puts the cursor n articles further, as far as there are any.
func (p *Pane) Move(n int) { p.put(p.cursor + n) }

// Page moves by parts of the height: 1 is a half, 2 a whole screen.
func (p *Pane) Page(halves int) {
	if p.cursor < 0 || len(p.order) == 0 {
		return
	}
	line := p.tops[p.order[p.cursor]] + halves*max(p.h/2, 1)
	at := sort.Search(len(p.order), func(i int) bool { return p.tops[p.order[i]] >= line })
	if at == p.cursor && halves < 0 {
		at--
	}
	p.put(at)
}

// Top and Bottom go to the ends.
func (p *Pane) Top() { p.put(0) }

// Bottom goes to the last article.
func (p *Pane) Bottom() { p.put(len(p.order) - 1) }

func (p *Pane) put(i int) {
	if len(p.order) == 0 {
		return
	}
	p.cursor = min(max(i, 0), len(p.order)-1)
	p.selected = p.entries[p.rows[p.order[p.cursor]].entry].ID
	p.follow()
}

// Click selects the article at a line of the pane and reports whether one is there.
func (p *Pane) Click(y int) bool {
	at := sort.Search(len(p.rows), func(i int) bool { return p.tops[i+1] > p.top+y })
	if at >= len(p.rows) || p.rows[at].entry < 0 {
		return false
	}
	p.put(sort.SearchInts(p.order, at))
	return true
}

// Scroll moves the window by n lines and the cursor with it when it would leave.
func (p *Pane) Scroll(n int) {
	p.Move(n)
}

// follow scrolls so that the cursor shows, with its heading when it is the first
// of its group.
func (p *Pane) follow() {
	if p.cursor < 0 || p.cursor >= len(p.order) || p.h <= 0 {
		p.top = 0
		return
	}
	r := p.order[p.cursor]
	first, end := p.tops[r], p.tops[r+1]
	if r > 0 && p.rows[r-1].entry < 0 && p.tops[r-1] >= end-p.h {
		first = p.tops[r-1]
	}
	if first < p.top {
		p.top = first
	}
	if end > p.top+p.h {
		p.top = end - p.h
	}
	p.top = min(max(p.top, 0), max(p.tops[len(p.tops)-1]-p.h, 0))
}
