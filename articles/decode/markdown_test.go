package decode

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"whosaid/model"
)

// outline prints blocks a line each: kind, level, marker, text, inlines.
func outline(doc *Document) string {
	var b strings.Builder
	for _, block := range doc.Blocks {
		fmt.Fprintf(&b, "%s", block.Kind)
		if block.Level > 0 {
			fmt.Fprintf(&b, "/%d", block.Level)
		}
		if block.Marker != "" {
			fmt.Fprintf(&b, " (%s)", block.Marker)
		}
		fmt.Fprintf(&b, " %q", block.Span.In(doc.Text))
		for _, in := range block.Inlines {
			fmt.Fprintf(&b, " %s:%q", in.Kind, in.Span.In(doc.Text))
			if in.URL != "" {
				fmt.Fprintf(&b, "->%s", in.URL)
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// markdownCases are what decoding makes of small documents; see outline for the form.
var markdownCases = []struct{ name, in, want string }{
	{
		"headings and paragraphs", "# The bridge\n\nIt opened\non *Monday*.\n\nMore\n====\n",
		`heading/1 "The bridge"
paragraph "It opened on Monday." emphasis:"Monday"
heading/1 "More"
`,
	},
	{
		"links", "The [mayor](https://example.org/m \"who\") and [**two**](javascript:x) others, <https://example.org>, www.example.net, <a@example.org>.",
		`paragraph "The mayor and two others, https://example.org, www.example.net, a@example.org." link:"mayor"->https://example.org/m strong:"two" link:"https://example.org"->https://example.org link:"www.example.net"->http://www.example.net link:"a@example.org"->mailto:a@example.org
`,
	},
	{
		"reference link", "See [this][1].\n\n[1]: https://example.org/1\n",
		`paragraph "See this." link:"this"->https://example.org/1
`,
	},
	{
		"lists", "- one\n- two\n\n  still two\n  1. inner\n  2. inner two\n\n7) seven\n8) eight\n\n- [x] done\n- [ ] open\n",
		`list/1 (-) "one"
list/1 (-) "two"
list/1 "still two"
list/2 (1.) "inner"
list/2 (2.) "inner two"
list/1 (7)) "seven"
list/1 (8)) "eight"
list/1 (- [x]) "done"
list/1 (- [ ]) "open"
`,
	},
	{
		"quotations", "> She said so.\n>\n> > Inner.\n\n> # Head\n",
		`quote/1 "She said so."
quote/2 "Inner."
heading/1 "Head"
`,
	},
	{
		"code", "```go\nif x {\n\ty()\n}\n```\n\nUse `a  b` and ``c`d``.\n\n    indented\n",
		"code \"if x {\\n    y()\\n}\"\nparagraph \"Use a b and c`d.\" code:\"a b\" code:\"c`d\"\ncode \"indented\"\n",
	},
	{
		"table", "| Who | Votes |\n|-----|------:|\n| *Ann* | 12 |\n| Bo | |\n",
		"table \"Who\\tVotes\\nAnn\\t12\\nBo\" emphasis:\"Ann\"\n",
	},
	{
		"escapes and entities", "2 \\* 3 &amp; 4 &lt; 5, \\&amp; &copy; &#8220;x&#8221; snake_case",
		`paragraph "2 * 3 & 4 < 5, &amp; © “x” snake_case"
`,
	},
	{
		"breaks", "a  \nb\\\nc<br>d <b>e</b>\n\n---\n\nf",
		`paragraph "a\nb\nc\nd e"
paragraph "f"
`,
	},
	{
		"Chinese lines join without a space", "市长说，\n新的大桥",
		`paragraph "市长说，新的大桥"
`,
	},
	{
		"footnotes", "It opened[^a] at noon[^b].\n\n[^b]: By the *clock*.\n[^a]: On Monday.\n\n    Rain fell.\n\nMore.",
		`paragraph "It opened[1] at noon[2]."
paragraph "More."
list/1 (1.) "On Monday."
list/1 "Rain fell."
list/1 (2.) "By the clock." emphasis:"clock"
`,
	},
	{
		"a footnote that is not there", "It opened[^a].",
		`paragraph "It opened[^a]."
`,
	},
	{
		"picture", "![The old bridge](a.jpg)\n\nText ![icon](b.png) here.",
		`caption "The old bridge"
paragraph "Text icon here."
`,
	},
	{
		"strike, nested emphasis", "~~old~~ ***both*** **a *b* c**",
		`paragraph "old both a b c" strike:"old" emphasis:"both" strong:"both" strong:"a b c" emphasis:"b"
`,
	},
	{
		"controls by entity", "a&#27;[31mb&#8238;c&#x200b;d *e&#x200b;* f",
		`paragraph "abcd e f" emphasis:"e"
`,
	},
	{
		"HTML block", "<div>\n<p>In <b>a</b> box.</p>\n<script>x()</script>\n</div>\n\nAfter.",
		`paragraph "In a box." strong:"a"
paragraph "After."
`,
	},
}

func TestDecodeMarkdown(t *testing.T) {
	for _, tt := range markdownCases {
		t.Run(tt.name, func(t *testing.T) {
			doc, err := Decode("a.md", []byte(tt.in))
			if err != nil {
				t.Fatal(err)
			}
			checkLaws(t, doc)
			if got := outline(doc); got != tt.want {
				t.Errorf("got\n%swant\n%s", got, tt.want)
			}
		})
	}
}

func TestFrontMatter(t *testing.T) {
	tests := []struct {
		name, in string
		want     Meta
		text     string
	}{
		{
			"full", "---\ntitle: \"The bridge: open\"\nauthors:\n  - Ann Roe\n  - name: Bo Lee\ndate: 2022-07-13\nsource: https://example.org/a\npublisher: The Example\nlang: en_us\ndescription: >\n  In two\n  lines.\n---\nText.\n",
			Meta{
				Title: "The bridge: open", Authors: []string{"Ann Roe", "Bo Lee"}, Published: "2022-07-13",
				URL: "https://example.org/a", Outlet: "The Example", Language: "en-US", Standfirst: "In two lines.",
			},
			"Text.",
		},
		{"time", "---\nDate: 2022-07-13 14:50:00 +0200\n...\nText.", Meta{Published: "2022-07-13T14:50"}, "Text."},
		{"no mapping", "---\n- a\n---\nText.", Meta{}, "a\n\nText."},
		{"not closed", "---\ntitle: x\n\nText.", Meta{}, "title: x\n\nText."},
		{"broken", "---\ntitle: [x\n---\nText.", Meta{}, "title: [x\n\nText."},
		{"unsafe", "---\ntitle: \"a\\e[31mb\\u202e\"\nurl: javascript:x\n---\nText.", Meta{Title: "ab"}, "Text."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc, err := Decode("a.md", []byte(tt.in))
			if err != nil {
				t.Fatal(err)
			}
			if got, want := fmt.Sprintf("%+v", doc.Meta), fmt.Sprintf("%+v", tt.want); got != want {
				t.Errorf("got  %s\nwant %s", got, want)
			}
			if doc.Text != tt.text {
				t.Errorf("got text %q, want %q", doc.Text, tt.text)
			}
		})
	}
}

func TestDecodePlain(t *testing.T) {
	const in = " date 2022-07-13 By A\n\n\u00a0Second\u00a0line. \n\n\n\tThird"
	doc, err := Decode("a.txt", []byte(in))
	if err != nil {
		t.Fatal(err)
	}
	checkLaws(t, doc)
	want := "paragraph \"date 2022-07-13 By A\"\nparagraph \"Second\\u00a0line.\"\nparagraph \"Third\"\n"
	if got := outline(doc); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if want := strings.Replace(in, "\t", "    ", 1); doc.Text != want {
		t.Errorf("got text %q, want %q", doc.Text, want)
	}
}

// checkLaws fails when a document breaks what Document promises.
func checkLaws(t *testing.T, doc *Document) {
	t.Helper()
	if clean := Sanitize(strings.ReplaceAll(doc.Text, "\t", "|")); clean != strings.ReplaceAll(doc.Text, "\t", "|") {
		t.Errorf("text is not sanitised: %+q", doc.Text)
	}
	checkInert(t, strings.ReplaceAll(doc.Text, "\t", "|"))
	covered := 0
	for i, b := range doc.Blocks {
		if b.Span.Start < covered || b.Span.End <= b.Span.Start || b.Span.End > len(doc.Text) {
			t.Fatalf("block %d: span %v after %d of %d", i, b.Span, covered, len(doc.Text))
		}
		if strings.TrimSpace(doc.Text[covered:b.Span.Start]) != "" {
			t.Errorf("block %d: text before it is in no block: %q", i, doc.Text[covered:b.Span.Start])
		}
		in := b.Span.In(doc.Text)
		if strings.TrimSpace(in) != in {
			t.Errorf("block %d has white space at its ends: %q", i, in)
		}
		if strings.Contains(in, "\t") && b.Kind != model.KindTable {
			t.Errorf("block %d has a tab and is no table", i)
		}
		checkInlines(t, doc, i)
		covered = b.Span.End
	}
	if strings.TrimSpace(doc.Text[covered:]) != "" {
		t.Errorf("text behind the last block: %q", doc.Text[covered:])
	}
}

func checkInlines(t *testing.T, doc *Document, i int) {
	t.Helper()
	b, last := doc.Blocks[i], 0
	for _, in := range b.Inlines {
		switch {
		case in.Span.Start < last || in.Span.Len() <= 0 || !b.Span.Contains(in.Span):
			t.Fatalf("block %d %v: inline %+v", i, b.Span, in)
		case !utf8.RuneStart(doc.Text[in.Span.Start]) || in.Span.End < len(doc.Text) && !utf8.RuneStart(doc.Text[in.Span.End]):
			t.Fatalf("block %d: inline %+v cuts a character", i, in)
		case in.Kind == model.InlineLink && in.URL != SanitizeLink(in.URL), in.Kind == model.InlineLink && in.URL == "":
			t.Errorf("block %d: link %q is not sanitised", i, in.URL)
		}
		last = in.Span.Start
	}
}

func FuzzDecode(f *testing.F) {
	for _, name := range []string{"a.txt", "a.md", "a.html"} {
		for _, raw := range []string{
			"“No,” she said.\r\n\r\nNext.", "\xff\xfea\x00\n\x00", "caf\xe9 \x93x\x94", "# A\n\n> - 1. *b* [c](http://d \"e\")\n\n|a|b|\n|-|-|\n|*c*|\td|\n",
			"---\ntitle: x\nauthors: [a, {name: b}]\n---\n```\n\tx\n", "a&#27;&#769;*e*&#769;_\u0301_ ~~x~~ <b>\u202e</b>\n<div>\n<p>a\n", "![a](b)\n- [ ] x\\\ny  \nz",
			"<p>a<b>b<p>c</b>d<ul><li><a href=/x>e<table><tr><td>f<td><i>g</i><tr><td>h</table><pre>\t\n</pre><br><br>i",
			"<html lang=en><meta charset=x><script type='application/ld+json'>[{\"@type\":\"Article\",\"author\":{\"name\":[\"a\"]}}]</script><h1>e&#769;<i>&#769;</i>",
		} {
			f.Add(name, []byte(raw))
		}
	}
	f.Fuzz(func(t *testing.T, name string, raw []byte) {
		doc, err := Decode(name, raw)
		if err != nil {
			return
		}
		checkLaws(t, doc)
	})
}
