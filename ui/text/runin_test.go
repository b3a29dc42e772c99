package text

import (
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"whosaid/model"
)

func TestHeadOfAStory(t *testing.T) {
	for _, c := range []struct {
		name   string
		text   string // blocks are parted by "|", which is not shown
		kinds  []model.BlockKind
		format model.Format
		want   []string
	}{
		{
			"a dateline runs in", "OSLO –| The ferry stays, the town said.",
			[]model.BlockKind{model.KindDateline, model.KindParagraph},
			model.FormatText,
			[]string{"OSLO – The ferry stays, the", "town said."},
		},
		{
			"a dateline on a line of its own", "14 March 2024\n|The ferry stays.",
			[]model.BlockKind{model.KindDateline, model.KindParagraph},
			model.FormatText,
			[]string{"14 March 2024", "", "The ferry stays."},
		},
		{
			"byline and dateline on one line", "By Tom Reyes| • 14 March 2024",
			[]model.BlockKind{model.KindByline, model.KindDateline},
			model.FormatText,
			[]string{"By Tom Reyes • 14 March 2024"},
		},
		{
			"byline and dateline on two", "By Tom Reyes\n|• 14 March 2024\n|The ferry stays.",
			[]model.BlockKind{model.KindByline, model.KindDateline, model.KindParagraph},
			model.FormatText,
			[]string{"By Tom Reyes · 14 March 2024", "", "The ferry stays."},
		},
		{
			"too many for one row", "By Ingrid Aasen\n|Tom Reyes\n|The Coast\n|The ferry stays.",
			[]model.BlockKind{model.KindByline, model.KindByline, model.KindByline, model.KindParagraph},
			model.FormatText,
			[]string{"By Ingrid Aasen · Tom Reyes", "The Coast", "", "The ferry stays."},
		},
		{
			"a byline before a story on one line", "By Tom Reyes| 14 March| The ferry stays.",
			[]model.BlockKind{model.KindByline, model.KindDateline, model.KindParagraph},
			model.FormatText,
			[]string{"By Tom Reyes 14 March", "", "The ferry stays."},
		},
		{
			"a date above a dateline", "14 March 2024\n|OSLO –| The ferry stays.",
			[]model.BlockKind{model.KindDateline, model.KindDateline, model.KindParagraph},
			model.FormatText,
			[]string{"14 March 2024", "", "OSLO – The ferry stays."},
		},
		{
			"a credit under its post", "Seventeen votes.\n|Credit: @jonas",
			[]model.BlockKind{model.KindPost, model.KindCredit},
			model.FormatText,
			[]string{"▏ Seventeen votes.", "▏ Credit: @jonas"},
		},
		{
			"two paragraphs of a post", "Seventeen votes.\n\n|I was late.",
			[]model.BlockKind{model.KindPost, model.KindPost},
			model.FormatText,
			[]string{"▏ Seventeen votes.", "▏", "▏ I was late."},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := &model.Article{Format: c.format}
			for i, part := range strings.Split(c.text, "|") {
				lead := len(part) - len(strings.TrimLeft(part, " \n"))
				a.Blocks = append(a.Blocks, model.Block{Kind: c.kinds[i], Span: model.Span{
					Start: len(a.Text) + lead, End: len(a.Text) + len(strings.TrimRight(part, " \n")),
				}})
				a.Text += part
			}
			if got := shown(New(a, nil, Options{Method: ansi.GraphemeWidth, NoGutter: true}), 30); !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestListMarkers(t *testing.T) {
	for marker, want := range map[string]string{
		"": "• item", "-": "• item", "12.": "12. item", "- [ ]": "[ ] item", "- [x]": "[✓] item", "a)": "a) item",
	} {
		a := compose(model.Block{Kind: model.KindList, Level: 1, Marker: marker})("item")
		if got := shown(New(a, nil, Options{NoGutter: true}), 20)[0]; got != want {
			t.Errorf("marker %q: %q, want %q", marker, got, want)
		}
	}
	a := &model.Article{Text: "- an item of a plain text", Blocks: []model.Block{{Kind: model.KindList, Marker: "-", Span: model.Span{End: 25}}}}
	if got, want := shown(New(a, nil, Options{NoGutter: true}), 16), []string{"- an item of a", "  plain text"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
