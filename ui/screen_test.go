package ui_test

import (
	"reflect"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"whosaid/model/library"
	"whosaid/ui"
	"whosaid/ui/config"
	"whosaid/ui/keys"
)

// screen drives a Model as the terminal would, without one.
type screen struct {
	tb testing.TB
	m  *ui.Model
	// clipboard is what was copied last.
	clipboard string
}

func open(tb testing.TB, lib *library.Library, w, h int, opt ui.Options) *screen {
	tb.Helper()
	if opt.Theme == "" {
		opt.Theme = config.Dark
	}
	s := &screen{tb: tb, m: ui.New(lib, opt)}
	s.send(tea.WindowSizeMsg{Width: w, Height: h})
	return s
}

// send hands a message to the model and carries out what it asks for at once.
func (s *screen) send(msg tea.Msg) {
	_, cmd := s.m.Update(msg)
	s.run(cmd)
}

func (s *screen) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	msg := cmd()
	if v := reflect.ValueOf(msg); v.IsValid() && v.Type().String() == "tea.setClipboardMsg" {
		s.clipboard = v.String()
		return
	}
	if v := reflect.ValueOf(msg); v.IsValid() && v.Type().String() == "ui.tickMsg" {
		s.m.Update(msg) // looks once; the next look is not waited for
		return
	}
	switch msg := msg.(type) {
	case nil:
	case tea.BatchMsg:
		for _, c := range msg {
			s.run(c)
		}
	case tea.QuitMsg:
	default:
		s.send(msg)
	}
}

// press presses keys, in the notation of the key table; a part in quotes is typed.
func (s *screen) press(specs ...string) {
	for _, spec := range specs {
		seq, err := keys.Parse(spec)
		if err != nil {
			s.tb.Fatal(err)
		}
		for _, k := range seq {
			s.send(keyPress(k))
		}
	}
}

// typed types text, character by character.
func (s *screen) typed(text string) {
	for _, r := range text {
		if r == ' ' {
			s.send(keyPress("space"))
			continue
		}
		s.send(keyPress(string(r)))
	}
}

func keyPress(name string) tea.KeyPressMsg {
	special := map[string]rune{
		"enter": tea.KeyEnter, "esc": tea.KeyEscape, "tab": tea.KeyTab, "up": tea.KeyUp, "down": tea.KeyDown,
		"left": tea.KeyLeft, "right": tea.KeyRight, "backspace": tea.KeyBackspace, "pgdown": tea.KeyPgDown,
		"pgup": tea.KeyPgUp, "home": tea.KeyHome, "end": tea.KeyEnd, "f1": tea.KeyF1,
	}
	var mod tea.KeyMod
	for {
		if rest, ok := strings.CutPrefix(name, "ctrl+"); ok {
			mod, name = mod|tea.ModCtrl, rest
		} else if rest, ok := strings.CutPrefix(name, "alt+"); ok {
			mod, name = mod|tea.ModAlt, rest
		} else if rest, ok := strings.CutPrefix(name, "shift+"); ok {
			mod, name = mod|tea.ModShift, rest
		} else {
			break
		}
	}
	if name == "space" {
		return tea.KeyPressMsg{Code: tea.KeySpace, Text: " ", Mod: mod}
	}
	if code, ok := special[name]; ok {
		return tea.KeyPressMsg{Code: code, Mod: mod}
	}
	k := tea.KeyPressMsg{Code: []rune(name)[0], Mod: mod}
	if mod == 0 {
		k.Text = name
	}
	return k
}

// lines is what stands on the screen, styles included.
func (s *screen) lines() []string { return strings.Split(s.m.View().Content, "\n") }

// text is what stands on the screen, without styles.
func (s *screen) text() string { return ansi.Strip(s.m.View().Content) }

func (s *screen) wants(parts ...string) {
	s.tb.Helper()
	text := s.text()
	for _, p := range parts {
		if !strings.Contains(text, p) {
			s.tb.Errorf("%q is not on the screen:\n%s", p, text)
		}
	}
}

func (s *screen) lacks(parts ...string) {
	s.tb.Helper()
	text := s.text()
	for _, p := range parts {
		if strings.Contains(text, p) {
			s.tb.Errorf("%q is on the screen:\n%s", p, text)
		}
	}
}

func (s *screen) resize(w, h int) { s.send(tea.WindowSizeMsg{Width: w, Height: h}) }

// third is what the leftmost pane shows on its third line.
func (s *screen) third() string {
	line, _, _ := strings.Cut(strings.Split(s.text(), "\n")[4], "│")
	line, _, _ = strings.Cut(line, "┃")
	return strings.TrimSpace(line)
}
