package theme

import (
	"charm.land/glamour/v2/ansi"
	"charm.land/lipgloss/v2"
)

// markup sets the styles of the article's own markup from the Glamour style.
// Colours too near the background to be read are moved towards the text.
func (t *Theme) markup(p palette) {
	g := &t.Glamour
	primitive := func(sp ansi.StylePrimitive) lipgloss.Style {
		s := primitive(sp)
		if sp.Color != nil && sp.BackgroundColor == nil {
			s = s.Foreground(legible(s.GetForeground(), p))
		}
		return s
	}
	t.Emphasis = primitive(g.Emph).Italic(true)
	t.Strong = primitive(g.Strong).Bold(true)
	t.Strike = primitive(g.Strikethrough).Strikethrough(true)
	t.Code = primitive(g.Code.StylePrimitive)
	t.CodeBlock = primitive(g.CodeBlock.StylePrimitive)
	t.Link = primitive(g.Link)
	if !t.Color {
		t.Link = t.Link.Underline(true)
	}
}

// primitive turns one of Glamour's style primitives into a Lip Gloss style.
func primitive(p ansi.StylePrimitive) lipgloss.Style {
	s := lipgloss.NewStyle()
	if p.Color != nil {
		s = s.Foreground(lipgloss.Color(*p.Color))
	}
	if p.BackgroundColor != nil {
		s = s.Background(lipgloss.Color(*p.BackgroundColor))
	}
	for _, attr := range []struct {
		on  *bool
		set func(lipgloss.Style, bool) lipgloss.Style
	}{
		{p.Bold, lipgloss.Style.Bold},
		{p.Italic, lipgloss.Style.Italic},
		{p.Underline, lipgloss.Style.Underline},
		{p.CrossedOut, lipgloss.Style.Strikethrough},
		{p.Faint, lipgloss.Style.Faint},
		{p.Inverse, lipgloss.Style.Reverse},
	} {
		if attr.on != nil {
			s = attr.set(s, *attr.on)
		}
	}
	return s
}
