package card

import (
	"fmt"

	"whosaid/model"
	"whosaid/model/library"
	"whosaid/ui/dates"
	"whosaid/ui/paint"
)

// Printings builds the list of all printings of one article, its own first.
func Printings(lib *library.Library, id model.ArticleID) Build {
	return func(b *Builder) {
		all := lib.Printings(id)
		b.Gap()
		if len(all) < 2 {
			b.Text(Target{}, b.Theme.Muted, "Nobody else has printed this article.", 0, 0)
			return
		}
		b.Text(Target{}, b.Theme.Muted, fmt.Sprintf("One article, printed %d times; it counts once.", len(all)), 0, 0)
		for _, p := range all {
			if !b.Keeps(p.Outlet, p.Title, p.URL) {
				continue
			}
			t := Target{Printing: p.Article}
			outlet := paint.Plain(p.Outlet)
			if outlet == "" {
				outlet = "outlet unknown"
			}
			b.Gap()
			b.Row(t, b.Theme.Item.Bold(true).Render(outlet)+b.Theme.Muted.Render("  "+dates.Short(p.Published)))
			b.Text(t, b.Theme.Item, paint.Plain(p.Title), 2, 2)
			link := p.URL
			if link == "" {
				link = p.Source
			}
			b.Text(t, b.Theme.Muted, paint.Plain(link), 2, 1)
		}
	}
}

// Text builds a card of an article's kept text.
func Text(a *model.Article) Build {
	return func(b *Builder) {
		b.Gap()
		for i := range a.Blocks {
			block := &a.Blocks[i]
			if !block.Kept() {
				continue
			}
			style := b.Theme.Item
			if block.Kind == model.KindTitle {
				style = b.Theme.Title
			}
			b.Gap()
			b.Text(Target{}, style, block.Span.In(a.Text), 0, 0)
		}
	}
}
