package stories

import (
	"cmp"
	"math"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"whosaid/model"
)

// Outline is what of an article counts for links and stories: the words of its
// quotations and its most telling words, as codes. It needs no other article, so
// many can be made at once.
type Outline struct {
	id       model.ArticleID
	day      int32 // of publication, days since 1970; noDay when unknown
	headline headline
	topics   []topic // the words that could stand for it, by code
	scene
	quotes   []outlined
	segments []part // in order
	words    []word // of all segments, end to end
	about    []term // surroundings of the quotations, see outlined.about
}

// outlined is one quotation of an outline.
type outlined struct {
	start, end    int32 // the numbers of its ID; end is 0 where the ID has but one
	segments      int32
	words         int32
	reading       int32 // its place in Reading.Quotes
	about, abouts int32 // its surroundings are Outline.about[about:][:abouts]
	sure          uint8 // how probable its speaker is, 255 is certain
}

// part is a segment of a quotation: how many words it has, and whether it is
// somebody else's words, quoted in the quotation.
type part struct {
	words  int32
	nested bool
	span   model.Span // zero when the outline came from a record
}

// topic is a word an article uses, and how much it makes of it.
type topic struct {
	word  word
	times float32 // more for names, for the headline and the lead
	known float32 // bits by the background
	share float32 // of the articles that use it, by the background
	lead  bool    // in the headline or the opening
}

// noDay stands for an unknown day.
const noDay = math.MinInt32

// NewOutline makes the outline of an article and what was read in it.
func NewOutline(a *model.Article, r *model.Reading) *Outline {
	o := &Outline{id: a.ID, day: int32(dayOf(a)), headline: headlineOf(a)}
	t := outliner{article: a, reading: r, outline: o, blocks: make([]span32, len(a.Blocks))}
	t.fold()
	t.setTopics()
	for i := range r.Quotes {
		if q := &r.Quotes[i]; reports(q) {
			t.quote(i, q)
		}
	}
	return o
}

// reports says whether a quotation gives somebody's words.
func reports(q *model.Quote) bool {
	return len(q.Spans) > 0 && q.Kind != model.ScareQuote && (q.Kind != model.Indirect || len(q.Marked) > 0)
}

// outliner makes one outline.
type outliner struct {
	article *model.Article
	reading *model.Reading
	outline *Outline
	words   []word   // of the kept blocks, end to end
	blocks  []span32 // of words, by block
	// The blocks that the last surroundings are of, and where those stand.
	first, last   int
	about, abouts int32
	ids           []term
	heavy         []weighty
	tells         []weighty // of the words up to the last one asked for
}

type span32 struct{ start, end int32 }

func (t *outliner) fold() {
	t.words = make([]word, 0, len(t.article.Text)/6+8)
	for i := range t.article.Blocks {
		start := int32(len(t.words))
		if b := &t.article.Blocks[i]; b.Kept() {
			fold(t.article.Text, b.Span, func(s string, c context) { t.words = append(t.words, newWord(s, c)) })
		}
		t.blocks[i] = span32{start, int32(len(t.words))}
	}
	t.first = -1
}

// topicsKept is how many words of an article could stand for it.
const topicsKept = 96

// topicBits is what a word must tell by the background to be a topic.
const topicBits = 5

// setTopics fills in the outline's topics and scene.
func (t *outliner) setTopics() {
	list := t.uses()
	t.outline.topics = heaviest(list)
	t.outline.scene = sceneOf(list, t.outline.topics)
}

// uses lists the words of the kept text with how much the article makes of them:
// how often it uses them, whether they are names (written with a capital inside a
// sentence) and whether they stand in the headline or the lead.
func (t *outliner) uses() []topic {
	n := 1
	for n < 2*len(t.words) {
		n *= 2
	}
	slots := make([]int32, n) // places in list plus one
	list := make([]topic, 0, len(t.words)/2+1)
	seen := 0
	for i := range t.article.Blocks {
		boost := float32(1)
		switch t.article.Blocks[i].Kind {
		case model.KindTitle:
			boost = 2
		case model.KindStandfirst, model.KindParagraph, model.KindList, model.KindQuote, model.KindHeading, model.KindPost:
			if seen < leadWords {
				boost = 2
			}
		default:
			continue
		}
		words := t.words[t.blocks[i].start:t.blocks[i].end]
		before := seen
		seen += len(words)
		for k, w := range words {
			if w.class() == classTwo {
				continue
			}
			times := boost
			if w.capital() && k > 0 {
				times *= 1.5
			}
			at := int(mix(uint64(w.code()))) & (n - 1)
			for slots[at] != 0 && list[slots[at]-1].word.code() != w.code() {
				at = (at + 1) & (n - 1)
			}
			if slots[at] == 0 {
				list = append(list, topic{word: w.bare()})
				slots[at] = int32(len(list))
			}
			use := &list[slots[at]-1]
			use.times += times
			use.lead = use.lead || before+k < openingWords
		}
	}
	for i := range list {
		list[i].known = float32(known(list[i].word))
	}
	return list
}

