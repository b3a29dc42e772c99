package clean_test

import (
	"fmt"
	"strings"
	"testing"

	"whosaid/articles/clean"
	"whosaid/articles/decode"
)

// longStory writes a scraped article of about n bytes.
func longStory(n int) string {
	var b strings.Builder
	b.WriteString(" date 2021-03-09 By Nora Field • 9 March 2021 • 08:15\n\nHarbour board closes the old fish market\n\n")
	for i := 0; b.Len() < n; i++ {
		fmt.Fprintf(&b, "On day %d the harbour board met for %d hours and voted again on the market, its roof and the lease of stall number %d on the quay.\n\n", i, i%9+1, i%40)
		b.WriteString(harbour)
		b.WriteString("\n")
	}
	b.WriteString("Share this article\n\nComments (3)\n")
	return b.String()
}

func BenchmarkCleanText(b *testing.B) {
	for _, n := range []int{5_000, 1_000_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			doc, err := decode.Decode("story.txt", []byte(longStory(n)))
			if err != nil {
				b.Fatal(err)
			}
			b.SetBytes(int64(len(doc.Text)))
			for b.Loop() {
				clean.Clean(doc)
			}
		})
	}
}

func BenchmarkCleanHostile(b *testing.B) {
	for name, text := range map[string]string{
		"quotes":   strings.Repeat("\"", 1_000_000),
		"no space": strings.Repeat("abcdefghij", 100_000),
		"lines":    strings.Repeat("a\n", 500_000),
		"labels":   strings.Repeat("Read more\n\nA headline of five words\n\n", 28_000),
		"names":    strings.Repeat("Anna Holm\n", 100_000),
		"quoted":   strings.Repeat("“One two three four five six.”\n\nOne two three four five seven.\n\n", 15_000),
	} {
		b.Run(name, func(b *testing.B) {
			doc, err := decode.Decode("story.txt", []byte(text))
			if err != nil {
				b.Fatal(err)
			}
			b.SetBytes(int64(len(doc.Text)))
			for b.Loop() {
				clean.Clean(doc)
			}
		})
	}
}

func BenchmarkWeights(b *testing.B) {
	raw := clean.EmbeddedWeights()
	b.SetBytes(int64(len(raw)))
	for b.Loop() {
		if _, err := clean.LoadWeights(raw); err != nil {
			b.Fatal(err)
		}
	}
}
