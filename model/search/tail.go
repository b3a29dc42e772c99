package search

import (
	"cmp"
	"encoding/binary"
	"slices"
	"strings"
)

// tail is the part of the index that still grows: the words of its documents in
// order, as numbers. It is searched by looking through them all, so it is kept
// short, and turned into a segment by sorting them.
type tail struct {
	ids    vocabulary
	words  []string // by id
	shapes []shape
	fields []uint8             // by id: bit 1<<field where the word was seen
	sounds map[string][]uint32 // names by how they sound; some may not be names
	docs   []*tailDoc
	at     map[uint32]int // by number, the living
	gone   []uint32       // numbers deleted since the tail began, and replaced ones
}

// tailDoc is one document of a tail.
type tailDoc struct {
	docInfo
	fields [inSpeaker + 1][]uint32 // words by field; gap between speakers
	record record
	dead   bool
}

// gap is no word.
const gap = ^uint32(0)

func newTail() *tail {
	return &tail{at: map[uint32]int{}, sounds: map[string][]uint32{}}
}

func (t *tail) id(w string, field byte, s shape) uint32 { return t.idOf(w, hashOf(w), field, s) }

// idOf is id for who knows the word's hash.
func (t *tail) idOf(w string, hash uint64, field byte, s shape) uint32 {
	n, known := t.ids.enter(hash, uint32(len(t.words)))
	if !known {
		w = strings.Clone(w) // it is often a piece of an article
		t.words = append(t.words, w)
		t.shapes, t.fields = append(t.shapes, 0), append(t.fields, 0)
	}
	if n.shapes|s == n.shapes && n.fields>>field&1 == 1 {
		return n.id
	}
	if s&shapeCapital != 0 && n.shapes == 0 && longName(w) {
		k := sound(w)
		t.sounds[k] = append(t.sounds[k], n.id)
	}
	n.shapes |= s
	n.fields |= 1 << field
	t.shapes[n.id], t.fields[n.id] = n.shapes, n.fields
	return n.id
}

// enter adds a document, whose number the tail must not have.
func (t *tail) enter(num uint32, terms *Terms, speakers [][]string) {
	d := &tailDoc{docInfo: docInfo{num, terms.date, terms.length(), string(terms.id)}}
	ids := make([]uint32, len(terms.words))
	for i, w := range terms.words {
		ids[i] = t.idOf(w, terms.hashes[i], inText, terms.shapes[i])
	}
	d.fields[inText] = make([]uint32, len(terms.text))
	for i, w := range terms.text {
		d.fields[inText][i] = ids[w]
	}
	for _, w := range terms.title {
		d.fields[inTitle] = append(d.fields[inTitle], t.id(w, inTitle, 0))
	}
	for _, w := range terms.source {
		d.fields[inSource] = append(d.fields[inSource], t.id(w, inSource, 0))
	}
	d.record.quotes = slices.Clone(terms.quotes)
	t.hear(d, speakers)
	t.at[num] = len(t.docs)
	t.docs = append(t.docs, d)
}

// hear enters who said the quotations, each speaker once.
func (t *tail) hear(d *tailDoc, speakers [][]string) {
	known := map[string]int{}
	for i := range d.record.quotes {
		d.record.quotes[i].speaker = -1
		if i >= len(speakers) || len(speakers[i]) == 0 {
			continue
		}
		names := strings.Join(speakers[i], " · ")
		n, ok := known[names]
		if !ok {
			n = len(d.record.speakers)
			known[names] = n
			if n > 0 {
				d.fields[inSpeaker] = append(d.fields[inSpeaker], gap)
			}
			from := uint32(len(d.fields[inSpeaker]))
			scan(names, func(w string, _, _ int) {
				d.fields[inSpeaker] = append(d.fields[inSpeaker], t.id(w, inSpeaker, shapeCapital))
			})
			d.record.speakers = append(d.record.speakers, stretch{from, uint32(len(d.fields[inSpeaker]))})
		}
		d.record.quotes[i].speaker = n
	}
}

func (t *tail) remove(num uint32) bool {
	i, ok := t.at[num]
	if ok {
		t.docs[i].dead = true
		delete(t.at, num)
	}
	return ok
}

// newest are the living documents in the order of a segment.
func (t *tail) newest() []*tailDoc {
	out := make([]*tailDoc, 0, len(t.at))
	for _, d := range t.docs {
		if !d.dead {
			out = append(out, d)
		}
	}
	slices.SortFunc(out, func(a, b *tailDoc) int { return newer(a.date, a.num, b.date, b.num) })
	return out
}

// newer orders documents: the later date first, then the higher number.
func newer(aDate date, a uint32, bDate date, b uint32) int {
	return cmp.Or(cmp.Compare(bDate, aDate), cmp.Compare(b, a))
}

// occurrence is one word of one document.
type occurrence struct{ doc, at uint32 }

