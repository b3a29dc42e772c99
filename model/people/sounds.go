package people

import (
	"slices"
	"strings"
)

// A sound is one unit of a romanised name: a vowel as its letter, a consonant
// as a capital where two letters write it: S (sh), C (ch), J (j as in John),
// Z (zh), X (kh), T (ts), N (ng), G (gh), Q (shch), and '-' never.
type sounds []byte

// spellings maps what romanisations write to sounds, longest first for each
// first letter. Where one spelling serves several sounds ("ch": chair, Chirac,
// Bach) it gets the commonest and the distance table makes the others cheap.
var spellings = [256][]struct{ from, to string }{
	'a': {{"aa", "a"}},
	'b': {{"bb", "b"}},
	'c': {{"chtch", "Q"}, {"cz", "C"}, {"ch", "C"}, {"ck", "k"}, {"cc", "k"}, {"ce", "se"}, {"ci", "si"}, {"cy", "si"}, {"c", "k"}},
	'd': {{"dsch", "J"}, {"dzh", "J"}, {"dj", "J"}, {"dz", "T"}, {"dd", "d"}, {"dh", "d"}},
	'e': {{"eou", "u"}, {"eu", "u"}, {"eo", "o"}, {"ee", "i"}, {"ei", "i"}},
	'f': {{"ff", "f"}},
	'g': {{"gh", "G"}, {"gg", "g"}},
	'h': {{"hs", "S"}},
	'i': {{"iya", "ya"}, {"iye", "ye"}, {"ie", "ye"}, {"ia", "ya"}, {"io", "yo"}, {"iu", "yu"}, {"iy", "i"}, {"ij", "i"}, {"ii", "i"}},
	'j': {{"juschtsch", "yuQ"}, {"ji", "Ji"}, {"j", "J"}},
	'k': {{"kh", "X"}, {"kk", "k"}, {"ks", "ks"}},
	'l': {{"ll", "l"}},
	'm': {{"mm", "m"}},
	'n': {{"ng", "N"}, {"nn", "n"}},
	'o': {{"ou", "u"}, {"oo", "u"}, {"oh", "o"}, {"ow", "ov"}},
	'p': {{"ph", "f"}, {"pp", "p"}},
	'q': {{"qu", "k"}, {"q", "k"}},
	'r': {{"rr", "r"}, {"rh", "r"}},
	's': {{"schtsch", "Q"}, {"shch", "Q"}, {"sch", "S"}, {"sh", "S"}, {"szcz", "Q"}, {"sz", "S"}, {"ss", "s"}},
	't': {{"tsch", "C"}, {"tch", "C"}, {"ts", "T"}, {"tz", "T"}, {"th", "t"}, {"tt", "t"}},
	'u': {{"uu", "u"}, {"ue", "u"}},
	'v': {{"vv", "v"}},
	'w': {{"w", "v"}},
	'x': {{"x", "ks"}}, // at the start of a word "S": Xi, Hsi
	'y': {{"yy", "i"}, {"yi", "i"}, {"yj", "i"}},
	'z': {{"zh", "Z"}, {"zz", "z"}, {"zs", "Z"}},
}

// soundsOf spells out one folded word.
func soundsOf(w string) sounds {
	out := make(sounds, 0, len(w))
	for i := 0; i < len(w); {
		n, to := spelled(w, i)
		i += n
		for k := 0; k < len(to); k++ {
			c := to[k]
			if c == 'y' && k+1 >= len(to) && (i >= len(w) || !vowelByte(w[i])) {
				c = 'i' // no vowel follows for it to glide into
			}
			if len(out) > 0 && out[len(out)-1] == c {
				continue
			}
			if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c >= 0x80 {
				out = append(out, c)
			}
		}
	}
	return out
}

// spelled returns the sounds that w[i:] begins with and how many bytes write
// them.
func spelled(w string, i int) (n int, to string) {
	switch {
	case i == 0 && w[0] == 'x':
		return 1, "S"
	case w[i] == 'w' && i > 0 && w[i-1] == 'a' && (i+1 >= len(w) || !vowelByte(w[i+1])):
		return 1, "u" // "Zawr", "Shaw"
	}
	for _, s := range spellings[w[i]] {
		if strings.HasPrefix(w[i:], s.from) {
			return len(s.from), s.to
		}
	}
	return 1, w[i : i+1]
}

func vowelByte(c byte) bool {
	switch c {
	case 'a', 'e', 'i', 'o', 'u':
		return true
	}
	return false
}

// pairCost is what it costs, 0 to 1, to hear one sound for another: pairs that
// romanisation systems swap are cheap. Pairs not listed cost 1.3.
var pairCost = func() (t [128][128]float32) {
	for i := range t {
		for j := range t[i] {
			if i != j {
				t[i][j] = 1.3
			}
		}
	}
	for _, p := range [...]struct {
		pairs string
		cost  float32
	}{
		{"ie iy", 0.15},
		{"oa ea ou ey", 0.2},
		{"ai au oe io", 0.35},
		{"ui", 0.55},
		{"ue", 1},
		{"uy ay oy", 0.5},
		{"gh kX kC kG XG hX hG gG kg Xg CX", 0.2},
		{"kh", 0.4},
		{"vf vb", 0.3},
		{"vu", 0.2},
		{"vo", 0.4},
		{"pb td", 0.25},
		{"sz", 0.15},
		{"SC SZ CJ JZ Cz Zs zZ CZ QS QC", 0.25},
		{"sS sT zT sC TC TZ", 0.25},
		{"yZ Ji Ty Jy", 0.35},
		{"Jg gZ Jd Jk", 0.35},
		{"JS Jz JT", 0.3},
		{"sX", 0.6},
		{"Nn", 0.35},
		{"rn lr", 0.9},
		{"mn", 0.6},
		{"hC", 0.45},
		{"Sk", 0.6},
		{"Xs XS", 0.6},
		{"tT", 0.5},
		{"pf", 0.4},
		{"JX", 0.5},
		{"kT", 0.7},
	} {
		for s := range strings.FieldsSeq(p.pairs) {
			t[s[0]][s[1]], t[s[1]][s[0]] = p.cost, p.cost
		}
	}
	return t
}()

