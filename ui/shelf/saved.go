package shelf

import (
	"fmt"

	"whosaid/ui/paint"
)

// Saved is a saved search, as its line shows it.
type Saved struct {
	Name string
	// Count is how many articles it finds, More that there may be more of them,
	// Known whether they were counted.
	Count       int
	More, Known bool
	// Active is set while the list shows what it finds.
	Active bool
}

func (s Saved) count() string {
	switch {
	case !s.Known:
		return "…"
	case s.More:
		return fmt.Sprintf("%d+", s.Count)
	}
	return fmt.Sprint(s.Count)
}

// savedHead draws the heading of the saved searches.
func (p *Pane) savedHead() string {
	title := " Searches"
	line := p.Theme.PaneTitle.Render(title)
	if rule := p.w - len(title) - 2; rule > 0 {
		line += " " + p.Theme.Border.Render(paint.Rule(rule))
	}
	return p.Meter.Fit(line, p.w)
}

// savedLine draws one saved search.
func (p *Pane) savedLine(s *Saved, here, focused bool) string {
	style, count := p.Theme.Item, p.Theme.Muted
	if s.Active {
		style = p.Theme.PaneTitle
	}
	if here && focused {
		style = p.Theme.ItemSelected
		count = p.Theme.ItemMeta.Background(style.GetBackground()).Reverse(style.GetReverse())
	}
	bar, glyph := " ", "⌕ "
	if here {
		bar = p.Theme.SelectBar.Render("▌")
	}
	if s.Active {
		glyph = "▸ "
	}
	number := " " + s.count() + " "
	name := p.Meter.Fit(paint.Plain(s.Name), p.w-indent-p.Meter.Width(number))
	return p.Meter.Fit(bar+style.Render(glyph+name)+count.Render(number), p.w)
}
