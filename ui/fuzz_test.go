package ui_test

import (
	"context"
	"testing"

	"whosaid/ui"
)

// pressed are the keys a byte of the fuzzer stands for.
var pressed = []string{
	"j", "k", "h", "l", "g", "G", "ctrl+d", "ctrl+u", "space", "ctrl+b", "tab", "shift+tab",
	"]", "[", "q", "s", "r", "x", "b", "X", "enter", "esc", "p", "P", "t", "a", "c", "M", "S",
	"ctrl+o", "alt+left", "alt+right", "m", "'", "/", "n", "N", "F", "&", "J", "K", "u", "R",
	"f", "y", "Y", "o", "z", "!", "?", ":", ",", "down", "up", "backspace", "1", "9", "0", "e",
	"i", "w", "“", "漢", "ctrl+i", "ctrl+w", "pgdown", "home", "end", "|", "ctrl+z",
}

// FuzzKeys presses keys and changes the size as a cat would: the screen never
// panics and always fits the terminal. No command is found and no file is
// written outside a folder that goes away.
func FuzzKeys(f *testing.F) {
	f.Add([]byte{0, 20, 12, 14, 20, 21, 34, 2, 3, 20, 255, 40, 12})
	f.Add([]byte{37, 5, 3, 20, 29, 24, 20, 22, 27, 20})
	f.Add([]byte{50, 0, 58, 59, 20, 49, 20, 43, 0})
	lib := harbour()
	f.Fuzz(func(t *testing.T, script []byte) {
		t.Setenv("PATH", "")
		t.Chdir(t.TempDir())
		s := open(t, filled(t, lib...), 100, 24, ui.Options{Browse: func(context.Context, string) error { return nil }})
		w, h := 100, 24
		for i := 0; i < len(script); i++ {
			if script[i] == 255 && i+2 < len(script) {
				w, h = int(script[i+1])+1, int(script[i+2])/3+1
				s.resize(w, h)
				i += 2
			} else {
				s.press(pressed[int(script[i])%len(pressed)])
			}
			if problem := misfit(s.lines(), w, h); problem != "" {
				t.Fatalf("after %d of %v at %dx%d: %s", i+1, script, w, h, problem)
			}
		}
	})
}
