package decode

import (
	"bytes"
	"html"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	markdownhtml "github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"

	"whosaid/model"
)

// markdownParser reads CommonMark with GitHub's extensions and footnotes.
var markdownParser = sync.OnceValue(func() parser.Parser {
	return goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote)).Parser()
})

// decodeMarkdown makes a block of each leaf block of a Markdown file. The text
// is what a reader of the rendered file sees: no markers, escapes resolved, soft
// line breaks as spaces, images by their description, footnotes as a list behind
// the text.
func decodeMarkdown(doc *Document, source string) {
	source = frontMatter(&doc.Meta, Sanitize(source))
	if tangled(source) {
		decodePlain(doc, source)
		return
	}
	source = limitNesting(source)
	m := markdown{source: []byte(source), fence: strings.Contains(source, "\\") || strings.Contains(source, "&")}
	tree := markdownParser().Parse(text.NewReader(m.source))
	m.out.reserve(leaves(tree), len(m.source))
	m.blocks(tree, place{})
	doc.Text, doc.Blocks = m.out.text.String(), m.out.blocks
}

// markdown is one file under way.
type markdown struct {
	source []byte
	out    composer
	fence  bool // the source has escapes or entities
	work   draft
}

// draft is an empty draft, the one draft of the file over again: only one is
// under way at a time, and its text is copied when it is added.
func (m *markdown) draft(kind model.BlockKind, level int) *draft {
	m.work = draft{kind: kind, level: level, text: m.work.text[:0], open: m.work.open[:0]}
	return &m.work
}

// leaves counts the blocks below n that hold no other, about as many as the
// document will have.
func leaves(n ast.Node) int {
	count := 0
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Type() == ast.TypeBlock {
			count += max(1, leaves(c))
		}
	}
	return count
}

// place is where in the tree a block stands.
type place struct {
	quotes int    // block quotations around it
	lists  int    // lists around it
	marker string // of the list item that begins here
}

// blocks adds the blocks below a container.
func (m *markdown) blocks(parent ast.Node, at place) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		m.block(n, at)
		at.marker = ""
	}
}

// block adds one block, or the blocks of a container.
func (m *markdown) block(n ast.Node, at place) {
	switch n := n.(type) {
	case *ast.Heading:
		m.leaf(n, m.draft(model.KindHeading, n.Level))
	case *ast.Paragraph, *ast.TextBlock:
		m.leaf(n, m.paragraph(n, at))
	case *ast.Blockquote:
		at.quotes++
		m.blocks(n, at)
	case *ast.List:
		m.list(n, at)
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		d := m.draft(model.KindCode, 0)
		d.verbatim(string(n.Lines().Value(m.source)))
		m.out.add(d)
	case *ast.HTMLBlock:
		raw := n.Lines().Value(m.source)
		if n.HasClosure() {
			raw = append(raw, n.ClosureLine.Value(m.source)...)
		}
		addFragment(&m.out, string(raw))
	case *extast.Table:
		m.table(n)
	case *extast.FootnoteList:
		at.lists++
		m.blocks(n, at)
	case *extast.Footnote:
		at.marker = strconv.Itoa(n.Index) + "."
		m.blocks(n, at)
	}
}

// paragraph is the draft for a paragraph: by what stands around it a list item,
// a quotation, a picture's caption, or prose.
func (m *markdown) paragraph(n ast.Node, at place) *draft {
	d := m.draft(model.KindParagraph, 0)
	switch {
	case at.lists > 0:
		d.kind, d.level, d.marker = model.KindList, at.lists, at.marker
	case at.quotes > 0:
		d.kind, d.level = model.KindQuote, at.quotes
	default:
		if image, ok := n.FirstChild().(*ast.Image); ok && image.NextSibling() == nil {
			d.kind = model.KindCaption
		}
	}
	return d
}

// list adds a list's items, each with its marker as the source has it.
func (m *markdown) list(n *ast.List, at place) {
	at.lists++
	number := n.Start
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		at.marker = string(n.Marker)
		if n.IsOrdered() {
			at.marker = strconv.Itoa(number) + string(n.Marker)
			number++
		}
		m.blocks(item, at)
	}
}

// table adds a table: a row a line, cells parted by tabs.
func (m *markdown) table(n *extast.Table) {
	d := m.draft(model.KindTable, 0)
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		if row != n.FirstChild() {
			d.breakLine()
		}
		for c := row.FirstChild(); c != nil; c = c.NextSibling() {
			if c != row.FirstChild() {
				d.cell()
			}
			m.inlines(c, d)
		}
	}
	m.out.add(d)
}

