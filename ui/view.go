package ui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"whosaid/model"
	"whosaid/ui/dates"
	"whosaid/ui/layout"
	"whosaid/ui/paint"
)

// View returns the screen. It is drawn only when something has changed.
func (m *Model) View() tea.View {
	if m.screen.stale {
		m.screen.drawn = strings.Join(m.draw(), "\n")
		m.screen.stale = false
	}
	v := tea.NewView(m.screen.drawn)
	v.AltScreen = true
	v.MouseMode = tea.MouseModeNone
	if m.screen.mouse {
		v.MouseMode = tea.MouseModeCellMotion
	}
	v.WindowTitle = "whosaid"
	if a := m.reader.Article(); a != nil && a.Title != "" {
		v.WindowTitle = m.screen.meter.Cut(paint.Plain(a.Title), 80) + " — whosaid"
	}
	return v
}

// draw makes the lines of the screen.
func (m *Model) draw() []string {
	f := m.screen.frame
	lines := make([]string, 0, f.H)
	if f.Title.H > 0 {
		lines = append(lines, m.titleBar())
	}
	lines = append(lines, m.body()...)
	if f.Status.H > 0 {
		lines = append(lines, m.statusLine())
	}
	if l := m.top(); l != nil { // what lies below it waits unseen
		r := l.box()
		m.screen.meter.Over(lines, f.W, m.boxed(l), r.X, r.Y, r.W)
	}
	return lines
}

