package shelf

import (
	"fmt"
	"path"
	"sort"
	"strings"

	"whosaid/model/library"
	"whosaid/ui/dates"
	"whosaid/ui/paint"
)

// indent is the cells before a title: the cursor's bar and the state's glyph.
const indent = 3

// View draws the visible lines: as many as the pane is high, each exactly as
// wide. focused tells whether the pane has the keys.
func (p *Pane) View(focused bool) []string {
	lines := make([]string, 0, p.h)
	first := sort.Search(len(p.rows), func(i int) bool { return p.tops[i+1] > p.top })
	for i := first; i < len(p.rows) && len(lines) < p.h; i++ {
		drawn := p.row(i, focused)
		if skip := p.top - p.tops[i]; skip > 0 {
			drawn = drawn[min(skip, len(drawn)):]
		}
		lines = append(lines, drawn...)
	}
	lines = lines[:min(len(lines), p.h)]
	for len(lines) < p.h {
		lines = append(lines, paint.Spaces(p.w))
	}
	return lines
}

func (p *Pane) row(i int, focused bool) []string {
	r := p.rows[i]
	if r.entry < 0 {
		return p.heading(r)
	}
	here := p.cursor >= 0 && p.order[p.cursor] == i
	return p.entry(&p.entries[r.entry], r.height, here, focused)
}

// heading draws a group's title with the number of articles under it.
func (p *Pane) heading(r row) []string {
	count := fmt.Sprintf(" %d ", r.count)
	title := p.Meter.Cut(" "+paint.Plain(r.title), p.w-len(count))
	rule := p.w - p.Meter.Width(title) - len(count) - 1
	line := p.Theme.PaneTitle.Render(title)
	if rule > 0 {
		line += " " + p.Theme.Border.Render(paint.Rule(rule))
	}
	line = p.Meter.Fit(line+p.Theme.Muted.Render(count), p.w)
	if r.gap {
		return []string{paint.Spaces(p.w), line}
	}
	return []string{line}
}

// entry draws one article: its title on one or two lines, then what else is
// known in one.
func (p *Pane) entry(e *library.Entry, height int, here, focused bool) []string {
	th := p.Theme
	title, meta := th.ItemUnread, th.ItemMeta
	if e.Read {
		title = th.ItemRead
	}
	if here && focused {
		title = th.ItemSelected
		meta = th.ItemMeta.Background(th.ItemSelected.GetBackground()).Reverse(th.ItemSelected.GetReverse())
	}
	bar := " "
	if here {
		bar = th.SelectBar.Render("▌")
	}
	lines := make([]string, 0, height)
	for i, part := range p.Meter.Wrap(titleOf(e), p.titleWidth(), height-1) {
		glyph := "  "
		if i == 0 {
			glyph = p.glyph(e)
		}
		lines = append(lines, bar+p.onBack(glyph, here && focused)+title.Render(p.Meter.Fit(part, p.w-indent)))
	}
	lines = append(lines, bar+meta.Render(p.Meter.Fit("  "+p.meta(e), p.w-1)))
	for len(lines) < height {
		lines = append(lines, bar+title.Render(paint.Spaces(p.w-1)))
	}
	for i := range lines {
		if p.w <= indent {
			lines[i] = p.Meter.Fit(lines[i], p.w)
		}
	}
	return lines
}

// glyph shows a star, or a dot for what is unread; it is two cells wide.
func (p *Pane) glyph(e *library.Entry) string {
	switch {
	case e.Starred:
		return "★ "
	case !e.Read:
		return "• "
	}
	return "  "
}

func (p *Pane) onBack(glyph string, selected bool) string {
	s := p.Theme.Star
	if selected {
		s = s.Background(p.Theme.ItemSelected.GetBackground()).Reverse(p.Theme.ItemSelected.GetReverse())
	}
	return s.Render(glyph)
}

func titleOf(e *library.Entry) string {
	if t := paint.Plain(e.Title); strings.TrimSpace(t) != "" {
		return t
	}
	return path.Base(paint.Plain(e.Source))
}

// meta is outlet, date and the number of voices, whichever are known, as short
// as the width asks for.
func (p *Pane) meta(e *library.Entry) string {
	outlet := paint.Plain(e.Outlet)
	if outlet == "" {
		outlet = paint.Plain(e.Byline)
	}
	long, short := dates.Short(e.Published), dates.Brief(e.Published)
	if p.grouping == ByDay {
		long, short = "", ""
	}
	voices, brief := voicesOf(e)
	room := p.w - indent
	for _, parts := range [][]string{{outlet, long, voices}, {outlet, short, voices}, {outlet, short, brief}} {
		if s := together(parts); p.Meter.Width(s) <= room {
			return s
		}
	}
	rest := together([]string{short, brief})
	outlet = p.Meter.Cut(outlet, max(room-p.Meter.Width(rest)-3, 1))
	return together([]string{outlet, rest})
}

// voicesOf tells how many speak in an article, in words and with a sign.
func voicesOf(e *library.Entry) (words, brief string) {
	switch {
	case e.Voices == 1:
		return "1 voice", "1❝"
	case e.Voices > 1:
		return fmt.Sprintf("%d voices", e.Voices), fmt.Sprintf("%d❝", e.Voices)
	case e.Quotes > 0:
		return "unattributed", "?❝"
	}
	return "no quotes", ""
}

func together(parts []string) string {
	var known []string
	for _, s := range parts {
		if s != "" {
			known = append(known, s)
		}
	}
	return strings.Join(known, " · ")
}

// Thumb tells where the scroll bar's thumb is, in lines of the pane.
func (p *Pane) Thumb() (start, length int) {
	if len(p.tops) == 0 {
		return 0, 0
	}
	return paint.Thumb(p.top, p.h, p.tops[len(p.tops)-1], p.h)
}
