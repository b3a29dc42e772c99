package text

import (
	"strings"
	"unicode/utf8"

	"whosaid/model"
)

// eachLine calls f for every stretch of a block's span that begins on a row of its own.
// A line break ends one in code, posts and HTML, where it was meant. In other
// text it ends one only where the line's author broke it early: where the next
// line's first word would still have fitted.
func (b *Body) eachLine(blk *model.Block, s model.Span, verbatim bool, f func(start, end int)) {
	text := b.article.Text
	if strings.IndexByte(text[s.Start:s.End], '\n') < 0 {
		f(s.Start, s.End)
		return
	}
	hard := verbatim || blk.Kind == model.KindPost || b.article.Format == model.FormatHTML
	fill := fillColumn(text[s.Start:s.End])
	start, from := s.Start, s.Start
	for {
		n := strings.IndexByte(text[from:s.End], '\n')
		if n < 0 {
			f(start, s.End)
			return
		}
		at := from + n
		if hard || !filled(text[from:at], text[at+1:s.End], fill) {
			f(start, at)
			start = at + 1
		}
		from = at + 1
	}
}

// minFill is the shortest line, in bytes, that counts as filled by a program.
const minFill = 45

// fillColumn guesses the width a text was wrapped to: its longest line, in bytes.
func fillColumn(text string) int {
	longest := 0
	for line := range strings.SplitSeq(text, "\n") {
		longest = max(longest, len(line))
	}
	return longest
}

// filled reports whether a line was ended because the first word of what follows
// didn't fit.
func filled(line, next string, column int) bool {
	if column < minFill {
		return false
	}
	word := len(next)
	if i := strings.IndexAny(next, " \n"); i >= 0 {
		word = i
	}
	if r, _ := utf8.DecodeRuneInString(next); word == 0 || r == utf8.RuneError {
		return false
	}
	return len(line)+1+word >= column-column/8
}