// titleBar names the program and what is being read, and counts it.
func (m *Model) titleBar() string {
	th := m.screen.theme
	badge := th.PaneTitle.Reverse(true).Render(" whosaid ")
	left := badge + " " + th.Item.Render(paint.Plain(m.opt.Name))
	var parts []string
	if n := len(m.load.problems) - m.load.noted; n > 0 {
		parts = append(parts, th.Error.Render(fmt.Sprintf("✗ %d", n))+th.Muted.Render(fmt.Sprintf(" (%s)", m.problemsKey())))
	}
	if s := m.progressLine(); s != "" {
		parts = append(parts, th.Success.Render("⟳ "+s))
	}
	meter, w := m.screen.meter, m.screen.w
	if n := m.lib.Count(); n.Articles > 0 {
		all := count(n.Articles, "article") + " · " + count(n.Quotes, "quote")
		room := w - meter.Width(left) - meter.Width(strings.Join(parts, "  ")) - 4
		switch short := count(n.Articles, "article"); {
		case len(parts) == 0 || meter.Width(all) <= room:
			parts = append(parts, th.Muted.Render(all))
		case meter.Width(short) <= room: // what goes on is more than how much there is
			parts = append(parts, th.Muted.Render(short))
		}
	}
	return meter.Ends(left, strings.Join(parts, "  ")+" ", w)
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// column is one pane, drawn.
type column struct {
	lines         []string
	start, length int // of the scroll bar's thumb, in lines below the header
	head          int
}

// body draws the panes side by side. The line between two panes carries the
// scroll bar of the one on its left.
func (m *Model) body() []string {
	f := m.screen.frame
	var cols []column
	for p := layout.List; p <= layout.Voices; p++ {
		if f.Shown(p) {
			cols = append(cols, m.column(p))
		}
	}
	th := m.screen.theme
	line, thumb, joint := th.Border.Render("│"), th.Muted.Render("┃"), th.Border.Render("┬")
	lines := make([]string, f.Body.H)
	var b strings.Builder
	for y := range lines {
		b.Reset()
		for i, c := range cols {
			if i > 0 {
				left := cols[i-1]
				at := y - left.head
				switch {
				case at < 0:
					b.WriteString(joint)
				case left.length > 0 && at >= left.start && at < left.start+left.length:
					b.WriteString(thumb)
				default:
					b.WriteString(line)
				}
			}
			b.WriteString(c.lines[y])
		}
		lines[y] = b.String()
	}
	return lines
}

// column draws a pane with its header.
func (m *Model) column(p layout.Pane) column {
	r := m.screen.frame.Panes[p]
	c := column{head: headRows(r)}
	focused := p == m.focus && m.top() == nil
	if c.head > 0 {
		c.lines = append(c.lines, m.header(p, r.W, focused))
	}
	switch p {
	case layout.List:
		c.lines = append(c.lines, m.listLines(r.W, r.H-c.head, focused)...)
		c.start, c.length = m.shelf.Thumb()
	case layout.Reader:
		c.lines = append(c.lines, m.textLines(r.W, r.H-c.head)...)
		c.start, c.length = m.reader.Thumb()
	default:
		c.lines = append(c.lines, m.voiceLines(r.W, r.H-c.head, focused)...)
		c.start, c.length = m.voices.Thumb()
	}
	return c
}

// header draws a pane's title and what is to know about it on a line.
func (m *Model) header(p layout.Pane, w int, focused bool) string {
	th, meter := m.screen.theme, m.screen.meter
	title, info := m.heading(p)
	rule, name := th.Border, th.Muted
	if focused {
		rule, name = th.BorderFocus, th.PaneTitle
	}
	if info != "" {
		info = " " + info + " "
	}
	title = meter.Cut(title, w-4-meter.Width(info))
	fill := w - 4 - meter.Width(title) - meter.Width(info)
	if fill < 0 {
		return meter.Fit(name.Render(meter.Cut(title, w)), w)
	}
	return rule.Render("─") + " " + name.Render(title) + " " + rule.Render(paint.Rule(fill)) +
		name.Bold(false).Render(info) + rule.Render("─")
}

// heading is a pane's title and a short fact.
func (m *Model) heading(p layout.Pane) (title, info string) {
	switch p {
	case layout.List:
		title = "Articles"
		if s := m.narrow.title(); s != "" {
			title = "Articles & " + paint.Plain(s)
		}
		if m.shelf.Len() > 0 {
			info = fmt.Sprintf("%d/%d", m.shelf.Position(), m.shelf.Len())
			if m.shelf.Position() == 0 {
				info = fmt.Sprint(m.shelf.Len())
			}
		}
	case layout.Voices:
		title = "Voices"
		if at, of := m.voices.Position(); of > 0 {
			info = fmt.Sprintf("%d/%d", at, of)
		}
	default:
		title, info = m.textHeading()
	}
	return title, info
}

// textHeading is where and when the article was published, and its title once
// that has scrolled away.
func (m *Model) textHeading() (title, info string) {
	a := m.reader.Article()
	if a == nil {
		return "Text", ""
	}
	from := paint.Plain(a.Outlet)
	if from == "" {
		from = paint.Plain(a.Byline)
	}
	var parts []string
	for _, s := range []string{from, dates.Short(a.Published), m.printed(a.ID)} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	title = strings.Join(parts, " · ")
	if m.reader.Place() > 0 || a.TitleDerived || from == "" {
		title = paint.Plain(a.Title)
	}
	if m.reader.Removed() {
		info = "all · "
	}
	return title, fmt.Sprintf("%s%d%%", info, m.reader.Percent())
}

// printed tells how often an article was printed, when that is more than once.
func (m *Model) printed(id model.ArticleID) string {
	if e, ok := m.lib.Entry(id); ok && e.Printings > 1 {
		return fmt.Sprintf("%d printings", e.Printings)
	}
	return ""
}

func (m *Model) listLines(w, h int, focused bool) []string {
	if m.shelf.Len() > 0 {
		return m.shelf.View(focused)
	}
	above := min(m.shelf.Above(), h)
	return append(m.shelf.View(focused)[:above], m.message(w, h-above, m.noArticles()...)...)
}

func (m *Model) textLines(w, h int) []string {
	if m.reader.Article() != nil {
		return m.reader.View()
	}
	return m.message(w, h, m.nothingToRead()...)
}

func (m *Model) voiceLines(w, h int, focused bool) []string {
	if len(m.voices.Voices()) > 0 {
		return m.voices.View(focused)
	}
	return m.message(w, h, m.noVoices()...)
}

// message draws lines of advice in the upper middle of an empty pane.
func (m *Model) message(w, h int, paragraphs ...string) []string {
	meter, th := m.screen.meter, m.screen.theme
	lines := make([]string, 0, max(h, 0))
	for range h / 4 {
		lines = append(lines, paint.Spaces(w))
	}
	for i, p := range paragraphs {
		style := th.Muted
		if i == 0 {
			style = th.Item.Bold(true)
		}
		for _, row := range meter.Wrap(p, max(min(w-4, 60), 1), 0) {
			lines = append(lines, centred(meter, style, row, w))
		}
		lines = append(lines, paint.Spaces(w))
	}
	for len(lines) < h {
		lines = append(lines, paint.Spaces(w))
	}
	return lines[:max(h, 0)]
}

func centred(m paint.Meter, style lipgloss.Style, row string, w int) string {
	left := max((w-m.Width(row))/2, 0)
	return m.Fit(paint.Spaces(left)+style.Render(row), w)
}

// boxed draws a layer with its border, title and hints.
func (m *Model) boxed(l layer) []string {
	th, meter := m.screen.theme, m.screen.meter
	r := l.box()
	edge := th.BorderFocus
	inner := max(r.W-2*border, 0)
	title := meter.Cut(" "+paint.Plain(l.title())+" ", max(inner-2, 0))
	lines := []string{edge.Render("╭─") + th.PaneTitle.Render(title) +
		edge.Render(paint.Rule(inner-1-meter.Width(title))+"╮")}
	start, length := l.thumb()
	side, thumb := edge.Render("│"), edge.Bold(true).Render("┃")
	for i, row := range l.view() {
		right := side
		if length > 0 && i >= start && i < start+length {
			right = thumb
		}
		lines = append(lines, side+meter.Fit(row, inner)+right)
	}
	lines = append(lines, edge.Render("╰"+paint.Rule(inner)+"╯"))
	for i := range lines {
		if r.W < 4 {
			lines[i] = meter.Fit(lines[i], r.W)
		}
	}
	return lines[:min(len(lines), r.H)]
}
