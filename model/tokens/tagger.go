package tokens

import (
	_ "embed"
	"encoding/binary"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"whosaid/model"
)

// weights is what TrainTagger wrote: see Tagger.Bytes for the format and
// WEIGHTS.md for the data, the seed and the size.
//
//go:embed tagger.bin
var weights string

// English is the embedded tagger, decoded on first use.
var english = sync.OnceValue(func() *Tagger {
	t, err := ReadTagger(weights)
	if err != nil {
		return nil
	}
	return t
})

// Tagger gives words their part of speech: a dictionary for words that have but
// one, an averaged perceptron that goes from left to right for the others
// (Collins 2002). Features are hashed into a table of bytes, so that nothing
// needs decoding but the dictionary.
type Tagger struct {
	only map[string]model.Tag
	// table holds a row of tagCount weights, signed bytes, for each of 1<<tableBits
	// hashes.
	table string
	// rows is the table with 128 added to every weight, three words a row.
	rows []uint64
}

const (
	tagCount  = int(model.TagX) + 1
	tableBits = 16
)

// seen is what the tagger knows of a word, computed once.
type seen struct {
	word, suffix3, suffix2, prefix, shape uint32
}

var edge = seen{word: 1, suffix3: 2, suffix2: 3, prefix: 4, shape: 5}

// Tag fills the tags of the words of one sentence of text. buffer is reused.
func (t *Tagger) tag(text string, words []model.Token, buffer []seen) []seen {
	buffer = buffer[:0]
	for i := range words {
		buffer = append(buffer, look(words[i].Span.In(text)))
	}
	before, last := uint32(30), uint32(31) // tags of the two words before
	for i := range words {
		w := words[i].Span.In(text)
		tag, ok := t.only[w]
		if !ok {
			tag = fixedTag(w)
		}
		if tag == model.TagNone {
			tag = t.guess(buffer, i, before, last)
		}
		words[i].Tag = tag
		before, last = last, uint32(tag)
	}
	return buffer
}

const (
	rowWords = (tagCount + 7) / 8
	lanes    = 0x00ff00ff00ff00ff
)

// guess is the tag of word i by the perceptron. Weights are added eight at a time,
// even and odd bytes apart, in lanes of sixteen bits.
func (t *Tagger) guess(s []seen, i int, before, last uint32) model.Tag {
	var features [featureCount]uint32
	describe(&features, s, i, before, last)
	var sum [2 * rowWords]uint64
	for _, h := range features {
		at := int(h&(1<<tableBits-1)) * rowWords
		row := t.rows[at : at+rowWords]
		for k, w := range row {
			sum[2*k] += w & lanes
			sum[2*k+1] += w >> 8 & lanes
		}
	}
	tag, top := model.TagADJ, uint64(0)
	for y := int(model.TagADJ); y < tagCount; y++ {
		if v := sum[y/8*2+y%2] >> (y % 8 / 2 * 16) & 0xffff; v > top {
			tag, top = model.Tag(y), v
		}
	}
	return tag
}

// pack fills t.rows from t.table.
func (t *Tagger) pack() {
	t.rows = make([]uint64, rowWords<<tableBits)
	for row := range 1 << tableBits {
		from := t.table[row*tagCount:][:tagCount]
		for y := range len(from) {
			t.rows[row*rowWords+(y>>3)] |= uint64(from[y]+128) << (y & 7 << 3)
		}
	}
}

// fixedTag is the tag of words whose form tells it: marks and numbers.
func fixedTag(w string) model.Tag {
	r, n := utf8.DecodeRuneInString(w)
	if isWordRune(r) || r == '\'' && n < len(w) || r == '’' && n < len(w) {
		if isDigit(r) && strings.Trim(w, "0123456789.,") == "" {
			return model.TagNUM
		}
		return model.TagNone
	}
	switch {
	case r == '@' && n < len(w):
		return model.TagPROPN
	case strings.ContainsRune("$€£%+=<>#@§°", r) || unicode.IsSymbol(r):
		return model.TagSYM
	}
	return model.TagPUNCT
}

// look hashes the parts of a word that features are made of.
func look(w string) seen {
	for i := 0; i < len(w); i++ {
		if w[i] >= utf8.RuneSelf {
			return lookUnicode(w)
		}
	}
	n := len(w)
	word, suffix3, suffix2, prefix := hashSeed, hashSeed, hashSeed, hashSeed
	small, dash := false, false // a small letter, a hyphen inside
	for i := range n {
		c := w[i]
		switch {
		case c >= 'A' && c <= 'Z':
			c += 'a' - 'A'
		case c >= 'a' && c <= 'z':
			small = true
		case c == '-' && i > 0:
			dash = true
		}
		word = (word ^ uint32(c)) * hashPrime
		if i == 1 {
			prefix = word
		}
		if i >= n-3 {
			suffix3 = (suffix3 ^ uint32(c)) * hashPrime
			if i >= n-2 {
				suffix2 = (suffix2 ^ uint32(c)) * hashPrime
			}
		}
	}
	if n < 2 {
		prefix = word
	}
	shape := uint32(0)
	switch c := w[0]; {
	case c >= 'A' && c <= 'Z' && n > 1 && !small:
		shape = 2
	case c >= 'A' && c <= 'Z':
		shape = 1
	case c >= '0' && c <= '9':
		shape = 3
	case c < 'a' || c > 'z':
		shape = 4
	}
	if dash && strings.IndexByte(w, '-') > 0 {
		shape += 8
	}
	return seen{word, suffix3, suffix2, prefix, shape}
}

