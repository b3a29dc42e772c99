package theme

import (
	"charm.land/glamour/v2/ansi"
	"charm.land/lipgloss/v2"
)

// Theme is every style of the screen. It is made once by New, passed in, and
// never changed.
type Theme struct {
	Dark  bool // the screen's background is dark
	Color bool // colours may be used

	// Glamour is the style the article's own markup is shown in.
	Glamour ansi.StyleConfig

	// The article.
	Text       lipgloss.Style // prose
	Title      lipgloss.Style
	Standfirst lipgloss.Style
	Byline     lipgloss.Style // byline and dateline
	Dateline   lipgloss.Style // place and date before the story's first words
	Heading    lipgloss.Style
	Caption    lipgloss.Style
	Credit     lipgloss.Style
	Emphasis   lipgloss.Style
	Strong     lipgloss.Style
	Strike     lipgloss.Style
	Code       lipgloss.Style // inside a line
	CodeBlock  lipgloss.Style
	Link       lipgloss.Style
	BlockQuote lipgloss.Style
	QuoteBar   lipgloss.Style // the bar before a block quotation
	Marker     lipgloss.Style // a list item's marker
	TableHead  lipgloss.Style
	Rule       lipgloss.Style // lines drawn in the text
	Removed    lipgloss.Style // a paragraph the cleaner took out
	RemovedTag lipgloss.Style // the rule's name before it

	// What is laid over the article.
	Selected   lipgloss.Style // the selected quotation
	SelectBar  lipgloss.Style // the bar beside it
	Related    lipgloss.Style // other places that are pointed at, such as the cue and the mention
	Hit        lipgloss.Style // a search hit
	CurrentHit lipgloss.Style
	Hint       lipgloss.Style // a link's hint letters

	// The speakers by slot; see Theme.Speaker.
	Speakers []Speaker

	// Lists and panes.
	Border       lipgloss.Style
	BorderFocus  lipgloss.Style // the border, or the bar, of the pane that has the keys
	PaneTitle    lipgloss.Style
	Item         lipgloss.Style
	ItemSelected lipgloss.Style
	ItemDimmed   lipgloss.Style // selected, in a pane that has not the keys
	ItemRead     lipgloss.Style
	ItemUnread   lipgloss.Style
	ItemMeta     lipgloss.Style // outlet, date, counts
	Star         lipgloss.Style
	Muted        lipgloss.Style // whatever matters less than the text around it

	// Status, help, messages.
	Status     lipgloss.Style
	StatusKey  lipgloss.Style // the part of the status line that stands out
	HelpKey    lipgloss.Style
	HelpText   lipgloss.Style
	Prompt     lipgloss.Style
	Error      lipgloss.Style
	Warning    lipgloss.Style
	Success    lipgloss.Style
	Confidence [3]lipgloss.Style // low, middling, high

	// Differences between two wordings.
	Added   lipgloss.Style
	Dropped lipgloss.Style
	Changed lipgloss.Style
}

// Speaker is how one speaker's words are shown.
type Speaker struct {
	// Style is for words quoted, Soft for words reported without quotation marks.
	Style, Soft lipgloss.Style
	// Glyph is one cell wide and stands for the speaker where colour can't; Mark
	// is its style.
	Glyph string
	Mark  lipgloss.Style
}

// Speaker returns the speaker of a slot. Any slot from 0 is valid: beyond the
// last the colours come round with other glyphs. A negative slot is nobody: plain
// text and a blank.
func (t *Theme) Speaker(slot int) Speaker {
	if slot < 0 {
		return Speaker{Style: t.Text, Soft: t.Text, Mark: t.Text, Glyph: " "}
	}
	n := len(t.Speakers)
	s := t.Speakers[slot%n]
	s.Glyph = t.Speakers[(slot+slot/n*nextGlyph)%n].Glyph
	return s
}

// nextGlyph is how far the glyphs move on each time the colours come round; it
// has no divisor in common with their number, so that all pairs come up.
const nextGlyph = 5
