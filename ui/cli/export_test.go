package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"whosaid/model"
	"whosaid/model/library"
)

// filledLibrary is a library of n short articles.
func filledLibrary(tb testing.TB, n int) (lib *library.Library, size int) {
	tb.Helper()
	lib = library.New()
	for i := range n {
		p := new(page).add(model.KindTitle, fmt.Sprintf("Ferry %d runs again", i)).
			add(model.KindParagraph, "The ferry over the harbour mouth sails every ten minutes again, <after> a winter of repairs & delays.").
			add(model.KindParagraph, "“We poured our last cup over its bow,” said Tilda Roe, who runs it. “Now we sail.”").
			add(model.KindParagraph, "It is the word “ferry” that is wrong.").
			add(model.KindParagraph, strings.Repeat("The repairs went on and on, through wind and rain and snow. ", 60)).
			add(model.KindParagraph, "Share this", dropped("share"))
		p.a.ID, p.a.Source, p.a.Title = model.ArticleID(fmt.Sprint("a", i)), fmt.Sprintf("%d.txt", i), "Ferry runs again"
		p.a.Published = "2023-03-04T14:50"
		if i > 0 {
			p.a.Published = "2023-03-05"
		}
		if err := lib.Add(context.Background(), &p.a); err != nil {
			tb.Fatal(err)
		}
		size += len(p.a.Text)
	}
	return lib, size
}

// keys lists an object's keys in the order they are written, with those of the
// objects inside as "outer.inner", each once.
func keys(t *testing.T, line string) []string {
	t.Helper()
	var out []string
	dec := json.NewDecoder(strings.NewReader(line))
	var walk func(path string)
	walk = func(path string) {
		token, err := dec.Token()
		if err != nil {
			t.Fatal(err)
		}
		if token == json.Delim('[') {
			for dec.More() {
				walk(path)
			}
		}
		if token == json.Delim('{') {
			for dec.More() {
				key, err := dec.Token()
				if err != nil {
					t.Fatal(err)
				}
				name := strings.TrimPrefix(path+"."+key.(string), ".")
				if !slices.Contains(out, name) {
					out = append(out, name)
				}
				walk(name)
			}
		}
		if token == json.Delim('[') || token == json.Delim('{') {
			if _, err := dec.Token(); err != nil {
				t.Fatal(err)
			}
		}
	}
	walk("")
	return out
}

func TestExportFormat(t *testing.T) {
	lib, _ := filledLibrary(t, 2)
	var out bytes.Buffer
	if err := export(context.Background(), &out, lib); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n")
	if len(lines) != 3 {
		t.Fatalf("%d lines, want 3", len(lines))
	}
	article := []string{
		"schema", "type", "id", "source", "url", "title", "byline", "outlet", "published", "time", "language", "story", "text",
		"blocks", "blocks.kind", "blocks.span", "blocks.removed",
		"quotes", "quotes.id", "quotes.kind", "quotes.spans", "quotes.marked", "quotes.cue", "quotes.mention",
		"quotes.mention.span", "quotes.mention.form", "quotes.speaker", "quotes.confidence", "quotes.rule",
	}
	if got := keys(t, lines[0]); !slices.Equal(got, article) {
		t.Errorf("an article's fields are\n%v, want\n%v", got, article)
	}
	if got := keys(t, lines[2])[:5]; !slices.Equal(got, []string{"schema", "type", "people", "people.id", "people.name"}) {
		t.Errorf("the summary begins with %v", got)
	}
	for _, want := range []string{
		`"published":"2023-03-04","time":"14:50","language"`, `"removed":null`, `"removed":"share"`, `<after> a winter of repairs & delays`,
	} {
		if !strings.Contains(lines[0], want) {
			t.Errorf("the first article lacks %s", want)
		}
	}
	if !strings.Contains(lines[1], `"published":"2023-03-05","language"`) {
		t.Error("an article without a time of day has one")
	}
}

// TestExportSpans holds that every span lies in the text on the borders of
// characters.
func TestExportSpans(t *testing.T) {
	lib, _ := filledLibrary(t, 1)
	var out bytes.Buffer
	if err := export(context.Background(), &out, lib); err != nil {
		t.Fatal(err)
	}
	var a articleRecord
	if err := json.NewDecoder(&out).Decode(&a); err != nil {
		t.Fatal(err)
	}
	if len(a.Quotes) == 0 || len(a.Blocks) == 0 {
		t.Fatalf("%d blocks and %d quotes", len(a.Blocks), len(a.Quotes))
	}
	var spans []spanRecord
	for _, b := range a.Blocks {
		spans = append(spans, b.Span)
	}
	for _, q := range a.Quotes {
		spans = append(append(spans, q.Spans...), q.Marked...)
		if q.Kind == model.ScareQuote && q.Speaker != nil {
			t.Errorf("scare marks have the speaker %s", *q.Speaker)
		}
	}
	for _, s := range spans {
		if s[0] < 0 || s[0] >= s[1] || s[1] > len(a.Text) || strings.ContainsRune(a.Text[s[0]:s[1]], '\uFFFD') {
			t.Errorf("span %v of a text of %d bytes", s, len(a.Text))
		}
	}
}

// BenchmarkExport measures the encoding alone, in bytes of article text.
func BenchmarkExport(b *testing.B) {
	lib, size := filledLibrary(b, 200)
	b.SetBytes(int64(size))
	for b.Loop() {
		if err := export(context.Background(), io.Discard, lib); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkMarkdown measures clean's rendering alone.
func BenchmarkMarkdown(b *testing.B) {
	lib, size := filledLibrary(b, 200)
	entries := lib.Entries()
	b.SetBytes(int64(size))
	for b.Loop() {
		for i := range entries {
			_ = asMarkdown(lib.Article(entries[i].ID))
		}
	}
}
