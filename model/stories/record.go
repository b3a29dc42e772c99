package stories

import (
	"encoding/binary"
	"errors"
	"fmt"
	"slices"

	"whosaid/model"
)

// The version of records. Those of another cannot be restored: their articles are
// to be added anew.
const (
	linksVersion  = 3
	groupsVersion = 1
)

// errRecord says that a record is not one, or was cut short.
var errRecord = errors.New("stories: the record is damaged")

// Record returns what Links knows of an article, for Restore; nil when it does not
// know it. It is about 1 KB and holds no text:
//
//	version (1 byte), ID (length, bytes), day (varint)
//	terms, lead, surroundings (of each: count, 4 bytes each)
//	vocabulary (count, 2 bytes each)
//	quotations (count; of each: start, end, speaker's hash, again and segments,
//	first of its surroundings, their count, how sure the speaker is), segments (count; words and
//	whether nested, quarter bits of each)
//	words (count, 4 bytes each)
//
// Numbers are varints where no size is given, little-endian otherwise.
func (l *Links) Record(id model.ArticleID) []byte {
	at, ok := l.shelf.at[id]
	if !ok {
		return nil
	}
	m := &l.shelf.articles[at]
	b := make([]byte, 0, 64+len(id)+4*int(m.nTerms+m.nLead+m.nAbout+m.nWords)+2*int(m.nVocabulary)+16*int(m.nQuotes))
	b = appendString(append(b, linksVersion), string(id))
	b = binary.AppendVarint(b, int64(m.day))
	b = appendCodes(b, l.shelf.termsOf(at))
	b = appendCodes(b, l.shelf.leadOf(at))
	b = appendCodes(b, l.about[m.about:m.about+m.nAbout])
	b = appendHashes(b, l.shelf.vocabularyOf(at))
	b = binary.AppendUvarint(b, uint64(m.nQuotes))
	k := m.segments
	for q := m.quotes; q < m.quotes+m.nQuotes; q++ {
		s := &l.quotes[q]
		first := k
		for k < m.segments+m.nSegs && l.segments[k].quote == q {
			k++
		}
		mark := uint64(k-first) << 1
		if s.again {
			mark |= 1
		}
		for _, n := range [...]uint64{uint64(s.start), uint64(s.end), uint64(s.speaker), mark, uint64(s.about - m.about), uint64(s.abouts), uint64(s.sure)} {
			b = binary.AppendUvarint(b, n)
		}
	}
	b = binary.AppendUvarint(b, uint64(m.nSegs))
	for k := m.segments; k < m.segments+m.nSegs; k++ {
		mark := uint64(l.segments[k].count) << 1
		if l.segments[k].nested {
			mark |= 1
		}
		b = binary.AppendUvarint(b, mark)
		b = binary.AppendUvarint(b, uint64(4*l.segments[k].bits))
	}
	return appendCodes(b, l.words[m.words:m.words+m.nWords])
}

// Restore takes back what Record gave, without matching anything: quotations added
// later find those of the article as if it had been added. Restoring an article
// that is known does nothing.
func (l *Links) Restore(record []byte) (model.ArticleID, error) {
	d := decoder{b: record}
	if v := d.byte(); v != linksVersion {
		return "", fmt.Errorf("stories: the record of links is of version %d, not %d", v, linksVersion)
	}
	o := Outline{id: model.ArticleID(d.string()), day: int32(d.varint())}
	p := profile{terms: codes[term](&d), lead: codes[term](&d)}
	o.about = codes[term](&d)
	p.vocabulary = hashes(&d)
	type kept struct {
		speaker uint32
		again   bool
	}
	quotes := make([]kept, d.count(7))
	o.quotes = make([]outlined, len(quotes))
	for i := range quotes {
		q := &o.quotes[i]
		q.start, q.end = int32(d.uvarint()), int32(d.uvarint())
		quotes[i].speaker = uint32(d.uvarint())
		mark := d.uvarint()
		quotes[i].again, q.segments = mark&1 == 1, int32(mark>>1)
		q.about, q.abouts, q.sure = int32(d.uvarint()), int32(d.uvarint()), uint8(d.uvarint())
	}
	o.segments = make([]part, d.count(2))
	bits := make([]float32, len(o.segments))
	for i := range o.segments {
		mark := d.uvarint()
		o.segments[i] = part{words: int32(mark >> 1), nested: mark&1 == 1}
		bits[i] = float32(d.uvarint()) / 4
	}
	o.words = codes[word](&d)
	if d.failed || len(d.b) > 0 || !o.sound() {
		return "", errRecord
	}
	if _, ok := l.shelf.at[o.id]; ok {
		return o.id, nil
	}
	at := l.enter(&o, &p, func(i int) uint32 { return quotes[i].speaker })
	for i := range bits {
		l.segments[int(l.shelf.articles[at].segments)+i].bits = bits[i]
	}
	for i := range quotes {
		l.quotes[int(l.shelf.articles[at].quotes)+i].again = quotes[i].again
	}
	l.learn(at, 1)
	return o.id, nil
}

