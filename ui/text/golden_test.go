package text

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"

	"whosaid/model"
	"whosaid/ui/theme"
)

// TestGallery shows every kind of block at every common width, without styles.
func TestGallery(t *testing.T) {
	a, quotes, slot := composePieces(gallery)
	for _, width := range []int{1, 12, 24, 40, 80, 120, 200} {
		t.Run(fmt.Sprint(width), func(t *testing.T) {
			b := New(a, quotes, Options{Method: ansi.GraphemeWidth, Slot: slot, ShowRemoved: true, Centre: true})
			p := b.Layout(width)
			lines := p.Paint(nil, 0, p.Rows(), b.QuoteMarks(1, Selected))
			golden.RequireEqual(t, ansi.Strip(strings.Join(lines, "|\n"))+"|\n")
		})
	}
}

// TestStyles shows a few rows with their styles in every theme.
func TestStyles(t *testing.T) {
	a, quotes, slot := composePieces(gallery)
	for name, th := range map[string]*theme.Theme{
		"dark": theme.New(true, true), "light": theme.New(false, true), "plain": theme.New(true, false),
	} {
		t.Run(name, func(t *testing.T) {
			b := New(a, quotes, Options{Method: ansi.GraphemeWidth, Slot: slot, Theme: th, ShowRemoved: true})
			p := b.Layout(60)
			marks := append(b.QuoteMarks(1, Selected),
				Mark{Span: find(a, "ferry stays"), Kind: Hit}, Mark{Span: find(a, "midnight"), Kind: CurrentHit},
				Mark{Span: find(a, "said the mayor"), Kind: Related},
				Mark{Span: find(a, "the county’s"), Kind: Hint, Label: "as"})
			golden.RequireEqual(t, strings.Join(p.Paint(nil, 0, p.Rows(), marks), "\n")+"\n")
		})
	}
}

func find(a *model.Article, s string) model.Span {
	at := strings.Index(a.Text, s)
	return model.Span{Start: at, End: at + len(s)}
}
