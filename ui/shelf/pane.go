package shelf

import (
	"whosaid/model"
	"whosaid/model/library"
	"whosaid/ui/paint"
	"whosaid/ui/theme"
)

// Pane is the list. The zero value is an empty list without a size.
type Pane struct {
	Theme *theme.Theme
	Meter paint.Meter
	// Fresh gives an article's present entry, so that a mark shows without the list
	// being arranged anew; nil takes the arrangement's.
	Fresh func(model.ArticleID) (library.Entry, bool)

	shown *Arrangement // nil until the first Set
	saved []Saved      // the searches above the articles

	w, h   int
	cursor int // a stop: a saved search, or after those an article
	chosen choice
	top    int // the row on top of the window
	skip   int // its lines above the window
}

// choice names what the cursor is on, whatever the rows are.
type choice struct {
	article model.ArticleID
	search  string // the name of a saved search; "" when it is an article
}

// Set shows an arrangement. What the cursor is on stays where it is on the
// screen, if it is still there.
func (p *Pane) Set(a *Arrangement) {
	p.keeping(func() { p.shown = a })
}

// SetSaved replaces the saved searches.
func (p *Pane) SetSaved(saved []Saved) { p.keeping(func() { p.saved = saved }) }

// keeping changes the rows and leaves the cursor on its line of the screen.
func (p *Pane) keeping(change func()) {
	line, seen := p.cursorLine()
	change()
	p.find()
	if seen {
		p.anchor(line)
	}
	p.follow()
}

// Resize sets the size of the list in cells.
func (p *Pane) Resize(w, h int) {
	if w == p.w && h == p.h {
		return
	}
	p.w, p.h = w, h
	p.follow()
}

// Len is the number of articles shown.
func (p *Pane) Len() int {
	if p.shown == nil {
		return 0
	}
	return len(p.shown.order)
}

// Total is the number of articles there are, shown or not, and Quotes that of
// their quotes.
func (p *Pane) Total() int {
	if p.shown == nil {
		return 0
	}
	return len(p.shown.entries)
}

// Quotes counts the quotes of all articles.
func (p *Pane) Quotes() int {
	if p.shown == nil {
		return 0
	}
	return p.shown.Quotes
}

// Position is the place of the article under the cursor from 1, or 0.
func (p *Pane) Position() int {
	if p.Len() == 0 {
		return 0
	}
	return max(p.cursor-len(p.saved)+1, 0)
}

// stops is the number of places the cursor can be at.
func (p *Pane) stops() int { return len(p.saved) + p.Len() }

// find puts the cursor on what was chosen, or where it was.
func (p *Pane) find() {
	if p.chosen.search != "" {
		for i := range p.saved {
			if p.saved[i].Name == p.chosen.search {
				p.cursor = i
				return
			}
		}
	}
	if p.shown != nil {
		if n, ok := p.shown.at[p.chosen.article]; ok {
			p.cursor = len(p.saved) + int(n)
			return
		}
	}
	p.cursor = min(max(p.cursor, 0), max(p.stops()-1, 0))
	if p.chosen.search == "" && p.Len() > 0 {
		p.cursor = max(p.cursor, len(p.saved)) // an article gives way to an article
	}
}

// Selected returns the entry of the article under the cursor.
func (p *Pane) Selected() (library.Entry, bool) {
	n := p.cursor - len(p.saved)
	if n < 0 || n >= p.Len() {
		return library.Entry{}, false
	}
	return *p.entryAt(n), true
}

// Search returns the saved search under the cursor.
func (p *Pane) Search() (Saved, bool) {
	if p.cursor < len(p.saved) {
		return p.saved[p.cursor], true
	}
	return Saved{}, false
}

// entryAt is the n-th article from the top, in its present state.
func (p *Pane) entryAt(n int) *library.Entry { return p.present(p.shown.entry(n)) }

func (p *Pane) present(e *library.Entry) *library.Entry {
	if p.Fresh != nil {
		if now, ok := p.Fresh(e.ID); ok {
			return &now
		}
	}
	return e
}

// Select puts the cursor on an article and reports whether it is shown.
func (p *Pane) Select(id model.ArticleID) bool {
	if e, ok := p.Selected(); !ok || e.ID != id || p.chosen.article != id {
		p.chosen = choice{article: id}
		p.find()
		p.follow()
	}
	e, ok := p.Selected()
	return ok && e.ID == id
}

// Neighbour returns the article n places after the one named, before it when n
// is negative, within what is shown.
func (p *Pane) Neighbour(id model.ArticleID, n int) (model.ArticleID, bool) {
	if p.shown == nil {
		return "", false
	}
	i, ok := p.shown.at[id]
	if !ok {
		e, ok := p.Selected()
		return e.ID, ok
	}
	if n += int(i); n < 0 || n >= p.Len() {
		return "", false
	}
	return p.shown.entry(n).ID, true
}

// Near returns the articles around the one under the cursor, the next first.
func (p *Pane) Near(reach int) []model.ArticleID {
	var out []model.ArticleID
	here := p.cursor - len(p.saved)
	for d := 1; d <= reach; d++ {
		for _, n := range []int{here + d, here - d} {
			if n >= 0 && n < p.Len() {
				out = append(out, p.shown.entry(n).ID)
			}
		}
	}
	return out
}

// Move puts the cursor n places further, as far as there are any.
func (p *Pane) Move(n int) { p.put(p.cursor + n) }

// Top goes to the first place, First to the first article with all above it in
// sight, Bottom to the last article.
func (p *Pane) Top() { p.put(0) }

// First goes to the first article.
func (p *Pane) First() {
	p.top, p.skip = 0, 0
	p.put(len(p.saved))
}

// Bottom goes to the last article.
func (p *Pane) Bottom() { p.put(p.stops() - 1) }

func (p *Pane) put(stop int) {
	if p.stops() == 0 {
		return
	}
	p.cursor = min(max(stop, 0), p.stops()-1)
	p.chosen = choice{}
	if s, ok := p.Search(); ok {
		p.chosen.search = s.Name
	} else if e, ok := p.Selected(); ok {
		p.chosen.article = e.ID
	}
	p.follow()
}

// Chosen tells what the cursor is on: an article's ID, or the name of a saved
// search. It is for comparing.
func (p *Pane) Chosen() any { return p.chosen }

// Renamed follows a saved search to its new name.
func (p *Pane) Renamed(from, to string) {
	if p.chosen.search == from {
		p.chosen.search = to
	}
}

// Above is the number of lines that the saved searches take.
func (p *Pane) Above() int { return p.extra() }
