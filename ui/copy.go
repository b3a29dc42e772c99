package ui

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"unicode"

	tea "charm.land/bubbletea/v2"

	"whosaid/model"
	"whosaid/model/library"
	"whosaid/ui/card"
	"whosaid/ui/citation"
	"whosaid/ui/paint"
	"whosaid/ui/sheet"
)

// copyQuote copies the quote a command is about, cited.
func (m *Model) copyQuote() tea.Cmd {
	id := m.questionedOrSeen()
	a, q := m.lib.Quote(id)
	if q == nil {
		m.say("No quote is selected")
		return nil
	}
	c := m.cite(a, q)
	m.say("Copied: " + c.Quoted())
	return tea.SetClipboard(c.String())
}

// questionedOrSeen is the quote of the card on top, or the selected one, or the
// first in sight.
func (m *Model) questionedOrSeen() model.QuoteID {
	if c, ok := m.top().(*cardLayer); ok {
		if t := c.card.Target(); t.Quote != "" {
			return t.Quote
		}
		if c.card.Name.Kind == card.KindQuote {
			return model.QuoteID(c.card.Name.ID)
		}
		return ""
	}
	if m.quote != "" {
		return m.quote
	}
	if i := m.reader.Current(); i >= 0 {
		return m.reader.Reading().Quotes[i].ID
	}
	return ""
}

// cite cites a quote with what is known of its speaker.
func (m *Model) cite(a *model.Article, q *model.Quote) citation.Citation {
	r := m.lib.Reading(a.ID)
	name, role := "", ""
	if p := m.lib.Person(m.lib.Speaker(q.ID)); p != nil {
		name = p.Name
	}
	if q.Attributed() {
		mention := &r.Mentions[q.Mention]
		roles := []string{mention.Role}
		if p := r.Person(q); p != nil {
			roles = append(roles, p.Roles...)
			if name == "" {
				name = p.Name
			}
		}
		for _, r := range roles {
			if role == "" {
				role = citation.Role(r, name)
			}
		}
	}
	return citation.Of(a, q, name, role)
}

func (m *Model) copyLink() tea.Cmd {
	a := m.reader.Article()
	if a == nil {
		return nil
	}
	link := paint.Plain(a.URL)
	if link == "" {
		link = paint.Plain(a.Source)
		m.say("The article gives no link; copied where it was read from: " + link)
	} else {
		m.say("Copied: " + link)
	}
	return tea.SetClipboard(link)
}

// browseArticle opens the article in the browser.
func (m *Model) browseArticle() tea.Cmd {
	a := m.reader.Article()
	if a == nil {
		return nil
	}
	if !isAddress(a.URL) {
		m.say("The article gives no link")
		return nil
	}
	return m.browse(a.URL)
}

func (m *Model) browse(url string) tea.Cmd {
	m.say("Opening " + paint.Plain(url))
	call, ctx := m.opt.Browse, m.ctx
	return func() tea.Msg { return browsedMsg{url, call(ctx, url)} }
}

func (m *Model) browsed(msg browsedMsg) {
	if msg.err != nil {
		m.complain(fmt.Sprintf("No browser could be opened (%v); the link is %s", msg.err, paint.Plain(msg.url)))
	}
}

// askExport asks for a file name and writes the article's quotes there, in the
// format its ending names.
func (m *Model) askExport() {
	a := m.reader.Article()
	if a == nil {
		return
	}
	m.ask(" Save the quotes as ", "", slug(a.Title)+"-"+m.opt.Clock().Format("2006-01-02")+".md")
	m.asking.done = func(path string) tea.Cmd {
		if path = strings.TrimSpace(path); path == "" {
			return nil
		}
		format, ok := sheet.FormatOf(path)
		if !ok {
			m.complain(path + ": end the name in " + endings() + " to say the format")
			return nil
		}
		lib, id := m.lib, a.ID
		return func() tea.Msg { return exportedMsg{path, save(path, format, lib, id)} }
	}
}

// endings lists the formats as the endings of file names.
func endings() string {
	var out []string
	for _, f := range sheet.Formats {
		out = append(out, "."+string(f))
	}
	return strings.Join(out, ", ")
}

// save writes an article's quotes to a file that must not exist yet.
func save(path string, format sheet.Format, lib *library.Library, id model.ArticleID) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644)
	if errors.Is(err, os.ErrExist) {
		return fmt.Errorf("%s exists already; give another name", path)
	}
	if err != nil {
		return err
	}
	return errors.Join(format.Write(f, sheet.Of(lib, id)), f.Close())
}

func (m *Model) exported(msg exportedMsg) {
	if msg.err != nil {
		m.complain("Not saved: " + msg.err.Error())
		return
	}
	m.say("Saved " + msg.path)
}

// slug makes a file name of a title: letters and digits, parted by hyphens.
func slug(title string) string {
	const longest = 48
	s := strings.Join(strings.FieldsFunc(strings.ToLower(title), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}), "-")
	for i := range s {
		if i > longest {
			s = s[:i]
			break
		}
	}
	if s = strings.Trim(s, "-"); s == "" {
		return "quotes"
	}
	return s
}

// askPipe asks for a command and pipes the article's kept text to it.
func (m *Model) askPipe() {
	a := m.reader.Article()
	if a == nil {
		return
	}
	m.ask(" | ", "a command, such as wc -w", "")
	m.asking.done = func(command string) tea.Cmd {
		if strings.TrimSpace(command) == "" {
			return nil
		}
		m.eras.pipe++
		era, text, ctx := m.eras.pipe, keptText(a), m.ctx
		m.say("Running " + command + " …")
		return func() tea.Msg { return pipe(ctx, era, command, text) }
	}
}

// keptText is the article without what was removed, a block a paragraph.
func keptText(a *model.Article) string {
	var b strings.Builder
	for i := range a.Blocks {
		if a.Blocks[i].Kept() {
			b.WriteString(a.Blocks[i].Span.In(a.Text) + "\n\n")
		}
	}
	return b.String()
}
