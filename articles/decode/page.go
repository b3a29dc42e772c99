package decode

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"whosaid/model"
)

// page is one page under way.
type page struct {
	base *url.URL
	out  *composer

	draft   *draft // the block being written, nil between blocks
	at      *frame // the frame that began it
	inlines []markup
	tally   tally // of the draft
	looked  int   // nodes looked through in search of hidden prose
	// texts are the text nodes of each block written so far, for the vote.
	texts    [][]*html.Node
	pending  []*html.Node
	ordinals map[*html.Node]int    // elements by order of first use
	words    map[*html.Node]string // elements' own words, once worked out
}

// markup is an inline that is open, across blocks if need be.
type markup struct {
	kind model.InlineKind
	url  string
}

// tally counts a block's letters and digits, and those in links.
type tally struct{ all, linked int }

// frame is where in the tree the walk stands.
type frame struct {
	parent *frame
	node   *html.Node
	depth  int
	block  *frame // nearest block-level frame, itself included

	quotes, lists int
	heading       int
	item          *item // the list item around, until its marker is used
	counter       *int  // the next number of the ordered list around
	pre           bool
	figure        bool
	caption       bool
	link          bool
	hidden        bool
	main          bool // inside the page's main part
	post          *post
}

// item is a list item whose marker is not yet printed.
type item struct{ marker string }

// walk writes n and what is below it.
func (p *page) walk(n *html.Node, f *frame) {
	switch n.Type {
	case html.TextNode:
		p.text(n, f)
	case html.DocumentNode:
		p.children(n, f)
	case html.ElementNode:
		if skipped[n.DataAtom] || n.DataAtom == atom.Form && textLetters(n, formLetters) < formLetters {
			return
		}
		f = p.enter(n, f)
		if hidden(n) {
			if !f.hidden && !p.unfolds(n, f.main) {
				return
			}
			f.hidden = true
		}
		p.element(n, f)
	}
}

// formLetters is from how many letters and digits on a form is no form but a page
// that was put into one, as some content systems do.
const formLetters = 800

func (p *page) children(n *html.Node, f *frame) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		p.walk(c, f)
	}
}

// enter makes the frame for element n.
func (p *page) enter(n *html.Node, outer *frame) *frame {
	f := *outer
	f.parent, f.node, f.depth = outer, n, outer.depth+1
	if blockLevel[n.DataAtom] {
		f.block = &f
	}
	f.main = f.main || n.DataAtom == atom.Main || n.DataAtom == atom.Article
	return &f
}

// element writes an element that is shown.
func (p *page) element(n *html.Node, f *frame) {
	switch n.DataAtom {
	case atom.Br:
		p.lineBreak()
		return
	case atom.Table:
		if p.table(n, f) {
			return
		}
	case atom.Rt:
		p.ruby(n, f)
		return
	case atom.Q:
		p.write("“")
		p.children(n, f)
		p.write("”")
		return
	}
	if !blockLevel[n.DataAtom] {
		if n.FirstChild == nil && strings.Contains(attr(n, "class"), "br") && slices.Contains(strings.Fields(attr(n, "class")), "br") {
			p.lineBreak() // a line break by style sheet
			return
		}
		p.inline(n, f)
		return
	}
	p.flush()
	p.block(n, f)
	p.children(n, f)
	p.flush()
}

// ruby writes the reading of a word behind it, in brackets as the fallback for
// browsers without ruby has them.
func (p *page) ruby(n *html.Node, f *frame) {
	bracketed := n.PrevSibling != nil && n.PrevSibling.DataAtom == atom.Rp
	if !bracketed {
		p.write("（")
	}
	p.children(n, f)
	if !bracketed {
		p.write("）")
	}
}

// block notes in f what the block-level element n means for the blocks in it.
func (p *page) block(n *html.Node, f *frame) {
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		f.heading = int(n.Data[1] - '0')
	case atom.Blockquote:
		f.quotes++
	case atom.Ul, atom.Menu, atom.Dir:
		f.lists++
		f.counter = nil
	case atom.Ol:
		f.lists++
		start, err := strconv.Atoi(attr(n, "start"))
		if err != nil {
			start = 1
		}
		f.counter = &start
	case atom.Li:
		f.item = &item{marker: "-"}
		if f.counter != nil {
			f.item.marker = strconv.Itoa(*f.counter) + "."
			*f.counter++
		}
	case atom.Pre:
		f.pre = true
	case atom.Figure:
		f.figure = true
	case atom.Figcaption:
		f.caption = true
	}
	if post := postOf(n); post != nil {
		f.post = post
	}
}

