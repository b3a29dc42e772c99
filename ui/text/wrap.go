package text

import (
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// wrapper breaks a stretch of text into lines, greedily: after spaces; after a
// hyphen or dash before a letter; between ideographs and kana, but not before
// closing nor after opening punctuation; else between any two grapheme clusters. A
// compound is not parted at its hyphen where that gains little.
type wrapper struct {
	text   string
	method ansi.Method
	// verbatim keeps every space (code); otherwise runs of white space show as
	// one space, and vanish where a line breaks.
	verbatim bool
	// emit takes each line's bytes, in order.
	emit func(start, end int)
}

// wrap emits the lines of text[start:end], the first at most first cells wide,
// the others rest. Both are at least 1. It emits one empty line for no text.
func (w *wrapper) wrap(start, end, first, rest int) {
	l := line{w: w, limit: first, rest: rest}
	i := start
	if !w.verbatim {
		i = skipSpace(w.text, i, end, w.method)
	}
	l.begin(i)
	for i < end {
		c := w.text[i]
		if l.prev < 0x2010 && l.prev != '-' && (l.prev != ' ' || !w.verbatim) {
			if n := l.word(i, end); n > 0 {
				i += n
				continue
			}
		}
		if !w.verbatim && folds(c) {
			if c == ' ' && i+1 < end && inWord[w.text[i+1]] {
				l.space(i, i+1)
				i++
				continue
			}
			if next := skipSpace(w.text, i, end, w.method); next > i {
				l.space(i, next)
				i = next
				continue
			}
		}
		n, width := cluster(w.text, i, end, w.method)
		l.add(i, n, width)
		i += n
	}
	l.finish(end)
}

// skipSpace returns the offset of the first byte of text[i:end] that is no white
// space to fold. A space that carries a mark is none; a no-break space is only
// next to one that breaks.
func skipSpace(text string, i, end int, m ansi.Method) int {
	from := i
	if isNBSP(text, i, end) {
		if i += 2; i == end || text[i] != ' ' && text[i] != '\n' {
			return from
		}
	}
	for i < end && (text[i] == ' ' || text[i] == '\n') {
		if i+1 < end && text[i+1] >= utf8.RuneSelf {
			if n, _ := cluster(text, i, end, m); n > 1 {
				return from
			}
		}
		for i++; isNBSP(text, i, end); i += 2 {
			if n, _ := cluster(text, i, end, m); n > 2 {
				break
			}
		}
		from = i
	}
	return from
}

func isNBSP(text string, i, end int) bool { return i+1 < end && text[i] == 0xc2 && text[i+1] == 0xa0 }

// folds reports whether white space that may fold begins with the byte c.
func folds(c byte) bool { return c == ' ' || c == '\n' || c == 0xc2 }

// line is the line being filled.
type line struct {
	w           *wrapper
	start       int // first byte
	width       int // cells so far
	limit, rest int // cells allowed on this line, and on the next
	// The last place the line can end: its bytes stop at brkEnd, the next line's
	// begin at brkNext, and brkWidth cells of width stay behind. brkEnd is -1
	// where there is none.
	brkEnd, brkNext, brkWidth int
	brkFill                   int  // the line's width when it ends there
	prev, prev2               rune // the last rune, and the one before it
	bytes                     int  // clusters without width, so that none can pile up for ever
}

func (l *line) begin(at int) {
	l.start, l.width, l.brkEnd, l.bytes = at, 0, -1, 0
}

func (l *line) breakAt(end, next int) {
	l.brkEnd, l.brkNext, l.brkWidth, l.brkFill = end, next, l.width, l.width
}

// keepsWhole reports whether a compound at its hyphen should go to the next line
// as a whole, because the line is nearly full without it.
func (l *line) keepsWhole() bool {
	return (l.prev == '-' || l.prev == '‐') && l.brkEnd > l.start && l.brkFill >= l.limit-l.limit/8
}

// space takes white space text[i:next], shown as one cell.
func (l *line) space(i, next int) {
	end := i
	l.width++
	l.breakAt(end, next)
	l.brkFill--
	l.prev2, l.prev = l.prev, ' '
}

// add takes one cluster.
func (l *line) add(i, n, width int) {
	r, size := rune(l.w.text[i]), 1
	if r >= utf8.RuneSelf {
		r, size = utf8.DecodeRuneInString(l.w.text[i : i+n])
	}
	if i > l.start && (breakable(l.prev2, l.prev, r) || l.w.verbatim && l.prev == ' ' && r != ' ') && !l.keepsWhole() {
		l.breakAt(i, i)
	}
	for l.width+width > l.limit && i > l.start {
		l.turn(i)
	}
	if width == 0 {
		if l.bytes += n; l.bytes > maxCluster && i > l.start {
			l.turn(i)
		}
	}
	l.width += width
	l.prev2, l.prev = l.prev, r
	if size < n {
		l.prev, _ = utf8.DecodeLastRuneInString(l.w.text[i : i+n])
	}
}

// word takes the ASCII letters, digits and marks from i on as far as they fit and
// can't be broken, and returns their number. It does what add would, many bytes
// at a time.
func (l *line) word(i, end int) int {
	text := l.w.text
	room := min(l.limit-l.width, end-i)
	n := 0
	for n < room && inWord[text[i+n]] {
		n++
	}
	if i+n < end && text[i+n] >= utf8.RuneSelf {
		n-- // what follows may join the last byte
	}
	if n <= 0 {
		return 0
	}
	l.width += n
	if n > 1 {
		l.prev = rune(text[i+n-2])
	}
	l.prev2, l.prev = l.prev, rune(text[i+n-1])
	return n
}

// inWord tells the printable ASCII bytes beside which lines don't break.
var inWord = func() (t [256]bool) {
	for c := '!'; c <= '~'; c++ {
		t[c] = c != '-'
	}
	return t
}()

// turn ends the line at its last break, or else before the byte at i.
func (l *line) turn(i int) {
	if l.brkEnd <= l.start {
		l.w.emit(l.start, i)
		l.begin(i)
	} else {
		width := l.width - l.brkWidth
		l.w.emit(l.start, l.brkEnd)
		l.begin(l.brkNext)
		l.width = width
	}
	l.limit = l.rest
}

func (l *line) finish(end int) {
	if l.brkEnd > l.start && l.brkNext == end && l.prev == ' ' && !l.w.verbatim {
		end = l.brkEnd
	}
	l.w.emit(l.start, end)
}

// breakable reports whether a line may end between prev and next, neither being
// white space. before is the rune before prev.
func breakable(before, prev, next rune) bool {
	switch prev {
	case '-':
		return before > ' ' && before != '-' && isLetter(next)
	case '‐', '–':
		return before != ' ' && isLetter(next)
	case '—', '―':
		return before != ' ' && (isLetter(next) || isOpening(next))
	}
	if prev < 0x2010 && next < 0x2e80 {
		return false
	}
	if isIdeographic(prev) || isIdeographic(next) {
		return prev != ' ' && !isOpening(prev) && !isClosing(next)
	}
	return false
}

func isLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
	}
	return unicode.IsLetter(r)
}

