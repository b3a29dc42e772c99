package decode

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"whosaid/model"
)

// addFragment adds the visible text of HTML inside a Markdown file.
func addFragment(out *composer, raw string) {
	d := &draft{kind: model.KindParagraph}
	hidden := 0
	z := html.NewTokenizer(strings.NewReader(raw))
	for tt := z.Next(); tt != html.ErrorToken; tt = z.Next() {
		name, _ := z.TagName()
		invisible := false
		switch atom.Lookup(name) {
		case atom.Script, atom.Style, atom.Template, atom.Noscript:
			invisible = true
		}
		switch {
		case tt == html.StartTagToken && invisible:
			hidden++
		case tt == html.EndTagToken && invisible:
			hidden = max(0, hidden-1)
		case tt == html.TextToken && hidden == 0:
			d.write(string(z.Text()))
		}
	}
	out.add(d)
}