// sound checks that an outline's parts fit together, and counts the words of its
// quotations.
func (o *Outline) sound() bool {
	seg, words := 0, int32(0)
	for i := range o.quotes {
		q := &o.quotes[i]
		if q.segments < 0 || q.about < 0 || q.abouts < 0 || q.abouts > surroundingWords ||
			int(q.about)+int(q.abouts) > len(o.about) || seg+int(q.segments) > len(o.segments) {
			return false
		}
		q.words = 0
		for _, p := range o.segments[seg : seg+int(q.segments)] {
			if p.words <= 0 || int(p.words) > len(o.words) {
				return false
			}
			words += p.words
			if !p.nested {
				q.words += p.words
			}
		}
		seg += int(q.segments)
		if int(words) > len(o.words) {
			return false
		}
	}
	return o.id != "" && seg == len(o.segments) && int(words) == len(o.words)
}

// Record returns an article's place in its story, for Restore; nil when it has none:
//
//	version (1 byte), the story's ID, its title's rank (1 byte), headline
//	articles that print statements of it (count; of each: ID, score in 1/255)
func (g *Groups) Record(id model.ArticleID) []byte {
	at, ok := g.of[id]
	if !ok {
		return nil
	}
	s := &g.items[at]
	h := s.titles[slices.Index(s.Articles, id)]
	b := appendString([]byte{groupsVersion}, string(s.ID))
	b = appendString(append(b, byte(h.rank)), h.text)
	b = binary.AppendUvarint(b, uint64(len(g.bonds[id])))
	for _, other := range g.bonds[id] {
		b = append(appendString(b, string(other.article)), byte(255*other.score))
	}
	return b
}

// Restore puts an article that Links has restored back into its story.
func (g *Groups) Restore(id model.ArticleID, record []byte) error {
	d := decoder{b: record}
	if v := d.byte(); v != groupsVersion {
		return fmt.Errorf("stories: the record of a story is of version %d, not %d", v, groupsVersion)
	}
	name := model.StoryID(d.string())
	h := headline{rank: int(d.byte())}
	h.text = d.string()
	bonds := make([]bond, d.count(2))
	for i := range bonds {
		bonds[i].article = model.ArticleID(d.string())
		bonds[i].score = float32(d.byte()) / 255
	}
	at, known := g.links.shelf.at[id]
	if d.failed || len(d.b) > 0 || name == "" {
		return errRecord
	}
	if _, ok := g.of[id]; ok || !known {
		return nil
	}
	for _, b := range bonds {
		if _, ok := g.of[b.article]; ok {
			g.bonds[id] = append(g.bonds[id], b)
			g.bonds[b.article] = append(g.bonds[b.article], bond{id, b.score})
		}
	}
	g.join(g.open(name), at, h)
	return nil
}

func appendString(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

func appendCodes[T ~uint32](b []byte, list []T) []byte {
	b = binary.AppendUvarint(b, uint64(len(list)))
	for _, c := range list {
		b = binary.LittleEndian.AppendUint32(b, uint32(c))
	}
	return b
}

// decoder reads a record; after the first failure it reads zeros.
type decoder struct {
	b      []byte
	failed bool
}

func (d *decoder) byte() byte {
	if len(d.b) == 0 {
		d.failed = true
		return 0
	}
	c := d.b[0]
	d.b = d.b[1:]
	return c
}

func (d *decoder) uvarint() uint64 {
	n, size := binary.Uvarint(d.b)
	if size <= 0 {
		d.failed, d.b = true, nil
		return 0
	}
	d.b = d.b[size:]
	return n
}

func (d *decoder) varint() int64 {
	n, size := binary.Varint(d.b)
	if size <= 0 {
		d.failed, d.b = true, nil
		return 0
	}
	d.b = d.b[size:]
	return n
}

// count reads how many things of at least size bytes follow.
func (d *decoder) count(size int) int {
	n := d.uvarint()
	if n > uint64(len(d.b)/size) {
		d.failed, d.b = true, nil
		return 0
	}
	return int(n)
}

func (d *decoder) string() string {
	n := d.count(1)
	s := string(d.b[:n])
	d.b = d.b[n:]
	return s
}

func codes[T ~uint32](d *decoder) []T {
	out := make([]T, d.count(4))
	for i := range out {
		out[i] = T(binary.LittleEndian.Uint32(d.b[4*i:]))
	}
	d.b = d.b[4*len(out):]
	return out
}

func appendHashes(b []byte, list []uint16) []byte {
	b = binary.AppendUvarint(b, uint64(len(list)))
	for _, h := range list {
		b = binary.LittleEndian.AppendUint16(b, h)
	}
	return b
}

func hashes(d *decoder) []uint16 {
	out := make([]uint16, d.count(2))
	for i := range out {
		out[i] = binary.LittleEndian.Uint16(d.b[2*i:])
	}
	d.b = d.b[2*len(out):]
	return out
}
