package search

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"whosaid/model"
)

// file stands for where a kept index is written: rows of blocks and a manifest.
type file struct {
	manifest []byte
	rows     map[[2]uint32][]byte
}

func newFile() *file { return &file{rows: map[[2]uint32][]byte{}} }

func (f *file) Block(segment, n uint32) ([]byte, error) {
	if data, ok := f.rows[[2]uint32{segment, n}]; ok {
		return data, nil
	}
	return nil, errors.New("no such row")
}

func (f *file) write(tb testing.TB, c *Change) {
	tb.Helper()
	for _, b := range c.Put {
		at := [2]uint32{b.Segment, b.N}
		if f.rows[at] != nil {
			tb.Fatalf("block %v is written twice", at)
		}
		f.rows[at] = b.Data
	}
	for _, id := range c.Drop {
		for at := range f.rows {
			if at[0] == id {
				delete(f.rows, at)
			}
		}
	}
	if c.Manifest != nil {
		f.manifest = c.Manifest
	}
}

// keep writes what the index has and merges up to so many steps.
func (f *file) keep(tb testing.TB, x *Index, steps int) {
	tb.Helper()
	c, err := x.Seal()
	for ; c != nil; steps-- {
		f.write(tb, c)
		x.Committed(c)
		if c = nil; steps > 0 {
			c, err = x.Merge()
		}
	}
	if err != nil {
		tb.Fatal(err)
	}
}

// corpus makes small articles of few words, so that they share many.
type corpus struct{ rnd *rand.Rand }

var corpusWords = strings.Fields(`harbour harbours harness hark mayor mayors may market fish fisher fishermen net nets
	gull gulls storm storms ship ships shipping quay boat crew dredge tide port 港 閉鎖 市長 は Kyiv Kiev Pushilin Pushylin
	Łukasik café cafe Müller muller über don't dont co-operation cooperation e-mail 1,000 the of and to`)

func (c *corpus) pick() string {
	n := len(corpusWords)
	return corpusWords[min(c.rnd.IntN(n), c.rnd.IntN(n))]
}

func (c *corpus) text(n int) string {
	var b strings.Builder
	for range n {
		b.WriteString(c.pick())
		b.WriteString([]string{" ", " ", " ", " ", ", ", "\n", "-"}[c.rnd.IntN(7)])
	}
	return strings.TrimSpace(b.String())
}

func (c *corpus) document(id string) Document {
	var text strings.Builder
	a := &model.Article{ID: model.ArticleID(id), Title: c.text(1 + c.rnd.IntN(4)), Outlet: c.text(1), Source: id + ".txt"}
	if c.rnd.IntN(4) > 0 {
		a.Published = fmt.Sprintf("20%02d-%02d-%02d", 30+c.rnd.IntN(2), 1+c.rnd.IntN(12), 1+c.rnd.IntN(28))
	}
	for i := range 1 + c.rnd.IntN(5) {
		from := text.Len()
		text.WriteString(c.text(1 + c.rnd.IntN(20)))
		b := model.Block{Kind: model.KindParagraph, Span: model.Span{Start: from, End: text.Len()}}
		if i == 3 {
			b.Removed = "teaser"
		}
		a.Blocks = append(a.Blocks, b)
		text.WriteString("\n\n")
	}
	a.Text = text.String()
	d := Document{Article: a, Reading: &model.Reading{}}
	speakers := []string{c.text(2), c.text(2), ""}
	for i := range a.Blocks {
		if c.rnd.IntN(2) == 0 {
			c.quote(&d, i, speakers)
		}
	}
	return d
}

// quote makes a part of a block, perhaps with one of the next, a quotation.
func (c *corpus) quote(d *Document, i int, speakers []string) {
	a := d.Article
	words := wordSpans(a, a.Blocks[i].Span)
	if len(words) < 4 {
		return
	}
	half := len(words) / 2
	q := model.Quote{Kind: model.QuoteKind(kinds[c.rnd.IntN(len(kinds))]), Mention: -1, Spans: []model.Span{{Start: words[0].Start, End: words[half].End}}}
	if i+1 < len(a.Blocks) && c.rnd.IntN(3) == 0 {
		q.Spans = append(q.Spans, a.Blocks[i+1].Span)
	}
	if c.rnd.IntN(2) == 0 {
		q.Mention = len(d.Reading.Mentions)
		d.Reading.Mentions = append(d.Reading.Mentions, model.Mention{Span: words[len(words)-1]})
	}
	q.ID = model.QuoteID(fmt.Sprintf("%s:%d", a.ID, q.Start()))
	d.Reading.Quotes = append(d.Reading.Quotes, q)
	names := []string(nil)
	if s := speakers[c.rnd.IntN(3)]; s != "" {
		names = []string{s, c.pick()}
	}
	d.Speakers = append(d.Speakers, names)
}

