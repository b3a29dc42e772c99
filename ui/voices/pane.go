package voices

import (
	"sort"

	"whosaid/model"
	"whosaid/ui/paint"
	"whosaid/ui/theme"
)

// Pane is the speakers' pane. The zero value shows nothing.
type Pane struct {
	Theme *theme.Theme
	Meter paint.Meter

	voices []Voice
	w, h   int
	rows   []row
	tops   []int
	cursor int // indexes rows; -1 when there are none
	top    int
}

// row is a speaker (said < 0) or one of their quotes. It holds no text: quotes
// are wrapped when they are drawn.
type row struct {
	voice, said int
	height      int
}

// Set shows the speakers of another article, or of the same one read anew. The
// cursor stays on the quote or speaker it was on if it is still there.
func (p *Pane) Set(vs []Voice) {
	quote, person := p.Quote(), p.person()
	p.voices = vs
	p.build()
	p.cursor = min(0, len(p.rows)-1)
	if quote == "" || !p.SelectQuote(quote) {
		p.selectPerson(person)
	}
	p.follow()
}

// Voices are the speakers shown.
func (p *Pane) Voices() []Voice { return p.voices }

// Resize sets the size in cells.
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

// quoteRows is how many lines a quote may take.
const quoteRows = 2

func (p *Pane) build() {
	p.rows, p.tops = p.rows[:0], append(p.tops[:0], 0)
	at := 0
	add := func(r row) {
		p.rows = append(p.rows, r)
		at += r.height
		p.tops = append(p.tops, at)
	}
	for i := range p.voices {
		v := &p.voices[i]
		head := row{voice: i, said: -1, height: 1}
		if v.Role != "" {
			head.height++
		}
		if i > 0 {
			head.height++ // a blank line above
		}
		add(head)
		for j := range v.Quotes {
			r := row{voice: i, said: j, height: p.height(&v.Quotes[j])}
			if v.Quotes[j].Guess != "" {
				r.height++ // who may have said it
			}
			add(r)
		}
	}
	p.cursor = min(max(p.cursor, 0), len(p.rows)-1)
}

// height is how many lines a quote takes: one when it fits.
func (p *Pane) height(s *Said) int {
	room := p.quoteWidth()
	const widest = 4 // bytes of a cell, at most, in text that is not all marks
	if len(s.Text) <= widest*room && p.Meter.Width(s.Text) <= room {
		return 1
	}
	return quoteRows
}

// quoteWidth is the cells a quote's text may take.
func (p *Pane) quoteWidth() int { return max(p.w-quoteIndent-1, 1) }

// Voice returns the speaker the cursor is on, or whose quote it is on.
func (p *Pane) Voice() (Voice, bool) {
	if p.cursor < 0 || p.cursor >= len(p.rows) {
		return Voice{}, false
	}
	return p.voices[p.rows[p.cursor].voice], true
}

// Quote returns the quote the cursor is on, "" when it is on a speaker.
func (p *Pane) Quote() model.QuoteID {
	if p.cursor < 0 || p.cursor >= len(p.rows) {
		return ""
	}
	r := p.rows[p.cursor]
	if r.said < 0 {
		return ""
	}
	return p.voices[r.voice].Quotes[r.said].ID
}

func (p *Pane) person() model.PersonID {
	v, _ := p.Voice()
	return v.Person
}

// SelectQuote puts the cursor on a quote and reports whether it is shown.
func (p *Pane) SelectQuote(id model.QuoteID) bool {
	for i, r := range p.rows {
		if r.said >= 0 && p.voices[r.voice].Quotes[r.said].ID == id {
			p.cursor = i
			p.follow()
			return true
		}
	}
	return false
}

func (p *Pane) selectPerson(id model.PersonID) {
	for i, r := range p.rows {
		if id != "" && p.voices[r.voice].Person == id {
			p.cursor = i
			p.follow()
			return
		}
	}
}

// Position is the place of the current speaker, from 1, and how many there are.
func (p *Pane) Position() (at, of int) {
	if p.cursor < 0 || p.cursor >= len(p.rows) {
		return 0, len(p.voices)
	}
	return p.rows[p.cursor].voice + 1, len(p.voices)
}

// Move puts the cursor n rows further.
func (p *Pane) Move(n int) { p.put(p.cursor + n) }

// Page moves by halves of the height.
func (p *Pane) Page(halves int) {
	if len(p.rows) == 0 {
		return
	}
	line := p.tops[p.cursor] + halves*max(p.h/2, 1)
	at := sort.SearchInts(p.tops[:len(p.rows)], line)
	if at == p.cursor && halves < 0 {
		at--
	}
	p.put(at)
}

// Top goes to the first speaker.
func (p *Pane) Top() { p.put(0) }

// Bottom goes to the last quote.
func (p *Pane) Bottom() { p.put(len(p.rows) - 1) }

// Click puts the cursor on the row at a line of the pane.
func (p *Pane) Click(y int) bool {
	at := sort.Search(len(p.rows), func(i int) bool { return p.tops[i+1] > p.top+y })
	if at >= len(p.rows) {
		return false
	}
	p.put(at)
	return true
}

func (p *Pane) put(i int) {
	if len(p.rows) == 0 {
		return
	}
	p.cursor = min(max(i, 0), len(p.rows)-1)
	p.follow()
}

// follow scrolls so that the cursor shows, and its speaker above it if there is room.
func (p *Pane) follow() {
	if p.cursor < 0 || p.cursor >= len(p.rows) || p.h <= 0 {
		p.top = 0
		return
	}
	first, end := p.tops[p.cursor], p.tops[p.cursor+1]
	head := p.cursor
	for p.rows[head].said >= 0 {
		head--
	}
	if p.tops[head] >= end-p.h {
		first = p.tops[head]
	}
	if first < p.top {
		p.top = first
	}
	if end > p.top+p.h {
		p.top = end - p.h
	}
	p.top = min(max(p.top, 0), max(p.tops[len(p.tops)-1]-p.h, 0))
}

// Thumb tells where the scroll bar's thumb is, in lines of the pane.
func (p *Pane) Thumb() (start, length int) {
	if len(p.tops) == 0 {
		return 0, 0
	}
	return paint.Thumb(p.top, p.h, p.tops[len(p.tops)-1], p.h)
}
