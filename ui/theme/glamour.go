package theme

import (
	"charm.land/glamour/v2/ansi"
	"charm.land/lipgloss/v2"
)

// markup sets the styles of the article's text and markup from the Glamour style.
// As in Glamour, a block's style stands over the document's.
func (t *Theme) markup(p palette) {
	g := &t.Glamour
	t.Text = t.primitive(g.Document.StylePrimitive, p)
	if t.Color && g.Document.Color == nil {
		t.Text = t.Text.Foreground(p.text)
	}
	block := func(b ansi.StyleBlock) lipgloss.Style {
		return t.primitive(b.StylePrimitive, p).Inherit(t.Text)
	}
	heading := block(g.Heading)
	t.Title = t.primitive(g.H1.StylePrimitive, p).Inherit(heading).Bold(true)
	t.Heading = t.primitive(g.H2.StylePrimitive, p).Inherit(heading).Bold(true)
	t.BlockQuote = block(g.BlockQuote)
	t.CodeBlock = block(g.CodeBlock.StyleBlock)
	t.TableHead = block(g.Table.StyleBlock).Bold(true)
	t.Emphasis = t.primitive(g.Emph, p).Italic(true)
	t.Strong = t.primitive(g.Strong, p).Bold(true)
	t.Strike = t.primitive(g.Strikethrough, p).Strikethrough(true)
	t.Code = t.primitive(g.Code.StylePrimitive, p)
	t.Link = t.primitive(g.Link, p).Underline(true)
}

// primitive turns one of Glamour's style primitives into a Lip Gloss style. A
// colour too near the background to be read is moved towards the text.
func (t *Theme) primitive(sp ansi.StylePrimitive, p palette) lipgloss.Style {
	s := lipgloss.NewStyle()
	if t.Color && sp.Color != nil {
		c := lipgloss.Color(*sp.Color)
		if sp.BackgroundColor == nil {
			c = legible(c, p)
		}
		s = s.Foreground(c)
	}
	if t.Color && sp.BackgroundColor != nil {
		s = s.Background(lipgloss.Color(*sp.BackgroundColor))
	}
	for _, attr := range []struct {
		on  *bool
		set func(lipgloss.Style, bool) lipgloss.Style
	}{
		{sp.Bold, lipgloss.Style.Bold},
		{sp.Italic, lipgloss.Style.Italic},
		{sp.Underline, lipgloss.Style.Underline},
		{sp.CrossedOut, lipgloss.Style.Strikethrough},
		{sp.Faint, lipgloss.Style.Faint},
		{sp.Inverse, lipgloss.Style.Reverse},
	} {
		if attr.on != nil {
			s = attr.set(s, *attr.on)
		}
	}
	return s
}
