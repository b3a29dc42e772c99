package sheet

import (
	_ "embed"
	"html/template"
	"io"
	"iter"
	"sync"
)

//go:embed page.html
var pageSource string

// page is parsed when it is first needed. html/template escapes every value for
// the place it stands in, and lets no address but http, https and mailto through.
var page = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("page").Parse(pageSource))
})

// pageArticle is an article with its quotations, as the page shows them.
type pageArticle struct {
	*Row   // of the first quotation
	Quotes []pageQuote
}

type pageQuote struct {
	*Row
	Text, Who string
}

// writeHTML writes one page that needs nothing else: no script, no font, no
// picture.
func writeHTML(w io.Writer, rows iter.Seq[*Row]) error {
	var all []pageArticle
	for r := range rows {
		if n := len(all); n == 0 || all[n-1].Source != r.Source {
			all = append(all, pageArticle{Row: r})
		}
		c := r.cited()
		a := &all[len(all)-1]
		a.Quotes = append(a.Quotes, pageQuote{r, c.Quoted(), c.Who()})
	}
	return page().Execute(w, all)
}
