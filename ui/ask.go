package ui

import (
	tea "charm.land/bubbletea/v2"

	"whosaid/ui/prompt"
)

// ask is a line being typed at the bottom of the screen.
type ask struct {
	line prompt.Line
	// changed is called when the text changed, done when it was confirmed, dropped
	// when it was given up. Any may be nil.
	changed func(typed string) tea.Cmd
	done    func(typed string) tea.Cmd
	// problem is what is wrong with what is typed; it may be nil.
	problem func() error
	dropped func() tea.Cmd
}

// ask begins a line.
func (m *Model) ask(label, empty, text string) {
	a := &ask{line: prompt.New(m.screen.theme, label, empty)}
	a.line.Set(text)
	m.asking = a
}

// askKey takes a key or a paste for the line.
func (m *Model) askKey(name string, msg tea.Msg) tea.Cmd {
	a := m.asking
	switch name {
	case "enter":
		m.asking = nil
		if a.done != nil {
			return a.done(a.line.Value())
		}
		return nil
	case "esc", "ctrl+c":
		return m.dropAsk()
	case "backspace":
		if a.line.Value() == "" {
			return m.dropAsk()
		}
	}
	if a.line.Update(msg) && a.changed != nil {
		return a.changed(a.line.Value())
	}
	return nil
}

func (m *Model) dropAsk() tea.Cmd {
	a := m.asking
	m.asking = nil
	if a.dropped == nil {
		return nil
	}
	return a.dropped()
}
