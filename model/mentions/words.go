package mentions

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"whosaid/model"
)

// word is a token as the finder sees it: its possessive clitic is folded into
// it, and its classes are looked up.
type word struct {
	span  model.Span // without the clitic
	text  string
	low   string // lower case, straight apostrophes
	class class
	tag   model.Tag
	cap   bool // begins with a capital letter (or is written like "iPhone")
	upper bool // at least two letters, none of them small
	poss  bool // a possessive clitic follows
	alpha bool // begins with a letter
}

// is reports whether the word belongs to any class of c.
func (w *word) is(c class) bool { return w.class&c != 0 }

// view turns a sentence's tokens into words, reusing buf.
func view(text string, toks []model.Token, lows map[string]string, buf []word) []word {
	buf = buf[:0]
	for _, t := range toks {
		s := t.Span.In(text)
		if n := len(buf); n > 0 && buf[n-1].span.End == t.Span.Start && buf[n-1].alpha && clitic(s, buf[n-1].text) {
			buf[n-1].poss = true
			continue
		}
		w := word{span: t.Span, text: s, tag: t.Tag}
		r, _ := utf8.DecodeRuneInString(s)
		w.alpha = unicode.IsLetter(r)
		if w.alpha || r == '@' {
			w.low = lower(s, lows)
			w.class = classOf(w.low)
			w.cap = unicode.IsUpper(r) || unicode.IsTitle(r) || mixedCase(s)
			w.upper = w.cap && allUpper(s)
		} else {
			w.low = s
		}
		buf = append(buf, w)
	}
	return buf
}

// clitic reports whether token s, directly behind word before, is its
// possessive ending.
func clitic(s, before string) bool {
	switch s {
	case "'s", "’s", "'S", "’S", "‘s":
		return true
	case "'", "’", "‘":
		return strings.HasSuffix(before, "s") || strings.HasSuffix(before, "S")
	}
	return false
}

// lower is strings.ToLower with straight apostrophes, remembered in lows.
func lower(s string, lows map[string]string) string {
	plain := true
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= 'A' && c <= 'Z' || c >= utf8.RuneSelf {
			plain = false
			break
		}
	}
	if plain {
		return s
	}
	if l, ok := lows[s]; ok {
		return l
	}
	l := strings.ToLower(strings.NewReplacer("’", "'", "‘", "'", "‐", "-", "‑", "-").Replace(s))
	lows[s] = l
	return l
}

// mixedCase reports a capital behind a small first letter: "iPhone", "al-Assad".
func mixedCase(s string) bool {
	for i, r := range s {
		if i > 0 && i <= 4 && unicode.IsUpper(r) {
			return true
		}
	}
	return false
}

func allUpper(s string) bool {
	n := 0
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n >= 2
}