// lookUnicode is look for words beyond ASCII.
func lookUnicode(w string) seen {
	low := strings.ReplaceAll(strings.ToLower(w), "’", "'")
	first, n := utf8.DecodeRuneInString(w)
	shape := uint32(0)
	switch {
	case unicode.IsUpper(first) && len(w) > n && strings.ToUpper(w) == w:
		shape = 2
	case unicode.IsUpper(first):
		shape = 1
	case isDigit(first):
		shape = 3
	case !isWordRune(first):
		shape = 4
	}
	if strings.IndexByte(w, '-') > 0 {
		shape += 8
	}
	return seen{hash(low), hash(low[max(0, len(low)-3):]), hash(low[max(0, len(low)-2):]), hash(low[:min(2, len(low))]), shape}
}

// featureCount is how many features a word has.
const featureCount = 17

// describe writes the hash of every feature of word i.
func describe(f *[featureCount]uint32, s []seen, i int, before, last uint32) {
	w, a, b, aa, bb := &s[i], &edge, &edge, &edge, &edge
	if i > 0 {
		b = &s[i-1]
	}
	if i > 1 {
		bb = &s[i-2]
	}
	if i+1 < len(s) {
		a = &s[i+1]
	}
	if i+2 < len(s) {
		aa = &s[i+2]
	}
	f[0] = mix(1, w.word, w.shape&1)
	f[1] = mix(2, w.suffix3, w.shape)
	f[2] = mix(3, w.suffix2, w.shape)
	f[3] = mix(4, w.prefix, w.shape)
	f[4] = mix(5, b.word, 0)
	f[5] = mix(6, a.word, 0)
	f[6] = mix(7, bb.word, 0)
	f[7] = mix(8, aa.word, 0)
	f[8] = mix(9, b.suffix3, last)
	f[9] = mix(10, a.suffix3, w.suffix3)
	f[10] = mix(11, last, 0)
	f[11] = mix(12, before, last)
	f[12] = mix(13, last, w.word)
	f[13] = mix(14, w.shape<<8|b.shape, a.shape)
	f[14] = mix(15, b.word, w.word)
	f[15] = mix(16, w.word, a.word)
	f[16] = mix(17, last, a.suffix3)
}

// FNV-1a.
const (
	hashSeed  uint32 = 2166136261
	hashPrime uint32 = 16777619
)

func hash(s string) uint32 {
	h := hashSeed
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * hashPrime
	}
	return h
}

func mix(template, a, b uint32) uint32 {
	h := template*0x9e3779b1 ^ a
	h = (h ^ h>>15) * 0x85ebca6b
	h ^= b * 0xc2b2ae35
	h = (h ^ h>>13) * 0x27d4eb2f
	return h ^ h>>16
}

// Bytes returns the tagger in the form that ReadTagger reads: the number of
// dictionary bytes (four, little-endian), the dictionary (a line "word tag" for
// each, the tag a number), the table.
func (t *Tagger) Bytes(dictionary string) []byte {
	out := binary.LittleEndian.AppendUint32(nil, uint32(len(dictionary)))
	return append(append(out, dictionary...), t.table...)
}

// ReadTagger reads a tagger. It keeps data.
func ReadTagger(data string) (*Tagger, error) {
	if len(data) < 4 {
		return nil, errTagger
	}
	n := int(binary.LittleEndian.Uint32([]byte(data[:4])))
	if len(data) != 4+n+tagCount<<tableBits {
		return nil, errTagger
	}
	t := &Tagger{only: make(map[string]model.Tag, n/9), table: data[4+n:]}
	for line := range strings.Lines(data[4 : 4+n]) {
		word, tag, ok := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		if !ok || tag == "" || tag[0] < 'a' || int(tag[0]-'a') >= tagCount {
			return nil, errTagger
		}
		t.only[word] = model.Tag(tag[0] - 'a')
	}
	t.pack()
	return t, nil
}

// Tag returns the tags of a sentence given as words.
func (t *Tagger) Tag(words []string) []model.Tag {
	text := strings.Join(words, " ")
	toks := make([]model.Token, len(words))
	at := 0
	for i, w := range words {
		toks[i].Span = model.Span{Start: at, End: at + len(w)}
		at += len(w) + 1
	}
	t.tag(text, toks, nil)
	tags := make([]model.Tag, len(words))
	for i := range toks {
		tags[i] = toks[i].Tag
	}
	return tags
}
