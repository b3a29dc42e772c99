package text

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"whosaid/model"
)

// novel is an article of about size bytes: paragraphs with curly marks, accents
// and a quotation in every second one.
func novel(size int) (*model.Article, []model.Quote) {
	const (
		plain  = "The council met twice before noon, and the minutes – all eleven pages – were read aloud by a clerk from Århus whose voice carried to the well-lit gallery. "
		spoken = "“Nobody who has crossed the fjord in February will call it a luxury,” said Marit Løvås, the harbour master. "
	)
	a := &model.Article{}
	var quotes []model.Quote
	var b strings.Builder
	for n := 0; b.Len() < size; n++ {
		start := b.Len()
		if n%2 == 1 {
			s := model.Span{Start: start + len("“"), End: start + strings.Index(spoken, "”")}
			quotes = append(quotes, model.Quote{Kind: model.Direct, Spans: []model.Span{s}, Marked: []model.Span{s}, Mention: -1})
			b.WriteString(spoken)
		}
		b.WriteString(strings.TrimSpace(plain + plain))
		a.Blocks = append(a.Blocks, model.Block{Kind: model.KindParagraph, Span: model.Span{Start: start, End: b.Len()}})
		b.WriteString("\n\n")
	}
	a.Text = b.String()
	return a, quotes
}

func benchSizes(b *testing.B, f func(b *testing.B, a *model.Article, quotes []model.Quote)) {
	b.Helper()
	for _, mb := range []int{1, 5} {
		a, quotes := novel(mb << 20)
		b.Run(fmt.Sprintf("%dMB", mb), func(b *testing.B) { f(b, a, quotes) })
	}
}

func slots(q int) int { return q % 5 }

func BenchmarkBuild(b *testing.B) {
	benchSizes(b, func(b *testing.B, a *model.Article, quotes []model.Quote) {
		b.Helper()
		b.SetBytes(int64(len(a.Text)))
		b.ReportAllocs()
		for b.Loop() {
			New(a, quotes, Options{Slot: slots}).Layout(100)
		}
	})
}

func BenchmarkRewrap(b *testing.B) {
	benchSizes(b, func(b *testing.B, a *model.Article, quotes []model.Quote) {
		b.Helper()
		body := New(a, quotes, Options{Slot: slots, Method: ansi.GraphemeWidth})
		b.SetBytes(int64(len(a.Text)))
		b.ReportAllocs()
		width := 0
		for b.Loop() {
			width++
			body.Layout(40 + width%40)
		}
	})
}

func BenchmarkPaint(b *testing.B) {
	benchSizes(b, func(b *testing.B, a *model.Article, quotes []model.Quote) {
		b.Helper()
		body := New(a, quotes, Options{Slot: slots})
		p := body.Layout(100)
		marks := body.QuoteMarks(len(quotes)/2, Selected)
		top := p.RowAt(marks[0].Span.Start) - 10
		var lines []string
		b.ReportAllocs()
		for b.Loop() {
			lines = p.Paint(lines[:0], top, 50, marks)
		}
	})
}

func BenchmarkRowAt(b *testing.B) {
	benchSizes(b, func(b *testing.B, a *model.Article, quotes []model.Quote) {
		b.Helper()
		p := New(a, quotes, Options{}).Layout(100)
		b.ReportAllocs()
		n := 0
		for b.Loop() {
			n = (n + 99991) % len(a.Text)
			p.RowAt(n)
		}
	})
}
