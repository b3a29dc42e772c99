package tokens

import (
	"hash/maphash"
	"sync"

	"whosaid/model"
)

// forms numbers the different words of one article in order of first
// appearance: a hash table with open addressing, at most three quarters full.
type forms struct {
	slots []slot
	list  []form // what the tagger knows of each

	// What study and Tagger.tagSentence need meanwhile.
	letters []seen
	entries []entry
	own     [][4]row
	sums    []guess
}

// slot is a place of the table.
type slot struct {
	hash uint32
	form int32 // 1 + its index in list, 0 when the place is free
}

// form is what the tagger knows of a word for how it is written, see
// Tagger.study.
type form struct {
	word, suffix3, shape uint32    // as in seen
	beside               [4]uint16 // the rows of the features that read it alone for the tag of a neighbour: before that, behind, two before, two behind
	tag                  model.Tag // the only one it can have, or TagNone
	sum                  sum       // of the features that read it alone for its own tag, when it can have several
}

const (
	startSlots = 1024
	mostSlots  = 1 << 15 // tables above this are not kept for the next article
)

var seed = maphash.MakeSeed()

var formsPool = sync.Pool{New: func() any { return &forms{slots: make([]slot, startSlots)} }}

func newForms() *forms {
	return formsPool.Get().(*forms) //nolint:forcetypeassert // the pool holds nothing else
}

// release empties f and keeps it for another article.
func (f *forms) release() {
	if len(f.slots) <= mostSlots {
		clear(f.slots)
		f.list = f.list[:0]
		formsPool.Put(f)
	}
}

// number fills the Form of every word of t, and t.Forms.
func (f *forms) number(t *model.Tokens, text string) {
	t.Forms = make([]int32, 0, len(t.Words)/2+8)
	mask := len(f.slots) - 1
	for i := range t.Words {
		w := t.Words[i].Span.In(text)
		h := uint32(maphash.String(seed, w))
		at := int(h) & mask
		for f.slots[at].form != 0 {
			s := f.slots[at]
			if s.hash == h && t.Words[t.Forms[s.form-1]].Span.In(text) == w {
				break
			}
			at = (at + 1) & mask
		}
		if f.slots[at].form == 0 {
			t.Forms = append(t.Forms, int32(i))
			f.slots[at] = slot{h, int32(len(t.Forms))}
			if 4*len(t.Forms) > 3*len(f.slots) {
				f.grow()
				mask = len(f.slots) - 1
			}
			t.Words[i].Form = int32(len(t.Forms) - 1)
			continue
		}
		t.Words[i].Form = f.slots[at].form - 1
	}
}

// grow doubles the table.
func (f *forms) grow() {
	old := f.slots
	f.slots = make([]slot, 2*len(old))
	mask := len(f.slots) - 1
	for _, s := range old {
		if s.form == 0 {
			continue
		}
		at := int(s.hash) & mask
		for f.slots[at].form != 0 {
			at = (at + 1) & mask
		}
		f.slots[at] = s
	}
}
