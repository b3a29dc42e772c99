package sheet

import (
	"io"
	"iter"
	"strings"

	"whosaid/ui/markdown"
)

// writeMarkdown writes block quotations under their articles' titles.
func writeMarkdown(w io.Writer, rows iter.Seq[*Row]) error {
	var b strings.Builder
	source, first := "", true
	for r := range rows {
		b.Reset()
		if first || r.Source != source {
			if !first {
				b.WriteString("\n")
			}
			b.WriteString("# " + markdown.Escape(r.Article) + "\n")
			if where := headline(r); where != "" {
				b.WriteString("\n" + where + "\n")
			}
			source, first = r.Source, false
		}
		c := r.cited()
		b.WriteString("\n> " + markdown.Escape(c.Quoted()) + "\n>\n> — " + markdown.Escape(c.Who()) + "\n")
		if _, err := io.WriteString(w, b.String()); err != nil {
			return err
		}
	}
	return nil
}

// headline is what stands under an article's title: byline, outlet, date, link.
func headline(r *Row) string {
	var parts []string
	for _, s := range []string{r.Byline, r.Outlet, r.Published} {
		if s != "" {
			parts = append(parts, markdown.Escape(s))
		}
	}
	if r.URL != "" {
		parts = append(parts, "<"+strings.NewReplacer("<", "%3C", ">", "%3E", " ", "%20", "\n", "").Replace(r.URL)+">")
	}
	return strings.Join(parts, " · ")
}
