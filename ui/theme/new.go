package theme

import "charm.land/lipgloss/v2"

// New returns the theme for a dark or light screen. Without color it tells
// everything apart by bold, italic, underline, reverse video and glyphs.
func New(dark, color bool) *Theme {
	p := paletteFor(dark)
	t := &Theme{Dark: dark, Color: color, Glamour: houseStyle(dark, color, p)}
	t.Speakers = speakers(p, color)
	if color {
		t.article(p)
		t.overlays(p)
		t.panes(p)
		t.messages(p)
	} else {
		t.plain()
	}
	t.markup(p)
	return t
}

func (t *Theme) article(p palette) {
	s := lipgloss.NewStyle()
	t.Standfirst = s.Foreground(p.text).Italic(true)
	t.Byline = s.Foreground(p.muted)
	t.Dateline = s.Foreground(p.muted).Bold(true)
	t.Caption = s.Foreground(p.muted).Italic(true)
	t.Credit = s.Foreground(legible(p.faint, p))
	t.QuoteBar = s.Foreground(p.faint)
	t.Marker = s.Foreground(p.muted)
	t.Rule = s.Foreground(p.faint)
	t.Removed = s.Foreground(legible(p.faint, p))
	t.RemovedTag = s.Foreground(legible(lean(p.amber, p.faint, 0.5), p))
}

func (t *Theme) overlays(p palette) {
	s := lipgloss.NewStyle()
	t.Selected = s.Background(p.selection)
	t.SelectBar = s.Foreground(p.accent).Bold(true)
	t.Related = s.Underline(true)
	t.Hit = s.Foreground(p.hitFG).Background(p.hit)
	t.CurrentHit = s.Foreground(lipgloss.Color("#000000")).Background(p.current).Bold(true)
	t.Hint = s.Foreground(lipgloss.Color("#000000")).Background(p.current).Bold(true)
}

func (t *Theme) panes(p palette) {
	s := lipgloss.NewStyle()
	t.Border = s.Foreground(p.faint)
	t.BorderFocus = s.Foreground(p.accent)
	t.PaneTitle = s.Foreground(p.accent).Bold(true)
	t.Item = s.Foreground(p.text)
	t.ItemSelected = s.Foreground(p.text).Background(p.selection).Bold(true)
	t.ItemDimmed = s.Foreground(p.text).Underline(true)
	t.ItemRead = s.Foreground(p.muted)
	t.ItemUnread = s.Foreground(p.text).Bold(true)
	t.ItemMeta = s.Foreground(p.muted)
	t.Star = s.Foreground(p.amber)
	t.Muted = s.Foreground(p.muted)
}

func (t *Theme) messages(p palette) {
	s := lipgloss.NewStyle()
	t.Status = s.Foreground(p.muted)
	t.StatusKey = s.Foreground(p.accent).Bold(true)
	t.HelpKey = s.Foreground(p.accent)
	t.HelpText = s.Foreground(p.muted)
	t.Prompt = s.Foreground(p.accent).Bold(true)
	t.Error = s.Foreground(p.red).Bold(true)
	t.Warning = s.Foreground(p.amber)
	t.Success = s.Foreground(p.green)
	t.Confidence = [3]lipgloss.Style{s.Foreground(p.red), s.Foreground(p.amber), s.Foreground(p.green)}
	t.Added = s.Foreground(p.green).Underline(true)
	t.Dropped = s.Foreground(p.red).Strikethrough(true)
	t.Changed = s.Foreground(p.amber).Bold(true)
}

// plain sets every style without a colour.
func (t *Theme) plain() {
	s := lipgloss.NewStyle()
	bold, italic, faint, reverse := s.Bold(true), s.Italic(true), s.Faint(true), s.Reverse(true)
	t.Item, t.ItemRead, t.Status, t.HelpText = s, s, s, s
	t.PaneTitle, t.ItemUnread, t.StatusKey, t.HelpKey, t.Prompt, t.Star = bold, bold, bold, bold, bold, bold
	t.Standfirst, t.Caption = italic, italic
	t.Byline, t.Dateline, t.Credit, t.Rule, t.QuoteBar, t.Marker, t.Removed, t.Border, t.ItemMeta, t.Muted = faint, faint, faint, faint, faint, faint, faint, faint, faint, faint
	t.RemovedTag = faint.Bold(true)
	t.Selected = s.Reverse(true)
	t.SelectBar = bold
	t.Related = s.Underline(true)
	t.Hit = s.Underline(true).Bold(true)
	t.CurrentHit = reverse.Bold(true)
	t.Hint = reverse.Bold(true)
	t.BorderFocus = bold
	t.ItemSelected = reverse
	t.ItemDimmed = s.Underline(true)
	t.Error, t.Warning, t.Success = reverse, bold, s
	t.Confidence = [3]lipgloss.Style{faint, s, bold}
	t.Added, t.Dropped, t.Changed = s.Underline(true), s.Strikethrough(true), bold
}
