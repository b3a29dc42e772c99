package quotes_test

import (
	"fmt"
	"strings"
	"testing"

	"whosaid/model"
	"whosaid/model/quotes"
	"whosaid/model/tokens"
)

func articleOf(text string) *model.Article {
	a := &model.Article{ID: "a", Text: text}
	at := 0
	for line := range strings.SplitAfterSeq(text, "\n") {
		if end := at + len(strings.TrimSuffix(line, "\n")); end > at {
			a.Blocks = append(a.Blocks, model.Block{Kind: model.KindParagraph, Span: model.Span{Start: at, End: end}})
		}
		at += len(line)
	}
	return a
}

func ExampleFind() {
	a := articleOf("“The bridge is safe,” the mayor said. “We checked it twice.”\nAnn Lee called it “a miracle.”")
	found, mentions := quotes.Find(a, tokens.Split(a), nil)
	for _, q := range found {
		fmt.Printf("%s, %s %s:", q.Kind, mentions[q.Mention].Span.In(a.Text), q.Cue.In(a.Text))
		for _, s := range q.Spans {
			fmt.Printf(" [%s]", s.In(a.Text))
		}
		fmt.Println()
	}
	// Output:
	// direct, the mayor said: [The bridge is safe,] [We checked it twice.]
	// mixed, Ann Lee called: [it “a miracle.”]
}

func BenchmarkFind(b *testing.B) {
	news := "“The bridge isn't open,” Mayor Ann M. Lee told reporters in the capital on Monday. “Not yet.”\n" +
		"According to the port authority, two ships had to wait, and the ministry said that a third would be sent back.\n" +
		"Nobody was hurt when the old bridge fell in 1970, and nothing much has been built on the river since then.\n"
	for name, text := range map[string]string{
		"news":       strings.Repeat(news, 3000),
		"one mark":   strings.Repeat("\"", 1<<20),
		"paragraphs": strings.Repeat("“a\n", 1<<17),
		"no space":   strings.Repeat("a", 1<<20),
		"regions":    strings.Repeat("“No,” she said, and ", 1<<15),
		"colons":     strings.Repeat("LEE: a\n", 1<<16),
	} {
		a := articleOf(text)
		toks := tokens.Split(a)
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				quotes.Find(a, toks, nil)
			}
		})
	}
}
