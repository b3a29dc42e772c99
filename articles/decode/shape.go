package decode

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

const (
	maxShapeWords = 512 // bytes
	maxShapePath  = 24  // elements
)

// shape is the Shape of the block being written.
func (p *page) shape() Shape {
	f := p.at.block
	if f == nil {
		f = p.at
	}
	if f.node == nil {
		return Shape{}
	}
	s := Shape{Tag: f.node.Data, Depth: f.depth - 1, Words: p.shapeWords(f), Path: shapePath(f)}
	if f.parent != nil && f.parent.node != nil {
		s.Parent = p.ordinal(f.parent.node)
	}
	if p.tally.all > 0 {
		s.LinkDensity = float64(p.tally.linked) / float64(p.tally.all)
	}
	s.Hidden = f.hidden
	if f.post != nil {
		s.Author = f.post.author
	}
	return s
}

// ordinal numbers elements from 1 in the order in which they are first asked for.
func (p *page) ordinal(n *html.Node) int {
	if _, known := p.ordinals[n]; !known {
		p.ordinals[n] = len(p.ordinals) + 1
	}
	return p.ordinals[n]
}

// shapePath names the elements around f from the outermost in.
func shapePath(f *frame) string {
	var tags []string
	for f = f.parent; f != nil && f.node != nil && len(tags) < maxShapePath; f = f.parent {
		if f.node.DataAtom != atom.Html && f.node.DataAtom != atom.Body {
			tags = append(tags, f.node.Data)
		}
	}
	for i, j := 0, len(tags)-1; i < j; i, j = i+1, j-1 {
		tags[i], tags[j] = tags[j], tags[i]
	}
	return SanitizeLine(strings.Join(tags, " "))
}

// shapeWords are the words that authors named f and the elements around it by.
func (p *page) shapeWords(f *frame) string {
	var b strings.Builder
	for ; f != nil && f.node != nil && b.Len() < maxShapeWords; f = f.parent {
		own, known := p.words[f.node]
		if !known {
			own = elementWords(f.node)
			p.words[f.node] = own
		}
		addWords(&b, own)
	}
	return b.String()
}

// elementWords are the words that authors named one element by.
func elementWords(n *html.Node) string {
	var b strings.Builder
	for _, a := range n.Attr {
		switch a.Key {
		case "class", "id", "role", "itemprop", "aria-label", "data-testid", "data-component":
			addWords(&b, a.Val)
		case "aria-hidden":
			if a.Val == "true" {
				addWords(&b, "aria-hidden")
			}
		}
	}
	return SanitizeLine(strings.ToLower(b.String()))
}

// addWords adds the words of an attribute, cut at maxShapeWords.
func addWords(b *strings.Builder, value string) {
	for word := range strings.FieldsSeq(value) {
		if b.Len()+1+len(word) > maxShapeWords {
			return
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(word)
	}
}
