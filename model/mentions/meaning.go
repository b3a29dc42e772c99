package mentions

import (
	"strings"
	"sync"
	"unicode/utf8"
)

// meaning is what the word lists tell of a word.
type meaning struct {
	class  class
	places []placeName // the places whose names begin with the word, longest first
	dotted []placeName // when there are none: those that begin with it and a stop, "Fla" for "Fla."
}

// meaningless is the meaning of a word on no list.
var meaningless meaning

// lexicon holds the meanings of all words on the lists, by their lower-case form
// with straight apostrophes: a hash table with open addressing, at most three
// quarters full, over one text. Words that tell the same share a meaning. An entry
// holds the first eight bytes of its word, so that most words are found by looking
// at one place of memory.
type lexicon struct {
	slots    []lexeme
	words    string // one behind the other
	meanings []meaning
}

// lexeme is a place of the table.
type lexeme struct {
	head    uint64 // the first bytes of the word, the first one lowest
	at      uint32 // 1 + where the word stands in words, 0 when the place is free
	meaning uint16
	length  uint8
}

// probe is a word on its way to its meaning. Looking up many words in three steps,
// one for all after the other, lets the processor wait for many places of memory at
// once: seek says where to look, fetch looks there, and tell compares.
type probe struct {
	word  string // with the letters beyond ASCII in lower case
	head  uint64
	hash  uint32
	entry lexeme // the first place where it may stand
	form  int32  // the caller's
}

// seek begins to look up a word in any case.
func (p *probe) seek(s string) {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			s = lower(s)
			break
		}
	}
	p.word = s
	p.head, p.hash = headOf(s)
}

// fetch reads the place where p looks first.
func (x *lexicon) fetch(p *probe) { p.entry = x.slots[int(p.hash)&(len(x.slots)-1)] }

// tell returns the meaning of the word, and the word in lower case with straight
// apostrophes, "" when it is on no list.
func (x *lexicon) tell(p *probe) (low string, m *meaning) {
	e := &p.entry
	if !x.is(e, p.head, p.word) {
		if e.at == 0 {
			return "", &meaningless
		}
		k := x.find(p.word, p.head, p.hash)
		if k < 0 {
			return "", &meaningless
		}
		e = &x.slots[k]
	}
	return x.word(e), &x.meanings[e.meaning]
}

// lookUp is all the steps for one word.
func lookUp(s string) (low string, m *meaning) {
	x := lexiconOf()
	var p probe
	p.seek(s)
	x.fetch(&p)
	return x.tell(&p)
}

// meaningOf is the meaning of a word in lower case with straight apostrophes.
func meaningOf(low string) *meaning {
	_, m := lookUp(low)
	return m
}

// classOf looks up a word in lower case with straight apostrophes.
func classOf(low string) class { return meaningOf(low).class }

// find returns the place of a word, in lower case but for letters of ASCII; below 0
// the place k where it could be put, as -1-k.
func (x *lexicon) find(s string, head uint64, hash uint32) int {
	mask := len(x.slots) - 1
	for k := int(hash) & mask; ; k = (k + 1) & mask {
		e := &x.slots[k]
		switch {
		case e.at == 0:
			return -1 - k
		case x.is(e, head, s):
			return k
		}
	}
}

// is reports whether e is the entry of the word s, which begins with head.
func (x *lexicon) is(e *lexeme, head uint64, s string) bool {
	return e.head == head && int(e.length) == len(s) && (len(s) <= 8 || sameLetters(x.word(e), s)) && e.at > 0
}

func (x *lexicon) word(e *lexeme) string { return x.words[e.at-1:][:e.length] }

// headOf is the first eight bytes of a word with its letters of ASCII in lower case,
// and the FNV-1a hash of all of them, mixed once more.
func headOf(s string) (head uint64, hash uint32) {
	hash = 2166136261
	for i := 0; i < len(s); i++ {
		c := small(s[i])
		if i < 8 {
			head |= uint64(c) << (8 * i)
		}
		hash = (hash ^ uint32(c)) * 16777619
	}
	return head, hash ^ hash>>15
}

// small makes a capital of ASCII small.
func small(c byte) byte {
	if c-'A' < 26 {
		c += 'a' - 'A'
	}
	return c
}

// sameLetters reports whether s, of as many bytes as low, is low but for capitals.
func sameLetters(low, s string) bool {
	for i := range len(low) {
		if low[i] != small(s[i]) {
			return false
		}
	}
	return true
}

// lexiconOf reads the word lists, once.
var lexiconOf = sync.OnceValue(readLexicon)

func readLexicon() *lexicon {
	x := &lexicon{meanings: []meaning{{}}}
	b := lexiconBuilder{lexicon: x, of: map[class]uint16{0: 0}}
	b.size()
	for w := range strings.Lines(commonWordsText) {
		b.add(strings.TrimSpace(w), clCommon)
	}
	for _, text := range []string{lexiconText, firstNamesText} {
		b.sections(text)
	}
	for w := range pronouns {
		b.add(w, clPronoun)
	}
	b.places(readGazetteer())
	x.words = b.text.String()
	return x
}

// lexiconBuilder fills a lexicon.
type lexiconBuilder struct {
	*lexicon
	text strings.Builder
	of   map[class]uint16 // the meaning of those classes and no place
}

// size makes room for as many words as the lists can hold.
func (b *lexiconBuilder) size() {
	words, size := 0, 16
	for _, text := range [...]string{commonWordsText, lexiconText, firstNamesText, statesText} {
		for i := 0; i < len(text); i++ {
			switch text[i] {
			case '\n', ' ', '|', ',':
				words++
			}
		}
	}
	for 3*size < 4*words {
		size *= 2
	}
	b.slots = make([]lexeme, size)
	b.text.Grow(len(commonWordsText) + len(lexiconText) + len(firstNamesText) + len(statesText))
}

// sections reads a text of headings in brackets and words below them.
func (b *lexiconBuilder) sections(text string) {
	var c class
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '[':
			c = sections[strings.Trim(line, "[]")]
		default:
			for w := range strings.FieldsSeq(line) {
				b.add(w, c)
			}
		}
	}
}

// slot is the place of a word, which is put there if need be.
func (b *lexiconBuilder) slot(w string) *lexeme {
	b.words = b.text.String()
	head, hash := headOf(w)
	k := b.find(w, head, hash)
	if k >= 0 {
		return &b.slots[k]
	}
	e := &b.slots[-1-k]
	at := b.text.Len()
	b.text.WriteString(w)
	*e = lexeme{head: head, at: uint32(at + 1), length: uint8(len(w))}
	return e
}

// add gives a word a further class.
func (b *lexiconBuilder) add(w string, c class) {
	e := b.slot(w)
	c |= b.meanings[e.meaning].class
	m, ok := b.of[c]
	if !ok {
		m = uint16(len(b.meanings))
		b.meanings = append(b.meanings, meaning{class: c})
		b.of[c] = m
	}
	e.meaning = m
}

// places gives the words with which names of places begin a meaning of their own.
func (b *lexiconBuilder) places(g map[string][]placeName) {
	own := func(w string) *meaning {
		e := b.slot(w)
		b.meanings = append(b.meanings, meaning{class: b.meanings[e.meaning].class})
		e.meaning = uint16(len(b.meanings) - 1)
		return &b.meanings[e.meaning]
	}
	for w, list := range g {
		own(w).places = list
	}
	for w, list := range g {
		if bare, ok := strings.CutSuffix(w, "."); ok && len(g[bare]) == 0 {
			own(bare).dotted = list
		}
	}
}
