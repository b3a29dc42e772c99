package search

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"whosaid/model"
)

// shelf is a small library of prose of our own.
func shelf(tb testing.TB) *Index {
	tb.Helper()
	x := NewIndex()
	add := func(id, title, outlet, date, text string, quotes ...quoteSpec) {
		x.Add(documentOf(id, title, outlet, date, text, quotes...))
	}
	add("a", "Harbour to stay closed", "The Gull", "2031-05-02",
		"The harbour will stay closed, the mayor said on Friday.\n\n“We will not open\nthe harbour before the dredging is done,” Inês Lindqvist told the Gull.\n\nFishermen protested outside the town hall.",
		quoteSpec{"We will not open\nthe harbour before the dredging is done,", "Inês Lindqvist mayor", model.Direct})
	add("b", "Fishermen march on town hall", "Coast Wire", "2031-05-04",
		"Two hundred fishermen marched.\n\n“The mayor doesn't know a net from a hammock,” said Tomasz Łukasik.\n\nThe co-operation of the port was hoped for.",
		quoteSpec{"The mayor doesn't know a net from a hammock,", "Tomasz Łukasik", model.Direct})
	add("c", "Kite festival opens", "The Gull", "2031-06-01",
		"The kite festival opened under clear skies. A cooperation with the harbour museum, the mayor’s office said, was “long overdue”.",
		quoteSpec{"long overdue", "the mayor’s office", model.Mixed})
	add("d", "港は閉鎖", "東京新聞", "",
		"港は来週まで閉鎖されると市長が述べた。")
	return x
}

type quoteSpec struct {
	text, speaker string
	kind          model.QuoteKind
}

func documentOf(id, title, outlet, date, text string, quotes ...quoteSpec) Document {
	a := &model.Article{ID: model.ArticleID(id), Title: title, Outlet: outlet, Published: date, Source: id + ".txt", Text: text}
	start := 0
	for _, p := range strings.SplitAfter(text, "\n\n") {
		trimmed := strings.TrimRight(p, "\n")
		a.Blocks = append(a.Blocks, model.Block{Kind: model.KindParagraph, Span: model.Span{Start: start, End: start + len(trimmed)}})
		start += len(p)
	}
	d := Document{Article: a, Reading: &model.Reading{}}
	for _, q := range quotes {
		at := strings.Index(text, q.text)
		mention := -1
		name := strings.Join(strings.Fields(q.speaker)[:2], " ")
		if from := strings.Index(text, name); from >= 0 {
			mention = len(d.Reading.Mentions)
			d.Reading.Mentions = append(d.Reading.Mentions, model.Mention{Span: model.Span{Start: from, End: from + len(name)}})
		}
		d.Reading.Quotes = append(d.Reading.Quotes, model.Quote{
			ID: model.QuoteID(fmt.Sprintf("%s:%d", id, at)), Kind: q.kind, Spans: []model.Span{{Start: at, End: at + len(q.text)}},
			Mention: mention,
		})
		d.Speakers = append(d.Speakers, []string{q.speaker})
	}
	return d
}

func TestSearch(t *testing.T) {
	x := shelf(t)
	x.Stories(func(text string) []model.ArticleID {
		if Contains("Harbour closed", text) || text == "5t0" {
			return []model.ArticleID{"a", "b", "gone"}
		}
		return nil
	})
	testSearch(t, x)
	x.compact() // the same out of a segment
	testSearch(t, x)
}

