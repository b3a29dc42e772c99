package mentions

import (
	"strings"
	"sync"
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
func view(text string, toks []model.Token, words vocabulary, buf []word) []word {
	buf = buf[:0]
	for _, t := range toks {
		s := t.Span.In(text)
		if n := len(buf); n > 0 && buf[n-1].span.End == t.Span.Start && buf[n-1].alpha && clitic(s, buf[n-1].text) {
			buf[n-1].poss = true
			continue
		}
		k := words.of(s)
		buf = append(buf, word{
			span: t.Span, text: s, tag: t.Tag, low: k.low, class: k.class, cap: k.cap, upper: k.upper, alpha: k.alpha,
		})
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

// vocabulary is what is known of the words of one article, by their text.
type vocabulary map[string]known

type known struct {
	low               string // in lower case, with straight apostrophes
	class             class
	alpha, cap, upper bool // as in word
}

// of looks a word up, in the lexicon once.
func (v vocabulary) of(s string) known {
	k, ok := v[s]
	if ok {
		return k
	}
	r, _ := utf8.DecodeRuneInString(s)
	k.low, k.alpha = s, unicode.IsLetter(r)
	if k.alpha || r == '@' {
		k.low = lower(s)
		k.class = classOf(k.low)
		k.cap = unicode.IsUpper(r) || unicode.IsTitle(r) || mixedCase(s)
		k.upper = k.cap && allUpper(s)
	}
	v[s] = k
	return k
}

// lower is strings.ToLower with straight apostrophes and plain hyphens.
func lower(s string) string {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return strings.ToLower(straight().Replace(s))
		}
	}
	return strings.ToLower(s)
}

var straight = sync.OnceValue(func() *strings.Replacer {
	return strings.NewReplacer("’", "'", "‘", "'", "‐", "-", "‑", "-")
})

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
