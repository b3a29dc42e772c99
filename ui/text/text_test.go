package text

import (
	"slices"
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

func TestLinksAreHyperlinksWhenTheyAreSafe(t *testing.T) {
	for url, want := range map[string]bool{
		"https://example.org/a":                true,
		"mailto:desk@example.org":              true,
		"javascript:alert(1)":                  false,
		"file:///etc/passwd":                   false,
		"https://example.org/\x1b]8;;\a":       false,
		"https://example.org/a b":              false,
		"https://" + strings.Repeat("a", 5000): false,
	} {
		a := compose(model.Block{Kind: model.KindParagraph, Inlines: []model.Inline{
			{Kind: model.InlineLink, Span: model.Span{Start: 4, End: 9}, URL: url},
		}})("The ferry stays, said the mayor.")
		b := New(a, nil, Options{NoGutter: true})
		p := b.Layout(12)
		lines := p.Paint(nil, 0, p.Rows(), nil)
		if got := strings.Contains(lines[0], "\x1b]8;id=1;"+url+"\x07"); got != want {
			t.Errorf("%.40q: hyperlink %v in %q", url, got, lines[0])
		}
		if strings.Count(lines[0], "\x1b]8;") != map[bool]int{true: 2}[want] || strings.Contains(lines[1], "\x1b]") {
			t.Errorf("%.40q: not closed on its row: %q", url, lines)
		}
	}
}

// TestPartsJoin: a text long enough to be laid out in parts has the same rows as
// its blocks one by one.
func TestPartsJoin(t *testing.T) {
	a, quotes := novel(2 << 20)
	for i := range a.Blocks {
		a.Blocks[i].Kind = fuzzKinds[i%len(fuzzKinds)]
		if i%7 == 0 {
			a.Blocks[i].Removed = "teaser"
		}
	}
	b := New(a, quotes, Options{})
	whole := Page{body: b, width: 50}
	whole.geometry()
	whole.lay(0, len(a.Blocks))
	if got := b.Layout(50); !slices.Equal(got.rows, whole.rows) || len(got.grids) != len(whole.grids) {
		t.Errorf("%d rows in parts, %d at once", len(got.rows), len(whole.rows))
	}
}
