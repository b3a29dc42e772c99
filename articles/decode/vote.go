package decode

import (
	"strconv"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxVoteElements is the largest page, in elements, that readability is asked
// about; it takes time that grows faster than that.
const maxVoteElements = 50_000

// markKey is the attribute that tells text nodes apart while readability, which
// copies and rearranges the tree, has it in hand. It is set on their parents.
const markKey = "whosaid"

// vote sets Shape.Readable of each block most of whose letters readability keeps.
// It uses the tree up. Should readability fail on a page, the page goes without
// its vote.
func vote(root *html.Node, p *page, doc *Document) {
	defer func() { _ = recover() }()
	marks := map[*html.Node]string{}
	for _, texts := range p.texts {
		for _, n := range texts {
			if parent := n.Parent; parent != nil && marks[parent] == "" {
				marks[parent] = strconv.Itoa(len(marks))
				parent.Attr = append(parent.Attr, html.Attribute{Key: markKey, Val: marks[parent]})
			}
		}
	}
	if prune(root) > maxVoteElements {
		return
	}
	parser := readability.NewParser()
	parser.DisableJSONLD = true
	article, err := parser.ParseAndMutate(root, p.base)
	if err != nil || article.Node == nil {
		return
	}
	kept := map[keptText]int{}
	collectKept(article.Node, "", kept)
	for i, texts := range p.texts {
		in, all := 0, 0
		for _, n := range texts {
			letters := letterCount(n.Data)
			all += letters
			if key := (keptText{marks[n.Parent], n.Data}); kept[key] > 0 {
				kept[key]--
				in += letters
			}
		}
		doc.Blocks[i].Shape.Readable = all > 0 && in*2 > all
	}
}

// keptText is a text node by its nearest marked element and its data.
type keptText struct{ mark, data string }

// collectKept counts the text nodes below n.
func collectKept(n *html.Node, mark string, kept map[keptText]int) {
	if n.Type == html.TextNode {
		kept[keptText{mark, n.Data}]++
		return
	}
	for _, a := range n.Attr {
		if a.Key == markKey {
			mark = a.Val
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		collectKept(c, mark, kept)
	}
}

// prune removes what readability would only have to remove itself, and returns
// how many elements are left.
func prune(n *html.Node) int {
	count := 0
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		switch {
		case c.Type == html.CommentNode, c.Type == html.ElementNode && pruned[c.DataAtom]:
			n.RemoveChild(c)
		case c.Type == html.ElementNode:
			count += 1 + prune(c)
		}
		c = next
	}
	return count
}

var pruned = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Svg: true, atom.Link: true,
}
