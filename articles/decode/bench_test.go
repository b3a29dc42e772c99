package decode

import (
	"strings"
	"testing"

	"codeberg.org/readeck/go-readability/v2"
	"github.com/yuin/goldmark/text"
)

// prose is about a megabyte of news-like text with curly marks and accents.
func prose() string {
	return strings.Repeat("The mayor of Zürich said on Monday that the bridge, closed since May, “will open again”.\n\nNobody – not even the café’s owner – had been told before.\n\n", 6800)
}

func BenchmarkSanitize(b *testing.B) {
	text := prose()
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Sanitize(text)
	}
}

func BenchmarkDecodePlain(b *testing.B) { benchmarkDecode(b, "a.txt", prose()) }

// markedUp is about a megabyte of Markdown, dense with marks.
func markedUp() string {
	return strings.Repeat("## A head\n\nThe mayor said *on Monday* that [the bridge](https://example.org/a) opens.\n\n> “At last,” she said.\n\n- one\n- two\n\n", 8000)
}

func BenchmarkDecodeMarkdown(b *testing.B) { benchmarkDecode(b, "a.md", markedUp()) }

// BenchmarkGoldmark is what BenchmarkDecodeMarkdown is measured against: the
// parser alone.
func BenchmarkGoldmark(b *testing.B) {
	source := []byte(markedUp())
	b.SetBytes(int64(len(source)))
	b.ReportAllocs()
	for b.Loop() {
		markdownParser().Parse(text.NewReader(source))
	}
}

// newsPage is about 250 kB of page, two thirds of it scripts as in the wild: a
// menu, a story, teasers.
func newsPage() string {
	var b strings.Builder
	b.WriteString(`<!DOCTYPE html><html lang="en"><head><title>The bridge is open - The Example</title><meta property="og:title" content="The bridge is open"><script type="application/ld+json">{"@type":"NewsArticle","headline":"The bridge is open","author":{"name":"Ann Roe"},"datePublished":"2022-07-13"}</script></head><body><nav><ul>`)
	for range 100 {
		b.WriteString(`<li class="nav-item"><a class="nav-link" href="/section/page">Section</a></li>`)
	}
	b.WriteString(`</ul></nav><main><article><h1>The bridge is open</h1>`)
	for range 60 {
		b.WriteString(`<p class="body-text">The mayor said on Monday, after <a href="/works">months of work</a>, that the bridge, closed since May, “will open again”. Nobody – not even the café’s owner – had been told.</p>`)
	}
	b.WriteString(`</article></main><aside>`)
	for range 200 {
		b.WriteString(`<div class="teaser card"><a href="/other"><h3 class="teaser__title">Another story of the day</h3><p>What it says in short.</p></a><script>window.x=window.x||[];window.x.push({"id":"teaser","slot":"right","sizes":[[300,250],[300,600]]});</script><time datetime="2022-07-13">1 hour ago</time></div>`)
	}
	b.WriteString(`</aside><script>window.state={"items":[`)
	for range 1200 {
		b.WriteString(`{"id":1234567,"headline":"Another story of the day","url":"/other","image":{"src":"/a.jpg","width":640,"height":360}},`)
	}
	b.WriteString(`]}</script></body></html>`)
	return b.String()
}

func BenchmarkDecodeHTML(b *testing.B) { benchmarkDecode(b, "a.html", newsPage()) }

// BenchmarkReadability is what BenchmarkDecodeHTML is measured against: the
// library alone, from bytes to its article.
func BenchmarkReadability(b *testing.B) {
	page := newsPage()
	b.SetBytes(int64(len(page)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := readability.FromReader(strings.NewReader(page), nil); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkDecodeLegacy(b *testing.B) {
	text := strings.NewReplacer("ü", "\xfc", "“", "\x93", "”", "\x94", "–", "\x96", "é", "\xe9", "’", "\x92").Replace(prose())
	benchmarkDecode(b, "a.txt", text)
}

func benchmarkDecode(b *testing.B, name, text string) {
	b.Helper()
	raw := []byte(text)
	b.SetBytes(int64(len(raw)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Decode(name, raw); err != nil {
			b.Fatal(err)
		}
	}
}
