// Package palette lists the commands: as the help, in groups, and as the command
// palette, best match first. Both are drawn from the key table, and both carry
// out the command that is picked.
//
// keys.Table, what is typed -> the bindings that match -> rows.
package palette

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"whosaid/ui/keys"
	"whosaid/ui/paint"
	"whosaid/ui/prompt"
	"whosaid/ui/theme"
)

// Pane is the help or the palette.
type Pane struct {
	table  *keys.Table
	theme  *theme.Theme
	meter  paint.Meter
	line   prompt.Line
	groups bool // in groups, as the help
	typing bool
	w, h   int
	rows   []row
	cursor int // indexes rows; always a binding unless there is none
	top    int
}

// row is a group's title, a blank line, or a binding.
type row struct {
	title   string
	binding *keys.Binding
}

// NewHelp returns the help: all bindings in groups. Typing searches once it was
// asked for (Search).
func NewHelp(t *keys.Table, th *theme.Theme, m paint.Meter) *Pane {
	p := &Pane{table: t, theme: th, meter: m, groups: true}
	p.line = prompt.New(th, " / ", "")
	p.build()
	return p
}

// NewPalette returns the palette: typing searches at once.
func NewPalette(t *keys.Table, th *theme.Theme, m paint.Meter) *Pane {
	p := &Pane{table: t, theme: th, meter: m, typing: true}
	p.line = prompt.New(th, " : ", "a command")
	p.build()
	return p
}

// Typing reports whether keys are text.
func (p *Pane) Typing() bool { return p.typing }

// Search begins to take keys as text.
func (p *Pane) Search() { p.typing = true }

// Leave ends the typing and reports whether there was anything to end.
func (p *Pane) Leave() bool {
	if !p.groups || !p.typing {
		return false
	}
	p.typing = false
	p.line.Set("")
	p.build()
	return true
}

// Type takes a key or a paste as text.
func (p *Pane) Type(msg tea.Msg) {
	if p.line.Update(msg) {
		p.build()
	}
}

// Resize sets the size in cells.
func (p *Pane) Resize(w, h int) {
	p.w, p.h = w, h
	p.follow()
}

// Picked is the action under the cursor.
func (p *Pane) Picked() keys.Action {
	if p.cursor < 0 || p.cursor >= len(p.rows) || p.rows[p.cursor].binding == nil {
		return keys.None
	}
	return p.rows[p.cursor].binding.Action
}

// Height is the number of lines the whole list takes, the typed line included.
func (p *Pane) Height() int { return len(p.rows) + 1 }

func (p *Pane) build() {
	p.rows, p.cursor, p.top = nil, 0, 0
	typed := strings.Fields(strings.ToLower(p.line.Value()))
	if p.groups {
		p.grouped(typed)
	} else {
		p.ranked(typed)
	}
	p.Move(0)
}

func (p *Pane) grouped(typed []string) {
	all := p.table.Bindings()
	for _, g := range keys.Groups() {
		titled := false
		for i := range all {
			if all[i].Group != g || score(&all[i], typed) == 0 {
				continue
			}
			if !titled {
				if len(p.rows) > 0 {
					p.rows = append(p.rows, row{})
				}
				p.rows = append(p.rows, row{title: string(g)})
				titled = true
			}
			p.rows = append(p.rows, row{binding: &all[i]})
		}
	}
}

func (p *Pane) ranked(typed []string) {
	all := p.table.Bindings()
	for i := range all {
		if score(&all[i], typed) > 0 {
			p.rows = append(p.rows, row{binding: &all[i]})
		}
	}
	slices.SortStableFunc(p.rows, func(a, b row) int { return score(b.binding, typed) - score(a.binding, typed) })
}

// score tells how well a binding matches all of what was typed: 0 not at all,
// more for its name than for its keys, more for those than for the explanation.
func score(b *keys.Binding, typed []string) int {
	total := 1
	for _, t := range typed {
		switch {
		case strings.HasPrefix(b.Name, t):
			total += 16
		case strings.Contains(b.Name, t):
			total += 8
		case slices.ContainsFunc(b.Keys, func(k string) bool { return strings.EqualFold(keys.Show(k), t) }):
			total += 6
		case strings.Contains(strings.ToLower(b.Does), t):
			total += 4
		case subsequence(b.Name, t):
			total += 2
		default:
			return 0
		}
	}
	return total
}

// subsequence reports whether the letters of t stand in s in their order.
func subsequence(s, t string) bool {
	for _, r := range t {
		i := strings.IndexRune(s, r)
		if i < 0 {
			return false
		}
		s = s[i+1:]
	}
	return true
}

// Move goes to the n-th next binding.
func (p *Pane) Move(n int) {
	at := p.cursor
	step := 1
	if n < 0 {
		step = -1
	}
	for left := max(n, -n); ; {
		for at >= 0 && at < len(p.rows) && p.rows[at].binding == nil {
			at += step
		}
		if at < 0 || at >= len(p.rows) {
			break
		}
		p.cursor = at
		if left == 0 {
			break
		}
		left--
		at += step
	}
	p.follow()
}

// Page moves by halves of the height.
func (p *Pane) Page(halves int) { p.Move(halves * max(p.h/2, 1)) }

// Top goes to the first binding, Bottom to the last.
func (p *Pane) Top() { p.Move(-len(p.rows)) }

// Bottom goes to the last binding.
func (p *Pane) Bottom() { p.Move(len(p.rows)) }

// list is the height left for the bindings.
func (p *Pane) list() int {
	if p.typing {
		return max(p.h-1, 0)
	}
	return p.h
}

func (p *Pane) follow() {
	first := p.cursor
	for first > 0 && p.rows[first-1].binding == nil {
		first-- // the title above is read with it
	}
	p.top = min(p.top, first)
	p.top = max(p.top, p.cursor-p.list()+1, 0)
}

// View draws the list: as many lines as the pane is high, each exactly as wide.
func (p *Pane) View() []string {
	lines := make([]string, 0, p.h)
	if p.typing {
		lines = append(lines, p.line.View(p.theme, p.meter, p.w))
	}
	for i := p.top; i < len(p.rows) && len(lines) < p.h; i++ {
		lines = append(lines, p.meter.Fit(p.row(i), p.w))
	}
	if len(p.rows) == 0 && len(lines) < p.h {
		lines = append(lines, p.meter.Fit(p.theme.Muted.Render("   No command matches."), p.w))
	}
	for len(lines) < p.h {
		lines = append(lines, paint.Spaces(p.w))
	}
	return lines[:max(p.h, 0)]
}

func (p *Pane) row(i int) string {
	r := p.rows[i]
	if r.binding == nil {
		return " " + p.theme.PaneTitle.Render(r.title)
	}
	var shown []string
	for _, k := range r.binding.Keys {
		shown = append(shown, keys.Show(k))
	}
	bar, text := " ", p.theme.HelpText
	if i == p.cursor {
		bar, text = p.theme.SelectBar.Render("▌"), p.theme.ItemSelected
	}
	const keyCells = 18
	does := r.binding.Does
	if !p.groups {
		does = r.binding.Name + "  " + does
	}
	return bar + " " + p.theme.HelpKey.Render(p.meter.Fit(strings.Join(shown, "  "), keyCells)) +
		" " + text.Render(p.meter.Cut(does, max(p.w-keyCells-4, 0)))
}

// Thumb tells where the scroll bar's thumb is, in lines of the pane.
func (p *Pane) Thumb() (start, length int) { return paint.Thumb(p.top, p.list(), len(p.rows), p.h) }
