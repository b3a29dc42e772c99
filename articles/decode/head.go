package decode

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// head is what a page says about itself, as found: Meta is made of it.
type head struct {
	title     string              // the title element
	tags      map[string][]string // meta elements' contents, by lower-case name, property or itemprop
	canonical string
	baseHref  string
	language  string
	linked    []linkedArticle // JSON-LD
	crumbs    crumbs
}

// readHead reads the head of a page, and those of its parts in the body that
// describe the article (microdata, rel=author).
func readHead(root *html.Node) *head {
	h := &head{tags: map[string][]string{}}
	h.read(root)
	return h
}

func (h *head) read(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode {
			continue
		}
		h.element(c)
		h.read(c)
	}
}

func (h *head) element(n *html.Node) {
	switch n.DataAtom {
	case atom.Html:
		h.language = attr(n, "lang")
		if h.language == "" {
			h.language = attr(n, "xml:lang")
		}
	case atom.Title:
		if h.title == "" && n.Namespace == "" {
			h.title = SanitizeLine(nodeText(n))
		}
	case atom.Meta:
		h.tag(n)
	case atom.Link:
		if strings.EqualFold(attr(n, "rel"), "canonical") && h.canonical == "" {
			h.canonical = attr(n, "href")
		}
	case atom.Base:
		if h.baseHref == "" {
			h.baseHref = attr(n, "href")
		}
	case atom.Script:
		if strings.Contains(strings.ToLower(attr(n, "type")), "ld+json") {
			h.linked = append(h.linked, readLinked(nodeText(n))...)
		}
	}
	h.crumbs.element(n)
}

// tag notes a meta element under each of its names.
func (h *head) tag(n *html.Node) {
	content := SanitizeLine(attr(n, "content"))
	if content == "" {
		return
	}
	for _, key := range []string{"property", "name", "itemprop", "http-equiv"} {
		for name := range strings.FieldsSeq(strings.ToLower(attr(n, key))) {
			if len(h.tags[name]) < 32 {
				h.tags[name] = append(h.tags[name], content)
			}
		}
	}
}

// first is the first content of the first of names that has one.
func (h *head) first(names ...string) string {
	for _, name := range names {
		if values := h.tags[name]; len(values) > 0 {
			return values[0]
		}
	}
	return ""
}

// base is the address that relative links start from, nil when neither the page
// nor where it was found (address, may be nil) gives it.
func (h *head) base(address *url.URL) *url.URL {
	own := h.address()
	if address != nil {
		own = address.String() // what a page says of itself may be another's
	}
	for _, link := range []string{h.baseHref, own} {
		u, err := url.Parse(strings.TrimSpace(link))
		if err != nil || link == "" {
			continue
		}
		if !u.IsAbs() && own != "" {
			if o, err := url.Parse(own); err == nil {
				u = o.ResolveReference(u)
			}
		}
		if (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" {
			return u
		}
	}
	return nil
}

// address is the page's own address: canonical, og:url, or its JSON-LD's.
func (h *head) address() string {
	for _, link := range []string{h.canonical, h.first("og:url"), h.article().url} {
		if link = webLink(link); link != "" {
			return link
		}
	}
	return ""
}

// nodeText is all text below n.
func nodeText(n *html.Node) string {
	var b strings.Builder
	var collect func(*html.Node)
	collect = func(n *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			collect(c)
		}
	}
	collect(n)
	return b.String()
}
