package search

import (
	"bytes"
	"encoding/binary"
	"math/bits"
	"unicode/utf8"
)

// A short beginning of words stands for more words than a key press has time to
// look at: a tenth of all words begin with one letter. So a segment keeps, for
// each beginning of up to beginLetters letters that more than beginTerms words
// share, the list of documents that have one of them, with what its words' lists
// tell of all their places together (their flags) and no positions. They
// cost some hundredths of the text.
const (
	beginLetters = 5
	beginTerms   = 128
)

// begins is such a list, written, for the dictionary.
type begins struct {
	key  string
	docs int
	at   place
}

// prefixWriter gathers the lists of the beginnings of the present key.
type prefixWriter struct {
	docs   int // of the segment
	levels []level
	spare  []level
}

type level struct {
	prefix []byte // field and beginning
	terms  int
	set    flagged
}

// flagged is a set of documents with flags.
type flagged struct {
	docs  bitmap
	flags [flagBits]bitmap // by bit
}

func newFlagged(docs int) flagged {
	n := (docs + 63) / 64
	all := make(bitmap, (1+flagBits)*n)
	f := flagged{docs: all[:n:n]}
	for i := range f.flags {
		all = all[n:]
		f.flags[i] = all[:n:n]
	}
	return f
}

func (f *flagged) add(doc uint32, flags uint8) {
	w, bit := doc/64, uint64(1)<<(doc%64)
	f.docs[w] |= bit
	for i := 0; flags != 0; i, flags = i+1, flags>>1 {
		if flags&1 != 0 {
			f.flags[i][w] |= bit
		}
	}
}

// addAll is add for many, without a branch: a beginning that a few very frequent
// words share has most documents.
func (f *flagged) addAll(docs []uint32, flags []uint8) {
	flags = flags[:len(docs)]
	a, b, c, d := f.flags[0], f.flags[1], f.flags[2], f.flags[3]
	for i, doc := range docs {
		w, at, m := doc/64, doc%64, uint64(flags[i])
		f.docs[w] |= 1 << at
		a[w] |= m & 1 << at
		b[w] |= m >> 1 & 1 << at
		c[w] |= m >> 2 & 1 << at
		d[w] |= m >> 3 & 1 << at
	}
}

func (f *flagged) of(doc uint32) (flags uint8) {
	for i, m := range f.flags {
		if m.has(doc) {
			flags |= 1 << i
		}
	}
	return flags
}

// with is the documents that have a flag.
func (f *flagged) with(flag uint8) bitmap { return f.flags[bits.TrailingZeros8(flag)] }

// bitmaps are all of the set's, the documents first.
func (f *flagged) bitmaps() [1 + flagBits]bitmap {
	return [1 + flagBits]bitmap{f.docs, f.flags[0], f.flags[1], f.flags[2], f.flags[3]}
}

// enter takes up a key: the beginnings that it doesn't share with the one before
// are done, its own begin.
func (p *prefixWriter) enter(w *segmentWriter, key []byte) {
	same := 0
	for same < len(p.levels) && bytes.HasPrefix(key, p.levels[same].prefix) {
		same++
	}
	p.leave(w, same)
	for at := 1; at < len(key) && len(p.levels) < beginLetters; {
		_, n := utf8.DecodeRune(key[at:])
		at += n
		if same > 0 {
			same--
			continue
		}
		p.push(key[:at])
	}
	for i := range p.levels {
		p.levels[i].terms++
	}
}

func (p *prefixWriter) push(prefix []byte) {
	var l level
	if n := len(p.spare); n > 0 {
		l = p.spare[n-1]
		p.spare = p.spare[:n-1]
	} else {
		l.set = newFlagged(p.docs)
	}
	l.prefix, l.terms = append(l.prefix[:0], prefix...), 0
	p.levels = append(p.levels, l)
}

// leave ends all levels but the first n.
func (p *prefixWriter) leave(w *segmentWriter, n int) {
	for i := len(p.levels) - 1; i >= n; i-- {
		l := p.levels[i]
		if l.terms > beginTerms {
			data := l.set.append(nil, p.docs)
			at := w.room(&w.postings, len(data), blockSize)
			w.postings.buf = append(w.postings.buf, data...)
			w.begins = append(w.begins, begins{string(inBegins) + string(l.prefix), l.set.docs.count(), at})
		}
		for _, m := range l.set.bitmaps() {
			clear(m)
		}
		p.spare = append(p.spare, l)
	}
	p.levels = p.levels[:n]
}

func (p *prefixWriter) add(e posting) {
	for i := range p.levels {
		p.levels[i].set.add(e.doc, e.flags)
	}
}

// append writes a set: as bitmaps (1) when that is shorter than the
// differences between its documents with their flags (0).
func (f *flagged) append(b []byte, docs int) []byte {
	if f.docs.count() > docs*(1+flagBits)/8 {
		b = append(b, 1)
		for _, m := range f.bitmaps() {
			for i := range (docs + 7) / 8 {
				b = append(b, byte(m[i/8]>>(i%8*8)))
			}
		}
		return b
	}
	b = append(b, 0)
	last := uint32(0)
	for k, w := range f.docs {
		for ; w != 0; w &= w - 1 {
			doc := uint32(64*k + bits.TrailingZeros64(w))
			b = binary.AppendUvarint(b, uint64(doc-last)<<flagBits|uint64(f.of(doc)))
			last = doc
		}
	}
	return b
}

// readFlagged reads a set of n documents of a segment of docs.
func readFlagged(d *decoder, n, docs int) flagged {
	f := newFlagged(docs)
	if d.uvarint() == 1 {
		size := (docs + 7) / 8
		if len(d.data)-d.at < (1+flagBits)*size {
			d.bad = true
			return f
		}
		for _, m := range f.bitmaps() {
			for i, c := range d.data[d.at : d.at+size] {
				m[i/8] |= uint64(c) << (i % 8 * 8)
			}
			if docs%64 != 0 {
				m[len(m)-1] &= 1<<(docs%64) - 1
			}
			d.at += size
		}
		return f
	}
	doc := uint64(0)
	for range n {
		v := d.uvarint()
		if doc += v >> flagBits; doc >= uint64(docs) || d.bad {
			d.bad = true
			break
		}
		f.add(uint32(doc), uint8(v)&(1<<flagBits-1))
	}
	return f
}
