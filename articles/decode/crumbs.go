package decode

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// crumbs are statements about the article among the text of a page: time
// elements, microdata, links to authors.
type crumbs struct {
	published string
}

func (c *crumbs) element(n *html.Node) {
	if n.DataAtom == atom.Time && c.published == "" {
		c.published = attr(n, "datetime")
	}
}
