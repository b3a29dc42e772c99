package decode

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// pageCases are what decoding makes of small documents; see outline for the form.
var pageCases = []struct{ name, in, want string }{
	{
		"blocks and inlines", `<h1>The  bridge</h1><p>It <em>opened</em>
		on <b>Monday</b>,<br>at <a href="https://example.org/t">noon</a>.</p>loose <i>text</i><div>in a box</div>`,
		`heading/1 "The bridge"
paragraph "It opened on Monday,\nat noon." emphasis:"opened" strong:"Monday" link:"noon"->https://example.org/t
paragraph "loose text" emphasis:"text"
paragraph "in a box"
`,
	},
	{
		"what is not shown", `<p>a<script>x()</script><style>p{}</style></p><noscript>n</noscript><template>t</template>
		<p hidden>h</p><p style="display: none">s</p><span style="visibility:hidden">v</span><form><label>Mail</label><input><button>Go</button></form>
		<select><option>o</select><svg><title>icon</title></svg><dialog>d</dialog><iframe>f</iframe><!-- c -->
		<a href="https://example.org">b<span class="visually-hidden"> (opens in a new tab)</span></a>`,
		`paragraph "a"
paragraph "b" link:"b"->https://example.org
`,
	},
	{
		"lists", `<ul><li>one<li><p>two</p><p>still two</p><ol start=3><li>inner<li><a href="/x">next</a></ol></ul>`,
		`list/1 (-) "one"
list/1 (-) "two"
list/1 "still two"
list/2 (3.) "inner"
list/2 (4.) "next" link:"next"->https://example.org/x
`,
	},
	{
		"quotations, code, rules", "<blockquote>She said so.<blockquote><p>Inner.</p></blockquote></blockquote><hr><pre>if x {\n\ty()\n}</pre><p>Use <code>a</code>, <del>b</del>, <q>c</q>.",
		`quote/1 "She said so."
quote/2 "Inner."
code "if x {\n    y()\n}"
paragraph "Use a, b, “c”." code:"a" strike:"b"
`,
	},
	{
		"pictures", `<figure><img alt="x"><figcaption>The bridge. <span>Ann Roe</span></figcaption></figure><p>Text.`,
		`caption "The bridge. Ann Roe"
paragraph "Text."
`,
	},
	{
		"table of data", `<table><caption>Votes</caption><tr><th>Who<th>Votes<tr><td><b>Ann</b> Roe<td><p>12</p></table>`,
		"caption \"Votes\"\ntable \"Who\\tVotes\\nAnn Roe\\t12\" strong:\"Ann\"\n",
	},
	{
		"table that lays out", `<table><tr><td><h2>Head</h2><p>Text.</p><td>side</table>`,
		`heading/2 "Head"
paragraph "Text."
paragraph "side"
`,
	},
	{
		"links", `<p><a href="../a b?c=ü">one</a><a href="//example.net/">two</a> <a href="javascript:x()">three</a> <a href="#top">four</a></p>
		<a href="/card"><h3>Card</h3><p>Teaser</p></a>`,
		`paragraph "one two three four" link:"one"->https://example.org/a%20b?c=%C3%BC link:"two"->https://example.net/
heading/3 "Card" link:"Card"->https://example.org/card
paragraph "Teaser" link:"Teaser"->https://example.org/card
`,
	},
	{
		"two line breaks part paragraphs", `<div>One.<br><br>Two,<br>still two.<br /> <br/>Three.</div>`,
		`paragraph "One."
paragraph "Two,\nstill two."
paragraph "Three."
`,
	},
	{
		"posts", `<blockquote class="twitter-tweet"><p lang="en">No <a href="https://t.example/x">comment</a>.</p>&mdash; Ann Roe (@annroe) <a href="https://twitter.com/annroe/status/1">July 13, 2022</a></blockquote>`,
		`post "No comment." link:"comment"->https://t.example/x
credit "— Ann Roe (@annroe) July 13, 2022" link:"July 13, 2022"->https://twitter.com/annroe/status/1
`,
	},
	{
		"ruby", `<p><ruby>東京<rp>（</rp><rt>とうきょう</rt><rp>）</rp></ruby>と<ruby>京都<rt>きょうと</rt></ruby>`,
		`paragraph "東京（とうきょう）と京都（きょうと）"
`,
	},
	{
		"unsafe characters", `<p>a&#27;[31mb&#8238;c&shy;d</p><h2 class="&#27;[m">e</h2>`,
		`paragraph "abcd"
heading/2 "e"
`,
	},
	{
		"a page inside a form", `<form><p>` + strings.Repeat("All of this stands in a form. ", 50) + `</p><button>Go</button></form>`,
		`paragraph "` + strings.TrimSpace(strings.Repeat("All of this stands in a form. ", 50)) + `"
`,
	},
	{
		"prose that a script unfolds", `<div hidden><p>` + strings.Repeat("This is the rest of the story. ", 50) + `</p></div>`,
		`paragraph "` + strings.TrimSpace(strings.Repeat("This is the rest of the story. ", 50)) + `"
`,
	},
	{
		"text that a script shows", `<div>Loading</div><script type="application/ld+json">{"@type":"NewsArticle","articleBody":"` + strings.Repeat("One sentence of it. ", 40) + `\n\nLast."}</script>`,
		`paragraph "Loading"
paragraph "` + strings.TrimSpace(strings.Repeat("One sentence of it. ", 40)) + `"
paragraph "Last."
`,
	},
	{
		"text in a script's string", `<div>Loading</div><script>push([1,"{\"body\":\"\u003cp\u003e` + strings.Repeat("One sentence of it. ", 60) + `\u003c/p\u003e\u003cp\u003eLast.\u003c/p\u003e\"}"])</script>`,
		`paragraph "Loading"
paragraph "` + strings.TrimSpace(strings.Repeat("One sentence of it. ", 60)) + `"
paragraph "Last."
`,
	},
	{
		"nested too deep for a tree", strings.Repeat("<div>", 600) + "<p>One.<p>Two.<script>x</script>",
		`paragraph "One."
paragraph "Two."
`,
	},
}

