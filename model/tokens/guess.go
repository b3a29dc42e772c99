package tokens

import (
	"slices"

	"whosaid/model"
)

// A row holds the weights that one feature gives to the tags that can be guessed,
// with 128 added to each: a byte a tag. Sixteen tags fit into two words; a mark
// is known by its form, so TagPUNCT has no weights.
//
// A sum adds rows eight bytes at a time: all bytes as they are, and the odd ones
// alone in lanes of sixteen bits. The even ones are what is left of the whole when
// the odd ones are taken off.
type (
	row [2]uint64
	sum struct{ all0, odd0, all1, odd1 uint64 }
)

const (
	odd  = 0x00ff00ff00ff00ff
	ones = 0x0001000100010001
	high = 0x8000800080008000
)

// guessed are the tags in the order in which they are preferred when they score
// the same, which is that of their numbers.
var guessed = [16]model.Tag{
	model.TagADJ, model.TagADP, model.TagADV, model.TagAUX, model.TagCCONJ, model.TagDET, model.TagINTJ, model.TagNOUN,
	model.TagNUM, model.TagPART, model.TagPRON, model.TagPROPN, model.TagSCONJ, model.TagSYM, model.TagVERB, model.TagX,
}

// pack makes a row of the weights of all tags. The weight of guessed[i] goes where
// lane i/4 of the i%4-th of the words that best compares takes it from.
func pack(weights string) (r row) {
	for i, tag := range guessed {
		r[i%4/2] |= uint64(weights[tag]+128) << (8 * (i/4*2 + i%2))
	}
	return r
}

func (s sum) plus(r *row) sum {
	return sum{s.all0 + r[0], s.odd0 + r[0]>>8&odd, s.all1 + r[1], s.odd1 + r[1]>>8&odd}
}

func (s sum) plusSum(t *sum) sum {
	return sum{s.all0 + t.all0, s.odd0 + t.odd0, s.all1 + t.all1, s.odd1 + t.odd1}
}

// best is the tag that scores highest in a sum over so many features, the first of
// those that score the same. Four words of four lanes are compared lane by lane;
// the last two bits of a lane say which of the four a score comes from.
func (s sum) best(features uint64) model.Tag {
	m := highest(
		highest((s.all0-s.odd0<<8)<<2|3*ones, s.odd0<<2|2*ones),
		highest((s.all1-s.odd1<<8)<<2|ones, s.odd1<<2))
	top := uint64(0)
	for lane := range uint64(4) {
		v := m >> (16 * lane) & 0xffff
		top = max(top, v>>2<<4|(3-lane)<<2|v&3)
	}
	tag := guessed[15-top&15]
	// The weights of TagPUNCT would all be 0.
	if score := top >> 4; score < 128*features || score == 128*features && tag > model.TagPUNCT {
		return model.TagPUNCT
	}
	return tag
}

// highest is the greater of each two lanes, which must be below 1<<15.
func highest(a, b uint64) uint64 {
	ge := (a | high - b) & high
	ge -= ge >> 15
	return a&ge | b&^ge
}

// guess is what is known of a word before the tags of the words in front of it are.
type guess struct {
	apart    [8]row    // of the features that read no tag, but for those of form.sum
	tied     [3]row    // of those that read a word and the tag before, if that is what likely is
	untagged sum       // of apart, and form.sum
	likely   model.Tag // the tag of this word by untagged alone, or its only one
}

