package ui

import tea "charm.land/bubbletea/v2"

// showHints labels the links on the screen; the next keys pick one.
func (m *Model) showHints() {
	if m.reader.ShowHints() == 0 {
		m.say("No link on this screen")
		return
	}
	m.hinting, m.hinted = true, ""
}

// hintKey takes the letters of a hint; any other key gives up.
func (m *Model) hintKey(name string) tea.Cmd {
	url, more := m.reader.PickHint(m.hinted + name)
	switch {
	case url != "":
		m.endHints()
		return m.browse(url)
	case more:
		m.hinted += name
	default:
		m.endHints()
	}
	return nil
}

func (m *Model) endHints() {
	m.hinting, m.hinted = false, ""
	m.reader.HideHints()
}
