package people

import (
	"slices"
	"strings"
)

// limitWord is the distance per sound from which two parts of a name are no
// spellings of one. Tuned on 137 pairs of spellings and 114 of different names.
const limitWord = 0.17

// SameName judges, without context, whether a and b are two spellings of one
// person's (or place's) name. The score, 0 to 1, is how sure it is that they
// are; same is score >= 0.5.
//
// Names are compared part by part after titles, accents and hyphens are gone:
// each part as a string of sounds, with an edit distance that knows which
// sounds romanisations swap. Given names also match as nicknames, initials and
// cognates (Alexander, Oleksandr). A surname alone fits every full name that
// ends in it, which scores 0.6 at most; "Jr." is not his father.
func SameName(a, b string) (same bool, score float64) {
	x, y := parseName(a), parseName(b)
	return sameParsed(&x, &y)
}

// sameParsed is SameName on names cut into parts. It takes them in one order, so
// that the answer does not depend on which name came first.
func sameParsed(a, b *fullName) (bool, float64) {
	if slices.Compare(a.all, b.all) > 0 {
		a, b = b, a
	}
	if len(a.all) == 0 || len(b.all) == 0 || a.suffix != b.suffix {
		return false, 0
	}
	if d := bareSurname(a, b); d < 1 {
		return true, 0.6 - 0.1*float64(d)
	}
	a.prepare()
	b.prepare()
	east := a.eastern() && b.eastern()
	var d float32
	if len(a.parts) == len(b.parts) && len(a.parts) > 1 {
		d = pairwise(a, b, east)
	} else {
		d = align(a.parts, b.parts, east)
	}
	if rev := turned(a, b); rev != nil {
		d = min(d, align(rev, b.parts, east))
	}
	if english(a) && english(b) && len(a.last) <= 8 && len(b.last) <= 8 && d > 0.3 {
		d = max(d, 2*word(a.last, b.last, false, false)) // Smith and Smyth are two
	}
	if d >= 1 {
		return false, 0
	}
	s := 1 - 0.5*float64(d)
	return s >= 0.5, s
}

// english reports a given name of the English tradition, whose bearers spell
// their short surnames in one way.
func english(n *fullName) bool { return len(nickGroups()[n.first()]) > 0 && !n.eastern() }

// bareSurname returns how far a name of one word is from the surname of the
// other, 1 and above when neither is such a name.
func bareSurname(a, b *fullName) float32 {
	if len(a.all) > len(b.all) {
		a, b = b, a
	}
	if len(a.given) > 0 || len(b.given) == 0 || len(a.last) < 3 {
		return 2
	}
	d := word(joined(a.last), joined(b.last), false, false)
	if b.eastern() {
		d = min(d, word(a.all[0], b.all[0], false, true))
	}
	return d
}

// joined is a surname without spaces, hyphens and an Arabic article.
func joined(last string) string {
	for _, p := range [...]string{"al-", "el-", "al ", "el "} {
		last = strings.TrimPrefix(last, p)
	}
	if strings.IndexByte(last, ' ') < 0 && strings.IndexByte(last, '-') < 0 {
		return last
	}
	return strings.Map(func(r rune) rune {
		if r == ' ' || r == '-' {
			return -1
		}
		return r
	}, last)
}

// parts are a name's words to align, hyphens kept apart and particles in one
// form.
func parts(n *fullName) []string {
	out := make([]string, 0, 6)
	for i, w := range n.all {
		for p := range strings.FieldsFuncSeq(w, func(r rune) bool { return r == '-' || r == '.' }) {
			if i > 0 || len(p) < len(w) { // no "Ed", "Ben" at the front
				switch p {
				case "el", "ul", "ad", "as", "ez", "ar", "an", "ash", "es", "ed", "er", "az", "at":
					p = "al"
				case "ben", "ibn":
					p = "bin"
				}
			}
			if strings.HasPrefix(p, "abdel") && len(p) > 5 || strings.HasPrefix(p, "abdul") && len(p) > 5 {
				out = append(out, "abdul")
				p = p[5:]
			}
			out = append(out, p)
		}
	}
	return out
}

// turned is a in the other order when one of the names stands surname first:
// "Jong-un Kim".
func turned(a, b *fullName) []string {
	if len(a.all) != 2 || len(b.all) != 2 || !a.eastern() && !b.eastern() || a.all[0] == b.all[0] {
		return nil
	}
	return parts(&fullName{all: []string{a.all[1], a.all[0]}})
}

// aligner compares two lists of parts of different lengths.
type aligner struct {
	a, b     []string
	east     bool
	initials bool // both have middle initials: none may be left out
	middle   bool // a middle name may be left out
	memo     [9][9]float32
}