// leadWords is how many words of an article count as its lead.
const leadWords = 80

// heaviest keeps the topics that weigh most by the background, by code.
func heaviest(list []topic) []topic {
	kept := make([]topic, 0, len(list))
	order := make([]uint64, 0, len(list)) // by weight, the most first, then by word
	for _, p := range list {
		if p.known >= topicBits {
			weight := loudness(p.times) * sqrt(p.known) // positive, so its bits rise with it
			p.share = weight
			kept = append(kept, p)
			order = append(order, uint64(^math.Float32bits(weight))<<32|uint64(p.word))
		}
	}
	if len(kept) > topicsKept {
		slices.Sort(order)
		last := order[topicsKept-1]
		kept = slices.DeleteFunc(kept, func(p topic) bool {
			return uint64(^math.Float32bits(p.share))<<32|uint64(p.word) > last
		})
	}
	kept = slices.Clone(kept)
	for i := range kept {
		kept[i].share = float32(1 - math.Exp(-articleWords*base(kept[i].word)))
	}
	slices.SortFunc(kept, func(p, q topic) int { return cmp.Compare(p.word, q.word) })
	return kept
}

// articleWords is how many words an article of the background has.
const articleWords = 500.0

// loudness is how much it counts that a word is used so often.
func loudness(times float32) float32 {
	if i := int(2 * times); i < len(louds()) && float32(i) == 2*times {
		return louds()[i]
	}
	return loud(times)
}

func loud(times float32) float32 {
	return float32(math.Pow(1+log2(float64(max(1, times))), 1.5))
}

// louds holds the loudness of the halves that topics counts in.
var louds = sync.OnceValue(func() *[128]float32 {
	var table [128]float32
	for i := range table {
		table[i] = loud(float32(i) / 2)
	}
	return &table
})

// quote enters a quotation: its words, in segments, and its surroundings. What
// stands in marks counts when it is mixed, all that is reported otherwise.
func (t *outliner) quote(at int, q *model.Quote) {
	o := t.outline
	spans := q.Spans
	if (q.Kind == model.Mixed || q.Kind == model.Indirect) && len(q.Marked) > 0 {
		spans = q.Marked
	}
	out := outlined{reading: int32(at), sure: sureness(t.reading.Person(q), q.Confidence)}
	out.start, out.end = numbers(q)
	first := int32(len(o.segments))
	for _, s := range spans {
		out.words += t.segment(s, false, 1)
	}
	for _, s := range spans {
		nested(t.article.Text, s, func(s model.Span) { t.segment(s, true, nestedWords) })
	}
	out.segments = int32(len(o.segments)) - first
	if out.segments > 0 {
		out.about, out.abouts = t.surroundings(q)
		o.quotes = append(o.quotes, out)
	}
}

// sureness is how probable it is that this person said something; 0 for one without
// a name: anybody might be "a spokesman", a pronoun that was not resolved, or quoted
// from "a transcript". It is certain when nothing is said of it.
func sureness(p *model.Person, confidence float64) uint8 {
	switch {
	case p != nil && (p.Kind == model.KindUnnamed || p.Kind == model.KindDocument):
		return 0
	case confidence <= 0:
		return math.MaxUint8
	}
	return uint8(math.Round(math.MaxUint8 * min(1, confidence)))
}

// nestedWords is how many words a quotation in a quotation has at least.
const nestedWords = 3

// segment enters the words of a span as a segment, if there are least of them,
// and returns how many there are.
func (t *outliner) segment(s model.Span, nested bool, least int) int32 {
	o := t.outline
	first := len(o.words)
	fold(t.article.Text, s, func(w string, c context) { o.words = append(o.words, newWord(w, c)) })
	n := len(o.words) - first
	if n < least {
		o.words = o.words[:first]
		return 0
	}
	o.segments = append(o.segments, part{int32(n), nested, s})
	return int32(n)
}

// nested calls f with the quotations in a quotation, that is the stretches of
// text[s.Start:s.End] between marks.
func nested(text string, s model.Span, f func(model.Span)) {
	for i := s.Start; i < s.End; {
		closing, n := opening(text[i:s.End])
		if n == 0 {
			i++
			continue
		}
		from := i + n
		end := strings.Index(text[from:s.End], closing)
		if end < 0 {
			i = from
			continue
		}
		f(model.Span{Start: from, End: from + end})
		i = from + end + len(closing)
	}
}

