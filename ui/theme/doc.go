// Package theme holds the palette and the styles of the screen as a value.
//
// A few colours for a light or a dark screen -> New -> *Theme, whose fields are
// named for what they mark (a removed paragraph, the current search hit, the
// third speaker), never for how they look. The styles of headings, emphasis,
// code, block quotations and links come from a Glamour style, so that one of
// Glamour's own styles, or a user's, can take their place.
//
// Colour never stands alone. Every speaker has a mark of its own beside the
// colour, and without colour (NO_COLOR) every style is told apart by bold,
// italic, underline or reverse video.
package theme