// align returns how far apart two lists of parts are, relative to the limits:
// 1 and above is another name. Up to three neighbouring parts may stand for one
// ("Jong un", "Jongun"); "al" and middle names may be left out.
func align(a, b []string, east bool) float32 {
	if len(a) > 8 || len(b) > 8 || len(a) == 0 || len(b) == 0 {
		return 2
	}
	l := aligner{a: a, b: b, east: east, initials: hasInitials(a) && hasInitials(b)}
	l.middle = !east && len(a) > 1 && len(b) > 1 && a[0] == b[0] && a[len(a)-1] == b[len(b)-1] && !patronymic(a[0])
	for i := len(a); i >= 0; i-- {
		for j := len(b); j >= 0; j-- {
			if i < len(a) || j < len(b) {
				l.memo[i][j] = min(l.joined(i, j), l.skipped(i, j))
			}
		}
	}
	return l.memo[0][0]
}

// joined matches the parts from i and j on, one with up to three.
func (l *aligner) joined(i, j int) float32 {
	best := float32(2)
	for k := 1; k <= 3 && i+k <= len(l.a); k++ {
		for n := 1; n <= 3 && j+n <= len(l.b); n++ {
			x, y := l.a[i:i+k], l.b[j:j+n]
			if k > 1 && n > 1 || k > 1 && initialAmong(x) || n > 1 && initialAmong(y) {
				continue
			}
			w := word(strings.Join(x, ""), strings.Join(y, ""), i == 0 && j == 0 && k < len(l.a), l.east)
			best = min(best, max(w, l.memo[i+k][j+n]))
		}
	}
	return best
}

// skipped leaves out part i of a or part j of b where that is allowed.
func (l *aligner) skipped(i, j int) float32 {
	best := float32(2)
	if i < len(l.a) {
		if skippable(l.a, i, l.b, j) && !(l.initials && len(l.a[i]) == 1) {
			best = max(0.3, l.memo[i+1][j])
		} else if l.middle && i == 1 && j == 1 && len(l.a) == 3 && len(l.b) == 2 {
			best = max(0.7, l.memo[i+1][j]) // "Hillary Rodham Clinton"
		}
	}
	if j < len(l.b) {
		if skippable(l.b, j, l.a, i) && !(l.initials && len(l.b[j]) == 1) {
			best = min(best, max(0.3, l.memo[i][j+1]))
		} else if l.middle && i == 1 && j == 1 && len(l.b) == 3 && len(l.a) == 2 {
			best = min(best, max(0.7, l.memo[i][j+1]))
		}
	}
	return best
}

// prepare fills parts and heard, once.
func (n *fullName) prepare() {
	if n.parts != nil {
		return
	}
	n.parts = parts(n)
	n.heard = make([]sounds, len(n.parts))
	for i, p := range n.parts {
		n.heard[i] = soundsOf(p)
	}
}

// pairwise aligns names of as many parts one by one, the surnames first, which
// differ most.
func pairwise(a, b *fullName, east bool) (worst float32) {
	for i := len(a.parts) - 1; i >= 0 && worst < 1; i-- {
		worst = max(worst, compare(a.parts[i], b.parts[i], a.heard[i], b.heard[i], i == 0, east))
	}
	return worst
}

// hasInitials reports a middle initial.
func hasInitials(a []string) bool {
	for i := 1; i < len(a)-1; i++ {
		if len(a[i]) == 1 {
			return true
		}
	}
	return false
}

// patronymic reports given names of the Arabic and Persian tradition, where a
// name in the middle tells people apart.
func patronymic(given string) bool {
	const first = "mohammed"
	for _, g := range cognateGroups()[given] {
		if g >= cognateGroups()[first][0] {
			return true
		}
	}
	return false
}

func initialAmong(parts []string) bool {
	for _, p := range parts {
		if len(p) == 1 {
			return true
		}
	}
	return false
}

// skippable reports whether part i may be missing in the other spelling.
func skippable(a []string, i int, b []string, j int) bool {
	if a[i] == "al" {
		return i > 0
	}
	return i > 0 && i < len(a)-1 && len(a[i]) == 1 && j > 0 && j < len(b)
}

// word returns how far apart two parts are, relative to limitWord.
func word(a, b string, given, east bool) float32 {
	return compare(a, b, soundsOf(a), soundsOf(b), given, east)
}

// compare is word on parts whose sounds x and y are known.
func compare(a, b string, x, y sounds, given, east bool) float32 {
	if a == b {
		return 0
	}
	n := max(len(x), len(y))
	if n == 0 {
		return 2
	}
	if given && (nicknamed(a, b) || cognate(a, b)) {
		return 0.3
	}
	if given && (len(a) == 1 || len(b) == 1) && a[0] == b[0] {
		return 0.6
	}
	if n > 2*min(len(x), len(y))+3 {
		return 2
	}
	// Short words differ by little: measure them as if they had four sounds.
	return distance(x, y, east) / float32(max(n, 4)) / limitWord
}
