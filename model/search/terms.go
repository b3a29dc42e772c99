package search

import (
	"math"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"whosaid/model"
)

// Terms are the words of one article as the index enters them: folded, field by
// field, with the quotations among them. Reading them out is the larger part of
// indexing and needs no index, so it can run in many goroutines.
type Terms struct {
	id     model.ArticleID
	date   date
	words  []string // the different words of the text; pieces of it, mostly
	hashes []uint64 // by words
	shapes []shape  // by words
	text   []uint32 // the words of the kept blocks, in order: indexes of words
	title  []string
	source []string
	quotes []quotation
}

// shape is how a word was seen written.
type shape uint8

const (
	shapeLower   shape = 1 << iota // without a capital, so it is no name
	shapeCapital                   // with one, so it may be
)

// quotation is one quotation of an article, in words of its text.
type quotation struct {
	start   int // byte offset of its first span
	end     int // byte offset where its last span ends if its ID tells, else 0
	kind    uint8
	speaker int // of the article's different speakers; -1 when unknown
	ranges  []stretch
	around  stretch // the paragraphs it stands in
	beside  stretch // the mention of who says it
}

// stretch is a half-open range of an article's words.
type stretch struct{ from, to uint32 }

// kindCode is a kind's place in kinds, from 1; 0 is any other.
func kindCode(k model.QuoteKind) uint8 { return uint8(slices.Index(kinds, string(k)) + 1) }

// Read returns the words of an article and of the quotations found in it; r may
// be nil. It keeps neither.
func Read(a *model.Article, r *model.Reading) *Terms {
	t := &Terms{id: a.ID, date: parseDate(a.Published)}
	starts := t.readText(a)
	t.title = wordsOf(a.Title)
	t.source = append(wordsOf(a.Outlet), wordsOf(a.Source)...)
	if r != nil {
		t.quotes = make([]quotation, len(r.Quotes))
		for i := range r.Quotes {
			t.quotes[i] = readQuote(a, r, &r.Quotes[i], starts)
		}
	}
	return t
}

// readText enters the words of the kept blocks and returns where each begins.
func (t *Terms) readText(a *model.Article) []int {
	guess := len(a.Text) / 6
	starts := make([]int, 0, guess)
	t.text = make([]uint32, 0, guess)
	t.words, t.shapes, t.hashes = make([]string, 0, guess/2), make([]shape, 0, guess/2), make([]uint64, 0, guess/2)
	ids, _ := vocabularies.Get().(*vocabulary) // vocabularies holds nothing else
	defer ids.giveBack()
	for i := range a.Blocks {
		b := &a.Blocks[i]
		if !b.Kept() {
			continue
		}
		text := b.Span.In(a.Text)
		scan(text, func(w string, start, _ int) {
			hash := hashOf(w)
			s, known := ids.enter(hash, uint32(len(t.words)))
			if !known {
				t.words, t.shapes, t.hashes = append(t.words, w), append(t.shapes, 0), append(t.hashes, hash)
			}
			t.shapes[s.id] |= shapeOf(text[start:])
			t.text = append(t.text, s.id)
			starts = append(starts, b.Span.Start+start)
		})
	}
	return starts
}

// vocabularies are those of articles that were read, to be used again.
var vocabularies = sync.Pool{New: func() any { return &vocabulary{} }}

// giveBack lets a vocabulary be used again, unless to clear it would take long.
func (v *vocabulary) giveBack() {
	if len(v.slots) <= 8*vocabularySlots {
		v.clear()
		vocabularies.Put(v)
	}
}

func shapeOf(text string) shape {
	if c := text[0]; c < utf8.RuneSelf {
		if 'A' <= c && c <= 'Z' {
			return shapeCapital
		}
		return shapeLower
	}
	if r, _ := utf8.DecodeRuneInString(text); unicode.IsUpper(r) {
		return shapeCapital
	}
	return shapeLower
}

func readQuote(a *model.Article, r *model.Reading, q *model.Quote, starts []int) quotation {
	out := quotation{kind: kindCode(q.Kind), start: q.Start(), speaker: -1}
	between := func(s model.Span) stretch {
		from, _ := slices.BinarySearch(starts, s.Start)
		to, _ := slices.BinarySearch(starts, s.End)
		return stretch{uint32(from), uint32(max(from, to))}
	}
	extent := q.Extent()
	if _, rest, ok := strings.Cut(string(q.ID), ":"); ok && strings.Contains(rest, "-") {
		out.end = extent.End
	}
	out.ranges = make([]stretch, len(q.Spans))
	for i, s := range q.Spans {
		out.ranges[i] = between(s)
	}
	around := extent
	if i := a.BlockAt(extent.Start); i >= 0 {
		around.Start = a.Blocks[i].Span.Start
	}
	if i := a.BlockAt(extent.End - 1); i >= 0 {
		around.End = max(around.End, a.Blocks[i].Span.End)
	}
	out.around = between(around)
	if q.Mention >= 0 && q.Mention < len(r.Mentions) {
		out.beside = between(r.Mentions[q.Mention].Span)
	}
	return out
}

// wordsOf are the words of a short text.
func wordsOf(s string) []string {
	var out []string
	scan(s, func(w string, _, _ int) { out = append(out, w) })
	return out
}

// Contains reports whether title has every word of text, folded as search folds;
// a star behind text makes its last word the beginning of one.
func Contains(title, text string) bool {
	text, prefix := strings.CutSuffix(text, "*")
	have, want := wordsOf(title), wordsOf(text)
	for i, w := range want {
		if slices.Contains(have, w) {
			continue
		}
		begins := func(s string) bool { return strings.HasPrefix(s, w) }
		if !prefix || i < len(want)-1 || !slices.ContainsFunc(have, begins) {
			return false
		}
	}
	return len(want) > 0
}

// length is a document's words as ranking counts them.
func (t *Terms) length() uint16 { return uint16(min(len(t.text), math.MaxUint16)) }
