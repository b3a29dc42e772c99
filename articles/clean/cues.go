package clean

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

//go:embed cues.txt
var cueTable string

// cueMode says where in a block a cue's phrase must stand.
type cueMode byte

const (
	cueWhole cueMode = iota
	cueStarts
	cueHas
)

// cue is one phrase of cues.txt.
type cue struct {
	phrase string
	rule   string
	mode   cueMode
}

// cues maps the first word of a phrase to the cues that begin with it.
var cues = sync.OnceValue(func() map[string][]cue {
	table := make(map[string][]cue, 1200)
	for line := range strings.SplitSeq(cueTable, "\n") {
		head, phrases, ok := strings.Cut(line, ": ")
		rule, mode, isCue := strings.Cut(head, " ")
		if !ok || !isCue || strings.HasPrefix(line, "#") {
			continue
		}
		m := map[string]cueMode{"whole": cueWhole, "starts": cueStarts, "has": cueHas}[mode]
		for phrase := range strings.SplitSeq(phrases, "; ") {
			word := firstWord(phrase)
			table[word] = append(table[word], cue{phrase: phrase, rule: rule, mode: m})
		}
	}
	return table
})

// cueBits is the size of cueHeads in bits.
const cueBits = 1 << 18

// cueHeads marks the first three words of every cue that may stand in a long
// block. Looking a block's words up in it spares nearly all blocks findCue.
var cueHeads = sync.OnceValue(func() *[cueBits / 64]uint64 {
	table := new([cueBits / 64]uint64)
	for _, list := range cues() {
		for _, c := range list {
			ws := append(wordsOf(c.phrase), 0, 0, 0)
			if c.mode == cueWhole || ws[0] == 0 {
				continue
			}
			bit := headBit(ws[0], ws[1], ws[2])
			table[bit/64] |= 1 << (bit % 64)
		}
	}
	return table
})

func headBit(a, b, c word) uint64 {
	return ((uint64(a)*31^uint64(b))*31 ^ uint64(c)) * fnvPrime >> 46 % cueBits
}

// longCueWords is the number of words above which a block is too long to be a
// label as a whole.
const longCueWords = 12

// mayHoldCue reports whether findCue can find anything in a block.
func (p *piece) mayHoldCue() bool {
	if p.words <= longCueWords || classOf(p.first) == classOther || p.upper+p.lower == 0 || p.cjk > 0 {
		return true
	}
	table := cueHeads()
	has := func(a, b, c word) bool {
		bit := headBit(a, b, c)
		return table[bit/64]>>(bit%64)&1 == 1
	}
	var next, after word // the words behind w
	for i := len(p.hashes) - 1; i >= 0; i-- {
		w := p.hashes[i]
		if has(w, next, after) || has(w, next, 0) || i < 2 && has(w, 0, 0) {
			return true
		}
		next, after = w, next
	}
	return false
}

// firstWord is the leading run of letters and digits, or the first character.
func firstWord(s string) string {
	for i, r := range s {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' {
			if i == 0 {
				return s[:utf8.RuneLen(r)]
			}
			return s[:i]
		}
	}
	return s
}

// cueHit is the strongest cue found in a block.
type cueHit struct {
	rule string
	mode cueMode
	// length is how much of the folded block the phrase covers, 0 to 1.
	length float64
}

// maxCueBytes is the longest block cues are sought in: longer ones are prose or
// are judged by other signs.
const maxCueBytes = 600

// findCue returns the strongest cue in text: the whole block before its start
// before any other place, the longer phrase before the shorter.
func findCue(text string) (cueHit, bool) {
	if len(text) > maxCueBytes {
		return cueHit{}, false
	}
	folded := fold(text)
	bare := strings.TrimFunc(folded, isCueTrim)
	best, bestRank := cueHit{}, 0
	table := cues()
	boundary := true
	for i, r := range folded {
		letter := unicode.IsLetter(r) || unicode.IsDigit(r)
		if letter && !boundary {
			continue
		}
		boundary = !letter && r != '\''
		for _, c := range table[firstWord(folded[i:])] {
			rank := c.rank(folded, bare, i)
			if rank > bestRank {
				bestRank = rank
				best = cueHit{c.rule, c.mode, float64(len(c.phrase)) / float64(len(folded))}
			}
		}
	}
	return best, bestRank > 0
}

// rank is 0 when c does not hold at byte i of folded, else higher for stronger.
func (c cue) rank(folded, bare string, i int) int {
	if c.mode == cueWhole {
		if bare == c.phrase {
			return 3000
		}
		return 0
	}
	if c.mode == cueStarts && i > 3 || !strings.HasPrefix(folded[i:], c.phrase) {
		return 0
	}
	if rest := folded[i+len(c.phrase):]; rest != "" {
		last, _ := utf8.DecodeLastRuneInString(c.phrase)
		next, _ := utf8.DecodeRuneInString(rest)
		if isSpaced(last) && isSpaced(next) {
			return 0
		}
	}
	if c.mode == cueStarts {
		return 2000 + len(c.phrase)
	}
	return 1000 + len(c.phrase)
}

// isSpaced reports letters and digits of scripts that part words by spaces;
// Korean is left out since its particles follow without one.
func isSpaced(r rune) bool {
	return (unicode.IsLetter(r) || unicode.IsDigit(r)) && !unicode.In(r, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana)
}

// isCueTrim takes what may stand around a phrase without making it another:
// marks, symbols, counts, spaces.
func isCueTrim(r rune) bool {
	return !unicode.IsLetter(r) && r != '×'
}

// fold lower-cases text, straightens apostrophes and folds white space.
func fold(text string) string {
	var b strings.Builder
	b.Grow(len(text))
	space := false
	for _, r := range text {
		if unicode.IsSpace(r) {
			space = b.Len() > 0
			continue
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		switch r {
		case '’', '‘', 'ʼ':
			r = '\''
		default:
			r = unicode.ToLower(r)
		}
		b.WriteRune(r)
	}
	return b.String()
}