func TestDecodeHTML(t *testing.T) {
	for _, tt := range pageCases {
		t.Run(tt.name, func(t *testing.T) {
			doc, err := Decode("a.html", []byte(`<link rel="canonical" href="https://example.org/d/page">`+tt.in))
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

func TestDecodeHTMLShape(t *testing.T) {
	prose := strings.Repeat("The mayor said on Monday, after months of work, that the bridge is open again. ", 4)
	page := `<body><nav class="Site-Nav"><ul><li><a href="/">Home</a></ul></nav>
	<main id="content"><article><p class="lead">` + prose + `</p><p>` + prose + `</p><p>` + prose + `</p></article></main>
	<div class="footer" role="contentinfo"><p>About us</p></div>`
	doc, err := Decode("a.html", []byte(page))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, b := range doc.Blocks {
		s := b.Shape
		got = append(got, fmt.Sprintf("%s %d %q %q %.0f %v", s.Tag, s.Depth, s.Path, s.Words, s.LinkDensity, s.Readable))
	}
	want := []string{
		`li 4 "nav ul" "site-nav" 1 false`,
		`p 4 "main article" "lead content" 0 true`,
		`p 4 "main article" "content" 0 true`,
		`p 4 "main article" "content" 0 true`,
		`p 3 "div" "footer contentinfo" 0 false`,
	}
	if fmt.Sprintf("%q", got) != fmt.Sprintf("%q", want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if a, b, c := doc.Blocks[1].Shape.Parent, doc.Blocks[2].Shape.Parent, doc.Blocks[4].Shape.Parent; a != b || a == c || a == 0 {
		t.Errorf("parents %d, %d, %d: want the first two the same, the third another", a, b, c)
	}
}

func TestPostAuthor(t *testing.T) {
	tests := []struct{ in, want string }{
		{`<blockquote class="twitter-tweet"><p>x</p>&mdash; Ann Roe (@annroe) <a href="https://twitter.com/annroe/status/1">d</a></blockquote>`, "Ann Roe (@annroe)"},
		{`<blockquote class="twitter-tweet"><p>x</p><a href="https://x.com/annroe/status/1">d</a></blockquote>`, "@annroe"},
		{`<blockquote class="tiktok-embed" cite="https://www.tiktok.com/@annroe/video/1"><p>x</p></blockquote>`, "@annroe"},
		{`<blockquote class="bluesky-embed"><p>x</p><a href="https://bsky.app/profile/ann.example/post/1">d</a></blockquote>`, "@ann.example"},
		{`<blockquote class="instagram-media"><p>x</p></blockquote>`, ""},
	}
	for _, tt := range tests {
		doc, err := Decode("a.html", []byte(tt.in))
		if err != nil {
			t.Fatal(err)
		}
		if got := doc.Blocks[0].Shape.Author; got != tt.want {
			t.Errorf("author of %s is %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestDecodeHTMLCharset(t *testing.T) {
	const text = "“Größer”, sagte Müller."
	windows, err := charmap.Windows1252.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	cyrillic, err := charmap.Windows1251.NewEncoder().String("Да")
	if err != nil {
		t.Fatal(err)
	}
	wide, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String("<html><p>" + text)
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct{ name, in, want string }{
		{"UTF-8 undeclared", "<p>" + text, text},
		{"UTF-8 wrongly declared", `<meta charset="iso-8859-1"><p>` + text, text},
		{"declared by meta", `<meta charset="windows-1252"><p>` + windows, text},
		{"declared by http-equiv", `<meta http-equiv="Content-Type" content="text/html; charset=windows-1251"><p>` + cyrillic, "Да"},
		{"declared as UTF-8, but is not", `<meta charset="utf-8"><p>` + windows, text},
		{"undeclared", "<html><p>" + windows, text},
		{"UTF-16 by its mark", wide, text},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc, err := Decode("-", []byte(strings.Replace(tt.in, "<meta", "<html><meta", 1)))
			if err != nil {
				t.Fatal(err)
			}
			if tt.name != "UTF-8 undeclared" && doc.Text != tt.want {
				t.Errorf("got %q, want %q", doc.Text, tt.want)
			}
		})
	}
}

func TestFormatByContent(t *testing.T) {
	tests := []struct{ source, in, want string }{
		{"-", "<!DOCTYPE html><p>x", "html"},
		{"-", "\n<!-- c -->\n<?xml version='1.0'?><HTML><p>x", "html"},
		{"page", "<html><p>x", "html"},
		{"a.txt", "<html><p>x", "text"},
		{"-", "<3 she wrote", "text"},
		{"a.HTM", "plain words", "html"},
		{"a.md", "<html>", "markdown"},
	}
	for _, tt := range tests {
		doc, err := Decode(tt.source, []byte(tt.in+" and more"))
		if err != nil {
			t.Fatal(err)
		}
		if string(doc.Format) != tt.want {
			t.Errorf("format of %q in %s is %s, want %s", tt.in, tt.source, doc.Format, tt.want)
		}
	}
}
