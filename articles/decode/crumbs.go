package decode

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxCrumbs bounds how many statements of one kind are noted.
const maxCrumbs = 8

// crumbs are statements about the article among the text of a page: headlines,
// time elements, microdata, names set apart as authors.
type crumbs struct {
	headlines []string
	published []string
	authors   []string // by rel or itemprop
	bylines   []string // by class
}

// element notes what n says.
func (c *crumbs) element(n *html.Node) {
	prop := strings.ToLower(attr(n, "itemprop"))
	switch {
	case n.DataAtom == atom.H1:
		note(&c.headlines, nodeText(n))
	case n.DataAtom == atom.Time && strings.Contains(prop, "datepublished"):
		c.published = append([]string{attr(n, "datetime")}, c.published...)
	case n.DataAtom == atom.Time:
		note(&c.published, attr(n, "datetime"))
	case strings.Contains(prop, "datepublished"):
		note(&c.published, nodeText(n))
	}
	if n.DataAtom != atom.Meta && (prop == "author" || strings.EqualFold(attr(n, "rel"), "author")) {
		note(&c.authors, authorText(n))
	} else if bylineClass(attr(n, "class")) {
		note(&c.bylines, authorText(n))
	}
}

// note adds one clean line to a list that is not full, once.
func note(list *[]string, text string) {
	text = SanitizeLine(text)
	if text == "" || len(*list) >= maxCrumbs {
		return
	}
	for _, known := range *list {
		if known == text {
			return
		}
	}
	*list = append(*list, text)
}

// authorText is the name below an element that holds an author: the part marked
// as name, else all of its text.
func authorText(n *html.Node) string {
	name := ""
	walkElements(n, func(e *html.Node) bool {
		if strings.EqualFold(attr(e, "itemprop"), "name") {
			name = nodeText(e)
			if name == "" {
				name = attr(e, "content")
			}
		}
		return name == ""
	})
	if name == "" {
		name = strings.Join(linkTexts(n), "; ")
	}
	if name == "" {
		name = nodeText(n)
	}
	return name
}

// linkTexts are the texts of the links below n when there are several and nothing
// else is: a list of authors set without commas.
func linkTexts(n *html.Node) []string {
	var all []string
	letters := 0
	walkElements(n, func(e *html.Node) bool {
		if e.DataAtom == atom.A {
			if text := SanitizeLine(nodeText(e)); text != "" {
				all = append(all, text)
				letters += letterCount(text)
			}
		}
		return len(all) <= maxCrumbs
	})
	if len(all) < 2 || letters < letterCount(nodeText(n)) {
		return nil
	}
	return all
}

// bylineClass reports whether a class attribute names a byline or an author.
func bylineClass(class string) bool {
	class = strings.ToLower(class)
	return strings.Contains(class, "byline") || strings.Contains(class, "author")
}
