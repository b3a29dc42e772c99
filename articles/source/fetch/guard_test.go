package fetch

import (
	"net/netip"
	"net/url"
	"strings"
	"testing"
	"time"
)

func TestPublic(t *testing.T) {
	for address, want := range map[string]bool{
		"93.184.216.34": true, "2606:2800:220:1::1": true, "64:ff9b::5db8:d822": true,
		"127.0.0.1": false, "::1": false, "10.1.2.3": false, "172.16.0.1": false, "192.168.1.1": false, "169.254.169.254": false,
		"100.64.0.1": false, "0.0.0.0": false, "::": false, "224.0.0.1": false, "255.255.255.255": false, "198.18.0.1": false,
		"fe80::1": false, "fe80::1%eth0": false, "fd00::1": false, "ff02::1": false, "::ffff:10.0.0.1": false, "::127.0.0.1": false,
		"64:ff9b::a00:1": false, "2002:a00:1::": false, "2002:5db8:d822::": true, "2001:0:1::1": false,
	} {
		if got := public(netip.MustParseAddr(address)); got != want {
			t.Errorf("%s: public %v, want %v", address, got, want)
		}
	}
	for name, inner := range map[string]bool{
		"localhost": true, "printer.local": true, "localhost.": true, "10.0.0.1": true, "example.org": false, "93.184.216.34": false,
	} {
		if got := literal(name) != nil; got != inner {
			t.Errorf("%s: in the reader's network %v, want %v", name, got, inner)
		}
	}
}

func TestFollowDropsCredentials(t *testing.T) {
	from, err := url.Parse("https://me:secret@example.org/a/b")
	if err != nil {
		t.Fatal(err)
	}
	for to, want := range map[string]string{
		"c":                            "https://me:secret@example.org/a/c",
		"https://example.net/":         "https://example.net/",
		"//sub.example.org/":           "https://sub.example.org/",
		"http://example.org/":          "http://example.org/",
		"https://x:y@example.net/":     "https://example.net/",
		"https://example.org:444/#top": "https://example.org:444/",
	} {
		if got, err := follow(from, to); err != nil || got.String() != want {
			t.Errorf("%s leads to %v, error %v; want %s", to, got, err, want)
		}
	}
}

func FuzzRobots(f *testing.F) {
	for _, s := range []string{
		"User-agent: *\nDisallow: /*a*b$\nCrawl-delay: 3", "User-agent: whosaid\nAllow: /%zz\nDisallow: /", "\xef\xbb\xbfuser-agent:*\ndisallow", "Crawl-delay: 1e308",
	} {
		f.Add([]byte(s), "/news/1?a=b")
	}
	f.Fuzz(func(_ *testing.T, rules []byte, path string) {
		if g := parseRobots(rules); g != nil {
			g.Test(path)
		}
	})
}

func FuzzAddress(f *testing.F) {
	for _, s := range []string{"https://example.org/", "feed:http://[::1]:80/%2f", "HTTP://bücher.example:8080?q#f", "http://a\nb/"} {
		f.Add(s, "120")
	}
	f.Fuzz(func(t *testing.T, address, field string) {
		if c, err := Canonical(address); err == nil {
			if again, err := Canonical(c); err != nil || again != c {
				t.Errorf("%q is %q and then %q, error %v", address, c, again, err)
			}
			if strings.ContainsAny(c, "\n\r \x1b") {
				t.Errorf("%q is %q", address, c)
			}
		}
		if d := retryAfter(field, 503, time.Unix(0, 0)); d < 0 || d > longestPause {
			t.Errorf("%q makes us wait %v", field, d)
		}
	})
}

func TestTextual(t *testing.T) {
	for media, want := range map[string]bool{
		"": true, "text/html; charset=utf-8": true, "application/rss+xml": true, "application/octet-stream": true, "application/x-rss": true,
		"application/feed+json": true, "application/vnd.example+xml": true, "not a type;;": true,
		"image/png": false, "image/svg+xml": false, "audio/mpeg": false, "video/mp4": false, "application/pdf": false, "Application/ZIP": false,
		"application/vnd.ms-excel": false,
	} {
		if got := textual(media); got != want {
			t.Errorf("%q: %v, want %v", media, got, want)
		}
	}
}
