package bundle

import "bytes"

const (
	// maxXMLDepth bounds how deep a feed's elements nest. The parser calls itself
	// for each level, and a stack that overflows ends the program.
	maxXMLDepth = 200
	// maxXMLCost bounds the bytes that the parser copies while it joins the pieces of
	// text in one element: it copies all that came before for each piece.
	maxXMLCost = 1 << 30
)

// tame reports whether XML can be handed to a parser that is not made for
// attackers. It looks at tags, comments and CDATA sections alone, in one pass.
func tame(xml []byte) bool {
	var g xmlGauge
	for len(xml) > 0 {
		i := bytes.IndexByte(xml, '<')
		if i < 0 {
			break
		}
		g.text(i)
		xml = xml[i:]
		n := g.tag(xml)
		if n < 0 {
			return false
		}
		xml = xml[n:]
	}
	return g.cost <= maxXMLCost
}

// xmlGauge measures nesting and the cost of text in pieces.
type xmlGauge struct {
	open []openElement
	cost int // bytes
}

type openElement struct {
	name []byte
	text int // bytes
}

// text notes a piece of text of n bytes.
func (g *xmlGauge) text(n int) {
	if len(g.open) == 0 || n == 0 {
		return
	}
	e := &g.open[len(g.open)-1]
	g.cost += e.text
	e.text += n
}

// tag notes what begins with the "<" at the start of xml and gives its length; -1
// when it nests too deep.
func (g *xmlGauge) tag(xml []byte) int {
	switch {
	case bytes.HasPrefix(xml, []byte("<!--")):
		return past(xml, "-->")
	case bytes.HasPrefix(xml, []byte("<![CDATA[")):
		n := past(xml, "]]>")
		g.text(n)
		return n
	case bytes.HasPrefix(xml, []byte("<?")):
		return past(xml, "?>")
	case bytes.HasPrefix(xml, []byte("</")):
		n := past(xml, ">")
		g.end(bytes.TrimSpace(bytes.TrimSuffix(xml[2:n], []byte(">"))))
		return n
	}
	n := tagLength(xml)
	if bytes.HasSuffix(xml[:n], []byte("/>")) || len(xml) > 1 && xml[1] == '!' {
		return n
	}
	if len(g.open) == maxXMLDepth {
		return -1
	}
	name := bytes.TrimSuffix(xml[1:n], []byte(">"))
	if i := bytes.IndexAny(name, " \t\r\n"); i >= 0 {
		name = name[:i]
	}
	g.open = append(g.open, openElement{name: name})
	return n
}

// end closes the innermost element of a name, and with it those inside that
// nobody closed.
func (g *xmlGauge) end(name []byte) {
	for i := len(g.open) - 1; i >= 0; i-- {
		if bytes.Equal(g.open[i].name, name) {
			g.open = g.open[:i]
			return
		}
	}
}

// tagLength is the length of a start tag; ">" in an attribute's quotes is none of
// its end.
func tagLength(xml []byte) int {
	quote := byte(0)
	for i, c := range xml {
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '>':
			return i + 1
		}
	}
	return len(xml)
}

// past is the offset behind the first end, or the length of xml.
func past(xml []byte, end string) int {
	if i := bytes.Index(xml, []byte(end)); i >= 0 {
		return i + len(end)
	}
	return len(xml)
}
