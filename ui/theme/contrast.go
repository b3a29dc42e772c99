package theme

import (
	"image/color"
	"math"
)

// readable is the least contrast ratio of text (WCAG 2.1, success criterion
// 1.4.3).
const readable = 4.5

// legible returns c, moved towards the colour of text as far as it must be to be
// read.
func legible(c color.Color, p palette) color.Color {
	out := c
	for part := 0.1; part < 1 && contrast(out, p.background) < readable; part += 0.1 {
		out = lean(c, p.text, part)
	}
	return out
}

// contrast is the contrast ratio of two colours, 1 to 21 (WCAG 2.1).
func contrast(a, b color.Color) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

// luminance is a colour's relative luminance, 0 to 1 (WCAG 2.1).
func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	linear := func(v uint32) float64 {
		f := float64(v) / 0xffff
		if f <= 0.03928 {
			return f / 12.92
		}
		return math.Pow((f+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}
