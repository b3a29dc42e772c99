// Package citation puts a quotation into words: its text on one line, and the
// whole as a reader would cite it.
//
// Article, Quote, who said it -> Citation -> lines for the clipboard, cards and
// sheets.
package citation

import (
	"slices"
	"strings"

	"whosaid/model"
	"whosaid/ui/paint"
)

// Citation is one quotation with everything a reader needs to cite it.
type Citation struct {
	Text    string // on one line, without the outer quotation marks
	Marked  bool   // all of it stood in quotation marks
	Speaker string // "" when nobody is known to have said it
	Role    string
	Outlet  string
	Title   string
	Date    string // ISO 8601, "" when the article gives none
	URL     string
}

// Of cites a quotation of an article. speaker and role may be empty.
func Of(a *model.Article, q *model.Quote, speaker, role string) Citation {
	return Citation{
		Text: Text(a, q), Marked: Marked(q),
		Speaker: paint.Plain(speaker), Role: paint.Plain(role),
		Outlet: paint.Plain(a.Outlet), Title: paint.Plain(a.Title),
		Date: paint.Plain(a.Published), URL: paint.Plain(a.URL),
	}
}

// Text is what a quotation reports, on one line. Where prose stood between its
// parts, on the same line, an ellipsis stands for it.
func Text(a *model.Article, q *model.Quote) string {
	var b strings.Builder
	for i, s := range q.Spans {
		if i > 0 {
			between := a.Text[q.Spans[i-1].End:s.Start]
			if strings.Contains(between, "\n") {
				b.WriteByte(' ')
			} else {
				b.WriteString(" … ")
			}
		}
		b.WriteString(s.In(a.Text))
	}
	return paint.Plain(strings.Join(strings.Fields(b.String()), " "))
}

// Marked reports whether all of a quotation stood in quotation marks. A mixed
// one shows the marks it has where they stand, an indirect one has none.
func Marked(q *model.Quote) bool {
	return q.Kind == model.Direct || q.Kind == model.Post ||
		q.Kind == model.Mixed && slices.Equal(q.Spans, q.Marked)
}

// Quoted is the text, between marks when all of it stood in marks.
func (c Citation) Quoted() string {
	if c.Marked {
		return Quoted(c.Text)
	}
	return c.Text
}

// Quoted sets a text between marks.
func Quoted(text string) string { return "“" + text + "”" }

// Who is the speaker with the role: "Ana Ruiz, mayor".
func (c Citation) Who() string {
	switch {
	case c.Speaker == "" && c.Role == "":
		return "unattributed"
	case c.Speaker == "":
		return c.Role
	case c.Role == "" || strings.EqualFold(c.Role, c.Speaker):
		return c.Speaker
	}
	return c.Speaker + ", " + c.Role
}

// Where is what is known of the article: outlet, title, date.
func (c Citation) Where() string {
	var parts []string
	for _, s := range []string{c.Outlet, c.Title, c.Date} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, ", ")
}

// String is the citation as it is copied: the quotation, then who said it, then
// where it stands, then the link, each on a line of its own.
func (c Citation) String() string {
	lines := []string{c.Quoted(), "— " + c.Who()}
	if w := c.Where(); w != "" {
		lines = append(lines, w)
	}
	if c.URL != "" {
		lines = append(lines, c.URL)
	}
	return strings.Join(lines, "\n") + "\n"
}

// Role is the role when it tells more than the name does, else "".
func Role(role, name string) string {
	role = paint.Plain(role)
	r, n := strings.ToLower(role), strings.ToLower(name)
	if strings.Contains(r, n) || strings.Contains(n, r) {
		return ""
	}
	return role
}
