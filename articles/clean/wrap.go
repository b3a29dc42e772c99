package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"whosaid/articles/decode"
	"whosaid/model"
)

// Hard-wrapped text is told by what wraps it: every line but a paragraph's last
// is so long that the next line's first word would not have fitted. Lines are
// joined only when that holds for nearly all breaks of the document, there are
// several, and most fall inside sentences.
const (
	minWrapWidth  = 40 // runes
	maxWrapWidth  = 132
	minWrapBreaks = 4
)

// joinWrapped joins the physical lines of hard-wrapped paragraphs.
func joinWrapped(text string, lines []decode.Block) []decode.Block {
	width := wrapWidth(text, lines)
	if width == 0 {
		return lines
	}
	out := make([]decode.Block, 0, len(lines)/3+1)
	for i, b := range lines {
		if i > 0 && flows(text, lines[i-1].Span, b.Span) && full(text, lines[i-1].Span, b.Span, width) {
			out[len(out)-1].Span.End = b.Span.End
			continue
		}
		out = append(out, b)
	}
	return out
}

// wrapWidth is the width in runes at which text was wrapped, 0 when it was not.
func wrapWidth(text string, lines []decode.Block) int {
	width := 0
	for i := 1; i < len(lines); i++ {
		if flows(text, lines[i-1].Span, lines[i].Span) {
			n := runes(text, lines[i-1].Span)
			if n > maxWrapWidth {
				return 0
			}
			width = max(width, n)
		}
	}
	if width < minWrapWidth {
		return 0
	}
	breaks, fit, inside := 0, 0, 0
	for i := 1; i < len(lines); i++ {
		a, b := lines[i-1].Span, lines[i].Span
		if !flows(text, a, b) {
			continue
		}
		breaks++
		if full(text, a, b, width) {
			fit++
		}
		if m := measureText(a.In(text)); !m.ends() {
			inside++
		}
	}
	if breaks < minWrapBreaks || fit*10 < breaks*8 || inside*2 < breaks {
		return 0
	}
	return width
}

// flows reports whether b is the very next line after a and could continue it:
// no blank line between, no deeper indentation, no list marker.
func flows(text string, a, b model.Span) bool {
	between := text[a.End:b.Start]
	if strings.Count(between, "\n") != 1 {
		return false
	}
	indent := len(between) - 1 - strings.IndexByte(between, '\n')
	if indent > lineIndent(text, a) {
		return false
	}
	return !startsItem(b.In(text))
}

// lineIndent is the number of bytes of white space in front of a line.
func lineIndent(text string, s model.Span) int {
	at := s.Start
	for at > 0 && text[at-1] == ' ' {
		at--
	}
	return s.Start - at
}

// full reports whether a was broken because b's first word had no room in it.
// A tenth of the width is allowed for wrappers that balance lines.
func full(text string, a, b model.Span, width int) bool {
	next := b.In(text)
	if i := strings.IndexFunc(next, unicode.IsSpace); i >= 0 {
		next = next[:i]
	}
	return runes(text, a)+1+utf8.RuneCountInString(next) > width-width/10
}

func runes(text string, s model.Span) int { return utf8.RuneCountInString(s.In(text)) }

// startsItem reports whether a line begins a list item.
func startsItem(line string) bool {
	_, ok := itemMarker(line)
	return ok
}

// itemMarker returns the list marker a line begins with, without the space.
func itemMarker(line string) (string, bool) {
	for _, m := range []string{"- ", "* ", "• ", "– ", "· ", "▪ ", "● ", "◦ ", "■ "} {
		if strings.HasPrefix(line, m) {
			return strings.TrimSpace(m), true
		}
	}
	digits := 0
	for digits < len(line) && digits < 3 && '0' <= line[digits] && line[digits] <= '9' {
		digits++
	}
	if digits > 0 && digits+1 < len(line) && (line[digits] == '.' || line[digits] == ')') && line[digits+1] == ' ' {
		return line[:digits+1], true
	}
	return "", false
}