// write makes a segment of documents of the tail.
func (t *tail) write(w *segmentWriter, docs []*tailDoc) {
	initials := make([]uint8, len(t.words))
	for i, word := range t.words {
		initials[i] = initialOf(word)
	}
	var quotes, letters []byte
	for _, d := range docs {
		quotes = d.record.append(quotes[:0])
		letters = appendInitials(letters[:0], d.fields[inText], initials)
		w.document(&d.docInfo, quotes, letters)
	}
	order := make([]uint32, len(t.words))
	for i := range order {
		order[i] = uint32(i)
	}
	slices.SortFunc(order, func(a, b uint32) int { return strings.Compare(t.words[a], t.words[b]) })
	for field := inText; field <= inSpeaker; field++ {
		t.writeField(w, docs, order, field)
	}
	t.writeKinds(w, docs)
	t.writeSounds(w)
	w.finish()
}

// writeField sorts the words of a field by word, document and position, by
// counting, and writes their lists.
func (t *tail) writeField(w *segmentWriter, docs []*tailDoc, order []uint32, field byte) {
	ends := make([]uint32, len(t.words))
	total := 0
	for _, d := range docs {
		for _, id := range d.fields[field] {
			if id != gap {
				ends[id]++
				total++
			}
		}
	}
	sum := uint32(0)
	for i, n := range ends {
		ends[i] = sum // where its occurrences begin, for now
		sum += n
	}
	all := make([]occurrence, total)
	for i, d := range docs {
		for at, id := range d.fields[field] {
			if id != gap {
				all[ends[id]] = occurrence{uint32(i), uint32(at)}
				ends[id]++
			}
		}
	}
	flags := flagWords(docs, field)
	var key []byte
	for _, id := range order {
		from := uint32(0)
		if id > 0 {
			from = ends[id-1]
		}
		if from == ends[id] {
			continue
		}
		key = append(append(key[:0], field), t.words[id]...)
		w.begin(key)
		writeList(w, all[from:ends[id]], flags)
		s := t.shapes[id]
		if field != inText {
			s = 0
		}
		w.end(key, s)
	}
}

// flagWords are the flags of the words of the texts that depend on where the
// quotations are.
func flagWords(docs []*tailDoc, field byte) [][]uint8 {
	if field != inText {
		return nil
	}
	out := make([][]uint8, len(docs))
	for i, d := range docs {
		out[i] = make([]uint8, len(d.fields[inText]))
		for j := range d.record.quotes {
			q := &d.record.quotes[j]
			for at := q.around.from; at < q.around.to; at++ {
				if at < q.beside.from || at >= q.beside.to {
					out[i][at] |= flagAbout
				}
			}
			in := uint8(flagQuote | flagAbout)
			if len(q.ranges) > 1 {
				in |= flagSplit
			}
			for _, s := range q.ranges {
				for at := s.from; at < s.to; at++ {
					out[i][at] |= in
				}
			}
		}
	}
	return out
}

func writeList(w *segmentWriter, all []occurrence, flags [][]uint8) {
	var places []byte
	for len(all) > 0 {
		p := posting{doc: all[0].doc}
		places = places[:0]
		last := uint32(0)
		for len(all) > 0 && all[0].doc == p.doc {
			at := all[0].at
			if at < leadWords {
				p.flags |= flagLead
			}
			if flags != nil {
				p.flags |= flags[p.doc][at]
			}
			places = binary.AppendUvarint(places, uint64(at-last))
			last = at
			p.tf++
			all = all[1:]
		}
		w.add(p, places)
	}
}

// writeKinds writes which documents have quotations, of any kind and of each.
func (t *tail) writeKinds(w *segmentWriter, docs []*tailDoc) {
	for code := range uint8(len(kinds) + 2) {
		key := []byte(keyOf(inKind, kindWord(code)))
		w.begin(key)
		for i, d := range docs {
			if d.record.hasKind(code) {
				w.add(posting{doc: uint32(i), tf: 1}, []byte{0})
			}
		}
		if w.list.df > 0 {
			w.end(key, 0)
		}
	}
}

func (rec *record) hasKind(code uint8) bool {
	return slices.ContainsFunc(rec.quotes, func(q quotation) bool { return q.kind == code || code == anyKind })
}

// anyKind stands for all kinds.
var anyKind = uint8(len(kinds) + 1)

// kindWord stands for a kind in the dictionary.
func kindWord(code uint8) string { return string('0' + rune(code)) }

// writeSounds writes the names of the documents by how they sound.
func (t *tail) writeSounds(w *segmentWriter) {
	var keys []string
	for k, ids := range t.sounds {
		for _, id := range ids {
			if t.shapes[id]&^shapeCapital == 0 {
				keys = append(keys, soundKey(k, t.words[id]))
			}
		}
	}
	slices.Sort(keys)
	for _, k := range keys {
		w.begin([]byte(k))
		w.end([]byte(k), 0)
	}
}
