package source

import (
	"bytes"
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxDiscover bounds how far into a page its feeds are looked for, in bytes.
const maxDiscover = 1 << 20

// FeedLink is a feed that a page names.
type FeedLink struct {
	Address string // absolute
	Title   string // as printed, "" when the page gives none
}

// Discover gives the feeds that a page at an address names in its link elements
// (rel=alternate), in order. Feeds of comments come last: nobody means them.
func Discover(page []byte, address string) []FeedLink {
	base, err := url.Parse(address)
	if err != nil {
		return nil
	}
	var feeds, comments []FeedLink
	seen := map[string]bool{}
	z := html.NewTokenizer(bytes.NewReader(page[:min(len(page), maxDiscover)]))
	z.SetMaxBuf(maxDiscover)
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			return append(feeds, comments...)
		}
		if kind != html.StartTagToken && kind != html.SelfClosingTagToken {
			continue
		}
		t := z.Token()
		switch t.DataAtom {
		case atom.Base:
			if u, err := base.Parse(attribute(t, "href")); err == nil && attribute(t, "href") != "" {
				base = u
			}
		case atom.Link:
			link, ok := feedLink(t, base)
			if !ok || seen[link.Address] {
				continue
			}
			seen[link.Address] = true
			if ofComments(link) {
				comments = append(comments, link)
			} else {
				feeds = append(feeds, link)
			}
		}
	}
}

// feedLink reads a link element that names a feed.
func feedLink(t html.Token, base *url.URL) (FeedLink, bool) {
	alternate := false
	for word := range strings.FieldsSeq(strings.ToLower(attribute(t, "rel"))) {
		alternate = alternate || word == "alternate" || word == "feed"
	}
	kind, _, _ := strings.Cut(strings.ToLower(attribute(t, "type")), ";")
	switch strings.TrimSpace(kind) {
	case "application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml", "application/x-rss+xml", "text/rss+xml":
	default:
		return FeedLink{}, false
	}
	to := strings.TrimSpace(attribute(t, "href"))
	u, err := base.Parse(to)
	if !alternate || to == "" || err != nil || u.Scheme != "http" && u.Scheme != "https" {
		return FeedLink{}, false
	}
	return FeedLink{Address: u.String(), Title: strings.Join(strings.Fields(attribute(t, "title")), " ")}, true
}

// ofComments reports whether a feed is of a page's comments, by what blogs call it.
func ofComments(l FeedLink) bool {
	for _, text := range []string{l.Title, l.Address} {
		text = strings.ToLower(text)
		for _, word := range []string{"comment", "kommentar", "comentario", "commentaire", "комментари"} {
			if strings.Contains(text, word) {
				return true
			}
		}
	}
	return false
}

func attribute(t html.Token, key string) string {
	for _, a := range t.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}
