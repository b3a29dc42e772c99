package palette_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"whosaid/ui/keys"
	"whosaid/ui/paint"
	"whosaid/ui/palette"
	"whosaid/ui/theme"
)

var (
	look  = theme.New(true, true)
	meter = paint.Meter{Method: ansi.GraphemeWidth}
)

func typed(p *palette.Pane, text string) {
	for _, r := range text {
		p.Type(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
}

func TestTheBestMatchComesFirst(t *testing.T) {
	for text, want := range map[string]keys.Action{
		"next-q": keys.NextQuote, "star": keys.ToggleStar, "]r": keys.NextRelated,
		"browser": keys.Browse, "quit": keys.Quit, "nqt": keys.NextQuote,
	} {
		p := palette.NewPalette(keys.Default(), look, meter)
		p.Resize(80, 20)
		typed(p, text)
		if got := p.Picked(); got != want {
			t.Errorf("%q: got %v, want %v", text, got, want)
		}
	}
}

func TestNothingMatches(t *testing.T) {
	p := palette.NewPalette(keys.Default(), look, meter)
	p.Resize(60, 10)
	typed(p, "zzzz")
	if p.Picked() != keys.None || !strings.Contains(ansi.Strip(strings.Join(p.View(), "\n")), "No command matches.") {
		t.Errorf("got %v\n%s", p.Picked(), strings.Join(p.View(), "\n"))
	}
	p.Move(3)
	p.Bottom()
}

func TestHelpHoldsEveryBindingAndLeavesItsSearch(t *testing.T) {
	p := palette.NewHelp(keys.Default(), look, meter)
	p.Resize(100, 200)
	page := ansi.Strip(strings.Join(p.View(), "\n"))
	for _, b := range keys.Default().Bindings() {
		if !strings.Contains(page, b.Does) || !strings.Contains(page, keys.Show(b.Keys[0])) {
			t.Errorf("%s is not in the help", b.Name)
		}
	}
	p.Search()
	typed(p, "undo")
	if p.Picked() != keys.Undo {
		t.Errorf("got %v", p.Picked())
	}
	if !p.Leave() || p.Typing() || p.Leave() {
		t.Error("the search should be left once")
	}
}
