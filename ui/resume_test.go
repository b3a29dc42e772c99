package ui_test

import (
	"testing"

	"whosaid/ui"
)

func TestTheScreenComesBackAsItWasLeft(t *testing.T) {
	lib := filled(t, append(harbour(), large(20000))...)
	opt := ui.Options{ScreenKey: "library"}
	s := open(t, lib, 120, 30, opt)
	s.press("gb", "go", "&")
	s.typed("the")
	s.press("enter", "gg", "j", "enter")
	for _, keys := range [][]string{{"space"}, {"]q"}, {"z"}, {"z", "l"}} {
		s.press(keys...)
		want := s.text()
		s.press("q") // this screen stays to go on with
		again := open(t, lib, 120, 30, opt)
		if got := again.text(); got != want {
			t.Errorf("%v: it was\n%s\nit is\n%s", keys, want, got)
		}
	}
}

func TestWhatIsGoneIsNotRestored(t *testing.T) {
	lib := filled(t, harbour()...)
	for _, kept := range []string{
		`{"article":"gone","focus":2,"saved":"gone","narrow":"moen","group":1}`,
		`{"focus":250,"group":77,"order":99}`,
		`["no such thing"]`, `{`, ``,
	} {
		lib.SetScreen("library", []byte(kept))
		s := open(t, lib, 120, 30, ui.Options{ScreenKey: "library"})
		s.wants("A quiet week in the hills", "Nordvik port open again")
		s.press("j", "j", "enter", "q")
	}
}
