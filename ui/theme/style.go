package theme

import (
	"embed"
	"encoding/json"
	"fmt"
	"image/color"
	"strings"
	"sync"
)

// Style is what the screen uses of a Glamour style (StyleConfig), read from its
// JSON: the article's text and markup.
//
// Glamour's own package is not linked in, because it brings a highlighter for
// source code whose tables cost 20 ms at every start; its styles are embedded
// and a test holds them to the module's.
type Style struct {
	Document      Block     `json:"document"`
	Heading       Block     `json:"heading"`
	H1            Block     `json:"h1"`
	H2            Block     `json:"h2"`
	BlockQuote    Block     `json:"block_quote"`
	Code          Block     `json:"code"`
	CodeBlock     Block     `json:"code_block"`
	Table         Block     `json:"table"`
	Emph          Primitive `json:"emph"`
	Strong        Primitive `json:"strong"`
	Strikethrough Primitive `json:"strikethrough"`
	Link          Primitive `json:"link"`
	Item          Primitive `json:"item"`
	Task          Task      `json:"task"`
}

// Primitive is a colour and attributes. A nil attribute is inherited.
type Primitive struct {
	BlockPrefix     string  `json:"block_prefix"`     // of Item: the bullet
	Color           *string `json:"color"`            // "#rrggbb" or a number of the 256
	BackgroundColor *string `json:"background_color"` // the same
	Bold            *bool   `json:"bold"`
	Italic          *bool   `json:"italic"`
	Underline       *bool   `json:"underline"`
	CrossedOut      *bool   `json:"crossed_out"`
	Faint           *bool   `json:"faint"`
	Inverse         *bool   `json:"inverse"`
}

// Block is the style of a paragraph-like part.
type Block struct {
	Primitive
	IndentToken *string `json:"indent_token"` // of BlockQuote: the bar before each line
}

// Task is the boxes of a task list.
type Task struct {
	Ticked   string `json:"ticked"`
	Unticked string `json:"unticked"`
}

//go:embed styles/*.json
var files embed.FS

// StyleNames returns the names NamedStyle knows, in order.
var StyleNames = sync.OnceValue(func() []string {
	entries, _ := files.ReadDir("styles") // it is embedded
	var out []string
	for _, e := range entries {
		out = append(out, strings.TrimSuffix(e.Name(), ".json"))
	}
	return out
})

// NamedStyle returns one of Glamour's own styles ("dark", "dracula", "light" …).
func NamedStyle(name string) (Style, error) {
	data, err := files.ReadFile("styles/" + name + ".json")
	if err != nil {
		return Style{}, fmt.Errorf("there is no style %q; the styles are %s", name, strings.Join(StyleNames(), ", "))
	}
	return ParseStyle(data)
}

// ParseStyle reads a Glamour style from its JSON.
func ParseStyle(data []byte) (Style, error) {
	var s Style
	if err := json.Unmarshal(data, &s); err != nil {
		return Style{}, fmt.Errorf("this is no Glamour style: %w", err)
	}
	return s, nil
}

// houseStyle is the style articles are shown in unless another is asked for:
// Glamour's own for the background, but calm where an article is not markup.
// Colour belongs to the speakers.
func houseStyle(dark, colored bool, p palette) Style {
	name := "light"
	if dark {
		name = "dark"
	}
	s, _ := NamedStyle(name) // it is embedded, and a test reads it
	yes := true
	bold := Block{Primitive: Primitive{Bold: &yes}}
	text := hex(p.text)
	s.Document.Color = &text
	s.Heading, s.H1, s.H2 = bold, bold, bold
	if colored {
		s.BlockQuote.Italic = &yes // else it is taken for a speaker's
	}
	return s
}

// With returns the theme with the article's text and markup in another style.
// What Glamour has no word for (bylines, speakers, marks, panes) stays.
func (t *Theme) With(style Style) *Theme {
	out := *t
	out.Style = style
	out.markup(paletteFor(t.Dark))
	return &out
}

// hex writes a colour as "#rrggbb".
func hex(c color.Color) string {
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}
