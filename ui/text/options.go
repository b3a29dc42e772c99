package text

import (
	"github.com/charmbracelet/x/ansi"

	"whosaid/ui/theme"
)

// DefaultMeasure is the widest line of prose, in cells. Lines of 45 to 75
// characters read best (Bringhurst, The Elements of Typographic Style, 2.1.2).
const DefaultMeasure = 74

// Options say how a Body is shown. The zero value works.
type Options struct {
	Theme *theme.Theme // nil is the dark theme with colour
	// Method is how the terminal counts cells; ansi.GraphemeWidth for terminals
	// with mode 2027.
	Method ansi.Method
	// ShowRemoved shows boilerplate too, dimmed, with its rule's name.
	ShowRemoved bool
	// Slot tells the theme's speaker slot of a quote, by its index; -1 is none.
	// nil colours no quote.
	Slot func(quote int) int
	// Measure is the widest line of prose in cells; 0 is DefaultMeasure.
	Measure int
	// Centre puts the column of prose in the middle of a wider screen.
	Centre bool
	// NoGutter leaves out the cells before the text that mark speakers and the
	// selection.
	NoGutter bool
}

func (o *Options) fill() {
	if o.Theme == nil {
		o.Theme = theme.New(true, true)
	}
	if o.Measure <= 0 {
		o.Measure = DefaultMeasure
	}
	if o.Slot == nil {
		o.Slot = func(int) int { return -1 }
	}
}
