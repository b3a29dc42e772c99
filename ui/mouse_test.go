package ui_test

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"whosaid/ui"
)

func TestTheMouseIsOffUntilAskedFor(t *testing.T) {
	s := open(t, filled(t, harbour()...), 120, 30, ui.Options{})
	if s.m.View().MouseMode != tea.MouseModeNone {
		t.Error("the mouse should be off")
	}
	s.press("gm")
	if s.m.View().MouseMode == tea.MouseModeNone {
		t.Error("the mouse should be on")
	}
}

func TestClicksAndTheWheel(t *testing.T) {
	s := open(t, filled(t, harbour()...), 120, 30, ui.Options{Mouse: true})
	click := func(x, y int) { s.send(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft}) }
	click(5, 7) // the second entry
	s.wants("Nordpress · 3 Mar 2024 ─")
	click(40, 6) // the first quote of the text
	s.wants("❝ 1/2")
	click(40, 6)
	s.wants("╭─ Quote")
	click(1, 28) // beside the card
	s.lacks("╭─ Quote")
	s.press("gg", "esc")
	click(100, 4)
	s.wants("❝ 1/2")
	s.send(tea.MouseWheelMsg{X: 5, Y: 5, Button: tea.MouseWheelUp})
	s.wants("The Hills · 5 Mar 2024 ─")
}
