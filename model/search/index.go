package search

import (
	"math"
	"strings"
	"time"

	"whosaid/model"
)

// Document is what the index is told of one article.
type Document struct {
	Article *model.Article
	Reading *model.Reading
	// Speakers holds, for each of Reading.Quotes, the names and roles of who said it.
	Speakers [][]string
}

// Index finds documents. Many may search it at a time, but none while Add runs.
type Index struct {
	dict  dictionary
	text  [][]uint32             // by word: documents that have it in the text, rising
	lists map[fieldWord][]uint32 // the same in the other fields
	docs  []document
	at    map[model.ArticleID]uint32
	alive bitmap
	words int // of all living documents
}

// fieldWord is a word in a field.
type fieldWord struct {
	field byte
	word  uint32
}

const (
	inText byte = iota
	inTitle
	inSource
	inSpeaker
)

// document is one article as the index keeps it.
type document struct {
	article   *model.Article
	words     []uint32 // of the kept blocks, in order
	starts    []uint32 // where each begins in Article.Text, bytes
	title     []uint32
	source    []uint32
	quotes    []quoted
	published string
	day       int // days since 1970, math.MinInt32 when unknown
}

// quoted is one quotation of a document.
type quoted struct {
	id      model.QuoteID
	kind    model.QuoteKind
	ranges  [][2]uint32 // of document.words, half open
	speaker []uint32    // words of the speaker's names and roles
}

// NewIndex returns an empty index.
func NewIndex() *Index {
	return &Index{dict: newDictionary(), lists: map[fieldWord][]uint32{}, at: map[model.ArticleID]uint32{}}
}

// Len is the number of documents.
func (x *Index) Len() int { return len(x.at) }

// Add enters a document; one of the same article is replaced.
func (x *Index) Add(d Document) {
	if old, ok := x.at[d.Article.ID]; ok {
		x.remove(old)
	}
	at := uint32(len(x.docs))
	doc := document{article: d.Article, published: d.Article.Published, day: dayOf(d.Article.Published)}
	x.read(&doc, d)
	x.at[d.Article.ID] = at
	x.docs = append(x.docs, doc)
	x.alive.set(at)
	x.words += len(doc.words)
	x.list(inText, at, doc.words)
	x.list(inTitle, at, doc.title)
	x.list(inSource, at, doc.source)
	for i := range doc.quotes {
		x.list(inSpeaker, at, doc.quotes[i].speaker)
	}
}

// Remove takes an article out.
func (x *Index) Remove(id model.ArticleID) {
	if at, ok := x.at[id]; ok {
		x.remove(at)
		delete(x.at, id)
	}
}

// remove leaves the document's number on the lists and only declares it dead.
func (x *Index) remove(at uint32) {
	x.alive.clear(at)
	x.words -= len(x.docs[at].words)
	x.docs[at] = document{}
}

func (x *Index) list(field byte, doc uint32, words []uint32) {
	if n := len(x.dict.words); n > len(x.text) {
		x.text = append(x.text, make([][]uint32, n-len(x.text))...)
	}
	for _, w := range words {
		l := x.documents(field, w)
		if len(l) > 0 && l[len(l)-1] == doc {
			continue
		}
		if field == inText {
			x.text[w] = append(l, doc)
		} else {
			x.lists[fieldWord{field, w}] = append(l, doc)
		}
	}
}

// documents are those that have a word in a field, dead ones included, rising.
func (x *Index) documents(field byte, w uint32) []uint32 {
	if field != inText {
		return x.lists[fieldWord{field, w}]
	}
	if int(w) >= len(x.text) {
		return nil
	}
	return x.text[w]
}

// read fills a document from an article.
func (x *Index) read(doc *document, d Document) {
	a := d.Article
	for i := range a.Blocks {
		b := &a.Blocks[i]
		if !b.Kept() {
			continue
		}
		text := b.Span.In(a.Text)
		x.scan(text, func(w uint32, start, _ int) {
			x.dict.seen(w, text[start:])
			doc.words = append(doc.words, w)
			doc.starts = append(doc.starts, uint32(b.Span.Start+start))
		})
	}
	collect := func(s string) (out []uint32) {
		x.scan(s, func(w uint32, _, _ int) { out = append(out, w) })
		return out
	}
	doc.title, doc.source = collect(a.Title), append(collect(a.Outlet), collect(a.Source)...)
	if d.Reading == nil {
		return
	}
	for i := range d.Reading.Quotes {
		q := &d.Reading.Quotes[i]
		e := quoted{id: q.ID, kind: q.Kind}
		for _, s := range q.Spans {
			e.ranges = append(e.ranges, [2]uint32{doc.wordAt(s.Start), doc.wordAt(s.End)})
		}
		if i < len(d.Speakers) {
			e.speaker = collect(strings.Join(d.Speakers[i], " · "))
			for _, w := range e.speaker {
				x.dict.hear(w)
			}
		}
		doc.quotes = append(doc.quotes, e)
	}
}

func (x *Index) scan(text string, f func(word uint32, start, end int)) {
	scan(text, func(w string, start, end int) { f(x.dict.id(w), start, end) })
}

// wordAt is the index of the first word that begins at offset or after.
func (d *document) wordAt(offset int) uint32 {
	lo, hi := 0, len(d.starts)
	for lo < hi {
		mid := (lo + hi) / 2
		if int(d.starts[mid]) < offset {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return uint32(lo)
}

func dayOf(published string) int {
	if len(published) >= 10 {
		if t, err := time.Parse(time.DateOnly, published[:10]); err == nil {
			return int(t.Unix() / 86400)
		}
	}
	return math.MinInt32
}
