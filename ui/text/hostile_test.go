package text

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"whosaid/model"
)

// TestHostileArticles lays out and paints what nobody writes; it must end soon,
// keep its widths and lose nothing.
func TestHostileArticles(t *testing.T) {
	const mb = 1 << 20
	whole := func(text string, kind model.BlockKind) *model.Article {
		return &model.Article{Text: text, Blocks: []model.Block{{Kind: kind, Span: model.Span{End: len(text)}}}}
	}
	headings := &model.Article{}
	for i := range 20_000 {
		headings.Blocks = append(headings.Blocks, model.Block{Kind: model.KindHeading, Level: 1 + i%6, Span: model.Span{Start: 5 * i, End: 5*i + 4}})
	}
	headings.Text = strings.Repeat("Same\n", 20_000)
	nested := whole("deep", model.KindQuote)
	nested.Blocks[0].Level = 1 << 30
	for range 10_000 {
		nested.Blocks[0].Inlines = append(nested.Blocks[0].Inlines, model.Inline{Kind: model.InlineStrong, Span: model.Span{End: 4}})
	}
	for name, a := range map[string]*model.Article{
		"no space":            whole(strings.Repeat("a", mb), model.KindParagraph),
		"no space, wide":      whole(strings.Repeat("橋", mb/3), model.KindParagraph),
		"only hyphens":        whole(strings.Repeat("-", mb), model.KindParagraph),
		"combining marks":     whole("e"+strings.Repeat("\u0301", mb/2), model.KindParagraph),
		"joiners":             whole(strings.Repeat("\u200d", mb/3), model.KindParagraph),
		"joined emoji":        whole(strings.Repeat("👩\u200d", mb/7)+"x", model.KindParagraph),
		"one line of code":    whole(strings.Repeat("x ", mb/2), model.KindCode),
		"line breaks":         whole("a"+strings.Repeat("\n", mb)+"b", model.KindParagraph),
		"columns":             whole(strings.Repeat("\tx", mb/2), model.KindTable),
		"table lines":         whole(strings.Repeat("a\tb\n", mb/4)+"c", model.KindTable),
		"a table's long head": whole(strings.Repeat("h", mb/2)+strings.Repeat("\nc", mb/4), model.KindTable),
		"marker":              {Text: "item", Blocks: []model.Block{{Kind: model.KindList, Span: model.Span{End: 4}, Marker: strings.Repeat("9", mb)}}},
		"a head's controls":   whole("a\x1b[31m\tb\nlong enough not to fit\t"+strings.Repeat("x", 300), model.KindTable),
		"a marker's":          {Text: "item", Blocks: []model.Block{{Kind: model.KindList, Span: model.Span{End: 4}, Marker: "\x1b[31m"}}},
		"headings":            headings,
		"nested":              nested,
		"controls":            whole("a\x1b[31mb\x07c\u009bd\xffe", model.KindParagraph),
		"nothing":             {},
		"an unnamed format":   whole("x", "poem"),
	} {
		t.Run(name, func(t *testing.T) {
			b := New(a, nil, Options{Method: ansi.GraphemeWidth})
			for _, width := range []int{1, 2, 40, 200} {
				p := b.Layout(width)
				checkRows(t, p)
				for _, top := range []int{0, p.Rows() / 2, p.Rows() - 3} {
					for _, line := range p.Paint(nil, top, 5, nil) {
						if w := ansi.StringWidth(line); w != width {
							t.Fatalf("width %d: a line of %d cells", width, w)
						}
						if plain := ansi.Strip(line); strings.ContainsAny(plain, "\x1b\x07\u009b") {
							t.Fatalf("a control character on the screen: %q", plain)
						}
					}
				}
			}
		})
	}
}

// TestMistakesOfOthersDontPanic: spans that no stage should make are left out.
func TestMistakesOfOthersDontPanic(t *testing.T) {
	bad := []model.Span{{}, {Start: -5, End: 3}, {Start: 4, End: 2}, {Start: 3, End: 99}, {Start: 98, End: 99}, {Start: 1, End: 8}, {Start: 0, End: 3}}
	a := &model.Article{Text: "“The ferry stays.”"}
	quotes := []model.Quote{{Kind: model.Direct}, {Kind: model.Mixed, Marked: bad}}
	for i, s := range bad {
		a.Blocks = append(a.Blocks, model.Block{
			Kind: fuzzKinds[i], Span: s, Level: -1, Inlines: []model.Inline{{Kind: model.InlineLink, Span: s}},
		})
		quotes = append(quotes, model.Quote{Kind: model.Direct, Spans: bad[i:], Marked: bad[:i]})
	}
	b := New(a, quotes, Options{ShowRemoved: true, Slot: func(int) int { return 1 }})
	p := b.Layout(20)
	var marks []Mark
	for i := range quotes {
		marks = append(marks, b.QuoteMarks(i, Selected)...)
	}
	if n := len(p.Paint(nil, -3, p.Rows()+9, marks)); n != p.Rows()+9 {
		t.Errorf("%d lines", n)
	}
	for _, i := range []int{-9, 0, 5, 1 << 20} {
		b.QuoteAt(i)
		p.RowAt(i)
		p.At(i, i)
		p.Span(i)
	}
}
