package search

import (
	"encoding/binary"
	"math"
	"slices"
	"strings"
	"unicode/utf8"
)

// Version is the version of what Seal and Merge write and of how words are
// folded. An index kept by another version has to be made anew.
const Version = 2

const (
	blockSize  = 16<<10 - 128 // bytes at which a block is full: with its row it fits a page of 16 KB
	restart    = 32           // every so many entries of a block of the dictionary one has its whole key
	chunkDocs  = 128          // documents in a chunk of a posting list
	infoDocs   = 4096         // documents in a block of dates and lengths
	nameDocs   = 512          // documents in a block of IDs
	inlineSize = 20           // most bytes of a list that stands in the dictionary itself
)

// Fields of the dictionary. A key is one of these bytes and a word.
const (
	inText byte = iota
	inTitle
	inSource
	inSpeaker
	inKind   // one word of one letter: the kind of a quotation
	inSound  // sound, 0, word: names by how they sound
	inBegins // field, beginning of words: a list of beginning.go
)

// segmentWriter writes one segment, block by block, without ever holding more of
// it than the blocks that are not full yet: first every document in order, then
// every key of the dictionary in order, then the head.
type segmentWriter struct {
	id   uint32
	out  []Block // finished, for the caller to take
	size int     // bytes of out
	next uint32  // the next block's number; 0 is the head

	docs    int
	words   uint64
	info    area
	names   area
	quote   area
	initial area
	head    head

	dict     area
	lastKey  []byte
	restarts []byte // of the present block: where they are
	entries  int    // in the present block
	postings area
	places   area
	list     listWriter
	begins   []begins
	prefixes prefixWriter
	ascii    [utf8.RuneSelf]bool
	letters  map[rune]bool
}

// head is what block 0 of a segment tells.
type head struct {
	docs     int
	words    uint64
	alphabet []rune // that words are spelt with, scripts without spaces aside
	infos    []uint32
	names    []uint32
	quotes   []firstDoc
	initials []firstDoc
	dict     []firstKey
}

type (
	// firstDoc is a block and the first document it tells of.
	firstDoc struct{ block, doc uint32 }
	// firstKey is a block of the dictionary and its first key.
	firstKey struct {
		key   string
		block uint32
	}
	// place is where something begins: a block, and the bytes into it.
	place struct{ block, at uint32 }
)

// area is the block of one sort that is being filled.
type area struct {
	buf   []byte
	block uint32
}

func newSegmentWriter(id uint32, docs int) *segmentWriter {
	w := &segmentWriter{id: id, next: 1, letters: map[rune]bool{}}
	w.prefixes.docs = docs
	return w
}

// room makes sure of a block with room for n bytes more, or an empty one, and
// tells where they will stand.
func (w *segmentWriter) room(a *area, n, size int) place {
	if len(a.buf) > 0 && len(a.buf)+n > size {
		w.flush(a)
	}
	if len(a.buf) == 0 {
		a.block = w.next
		w.next++
		if a.buf == nil {
			a.buf = make([]byte, 0, blockSize+blockSize/8)
		}
	}
	return place{a.block, uint32(len(a.buf))}
}

func (w *segmentWriter) flush(a *area) {
	if len(a.buf) > 0 {
		w.emit(a.block, a.buf)
		a.buf = nil
	}
}

func (w *segmentWriter) emit(n uint32, data []byte) {
	if data = seal(data); len(data) < cap(data)/2 {
		data = slices.Clone(data)
	}
	w.out = append(w.out, Block{Segment: w.id, N: n, Data: data})
	w.size += len(data)
}

// document enters the next document, with its quotations and the initials of its
// words. Documents come newest first.
func (w *segmentWriter) document(d *docInfo, quotes, initials []byte) {
	if w.docs%infoDocs == 0 {
		w.flush(&w.info)
		w.head.infos = append(w.head.infos, w.room(&w.info, 0, blockSize).block)
	}
	b := binary.AppendUvarint(w.info.buf, uint64(d.num))
	b = binary.AppendUvarint(b, uint64(d.date))
	w.info.buf = binary.AppendUvarint(b, uint64(d.length))
	if w.docs%nameDocs == 0 {
		w.flush(&w.names)
		w.head.names = append(w.head.names, w.room(&w.names, 0, blockSize).block)
	}
	w.names.buf = appendBytes(w.names.buf, d.id)
	w.perDoc(&w.quote, &w.head.quotes, quotes)
	w.perDoc(&w.initial, &w.head.initials, initials)
	w.docs++
	w.words += uint64(d.length)
}

