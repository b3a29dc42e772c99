package mentions

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"whosaid/model"
)

// word is a token as the finder sees it: its possessive clitic is folded into
// it, and what is known of how it is written is looked up.
type word struct {
	*known
	span model.Span // without the clitic
	tag  model.Tag
	poss bool // a possessive clitic follows
}

// known is what is known of a word for how it is written.
type known struct {
	*meaning
	class class // of the meaning
	text  string
	low   string // in lower case, with straight apostrophes
	cap   bool   // begins with a capital letter (or is written like "iPhone")
	// upper tells that there are two letters at least, none of them small.
	upper   bool
	alpha   bool // begins with a letter
	capital bool // begins with a capital letter
	small   bool // begins with a small letter
	tells   bool // a capital behind it, inside a sentence, tells something: see learn
	inside  bool // it is in finder.inside
}

// is reports whether the word belongs to any class of c.
func (k *known) is(c class) bool { return k.class&c != 0 }

// view turns a sentence's tokens into words, reusing buf; forms are those of the
// article.
func view(toks []model.Token, forms []known, buf []word) []word {
	buf = buf[:0]
	for i := range toks {
		t := &toks[i]
		k := &forms[t.Form]
		if n := len(buf); n > 0 && buf[n-1].span.End == t.Span.Start && buf[n-1].alpha && clitic(k.text, buf[n-1].text) {
			buf[n-1].poss = true
			continue
		}
		buf = append(buf, word{known: k, span: t.Span, tag: t.Tag})
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

// knownOf looks a word up.
func knownOf(s string) (k known) {
	if k.see(s) {
		k.mean(lookUp(s))
	}
	return k
}

// see fills in what the letters of s tell by themselves, and reports whether s may be
// on the word lists: mean then is called with what they say.
func (k *known) see(s string) bool {
	k.text, k.low, k.meaning = s, s, &meaningless
	r, n := utf8.DecodeRuneInString(s)
	if r < utf8.RuneSelf {
		k.capital, k.small = r >= 'A' && r <= 'Z', r >= 'a' && r <= 'z'
		k.alpha = k.capital || k.small
		k.tells = k.alpha || r >= '0' && r <= '9' || r == ',' && n == len(s)
	} else {
		k.alpha, k.capital, k.small = unicode.IsLetter(r), unicode.IsUpper(r), unicode.IsLower(r)
		k.tells = k.alpha || unicode.IsDigit(r)
	}
	if !k.alpha && r != '@' {
		return false
	}
	k.cap = k.capital || unicode.IsTitle(r) || mixedCase(s)
	k.upper = k.cap && allUpper(s)
	return true
}

// mean takes what lookUp returned.
func (k *known) mean(low string, m *meaning) {
	if low == "" {
		low = lower(k.text)
	}
	k.low, k.meaning, k.class = low, m, m.class
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
		if i > 4 {
			break
		}
		if i > 0 && unicode.IsUpper(r) {
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

// lowOf is a word in lower case with straight apostrophes, if it begins with a
// letter.
func lowOf(s string) string {
	k := knownOf(s)
	return k.low
}
