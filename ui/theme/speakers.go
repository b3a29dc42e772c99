package theme

import "charm.land/lipgloss/v2"

// glyphs are the speakers' marks, one cell wide each and unlike their neighbours.
var glyphs = []string{"●", "■", "▲", "◆", "○", "□", "△", "◇", "▼", "★", "▽", "☆"}

// speakers returns one Speaker a slot. Without colour neighbours differ by
// attributes, and all by glyph.
func speakers(p palette, color bool) []Speaker {
	out := make([]Speaker, len(glyphs))
	for i, glyph := range glyphs {
		if !color {
			s := plainSpeaker(i)
			out[i] = Speaker{Style: s, Soft: s.Bold(false), Mark: lipgloss.NewStyle().Bold(true), Glyph: glyph}
			continue
		}
		c := p.speakers[i%len(p.speakers)]
		out[i] = Speaker{
			Style: lipgloss.NewStyle().Foreground(c),
			Soft:  lipgloss.NewStyle().Foreground(lean(c, p.text, p.softBy)),
			Mark:  lipgloss.NewStyle().Foreground(c),
			Glyph: glyph,
		}
	}
	return out
}

// plainSpeaker is the style of a slot without colour. Underline is left to links
// and to what a selection rests on.
func plainSpeaker(slot int) lipgloss.Style {
	s := lipgloss.NewStyle()
	switch slot % 3 {
	case 0:
		return s.Bold(true)
	case 1:
		return s.Italic(true)
	default:
		return s.Bold(true).Italic(true)
	}
}
