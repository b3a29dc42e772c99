package decode

import (
	"encoding/json"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// leastScripted is from how many letters and digits on HTML in a script's string
// is taken for the text of a page that shows next to nothing.
const leastScripted = 600

// addScripted adds the blocks of the longest HTML that stands in a string of the
// page's scripts, for pages that are built in the browser: what is left of them
// in a file is an empty frame and the data to fill it.
func addScripted(out *composer, root *html.Node) {
	longest := ""
	walkElements(root, func(n *html.Node) bool {
		if n.DataAtom == atom.Script {
			for _, literal := range htmlLiterals(nodeText(n)) {
				if len(literal) > len(longest) {
					longest = literal
				}
			}
		}
		return true
	})
	if longest == "" || letterCount(longest) < leastScripted {
		return
	}
	before := len(out.blocks)
	addFragment(out, longest)
	for i := before; i < len(out.blocks); i++ {
		out.blocks[i].Shape = Shape{Tag: "p", Words: "scripted", Readable: true}
	}
}

// htmlLiterals are the string literals of a script that hold paragraphs.
func htmlLiterals(script string) []string {
	if !strings.Contains(script, `\u003cp`) && !strings.Contains(script, "<p") {
		return nil
	}
	var found []string
	for at := 0; at < len(script); {
		open := strings.IndexByte(script[at:], '"')
		if open < 0 {
			break
		}
		start := at + open
		end := literalEnd(script, start)
		if end < 0 {
			break
		}
		literal := script[start:end]
		at = end
		if len(literal) < leastScripted || !strings.Contains(literal, `\u003cp`) && !strings.Contains(literal, "<p") {
			continue
		}
		var text string
		if json.Unmarshal([]byte(literal), &text) != nil {
			continue
		}
		if inner := htmlLiterals(text); len(inner) > 0 { // JSON inside the string
			found = append(found, inner...)
		} else if i := strings.Index(text, "<p"); i >= 0 {
			found = append(found, text[i:])
		}
	}
	return found
}

// literalEnd is the offset behind the string literal that begins at start, or -1.
func literalEnd(s string, start int) int {
	for i := start + 1; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		case '\n':
			return i + 1 // no literal of JSON runs over a line
		}
	}
	return -1
}
