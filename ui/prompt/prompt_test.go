package prompt_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"whosaid/ui/paint"
	"whosaid/ui/prompt"
	"whosaid/ui/theme"
)

func TestLine(t *testing.T) {
	look, meter := theme.New(true, true), paint.Meter{Method: ansi.GraphemeWidth}
	l := prompt.New(look, " / ", "nothing yet")
	for _, r := range "où 漢" {
		if !l.Update(tea.KeyPressMsg{Code: r, Text: string(r)}) {
			t.Errorf("%q should change the line", r)
		}
	}
	if l.Update(tea.KeyPressMsg{Code: tea.KeyLeft}) {
		t.Error("moving is no change")
	}
	l.Update(tea.PasteMsg{Content: "two\nlines\x1b[31m"})
	if got := l.Value(); strings.ContainsAny(got, "\n\x1b") || !strings.HasPrefix(got, "où two lines") {
		t.Errorf("got %q", got)
	}
	for w := range 60 {
		if got := meter.Width(l.View(look, meter, w)); got != w {
			t.Errorf("width %d: %d", w, got)
		}
	}
}