// leaf adds the block of a node that holds inlines.
func (m *markdown) leaf(n ast.Node, d *draft) {
	m.inlines(n, d)
	m.out.add(d)
}

// inlines writes the inline nodes below n.
func (m *markdown) inlines(n ast.Node, d *draft) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		m.inline(c, d)
	}
}

// inline writes one inline node.
func (m *markdown) inline(n ast.Node, d *draft) {
	switch n := n.(type) {
	case *ast.Text:
		d.write(m.unescape(n.Value(m.source)))
		m.lineEnd(n, d)
	case *ast.String:
		d.write(m.unescape(n.Value))
	case *ast.CodeSpan:
		d.begin(model.InlineCode, "")
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			if t, ok := c.(*ast.Text); ok {
				d.write(string(t.Value(m.source)))
			}
		}
		d.end()
	case *ast.Emphasis:
		kind := model.InlineEmphasis
		if n.Level == 2 {
			kind = model.InlineStrong
		}
		m.wrapped(n, d, kind, "")
	case *extast.Strikethrough:
		m.wrapped(n, d, model.InlineStrike, "")
	case *ast.Link:
		m.wrapped(n, d, model.InlineLink, SanitizeLink(m.unescape(n.Destination)))
	case *ast.AutoLink:
		m.autoLink(n, d)
	case *extast.TaskCheckBox:
		box := " [ ]"
		if n.IsChecked {
			box = " [x]"
		}
		d.marker += box
	case *extast.FootnoteLink:
		d.write("[" + strconv.Itoa(n.Index) + "]")
	case *ast.RawHTML:
		if raw := n.Segments.Value(m.source); bytes.HasPrefix(bytes.ToLower(raw), []byte("<br")) {
			d.breakLine()
		}
	default: // an image by its description, an unknown extension by its text
		m.inlines(n, d)
	}
}

// wrapped writes the inlines below n inside an inline of their own, if that is a
// link inside one that leads somewhere.
func (m *markdown) wrapped(n ast.Node, d *draft, kind model.InlineKind, url string) {
	if kind == model.InlineLink && url == "" {
		m.inlines(n, d)
		return
	}
	d.begin(kind, url)
	m.inlines(n, d)
	d.end()
}

func (m *markdown) autoLink(n *ast.AutoLink, d *draft) {
	address := string(n.URL(m.source))
	if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(address), "mailto:") {
		address = "mailto:" + address
	}
	url := SanitizeLink(address)
	if url == "" {
		d.write(string(n.Label(m.source)))
		return
	}
	d.begin(model.InlineLink, url)
	d.write(string(n.Label(m.source)))
	d.end()
}

// lineEnd writes the line break after a text: a hard one stays, a soft one is a
// space, but nothing between two characters of a script without spaces.
func (m *markdown) lineEnd(n *ast.Text, d *draft) {
	switch {
	case n.HardLineBreak():
		d.breakLine()
	case n.SoftLineBreak():
		before, _ := utf8.DecodeLastRune(d.text)
		after, _ := utf8.DecodeRune(m.source[min(n.Segment.Stop+1, len(m.source)):])
		if !spaceless(before) || !spaceless(after) {
			d.space = true
		}
	}
}

// spaceless reports whether r is Chinese or Japanese, which set no space between words.
func spaceless(r rune) bool {
	return r >= 0x3000 && r < 0xa000 || r >= 0xf900 && r < 0xfb00 || r >= 0xff00 && r < 0xff61 || r >= 0x20000 && r < 0x32000
}

// unescape resolves backslash escapes and entities as the CommonMark renderer
// does: by way of its HTML.
func (m *markdown) unescape(raw []byte) string {
	if !m.fence || bytes.IndexByte(raw, '\\') < 0 && bytes.IndexByte(raw, '&') < 0 {
		return string(raw)
	}
	var b escapedWriter
	markdownhtml.DefaultWriter.Write(&b, raw)
	return html.UnescapeString(b.String())
}

// escapedWriter is the strings.Builder with the methods that goldmark asks of a
// buffered writer.
type escapedWriter struct{ strings.Builder }

func (*escapedWriter) Available() int { return 0 }
func (*escapedWriter) Buffered() int  { return 0 }
func (*escapedWriter) Flush() error   { return nil }
