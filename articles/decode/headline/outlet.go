package headline

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// span is a break in a title, in bytes.
type span struct{ start, end int }

// maxBreaks is how many breaks of a title are looked at.
const maxBreaks = 6

// breakMarks part a title from a kicker, a section or the outlet's name when
// white space is on both sides; closeMarks do so anywhere.
const (
	breakMarks = "|-–—·•»›/:~"
	closeMarks = "｜ㅣ|："
)

// breaks finds the marks that may part a title from what is no title.
func breaks(title string) []span {
	var all []span
	prev := ' '
	for i := 0; i < len(title) && len(all) < maxBreaks; {
		r, size := utf8.DecodeRuneInString(title[i:])
		end := i + size
		next, _ := utf8.DecodeRuneInString(title[end:])
		spaced := unicode.IsSpace(prev) && unicode.IsSpace(next)
		switch {
		case strings.ContainsRune(closeMarks, r), spaced && strings.ContainsRune(breakMarks, r):
			all = append(all, span{i, end})
		case r == ':' && unicode.IsSpace(next):
			all = append(all, span{i, end})
		case (r == '-' || r == '_') && prev > '\u2e80' && next > ' ':
			all = append(all, span{i, end})
		}
		prev, i = r, end
	}
	return all
}

// withoutOutlet cuts outlet and section names off the end of a title.
func (s *Statements) withoutOutlet(title string) string {
	if len(title) > maxTitle {
		return title
	}
	host := Squash(s.Host)
	all, end := breaks(title), len(title)
	for i := len(all) - 1; i >= 0 && all[i].start > 0; i-- {
		if title[all[i].start] == ':' || !s.namesOutlet(title[all[i].end:end], host) {
			break
		}
		end = all[i].start
	}
	return strings.TrimSpace(title[:end])
}

// namesOutlet reports whether the tail of a title is the outlet's name or host,
// or holds it, or is a part of it.
func (s *Statements) namesOutlet(name, host string) bool {
	name = Squash(name)
	if name == "" || len(name) > 2 && (strings.Contains(host, name) || strings.Contains(host, umlauts.Replace(name))) {
		return true
	}
	for _, o := range s.Outlets {
		if o = Squash(o); o != "" && (name == o || len(name) > 2 && (strings.Contains(name, o) || strings.Contains(o, name))) {
			return true
		}
	}
	return false
}

// umlauts spells letters as host names do.
var umlauts = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss", "ø", "o", "å", "a", "é", "e")

// Squash is the letters and digits of s in lower case.
func Squash(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, norm.NFKC.String(s))
}