// perDoc writes what an area tells of the next document.
func (w *segmentWriter) perDoc(a *area, index *[]firstDoc, data []byte) {
	if at := w.room(a, len(data)+binary.MaxVarintLen32, blockSize); at.at == 0 {
		*index = append(*index, firstDoc{at.block, uint32(w.docs)})
	}
	a.buf = appendBytes(a.buf, string(data))
}

// docInfo is what a segment knows of a document beside its words.
type docInfo struct {
	num    uint32
	date   date
	length uint16
	id     string
}

// posting is one document of a list.
type posting struct {
	doc   uint32
	tf    uint32 // how often
	flags uint8
}

const (
	flagLead  = 1 << iota // it stands among the first leadWords words
	flagQuote             // it stands in a quotation
	flagAbout             // it stands in one or beside one, see quotation.near
	flagSplit             // it stands in one of several parts
	flagBits  = 4
)

// begin starts the list of a key; add follows with its documents, rising, then
// end. Keys come in order.
func (w *segmentWriter) begin(key []byte) {
	w.list.reset()
	w.list.listed = key[0] <= inSpeaker
	if w.list.listed {
		w.prefixes.enter(w, key)
	}
}

// add enters a document. places are its positions, rising, written as their
// differences.
func (w *segmentWriter) add(p posting, places []byte) {
	l := &w.list
	if l.n == chunkDocs || l.n > 0 && len(l.places)+len(places) > blockSize {
		w.chunk()
	}
	head := uint64(p.doc-l.last)<<(flagBits+1) | uint64(p.flags)<<1
	if p.tf > 1 {
		l.docs = binary.AppendUvarint(l.docs, head|1)
		l.docs = binary.AppendUvarint(l.docs, uint64(p.tf-2))
	} else {
		l.docs = binary.AppendUvarint(l.docs, head)
	}
	l.last = p.doc
	l.places = append(l.places, places...)
	l.n++
	l.df++
	if l.listed {
		w.prefixes.add(p)
	}
}

// listWriter gathers the posting list of one key. Documents stand as their
// difference to the one before (the first as its number), shifted left over the
// flags and a bit that tells of a frequency; positions stand apart, so that who
// doesn't ask for them doesn't read them.
type listWriter struct {
	listed  bool // prefixes of the key have lists
	docs    []byte
	places  []byte
	n, df   int
	last    uint32
	chunks  []byte // the table of chunks, without its length
	count   int
	before  uint32 // the last document before the present chunk
	at      place
	atPlace place
}

func (l *listWriter) reset() {
	*l = listWriter{docs: l.docs[:0], places: l.places[:0], chunks: l.chunks[:0]}
}

// chunk puts a full chunk into the areas and a line into the table of chunks:
// how many documents, the last one, and where both parts stand.
func (w *segmentWriter) chunk() {
	l := &w.list
	at := w.room(&w.postings, len(l.docs), blockSize)
	w.postings.buf = append(w.postings.buf, l.docs...)
	places := w.room(&w.places, len(l.places), blockSize)
	w.places.buf = append(w.places.buf, l.places...)
	if l.count == 0 {
		l.at, l.atPlace = at, places
	}
	for _, v := range []uint32{uint32(l.n), l.last - l.before, at.block, at.at, places.block, places.at} {
		l.chunks = binary.AppendUvarint(l.chunks, uint64(v))
	}
	l.before = l.last
	l.docs, l.places, l.n = l.docs[:0], l.places[:0], 0
	l.count++
}

// What an entry of the dictionary tells in the low bits of its first number; the
// rest is how many documents have the key. The two lowest are its shape.
const (
	entryInline = 1 << 2
	entryTable  = 1 << 3
	entryBits   = 4
)

// end writes the key with the list that was gathered. A short list stands in the
// dictionary itself, which most do; one of a single chunk is pointed to; one of
// several has a table of its chunks, which is.
func (w *segmentWriter) end(key []byte, s shape) {
	l := &w.list
	info := uint64(l.df)<<entryBits | uint64(s)
	switch {
	case l.df == 0:
		w.key(key, info, nil)
	case l.count == 0 && len(l.docs)+len(l.places) <= inlineSize:
		payload := append([]byte{byte(len(l.docs) + len(l.places))}, l.docs...)
		w.key(key, info|entryInline, append(payload, l.places...))
	case l.count == 0:
		w.chunk()
		w.key(key, info, appendPlace(appendPlace(nil, l.at), l.atPlace))
	default:
		if l.n > 0 {
			w.chunk()
		}
		if l.count == 1 {
			w.key(key, info, appendPlace(appendPlace(nil, l.at), l.atPlace))
			break
		}
		table := append(binary.AppendUvarint(nil, uint64(l.count)), l.chunks...)
		at := w.room(&w.postings, len(table), blockSize)
		w.postings.buf = append(w.postings.buf, table...)
		w.key(key, info|entryTable, appendPlace(nil, at))
	}
	if l.listed {
		w.spell(key[1:])
	}
}

