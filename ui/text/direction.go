package text

import (
	"golang.org/x/text/unicode/bidi"

	"whosaid/model"
)

// directionBytes bounds how far into a block its direction is looked for.
const directionBytes = 400

// rightToLeft reports whether a block's first letter is written from right to
// left (Unicode Bidirectional Algorithm, rules P2 and P3). Such paragraphs are set
// against the right edge. Their letters stay in the order of the text: to turn
// them round is the terminal's part, and terminals that do so would turn them
// back.
func rightToLeft(text string, s model.Span) bool {
	end := min(s.End, s.Start+directionBytes)
	for i := s.Start; i < end; {
		p, n := bidi.LookupString(text[i:s.End])
		switch p.Class() {
		case bidi.L:
			return false
		case bidi.R, bidi.AL:
			return true
		}
		i += max(n, 1)
	}
	return false
}
