package ui_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"whosaid/model"
	"whosaid/model/library"
)

// block is one block of a test article: a kind, a rule when it was removed, text.
type block struct {
	kind    model.BlockKind
	removed string
	text    string
}

func article(id, title, outlet, date string, blocks ...block) *model.Article {
	a := &model.Article{
		ID: model.ArticleID(id), Source: "test/" + id, Title: title, Outlet: outlet,
		Published: date, Language: "en", Format: model.FormatText,
		URL: "https://news.example/" + id,
	}
	var b strings.Builder
	for _, blk := range append([]block{{model.KindTitle, "", title}}, blocks...) {
		if b.Len() > 0 {
			b.WriteString("\n\n")
		}
		start := b.Len()
		b.WriteString(blk.text)
		a.Blocks = append(a.Blocks, model.Block{
			Kind: blk.kind, Span: model.Span{Start: start, End: b.Len()}, Removed: blk.removed, Score: 1,
		})
	}
	a.Text = b.String()
	return a
}

func para(text string) block { return block{model.KindParagraph, "", text} }

// harbour are three small articles of our own on one event, with what the tests
// need: a speaker in several, a statement printed twice, a removed block, a link.
func harbour() []*model.Article {
	first := article("coast", "Harbour of Nordvik reopens after the great storm", "The Coast", "2024-03-02",
		para("The harbour of Nordvik opened again on Saturday, three weeks after a storm broke its outer wall."),
		para("“The entrance is clear again,” harbour master Ida Moen said."),
		para("“We will rebuild the outer wall before the winter comes,” Moen told reporters on the quay. “Nobody here has slept much.”"),
		block{model.KindOther, "share", "Share this article"},
		para("Mayor Lars Dahl came to the quay with the fishermen who had cleared the entrance in their own boats."),
		para("“Without their boats we would still be waiting for the dredger,” Dahl said. More is at https://nordvik.example/harbour."),
		para("The first ferry came in at noon with eleven cars, two lorries and a brass band. Rain fell on the quay, on the fish hall and on the old lighthouse for the rest of the day, and the wind turned to the north."),
	)
	second := article("wire", "Nordvik port open again", "Nordpress", "2024-03-03",
		para("The port of Nordvik has been open since Saturday."),
		para("“We will rebuild the outer wall before the winter comes,” said Ida Moen, the harbour master."),
		para("Transport minister Eva Lund came by train. “The state will pay its share of the repair,” Lund said on Sunday."),
	)
	third := article("quiet", "A quiet week in the hills", "The Hills", "2024-03-05",
		para("Nothing happened in the hills this week. The sheep stood where they always stand."),
	)
	return []*model.Article{first, second, third}
}

// filled returns a library with the articles.
func filled(tb testing.TB, articles ...*model.Article) *library.Library {
	tb.Helper()
	lib := library.New()
	if err := lib.Add(context.Background(), articles...); err != nil {
		tb.Fatal(err)
	}
	return lib
}

// large is an article of at least size bytes with a quote in every other paragraph.
func large(size int) *model.Article {
	var blocks []block
	for n := 0; n < size; {
		i := len(blocks)
		text := fmt.Sprintf("Paragraph %d is about the boats on the quay and about the rain, with enough words in it to wrap once or twice on any terminal in the harbour office, and then it ends.", i)
		if i%2 == 1 {
			text = fmt.Sprintf("“Boat number %d came in late and nobody asked why,” harbour master Ida Moen said on the quay.", i)
		}
		blocks = append(blocks, para(text))
		n += len(text) + 2
	}
	return article("large", "A long day on the quay", "The Coast", "2024-03-02", blocks...)
}
