package tokens

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"whosaid/model"
)

// word appends the token (or, for a word with a clitic, the two tokens) that
// starts at text[i] and returns the offset after it. The rules are those of the
// Penn Treebank where they are of use to a reader of news: clitics ('s, n't,
// 'll) stand alone, hyphenated words and numbers stay whole, abbreviations keep
// their stops, every mark is a token but runs of stops, dashes and the double
// marks “ and ” typed as two apostrophes.
func word(t *model.Tokens, text string, i, end int) int {
	if asciiWord[text[i]] {
		return letters(t, text, i, end)
	}
	r, n := decode(text, i, end)
	switch {
	case isWordRune(r):
		if isIdeograph(r) {
			return add(t, i, i+n)
		}
		return letters(t, text, i, end)
	case (r == '@' || r == '#') && startsHandle(text, i+n, end):
		return add(t, i, handleEnd(text, i+n, end))
	case r == '.' || r == '-' || r == '`' || r == '\'':
		if r == '\'' && clitic(text, i, end) > 0 && i > 0 && !spaceBefore(text, i) {
			return add(t, i, i+clitic(text, i, end))
		}
		j := i + 1
		for j < end && text[j] == byte(r) && (r == '.' || r == '-' || j < i+2) {
			j++
		}
		return add(t, i, j)
	}
	return add(t, i, emojiEnd(text, i+n, end))
}

// emojiEnd is where the token of a mark ends that ends at j itself: an emoji and
// the joiners, selectors and marks after it are one token.
func emojiEnd(text string, j, end int) int {
	for j < end {
		next, m := decode(text, j, end)
		if next < firstMark || !unicode.In(next, unicode.Mn, unicode.Me) && next != '\u200d' {
			break
		}
		j += m
		if next == '\u200d' && j < end {
			if after, k := decode(text, j, end); !isSpace(after) && !isWordRune(after) {
				j += k
			}
		}
	}
	return j
}

// letters reads a word that starts with a letter or digit.
func letters(t *model.Tokens, text string, start, end int) int {
	i, apostrophe := start, false
	for i < end {
		if asciiWord[text[i]] {
			i++
			continue
		}
		if text[i] == ' ' {
			break
		}
		r, n := decode(text, i, end)
		if isWordRune(r) && !isIdeograph(r) || unicode.Is(unicode.Mn, r) && r >= utf8.RuneSelf {
			i += n
			continue
		}
		if !joins(text, start, i, n, r, end) {
			break
		}
		apostrophe = apostrophe || r == '\'' || r == '’' || r == '‘'
		i += n
	}
	if i < end && text[i] == '.' && IsAbbreviation(text[start:i]) {
		i++
	}
	if apostrophe {
		if cut := cliticStart(text, start, i); cut > start && cut < i {
			add(t, start, cut)
			return add(t, cut, i)
		}
	}
	return add(t, start, i)
}

// joins reports whether the mark r at text[i], inside a word begun at start,
// belongs to the word because of what follows it.
func joins(text string, start, i, n int, r rune, end int) bool {
	if i+n >= end {
		return false
	}
	next, _ := decode(text, i+n, end)
	if !isWordRune(next) || isIdeograph(next) {
		return false
	}
	switch r {
	case '\'', '’', '‘', '-', '‐', '‑', '·', '_', '&', '/':
		return r != '/' || !strings.HasPrefix(text[i:end], "//")
	case '.', ':', '@':
		if isDigit(rune(text[i-1])) && isDigit(next) {
			return true
		}
		return r == '.' && dotInside(text, start, i, end) || r == '@' && next < utf8.RuneSelf
	case ',':
		return isDigit(rune(text[i-1])) && isDigit(next)
	}
	return false
}

// dotInside reports whether the stop at i stands inside an acronym ("U.S") or
// an address ("example.com"): lower case on both sides, or one letter before it.
func dotInside(text string, start, i, end int) bool {
	last := strings.LastIndexByte(text[start:i], '.') + 1 + start
	if utf8.RuneCountInString(text[last:i]) == 1 {
		r, _ := decode(text, last, end)
		return unicode.IsLetter(r)
	}
	lower := func(c byte) bool { return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' }
	return lower(text[i-1]) && lower(text[i+1])
}

// clitics are the endings that stand as tokens of their own, without their
// apostrophe.
var clitics = [...]string{"s", "re", "ve", "ll", "d", "m", "S", "RE", "VE", "LL", "D", "M"}

// clitic returns the length of the clitic that starts with the apostrophe at
// text[i], or 0.
func clitic(text string, i, end int) int {
	n := apostropheLen(text[i:end])
	if n == 0 {
		return 0
	}
	rest := text[i+n : end]
	for _, c := range clitics {
		if strings.HasPrefix(rest, c) {
			after, _ := utf8.DecodeRuneInString(rest[len(c):])
			if len(rest) == len(c) || !isWordRune(after) {
				return n + len(c)
			}
		}
	}
	return 0
}

// cliticStart returns where the clitic at the end of text[start:end] begins, or
// end when there is none.
func cliticStart(text string, start, end int) int {
	w := text[start:end]
	k := max(strings.LastIndexByte(w, '\''), strings.LastIndex(w, "’"), strings.LastIndex(w, "‘"))
	if k <= 0 {
		return end
	}
	if clitic(text, start+k, end) == end-start-k {
		return start + k
	}
	tail := w[k+apostropheLen(w[k:]):]
	if (tail == "t" || tail == "T") && k > 1 && (w[k-1] == 'n' || w[k-1] == 'N') {
		return start + k - 1
	}
	return end
}

func apostropheLen(s string) int {
	switch {
	case strings.HasPrefix(s, "'"):
		return 1
	case strings.HasPrefix(s, "’"), strings.HasPrefix(s, "‘"):
		return len("’")
	}
	return 0
}

func startsHandle(text string, i, end int) bool {
	if i >= end {
		return false
	}
	r, _ := decode(text, i, end)
	return isWordRune(r) || r == '_'
}

func handleEnd(text string, i, end int) int {
	for i < end {
		r, n := decode(text, i, end)
		if !isWordRune(r) && r != '_' {
			break
		}
		i += n
	}
	return i
}

func spaceBefore(text string, i int) bool {
	r, _ := utf8.DecodeLastRuneInString(text[:i])
	return isSpace(r)
}

func add(t *model.Tokens, start, end int) int {
	t.Words = append(t.Words, model.Token{Span: model.Span{Start: start, End: end}})
	return end
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

func isSpace(r rune) bool {
	if r < utf8.RuneSelf {
		return r == ' ' || r >= '\t' && r <= '\r'
	}
	return unicode.IsSpace(r)
}

func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return asciiWord[r]
	}
	if r >= 0x2000 && r <= 0x206f { // dashes, quotation marks, spaces
		return false
	}
	return unicode.IsLetter(r) || unicode.IsNumber(r)
}

// asciiWord are the letters and digits of ASCII.
var asciiWord = func() (t [256]bool) {
	for c := range utf8.RuneSelf {
		t[c] = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
	}
	return t
}()

// firstMark is the first rune that combines with the one before it.
const firstMark = 0x300

// isIdeograph reports whether r is written without spaces, so that every such
// rune is a token.
func isIdeograph(r rune) bool {
	return r >= 0x2e80 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
}