func testSearch(t *testing.T, x *Index) {
	t.Helper()
	state := func(id model.ArticleID) (read, starred bool) { return id == "a", id == "b" }
	for _, c := range []struct{ query, want string }{
		{"harbour", "a c"},
		{"HARBOUR mayor", "a c"},
		{"harb*", "a c"},
		{"harb", ""},
		{"h*", "a b c"},
		{`"open the harbour"`, "a"},
		{`"the harbour museum"`, "c"},
		{`"net from a ham"*`, "b"},
		{"harbour -kite", "a"},
		{"-harbour", "b d"},
		{"kite OR marched", "b c"},
		{"mayor (kite OR marched)", "b c"},
		{"doesnt", "b"},
		{"doesn’t", "b"},
		{"cooperation", "b c"},
		{"co-operation", "b c"},
		{"ines lindqvist", "a"},
		{"lukasik", "b"},
		{"mayor", "a b c"},
		{"title:fishermen", "b"},
		{"source:gull", "a c"},
		{"source:b.txt", "b"},
		{"speaker:lindqvist", "a"},
		{`speaker:"inês lindqvist"`, "a"},
		{"speaker:mayor", "a c"},
		{"speaker:lindqvist mayor", "a"},
		{"said:harbour", "a"},
		{"said:mayor", "b"},
		{`said:"open the harbour"`, "a"},
		{"speaker:lindqvist said:net", ""},
		{"kind:mixed", "c"},
		{"kind:mixed speaker:lindqvist", ""},
		{"kind:direct said:hammock", "b"},
		{"-speaker:mayor", "b d"},
		{"date:2031", "a b c"},
		{"date:2031-05", "a b"},
		{"date:2031-05-03..2031-06", "b c"},
		{"date:..2031-05-02", "a"},
		{"before:2031-06", "a b"},
		{"after:2031-05", "c"},
		{"after:2031-05-02", "b c"},
		{"is:unread", "b c d"},
		{"is:read", "a"},
		{"is:starred", "b"},
		{"about:dredging", "a"},
		{"about:harbour", "a c"},
		{"about:lindqvist", ""},
		{"about:gull speaker:lindqvist", "a"},
		{"about:fishermen", "b"},
		{"about:(net mayor)", "b"},
		{`about:"know a net"`, "b"},
		{"-about:harbour", "b d"},
		{"said:(harbour OR net)", "a b"},
		{"story:harbour", "a b"},
		{"story:har*", "a b"},
		{`story:"closed harbour" kind:direct`, "a b"},
		{"story:5t0 -story:kite is:unread", "b"},
		{"閉鎖", "d"},
		{"来週まで", "d"},
		{"長", "d"},
		{"述べ市", ""},
		{"zeppelin", ""},
		{"fistival", "c"},
		{"hamock marched", "b"},
		{"-hamock kite", "c"},
		{"\"kite fesitval\"", "c"},
		{"lindkvist", "a"},
		{"speaker:lucasik", "b"},
		{"", ""},
	} {
		q, err := Parse(c.query)
		if err != nil {
			t.Errorf("%q: %v", c.query, err)
			continue
		}
		var got []string
		for _, h := range x.Search(context.Background(), q, 0, state) {
			got = append(got, string(h.Article))
		}
		slices.Sort(got)
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%q found %q, want %q", c.query, s, c.want)
		}
	}
}

func TestMatchesAndSnippet(t *testing.T) {
	x := shelf(t)
	for _, c := range []struct{ query, id, matches, snippet string }{
		{"harbour", "a", "harbour|harbour", "The harbour will stay closed, the mayor said on Friday."},
		{`"open the harbour"`, "a", "open\nthe harbour", "“We will not open\nthe harbour before the dredging is done,” Inês Lindqvist told the Gull."},
		{"doesnt net*", "b", "doesn't|net", "“The mayor doesn't know a net from a hammock,” said Tomasz Łukasik."},
		{"cooperation", "b", "co-operation", "The co-operation of the port was hoped for."},
		{"市長", "d", "市長", ""},
		{"title:harbour", "a", "", ""},
	} {
		q, err := Parse(c.query)
		if err != nil {
			t.Fatal(err)
		}
		hits := x.Search(context.Background(), q, 0, nil)
		i := slices.IndexFunc(hits, func(h Hit) bool { return string(h.Article) == c.id })
		if i < 0 {
			t.Errorf("%q: %s not found", c.query, c.id)
			continue
		}
		text := x.article(hits[i].Number).Text
		var got []string
		for _, m := range hits[i].Matches {
			got = append(got, m.In(text))
		}
		if s := strings.Join(got, "|"); s != c.matches {
			t.Errorf("%q marks %q, want %q", c.query, s, c.matches)
		}
		if s := hits[i].Snippet.In(text); c.snippet != "" && s != c.snippet {
			t.Errorf("%q: snippet %q, want %q", c.query, s, c.snippet)
		}
	}
}

