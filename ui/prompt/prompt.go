// Package prompt is the one-line input all of the screen's searches share.
//
// It wraps the text input of bubbles: a label before it, a cursor that does not
// blink (nothing repaints while nobody types), and a row of an exact width.
package prompt

import (
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"whosaid/ui/paint"
	"whosaid/ui/theme"
)

// Line is one line being typed.
type Line struct {
	label string
	input textinput.Model
}

// longest bounds what can be typed or pasted, in runes.
const longest = 400

// New returns an empty line with the keys. Empty shows while nothing is typed.
func New(th *theme.Theme, label, empty string) Line {
	in := textinput.New()
	in.Prompt = ""
	in.Placeholder = empty
	in.CharLimit = longest
	in.KeyMap.Paste.SetEnabled(false) // it would run a program; what the terminal pastes arrives all the same
	s := in.Styles()
	s.Focused.Text = th.Item
	s.Focused.Placeholder = th.Muted
	s.Cursor.Blink = false
	in.SetStyles(s)
	in.Focus()
	return Line{label: label, input: in}
}

// Value is what was typed.
func (l *Line) Value() string { return l.input.Value() }

// Set replaces what was typed.
func (l *Line) Set(s string) {
	l.input.SetValue(s)
	l.input.CursorEnd()
}

// Update takes a key or a paste and reports whether the text changed.
func (l *Line) Update(msg tea.Msg) (changed bool) {
	before := l.input.Value()
	l.input, _ = l.input.Update(msg)
	return l.input.Value() != before
}

// View draws the line w cells wide.
func (l *Line) View(th *theme.Theme, m paint.Meter, w int) string {
	label := th.Prompt.Render(l.label)
	room := w - m.Width(l.label) - 1
	if room < 4 {
		return m.Fit(label, w)
	}
	l.input.SetWidth(room)
	return m.Fit(label+l.input.View(), w)
}
