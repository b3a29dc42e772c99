package articles_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"whosaid/articles"
	"whosaid/model"
)

func TestReadStrangersWords(t *testing.T) {
	const hostile = "\x1b]8;;http://x\x07\u202eevil\u200b"
	raw := model.Raw{
		Name: "n", Media: "text/html", Data: []byte(page("bridge")),
		Label: model.Label{Title: "T" + hostile, Outlet: "O" + hostile, Authors: []string{"Ann" + hostile}, URL: "javascript:x()", Published: hostile},
	}
	a, err := articles.Reread(raw)
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range append(a.Authors, a.Title, a.Outlet, a.Byline, a.URL, a.Published) {
		if strings.ContainsAny(text, "\x1b\x07\u202e\u200b") {
			t.Errorf("%q would reach the terminal", text)
		}
	}
	if a.URL != "" || a.Title != "Tevil" {
		t.Errorf("got title %q, URL %q", a.Title, a.URL)
	}
}

func TestRereadLabels(t *testing.T) {
	raw := model.Raw{Name: "n", Media: "text/html", Data: []byte(page("bridge")), Label: model.Label{Title: "Said by the feed", Outlet: "The Feed", Published: "2024-05-01", URL: "https://example.org/1"}}
	for _, tt := range []struct {
		weak          bool
		title, outlet string
	}{{false, "Said by the feed", "The Feed"}, {true, "The bridge stays", "The Quay"}} {
		raw.Label.Weak = tt.weak
		a, err := articles.Reread(raw)
		if err != nil || a.Title != tt.title || a.Outlet != tt.outlet || a.Published != "2024-05-01" || a.URL != "https://example.org/1" {
			t.Errorf("weak %v: got %q of %q, %s, %s, error %v", tt.weak, a.Title, a.Outlet, a.Published, a.URL, err)
		}
	}
}

// FuzzReadAll holds the law of blocks for whatever a document proves to be.
func FuzzReadAll(f *testing.F) {
	f.Add("feed.xml", []byte(rss(item("ferry", story("ferry")), item("quay", "A new quay."))))
	f.Add("box", []byte("From a@example.org Wed Jul 13 14:50:00 2022\n"+mail(1)+"\nFrom b@example.org Wed Jul 13 14:50:00 2022\n"+mail(2)))
	f.Add("a.eml", []byte("Content-Type: multipart/alternative; boundary=x\n\n--x\nContent-Type: text/html; charset=koi8-r\n\n<p>\xed\xcf\xd3\xd4\n--x--"))
	f.Add("feed.json", []byte(`{"version":"https://jsonfeed.org/version/1","items":[{"id":"1","content_html":"<p>x"}]}`))
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		for a, err := range articles.ReadAll(name, data) {
			if err != nil {
				continue
			}
			end := 0
			for _, b := range a.Blocks {
				s := b.Span
				if s.Start < end || s.End <= s.Start || s.End > len(a.Text) || !utf8.ValidString(s.In(a.Text)) {
					t.Fatalf("%s: block %+v of %d bytes", a.Source, b.Span, len(a.Text))
				}
				end = s.End
			}
		}
	})
}