func TestRanking(t *testing.T) {
	x := NewIndex()
	long := strings.Repeat("The council met again and nothing was decided. ", 30)
	x.Add(documentOf("deep", "Council notes", "", "2031-01-01", long+"The lighthouse was named last."))
	x.Add(documentOf("lead", "Council notes", "", "2031-01-01", "The lighthouse was named first. "+long))
	x.Add(documentOf("title", "Lighthouse sold", "", "2031-01-01", "The lighthouse was sold. "+long))
	x.Add(documentOf("new", "Council notes", "", "2031-03-01", "The lighthouse was named first. "+long))
	q, _ := Parse("lighthouse")
	var got []string
	for _, h := range x.Search(context.Background(), q, 0, nil) {
		got = append(got, string(h.Article))
	}
	if s := strings.Join(got, " "); s != "title new lead deep" {
		t.Errorf("ranked %q, want title, then the newer, then the lead, then the rest", s)
	}
}

func TestQuotesOfHit(t *testing.T) {
	x := shelf(t)
	q, _ := Parse("speaker:lukasik said:mayor")
	hits := x.Search(context.Background(), q, 0, nil)
	if len(hits) != 1 || len(hits[0].Quotes) != 1 || !strings.HasPrefix(string(hits[0].Quotes[0]), "b:") {
		t.Errorf("got %+v, want the one quotation of b", hits)
	}
}

func TestReplaceAndRemove(t *testing.T) {
	x := shelf(t)
	x.Add(documentOf("a", "Harbour open", "", "", "All is well again."))
	for query, want := range map[string]int{"dredging": 0, "well": 1, "speaker:lindqvist": 0} {
		q, _ := Parse(query)
		if got := len(x.Search(context.Background(), q, 0, nil)); got != want {
			t.Errorf("after replacing: %q found %d, want %d", query, got, want)
		}
	}
	x.Remove("a")
	q, _ := Parse("well")
	if hits := x.Search(context.Background(), q, 0, nil); len(hits) != 0 || x.Len() != 3 {
		t.Errorf("after removing: %v, %d documents", hits, x.Len())
	}
}

func FuzzSearch(f *testing.F) {
	f.Add("The mayor’s co-operation “was” 1,000 times 北朝鮮 e-", "may*")
	f.Add("a\n\nb", `"a b"`)
	f.Fuzz(func(t *testing.T, text, query string) {
		if !utf8.ValidString(text) || strings.TrimSpace(text) == "" {
			t.Skip()
		}
		x := NewIndex()
		a := &model.Article{ID: "x", Text: text, Blocks: []model.Block{{Kind: model.KindParagraph, Span: model.Span{End: len(text)}}}}
		x.Add(Document{Article: a})
		q, err := ParseTyping(query)
		if err != nil {
			return
		}
		for _, h := range x.Search(context.Background(), q, 10, nil) {
			last := 0
			for _, m := range append(h.Matches, h.Snippet) {
				if m == h.Snippet {
					last = 0
				}
				if m.Start < last || m.End < m.Start || m.End > len(text) || !utf8.ValidString(m.In(text)) {
					t.Fatalf("bad span %v of %d bytes", m, len(text))
				}
				last = m.End
			}
		}
	})
}

func ExampleIndex_Search() {
	x := NewIndex()
	x.Add(documentOf("gull-1", "Harbour to stay closed", "The Gull", "2031-05-02", "The harbour will stay closed, the mayor said."))
	q, err := Parse(`"the mayor said" harb*`)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, h := range x.Search(context.Background(), q, 10, nil) {
		fmt.Println(h.Article, h.Matches)
	}
	// Output: gull-1 [{4 11} {30 44}]
}

func TestTitlesBeyondTheNewest(t *testing.T) {
	f := newFile()
	x, _ := Open(nil, f)
	for num := range uint32(rankTop + 300) {
		title := "Notes"
		if num < 4 {
			title = "A ferry and a quay"
		}
		text := "The ferry came to the quay."
		if num == 2 {
			text = "The quay has no ferry."
		}
		d := documentOf(fmt.Sprint("a", num), title, "", fmt.Sprintf("2031-%02d-%02d", 1+num/112, 1+num/4%28), text)
		x.Enter(num, Read(d.Article, d.Reading), d.Speakers)
		if num%500 == 499 {
			f.keep(t, x, 0)
		}
	}
	for query, want := range map[string]struct{ total, titled int }{
		"ferry":              {rankTop + 4, 4},
		"ferry -no":          {rankTop + 3, 3},
		`"ferry came to"`:    {rankTop, 0}, // no title has all three words
		`"came to the quay"`: {rankTop, 0},
		"ferry quay":         {rankTop + 4, 4},
		`ferry "the quay"`:   {rankTop + 4, 4},
	} {
		q, _ := Parse(query)
		found, err := x.Find(context.Background(), q, Options{Limit: 10})
		if err != nil {
			t.Fatal(err)
		}
		titled := 0
		for _, h := range found.Hits {
			if h.Number < 4 {
				titled++
			}
		}
		if found.Total != want.total || !found.More || titled != want.titled {
			t.Errorf("%s: %d found, %d of them by title; want %d, %d", query, found.Total, titled, want.total, want.titled)
		}
		all, _ := x.Find(context.Background(), q, Options{})
		if n, _ := x.Count(context.Background(), q, Options{}); n != all.Total || n < rankTop+299 || all.More {
			t.Errorf("%s: %d counted, %d found in all", query, n, all.Total)
		}
	}
}

