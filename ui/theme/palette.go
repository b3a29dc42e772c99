package theme

import (
	"image/color"

	"charm.land/lipgloss/v2"
)

// palette is the colours a theme is built from.
type palette struct {
	background            color.Color // what the others are read against; the screen's own is not known
	text, muted, faint    color.Color // the text and two steps towards the background
	accent                color.Color
	selection, hit, hitFG color.Color // backgrounds, and the text on a hit
	current               color.Color
	red, amber, green     color.Color
	speakers              []color.Color
	softBy                float64 // how far a reported clause leans towards the text
}

// The speakers' colours are spread around the hue circle at one lightness, the
// next slot always far from the last, and each has a contrast of at least 4.5
// against its background (WCAG 2.1, success criterion 1.4.3).
var (
	darkSpeakers = []string{
		"#7cc7ff", "#ffb86b", "#9be58a", "#ff9bc4", "#d8b4ff", "#f2e27a",
		"#5fe0cf", "#ff9a8a", "#a9b8ff", "#c9d96b", "#e6a3f0", "#8fd6e8",
	}
	lightSpeakers = []string{
		"#005fb8", "#a04a00", "#17701a", "#b0126a", "#6b34c4", "#7a6400",
		"#007068", "#c0271a", "#3d4fd0", "#566b00", "#9420a8", "#00677f",
	}
)

func paletteFor(dark bool) palette {
	if dark {
		return darkPalette()
	}
	return lightPalette()
}

func darkPalette() palette {
	return palette{
		background: lipgloss.Color("#1e1e1e"),
		text:       lipgloss.Color("#d7d7d7"), muted: lipgloss.Color("#9a9a9a"), faint: lipgloss.Color("#6c6c6c"),
		accent:    lipgloss.Color("#7cc7ff"),
		selection: lipgloss.Color("#303a4a"), hit: lipgloss.Color("#5c4d00"), hitFG: lipgloss.Color("#fff3b0"),
		current: lipgloss.Color("#ffcc00"),
		red:     lipgloss.Color("#ff7b72"), amber: lipgloss.Color("#e3b341"), green: lipgloss.Color("#7ee787"),
		speakers: colors(darkSpeakers), softBy: 0.6,
	}
}

func lightPalette() palette {
	return palette{
		background: lipgloss.Color("#ffffff"),
		text:       lipgloss.Color("#202124"), muted: lipgloss.Color("#5f6368"), faint: lipgloss.Color("#80868b"),
		accent:    lipgloss.Color("#005fb8"),
		selection: lipgloss.Color("#dce8f7"), hit: lipgloss.Color("#fff0a8"), hitFG: lipgloss.Color("#3a2f00"),
		current: lipgloss.Color("#ffc400"),
		red:     lipgloss.Color("#b3261e"), amber: lipgloss.Color("#8a5a00"), green: lipgloss.Color("#1a7f37"),
		speakers: colors(lightSpeakers), softBy: 0.6,
	}
}

func colors(hex []string) []color.Color {
	out := make([]color.Color, len(hex))
	for i, h := range hex {
		out[i] = lipgloss.Color(h)
	}
	return out
}

// lean returns c moved by part (0 to 1) towards to.
func lean(c, to color.Color, part float64) color.Color {
	r0, g0, b0, _ := c.RGBA()
	r1, g1, b1, _ := to.RGBA()
	mix := func(a, b uint32) uint8 {
		return uint8((float64(a)*(1-part) + float64(b)*part) / 257)
	}
	return color.RGBA{R: mix(r0, r1), G: mix(g0, g1), B: mix(b0, b1), A: 0xff}
}
