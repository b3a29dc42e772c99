package text

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"whosaid/model"
)

// compose makes an article of blocks, its paragraphs parted by an empty line.
func compose(blocks ...model.Block) func(texts ...string) *model.Article {
	return func(texts ...string) *model.Article {
		a := &model.Article{Format: model.FormatHTML}
		var b strings.Builder
		for i, t := range texts {
			if i > 0 {
				b.WriteString("\n\n")
			}
			blk := blocks[i]
			blk.Span = model.Span{Start: b.Len(), End: b.Len() + len(t)}
			b.WriteString(t)
			a.Blocks = append(a.Blocks, blk)
		}
		a.Text = b.String()
		return a
	}
}

func TestRowsAreExactlyAsWideAsAsked(t *testing.T) {
	a := compose(
		model.Block{Kind: model.KindTitle}, model.Block{Kind: model.KindParagraph},
		model.Block{Kind: model.KindList, Level: 1, Marker: "-"}, model.Block{Kind: model.KindTable},
	)(
		"Harbour town votes to keep its ferry",
		"“We have waited long enough,” the mayor said, “and 橋はまだ完成していません。” 🇳🇴 👨‍👩‍👧 done—finally.",
		"an item that is long enough to be wrapped more than once",
		"Boat\tSeats\nMaren\t120\nLiv\t8",
	)
	b := New(a, nil, Options{Method: ansi.GraphemeWidth})
	for width := 1; width <= 120; width++ {
		p := b.Layout(width)
		for i, line := range p.Paint(nil, -1, p.Rows()+3, nil) {
			if w := ansi.StringWidth(line); w != width {
				t.Fatalf("width %d: row %d is %d cells wide: %q", width, i, w, line)
			}
		}
	}
}
