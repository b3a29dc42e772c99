package theme

import (
	"encoding/json"
	"fmt"
	"image/color"
	"maps"
	"slices"

	"charm.land/glamour/v2/ansi"
	"charm.land/glamour/v2/styles"
)

// houseStyle is the Glamour style articles are shown in unless another is asked
// for: Glamour's own for the background, but calm where an article is not
// markup. Colour belongs to the speakers.
func houseStyle(dark, colored bool, p palette) ansi.StyleConfig {
	g := styles.LightStyleConfig
	if dark {
		g = styles.DarkStyleConfig
	}
	yes := true
	bold := ansi.StyleBlock{StylePrimitive: ansi.StylePrimitive{Bold: &yes}}
	text := hex(p.text)
	g.Document.Color = &text
	g.Heading, g.H1, g.H2 = bold, bold, bold
	g.H3, g.H4, g.H5, g.H6 = bold, bold, bold, bold
	if colored {
		g.BlockQuote.Italic = &yes // else it is taken for a speaker's
	}
	g.Table.Bold = nil
	return g
}

// Style returns one of Glamour's own styles by its name ("dracula", "pink",
// "tokyo-night" …).
func Style(name string) (ansi.StyleConfig, error) {
	if s, ok := styles.DefaultStyles[name]; ok {
		return *s, nil
	}
	return ansi.StyleConfig{}, fmt.Errorf("there is no style %q; the styles are %q", name, StyleNames())
}

// StyleNames returns the names Style knows, in order.
func StyleNames() []string { return slices.Sorted(maps.Keys(styles.DefaultStyles)) }

// ParseStyle reads a Glamour style from its JSON.
func ParseStyle(data []byte) (ansi.StyleConfig, error) {
	var s ansi.StyleConfig
	if err := json.Unmarshal(data, &s); err != nil {
		return s, fmt.Errorf("this is no Glamour style: %w", err)
	}
	return s, nil
}

// With returns the theme with the article's text and markup in another style.
// What Glamour has no word for (bylines, speakers, marks, panes) stays.
func (t *Theme) With(style ansi.StyleConfig) *Theme {
	out := *t
	out.Glamour = style
	out.markup(paletteFor(t.Dark))
	return &out
}

// hex writes a colour as "#rrggbb".
func hex(c color.Color) string {
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}
