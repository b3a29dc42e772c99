package search

import (
	"cmp"
	"slices"
	"sort"
	"sync"
)

// segment is a part of the index that no longer changes, in blocks. Documents are
// numbered from 0, the newest date first, of one date the highest number first.
type segment struct {
	id       uint32
	size     int    // documents
	min, max uint32 // of the documents' own numbers

	mu sync.Mutex
	in *inside // nil until it was needed
}

// inside is what every search needs of a segment, read once and held: its head
// and, of each document, number, date and length (12 bytes).
type inside struct {
	head
	nums    []uint32
	dates   []date
	lengths []uint16
	sorting sync.Once
	byNum   []uint32 // documents by number, once find was called
}

// maxDocs bounds what a head may say.
const maxDocs = 1 << 27

// open returns what is inside, nil after an error.
func (s *segment) open(r *run) *inside {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.in != nil {
		return s.in
	}
	d := decoder{data: r.block(s.id, 0)}
	in := &inside{}
	in.head.read(&d)
	for _, n := range in.infos {
		in.read(&decoder{data: r.block(s.id, n)})
	}
	if r.err != nil {
		return nil
	}
	if d.bad || len(in.nums) != in.docs || in.docs != s.size {
		r.corrupt(s.id, "its head says one thing, its blocks another")
		return nil
	}
	s.in = in
	return in
}

func (h *head) read(d *decoder) {
	if d.uvarint() != Version {
		d.bad = true
		return
	}
	docs := d.uvarint()
	if docs > maxDocs {
		d.bad = true
		return
	}
	h.docs, h.words = int(docs), d.uvarint()
	h.alphabet = []rune(string(d.bytes()))
	for _, list := range []*[]uint32{&h.infos, &h.names} {
		*list = make([]uint32, d.count())
		for i := range *list {
			(*list)[i] = d.uint32()
		}
	}
	for _, list := range []*[]firstDoc{&h.quotes, &h.initials} {
		*list = make([]firstDoc, d.count())
		for i := range *list {
			(*list)[i] = firstDoc{d.uint32(), d.uint32()}
		}
	}
	h.dict = make([]firstKey, d.count())
	for i := range h.dict {
		block := d.uint32()
		h.dict[i] = firstKey{string(d.bytes()), block}
	}
	d.bad = d.bad || len(h.infos) != (h.docs+infoDocs-1)/infoDocs || len(h.names) != (h.docs+nameDocs-1)/nameDocs
}

// read adds a block of numbers, dates and lengths.
func (in *inside) read(d *decoder) {
	for d.at < len(d.data) {
		in.nums = append(in.nums, d.uint32())
		in.dates = append(in.dates, date(d.uint32()))
		in.lengths = append(in.lengths, uint16(d.uvarint()))
	}
}

// find returns the document of that number, or none.
func (in *inside) find(num uint32) uint32 {
	in.sorting.Do(func() {
		in.byNum = make([]uint32, len(in.nums))
		for i := range in.byNum {
			in.byNum[i] = uint32(i)
		}
		slices.SortFunc(in.byNum, func(a, b uint32) int { return cmp.Compare(in.nums[a], in.nums[b]) })
	})
	i, ok := slices.BinarySearchFunc(in.byNum, num, func(doc, num uint32) int { return cmp.Compare(in.nums[doc], num) })
	if !ok {
		return none
	}
	return in.byNum[i]
}

// between returns the documents of the dates from to, as a range.
func (in *inside) between(from, to date) (first, last uint32) {
	a := sort.Search(len(in.dates), func(i int) bool { return in.dates[i] <= to })
	b := sort.Search(len(in.dates), func(i int) bool { return in.dates[i] < from })
	return uint32(a), uint32(max(a, b))
}

// names returns the articles of the documents of the n-th block of names.
func (s *segment) names(r *run, in *inside, n int) []string {
	d := decoder{data: r.block(s.id, in.names[n])}
	out := make([]string, 0, nameDocs)
	for d.at < len(d.data) {
		out = append(out, string(d.bytes()))
	}
	if r.err == nil && (d.bad || len(out) != min(nameDocs, in.docs-n*nameDocs)) {
		r.corrupt(s.id, "names are cut short")
	}
	return out
}

// name returns the article of a document.
func (s *segment) name(r *run, in *inside, doc uint32) string {
	d := decoder{data: r.block(s.id, in.names[doc/nameDocs])}
	for range doc % nameDocs {
		d.bytes()
	}
	name := string(d.bytes())
	if r.err == nil && (d.bad || name == "") {
		r.corrupt(s.id, "names are cut short")
	}
	return name
}

// quotes returns a document's quotations.
func (s *segment) quotes(r *run, in *inside, doc uint32) record {
	d := decoder{data: s.perDoc(r, in.quotes, doc)}
	rec := readRecord(&d)
	if r.err == nil && d.bad {
		r.corrupt(s.id, "quotations are cut short")
	}
	return rec
}

// perDoc is what an area tells of a document.
func (s *segment) perDoc(r *run, index []firstDoc, doc uint32) []byte {
	i := sort.Search(len(index), func(i int) bool { return index[i].doc > doc }) - 1
	if i < 0 {
		r.corrupt(s.id, "a document is missing")
		return nil
	}
	d := decoder{data: r.block(s.id, index[i].block)}
	for range doc - index[i].doc {
		d.bytes()
	}
	data := d.bytes()
	if r.err == nil && d.bad {
		r.corrupt(s.id, "a document is cut short")
	}
	return data
}
