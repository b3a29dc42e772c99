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
	atom.Textarea: true, atom.Button: true, atom.Input: true, atom.Map: true,
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
// tell: style sheets are not read, but for the class names by which authors
// hand text to screen readers alone.
func hidden(n *html.Node) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return !strings.EqualFold(a.Val, "until-found")
		case "style":
			if hiddenStyle(a.Val) {
				return true
			}
		case "class":
			if spokenOnly(a.Val) {
				return true
			}
		}
	}
	return n.DataAtom == atom.Dialog && !hasAttr(n, "open")
}

// spokenOnly reports whether a class attribute is one of those that keep text off
// the screen for screen readers ("opens in a new tab").
func spokenOnly(class string) bool {
	if !strings.Contains(class, "hidden") && !strings.Contains(class, "reader") && !strings.Contains(class, "sr-only") {
		return false
	}
	for word := range strings.FieldsSeq(strings.ToLower(class)) {
		if strings.Contains(word, "focusable") || strings.Contains(word, "not-sr-only") {
			return false
		}
		for _, name := range []string{"visually-hidden", "visuallyhidden", "visually_hidden", "sr-only", "screen-reader", "screenreader"} {
			if strings.Contains(word, name) {
				return true
			}
		}
	}
	return false
}

// hiddenStyle reports whether an inline style hides its element, or clips it to
// nothing as text for screen readers is.
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
	if !strings.Contains(style, "absolute") {
		return false
	}
	_, clip, _ := strings.Cut(strings.ReplaceAll(style, " ", ""), "clip:rect(")
	return strings.HasPrefix(clip, "0") || strings.HasPrefix(clip, "1px")
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

const (
	hiddenProse = 800     // letters and digits
	foldedProse = 200     // the same inside a page's main part
	hiddenNodes = 100_000 // looked through in one page to find them
)

// unfolds reports whether a hidden element holds so much prose that it must be a
// part of the text that a script unfolds: a tab, an answer, the rest of a story.
// Menus, dialogs and controls, which are hidden too, are short or all links.
func (p *page) unfolds(n *html.Node, inMain bool) bool {
	var all, linked int
	var count func(n *html.Node, link bool)
	count = func(n *html.Node, link bool) {
		p.looked++
		if p.looked > hiddenNodes {
			return
		}
		switch {
		case n.Type == html.TextNode:
			letters := letterCount(n.Data)
			all += letters
			if link {
				linked += letters
			}
			return
		case n.Type != html.ElementNode || skipped[n.DataAtom] || n.DataAtom == atom.Form || n.DataAtom == atom.Dialog:
			return
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			count(c, link || n.DataAtom == atom.A)
		}
	}
	if n.DataAtom == atom.Dialog {
		return false
	}
	count(n, false)
	least := hiddenProse
	if inMain {
		least = foldedProse
	}
	return all >= least && linked*2 < all
}