// tagSentence fills the tags of the words of one sentence. buffer is reused.
//
// It takes four steps over the sentence, so that a word need not wait for the rows
// of the one before, and rows are copied before they are added, so that the
// processor can wait for many at once: the rows of the features that read no tag;
// the tags that these suggest; the rows of the features that read a tag, as if
// those were right; and from left to right the tags. About one suggestion in
// twenty-five is wrong.
func (t *Tagger) tagSentence(words []model.Token, list []form, buffer []guess) []guess {
	buffer = slices.Grow(buffer[:0], len(words))[:len(words)]
	at := func(i int) *form {
		if i < len(words) {
			return &list[words[i].Form]
		}
		return &t.edge
	}
	before2, before, word, behind := &t.edge, &t.edge, at(0), at(1)
	for i := range words {
		behind2 := at(i + 2)
		if word.tag == model.TagNone {
			t.fetchApart(&buffer[i].apart, before2, before, word, behind, behind2)
		}
		before2, before, word, behind = before, word, behind, behind2
	}
	for i := range words {
		g, f := &buffer[i], &list[words[i].Form]
		if g.likely = f.tag; f.tag == model.TagNone {
			r := &g.apart
			g.untagged = f.sum.plus(&r[0]).plus(&r[1]).plus(&r[2]).plus(&r[3]).plus(&r[4]).plus(&r[5]).plus(&r[6]).plus(&r[7])
			g.likely = g.untagged.best(featureCount - 5)
		}
	}
	last := uint32(tagFirst)
	before, word = &t.edge, at(0)
	for i := range words {
		behind = at(i + 1)
		if word.tag == model.TagNone {
			t.fetchTied(&buffer[i].tied, before, word, behind, last)
		}
		before, word, last = word, behind, uint32(buffer[i].likely)
	}
	t.settle(words, list, buffer)
	return buffer
}

// settle is the last step of tagSentence.
func (t *Tagger) settle(words []model.Token, list []form, guesses []guess) {
	before2, last, likely := uint32(tagBefore), uint32(tagFirst), uint32(tagFirst)
	for i := range words {
		g, f := &guesses[i], &list[words[i].Form]
		tag := f.tag
		if tag == model.TagNone {
			if last != likely {
				before, behind := &t.edge, &t.edge
				if i > 0 {
					before = &list[words[i-1].Form]
				}
				if i+1 < len(words) {
					behind = &list[words[i+1].Form]
				}
				t.fetchTied(&g.tied, before, f, behind, last)
			}
			tag = g.untagged.plus(&g.tied[0]).plus(&g.tied[1]).plus(&g.tied[2]).
				plusSum(&t.past[before2%tags*tags+last%tags]).best(featureCount)
		}
		words[i].Tag = tag
		before2, last, likely = last, uint32(tag), uint32(g.likely)
	}
}

// fetchOwn copies the rows of the features that read a word alone.
func (t *Tagger) fetchOwn(to *[4]row, s *seen) {
	to[0] = *t.row(mix(1, s.word, s.shape&1))
	to[1] = *t.row(mix(2, s.suffix3, s.shape))
	to[2] = *t.row(mix(3, s.suffix2, s.shape))
	to[3] = *t.row(mix(4, s.prefix, s.shape))
}

// fetchApart copies the rows of the features of w, see describe, that read no tag and
// not w alone: b2 and b stand before it, a and a2 behind.
func (t *Tagger) fetchApart(to *[8]row, b2, b, w, a, a2 *form) {
	to[0] = t.rows[b.beside[0]]
	to[1] = t.rows[a.beside[1]]
	to[2] = t.rows[b2.beside[2]]
	to[3] = t.rows[a2.beside[3]]
	to[4] = *t.row(mix(10, a.suffix3, w.suffix3))
	to[5] = *t.row(mix(14, w.shape<<8|b.shape, a.shape))
	to[6] = *t.row(mix(15, b.word, w.word))
	to[7] = *t.row(mix(16, w.word, a.word))
}

// fetchTied copies the rows of the features of w that read a word and the tag before
// w.
func (t *Tagger) fetchTied(to *[3]row, b, w, a *form, last uint32) {
	to[0] = *t.row(mix(9, b.suffix3, last))
	to[1] = *t.row(finish(t.withWord[last%tags], w.word))
	to[2] = *t.row(finish(t.withBehind[last%tags], a.suffix3))
}

// prepare fills what guess reads from t.table.
func (t *Tagger) prepare() error {
	t.rows = new([1 << tableBits]row)
	for i := range t.rows {
		weights := t.table[i*tagCount:][:tagCount]
		if weights[model.TagPUNCT] != 0 {
			return errTagger
		}
		t.rows[i] = pack(weights)
	}
	for last := range uint32(tags) {
		t.withWord[last], t.withBehind[last] = begin(13, last), begin(17, last)
		for before := range uint32(tags) {
			t.past[before*tags+last] = sum{}.plus(t.row(mix(11, last, 0))).plus(t.row(mix(12, before, last)))
		}
	}
	t.edge.describe(&edge)
	return nil
}

// row is the row of a feature with hash h.
func (t *Tagger) row(h uint32) *row { return &t.rows[uint16(h)] }
