package decode

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

const (
	maxCrumbs = 8  // statements of one kind that are noted
	maxLooked = 96 // elements looked into: the article's own come early
)

// crumbs are statements about the article among the text of a page: headlines,
// time elements, microdata, names set apart as authors.
type crumbs struct {
	headlines []string
	published []string
	authors   []string // by rel or itemprop
	bylines   []string // by class
	looked    int      // elements looked into for headlines and authors
}

// element notes what n says.
func (c *crumbs) element(n *html.Node) {
	prop := strings.ToLower(attr(n, "itemprop"))
	switch {
	case n.DataAtom == atom.H1 && c.looked < maxLooked:
		c.looked++
		note(&c.headlines, nodeText(n))
	case n.DataAtom == atom.Time && strings.Contains(prop, "datepublished"):
		c.published = append([]string{attr(n, "datetime")}, c.published...)
	case n.DataAtom == atom.Time:
		note(&c.published, attr(n, "datetime"))
	case strings.Contains(prop, "datepublished") && !hasElements(n):
		note(&c.published, nodeText(n))
	}
	if c.looked >= maxLooked {
		return
	}
	if n.DataAtom != atom.Meta && (prop == "author" || strings.EqualFold(attr(n, "rel"), "author")) {
		c.looked++
		note(&c.authors, authorText(n))
	} else if bylineClass(attr(n, "class")) {
		c.looked++
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
		name = strings.Join(listTexts(n), "; ")
	}
	if name == "" {
		name = nodeText(n)
	}
	return name
}

// listTexts are the texts of the elements below n when there are several of one
// kind and nothing else is: a list of authors set without commas.
func listTexts(n *html.Node) []string {
	var all []string
	letters, kind := 0, ""
	walkElements(n, func(e *html.Node) bool {
		if hasElements(e) {
			return true
		}
		if text := SanitizeLine(nodeText(e)); text != "" {
			if kind == "" {
				kind = e.Data + attr(e, "class")
			}
			if e.Data+attr(e, "class") == kind {
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

// hasElements reports whether elements are among n's children.
func hasElements(n *html.Node) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode {
			return true
		}
	}
	return false
}

// bylineClass reports whether a class attribute names a byline or an author.
func bylineClass(class string) bool {
	class = strings.ToLower(class)
	return strings.Contains(class, "byline") || strings.Contains(class, "author")
}
