package library

import (
	"cmp"
	"encoding/binary"
	"slices"

	"whosaid/model"
	"whosaid/model/library/store"
)

// A reprint says the same as an article that the library has: so much of the
// shorter text stands in the longer, and it is so much of its length. Outlets cut
// wire copy at the end, drop a paragraph, change a word; an article that was
// edited anew shares less.
const (
	reprintShared = 0.85
	reprintLength = 0.5
)

// prints finds the articles that may say the same as a new one. It is a table of
// the hashes of all bands with open addressing, 8 bytes a slot: 128 to 340 bytes
// an article. It is not safe for concurrent use.
type prints struct {
	slots []slot
	count int
}

type slot struct {
	hash uint32
	num  int32 // 0: empty
}

// bandMost bounds how many articles one hash leads to: texts that are mostly
// boilerplate share some, and the cost of an article must not grow.
const bandMost = 24

func newPrints() *prints { return &prints{slots: make([]slot, 1<<12)} }

// add enters an article.
func (p *prints) add(num int, s sketch) {
	if s[0] == 0 {
		return
	}
	if 4*(p.count+bands) > 3*len(p.slots) {
		p.grow()
	}
	for _, h := range s {
		p.insert(slot{h, int32(num)})
	}
}

func (p *prints) insert(s slot) {
	mask := uint32(len(p.slots) - 1)
	same := 0
	for i := place32(s.hash) & mask; ; i = (i + 1) & mask {
		if p.slots[i].num == 0 {
			p.slots[i] = s
			p.count++
			return
		}
		if p.slots[i].hash == s.hash {
			same++
			if same >= bandMost || p.slots[i].num == s.num {
				return
			}
		}
	}
}

// place32 spreads a hash over the table.
func place32(h uint32) uint32 { return h * 0x9e3779b1 >> 4 }

func (p *prints) grow() {
	old := p.slots
	p.slots, p.count = make([]slot, 2*len(old)), 0
	for _, s := range old {
		if s.num != 0 {
			p.insert(s)
		}
	}
}

// restore enters what sketch.pack made.
func (p *prints) restore(num int, blob []byte) {
	if len(blob) != 4*bands {
		return
	}
	var s sketch
	for i := range s {
		s[i] = binary.LittleEndian.Uint32(blob[4*i:])
	}
	p.add(num, s)
}

// find returns the numbers of articles that share a band, those with the most
// first, at most few.
func (p *prints) find(s sketch, few int) []int {
	if s[0] == 0 {
		return nil
	}
	votes := map[int32]int{}
	mask := uint32(len(p.slots) - 1)
	for _, h := range s {
		for i := place32(h) & mask; p.slots[i].num != 0; i = (i + 1) & mask {
			if p.slots[i].hash == h {
				votes[p.slots[i].num]++
			}
		}
	}
	type candidate struct{ num, votes int }
	var all []candidate
	for num, n := range votes {
		all = append(all, candidate{int(num), n})
	}
	slices.SortFunc(all, func(a, b candidate) int { return cmp.Or(b.votes-a.votes, a.num-b.num) })
	nums := make([]int, 0, few)
	for _, c := range all[:min(len(all), few)] {
		nums = append(nums, c.num)
	}
	return nums
}

// reprints reports whether two texts, as shingles, are printings of one.
func reprints(a, b []uint64) bool {
	shared, length := likeness(a, b)
	return shared >= reprintShared && length >= reprintLength
}

// compared is how many candidates a new article is compared with.
const compared = 4

// original returns the number of the article that a new one reprints, 0 for none.
func (im *importer) original(j *job) int {
	candidates := im.k.weaver.prints.find(j.sketch, compared)
	if len(candidates) == 0 {
		return 0
	}
	mine := shingles(j.rec.article)
	best, bestShared := 0, 0.0
	for _, num := range candidates {
		other := im.article(num)
		if other == nil || other.article.Language != j.rec.article.Language {
			continue
		}
		theirs := shingles(other.article)
		if shared, _ := likeness(mine, theirs); shared > bestShared && reprints(mine, theirs) {
			best, bestShared = num, shared
		}
	}
	return best
}

// article returns an article by number with its text alone, wherever it is now.
func (im *importer) article(num int) *record {
	if rec := im.batch.texts[num]; rec != nil {
		return rec
	}
	if im.written != nil && im.written.texts[num] != nil {
		return im.written.texts[num]
	}
	body, found, err := im.k.store.BodyAt(im.k.ctx, num)
	if err != nil || !found {
		return nil
	}
	a, err := store.UnpackArticle(body.ID, body.Text)
	if err != nil {
		return nil
	}
	return &record{num: num, original: a, article: a, story: body.Story}
}

// reprint enters an article as another printing of one that the library has. The
// longer of the two stands for both: when that is the new one, it takes the place
// of the other, which keeps its name and what the reader did with it.
func (im *importer) reprint(j *job, of int) error {
	old, key := im.article(of), j.rec.state.key
	line := im.lineOf(j.rec)
	line.Story, line.Printings = old.story, 1
	r := store.Reprint{Line: line, Key: key, Address: j.address, Of: of, Text: j.text}
	var body store.Body
	stands := len(j.rec.article.Text) > len(old.article.Text)+longer
	if stands {
		var err error
		if body, stands, err = im.bodyOf(of); err != nil {
			return err
		}
		im.batch.recent(j, j.rec.num)
	}
	im.batch.touch(old.article.ID)
	if stands {
		r.Line, r.Address, r.Text = im.lineOfText(old, line), body.Address, body.Text
		if err := im.replace(j, &body); err != nil {
			return err
		}
	}
	im.batch.Reprints = append(im.batch.Reprints, r)
	im.batch.bytes += len(j.rec.article.Text)
	im.progress.Printings++
	return nil
}

// bodyOf is what the file holds of an article. One on its way there is waited for: what
// a library holds must not depend on when its batches were written.
func (im *importer) bodyOf(num int) (store.Body, bool, error) {
	body, found, err := im.k.store.BodyAt(im.k.ctx, num)
	if found || err != nil {
		return body, found, err
	}
	if err := im.flush(); err != nil {
		return store.Body{}, false, err
	}
	if err := im.await(); err != nil {
		return store.Body{}, false, err
	}
	return im.k.store.BodyAt(im.k.ctx, num)
}

// longer is by how many bytes a reprint must be longer to stand for the others:
// a name more in a credit line is none.
const longer = 200

// replace puts a reprint in the place of the article it reprints.
func (im *importer) replace(j *job, body *store.Body) (err error) {
	num := j.rec.num
	if j.rec.state, err = im.stateOf(im.k.ctx, body.Key, true); err != nil {
		return err
	}
	j.rec.num = body.Num
	j.rename(body.ID)
	im.k.weaver.prints.add(body.Num, j.sketch)
	im.weave(j, body)
	im.batch.texts[num] = j.rec
	return nil
}

// lineOf is the line of an article as its printing shows it.
func (im *importer) lineOf(rec *record) store.Line {
	rec.reading = rec.raw
	rec.entry = rec.describe()
	return lineOfRecord(rec)
}

// lineOfText is the line of a printing of which only the text is at hand, under
// the number and name of another.
func (im *importer) lineOfText(old *record, other store.Line) store.Line {
	rec := *old
	rec.raw, rec.state = &model.Reading{}, &state{}
	line := im.lineOf(&rec)
	line.Num, line.ID, line.Story, line.Printings = other.Num, other.ID, other.Story, 1
	return line
}
