package stories

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"
	"time"

	"whosaid/model"
)

// growth raises the number of articles of BenchmarkGrowth, whose quick version is
// the default: go test -bench Growth -benchtime 1x -growth 200000
var growth = flag.Int("growth", 10_000, "articles of BenchmarkGrowth")

// feed makes articles of ten quotations each, as a news feed has them: words by
// Zipf's law, the commonest of them English; a few hundred speakers; two hundred
// articles a day, eight on each event, which share its names; one quotation in
// five printed before in an article of the same days, whole or in part.
type feed struct {
	rnd    *rand.Rand
	zipf   *rand.Zipf
	recent []string
	n      int
}

// common are the words that news uses most, most first.
var common = strings.Fields(`the to of and a in that is for on it was he with said as at be his by have I we
	are they not this has from who but an she will would their or had about were been more you what when one there
	if up which her out people than can so its all do no after also president new just state like other our over
	time government them because could into police some two down him think going year now years how most only first
	know last country right party former against want before even many back make through percent those being any
	election get week news vote way day very where political house public school made says under good work take`)

func newFeed() *feed {
	rnd := rand.New(rand.NewPCG(3, 4))
	return &feed{rnd: rnd, zipf: rand.NewZipf(rnd, 1.1, 8, 120_000)}
}

// next makes one article of about 4.7 KB.
func (f *feed) next() (*model.Article, *model.Reading, []model.PersonID) {
	var b strings.Builder
	day, event := f.n/200, f.n/200*25+f.n%25
	for i := range 10 {
		b.WriteString(f.words(40))
		if i < 4 {
			fmt.Fprintf(&b, "%s %s ", title(event*4+i), title(event*4+(i+1)%4))
		}
		fmt.Fprintf(&b, "«%s»{p%d}\n\n", f.statement(), f.rnd.IntN(400))
	}
	f.n++
	return printed(fmt.Sprint("n", f.n), fmt.Sprintf("%04d-%02d-%02d", 2000+day/336, 1+day/28%12, 1+day%28), b.String())
}

// title is a name that belongs to an event.
func title(n int) string {
	s := pronounce(uint64(5_000_000 + n*7919))
	return strings.ToUpper(s[:1]) + s[1:]
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
		k := f.zipf.Uint64()
		if k < uint64(len(common)) {
			b.WriteString(common[k])
		} else {
			b.WriteString(pronounce(k))
		}
		b.WriteByte(' ')
	}
	return b.String()
}

// pronounce makes a word of a number, a short one of a small number.
func pronounce(n uint64) string {
	const consonants, vowels = "tnshrdlcmfpgwybvk", "eaoiu"
	var b []byte
	for n += 90; n > 0; n /= 85 {
		b = append(b, consonants[n%17], vowels[n/17%5])
	}
	return string(b)
}

// BenchmarkGrowth reports what linking and grouping one more article costs when
// there are few and when there are many (it must not grow with them), what
// restoring one costs, and the memory that they take. Outlines are made
// beforehand: they need no other article.
func BenchmarkGrowth(b *testing.B) {
	const sample = 500 // articles timed at each size
	b.ReportAllocs()
	f, l := newFeed(), NewLinks()
	g := NewGroups(l)
	have, relations := 0, 0
	var timed time.Duration
	add := func(n int) {
		outlines, speakers := make([]*Outline, n), make([][]model.PersonID, n)
		for i := range n {
			a, r, s := f.next()
			outlines[i], speakers[i] = NewOutline(a, r), s
		}
		start := cpuTime()
		for i, o := range outlines {
			list := l.Add(o, speakers[i])
			g.Add(o, list)
			relations += len(list)
		}
		timed = cpuTime() - start
		have += n
	}
	for _, n := range []int{1000, 10_000, 100_000, 200_000} {
		if n > *growth {
			break
		}
		for have < n-sample {
			add(min(2000, n-sample-have))
		}
		b.Run(fmt.Sprintf("articles=%d", n), func(b *testing.B) {
			for range b.N {
				add(sample)
			}
			b.ReportMetric(float64(timed.Microseconds())/sample, "µs/article")
			b.ReportMetric(float64(relations)/float64(have), "relations/article")
			b.ReportMetric(float64(have)/float64(len(g.All())), "articles/story")
			b.ReportMetric(restored(b, l, g, sample), "µs/restore")
			var m runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&m)
			b.ReportMetric(float64(m.HeapAlloc)/(1<<20), "MB")
			b.ReportMetric(float64(len(l.quotes)), "quotations")
		})
	}
}

// restored takes the last n articles out and puts them back from their records, and
// returns the microseconds that the second took for each.
func restored(b *testing.B, l *Links, g *Groups, n int) float64 {
	var ids []model.ArticleID
	var links, groups [][]byte
	for i := len(l.shelf.articles) - 1; i >= 0 && len(ids) < n; i-- {
		if m := &l.shelf.articles[i]; !m.gone {
			ids = append(ids, m.id)
			links, groups = append(links, l.Record(m.id)), append(groups, g.Record(m.id))
		}
	}
	for _, id := range ids {
		g.Remove(id)
		l.Remove(id)
	}
	start := cpuTime()
	for i, id := range ids {
		if _, err := l.Restore(links[i]); err != nil {
			b.Fatal(err)
		}
		if err := g.Restore(id, groups[i]); err != nil {
			b.Fatal(err)
		}
	}
	took := cpuTime() - start
	return float64(took.Microseconds()) / float64(len(ids))
}

// BenchmarkOutline measures the part that needs no other article.
func BenchmarkOutline(b *testing.B) {
	a, r, _ := newFeed().next()
	b.SetBytes(int64(len(a.Text)))
	for b.Loop() {
		NewOutline(a, r)
	}
}
