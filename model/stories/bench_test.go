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

// feed makes outlines of articles of ten quotations each, as a news feed has them:
// words by Zipf's law, the commonest of them English; a few hundred speakers; two
// hundred articles a day, eight on each event, which share its names; one
// quotation in five printed before in an article of the same days, whole or in
// part. Outlines are put together from words, not read from text, so that
// hundreds of thousands take seconds.
type feed struct {
	rnd    *rand.Rand
	zipf   *rand.Zipf
	vocab  []word
	recent [][]word
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
	f := &feed{rnd: rnd, zipf: rand.NewZipf(rnd, 1.1, 8, 120_000)}
	for k := range 120_001 {
		s := pronounce(uint64(k))
		if k < len(common) {
			s = common[k]
		}
		f.vocab = append(f.vocab, newWord(s, context{}))
	}
	return f
}

// next makes the outline of one article of about 4.7 KB, and its speakers.
func (f *feed) next() (*Outline, []model.PersonID) {
	day, event := f.n/200, f.n/200*25+f.n%25
	o := &Outline{id: model.ArticleID(fmt.Sprint("n", f.n)), day: int32(11_000 + day)}
	f.n++
	a := &model.Article{}
	t := outliner{article: a, outline: o, first: -1}
	var speakers []model.PersonID
	for i := range 10 {
		start := int32(len(t.words))
		t.words = append(t.words, f.words(40)...)
		if i < 4 {
			t.words = append(t.words, newWord(name(event*4+i), context{capital: true}), newWord(name(event*4+(i+1)%4), context{capital: true}))
		}
		said := f.statement()
		t.words = append(t.words, said...)
		t.blocks = append(t.blocks, span32{start, int32(len(t.words))})
		a.Blocks = append(a.Blocks, model.Block{Kind: model.KindParagraph, Span: model.Span{Start: 100 * i, End: 100*i + 99}})
		q := outlined{start: int32(100*i + 40), reading: int32(i), segments: 1, words: int32(len(said))}
		q.about, q.abouts = t.surroundings(&model.Quote{Spans: []model.Span{{Start: 100*i + 40, End: 100*i + 98}}})
		o.quotes = append(o.quotes, q)
		o.segments = append(o.segments, part{words: int32(len(said))})
		o.words = append(o.words, said...)
		speakers = append(speakers, model.PersonID(fmt.Sprint("p", f.rnd.IntN(400))))
	}
	t.setTopics()
	return o, speakers
}

// name is one that belongs to an event.
func name(n int) string { return pronounce(uint64(5_000_000 + n*7919)) }

func (f *feed) statement() []word {
	if len(f.recent) > 100 && f.rnd.IntN(5) == 0 {
		s := f.recent[len(f.recent)-1-f.rnd.IntN(100)]
		if f.rnd.IntN(2) == 0 {
			s = s[f.rnd.IntN(len(s)/2):]
		}
		return s
	}
	s := f.words(6 + f.rnd.IntN(30))
	if f.recent = append(f.recent, s); len(f.recent) > 2000 {
		f.recent = append([][]word(nil), f.recent[1000:]...)
	}
	return s
}

func (f *feed) words(n int) []word {
	out := make([]word, n)
	for i := range out {
		out[i] = f.vocab[f.zipf.Uint64()]
	}
	return out
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
// restoring one costs, and the memory that all take. Between the sizes articles
// are restored, not added, which leaves the same index.
func BenchmarkGrowth(b *testing.B) {
	const sample = 500 // articles timed at each size
	f, l := newFeed(), NewLinks()
	g := NewGroups(l)
	have, relations, aligned := 0, 0, 0
	l.Watch = func(Segment, Segment, *Evidence) { aligned++ }
	var added time.Duration
	for _, n := range []int{1000, 10_000, 100_000, 200_000} {
		if n > *growth {
			break
		}
		fill(b, f, l, n-sample-have)
		have = max(have, n-sample)
		b.Run(fmt.Sprintf("articles=%d", n), func(b *testing.B) {
			for range b.N {
				var r int
				added, r = addTimed(f, l, g, sample)
				relations += r
				have += sample
			}
			b.ReportMetric(0, "ns/op")
			b.ReportMetric(float64(added.Microseconds())/sample, "µs/article")
			b.ReportMetric(float64(relations)/float64(sample*b.N), "relations/article")
			b.ReportMetric(float64(aligned)/float64(sample*b.N), "aligned/article")
			b.ReportMetric(restored(b, l, g, sample), "µs/restore")
			runtime.GC()
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			b.ReportMetric(float64(m.HeapAlloc)/(1<<20), "MB")
			b.ReportMetric(float64(len(l.quotes)), "quotations")
		})
		relations, aligned = 0, 0
	}
}

// fill restores n articles.
func fill(b *testing.B, f *feed, l *Links, n int) {
	b.Helper()
	scratch := NewLinks()
	for range max(0, n) {
		o, speakers := f.next()
		p := l.shelf.choose(o)
		at := scratch.enter(o, &p, func(i int) uint32 { return personHash(speakers[i]) })
		for k := range scratch.segments {
			s := &scratch.segments[k]
			s.bits = quarter(l.weigh(scratch.wordsOf(s)))
		}
		record := scratch.Record(scratch.shelf.articles[at].id)
		scratch.quotes, scratch.segments, scratch.words, scratch.about = scratch.quotes[:0], scratch.segments[:0], scratch.words[:0], scratch.about[:0]
		scratch.shelf.leave(at)
		if _, err := l.Restore(record); err != nil {
			b.Fatal(err)
		}
	}
}

// addTimed adds n articles and returns the processor time it took and how many
// relations were found.
func addTimed(f *feed, l *Links, g *Groups, n int) (took time.Duration, relations int) {
	outlines, speakers := make([]*Outline, n), make([][]model.PersonID, n)
	for i := range n {
		outlines[i], speakers[i] = f.next()
	}
	start := cpuTime()
	for i, o := range outlines {
		list := l.Add(o, speakers[i])
		g.Add(o, list)
		relations += len(list)
	}
	return cpuTime() - start, relations
}

// restored takes the newest n articles out and puts them back from their records, and
// returns the microseconds that the second took for each.
func restored(b *testing.B, l *Links, g *Groups, n int) float64 {
	b.Helper()
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
	return float64((cpuTime() - start).Microseconds()) / float64(len(ids))
}

// BenchmarkOutline measures the part that needs no other article.
func BenchmarkOutline(b *testing.B) {
	var text strings.Builder
	for i := range 10 {
		for k := range 70 {
			text.WriteString(common[(i*7+k*k)%len(common)] + " " + pronounce(uint64(i*k)) + " ")
		}
		text.WriteString("«" + strings.Repeat(pronounce(uint64(i))+" said that ", 8) + "»\n\n")
	}
	a, r, _ := printed("a", "2031-05-02", text.String())
	b.SetBytes(int64(len(a.Text)))
	for b.Loop() {
		NewOutline(a, r)
	}
}
