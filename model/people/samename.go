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
// cognates (Alexander, Oleksandr). A surname alone fits every full name that
// ends in it, which scores 0.6 at most; "Jr." is not his father.
func SameName(a, b string) (same bool, score float64) {
	x, y := parseName(a), parseName(b)
	return sameParsed(&x, &y)
}

// sameParsed is SameName on names cut into parts.
func sameParsed(a, b *fullName) (bool, float64) {
	if len(a.all) == 0 || len(b.all) == 0 || a.suffix != b.suffix {
		return false, 0
	}
	if d := bareSurname(a, b); d < 1 {
		return true, 0.6 - 0.1*float64(d)
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
	return strings.NewReplacer(" ", "", "-", "").Replace(last)
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

// align returns how far apart two lists of parts are, relative to the limits:
// 1 and above is another name. Up to three neighbouring parts may stand for one
// ("Jong un", "Jongun"); "al" and middle initials may be left out.
func align(a, b []string, east bool) float32 {
	if len(a) > 8 || len(b) > 8 {
		return 2
	}
	if len(a) == len(b) && len(a) > 1 {
		return pairwise(a, b, east)
	}
	initials := hasInitials(a) && hasInitials(b)
	middle := !east && len(a) > 1 && len(b) > 1 && a[0] == b[0] && a[len(a)-1] == b[len(b)-1] && !patronymic(a[0])
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
			if middle && i == 1 && len(a) == 3 && len(b) == 2 && j == 1 {
				best = min(best, max(0.7, memo[i+1][j])) // "Hillary Rodham Clinton"
			}
			if middle && j == 1 && len(b) == 3 && len(a) == 2 && i == 1 {
				best = min(best, max(0.7, memo[i][j+1]))
			}
			if j < len(b) && !(initials && len(b[j]) == 1) && skippable(b, j, a, i) {
				best = min(best, max(0.3, memo[i][j+1]))
			}
			memo[i][j] = best
		}
	}
	return memo[0][0]
}

// pairwise aligns lists of one length part by part, the surnames first, which
// differ most.
func pairwise(a, b []string, east bool) (worst float32) {
	for i := len(a) - 1; i >= 0 && worst < 1; i-- {
		worst = max(worst, word(a[i], b[i], i == 0, east))
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
