package shelf

import (
	"fmt"
	"path"
	"strings"

	"whosaid/model/library"
	"whosaid/ui/dates"
	"whosaid/ui/paint"
)

// indent is the cells before a title: the cursor's bar and the state's glyph.
const indent = 3

func (p *Pane) row(r int, focused bool) []string {
	here := r == p.rowOf(p.cursor)
	switch extra := p.extra(); {
	case r >= extra:
		row := &p.shown.rows[r-extra]
		if row.entry < 0 {
			return p.heading(row.heading)
		}
		e := p.present(&p.shown.entries[row.entry])
		return p.entry(e, row.heading != nil && row.heading.day, p.height(r), here, focused)
	case r == 0:
		return []string{p.savedHead()}
	case r == extra-1:
		return []string{paint.Spaces(p.w)}
	default:
		return []string{p.savedLine(&p.saved[r-1], here, focused)}
	}
}

// heading draws a group's title with the number of articles under it.
func (p *Pane) heading(h *heading) []string {
	count := fmt.Sprintf(" %d ", h.count)
	title := p.Meter.Cut(" "+paint.Plain(h.title), p.w-len(count))
	rule := p.w - p.Meter.Width(title) - len(count) - 1
	line := p.Theme.PaneTitle.Render(title)
	if rule > 0 {
		line += " " + p.Theme.Border.Render(paint.Rule(rule))
	}
	line = p.Meter.Fit(line+p.Theme.Muted.Render(count), p.w)
	if h.gap {
		return []string{paint.Spaces(p.w), line}
	}
	return []string{line}
}

// entry draws one article: its title on one or two lines, then what else is
// known in one. dated tells that its day stands above.
func (p *Pane) entry(e *library.Entry, dated bool, height int, here, focused bool) []string {
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
	lines = append(lines, bar+meta.Render(p.Meter.Fit("  "+p.meta(e, dated), p.w-1)))
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
func (p *Pane) meta(e *library.Entry, dated bool) string {
	outlet := paint.Plain(e.Outlet)
	if outlet == "" {
		outlet = paint.Plain(e.Byline)
	}
	long, short := dates.Short(e.Published), dates.Brief(e.Published)
	if dated {
		long = dates.Time(e.Published)
		short = long
	}
	voices, brief := voicesOf(e)
	if e.Printings > 1 {
		times := fmt.Sprintf("×%d", e.Printings)
		voices, brief = voices+" · "+times, brief+" "+times
	}
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

// entryHeight is how many lines an entry takes: one to three of title, one of the rest.
func (p *Pane) entryHeight(e *library.Entry) int {
	n, room := p.Meter.Width(e.Title), p.titleWidth()
	switch {
	case n <= room || p.w >= oneLine:
		return 2
	case p.w >= narrow || n <= room*3/2:
		return 3
	case n > 2*room || len(p.Meter.Wrap(titleOf(e), room, 3)) == 3:
		return 4 // a cut-off headline says little
	}
	return 3
}

// narrow is the width up to which a title may take three lines, in cells.
const narrow = 36

// oneLine is the width from which titles are not wrapped, in cells.
const oneLine = 64

func (p *Pane) titleWidth() int { return max(p.w-indent-1, 1) }
