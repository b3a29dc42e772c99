package ui

import (
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"whosaid/ui/finder"
	"whosaid/ui/keys"
	"whosaid/ui/layout"
)

// Update takes one event. It routes; the handlers it calls do.
func (m *Model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	cmd := m.route(msg)
	m.noteEnd()
	if len(m.wants) > 0 {
		cmd = tea.Batch(append(m.wants, cmd)...)
		m.wants = nil
	}
	return m, cmd
}

func (m *Model) route(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.screen.w, m.screen.h = msg.Width, msg.Height
		m.arrange()
	case tea.BackgroundColorMsg:
		m.background(msg.IsDark())
	case tea.ModeReportMsg:
		m.modeReported(msg)
	case tea.KeyPressMsg:
		m.screen.stale, m.touched = true, true
		return m.key(msg)
	case tea.PasteMsg:
		m.screen.stale = true
		return m.text(msg)
	case tea.MouseMsg:
		m.screen.stale = true
		return m.mouse(msg)
	default:
		return m.happened(msg)
	}
	return nil
}

// happened takes what was reported from elsewhere.
func (m *Model) happened(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tickMsg:
		return m.ticked(msg)
	case loadedMsg:
		m.loaded(msg)
	case refreshedMsg:
		m.refreshEnded(msg)
	case restedMsg:
		m.rested(msg)
	case finder.FoundMsg:
		return m.found(msg)
	case narrowedMsg:
		m.narrowed(msg)
	case listedMsg:
		m.listed(msg)
	case gatheredMsg:
		m.gathered(msg)
	case countedMsg:
		m.counted(msg)
	case browsedMsg:
		m.browsed(msg)
	case exportedMsg:
		m.exported(msg)
	case pipedMsg:
		m.piped(msg)
	default:
		return nil
	}
	return nil
}

// background takes the terminal's answer about its colours.
func (m *Model) background(dark bool) {
	if m.screen.chosen || dark == m.screen.dark {
		return
	}
	m.screen.dark = dark
	m.dress()
}

// modeReported learns whether the terminal counts grapheme clusters.
func (m *Model) modeReported(msg tea.ModeReportMsg) {
	if msg.Mode != ansi.ModeUnicodeCore || !(msg.Value.IsSet() || msg.Value.IsReset() || msg.Value.IsPermanentlySet()) {
		return
	}
	m.screen.meter.Method = ansi.GraphemeWidth
	m.dress()
	m.arrange()
}

// key takes a key press: as text where something is typed, else as a command.
func (m *Model) key(msg tea.KeyPressMsg) tea.Cmd {
	name := msg.String()
	if m.asking != nil {
		return m.askKey(name, msg)
	}
	if m.hinting {
		return m.hintKey(name)
	}
	if l := m.top(); l != nil && l.typing() {
		return l.typed(m, name, msg)
	}
	base := ""
	if msg.BaseCode != 0 && msg.Mod == 0 {
		base = string(msg.BaseCode)
	}
	press, pending := m.opt.Keys.Press(m.scope(), m.pending, name, base)
	m.pending = pending
	if press.Waiting || press.Action == keys.None {
		return nil
	}
	m.notice = notice{}
	return m.act(press)
}

// text takes what was pasted.
func (m *Model) text(msg tea.PasteMsg) tea.Cmd {
	if m.asking != nil {
		return m.askKey("", msg)
	}
	if l := m.top(); l != nil && l.typing() {
		return l.typed(m, "", msg)
	}
	return nil
}

// scope is where keys go.
func (m *Model) scope() keys.Scope {
	if m.top() != nil {
		return keys.InCard
	}
	switch m.focus {
	case layout.List:
		return keys.InList
	case layout.Voices:
		return keys.InVoices
	default:
		return keys.InReader
	}
}

// act carries out an action: the topmost layer has the first say, then the
// screen as a whole, then the pane with the focus.
func (m *Model) act(p keys.Press) tea.Cmd {
	if l := m.top(); l != nil {
		if cmd, done := l.act(m, p); done {
			return cmd
		}
	}
	if cmd, done := m.actOnQuotes(p); done {
		return cmd
	}
	if cmd, done := m.actOnArticle(p); done {
		return cmd
	}
	if cmd, done := m.actOnScreen(p); done {
		return cmd
	}
	return m.actOnPane(p)
}
