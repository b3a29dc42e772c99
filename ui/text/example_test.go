package text_test

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"whosaid/model"
	"whosaid/ui/text"
)

// An article is made into a Body once, laid out at the pane's width, and painted
// a screenful at a time.
func Example() {
	const said = "“The ferry stays,” the mayor of Sandvik said on Sunday night."
	words := model.Span{Start: len("“"), End: strings.Index(said, "”")}
	article := &model.Article{
		Text:   said,
		Blocks: []model.Block{{Kind: model.KindParagraph, Span: model.Span{End: len(said)}}},
	}
	quotes := []model.Quote{{Kind: model.Direct, Spans: []model.Span{words}, Marked: []model.Span{words}}}

	body := text.New(article, quotes, text.Options{Slot: func(int) int { return 0 }})
	page := body.Layout(36)
	for _, line := range page.Paint(nil, 0, page.Rows(), body.QuoteMarks(0, text.Selected)) {
		fmt.Println(strings.TrimRight(ansi.Strip(line), " "))
	}
	offset, _ := page.At(0, 10)
	fmt.Println(said[offset:offset+4], body.QuoteAt(offset))
	// Output:
	// ▌● “The ferry stays,” the mayor of
	//    Sandvik said on Sunday night.
	// rry  0
}
