package decode

import (
	"strings"
	"testing"
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

func BenchmarkDecodeMarkdown(b *testing.B) {
	benchmarkDecode(b, "a.md", strings.Repeat("## A head\n\nThe mayor said *on Monday* that [the bridge](https://example.org/a) opens.\n\n> “At last,” she said.\n\n- one\n- two\n\n", 8000))
}

func BenchmarkDecodeLegacy(b *testing.B) {
	text := strings.NewReplacer("ü", "\xfc", "“", "\x93", "”", "\x94", "–", "\x96", "é", "\xe9", "’", "\x92").Replace(prose())
	benchmarkDecode(b, "a.txt", text)
}

func benchmarkDecode(b *testing.B, name, text string) {
	raw := []byte(text)
	b.SetBytes(int64(len(raw)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Decode(name, raw); err != nil {
			b.Fatal(err)
		}
	}
}
