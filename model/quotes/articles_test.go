package quotes

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"whosaid/model"
	"whosaid/model/tokens"
)

// region is one quoted region that a careful reader expects: the bytes between
// its marks, its kind ("" any but scare), and what the mention must hold, folded
// ("" no speaker).
type region struct {
	start, end int
	kind       model.QuoteKind
	speaker    string
}

// readers' expectations for the five real articles, by byte offset; the text
// itself stays outside the project. removed are the bytes that cleaning takes.
var realArticles = map[string]struct {
	removed []model.Span
	cuts    []int // offsets where a line is cut in two
	want    []region
}{
	"000.txt": {
		removed: []model.Span{{Start: 0, End: 182}, {Start: 1997, End: 2178}},
		cuts:    []int{2210},
		want: []region{
			{516, 613, model.Direct, "pushylin"},
			{621, 768, model.Direct, "pushylin"},
			{776, 866, model.Direct, "pushylin"},
			{874, 1143, model.Direct, "pushylin"},
			{1216, 1367, model.Post, "@azmilitary1"},
			{1426, 1577, model.Post, "@warinukraineyet"},
			{1585, 1707, model.Post, "@warinukraineyet"},
			{1770, 1933, model.Post, "@alexkokcharov"},
			{1941, 1992, model.Post, "@alexkokcharov"},
			{2234, 2344, "", "dpr representative office in russia"},
			{2442, 2632, model.Post, "@nataliesmal"},
			{2640, 2749, model.Post, "@nataliesmal"},
		},
	},
	"001.txt": {
		removed: []model.Span{{Start: 248, End: 502}, {Start: 3436, End: 3449}},
		want: []region{
			{656, 680, model.Mixed, "north korea"},
			{1114, 1329, "", "kcna"},
			{1971, 2135, model.Direct, "ministry"},
			{2161, 2236, model.Direct, "ministry"},
			{2602, 2797, "", "ministry"},
			{3023, 3196, model.Direct, "kuleba"},
			{3318, 3431, model.Mixed, "kuleba"},
		},
	},
	"002.txt": {
		removed: []model.Span{{Start: 0, End: 35}, {Start: 101, End: 185}, {Start: 1855, End: 2701}},
		want: []region{
			{254, 274, model.ScareQuote, ""},
			{660, 779, model.Direct, "ukraine’s foreign ministry"},
			{901, 922, model.Mixed, "pushilin"},
			{1607, 1633, "", "it"},
		},
	},
	"003.txt": {
		cuts: []int{37},
		want: []region{{302, 413, model.Direct, "he"}},
	},
	"004.txt": {
		removed: []model.Span{{Start: 1620, End: 1912}, {Start: 3149, End: 3310}},
		want: []region{
			{92, 112, model.ScareQuote, ""},
			{593, 666, "", "ministry of foreign affairs of ukraine"},
			{766, 1152, model.Direct, "kuleba"},
			{1996, 2016, model.Mixed, "pushilin"},
			{2262, 2741, model.Direct, "zelensky"},
			{2747, 3144, model.Direct, "zelensky"},
		},
	},
}

// articleOf makes an article with one block a line.
func articleOf(text string, removed []model.Span, cuts []int) *model.Article {
	a := &model.Article{ID: "test", Text: text}
	add := func(s model.Span) {
		in := s.In(text)
		s.End = s.Start + len(strings.TrimRight(in, " \n"))
		s.Start += len(in) - len(strings.TrimLeft(in, " \n"))
		if s.Start >= s.End {
			return
		}
		b := model.Block{Kind: model.KindParagraph, Span: s}
		if strings.HasPrefix(s.In(text), "Credit:") {
			b.Kind = model.KindCredit
		}
		for _, r := range removed {
			if r.Contains(s) {
				b.Removed = "test"
			}
		}
		a.Blocks = append(a.Blocks, b)
	}
	at := 0
	for line := range strings.SplitAfterSeq(text, "\n") {
		s := model.Span{Start: at, End: at + len(line)}
		at += len(line)
		for _, c := range cuts {
			if s.Has(c) {
				add(model.Span{Start: s.Start, End: c})
				s.Start = c
			}
		}
		add(s)
	}
	return a
}

func TestRealArticles(t *testing.T) {
	for name, want := range realArticles {
		t.Run(name, func(t *testing.T) {
			raw, err := os.ReadFile(filepath.Join("..", "..", "..", "shared", "articles", name))
			if err != nil {
				t.Skip("the real articles are not here")
			}
			a := articleOf(string(raw), want.removed, want.cuts)
			quotes, mentions := Find(a, tokens.Split(a), nil)
			var got []region
			for _, q := range quotes {
				who := ""
				if q.Mention >= 0 {
					who = strings.ToLower(mentions[q.Mention].Span.In(a.Text))
				}
				if q.Kind == model.Indirect {
					t.Logf("indirect %q: %q", who, q.Spans[0].In(a.Text))
					continue
				}
				for _, s := range q.Marked {
					got = append(got, region{s.Start, s.End, q.Kind, who})
				}
			}
			slices.SortFunc(got, func(x, y region) int { return x.start - y.start })
			compare(t, got, want.want)
		})
	}
}

// compare reports every expected region that is missing or wrong, and every one
// that nobody expects.
func compare(t *testing.T, got, want []region) {
	t.Helper()
	for _, w := range want {
		i := slices.IndexFunc(got, func(g region) bool { return g.start == w.start && g.end == w.end })
		if i < 0 {
			t.Errorf("no region %d-%d", w.start, w.end)
			continue
		}
		g := got[i]
		if w.kind != "" && g.kind != w.kind || w.kind == "" && g.kind == model.ScareQuote {
			t.Errorf("region %d-%d is %s, want %s", w.start, w.end, g.kind, w.kind)
		}
		if (w.speaker == "") != (g.speaker == "") || !strings.Contains(g.speaker, w.speaker) {
			t.Errorf("region %d-%d is said by %q, want %q", w.start, w.end, g.speaker, w.speaker)
		}
	}
	for _, g := range got {
		if !slices.ContainsFunc(want, func(w region) bool { return g.start == w.start && g.end == w.end }) {
			t.Errorf("region %d-%d (%s, %q) is not expected", g.start, g.end, g.kind, g.speaker)
		}
	}
}
