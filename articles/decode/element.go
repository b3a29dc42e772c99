package decode

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// skipped are the elements whose content a page doesn't show as text, and the
// controls of forms.
var skipped = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Head: true, atom.Title: true,
	atom.Svg: true, atom.Iframe: true, atom.Object: true, atom.Embed: true, atom.Canvas: true, atom.Audio: true,
	atom.Video: true, atom.Noframes: true, atom.Datalist: true, atom.Select: true, atom.Option: true,
	atom.Textarea: true, atom.Button: true, atom.Input: true, atom.Map: true, atom.Rt: true, atom.Rp: true,
}

// blockLevel are the elements that browsers set apart from what is around them.
var blockLevel = map[atom.Atom]bool{
	atom.Address: true, atom.Article: true, atom.Aside: true, atom.Blockquote: true, atom.Body: true, atom.Center: true,
	atom.Dd: true, atom.Details: true, atom.Dialog: true, atom.Dir: true, atom.Div: true, atom.Dl: true, atom.Dt: true,
	atom.Fieldset: true, atom.Figcaption: true, atom.Figure: true, atom.Footer: true, atom.Form: true,
	atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true, atom.Header: true,
	atom.Hgroup: true, atom.Hr: true, atom.Html: true, atom.Legend: true, atom.Li: true, atom.Main: true,
	atom.Menu: true, atom.Nav: true, atom.Ol: true, atom.Optgroup: true, atom.P: true, atom.Pre: true,
	atom.Section: true, atom.Summary: true, atom.Table: true, atom.Caption: true, atom.Tbody: true, atom.Td: true,
	atom.Tfoot: true, atom.Th: true, atom.Thead: true, atom.Tr: true, atom.Ul: true,
}

// attr is the value of an attribute, "" when n has none of that name.
func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name && a.Namespace == "" {
			return a.Val
		}
	}
	return ""
}

// hasAttr reports whether n has the attribute, with whatever value.
func hasAttr(n *html.Node, name string) bool {
	for _, a := range n.Attr {
		if a.Key == name && a.Namespace == "" {
			return true
		}
	}
	return false
}

// hidden reports whether a browser shows nothing of n as far as its attributes
// tell: style sheets are not read.
func hidden(n *html.Node) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return !strings.EqualFold(a.Val, "until-found")
		case "style":
			if hiddenStyle(a.Val) {
				return true
			}
		}
	}
	return n.DataAtom == atom.Dialog && !hasAttr(n, "open")
}

// hiddenStyle reports whether an inline style hides its element.
func hiddenStyle(style string) bool {
	if !strings.Contains(style, "n") { // the common empty or short style
		return false
	}
	style = strings.ToLower(style)
	for _, property := range []string{"display", "visibility"} {
		if _, value, found := strings.Cut(style, property); found {
			value = strings.TrimLeft(value, " :")
			if strings.HasPrefix(value, "none") || strings.HasPrefix(value, "hidden") {
				return true
			}
		}
	}
	return false
}

// textLetters counts the letters and digits below n, up to limit, that stand in
// elements shown.
func textLetters(n *html.Node, limit int) int {
	if n.Type == html.TextNode {
		return letterCount(n.Data)
	}
	if n.Type == html.ElementNode && skipped[n.DataAtom] {
		return 0
	}
	count := 0
	for c := n.FirstChild; c != nil && count < limit; c = c.NextSibling {
		count += textLetters(c, limit-count)
	}
	return count
}
