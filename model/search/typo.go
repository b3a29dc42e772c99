package search

import (
	"slices"
	"unicode"
	"unicode/utf8"
)

// typoLetters is how long a word must be for one typo in it to be forgiven.
const typoLetters = 5

// oneTypo reports an optimal string alignment distance of one: a letter added,
// dropped, changed, or swapped with its neighbour.
func oneTypo(v, w string) bool {
	if len(v) > len(w) {
		v, w = w, v
	}
	if len(w)-len(v) > utf8.UTFMax {
		return false
	}
	pre := 0
	for pre < len(v) && v[pre] == w[pre] {
		pre++
	}
	for pre > 0 && pre < len(w) && !(utf8.RuneStart(w[pre]) && (pre == len(v) || utf8.RuneStart(v[pre]))) {
		pre--
	}
	v, w = v[pre:], w[pre:]
	post := 0
	for post < len(v) && v[len(v)-1-post] == w[len(w)-1-post] {
		post++
	}
	for post > 0 && !utf8.RuneStart(w[len(w)-post]) {
		post--
	}
	v, w = v[:len(v)-post], w[:len(w)-post]
	a, n := utf8.DecodeRuneInString(v)
	b, m := utf8.DecodeRuneInString(w)
	if n == len(v) && m == len(w) {
		return m > 0
	}
	return len(v) == len(w) && len(v) == n+m && v[n:] == w[:m] && w[m:] == string(a) && a != b
}

// oneTypoFrom returns every word that one typo makes of w, with letters of the
// alphabet that w is written in, in order.
func oneTypoFrom(w string, alphabet []rune) []string {
	in := []rune(w)
	var letters []rune
	for _, r := range alphabet {
		if slices.ContainsFunc(in, func(s rune) bool { return sameScript(r, s) }) {
			letters = append(letters, r)
		}
	}
	out := make([]string, 0, 2*len(in)*(len(letters)+1))
	buf := make([]rune, 0, len(in)+1)
	edit := func(at, drop int, put ...rune) {
		buf = append(append(append(buf[:0], in[:at]...), put...), in[at+drop:]...)
		if s := string(buf); s != w {
			out = append(out, s)
		}
	}
	for i := range len(in) + 1 {
		for _, r := range letters {
			edit(i, 0, r)
			if i < len(in) {
				edit(i, 1, r)
			}
		}
		if i < len(in) {
			edit(i, 1)
		}
		if i+1 < len(in) {
			edit(i, 2, in[i+1], in[i])
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

var scripts = []*unicode.RangeTable{unicode.Latin, unicode.Cyrillic, unicode.Greek, unicode.Arabic, unicode.Hebrew, unicode.Devanagari, unicode.Georgian, unicode.Armenian}

func sameScript(a, b rune) bool {
	if unicode.IsLetter(a) != unicode.IsLetter(b) {
		return false
	}
	for _, s := range scripts {
		if unicode.Is(s, a) || unicode.Is(s, b) {
			return unicode.Is(s, a) && unicode.Is(s, b)
		}
	}
	return true
}
