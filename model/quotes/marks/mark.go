package marks

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"whosaid/model"
)

// shape is the typographic form of a mark.
type shape uint8

const (
	straight   shape = iota // " and ＂ and ″-like doubled apostrophes ”
	curly                   // “ ” „ ‟ 〝 〞 `` ''
	angle                   // « »
	corner                  // 「 」 『 』
	apostrophe              // ' ‘ ’ ‚ ‛ `
	angleOne                // ‹ ›
)

// mark is one quotation mark, or something that may be one.
type mark struct {
	at, size int
	shape    shape
	// turn is +1 when the glyph is drawn as an opening mark, -1 as a closing one,
	// 0 when it is drawn alike on both sides.
	turn int8
	// before and after tell what stands on either side; the edges of the
	// paragraph count as space.
	before, after side
}

// side is the class of the rune next to a mark.
type side uint8

const (
	space side = iota
	letter
	digit
	stop    // . , ! ? ; : …
	opening // ( [ and opening marks, dashes
	closing // ) ] and closing marks
	plain   // a straight quotation mark
	other
)

// single reports whether the mark is a single one, which an apostrophe may be.
func (m *mark) single() bool { return m.shape == apostrophe || m.shape == angleOne }

// opens reports whether the surroundings allow m to open a quotation.
func (m *mark) opens() bool {
	if m.shape == corner {
		return m.turn > 0
	}
	if m.before != space && m.before != opening && m.before != plain {
		return m.turn > 0 && (m.before == stop || m.before == other) && m.after != space && m.after != stop
	}
	switch m.after {
	case space:
		return m.turn > 0 && m.shape != apostrophe && m.before == space
	case stop, closing:
		return m.turn > 0 || m.shape == straight && m.before == space && m.after == stop
	}
	return true
}

// closes reports whether the surroundings allow m to close a quotation.
func (m *mark) closes() bool { return m.before != space }

// collect appends the marks of text[p.Start:p.End] to list.
func collect(list []mark, text string, p model.Span) []mark {
	for i := p.Start; i < p.End; {
		c := text[i]
		if c < utf8.RuneSelf && c != '"' && c != '\'' && c != '`' {
			i++
			continue
		}
		m, n := markAt(text, i, p.End)
		if m.size > 0 {
			m.before, m.after = sideBefore(text, i, p.Start), sideAfter(text, i+m.size, p.End)
			list = append(list, m)
		}
		i += n
	}
	return list
}

// markAt reads the mark at text[i]; its size is 0 when there is none. The second
// value is how many bytes were read.
func markAt(text string, i, end int) (mark, int) {
	double := func() bool { return i+1 < end && text[i+1] == text[i] }
	switch text[i] {
	case '"':
		return mark{at: i, size: 1, shape: straight}, 1
	case '\'':
		if double() {
			return mark{at: i, size: 2, shape: straight}, 2
		}
		return mark{at: i, size: 1, shape: apostrophe}, 1
	case '`':
		if double() {
			return mark{at: i, size: 2, shape: curly, turn: 1}, 2
		}
		return mark{at: i, size: 1, shape: apostrophe, turn: 1}, 1
	}
	r, n := utf8.DecodeRuneInString(text[i:end])
	sh, turn, ok := glyph(r)
	if !ok {
		return mark{}, n
	}
	m := mark{at: i, size: n, shape: sh, turn: turn}
	// Two single curly marks side by side are one double mark.
	if sh == apostrophe && strings.HasPrefix(text[i+n:end], text[i:i+n]) {
		m.size, m.shape = 2*n, curly
	}
	return m, m.size
}

// glyph returns the shape and turn of a quotation mark beyond ASCII.
func glyph(r rune) (shape, int8, bool) {
	switch r {
	case '“', '„', '‟', '〝':
		return curly, 1, true
	case '”', '〞', '〟':
		return curly, -1, true
	case '＂':
		return straight, 0, true
	case '«':
		return angle, 1, true
	case '»':
		return angle, -1, true
	case '「', '『', '｢':
		return corner, 1, true
	case '」', '』', '｣':
		return corner, -1, true
	case '‘', '‚', '‛':
		return apostrophe, 1, true
	case '’':
		return apostrophe, -1, true
	case '‹':
		return angleOne, 1, true
	case '›':
		return angleOne, -1, true
	}
	return 0, 0, false
}

func sideBefore(text string, i, start int) side {
	if i <= start {
		return space
	}
	r, _ := utf8.DecodeLastRuneInString(text[start:i])
	return classify(r)
}

func sideAfter(text string, i, end int) side {
	if i >= end {
		return space
	}
	r, _ := utf8.DecodeRuneInString(text[i:end])
	return classify(r)
}

func classify(r rune) side {
	switch r {
	case '"', '\'':
		return plain
	case '.', ',', '!', '?', ';', ':', '…', '。', '、', '，', '！', '？':
		return stop
	case '(', '[', '{', '—', '–', '-', '‒', '―', '/', '“', '„', '‘', '‚', '«', '‹', '`', '（', '「', '『':
		return opening
	case ')', ']', '}', '”', '’', '»', '›', '）', '」', '』':
		return closing
	}
	switch {
	case r >= '0' && r <= '9':
		return digit
	case r < utf8.RuneSelf && (r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'):
		return letter
	case r == ' ' || r == '\n' || r == '\t' || r >= utf8.RuneSelf && unicode.IsSpace(r):
		return space
	case unicode.IsLetter(r):
		return letter
	}
	return other
}

// firstInk is the offset of the first rune of p that is not white space.
func firstInk(text string, p model.Span) int {
	s := p.In(text)
	return p.End - len(strings.TrimLeftFunc(s, unicode.IsSpace))
}

// Class is what sort of rune stands at a place.
type Class = side

// The classes that other readers of text ask for.
const (
	Letter = letter
	Digit  = digit
)

// Classify returns the class of r.
func Classify(r rune) Class { return classify(r) }
