package ui

import (
	tea "charm.land/bubbletea/v2"

	"whosaid/ui/keys"
	"whosaid/ui/layout"
)

// wheelRows is how far a notch of the wheel scrolls.
const wheelRows = 3

// mouse takes a click or the wheel.
func (m *Model) mouse(msg tea.MouseMsg) tea.Cmd {
	at := msg.Mouse()
	switch msg := msg.(type) {
	case tea.MouseWheelMsg:
		a := keys.Down
		if msg.Button == tea.MouseWheelUp {
			a = keys.Up
		}
		return m.wheel(at.X, at.Y, a)
	case tea.MouseClickMsg:
		if msg.Button == tea.MouseLeft {
			return m.click(at.X, at.Y)
		}
	}
	return nil
}

func (m *Model) wheel(x, y int, a keys.Action) tea.Cmd {
	press := keys.Press{Action: a, Count: 1}
	if l := m.top(); l != nil {
		cmd, _ := l.act(m, press)
		return cmd
	}
	switch p, _ := m.paneAt(x, y); p {
	case layout.List:
		return m.actOnList(press)
	case layout.Voices:
		m.actOnVoices(press)
	default:
		press.Count = wheelRows
		m.actOnText(press)
	}
	return nil
}

// paneAt is the pane at a cell of the screen.
func (m *Model) paneAt(x, y int) (layout.Pane, bool) {
	for p := layout.List; p <= layout.Voices; p++ {
		if m.screen.frame.Panes[p].Has(x, y) {
			return p, true
		}
	}
	return m.focus, false
}

// click gives the keys to the pane under the pointer and picks what is there; a
// click on what is picked already opens it.
func (m *Model) click(x, y int) tea.Cmd {
	m.notice = notice{}
	if l := m.top(); l != nil {
		return m.clickLayer(l, x, y)
	}
	p, ok := m.paneAt(x, y)
	if !ok {
		return nil
	}
	r := m.screen.frame.Panes[p]
	x, y = x-r.X, y-r.Y-headRows(r)
	if y < 0 {
		m.setFocus(p)
		return nil
	}
	again := m.focus == p
	m.setFocus(p)
	switch p {
	case layout.List:
		before := m.shelf.Chosen()
		if !m.shelf.Click(y) {
			return nil
		}
		if again && m.shelf.Chosen() == before {
			return m.actOnList(keys.Press{Action: keys.Open, Count: 1})
		}
		m.preview()
	case layout.Voices:
		if m.voices.Click(y) {
			m.followVoices()
		}
	default:
		m.clickText(x, y)
	}
	return nil
}

func (m *Model) clickText(x, y int) {
	i := m.reader.QuoteAt(x, y)
	if i < 0 {
		return
	}
	id := m.reader.Reading().Quotes[i].ID
	if id == m.quote {
		m.openQuote()
		return
	}
	m.mark(id)
}

func (m *Model) clickLayer(l layer, x, y int) tea.Cmd {
	r := l.box()
	if !r.Has(x, y) {
		m.closeTop()
		return nil
	}
	if !l.click(y - r.Y - border) {
		return nil
	}
	if l.typing() {
		return l.typed(m, "enter", nil)
	}
	cmd, _ := l.act(m, keys.Press{Action: keys.Open, Count: 1})
	return cmd
}
