package ui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"whosaid/ui/finder"
	"whosaid/ui/keys"
	"whosaid/ui/layout"
)

// askFind searches in the text while one types; Esc returns to where it began.
func (m *Model) askFind() {
	if c, ok := m.top().(*cardLayer); ok {
		m.askFilter(c)
		return
	}
	if m.reader.Article() == nil {
		return
	}
	began, query := m.here(), m.reader.Query()
	from := m.reader.Visible().Start
	m.ask(" / ", "", "")
	m.asking.changed = func(typed string) tea.Cmd {
		m.reader.SetPlace(began.offset)
		m.reader.Find(typed, from)
		m.revealHit()
		return nil
	}
	m.asking.dropped = func() tea.Cmd {
		m.reader.Find(query, from)
		m.reader.SetPlace(began.offset)
		return nil
	}
	m.asking.done = func(typed string) tea.Cmd {
		if typed == "" {
			m.reader.Find(query, from)
			m.nextHit(1)
			return nil
		}
		if m.focus == layout.List {
			m.setFocus(layout.Reader)
		}
		if began.offset != m.reader.Place() {
			m.trail.Push(began)
		}
		m.tellHit()
		return nil
	}
}

// askFilter filters the card on top while one types.
func (m *Model) askFilter(c *cardLayer) {
	before := c.card.Filtered()
	m.ask(" / ", "words of what was said", before)
	m.asking.changed = func(typed string) tea.Cmd {
		c.card.Filter(typed)
		return nil
	}
	m.asking.dropped = func() tea.Cmd {
		c.card.Filter(before)
		return nil
	}
}

func (m *Model) revealHit() {
	if s, at, _ := m.reader.Hit(); at > 0 {
		m.reader.Reveal(s)
	}
}

// tellHit says which hit this is.
func (m *Model) tellHit() {
	_, at, of := m.reader.Hit()
	if of == 0 {
		m.complain(fmt.Sprintf("“%s” is not in this article; %s searches all", m.reader.Query(), m.opt.Keys.Key(keys.SearchAll)))
		return
	}
	m.say(fmt.Sprintf("“%s”: %d of %d", m.reader.Query(), at, of))
}

func (m *Model) nextHit(n int) {
	if m.reader.Query() == "" {
		m.say(fmt.Sprintf("Nothing is searched for; %s begins", m.opt.Keys.Key(keys.Find)))
		return
	}
	from := m.here()
	if m.reader.NextHit(n) {
		m.revealHit()
		if m.reader.Place() != from.offset {
			m.trail.Push(from)
		}
	}
	m.tellHit()
}

// searchAll opens the search over everything.
func (m *Model) searchAll() tea.Cmd {
	pane, cmd := finder.New(m.lib, m.screen.theme, m.screen.meter, m.sought)
	m.over = nil
	m.open(&finderLayer{pane: pane})
	return cmd
}

// found hands the results of a search to the finder, if it is still open.
func (m *Model) found(msg finder.FoundMsg) tea.Cmd {
	for _, l := range m.over {
		if f, ok := l.(*finderLayer); ok {
			m.screen.stale = true
			confirmed, rest := f.pane.Found(msg)
			if confirmed {
				m.pick(f.pane)
			}
			return rest
		}
	}
	return nil
}

// pick goes where a result of the finder leads, and marks the other hits.
func (m *Model) pick(f *finder.Pane) {
	hit, quote, ok := f.Picked()
	if !ok {
		return
	}
	m.remember()
	m.over = nil
	if !m.openArticle(hit.Article) {
		m.complain("That article is no longer in the library")
		return
	}
	m.focus = layout.Reader
	m.arrange()
	m.reader.Mark(f.Text(), hit.Matches)
	if quote != "" {
		m.mark(quote)
		m.revealQuote()
		return
	}
	for i, s := range hit.Matches {
		if hit.Snippet.Contains(s) {
			m.reader.NextHit(i)
			break
		}
	}
	m.revealHit()
}
