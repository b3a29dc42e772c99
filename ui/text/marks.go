package text

import "whosaid/model"

// Mark lays a style over a span of the article while painting.
type Mark struct {
	Span model.Span
	Kind MarkKind
	// Label is painted over the first cells of a Hint.
	Label string
}

// MarkKind is what a Mark means.
type MarkKind uint8

// The kinds of mark, the stronger later: where marks overlap the stronger shows.
const (
	Related    MarkKind = iota // a cue, a mention: what the selected quotation rests on
	Selected                   // the selected quotation: its text, and a bar beside it
	Hit                        // a search hit
	CurrentHit                 // the search hit the reader stands on
	Hint                       // a link's hint
	markKinds
)
