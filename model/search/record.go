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

// append writes a record: speakers by their number of words, then quotations,
// most of it as the difference to what stands before.
func (rec *record) append(b []byte) []byte {
	put := func(v int) { b = binary.AppendUvarint(b, uint64(v)) }
	put(len(rec.speakers))
	for _, s := range rec.speakers {
		put(int(s.to - s.from))
	}
	put(len(rec.quotes))
	start, at := 0, uint32(0)
	span := func(s stretch) {
		b = binary.AppendVarint(b, int64(s.from)-int64(at))
		put(int(s.to - s.from))
		at = s.from
	}
	for i := range rec.quotes {
		q := &rec.quotes[i]
		b = binary.AppendVarint(b, int64(q.start-start))
		start = q.start
		put(q.end)
		put(int(q.kind) + (len(kinds)+1)*(q.speaker+1))
		span(q.around)
		put(int(q.beside.to - q.beside.from))
		if q.beside.to > q.beside.from {
			b = binary.AppendVarint(b, int64(q.beside.from)-int64(at))
		}
		put(len(q.ranges))
		for _, s := range q.ranges {
			span(s)
		}
	}
	return b
}

func readRecord(d *decoder) record {
	var rec record
	rec.speakers = make([]stretch, d.count())
	from := uint32(0)
	for i := range rec.speakers {
		rec.speakers[i] = stretch{from, from + d.uint32()}
		from = rec.speakers[i].to + 1
	}
	rec.quotes = make([]quotation, d.count())
	ranges := make([]stretch, 0, len(rec.quotes)+4)
	start, at := int64(0), int64(0)
	span := func() stretch {
		at += d.varint()
		return stretch{uint32(at), uint32(at) + d.uint32()}
	}
	for i := range rec.quotes {
		q := &rec.quotes[i]
		start += d.varint()
		q.start, q.end = int(start), int(d.uint32())
		kind := d.uint32()
		q.kind, q.speaker = uint8(kind%uint32(len(kinds)+1)), int(kind/uint32(len(kinds)+1))-1
		q.around = span()
		if n := d.uint32(); n > 0 {
			first := uint32(at + d.varint())
			q.beside = stretch{first, first + n}
		}
		from := len(ranges)
		for range d.count() {
			ranges = append(ranges, span())
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
