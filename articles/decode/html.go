package decode

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"whosaid/model"
)

// decodeHTML makes a block of each stretch of a page that a browser would set
// apart, whatever part of the page it belongs to; what a browser hides, scripts,
// forms and their controls are left out. The cleaner is told by each block's
// Shape where it stood, and by readability whether that keeps it. address is where
// the page was found, nil when unknown.
func decodeHTML(doc *Document, source string, address *url.URL) {
	root, err := html.Parse(strings.NewReader(source))
	if err != nil { // elements nested deeper than the parser allows
		doc.Text, doc.Blocks = looseText(source)
		return
	}
	mendMisread(root)
	head := readHead(root)
	doc.Meta = head.meta()
	p := page{out: &composer{}, base: head.base(address), ordinals: map[*html.Node]int{}, words: map[*html.Node]string{}}
	p.walk(root, &frame{})
	p.flush()
	if body := head.article().body; len(body) >= leastStated {
		if unshown(body, p.out.text.String()) {
			addLinkedBody(p.out, body)
		}
		doc.Stated = statedText(body)
	}
	if letterCount(p.out.text.String()) < leastShown {
		addScripted(p.out, root)
	}
	doc.Text, doc.Blocks = p.out.text.String(), p.out.blocks
	vote(root, &p, doc)
}

// leastShown is below how many letters and digits a page shows next to nothing.
const leastShown = 200

// leastLinkedBody is from how many letters and digits on a page's JSON-LD is
// looked to for its text.
const leastLinkedBody = 400

// unshown reports whether the page leaves it to a script to show the text that
// its JSON-LD gives: little else is there to be seen.
func unshown(body, text string) bool {
	letters := letterCount(body)
	return letters >= leastLinkedBody && letterCount(text) < letters/2
}

// leastStated is from how many bytes on a text in JSON-LD can be an article's.
const leastStated = 200

// statedText is the text of a body in JSON-LD, which may be marked up.
func statedText(body string) string {
	var out composer
	addLinkedBody(&out, body)
	return out.text.String()
}

// addLinkedBody adds the paragraphs of the text in a page's JSON-LD.
func addLinkedBody(out *composer, body string) {
	before := len(out.blocks)
	if strings.Contains(body, "</p>") {
		addFragment(out, body)
	} else {
		for line := range strings.Lines(strings.ReplaceAll(html.UnescapeString(body), "\r", "\n")) {
			d := &draft{kind: model.KindParagraph}
			d.write(line)
			out.add(d)
		}
	}
	for i := before; i < len(out.blocks); i++ {
		out.blocks[i].Shape = Shape{Tag: "p", Words: "articlebody", Readable: true}
	}
}

// looseText is the text between tags, for a page whose tree cannot be built.
func looseText(source string) (string, []Block) {
	var out composer
	d := &draft{kind: model.KindParagraph}
	z := html.NewTokenizer(strings.NewReader(source))
	hidden := 0
	for tt := z.Next(); tt != html.ErrorToken; tt = z.Next() {
		switch tt {
		case html.TextToken:
			if hidden == 0 {
				d.write(string(z.Text()))
			}
		case html.StartTagToken, html.EndTagToken:
			name, _ := z.TagName()
			tag := atom.Lookup(name)
			switch {
			case skipped[tag] && tt == html.StartTagToken:
				hidden++
			case skipped[tag]:
				hidden = max(0, hidden-1)
			case blockLevel[tag]:
				out.add(d)
				d = &draft{kind: model.KindParagraph}
			}
		}
	}
	out.add(d)
	return out.text.String(), out.blocks
}

// addFragment adds the blocks of HTML that stands in a Markdown file.
func addFragment(out *composer, raw string) {
	body := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	nodes, err := html.ParseFragment(strings.NewReader(raw), body)
	if err != nil {
		return
	}
	p := page{out: out, ordinals: map[*html.Node]int{}, words: map[*html.Node]string{}}
	before := len(out.blocks)
	for _, n := range nodes {
		p.walk(n, &frame{})
	}
	p.flush()
	for i := before; i < len(out.blocks); i++ {
		out.blocks[i].Shape = Shape{}
	}
}

// resolve makes a link of a page absolute and safe, "" when it cannot be.
func (p *page) resolve(href string) string {
	href = strings.TrimSpace(href)
	if href == "" || strings.HasPrefix(href, "#") {
		return ""
	}
	if p.base != nil {
		if u, err := url.Parse(href); err == nil {
			href = p.base.ResolveReference(u).String()
		}
	}
	return SanitizeLink(href)
}