func TestEnoughPhrases(t *testing.T) {
	const docs = 4000
	f := newFile()
	x, _ := Open(nil, f)
	for num := range uint32(docs) {
		title, text := "Notes", "The quay has no red ferry."
		if num%4 == 0 {
			text = "The red quay has a ferry."
		}
		if num == 4 {
			title = "A red quay"
		}
		if num%100 == 0 {
			text += " The tide is late."
		} else {
			text += " It is late, the tide."
		}
		said := model.Quote{ID: model.QuoteID(fmt.Sprintf("a%d:0", num)), Kind: model.Direct, Spans: []model.Span{{End: len(text)}}, Mention: -1}
		d := documentOf(fmt.Sprint("a", num), title, "", fmt.Sprintf("2031-%02d-%02d", 1+num/400, 1+num/15%28), text)
		d.Reading.Quotes = append(d.Reading.Quotes, said)
		x.Enter(num, Read(d.Article, d.Reading), [][]string{{"Ada"}})
		if num%500 == 499 {
			f.keep(t, x, 4)
		}
	}
	for query, every := range map[string]int{
		`"red quay"`: docs / 4, `said:"red quay"`: docs / 4, `speaker:ada said:"red quay"`: docs / 4,
		`"the tide is"`: docs / 100, `said:"the tide is"`: docs / 100,
	} {
		q, _ := Parse(query)
		found, err := x.Find(context.Background(), q, Options{Limit: 50})
		if err != nil {
			t.Fatal(err)
		}
		if n, _ := x.Count(context.Background(), q, Options{}); n != every {
			t.Errorf("%s: %d counted, want %d", query, n, every)
		}
		if every < rankEnough {
			if found.Total != every || found.More {
				t.Errorf("%s: %d found, more %v; want all %d", query, found.Total, found.More, every)
			}
			continue
		}
		if found.Total < rankEnough || found.Total == every || !found.More || len(found.Hits) != 50 {
			t.Errorf("%s: %d found, more %v, %d hits", query, found.Total, found.More, len(found.Hits))
		}
		titled := slices.ContainsFunc(found.Hits, func(h Hit) bool { return h.Number == 4 })
		if query == `"red quay"` && !titled {
			t.Errorf("%s: the old article with the phrase in its title is not among the hits", query)
		}
		for _, h := range found.Hits {
			if strings.Contains(query, ":") && len(h.Quotes) != 1 {
				t.Errorf("%s: %d has the quotations %v", query, h.Number, h.Quotes)
			}
			if h.Number%4 != 0 || h.Number != 4 && h.Number < docs-4*4*rankEnough {
				t.Errorf("%s: %d among the hits", query, h.Number)
			}
		}
	}
}

func TestNotWhileTyping(t *testing.T) {
	f := newFile()
	x, _ := Open(nil, f)
	for num := range uint32(2 * hastyMost) {
		d := documentOf(fmt.Sprint("a", num), "Notes", "", "2031-01-01", "The quay ferry is late.")
		x.Enter(num, Read(d.Article, d.Reading), d.Speakers)
	}
	f.keep(t, x, 0)
	for _, query := range []string{`late -"quay f`, `late -"quay fe`} {
		q, err := ParseTyping(query)
		if err != nil {
			t.Fatal(err)
		}
		if found, err := x.Find(context.Background(), q, Options{Limit: 10}); err != nil || found.Total != 0 {
			t.Errorf("%s: %d found, error %v; want none", query, found.Total, err)
		}
	}
}
