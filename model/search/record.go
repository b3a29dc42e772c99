package search

import (
	"encoding/binary"
	"strconv"

	"whosaid/model"
)

// record is what the index keeps of a document's quotations.
type record struct {
	// speakers are the different speakers of the document: the words of their
	// names and roles are the words from to of its speakers' field. Between two
	// speakers one position stays empty, so that no phrase runs over.
	speakers []stretch
	quotes   []quotation
}

// append writes a record: speakers by their number of words, then quotations.
func (rec *record) append(b []byte) []byte {
	put := func(v int) { b = binary.AppendUvarint(b, uint64(v)) }
	size := func(s stretch) { put(int(s.to - s.from)) }
	put(len(rec.speakers))
	for _, s := range rec.speakers {
		size(s)
	}
	put(len(rec.quotes))
	for i := range rec.quotes {
		q := &rec.quotes[i]
		put(q.start)
		put(q.end)
		put(int(q.kind))
		put(q.speaker + 1)
		put(int(q.around.from))
		size(q.around)
		put(int(q.beside.from))
		size(q.beside)
		put(len(q.ranges))
		for _, s := range q.ranges {
			put(int(s.from))
			size(s)
		}
	}
	return b
}

func readRecord(d *decoder) record {
	var rec record
	size := func(from uint32) stretch { return stretch{from, from + d.uint32()} }
	rec.speakers = make([]stretch, d.count())
	at := uint32(0)
	for i := range rec.speakers {
		rec.speakers[i] = size(at)
		at = rec.speakers[i].to + 1
	}
	rec.quotes = make([]quotation, d.count())
	ranges := make([]stretch, 0, len(rec.quotes)+4)
	for i := range rec.quotes {
		q := &rec.quotes[i]
		q.start, q.end = int(d.uint32()), int(d.uint32())
		q.kind, q.speaker = uint8(d.uint32()), int(d.uint32())-1
		q.around = size(d.uint32())
		q.beside = size(d.uint32())
		from := len(ranges)
		for range d.count() {
			ranges = append(ranges, size(d.uint32()))
		}
		q.ranges = ranges[from:len(ranges):len(ranges)]
	}
	return rec
}

// id is the quotation's in the model.
func (q *quotation) id(a model.ArticleID) model.QuoteID {
	s := string(a) + ":" + strconv.Itoa(q.start)
	if q.end > 0 {
		s += "-" + strconv.Itoa(q.end)
	}
	return model.QuoteID(s)
}
