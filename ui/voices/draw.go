package voices

import (
	"fmt"
	"sort"

	"charm.land/lipgloss/v2"

	"whosaid/ui/paint"
)

// quoteIndent is the cells before a quote's text.
const quoteIndent = 4

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
	here := i == p.cursor
	if r.said < 0 {
		return p.speaker(r, here, focused)
	}
	return p.quote(r, here, focused)
}

// back gives a style the background of the row under the cursor.
func (p *Pane) back(s lipgloss.Style, here, focused bool) lipgloss.Style {
	if !here {
		return s
	}
	if focused {
		sel := p.Theme.ItemSelected
		return s.Background(sel.GetBackground()).Reverse(sel.GetReverse())
	}
	return s
}

func (p *Pane) bar(here bool) string {
	if here {
		return p.Theme.SelectBar.Render("▌")
	}
	return " "
}

// speaker draws a name in its colour with the number of quotes, and the role.
func (p *Pane) speaker(r row, here, focused bool) []string {
	v := &p.voices[r.voice]
	var lines []string
	if r.voice > 0 {
		lines = append(lines, paint.Spaces(p.w))
	}
	look := p.Theme.Speaker(v.Slot)
	name, style := v.Name, look.Style.Bold(true)
	if name == "" {
		name, style = "Unattributed?", p.Theme.Muted.Bold(true)
	}
	count := fmt.Sprintf("%d ", len(v.Quotes))
	glyph := look.Glyph
	if v.Slot < 0 {
		glyph = "?"
	}
	text := p.Meter.Fit(p.Meter.Cut(glyph+" "+name, max(p.w-2-len(count), 0)), max(p.w-1-len(count), 0))
	line := p.bar(here) + p.back(style, here, focused).Render(text) +
		p.back(p.Theme.Muted, here, focused).Render(count)
	lines = append(lines, p.Meter.Fit(line, p.w))
	if v.Role != "" {
		role := p.Meter.Fit("  "+v.Role, max(p.w-1, 0))
		lines = append(lines, p.Meter.Fit(p.bar(here)+p.back(p.Theme.ItemMeta, here, focused).Render(role), p.w))
	}
	return lines
}

// quote draws a quote's first words beside a bar in its speaker's colour.
func (p *Pane) quote(r row, here, focused bool) []string {
	v := &p.voices[r.voice]
	said := &v.Quotes[r.said]
	look := p.Theme.Speaker(v.Slot)
	style := p.Theme.Item
	switch {
	case here && focused:
		style = p.Theme.ItemSelected
	case here && p.Theme.Color:
		style = style.Background(p.Theme.ItemSelected.GetBackground())
	case here:
		style = p.Theme.ItemDimmed
	}
	tail := tailOf(v, said)
	height := r.height
	if said.Guess != "" {
		height--
	}
	lines := make([]string, 0, r.height)
	for i, text := range p.wrapped(said, height) {
		side := p.back(look.Style, here, focused).Render(" │ ")
		room := p.w - quoteIndent
		end := ""
		if last := i == height-1; last && tail != "" && room > p.Meter.Width(tail)+4 {
			end = p.back(p.Theme.Muted, here, focused).Render(tail)
			room -= p.Meter.Width(tail)
		}
		body := p.Meter.Cut(text, room)
		rest := p.back(p.Theme.Item, here, focused).Render(paint.Spaces(room - p.Meter.Width(body)))
		lines = append(lines, p.Meter.Fit(p.bar(here)+side+style.Render(body)+rest+end, p.w))
	}
	if said.Guess != "" {
		guess := p.Meter.Fit("   perhaps "+said.Guess+"?", max(p.w-1, 0))
		lines = append(lines, p.Meter.Fit(p.bar(here)+p.back(p.Theme.Warning, here, focused).Render(guess), p.w))
	}
	return lines
}

// tailOf is what stands behind a quote: a question mark when its speaker is in
// doubt, and in how many other places the statement is printed.
func tailOf(v *Voice, s *Said) string {
	tail := ""
	if v.Slot >= 0 && s.Confidence < Doubt {
		tail = " ?"
	}
	if s.Elsewhere > 0 {
		tail += fmt.Sprintf(" ⇄%d", s.Elsewhere)
	}
	return tail
}

// wrapped is a quote's text on exactly n lines.
func (p *Pane) wrapped(s *Said, n int) []string {
	lines := p.Meter.Wrap(s.Text, p.quoteWidth(), n)
	for len(lines) < n {
		lines = append(lines, "")
	}
	return lines[:n]
}