func appendPlace(b []byte, p place) []byte {
	return binary.AppendUvarint(binary.AppendUvarint(b, uint64(p.block)), uint64(p.at))
}

// key writes one entry of the dictionary. Its key shares its beginning with the
// key before; every restart-th entry's does not. A block ends in the places of
// those entries, two bytes each, and how many there are.
func (w *segmentWriter) key(key []byte, info uint64, payload []byte) {
	size := len(w.dict.buf) + len(w.restarts) + len(key) + len(payload) + 16
	if len(w.dict.buf) > 0 && size > blockSize {
		w.endDict()
	}
	if at := w.room(&w.dict, 0, math.MaxInt); at.at == 0 {
		w.head.dict = append(w.head.dict, firstKey{string(key), at.block})
		w.entries = 0
	}
	if w.entries%restart == 0 {
		w.lastKey = w.lastKey[:0]
		w.restarts = binary.LittleEndian.AppendUint16(w.restarts, uint16(len(w.dict.buf)))
	}
	w.entries++
	shared := 0
	for shared < len(key) && shared < len(w.lastKey) && key[shared] == w.lastKey[shared] {
		shared++
	}
	w.dict.buf = binary.AppendUvarint(w.dict.buf, uint64(shared))
	w.dict.buf = appendBytes(w.dict.buf, string(key[shared:]))
	w.dict.buf = binary.AppendUvarint(w.dict.buf, info)
	w.dict.buf = append(w.dict.buf, payload...)
	w.lastKey = append(w.lastKey[:0], key...)
}

// endDict closes a block of the dictionary.
func (w *segmentWriter) endDict() {
	if len(w.dict.buf) == 0 {
		return
	}
	w.dict.buf = append(w.dict.buf, w.restarts...)
	w.dict.buf = binary.LittleEndian.AppendUint16(w.dict.buf, uint16(len(w.restarts)/2))
	w.restarts = w.restarts[:0]
	w.flush(&w.dict)
}

// spell notes the letters of a word.
func (w *segmentWriter) spell(word []byte) {
	for _, r := range string(word) {
		if r < utf8.RuneSelf {
			w.ascii[r] = true
		} else if !unspaced(r) {
			w.letters[r] = true
		}
	}
}

// finish writes what is left, the head last. Nothing may follow.
func (w *segmentWriter) finish() {
	w.prefixes.leave(w, 0)
	slices.SortFunc(w.begins, func(a, b begins) int { return strings.Compare(a.key, b.key) })
	for _, b := range w.begins {
		w.key([]byte(b.key), uint64(b.docs)<<entryBits, appendPlace(nil, b.at))
	}
	w.endDict()
	for _, a := range []*area{&w.info, &w.names, &w.quote, &w.initial, &w.postings, &w.places} {
		w.flush(a)
	}
	for r := range w.letters {
		w.head.alphabet = append(w.head.alphabet, r)
	}
	for r, ok := range w.ascii {
		if ok {
			w.head.alphabet = append(w.head.alphabet, rune(r))
		}
	}
	slices.Sort(w.head.alphabet)
	w.head.docs, w.head.words = w.docs, w.words
	w.emit(0, w.head.append(nil))
}

func (h *head) append(b []byte) []byte {
	put := func(v uint64) { b = binary.AppendUvarint(b, v) }
	put(Version)
	put(uint64(h.docs))
	put(h.words)
	b = appendBytes(b, string(h.alphabet))
	for _, list := range [][]uint32{h.infos, h.names} {
		put(uint64(len(list)))
		for _, v := range list {
			put(uint64(v))
		}
	}
	for _, list := range [][]firstDoc{h.quotes, h.initials} {
		put(uint64(len(list)))
		for _, f := range list {
			put(uint64(f.block))
			put(uint64(f.doc))
		}
	}
	put(uint64(len(h.dict)))
	for _, f := range h.dict {
		put(uint64(f.block))
		b = appendBytes(b, f.key)
	}
	return b
}
