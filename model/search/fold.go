package search

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// scan calls emit for every word of text in order: its folded form and its bytes
// there. Of a script without spaces it emits each pair of letters that follow
// one another, and the last letter alone.
func scan(text string, emit func(word string, start, end int)) {
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		switch {
		case unspaced(r):
			i = scanPairs(text, i, emit)
		case wordRune(r):
			end := wordEnd(text, i)
			w := Fold(text[i:end])
			if next := compound(text, w, end); next > end {
				w += Fold(text[end+1 : next])
				end = next
			}
			if w = clip(w); w != "" {
				emit(w, i, end)
			}
			i = end
		default:
			i += n
		}
	}
}

// wordBytes bounds a word. What is longer is none, but data in the guise of one;
// it is found by how it begins.
const wordBytes = 120

func clip(w string) string {
	if len(w) <= wordBytes {
		return w
	}
	n := wordBytes
	for !utf8.RuneStart(w[n]) {
		n--
	}
	return w[:n]
}

// compound returns where the word that ends at end really ends when it is a prefix
// that some houses set off with a hyphen (co-operation, e-mail), else end. Other
// hyphens part words.
func compound(text, w string, end int) int {
	if len(w) > 5 || end+1 >= len(text) || text[end] != '-' {
		return end
	}
	switch w {
	case "co", "re", "pre", "anti", "non", "e", "semi", "multi", "sub", "un":
		return max(end, wordEnd(text, end+1))
	}
	return end
}

func scanPairs(text string, i int, emit func(word string, start, end int)) int {
	for i < len(text) {
		r, n := utf8.DecodeRuneInString(text[i:])
		if !unspaced(r) {
			break
		}
		next, m := utf8.DecodeRuneInString(text[i+n:])
		if !unspaced(next) {
			m = 0
		}
		emit(norm.NFKC.String(text[i:i+n+m]), i, i+n+m)
		i += n
	}
	return i
}

// unspaced reports a letter of a script whose words are not, or not only, parted
// by spaces.
func unspaced(r rune) bool {
	return r >= 0x0E00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul,
		unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

func wordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return plainLetter(byte(r))
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r)
}

// plainLetter reports an ASCII letter or digit.
func plainLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9' }

func apostrophe(r rune) bool { return r == '\'' || r == '’' || r == '‘' || r == 'ʼ' || r == '`' }

// wordEnd returns where the word at i ends. Apostrophes between letters belong
// to it, and so do commas between digits.
func wordEnd(text string, i int) int {
	for i < len(text) {
		if c := text[i]; c < utf8.RuneSelf && plainLetter(c) { // most are
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		if wordRune(r) && !unspaced(r) {
			i += n
			continue
		}
		if !apostrophe(r) && r != ',' {
			break
		}
		next, _ := utf8.DecodeRuneInString(text[i+n:])
		before, _ := utf8.DecodeLastRuneInString(text[:i])
		if apostrophe(r) && wordRune(next) || unicode.IsDigit(next) && unicode.IsDigit(before) {
			i += n
			continue
		}
		break
	}
	return i
}

// Fold returns the form in which words are compared: lower case, no accents, no
// apostrophes, no possessive s, no commas in numbers.
func Fold(w string) string {
	if plain(w) {
		return w
	}
	w = strings.ToLower(w)
	if !ascii(w) {
		w = foldMarks(w)
	}
	if cut := strings.LastIndexByte(w, '\''); cut > 0 && w[cut:] == "'s" {
		w = w[:cut]
	}
	if strings.ContainsAny(w, "',") {
		w = strings.NewReplacer("'", "", ",", "").Replace(w)
	}
	return w
}

// plain reports a word that is folded already, which most are.
func plain(w string) bool {
	for i := range len(w) {
		if c := w[i]; (c < 'a' || 'z' < c) && (c < '0' || '9' < c) {
			return false
		}
	}
	return true
}

func ascii(w string) bool {
	for i := range len(w) {
		if w[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// foldMarks strips accents, makes apostrophes straight and spells out the
// letters that carry their mark inside.
func foldMarks(w string) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(w) {
		switch {
		case apostrophe(r):
			b.WriteByte('\'')
		case unicode.Is(unicode.Mn, r):
		default:
			if s, ok := barred[r]; ok {
				b.WriteString(s)
				continue
			}
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

var barred = map[rune]string{
	'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th", 'æ': "ae", 'œ': "oe", 'ß': "ss", 'ı': "i", 'ħ': "h", 'ŧ': "t",
}
