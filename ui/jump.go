package ui

import (
	"fmt"
	"strings"

	"whosaid/model"
	"whosaid/ui/layout"
)

// here is the present place.
func (m *Model) here() place {
	p := place{quote: m.quote, focus: m.focus}
	if a := m.reader.Article(); a != nil {
		p.article, p.offset = a.ID, m.reader.Place()
	}
	if c, ok := m.top().(*cardLayer); ok {
		p.card, p.row = c.card.Name, c.card.Cursor()
	}
	return p
}

// remember keeps the present place for Back. Call it before a jump.
func (m *Model) remember() { m.trail.Push(m.here()) }

func (m *Model) back() {
	p, ok := m.trail.Back(m.here())
	if !ok {
		m.say("No jump lies behind")
		return
	}
	m.visit(p)
}

func (m *Model) forward() {
	p, ok := m.trail.Forward(m.here())
	if !ok {
		m.say("No jump lies ahead")
		return
	}
	m.visit(p)
}

// visit goes to a place as it was left.
func (m *Model) visit(p place) {
	m.over = nil
	if p.article != "" && !m.openArticle(p.article) {
		m.complain("That article is no longer in the library")
		return
	}
	m.focus = p.focus
	m.arrange()
	m.mark(p.quote)
	m.reader.SetPlace(p.offset)
	if p.card.ID != "" {
		m.openCardAt(p.card, p.row)
	}
}

// goQuote jumps to a quote, in whatever article it stands.
func (m *Model) goQuote(id model.QuoteID) {
	a, q := m.lib.Quote(id)
	if q == nil {
		m.complain("That quote is no longer in the library")
		return
	}
	from := m.here()
	m.over = nil
	other := m.reader.Article() == nil || m.reader.Article().ID != a.ID
	m.openArticle(a.ID)
	if m.focus == layout.List || m.focus == layout.Voices && !m.screen.frame.Shown(layout.Reader) {
		m.focus = layout.Reader
	}
	m.arrange()
	m.mark(id)
	before := m.reader.Place()
	m.revealQuote()
	if other || m.reader.Place() != before || from.card.ID != "" {
		m.trail.Push(from)
	}
}

// mark selects a quote in the reader and the voices; "" selects none.
func (m *Model) mark(id model.QuoteID) {
	m.quote = id
	m.screen.stale = true
	i := m.index(id)
	if i < 0 {
		m.quote = ""
		m.reader.Select()
		return
	}
	m.reader.Select(i)
	m.voices.SelectQuote(id)
}

// index is the place of a quote in the open article's reading, or -1.
func (m *Model) index(id model.QuoteID) int {
	r := m.reader.Reading()
	if r == nil || id == "" {
		return -1
	}
	for i := range r.Quotes {
		if r.Quotes[i].ID == id {
			return i
		}
	}
	return -1
}

func (m *Model) revealQuote() {
	if i := m.index(m.quote); i >= 0 {
		m.reader.RevealQuote(i)
	}
}

func (m *Model) clearQuote() {
	m.quote = ""
	m.reader.Select()
}

// setMark marks the present place with a letter; the library keeps it.
func (m *Model) setMark(letter string) {
	p := m.here()
	if p.article == "" {
		return
	}
	article, offset, had := m.lib.Mark(letter, p.article)
	m.lib.SetMark(letter, p.article, p.offset)
	m.did("mark "+letter, func() {
		m.lib.DropMark(letter, p.article)
		if had {
			m.lib.SetMark(letter, article, offset)
		}
	})
	m.say(m.withUndo("Marked " + letter))
}

func (m *Model) goMark(letter string) {
	from := m.here()
	article, offset, ok := m.lib.Mark(letter, from.article)
	if !ok {
		m.say(fmt.Sprintf("No mark %s%s", letter, map[bool]string{true: "", false: " in this article"}[isUpper(letter)]))
		return
	}
	m.visit(place{article: article, offset: offset, focus: layout.Reader})
	m.trail.Push(from)
}

func isUpper(letter string) bool { return strings.ToUpper(letter) == letter }
