package tokens

import (
	_ "embed"
	"encoding/binary"
	"slices"
	"sync"

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
// (Collins 2002). Features are hashed into a table of bytes.
//
// What a feature reads decides when it is hashed. Four read the letters of the
// word alone: their weights are summed once for all words written alike. Four
// read the letters of one neighbour: they are hashed once for each way a neighbour
// is written. Two read nothing but the tags of the words before: all their sums
// are made when the tagger is read. That leaves seven of seventeen to hash for
// each word.
type Tagger struct {
	only dictionary
	// table holds a row of tagCount weights, signed bytes, for each of 1<<tableBits
	// hashes; rows is what guess needs of it.
	table string
	rows  *[1 << tableBits]row
	edge  form             // stands before the first word of a sentence and behind the last
	past  [tags * tags]sum // of the features that read the two tags before
	// The beginnings of the hashes of the features that read the tag before and a
	// word: the word itself, the one behind it.
	withWord, withBehind [tags]uint32
}

const (
	tagCount  = int(model.TagX) + 1
	tableBits = 16

	tags                = 32     // the tags that a feature can read: also what stands before the first word
	tagBefore, tagFirst = 30, 31 // two before it, one before it
)

// tag fills the tags of toks, whose forms are f.
func (t *Tagger) tag(toks *model.Tokens, text string, f *forms) {
	t.study(f, len(toks.Forms), func(i int) string { return toks.Words[toks.Forms[i]].Span.In(text) })
	for i := range toks.Sentences {
		s := &toks.Sentences[i]
		f.sums = t.tagSentence(toks.Words[s.First:s.Last], f.list, f.sums)
	}
}

// study fills in what the tagger knows of n words for how they are written. It takes
// steps over all of them, so that the processor can wait for many places of memory
// at once.
func (t *Tagger) study(f *forms, n int, word func(i int) string) {
	f.list = slices.Grow(f.list[:0], n)[:n]
	f.letters = slices.Grow(f.letters[:0], n)[:n]
	f.entries = slices.Grow(f.entries[:0], n)[:n]
	f.own = slices.Grow(f.own[:0], n)[:n]
	for i := range f.list {
		f.letters[i] = look(word(i))
		f.entries[i] = t.only.fetch(f.letters[i].word)
	}
	for i := range f.list {
		x, w := &f.list[i], word(i)
		x.describe(&f.letters[i])
		if x.tag = t.only.tag(w, x.word, f.entries[i]); x.tag == model.TagNone {
			x.tag = fixedTag(w)
		}
	}
	for i := range f.list {
		if f.list[i].tag == model.TagNone {
			t.fetchOwn(&f.own[i], &f.letters[i])
		}
	}
	for i := range f.list {
		if x, r := &f.list[i], &f.own[i]; x.tag == model.TagNone {
			x.sum = sum{}.plus(&r[0]).plus(&r[1]).plus(&r[2]).plus(&r[3])
		}
	}
}

// describe fills in what neighbours ask of a word.
func (f *form) describe(s *seen) {
	f.word, f.suffix3, f.shape = s.word, s.suffix3, s.shape
	f.beside = [4]uint16{uint16(mix(5, s.word, 0)), uint16(mix(6, s.word, 0)), uint16(mix(7, s.word, 0)), uint16(mix(8, s.word, 0))}
}

// Bytes returns the tagger in the form that ReadTagger reads: the number of
// dictionary bytes (four, little-endian), the dictionary (a line "word tag" for
// each, the tag a letter), the table.
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
	t := &Tagger{table: data[4+n:]}
	var err error
	if t.only, err = readDictionary(data[4 : 4+n]); err != nil {
		return nil, err
	}
	if err := t.prepare(); err != nil {
		return nil, err
	}
	return t, nil
}

// Tag returns the tags of a sentence given as words.
func (t *Tagger) Tag(words []string) []model.Tag {
	var f forms
	t.study(&f, len(words), func(i int) string { return words[i] })
	toks := make([]model.Token, len(words))
	for i := range toks {
		toks[i].Form = int32(i)
	}
	t.tagSentence(toks, f.list, nil)
	tags := make([]model.Tag, len(words))
	for i := range toks {
		tags[i] = toks[i].Tag
	}
	return tags
}
