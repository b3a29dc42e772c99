package search

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"whosaid/model"
)

// generated builds an index of n articles of about 4.7 KB whose words follow
// Zipf's law, as those of prose do.
func generated(n int) *Index {
	rnd := rand.New(rand.NewPCG(1, 2))
	zipf := rand.NewZipf(rnd, 1.1, 8, 80_000)
	x := NewIndex()
	var b strings.Builder
	for i := range n {
		b.Reset()
		for b.Len() < 4700 {
			fmt.Fprint(&b, word(zipf.Uint64()), " ")
		}
		a := &model.Article{
			ID: model.ArticleID(fmt.Sprint(i)), Title: word(zipf.Uint64()), Text: b.String(),
			Published: fmt.Sprintf("20%02d-%02d-%02d", i%30+1, i%12+1, i%28+1),
			Blocks:    []model.Block{{Kind: model.KindParagraph, Span: model.Span{End: b.Len()}}},
		}
		x.Add(Document{Article: a})
	}
	return x
}

// word makes a pronounceable word of a number, short ones for small numbers.
func word(n uint64) string {
	const consonants, vowels = "tnshrdlcmfpgwybvk", "eaoiu"
	var b []byte
	for n += 3; n > 0; n /= 85 {
		b = append(b, consonants[n%17], vowels[n/17%5])
	}
	return string(b)
}

// BenchmarkSearch measures one key of a search as it is typed.
func BenchmarkSearch(b *testing.B) {
	x := generated(5000)
	common, rare := word(1), word(20_000)
	for _, query := range []string{
		common[:1], common, rare[:2], rare, common + " " + rare, `"` + word(1) + " " + word(2) + `"`,
		"-" + common, "date:2010..2012 " + common,
	} {
		q, err := ParseTyping(query)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(strings.ReplaceAll(q.String(), " ", "+"), func(b *testing.B) {
			for b.Loop() {
				x.Search(context.Background(), q, 50, nil)
			}
		})
	}
}

func BenchmarkAdd(b *testing.B) {
	d := documentOf("a", "Title", "", "", strings.Repeat("The harbour will stay closed until the dredging is done. ", 80))
	x := NewIndex()
	b.SetBytes(int64(len(d.Article.Text)))
	for i := 0; b.Loop(); i++ {
		a := *d.Article
		a.ID = model.ArticleID(fmt.Sprint(i))
		x.Add(Document{Article: &a, Reading: d.Reading})
	}
}
