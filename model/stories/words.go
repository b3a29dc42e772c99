package stories

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"whosaid/model"
)

// context is what stands around a folded word: free, in an editor's brackets; cut,
// words were left out before it (an ellipsis stood there); capital, it is
// written with one.
type context struct{ free, cut, capital bool }

// fold calls emit for every word of text[s.Start:s.End] in the form in which
// printings of one statement agree: lower case, no accents, contractions
// spelled out, American spelling, numbers without commas.
func fold(text string, s model.Span, emit func(w string, c context)) {
	cut, depth := false, 0
	for i := s.Start; i < s.End; {
		if text[i] == ' ' {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:s.End])
		switch {
		case isWordRune(r):
			end := wordEnd(text, i, s.End)
			first, whole := cut, text[i:end]
			if next := compound(text, i, end, s.End); next > end {
				whole, end = whole+text[end+1:next], next
			}
			foldWord(whole, func(w string) {
				emit(w, context{free: depth > 0, cut: first, capital: unicode.IsUpper(r)})
				first = false
			})
			cut, i = false, end
			continue
		case r == '[':
			depth++
		case r == ']':
			depth = max(depth-1, 0)
		case r == '…', r == '.' && strings.HasPrefix(text[i+1:s.End], "."), r == '.' && strings.HasPrefix(text[i+1:s.End], " ."):
			cut = true
		case r == '%':
			emit("percent", context{free: depth > 0, cut: cut})
		case r == '&':
			emit("and", context{free: depth > 0, cut: cut})
		}
		i += n
	}
}

// compound returns where the word that begins at i really ends when text[i:end]
// is a prefix that some houses set off with a hyphen ("co-operate", "e-mail"),
// else end. Other hyphens part words.
func compound(text string, i, end, limit int) int {
	if end-i > 5 || end+1 >= limit || text[end] != '-' {
		return end
	}
	switch strings.ToLower(text[i:end]) {
	case "co", "re", "pre", "anti", "non", "e", "semi", "multi", "sub", "un", "over", "under", "counter", "inter", "mis":
		return max(end, wordEnd(text, end+1, limit))
	}
	return end
}

func isWordRune(r rune) bool {
	return r < utf8.RuneSelf && asciiWord(byte(r)) ||
		r >= utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r))
}

func asciiWord(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}

