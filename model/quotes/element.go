package quotes

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"whosaid/model"
	"whosaid/model/quotes/marks"
)

// element is what the sequence model sees as one position: a word of prose, or a
// whole quoted region. Quoted words are blanked out so: they say nothing about
// who speaks, and the prose on both sides moves together.
type element struct {
	first, last int // words
	region      int // -1 for a word of prose
	word        uint32
	stem        uint32
	shape       uint8
	sense       uint8 // topic of the word's meaning: of a verb, or 32 and that of a noun
	family      uint16
	tag         model.Tag
	cue         uint8 // how often the word is a cue, by the lexicon; 0 hardly ever
	start       bool  // starts a sentence
	class       uint8 // of the step that leads here
}

// shapes of a word.
const (
	shapeLower uint8 = iota
	shapeCapital
	shapeUpper
	shapeNumber
	shapeMark
	shapeRegion
	shapeMixed
)

// classes of the step to an element.
const (
	stepPlain uint8 = iota
	stepStart
	stepComma
	stepRegion
	stepThat
	stepAfterComma
	stepAfterRegion
	stepCue
	stepAfterCue
	stepMark
	stepClasses
)

// elements appends the elements of a paragraph.
func (p *page) elements(out []element, pa *para) []element {
	for w := pa.first; w < pa.last; {
		if r := p.region[w]; r >= 0 {
			e := element{first: w, last: p.extents[r].last, region: int(r), shape: shapeRegion}
			e.start = p.starts[w]
			e.word = hashString(p.regionWord(int(r)))
			out = append(out, e)
			w = max(e.last, w+1)
			continue
		}
		s, x := p.lower[w], &p.lexemes[w]
		e := element{
			first: w, last: w + 1, region: -1, tag: p.words[w].Tag, start: p.starts[w], shape: shapeOf(p.word(w), s),
			word: x.word, stem: x.stem, cue: x.grade, sense: x.topic, family: x.family,
		}
		if w > pa.first && p.region[w-1] >= 0 && e.start {
			e.start = p.endsSentence(int(p.region[w-1]))
		}
		out = append(out, e)
		w++
	}
	for i := range out {
		out[i].class = stepClass(p, out, i)
	}
	return out
}

// regionWord stands for a region as a word: how it begins and ends, and how long
// it is.
func (p *page) regionWord(r int) string {
	if p.forms[r] == "" {
		p.forms[r] = p.form(r)
	}
	return p.forms[r]
}

func (p *page) form(r int) string {
	in := p.regions[r].Inner.In(p.text)
	b := []byte("<q")
	first, _ := utf8.DecodeRuneInString(in)
	if k := p.extents[r].first + 1; k < p.extents[r].last && p.capital(k) || first >= 'A' && first <= 'Z' {
		b = append(b, 'C')
	}
	switch {
	case len(in) < 80 && p.innerWords(r).title:
		b = append(b, 't')
	case p.short(r):
		b = append(b, 's')
	case len(in) < 60:
		b = append(b, 'm')
	}
	switch c := p.lastRune(r); c {
	case ',', '.':
		b = append(b, byte(c))
	case '?', '!', '…', '—':
		b = append(b, '?')
	}
	if p.regions[r].Single {
		b = append(b, '1')
	}
	return string(b)
}

// stepClass is the class of the step to element i.
func stepClass(p *page, es []element, i int) uint8 {
	e := &es[i]
	if i == 0 || e.start {
		return stepStart
	}
	prev := &es[i-1]
	switch {
	case e.region >= 0:
		return stepRegion
	case prev.region >= 0:
		return stepAfterRegion
	case e.shape == shapeMark && p.lower[e.first] == ",":
		return stepComma
	case p.lower[e.first] == "that":
		return stepThat
	case prev.shape == shapeMark && p.lower[prev.first] == ",":
		return stepAfterComma
	case e.shape == shapeMark:
		return stepMark
	case e.cue >= 3:
		return stepCue
	case prev.cue >= 3:
		return stepAfterCue
	}
	return stepPlain
}

// shapeOf is the shape of a word whose folded form is low.
func shapeOf(w, low string) uint8 {
	first, n := utf8.DecodeRuneInString(w)
	switch marks.Classify(first) {
	case marks.Digit:
		return shapeNumber
	case marks.Letter:
	default:
		return shapeMark
	}
	switch {
	case w == low:
		return shapeLower
	case len(w) == n || len(w) == len(low) && w[n:] == low[n:]:
		return shapeCapital
	case !unicode.IsUpper(first):
		if strings.ToLower(w) == w { // a curly apostrophe was folded
			return shapeLower
		}
	case strings.ToLower(w[n:]) == w[n:]:
		return shapeCapital
	case strings.ToUpper(w) == w:
		return shapeUpper
	}
	return shapeMixed
}

// hashString is FNV-1a over 32 bits.
func hashString(s string) uint32 { return hashOn(2166136261, s) }

func hashOn(h uint32, s string) uint32 {
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

// mix hashes a template number and what fills it.
func mix(template, a, b uint32) uint32 {
	h := template*0x9e3779b1 ^ a
	h = (h ^ h>>15) * 0x85ebca6b
	h ^= b * 0xc2b2ae35
	h = (h ^ h>>13) * 0x27d4eb2f
	return h ^ h>>16
}

// stem cuts the endings of verbs and plurals: a rough key under which "touted",
// "touts" and "touting" meet.
func stem(w string) string {
	n := len(w)
	switch {
	case n > 5 && strings.HasSuffix(w, "ing"):
		w = w[:n-3]
	case n > 4 && (strings.HasSuffix(w, "ied") || strings.HasSuffix(w, "ies")):
		return w[:n-3] + "y"
	case n > 4 && strings.HasSuffix(w, "ed"):
		w = w[:n-2]
	case n > 4 && (strings.HasSuffix(w, "sses") || strings.HasSuffix(w, "ches") || strings.HasSuffix(w, "shes")):
		return w[:n-2]
	case n > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss"):
		w = w[:n-1]
	}
	n = len(w)
	if n > 3 && w[n-1] == w[n-2] && w[n-1] != 'l' && w[n-1] != 's' {
		return w[:n-1]
	}
	return strings.TrimSuffix(w, "e")
}
