package reader

import (
	"whosaid/model"
	"whosaid/ui/paint"
	"whosaid/ui/text"
	"whosaid/ui/theme"
)

// Pane shows one article. The zero value shows none.
type Pane struct {
	Theme *theme.Theme
	Meter paint.Meter

	article *model.Article
	reading *model.Reading
	slot    func(quote int) int
	bodies  [2]*text.Body // without and with what was removed; made when shown
	body    *text.Body    // the one shown
	page    *text.Page

	w, h    int
	top     int // the first visible row; anchor is its byte
	anchor  int
	removed bool // boilerplate is shown too

	selected []int // quotes, as indexes of reading.Quotes
	chosen   int   // a block, one more than its index; 0 for none
	find     Find
	hints    []Hint

	// Restored tells whether a block was restored by the reader; it may be nil.
	Restored func(block int) bool
}

// Show opens an article at its beginning. slot tells the theme's slot of each
// quote's speaker. The search and the switch for what was removed stay as they are.
func (p *Pane) Show(a *model.Article, r *model.Reading, slot func(int) int) {
	same := p.article != nil && a != nil && p.article.ID == a.ID
	p.article, p.reading, p.slot = a, r, slot
	if !same {
		p.top, p.anchor, p.selected, p.chosen, p.hints = 0, 0, nil, 0, nil
	}
	p.renew()
	p.find.refresh(p)
}

// Article is the article shown, or nil.
func (p *Pane) Article() *model.Article { return p.article }

// Reading is what was found in it, or nil.
func (p *Pane) Reading() *model.Reading { return p.reading }

// SetTheme changes the colours; the place stays.
func (p *Pane) SetTheme(t *theme.Theme) {
	p.Theme = t
	p.renew()
}

// Resize sets the size in cells; the place stays.
func (p *Pane) Resize(w, h int) {
	if w == p.w && h == p.h {
		return
	}
	p.w, p.h = w, h
	p.layout()
}

// ToggleRemoved shows or hides the boilerplate; the place stays.
func (p *Pane) ToggleRemoved() {
	p.removed = !p.removed
	p.chosen = 0
	p.use()
	p.find.refresh(p)
}

// Removed reports whether boilerplate is shown, and Hidden how many blocks of it
// the article has.
func (p *Pane) Removed() bool { return p.removed }

// Hidden is the number of the article's blocks that were marked as boilerplate.
func (p *Pane) Hidden() int {
	n := 0
	if p.article != nil {
		for i := range p.article.Blocks {
			if !p.article.Blocks[i].Kept() {
				n++
			}
		}
	}
	return n
}

// renew forgets the bodies and makes the one to show again.
func (p *Pane) renew() {
	p.bodies = [2]*text.Body{}
	p.use()
}

// use lays out the body to show.
func (p *Pane) use() {
	p.body, p.page = nil, nil
	if p.article == nil {
		return
	}
	which := 0
	if p.removed {
		which = 1
	}
	if p.bodies[which] == nil {
		p.bodies[which] = p.newBody()
	}
	p.body = p.bodies[which]
	p.layout()
}

func (p *Pane) newBody() *text.Body {
	return text.New(p.article, p.reading.Quotes, text.Options{
		Theme: p.Theme, Method: p.Meter.Method, ShowRemoved: p.removed, Slot: p.slot, Centre: true,
	})
}

func (p *Pane) layout() {
	if p.body == nil || p.w <= 0 {
		return
	}
	p.page = p.body.Layout(p.w)
	top := 0
	if p.anchor > 0 {
		top = p.page.RowAt(p.anchor)
	}
	p.top = min(max(top, 0), p.last())
}

// last is the highest row that may be on top: the end of the text then stands at
// the bottom of the window.
func (p *Pane) last() int {
	if p.page == nil {
		return 0
	}
	return max(p.page.Rows()-p.h, 0)
}

// Scroll moves the window by n rows.
func (p *Pane) Scroll(n int) { p.scrollTo(p.top + n) }

// Page scrolls by halves of the height; a whole page keeps two rows in view.
func (p *Pane) Page(halves int) {
	step := max(p.h/2, 1)
	if halves%2 == 0 {
		step = max((p.h-2)/2, 1)
	}
	p.Scroll(halves * step)
}

// Top goes to the beginning, Bottom to the end.
func (p *Pane) Top() { p.scrollTo(0) }

// Bottom goes to the end.
func (p *Pane) Bottom() { p.scrollTo(p.last()) }

func (p *Pane) scrollTo(row int) {
	p.top = min(max(row, 0), p.last())
	p.anchor = 0
	if p.page != nil && p.top > 0 {
		p.anchor = p.page.Span(p.top).Start
	}
	p.hints = nil
}

// Place is the byte at the top of the window.
func (p *Pane) Place() int { return p.anchor }

// SetPlace puts the row with the byte at offset on top.
func (p *Pane) SetPlace(offset int) {
	if p.page == nil {
		p.anchor = max(offset, 0)
		return
	}
	if offset <= 0 {
		p.scrollTo(0)
		return
	}
	row := p.page.RowAt(offset)
	p.scrollTo(row)
	if p.top == row {
		p.anchor = offset // at another width it may begin a row
	}
}

// Reveal scrolls as little as it must to show the span, and puts its beginning
// at a third of the height when it was out of sight.
func (p *Pane) Reveal(s model.Span) {
	if p.page == nil || p.h <= 0 {
		return
	}
	first, last := p.page.RowAt(s.Start), p.page.RowAt(max(s.End-1, s.Start))
	margin := min(2, p.h/4)
	switch {
	case first >= p.top+margin && last < p.top+p.h-margin:
	case first >= p.top && last < p.top+p.h && p.top == p.last():
	default:
		p.scrollTo(min(first-min(p.h/3, max(p.h-1-(last-first), 0)), first))
	}
}

// Shows reports whether the row with the byte at offset is in the window.
func (p *Pane) Shows(offset int) bool {
	if p.page == nil {
		return false
	}
	r := p.page.RowAt(offset)
	return r >= p.top && r < p.top+p.h
}

// Visible is the span of bytes in the window.
func (p *Pane) Visible() model.Span {
	if p.page == nil {
		return model.Span{}
	}
	return p.page.Visible(p.top, p.h)
}

// Percent is how far the window has come, 0 to 100; 100 at the end.
func (p *Pane) Percent() int {
	if p.last() == 0 {
		return 100
	}
	return p.top * 100 / p.last()
}

// AtEnd reports whether the end of the text is in the window.
func (p *Pane) AtEnd() bool { return p.page != nil && p.top >= p.last() }

// Rows is the number of rows of the text at the present width.
func (p *Pane) Rows() int {
	if p.page == nil {
		return 0
	}
	return p.page.Rows()
}

// Thumb tells where the scroll bar's thumb is, in lines of the pane.
func (p *Pane) Thumb() (start, length int) {
	return paint.Thumb(p.top, p.h, p.Rows(), p.h)
}

// View draws the visible rows: as many as the pane is high, each exactly as wide.
func (p *Pane) View() []string {
	if p.page == nil {
		lines := make([]string, max(p.h, 0))
		for i := range lines {
			lines[i] = paint.Spaces(p.w)
		}
		return lines
	}
	return p.page.Paint(make([]string, 0, p.h), p.top, p.h, p.marks())
}