// isIdeograph reports a letter of a script that is written without spaces.
func isIdeograph(r rune) bool {
	return r >= 0x2E80 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) ||
		r >= 0x0E00 && unicode.In(r, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

// wordEnd returns where the word that begins at i ends. Apostrophes between
// letters belong to it, and commas and points between digits.
func wordEnd(text string, i, end int) int {
	var before rune
	for i < end {
		if c := text[i]; c < utf8.RuneSelf { // most are
			if asciiWord(c) {
				before = rune(c)
				i++
				continue
			}
			if c != '\'' && c != ',' && c != '.' {
				return i
			}
		}
		r, n := utf8.DecodeRuneInString(text[i:end])
		switch {
		case isIdeograph(r):
			if before == 0 {
				return i + n
			}
			return i
		case isWordRune(r):
			before = r
			i += n
			continue
		case (isApostrophe(r) || (r == ',' || r == '.') && unicode.IsDigit(before)) && i+n < end:
			next, _ := utf8.DecodeRuneInString(text[i+n : end])
			if isApostrophe(r) && isWordRune(next) || unicode.IsDigit(next) {
				before = r
				i += n
				continue
			}
		}
		return i
	}
	return i
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == 'ʼ' || r == '‘' }

// foldWord calls emit with the one or two words that w stands for.
func foldWord(w string, emit func(string)) {
	var all byte // the bits of all bytes
	capital, apostrophe := false, false
	for i := range len(w) {
		c := w[i]
		all |= c
		capital = capital || 'A' <= c && c <= 'Z'
		apostrophe = apostrophe || c == '\''
	}
	if capital || all >= utf8.RuneSelf {
		w = strings.ToLower(w)
	}
	if all >= utf8.RuneSelf {
		w = foldMarks(w)
		apostrophe = strings.IndexByte(w, '\'') >= 0
	}
	if w == "" {
		return
	}
	if w[0] >= '0' && w[0] <= '9' {
		emit(number(strings.ReplaceAll(w, ",", "")))
		return
	}
	if !apostrophe {
		spoken(w, emit)
		return
	}
	cut := strings.IndexByte(w, '\'')
	contraction(w[:cut], w[cut+1:], emit)
}

// number spells out what houses spell out: the numbers up to ten.
func number(w string) string {
	if len(w) == 1 || w == "10" {
		n := int(w[0] - '0')
		if len(w) == 2 {
			n = 10
		}
		return [...]string{"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}[n]
	}
	return w
}

// spoken writes out how a transcriber may have heard a word, and drops what
// another would not have written down.
func spoken(w string, emit func(string)) {
	switch w {
	case "uh", "um", "er", "hmm", "ah":
	case "gonna":
		emit("going")
		emit("to")
	case "wanna":
		emit("want")
		emit("to")
	case "gotta":
		emit("got")
		emit("to")
	case "cannot":
		emit("can")
		emit("not")
	case "ok":
		emit("okay")
	case "till":
		emit("until")
	case "yeah":
		emit("yes")
	default:
		emit(american(w))
	}
}

// foldMarks strips accents and makes every apostrophe straight.
func foldMarks(w string) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(w) {
		switch {
		case isApostrophe(r):
			b.WriteByte('\'')
		case unicode.Is(unicode.Mn, r):
		default:
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// contraction spells out what the apostrophe stands for; a possessive is dropped.
func contraction(stem, tail string, emit func(string)) {
	switch tail {
	case "em":
		if stem == "" {
			emit("them")
			return
		}
		emit(stem + tail)
	case "t":
		switch stem {
		case "won":
			stem = "will"
		case "can", "shan":
		case "ain":
			stem = "is"
		default:
			stem = strings.TrimSuffix(stem, "n")
		}
		emit(stem)
		emit("not")
	case "re":
		emit(stem)
		emit("are")
	case "m":
		emit(stem)
		emit("am")
	case "ve":
		emit(stem)
		emit("have")
	case "ll":
		emit(stem)
		emit("will")
	case "s", "d", "":
		emit(american(stem))
	default:
		emit(american(stem + tail))
	}
}

// american turns British into American spelling by endings. It is applied to
// every word, so it need only be the same for both sides, not right.
func american(w string) string {
	if len(w) < 5 {
		return w
	}
	for _, e := range britishEndings(w[len(w)-2], w[len(w)-1]) {
		if strings.HasSuffix(w, e[0]) {
			return w[:len(w)-len(e[0])] + e[1]
		}
	}
	if w == "programme" || w == "programmes" {
		return strings.Replace(w, "mme", "m", 1)
	}
	return w
}

// britishEndings are the endings that differ among those with these last two
// letters: british and american. Most words are done with after the first look.
func britishEndings(before, last byte) [][2]string {
	switch string([]byte{before, last}) {
	case "on":
		return british[0:1]
	case "ns":
		return british[1:2]
	case "se":
		return british[2:4]
	case "ed":
		return british[4:8]
	case "es":
		return british[8:14]
	case "ng":
		return british[14:18]
	case "ur":
		return british[18:19]
	case "rs":
		return british[19:21]
	case "le", "ul", "te", "re", "ue", "ce":
		return british[21:]
	}
	return nil
}

// british is parted by the last two letters of its endings, see britishEndings.
var british = [...][2]string{
	{"isation", "ization"},
	{"isations", "izations"},
	{"ise", "ize"},
	{"yse", "yze"},
	{"ised", "ized"},
	{"ysed", "yzed"},
	{"oured", "ored"},
	{"lled", "led"},
	{"ises", "izes"},
	{"yses", "yzes"},
	{"ourites", "orites"},
	{"tres", "ters"},
	{"ogues", "ogs"},
	{"ences", "enses"},
	{"ising", "izing"},
	{"ysing", "yzing"},
	{"ouring", "oring"},
	{"lling", "ling"},
	{"our", "or"},
	{"ours", "ors"},
	{"llers", "lers"},
	{"ourable", "orable"},
	{"ourful", "orful"},
	{"ourite", "orite"},
	{"tre", "ter"},
	{"ogue", "og"},
	{"ence", "ense"},
}