// gapCost is what it costs to leave a sound out.
func gapCost(c byte, last bool) float32 {
	switch c {
	case 'y':
		return 0.12
	case 'h':
		return 0.3
	case 'e':
		return 0.4
	case 'a', 'o', 'u':
		if last { // it tells a woman's name, or another country
			return 1.25
		}
		return 0.4
	case 'i':
		if last {
			return 0.25
		}
		return 0.35
	}
	return 1.5
}

// eastAsian corrects the costs for names of Korea and China: there J and y are
// never swapped, but l, n and r are at the start, and r is silent in "Park".
func eastAsian(a, b byte, first bool) (float32, bool) {
	switch {
	case a == 'J' && b == 'y' || a == 'y' && b == 'J' || a == 'J' && b == 'i' || a == 'i' && b == 'J':
		return 1.4, true
	case a == 'i' && b == 'e' || a == 'e' && b == 'i', a == 'a' && b == 'e' || a == 'e' && b == 'a', a == 'a' && b == 'o' || a == 'o' && b == 'a':
		return 0.75, true // in one-syllable names a vowel tells people apart
	case a == 'T' && b == 'k' || a == 'k' && b == 'T': // Tsai, Cai
		return 0.3, true
	case first && (a == 'r' || a == 'l' || a == 'n') && (b == 'r' || b == 'l' || b == 'n'):
		return 0.3, true
	}
	return 0, false
}

// distance is the least cost of turning a into b, in the manner of Levenshtein
// with the costs above.
func distance(a, b sounds, east bool) float32 { return distanceWithin(a, b, east, 1e9) }

// distanceWithin is distance, or anything from limit up when that is reached.
func distanceWithin(a, b sounds, east bool, limit float32) float32 {
	var buf [2][48]float32
	row, gaps := buf[0][:], buf[1][:]
	if len(b)+1 > len(row) {
		if len(a) > 200 || len(b) > 200 {
			return 1e9
		}
		row, gaps = make([]float32, len(b)+1), make([]float32, len(b)+1)
	}
	row[0] = 0
	for j := range b {
		gaps[j] = gap(b, j, east)
		row[j+1] = row[j] + gaps[j]
	}
	for i := range a {
		diag, mine := row[0], gap(a, i, east)
		row[0] += mine
		least := row[0]
		for j := range b {
			sub := diag
			if a[i] != b[j] {
				sub += cost(a[i], b[j], i == 0 && j == 0, east)
			}
			diag = row[j+1]
			row[j+1] = min(sub, diag+mine, row[j]+gaps[j])
			least = min(least, row[j+1])
		}
		if least >= limit {
			return least
		}
	}
	return row[len(b)]
}

// gap is gapCost of the i-th sound.
func gap(s sounds, i int, east bool) float32 {
	if east && (s[i] == 'r' && i > 0 && i < len(s)-1 || i == 0 && (s[i] == 'l' || s[i] == 'r')) {
		return 0.3 // Park, Pak; Lee, Yi
	}
	return gapCost(s[i], i == len(s)-1)
}

// cost is pairCost, higher where words begin.
func cost(a, b byte, first, east bool) float32 {
	c := float32(1.3)
	if a < 128 && b < 128 {
		c = pairCost[a][b]
	}
	if east {
		if e, ok := eastAsian(a, b, first); ok {
			return e
		}
	}
	if first && c >= 1 {
		return 1.5
	}
	return c
}

// skeleton is a coarse key that spellings of one word share: its consonants,
// with those that romanisations swap made one.
func skeleton(w string) string { return bones(soundsOf(w), 's') }

// skeletons are the keys of a word: one, or two when it is spelled with "ch",
// which is a sibilant in English and a velar in German.
func skeletons(w string) []string {
	s := soundsOf(w)
	if slices.Contains(s, 'C') {
		return []string{bones(s, 's'), bones(s, 'k')}
	}
	return []string{bones(s, 's')}
}

// bones keeps the consonants of s, C as ch.
func bones(s sounds, ch byte) string {
	out := make([]byte, 0, len(s))
	for _, c := range s {
		switch c {
		case 'a', 'e', 'i', 'o', 'u', 'y', 'h', 'v', 'f', 'J', 'Z':
			continue
		case 'g', 'X', 'G':
			c = 'k'
		case 'S', 'Q', 'T', 'z':
			c = 's'
		case 'C':
			c = ch
		case 'd':
			c = 't'
		case 'p':
			c = 'b'
		case 'N':
			c = 'n'
		}
		if len(out) > 0 && out[len(out)-1] == c {
			continue
		}
		out = append(out, c)
	}
	return string(out)
}
