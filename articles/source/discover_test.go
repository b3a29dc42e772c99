package source_test

import (
	"fmt"
	"net/url"
	"testing"

	"whosaid/articles/source"
)

func TestDiscover(t *testing.T) {
	tests := []struct{ name, page, want string }{
		{"none", "<p>The bridge is open.", "[]"},
		{"relative", `<link rel="alternate" type="application/rss+xml" title=" All  news " href="feed?a=1&amp;b=2">`, "[{https://example.org/news/feed?a=1&b=2 All news}]"},
		{"with a base", `<base href="//cdn.example.org/x/"><LINK REL=ALTERNATE TYPE="Application/Atom+XML; charset=utf-8" HREF="feed">`, "[{https://cdn.example.org/x/feed }]"},
		{
			"comments last, each once",
			`<link rel=alternate type=application/rss+xml href=/comments/feed><link rel=alternate type=application/rss+xml title=Kommentare href=/k><link rel="feed alternate" type=application/feed+json href=/feed.json><link rel=alternate type=application/rss+xml href=/feed.json>`,
			"[{https://example.org/feed.json } {https://example.org/comments/feed } {https://example.org/k Kommentare}]",
		},
		{"no feeds", `<link rel=alternate hreflang=de href=/de><link rel=stylesheet type=application/rss+xml href=/x><link rel=alternate type=application/rss+xml href="javascript:x()"><link rel=alternate type=application/rss+xml>`, "[]"},
		{"inside a script", `<script>'<link rel=alternate type=application/rss+xml href=/x>'</script>`, "[]"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := fmt.Sprint(source.Discover([]byte(tt.page), "https://example.org/news/today")); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

func FuzzDiscover(f *testing.F) {
	f.Add([]byte(`<base href="//a"><link rel=alternate type=application/rss+xml href="feed" title=x>`), "https://example.org/")
	f.Add([]byte(`<link rel="alternate" type="application/rss+xml" href="http://[::1"`), "")
	f.Fuzz(func(t *testing.T, page []byte, address string) {
		for _, link := range source.Discover(page, address) {
			if u, err := url.Parse(link.Address); err != nil || u.Scheme != "http" && u.Scheme != "https" {
				t.Errorf("leads to %q", link.Address)
			}
		}
	})
}

func ExampleDiscover() {
	for _, link := range source.Discover([]byte(`<link rel="alternate" type="application/rss+xml" title="News" href="/feed">`), "https://example.org/") {
		fmt.Println(link.Title, link.Address)
	}
	// Output: News https://example.org/feed
}
