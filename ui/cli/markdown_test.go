package cli

import (
	"strings"
	"testing"

	"whosaid/model"
)

// page builds an article block by block; each block is a paragraph of the text
// unless glue says what stands in front of it.
type page struct {
	a    model.Article
	text strings.Builder
}

func (p *page) add(kind model.BlockKind, text string, change ...func(*model.Block)) *page {
	if p.text.Len() > 0 {
		p.text.WriteString("\n\n")
	}
	return p.glue(kind, text, change...)
}

func (p *page) glue(kind model.BlockKind, text string, change ...func(*model.Block)) *page {
	start := p.text.Len()
	p.text.WriteString(text)
	b := model.Block{Kind: kind, Span: model.Span{Start: start, End: start + len(text)}}
	for _, f := range change {
		f(&b)
	}
	p.a.Blocks = append(p.a.Blocks, b)
	p.a.Text = p.text.String()
	return p
}

func level(n int) func(*model.Block)      { return func(b *model.Block) { b.Level = n } }
func marker(m string) func(*model.Block)  { return func(b *model.Block) { b.Marker = m } }
func dropped(r string) func(*model.Block) { return func(b *model.Block) { b.Removed = r } }

// inline marks the first occurrence of words in the block.
func (p *page) inline(kind model.InlineKind, words, url string) *page {
	b := &p.a.Blocks[len(p.a.Blocks)-1]
	at := b.Span.Start + strings.Index(b.Span.In(p.a.Text), words)
	b.Inlines = append(b.Inlines, model.Inline{Kind: kind, Span: model.Span{Start: at, End: at + len(words)}, URL: url})
	return p
}

func TestAsMarkdown(t *testing.T) {
	for _, c := range []struct {
		name string
		page *page
		want string
	}{
		{
			"headings and quotations",
			new(page).add(model.KindHeading, "How it *began*", level(1)).add(model.KindHeading, "Later", level(3)).
				add(model.KindQuote, "One.\nTwo.", level(1)).add(model.KindQuote, "Three.", level(1)).add(model.KindParagraph, "End."),
			"## How it \\*began\\*\n\n### Later\n\n> One.\n> Two.\n>\n> Three.\n\nEnd.\n",
		},
		{
			"lists are tight, numbers are kept, nesting is indented",
			new(page).add(model.KindList, "salt", level(1), marker("•")).add(model.KindList, "grey", level(2), marker("–")).
				add(model.KindList, "pepper", level(1), marker("*")).add(model.KindParagraph, "Then:").
				add(model.KindList, "stir", level(1), marker("7.")),
			"- salt\n    - grey\n- pepper\n\nThen:\n\n7. stir\n",
		},
		{
			"a marker that stands in plain text is not said twice",
			new(page).add(model.KindList, "• salt", marker("•")).add(model.KindList, "3) stir", marker("3)")),
			"- salt\n3. stir\n",
		},
		{
			"code is fenced by more backticks than it holds",
			new(page).add(model.KindCode, "a := ```b```\n*c*"),
			"````\na := ```b```\n*c*\n````\n",
		},
		{
			"a table has a head and equal rows",
			new(page).add(model.KindTable, "a\tb|c\nd\n"),
			"| a | b\\|c |\n| --- | --- |\n| d |  |\n",
		},
		{
			"a post keeps its lines",
			new(page).add(model.KindPost, "One\n#two"),
			"> One\\\n> #two\n",
		},
		{
			"what was removed is not printed, a rule is",
			new(page).add(model.KindParagraph, "A.").add(model.KindParagraph, "Share", dropped("share")).add(model.KindRule, "***").add(model.KindParagraph, "B."),
			"A.\n\n* * *\n\nB.\n",
		},
		{
			"emphasis, code and links",
			new(page).add(model.KindParagraph, "A bold word, a*b code, and a link [1].").
				inline(model.InlineStrong, "bold ", "").inline(model.InlineCode, "a*b", "").
				inline(model.InlineLink, "a link [1]", "https://example.org/a b?<c>").inline(model.InlineEmphasis, "link", ""),
			"A **bold** word, `a*b` code, and [a *link* \\[1\\]](<https://example.org/a b?%3Cc%3E>).\n",
		},
		{
			"marks that cross each other lose the second",
			new(page).add(model.KindParagraph, "one two three").
				inline(model.InlineStrong, "one two", "").inline(model.InlineEmphasis, "two three", ""),
			"**one two** three\n",
		},
		{
			"a dateline on the line of its text runs in",
			new(page).add(model.KindDateline, "KYIV –").glue(model.KindParagraph, " The bridge opened."),
			"**KYIV –** The bridge opened.\n",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := &c.page.a
			if strings.HasPrefix(c.name, "a dateline") {
				a.Place, a.Blocks[1].Span.Start = "KYIV", a.Blocks[1].Span.Start+1
			}
			if got := asMarkdown(a); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

func TestAsPlain(t *testing.T) {
	p := new(page).add(model.KindTitle, "A *title*").add(model.KindByline, "By Ana Ruiz").add(model.KindDateline, "4 March 2023").
		add(model.KindParagraph, "Words & _more_ words.").
		add(model.KindList, "salt", marker("•")).add(model.KindList, "pepper", marker("•")).
		add(model.KindQuote, "One.\nTwo.").add(model.KindTable, "a\tb\nc\td").add(model.KindParagraph, "Share", dropped("share"))
	p.a.Title, p.a.Byline, p.a.Published = "A *title*", "Ana Ruiz", "2023-03-04T14:50"
	want := `A *title*

Ana Ruiz · 4 March 2023, 14:50

Words & _more_ words.

• salt
• pepper

> One.
> Two.

a  b
c  d
`
	if got := asPlain(&p.a); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestHeadSaysNothingTwice holds that a derived title, a dateline without a
// date and a standfirst that is none of the head's are dealt with as text.
func TestHeadSaysNothingTwice(t *testing.T) {
	p := new(page).add(model.KindDateline, "Wednesday").add(model.KindParagraph, "The bridge opened. It rained.")
	p.a.Title, p.a.TitleDerived = "The bridge opened", true
	if got, want := asMarkdown(&p.a), "Wednesday\n\nThe bridge opened. It rained.\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
