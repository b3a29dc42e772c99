package search

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"whosaid/model"
)

// press makes articles of about 4.7 KB whose words follow Zipf's law with a
// vocabulary that grows as that of news does (27,000 words in 840 articles,
// 500,000 in 100,000), with titles, quotations and speakers.
type press struct {
	rnd  *rand.Rand
	zipf *rand.Zipf
}

func (p *press) words(n int) string {
	var b strings.Builder
	for range n {
		if p.rnd.IntN(100) < 45 {
			b.WriteString(common50[min(int(p.rnd.ExpFloat64()*10), len(common50)-1)])
		} else {
			b.WriteString(word(p.zipf.Uint64()))
		}
		b.WriteByte(' ')
	}
	return strings.TrimSpace(b.String())
}

var common50 = strings.Fields(`the of to and a in that is for on it with as was at by he said be from his have are
	has but an will not they this who she her their which been were would or one had we more about you`)

func article(i int) (*model.Article, *model.Reading, [][]string) {
	rnd := rand.New(rand.NewPCG(7, uint64(i)))
	p := &press{rnd, rand.NewZipf(rnd, 1.6, 100, 3_000_000)}
	a := &model.Article{
		ID: model.ArticleID(fmt.Sprintf("%016x", i)), Title: p.words(9), Outlet: word(uint64(9000 + rnd.IntN(60))),
		Published: fmt.Sprintf("20%02d-%02d-%02d", 10+i/9000%30, 1+i/750%12, 1+i/27%28),
	}
	r := &model.Reading{}
	var speakers [][]string
	var b strings.Builder
	for b.Len() < 4500 {
		from := b.Len()
		if b.WriteString(p.words(20 + rnd.IntN(40))); rnd.IntN(2) == 0 {
			q := model.Quote{ID: model.QuoteID(fmt.Sprint(a.ID, ":", from)), Kind: model.Direct, Spans: []model.Span{{Start: from, End: from + (b.Len()-from)/2}}, Mention: -1}
			r.Quotes = append(r.Quotes, q)
			speakers = append(speakers, []string{word(uint64(20000 + i%97*rnd.IntN(3))), word(uint64(30000 + rnd.IntN(4000)))})
		}
		a.Blocks = append(a.Blocks, model.Block{Kind: model.KindParagraph, Span: model.Span{Start: from, End: b.Len()}})
		b.WriteString("\n\n")
	}
	a.Text = b.String()
	return a, r, speakers
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

// kept is an index of n articles, as a library fills it.
func keptArticles(b *testing.B, n int) (*Index, *file) {
	b.Helper()
	f := newFile()
	x, _ := Open(nil, f)
	for i := range n {
		a, r, speakers := article(i)
		x.Enter(uint32(i), Read(a, r), speakers)
		if i%500 == 499 || i == n-1 {
			f.keep(b, x, 4)
		}
	}
	return x, f
}

// BenchmarkKeystroke measures the keys of searches as they are typed, over 1,000,
// 10,000 and (unless -short) 100,000 articles; p50 and p99 are of all keys.
func BenchmarkKeystroke(b *testing.B) {
	for _, n := range []int{1000, 10_000, 100_000} {
		if n > 10_000 && testing.Short() {
			continue
		}
		x, _ := keptArticles(b, n)
		keys := typedQueries(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			var took []time.Duration
			for i := 0; b.Loop(); i++ {
				q, err := ParseTyping(keys[i%len(keys)])
				if err != nil {
					continue
				}
				start := time.Now()
				if _, err := x.Find(context.Background(), q, Options{Limit: 50}); err != nil {
					b.Fatal(err)
				}
				took = append(took, time.Since(start))
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)/2].Microseconds()), "µs-p50")
			b.ReportMetric(float64(took[len(took)*99/100].Microseconds()), "µs-p99")
		})
	}
}

// typedQueries are all beginnings of queries of every sort, in no order.
func typedQueries(n int) []string {
	rnd := rand.New(rand.NewPCG(3, 4))
	var keys []string
	for range 60 {
		a, _, speakers := article(rnd.IntN(n))
		w := strings.Fields(a.Text)
		k := rnd.IntN(len(w) - 8)
		for _, q := range []string{
			w[k], w[k] + " " + w[k+5], `"` + w[k] + " " + w[k+1] + " " + w[k+2], "title:" + strings.Fields(a.Title)[1],
			"source:" + a.Outlet, "said:" + w[k], `said:"` + w[k] + " " + w[k+1], "about:" + w[k],
			"speaker:" + speakers[0][0] + " said:" + w[k], w[k] + " -" + w[k+1], w[k] + " date:" + a.Published[:7],
		} {
			for at := 1; at <= len(q); at++ {
				keys = append(keys, q[:at])
			}
		}
	}
	rnd.Shuffle(len(keys), func(i, j int) { keys[i], keys[j] = keys[j], keys[i] })
	return keys
}

// BenchmarkIndex measures entering, sealing and merging, the size of the index
// against the text, and its growth.
func BenchmarkIndex(b *testing.B) {
	for _, n := range []int{1000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				text, took := 0, time.Duration(0)
				f := newFile()
				x, _ := Open(nil, f)
				for i := range n {
					a, r, speakers := article(i)
					text += len(a.Text)
					start := time.Now()
					x.Enter(uint32(i), Read(a, r), speakers)
					if i%500 == 499 {
						f.keep(b, x, 4)
					}
					took += time.Since(start)
				}
				size := 0
				for _, data := range f.rows {
					size += len(data)
				}
				b.ReportMetric(float64(n)/took.Seconds(), "articles/s")
				b.ReportMetric(float64(size)/float64(text), "of-text")
			}
		})
	}
}

func BenchmarkMark(b *testing.B) {
	a, r, speakers := article(1)
	x, _ := Open(nil, newFile())
	x.Enter(1, Read(a, r), speakers)
	q, _ := Parse("the of")
	f, _ := x.Find(context.Background(), q, Options{Limit: 1})
	b.SetBytes(int64(len(a.Text)))
	for b.Loop() {
		f.Hits[0].Mark(a)
	}
}

func BenchmarkRead(b *testing.B) {
	a, r, _ := article(1)
	b.SetBytes(int64(len(a.Text)))
	for b.Loop() {
		Read(a, r)
	}
}
