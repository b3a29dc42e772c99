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
	f.list = slices.Grow(f.list[:0], len(toks.Forms))[:len(toks.Forms)]
	t.study(f.list, func(i int) string { return toks.Words[toks.Forms[i]].Span.In(text) })
	for i := range toks.Sentences {
		s := &toks.Sentences[i]
		f.sums = t.tagSentence(toks.Words[s.First:s.Last], f.list, f.sums)
	}
}

// study fills in what the tagger knows of words for how they are written. It takes
// steps over all of them, so that the processor can wait for many places of memory
// at once.
func (t *Tagger) study(list []form, word func(i int) string) {
	for i := range list {
		list[i].describe(look(word(i)))
		list[i].entry = t.only.fetch(list[i].word)
	}
	for i := range list {
		f, w := &list[i], word(i)
		if f.tag = t.only.tag(w, f.word, f.entry); f.tag == model.TagNone {
			f.tag = fixedTag(w)
		}
	}
	for i := range list {
		if f := &list[i]; f.tag == model.TagNone {
			f.sum = sum{}.plus(&t.rows[f.own[0]]).plus(&t.rows[f.own[1]]).plus(&t.rows[f.own[2]]).plus(&t.rows[f.own[3]])
		}
	}
}

// describe hashes the features that read a word alone.
func (f *form) describe(s seen) {
	f.word, f.suffix3, f.shape = s.word, s.suffix3, s.shape
	f.own = [4]uint16{
		uint16(mix(1, s.word, s.shape&1)), uint16(mix(2, s.suffix3, s.shape)), uint16(mix(3, s.suffix2, s.shape)), uint16(mix(4, s.prefix, s.shape)),
	}
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
	list, toks := make([]form, len(words)), make([]model.Token, len(words))
	for i := range words {
		toks[i].Form = int32(i)
	}
	t.study(list, func(i int) string { return words[i] })
	t.tagSentence(toks, list, nil)
	tags := make([]model.Tag, len(words))
	for i := range toks {
		tags[i] = toks[i].Tag
	}
	return tags
}