// opening tells what closes the quotation mark that text begins with, and the
// mark's length in bytes, 0 when there is none.
func opening(text string) (closing string, n int) {
	switch {
	case text[0] == '"':
		return "\"", 1
	case text[0] < utf8.RuneSelf: // most are
	case strings.HasPrefix(text, "“"):
		return "”", len("“")
	case strings.HasPrefix(text, "‘"):
		return "’", len("‘")
	}
	return "", 0
}

// Span returns where a segment of the outline's article stands, zero when it has
// no such segment.
func (o *Outline) Span(s Segment) model.Span {
	at := 0
	for i := range o.quotes {
		q := &o.quotes[i]
		if quoteID(o.id, q.start, q.end) == s.Quote && s.Index < int(q.segments) {
			return o.segments[at+s.Index].span
		}
		at += int(q.segments)
	}
	return model.Span{}
}

// numbers are those of a quotation's ID.
func numbers(q *model.Quote) (start, end int32) {
	id := string(q.ID)
	from, to, _ := strings.Cut(id[strings.LastIndexByte(id, ':')+1:], "-")
	s, _ := strconv.ParseInt(from, 10, 32)
	e, _ := strconv.ParseInt(to, 10, 32)
	return int32(s), int32(e)
}

// surroundingWords is how many words stand for what a quotation is about, and
// surroundingBits what each must tell.
const (
	surroundingWords = 16
	surroundingBits  = 8
)

// surroundings are the most telling words of the paragraphs a quotation stands in
// and after, by code: evidence that two fragments that say little are about one
// thing. Quotations of the same paragraphs share them.
func (t *outliner) surroundings(q *model.Quote) (at, n int32) {
	extent := q.Extent()
	first, last := t.article.BlockAt(extent.Start), t.article.BlockAt(extent.End-1)
	if first < 0 || last < 0 {
		return 0, 0
	}
	first, last = max(0, first-1), min(last, first+8)
	if first == t.first && last == t.last {
		return t.about, t.abouts
	}
	heavy := t.heavy[:0]
	for _, x := range t.telling(t.blocks[first].start, t.blocks[last].end) {
		if x != 0 {
			heavy = append(heavy, x)
		}
	}
	t.heavy = heavy
	slices.Sort(heavy)
	heavy = slices.Compact(heavy)
	ids := t.ids[:0]
	for _, x := range heavy[:min(len(heavy), surroundingWords)] {
		ids = append(ids, x.term())
	}
	slices.Sort(ids)
	o := t.outline
	t.first, t.last, t.ids = first, last, ids
	t.about, t.abouts = int32(len(o.about)), int32(len(ids))
	o.about = append(o.about, ids...)
	return t.about, t.abouts
}

// telling are words as weighty terms, 0 for those that tell too little.
// Quotations come in order, so every word is weighed once.
func (t *outliner) telling(start, end int32) []weighty {
	for _, w := range t.words[len(t.tells):max(int(end), len(t.tells))] {
		x := weighty(0)
		if w.class() != classTwo {
			if bits := known(w); bits >= surroundingBits {
				x = newWeighty(newTerm(w, bits))
			}
		}
		t.tells = append(t.tells, x)
	}
	return t.tells[start:end]
}

// weighty is a term in the order of weights: first those that weigh most, then by
// code. None that tells enough is 0.
type weighty uint32

func newWeighty(t term) weighty { return weighty((31-t.weight())<<codeBits) | weighty(t.code()) }

func (x weighty) term() term { return term(x<<termBits) | term(31-x>>codeBits) }

// term is a word's code with a weight of 0 to 31 in its low five bits.
type term uint32

const termBits = 5

func newTerm(w word, weight float64) term { return newCode(w.code(), weight) }

// newCode is the term of a code of 27 bits.
func newCode(code uint32, weight float64) term {
	return term(code<<termBits) | term(max(0, min(31, math.Round(weight))))
}

func (t term) code() uint32 { return uint32(t) >> termBits }
func (t term) weight() int  { return int(t & (1<<termBits - 1)) }

// dayOf is the day an article was published: as it says itself, else as its
// address or its file's name says ("…/2031/05/02/…", "gull_2031-05-02.txt").
func dayOf(a *model.Article) int {
	for _, s := range []string{a.Published, a.URL, path.Base(a.Source)} {
		for i := 0; i+len(time.DateOnly) <= len(s); i++ {
			if s[i] != '1' && s[i] != '2' {
				continue
			}
			date := strings.ReplaceAll(s[i:i+len(time.DateOnly)], "/", "-")
			if t, err := time.Parse(time.DateOnly, date); err == nil {
				return int(t.Unix() / 86400)
			}
		}
	}
	return noDay
}

func sqrt(x float32) float32 { return float32(math.Sqrt(float64(x))) }
