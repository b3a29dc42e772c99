package stories

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"whosaid/model"
)

// growth raises the number of articles of BenchmarkGrowth, whose quick version
// is the default: go test -bench Growth -growth 200000
var growth = flag.Int("growth", 8000, "articles of BenchmarkGrowth")

// feed makes articles of ten quotations each, as a news feed has them: words by
// Zipf's law, a few hundred speakers, a new day every 200 articles, one quotation
// in five printed before in an article of the same days, whole or in part.
type feed struct {
	rnd    *rand.Rand
	zipf   *rand.Zipf
	recent []string
	n      int
}

func newFeed() *feed {
	rnd := rand.New(rand.NewPCG(3, 4))
	return &feed{rnd: rnd, zipf: rand.NewZipf(rnd, 1.1, 8, 120_000)}
}

// next makes one article of about 4.7 KB.
func (f *feed) next() (*model.Article, *model.Reading, []model.PersonID) {
	var b strings.Builder
	for range 10 {
		b.WriteString(f.words(60))
		fmt.Fprintf(&b, "«%s»{p%d}\n\n", f.statement(), f.rnd.IntN(400))
	}
	day := f.n / 200
	f.n++
	return printed(fmt.Sprint("n", f.n), fmt.Sprintf("%04d-%02d-%02d", 2000+day/336, 1+day/28%12, 1+day%28), b.String())
}

func (f *feed) statement() string {
	if len(f.recent) > 100 && f.rnd.IntN(5) == 0 {
		s := strings.Fields(f.recent[len(f.recent)-1-f.rnd.IntN(100)])
		if f.rnd.IntN(2) == 0 {
			s = s[f.rnd.IntN(len(s)/2):]
		}
		return strings.Join(s, " ")
	}
	s := f.words(6 + f.rnd.IntN(30))
	if f.recent = append(f.recent, s); len(f.recent) > 2000 {
		f.recent = append([]string(nil), f.recent[1000:]...)
	}
	return s
}

func (f *feed) words(n int) string {
	var b strings.Builder
	for range n {
		fmt.Fprintf(&b, "%s ", pronounce(f.zipf.Uint64()))
	}
	return b.String()
}

// pronounce makes a word of a number, a short one of a small number.
func pronounce(n uint64) string {
	const consonants, vowels = "tnshrdlcmfpgwybvk", "eaoiu"
	var b []byte
	for n += 3; n > 0; n /= 85 {
		b = append(b, consonants[n%17], vowels[n/17%5])
	}
	return string(b)
}

// BenchmarkGrowth reports what grouping and linking one more article costs when
// there are few and when there are many: it must not grow with them.
func BenchmarkGrowth(b *testing.B) {
	f, l := newFeed(), NewLinks()
	g := NewGroups(l)
	have, relations := 0, 0
	add := func(a *model.Article, r *model.Reading, speakers []model.PersonID) {
		o := NewOutline(a, r)
		list := l.Add(o, speakers)
		g.Add(o, list)
		relations += len(list)
		have++
	}
	for _, n := range []int{1000, *growth / 4, *growth} {
		for have < n {
			add(f.next())
		}
		b.Run(fmt.Sprintf("articles=%d", n), func(b *testing.B) {
			var bytes int64
			for b.Loop() {
				b.StopTimer()
				a, r, speakers := f.next()
				bytes += int64(len(a.Text))
				b.StartTimer()
				add(a, r, speakers)
			}
			b.SetBytes(bytes / int64(b.N))
			b.ReportMetric(float64(relations)/float64(have), "relations/article")
		})
	}
}
