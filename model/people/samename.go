package people

import "strings"

// The two thresholds of SameName, in distance per sound: sure below, never
// above limit.
const (
	limitWord = 0.17 // of the worse part
	limitName = 0.13 // of the whole name
)

// SameName judges, without context, whether a and b are two spellings of one
// person's (or place's) name. The score, 0 to 1, is how sure it is that they
// are; same is score >= 0.5.
//
// Names are compared part by part after titles, accents and hyphens are gone:
// each part as a string of sounds, with an edit distance that knows which
// sounds romanisations swap. Given names also match as nicknames, initials and
// cognates (Alexander, Oleksandr). A surname alone is never the same as a full
// name, nor "Jr." as his father.
func SameName(a, b string) (same bool, score float64) {
	x, y := parseName(a), parseName(b)
	return sameParsed(&x, &y)
}

// sameParsed is SameName on names cut into parts.
func sameParsed(a, b *fullName) (bool, float64) {
	if len(a.all) == 0 || len(b.all) == 0 || a.suffix != b.suffix {
		return false, 0
	}
	x, y := parts(a), parts(b)
	east := a.eastern() && b.eastern()
	d := align(x, y, east)
	if rev := turned(a, b); rev != nil {
		d = min(d, align(rev, y, east))
	}
	if d >= 1 {
		return false, 0
	}
	s := 1 - 0.5*float64(d)
	return s >= 0.5, s
}

// parts are a name's words to align, hyphens kept apart and particles in one
// form.
func parts(n *fullName) []string {
	out := make([]string, 0, 6)
	for _, w := range n.all {
		for p := range strings.FieldsFuncSeq(w, func(r rune) bool { return r == '-' || r == '.' }) {
			switch p {
			case "el", "ul", "ad", "as", "ez", "ar", "an", "ash", "es", "ed", "er", "az", "at":
				p = "al"
			case "ben", "ibn":
				p = "bin"
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

// align returns how far apart two lists of parts are, relative to the limits:
// 1 and above is another name. Up to three neighbouring parts may stand for one
// ("Jong un", "Jongun"); "al" and middle initials may be left out.
func align(a, b []string, east bool) float32 {
	if len(a) > 8 || len(b) > 8 {
		return 2
	}
	initials := hasInitials(a) && hasInitials(b)
	memo := [9][9]float32{}
	for i := len(a); i >= 0; i-- {
		for j := len(b); j >= 0; j-- {
			if i == len(a) && j == len(b) {
				continue
			}
			best := float32(2)
			for k := 1; k <= 3 && i+k <= len(a); k++ {
				for l := 1; l <= 3 && j+l <= len(b); l++ {
					if k > 1 && l > 1 || k > 1 && initialAmong(a[i:i+k]) || l > 1 && initialAmong(b[j:j+l]) {
						continue
					}
					w := word(strings.Join(a[i:i+k], ""), strings.Join(b[j:j+l], ""), i == 0 && j == 0 && i+k < len(a), east)
					best = min(best, max(w, memo[i+k][j+l]))
				}
			}
			if i < len(a) && !(initials && len(a[i]) == 1) && skippable(a, i, b, j) {
				best = min(best, max(0.3, memo[i+1][j]))
			}
			if j < len(b) && !(initials && len(b[j]) == 1) && skippable(b, j, a, i) {
				best = min(best, max(0.3, memo[i][j+1]))
			}
			memo[i][j] = best
		}
	}
	return memo[0][0]
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
	if a == b {
		return 0
	}
	if given && (nicknamed(a, b) || cognate(a, b)) {
		return 0.3
	}
	if given && (len(a) == 1 || len(b) == 1) && a[0] == b[0] {
		return 0.6
	}
	x, y := soundsOf(a), soundsOf(b)
	n := max(len(x), len(y))
	if n == 0 {
		return 2
	}
	d := distance(x, y, east)
	// Short words differ by little: measure them as if they had four sounds.
	return d / float32(max(n, 4)) / limitWord
}
