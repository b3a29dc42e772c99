package ui_test

import (
	"fmt"
	"testing"

	"github.com/charmbracelet/x/exp/golden"

	"whosaid/ui"
	"whosaid/ui/config"
)

// looks are the palettes goldens are kept for.
var looks = []struct {
	name string
	opt  ui.Options
}{
	{"dark", ui.Options{Name: "harbour", Theme: config.Dark}},
	{"light", ui.Options{Name: "harbour", Theme: config.Light}},
	{"plain", ui.Options{Name: "harbour", Theme: config.Dark, NoColor: true}},
}

// scene is a screen and the keys that lead to it.
type scene struct {
	name string
	do   func(*screen)
}

// scenes are the screens goldens are kept of.
var scenes = []scene{
	{"start", func(*screen) {}},
	{"quote", func(s *screen) { s.press("G", "enter", "]q", "]q") }},
	{"voices", func(s *screen) { s.press("G", "enter", "l", "j") }},
	{"removed", func(s *screen) { s.press("G", "enter", "x") }},
	{"find", func(s *screen) { s.press("G", "enter", "/"); s.typed("boats") }},
	{"card", func(s *screen) { s.press("G", "enter", "]q", "]q", "enter") }},
	{"person", func(s *screen) { s.press("G", "enter", "]q", "]q", "p") }},
	{"story", func(s *screen) { s.press("G", "t") }},
	{"people", func(s *screen) { s.press("P") }},
	{"search", func(s *screen) { s.press("F"); s.typed("harbour") }},
	{"help", func(s *screen) { s.press("?") }},
	{"palette", func(s *screen) { s.press(":"); s.typed("quote") }},
	{"speakers", func(s *screen) { s.press("G", "enter", "]q", "]q", "c") }},
}

func TestScreens(t *testing.T) {
	lib := filled(t, harbour()...)
	for _, scene := range scenes {
		for _, size := range [][2]int{{40, 15}, {80, 24}, {200, 50}} {
			t.Run(fmt.Sprintf("%s-%dx%d", scene.name, size[0], size[1]), func(t *testing.T) {
				s := open(t, lib, size[0], size[1], looks[0].opt)
				scene.do(s)
				golden.RequireEqual(t, s.text())
			})
		}
	}
}

// TestKeptScreens does the same for a library in a file.
func TestKeptScreens(t *testing.T) {
	for _, scene := range keptScenes {
		for _, size := range [][2]int{{40, 15}, {80, 24}, {200, 50}} {
			t.Run(fmt.Sprintf("%s-%dx%d", scene.name, size[0], size[1]), func(t *testing.T) {
				s := open(t, kept(t), size[0], size[1], ui.Options{Name: "library", Theme: config.Dark})
				scene.do(s)
				golden.RequireEqual(t, s.text())
			})
		}
	}
}

// TestLooks keeps the styles, too, of one screen in every palette.
func TestLooks(t *testing.T) {
	lib := filled(t, harbour()...)
	for _, look := range looks {
		t.Run(look.name, func(t *testing.T) {
			s := open(t, lib, 120, 30, look.opt)
			s.press("G", "enter", "]q", "]q")
			golden.RequireEqual(t, s.m.View().Content)
		})
	}
}