// inline writes an element inside running text.
func (p *page) inline(n *html.Node, f *frame) {
	m, marked := p.markupOf(n)
	if n.DataAtom == atom.A {
		f.link = true
		if previous := n.PrevSibling; previous != nil && previous.DataAtom == atom.A {
			p.space()
		}
	}
	if !marked {
		p.children(n, f)
		return
	}
	p.inlines = append(p.inlines, m)
	if p.draft != nil {
		p.draft.begin(m.kind, m.url)
	}
	p.children(n, f)
	p.inlines = p.inlines[:len(p.inlines)-1]
	if p.draft != nil {
		p.draft.end()
	}
}

// markupOf is the inline that an element stands for, if it does.
func (p *page) markupOf(n *html.Node) (markup, bool) {
	switch n.DataAtom {
	case atom.A:
		link := p.resolve(attr(n, "href"))
		return markup{model.InlineLink, link}, link != ""
	case atom.Em, atom.I, atom.Cite, atom.Dfn, atom.Var:
		return markup{kind: model.InlineEmphasis}, true
	case atom.Strong, atom.B:
		return markup{kind: model.InlineStrong}, true
	case atom.Code, atom.Kbd, atom.Samp, atom.Tt:
		return markup{kind: model.InlineCode}, true
	case atom.S, atom.Strike, atom.Del:
		return markup{kind: model.InlineStrike}, true
	}
	return markup{}, false
}

// text writes a text node.
func (p *page) text(n *html.Node, f *frame) {
	if strings.TrimLeft(n.Data, " \n\t\r\f") == "" && !f.pre {
		if n.Data != "" {
			p.space()
		}
		return
	}
	p.begin(f)
	if f.pre {
		p.draft.verbatim(n.Data)
	} else {
		p.draft.write(n.Data)
	}
	letters := letterCount(n.Data)
	p.tally.all += letters
	if f.link {
		p.tally.linked += letters
	}
	p.pending = append(p.pending, n)
}

// write writes what the page's style sheet would set.
func (p *page) write(s string) {
	if p.draft != nil {
		p.draft.write(s)
	}
}

func (p *page) space() {
	if p.draft != nil {
		p.draft.space = true
	}
}

// lineBreak ends a line; a second one in a row ends the block.
func (p *page) lineBreak() {
	d := p.draft
	if d == nil {
		return
	}
	if len(d.text) > 0 && d.text[len(d.text)-1] == '\n' && d.kind != model.KindCode {
		p.flush()
		return
	}
	d.breakLine()
}

// begin begins a block if none is open.
func (p *page) begin(f *frame) {
	if p.draft != nil {
		return
	}
	p.draft, p.at = draftIn(f), f
	for _, m := range p.inlines {
		p.draft.begin(m.kind, m.url)
	}
}

// draftIn is the draft for a block at f: its kind by what is nearest around it.
func draftIn(f *frame) *draft {
	d := &draft{kind: model.KindParagraph}
	switch {
	case f.post != nil:
		d.kind = model.KindPost
	case f.pre:
		d.kind = model.KindCode
	case f.heading > 0:
		d.kind, d.level = model.KindHeading, f.heading
	case f.caption || f.figure && f.quotes == 0:
		d.kind = model.KindCaption
	case f.lists > 0:
		d.kind, d.level = model.KindList, f.lists
		if f.item != nil {
			d.marker, f.item.marker = f.item.marker, ""
		}
	case f.quotes > 0:
		d.kind, d.level = model.KindQuote, f.quotes
	}
	return d
}

// flush ends the block that is open.
func (p *page) flush() {
	if p.draft == nil {
		return
	}
	d := p.draft
	before := len(p.out.blocks)
	d.shape = p.shape()
	if d.kind == model.KindPost && postCredit(string(d.text)) {
		d.kind = model.KindCredit
	}
	p.out.add(d)
	if len(p.out.blocks) > before {
		p.texts = append(p.texts, p.pending)
		p.pending = nil
	}
	p.draft, p.at, p.tally, p.pending = nil, nil, tally{}, p.pending[:0]
}

// letterCount counts the letters and digits of s.
func letterCount(s string) int {
	n := 0
	for i := 0; i < len(s); {
		b := s[i]
		if b < utf8.RuneSelf {
			if b|0x20 >= 'a' && b|0x20 <= 'z' || b >= '0' && b <= '9' {
				n++
			}
			i++
			continue
		}
		r, w := utf8.DecodeRuneInString(s[i:])
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			n++
		}
		i += w
	}
	return n
}