func wordSpans(a *model.Article, in model.Span) (out []model.Span) {
	scan(in.In(a.Text), func(_ string, start, end int) {
		if s := (model.Span{Start: in.Start + start, End: in.Start + end}); len(out) == 0 || s.Start >= out[len(out)-1].End {
			out = append(out, s)
		}
	})
	return out
}

// query makes a query that mostly finds something.
func (c *corpus) query(depth int) string {
	term := func() string {
		w := c.pick()
		switch c.rnd.IntN(8) {
		case 0:
			r := []rune(w)
			w = string(r[:1+c.rnd.IntN(len(r))]) + "*"
		case 1:
			w = `"` + w + " " + c.pick() + `"`
		case 2:
			r := []rune(c.pick())
			w = `"` + w + " " + string(r[:1+c.rnd.IntN(len(r))]) + `"*`
		}
		return []string{"", "", "", "", "title:", "source:", "speaker:", "said:", "about:"}[c.rnd.IntN(9)] + w
	}
	if depth == 0 {
		switch c.rnd.IntN(12) {
		case 0:
			return "kind:" + kinds[c.rnd.IntN(len(kinds))]
		case 1:
			return []string{"is:read", "is:unread", "is:starred", "story:fish"}[c.rnd.IntN(4)]
		case 2:
			return []string{"date:2030", "before:2031-03", "after:2030-11-05", "date:2030-05..2031-02-10"}[c.rnd.IntN(4)]
		}
		return term()
	}
	a, b := c.query(depth-1), c.query(depth-1)
	switch c.rnd.IntN(6) {
	case 0:
		return "(" + a + " OR " + b + ")"
	case 1:
		return a + " -(" + b + ")"
	}
	return a + " " + b
}

func corpusOptions(limit int) Options {
	return Options{
		Limit:   limit,
		Read:    func(num uint32) bool { return num%3 == 0 },
		Starred: func(num uint32) bool { return num%7 == 0 },
		Story:   func(string) []uint32 { return []uint32{9, 3, 4, 27, 100} },
	}
}

// answer is what a search found, to be compared.
func answer(tb testing.TB, x *Index, query string, limit int) string {
	tb.Helper()
	q, err := Parse(query)
	if err != nil {
		tb.Fatalf("%s: %v", query, err)
	}
	f, err := x.Find(context.Background(), q, corpusOptions(limit))
	if err != nil {
		tb.Fatalf("%s: %v", query, err)
	}
	var b strings.Builder
	fmt.Fprint(&b, f.Total, f.More, f.Forgiven)
	for _, h := range f.Hits {
		slices.Sort(h.Quotes)
		fmt.Fprintf(&b, "\n%s %.6f %v", h.Article, h.Score, h.Quotes)
	}
	if n, err := x.Count(context.Background(), q, corpusOptions(0)); err != nil || n != f.Total {
		tb.Fatalf("%s: counted %d, %v; found %d", query, n, err, f.Total)
	}
	return b.String()
}

// TestBothWaysAnswerAlike compares an index that only grew in memory with one
// that was sealed, merged and opened again now and then.
func TestBothWaysAnswerAlike(t *testing.T) {
	for seed := range uint64(8) {
		c := &corpus{rand.New(rand.NewPCG(seed, 1))}
		whole, _ := Open(nil, newFile())
		f := newFile()
		kept, _ := Open(nil, f)
		for num := uint32(1); num <= 150; num++ {
			d := c.document(fmt.Sprint("a", num))
			whole.Enter(num, Read(d.Article, d.Reading), d.Speakers)
			kept.Enter(num, Read(d.Article, d.Reading), d.Speakers)
			if c.rnd.IntN(6) == 0 {
				f.keep(t, kept, 3)
			}
			if c.rnd.IntN(40) == 0 {
				f.keep(t, kept, 0)
				var err error
				if kept, err = Open(f.manifest, f); err != nil {
					t.Fatal(err)
				}
			}
		}
		for range 300 {
			query := c.query(c.rnd.IntN(3))
			for _, limit := range []int{0, 10} {
				if a, b := answer(t, whole, query, limit), answer(t, kept, query, limit); a != b {
					t.Fatalf("seed %d: %s, limit %d: in memory\n%s\nkept\n%s", seed, query, limit, a, b)
				}
			}
		}
	}
}
