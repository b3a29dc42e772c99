package clean

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// functionWords are the commonest short words of each language that no other
// one listed here shares often. Counting them in a few hundred words tells the
// languages of news apart; nothing larger is needed.
const functionWords = `
en the of and to in that is was for with on said from by have has not this which are were
de der die und das den von zu mit ist auf für nicht ein eine im dem auch sich wird sind
fr le la les des et est dans une qui pour sur pas par au avec plus ce sont cette du
es el la los las de que en del una por con para se su como más fue pero sus al
it il la di che un è per non con del della sono una gli anche alla nel dei
pt o os da do que não uma com para mais em dos das ao foi como por são seu
nl de het een van en dat op te zijn voor met niet aan er ook maar werd door
pl w i na z nie do się że jest to o za przez po jak dla od są tym
ro și în la cu din pentru care mai pe sunt este nu de fost acest
sv och att det som en på är av för med den till inte har om ett
da og at det er en på af for med den til ikke har de som et
no og at det er en på av for med den til ikke har som et ble
fi ja on ei että oli se hän mutta kun ovat myös joka
tr ve bir bu için ile da de olarak olan çok daha gibi
cs a je v na se že s z do o ve za by jsou byl také
hu a az és hogy nem is egy meg volt
id yang dan di untuk dengan ini dari pada tidak dalam akan
vi của và là các có được trong cho không người với một
ru и в не на что с по как это из к был для его от
uk і в не на що з та як це у до за про його від
bg и в на да се за от са не че по
ar في من على إلى أن عن التي الذي هذا مع
fa در به از که این را با است برای
`

// lexicon holds the languages of functionWords in their order, and which of them
// use a word, by the word's hash, as indices into languages. Most words are in none,
// and seen tells so at once.
type lexicon struct {
	languages []string
	uses      map[uint64][]uint8
	seen      [1 << 12 / 64]uint64 // a bit for each word, by the high bits of its hash
}

// seenAt is the place of a hash among the bits of seen.
func seenAt(h uint64) (at int, bit uint64) { return int(h >> 58), 1 << (h >> 52 & 63) }

var functionWordIndex = sync.OnceValue(func() *lexicon {
	x := &lexicon{uses: make(map[uint64][]uint8, 400)}
	for line := range strings.SplitSeq(strings.TrimSpace(functionWords), "\n") {
		fields := strings.Fields(line)
		for _, w := range fields[1:] {
			h := uint64(fnvOffset)
			for _, r := range w {
				h = (h ^ uint64(r)) * fnvPrime
			}
			x.uses[h] = append(x.uses[h], uint8(len(x.languages)))
			at, bit := seenAt(h)
			x.seen[at] |= bit
		}
		x.languages = append(x.languages, fields[0])
	}
	return x
})

// mostLanguages bounds the votes; functionWords lists fewer.
const mostLanguages = 32

// vote counts the words of text that each language uses.
func (x *lexicon) vote(text string) (votes [mostLanguages]int) {
	h, inWord := uint64(fnvOffset), false
	end := func() {
		if at, bit := seenAt(h); x.seen[at]&bit != 0 {
			for _, n := range x.uses[h] {
				votes[n]++
			}
		}
		h, inWord = fnvOffset, false
	}
	for _, r := range text {
		switch {
		case 'a' <= r && r <= 'z':
		case 'A' <= r && r <= 'Z':
			r += 'a' - 'A'
		case r >= utf8.RuneSelf && unicode.IsLetter(r):
			r = unicode.ToLower(r)
		default:
			if inWord {
				end()
			}
			continue
		}
		h, inWord = (h^uint64(r))*fnvPrime, true
	}
	if inWord {
		end()
	}
	return votes
}

// detectBytes is how much text the language is read from.
const detectBytes = 6000

// detectLanguage returns the BCP 47 tag of the language the text is written in,
// or "" when too little tells.
func detectLanguage(text string) string {
	text = sampleOf(text)
	if tag := byScript(text); tag != "" {
		return tag
	}
	x := functionWordIndex()
	votes := x.vote(text)
	best, most := "", 2
	for n, tag := range x.languages {
		switch {
		case tag == "ru" && containsAny(text, "ы", "э"), tag == "uk" && containsAny(text, "і", "ї", "є"):
			votes[n] += 4 // letters that the other does not use
		}
		if votes[n] > most {
			best, most = tag, votes[n]
		}
	}
	return best
}

func containsAny(text string, parts ...string) bool {
	for _, part := range parts {
		if strings.Contains(text, part) {
			return true
		}
	}
	return false
}

// sampleOf takes the middle of a long text: its head is often navigation.
func sampleOf(text string) string {
	if len(text) <= detectBytes {
		return text
	}
	start := (len(text) - detectBytes) / 3
	for start > 0 && !utf8.RuneStart(text[start]) {
		start--
	}
	end := start + detectBytes
	for end < len(text) && !utf8.RuneStart(text[end]) {
		end++
	}
	return text[start:end]
}

// isShared tells characters of the scripts that several languages of news use:
// Latin, Cyrillic, Arabic.
func isShared(r rune) bool {
	return r < 0x370 || 0x400 <= r && r < 0x590 || 0x600 <= r && r < 0x900
}

// byScript settles the languages that have a script of their own.
func byScript(text string) string {
	var han, kana, hangul, other int
	scripts := map[string]int{}
	for i := 0; i < len(text); {
		if c := text[i]; c < utf8.RuneSelf {
			if c |= 'a' - 'A'; 'a' <= c && c <= 'z' {
				other++
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		i += n
		switch {
		case isShared(r):
			other += int(bit(unicode.IsLetter(r)))
		case unicode.Is(unicode.Han, r):
			han++
		case unicode.In(r, unicode.Hiragana, unicode.Katakana):
			kana++
		case unicode.Is(unicode.Hangul, r):
			hangul++
		case unicode.Is(unicode.Hebrew, r):
			scripts["he"]++
		case unicode.Is(unicode.Greek, r):
			scripts["el"]++
		case unicode.Is(unicode.Thai, r):
			scripts["th"]++
		case unicode.Is(unicode.Devanagari, r):
			scripts["hi"]++
		case unicode.IsLetter(r):
			other++
		}
	}
	switch {
	case kana*10 > han+other && kana > 5:
		return "ja"
	case han*2 > other && han > 10:
		return "zh"
	case hangul*2 > other && hangul > 10:
		return "ko"
	}
	for _, tag := range []string{"he", "el", "th", "hi"} {
		if scripts[tag]*2 > other && scripts[tag] > 10 {
			return tag
		}
	}
	return ""
}
