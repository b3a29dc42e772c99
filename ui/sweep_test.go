package ui_test

import (
	"fmt"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"whosaid/model/library"
	"whosaid/ui"
)

// TestGeometrySweep draws every surface at every size: no panic, every line
// exactly as wide as the terminal, exactly as many lines.
func TestGeometrySweep(t *testing.T) {
	t.Parallel()
	lib := filled(t, harbour()...)
	surfaces := append(scenes, scene{"mark", func(s *screen) { s.press("m") }},
		scene{"narrow", func(s *screen) { s.press("&"); s.typed("port") }},
		scene{"hints", func(s *screen) { s.press("G", "enter", "f") }},
		scene{"zoom", func(s *screen) { s.press("l", "z") }},
		scene{"problems", func(s *screen) { s.press("!") }},
		scene{"pending", func(s *screen) { s.press("]") }},
	)
	for _, scene := range surfaces {
		t.Run(scene.name, func(t *testing.T) {
			t.Parallel()
			s := open(t, lib, 100, 30, looks[0].opt)
			scene.do(s)
			sweep(t, s)
		})
	}
	for _, scene := range keptScenes {
		t.Run("kept-"+scene.name, func(t *testing.T) {
			t.Parallel()
			s := open(t, kept(t), 100, 30, ui.Options{})
			scene.do(s)
			sweep(t, s)
		})
	}
	t.Run("empty", func(t *testing.T) {
		t.Parallel()
		sweep(t, open(t, library.New(), 100, 30, ui.Options{}))
	})
}

// sweep draws a screen at every width, at every height, and on a grid of both
// that is fine where little fits.
func sweep(t *testing.T, s *screen) {
	t.Helper()
	fits := func(w, h int) {
		t.Helper()
		s.resize(w, h)
		if problem := misfit(s.lines(), w, h); problem != "" {
			t.Fatalf("%dx%d: %s", w, h, problem)
		}
	}
	for w := 1; w <= 200; w++ {
		fits(w, 24)
	}
	for h := 1; h <= 60; h++ {
		fits(80, h)
		fits(130, h)
	}
	for w := 1; w <= 200; w += 1 + w/8 {
		for h := 1; h <= 60; h += 1 + h/4 {
			fits(w, h)
		}
	}
}

// misfit tells what is wrong with the size of a screen, "" for nothing.
func misfit(lines []string, w, h int) string {
	if len(lines) != h {
		return fmt.Sprintf("%d lines", len(lines))
	}
	for i, line := range lines {
		if got := ansi.WcWidth.StringWidth(line); got != w {
			return fmt.Sprintf("line %d is %d wide: %q", i, got, ansi.Strip(line))
		}
	}
	return ""
}