// isIdeographic reports whether lines may break beside r: Han, kana and the
// punctuation set with them. Hangul has spaces.
func isIdeographic(r rune) bool {
	return r >= 0x2e80 && r <= 0x31ff && r != 0x3000 || r >= 0x3400 && r <= 0x9fff ||
		r >= 0xf900 && r <= 0xfaff || r >= 0xff01 && r <= 0xff60 || r >= 0x20000 && r <= 0x3ffff
}

// isOpening and isClosing are the kinsoku sets (JIS X 4051): what can't end and
// what can't begin a line.
func isOpening(r rune) bool {
	switch r {
	case '(', '[', '{', '“', '‘', '„', '«', '‹', '（', '［', '｛', '「', '『', '【', '〔', '〈', '《', '〖', '〝', '｟':
		return true
	}
	return false
}

func isClosing(r rune) bool {
	switch r {
	case ')', ']', '}', ',', '.', '!', '?', ':', ';', '%', '”', '’', '»', '›', '…', '‥', '–', '—', '-', '・',
		'）', '］', '｝', '」', '』', '】', '〕', '〉', '》', '〗', '〟', '｠', '、', '。', '，', '．', '：', '；', '！', '？', '％',
		'々', 'ー', '〜', '～', '゛', '゜', 'ゝ', 'ゞ', 'ヽ', 'ヾ',
		'ぁ', 'ぃ', 'ぅ', 'ぇ', 'ぉ', 'っ', 'ゃ', 'ゅ', 'ょ', 'ゎ', 'ァ', 'ィ', 'ゥ', 'ェ', 'ォ', 'ッ', 'ャ', 'ュ', 'ョ', 'ヮ', 'ヵ', 'ヶ':
		return true
	}
	return false
}
