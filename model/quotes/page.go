package quotes

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"whosaid/model"
	"whosaid/model/quotes/marks"
)

// page is one article laid out for the search: its paragraphs, the quoted
// regions in them, and for every word whether it stands in a region.
type page struct {
	a        *model.Article
	text     string
	words    []model.Token
	written  []written // by form of word
	wanted   []int32   // the forms to look up
	lower    []string  // the words folded, by word
	lexemes  []lexeme  // what the lexica tell of the words of prose, by word
	starts   []bool    // the word starts a sentence
	region   []int32   // the region that holds the word, or -1
	chances  []chance  // by word, from the first reading
	paras    []para
	kept     []model.Span // of paras
	regions  []marks.Region
	extents  []extent // by region
	forms    []string // of regions: see regionWord
	insides  []inside // of regions: see innerWords
	mentions []model.Mention
	named    []int32 // the mention that starts at the word, or -1
	contexts []context
	outlines []outline
	rivals   []rival        // of all rankings
	reports  []report       // room for them
	found    []finding      // room for them
	picked   []int          // what wordsIn gave
	view     view           // of the region that is ranked
	sink     sink           // of the features that are written
	spoke    map[uint32]int // how many reports name a source by this last word
}

// written is what is found out once for all words that are written alike.
type written struct {
	low   string // folded, "" before it is needed
	entry entry  // what the lexica tell, its key 0 before it is needed
	verb  int8   // above 0 for a reporting verb, below for none, 0 before it is needed
}

// para is one kept block of the article.
type para struct {
	block       int
	span        model.Span
	first, last int // words
	from, to    int // regions
	// whole: one region covers the paragraph.
	whole bool
}

// extent is the words of a region, its marks included.
type extent struct{ first, last int }

// lay makes the page of an article.
func lay(a *model.Article, toks *model.Tokens, ms []model.Mention) *page {
	p := new(page)
	p.lay(a, toks, ms)
	return p
}

// pages are laid out again and again.
var pages sync.Pool

// freshPage returns a page that is to be released.
func freshPage() *page {
	if p, ok := pages.Get().(*page); ok {
		return p
	}
	return new(page)
}

// release gives a page back that nothing refers to any more.
func (p *page) release() {
	clear(p.written)
	clear(p.lower)
	clear(p.forms)
	clear(p.insides)
	clear(p.reports)
	clear(p.found)
	*p = page{
		written: p.written, wanted: p.wanted, lower: p.lower, lexemes: p.lexemes, starts: p.starts, region: p.region, chances: p.chances, named: p.named,
		extents: p.extents, forms: p.forms, insides: p.insides, contexts: p.contexts, outlines: p.outlines, rivals: p.rivals[:0],
		paras: p.paras[:0], kept: p.kept[:0], reports: p.reports[:0], found: p.found[:0], picked: p.picked[:0],
	}
	pages.Put(p)
}

// empty is s with n elements, all zero.
func empty[T any](s []T, n int) []T {
	s = slices.Grow(s[:0], n)[:n]
	clear(s)
	return s
}

func (p *page) lay(a *model.Article, toks *model.Tokens, ms []model.Mention) {
	p.a, p.text, p.words, p.mentions = a, a.Text, toks.Words, ms
	for i := range a.Blocks {
		if b := &a.Blocks[i]; b.Kept() && b.Kind != model.KindCode {
			p.paras = append(p.paras, para{block: i, span: b.Span})
			p.kept = append(p.kept, b.Span)
		}
	}
	p.regions = marks.Find(a.Text, p.kept)
	p.index(toks)
	p.place()
}

// place ties words to the mentions that start at them.
func (p *page) place() {
	p.named = empty(p.named, len(p.words))
	m := 0
	for w := range p.words {
		at := p.words[w].Span.Start
		for m < len(p.mentions) && p.mentions[m].Span.Start < at {
			m++
		}
		p.named[w] = -1
		if m < len(p.mentions) && p.mentions[m].Span.Start == at {
			p.named[w] = int32(m)
		}
	}
}

// index ties words, sentences, paragraphs and regions to each other.
func (p *page) index(toks *model.Tokens) {
	n := len(p.words)
	p.written = empty(p.written, len(toks.Forms))
	p.lower, p.starts, p.region, p.chances = empty(p.lower, n), empty(p.starts, n), empty(p.region, n), empty(p.chances, n)
	for _, s := range toks.Sentences {
		p.starts[s.First] = true
	}
	k := len(p.regions)
	p.extents, p.forms, p.insides = empty(p.extents, k), empty(p.forms, k), empty(p.insides, k)
	w, r := 0, 0
	for i := range p.paras {
		pa := &p.paras[i]
		for w < n && p.words[w].Span.Start < pa.span.Start {
			p.region[w] = -1
			w++
		}
		pa.first, pa.from = w, r
		for r < len(p.regions) && p.regions[r].Paragraph == i {
			p.extents[r] = extent{-1, -1}
			r++
		}
		pa.to = r
		w = p.indexWords(pa, w)
		pa.last = w
		if pa.to-pa.from == 1 {
			out := p.text[pa.span.Start:p.regions[pa.from].Outer.Start] + p.text[p.regions[pa.from].Outer.End:pa.span.End]
			pa.whole = strings.IndexFunc(out, func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }) < 0
		}
	}
	for ; w < n; w++ {
		p.region[w] = -1
	}
}

// indexWords maps the words of a paragraph to its regions and returns the word
// after it.
func (p *page) indexWords(pa *para, w int) int {
	r := pa.from
	for ; w < len(p.words) && p.words[w].Span.Start < pa.span.End; w++ {
		at := p.words[w].Span.Start
		for r < pa.to && p.regions[r].Outer.End <= at {
			r++
		}
		p.region[w] = -1
		if r < pa.to && p.regions[r].Outer.Has(at) {
			p.region[w] = int32(r)
			if p.extents[r].first < 0 {
				p.extents[r].first = w
			}
			p.extents[r].last = w + 1
		}
		f := &p.written[p.words[w].Form]
		if f.low == "" {
			f.low = fold(p.word(w))
		}
		p.lower[w] = f.low
	}
	for k := pa.from; k < pa.to; k++ {
		if p.extents[k].first < 0 { // a region without a word of its own
			p.extents[k] = extent{w, w}
		}
	}
	return w
}

// fold lower-cases a word, with a straight apostrophe.
func fold(w string) string {
	for i := 0; i < len(w); i++ {
		if c := w[i]; c >= utf8.RuneSelf || c >= 'A' && c <= 'Z' {
			return strings.ReplaceAll(strings.ToLower(w), "’", "'")
		}
	}
	return w
}

func (p *page) word(i int) string { return p.words[i].Span.In(p.text) }

// capital reports whether word i starts with a capital letter.
func (p *page) capital(i int) bool {
	r, _ := utf8.DecodeRuneInString(p.word(i))
	return unicode.IsUpper(r)
}

// ink reports whether word i holds a letter or digit.
func (p *page) ink(i int) bool {
	r, _ := utf8.DecodeRuneInString(p.word(i))
	return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '@' || r == '\'' || r == '’'
}

// span is the bytes of words [first, last).
func (p *page) span(first, last int) model.Span {
	return model.Span{Start: p.words[first].Span.Start, End: p.words[last-1].Span.End}
}

// paraOf is the paragraph of region r.
func (p *page) paraOf(r int) *para { return &p.paras[p.regions[r].Paragraph] }

// lastRune is the last rune inside region r, and the one before a comma or stop
// that stands outside.
func (p *page) lastRune(r int) rune {
	c, _ := utf8.DecodeLastRuneInString(p.regions[r].Inner.In(p.text))
	return c
}

// endsSentence reports whether region r is the end of a sentence: it ends in a
// stop and what follows starts anew.
func (p *page) endsSentence(r int) bool {
	next := p.extents[r].last
	if next >= p.paraOf(r).last {
		return true
	}
	switch p.lastRune(r) {
	case '.', '…', '!', '?', '。':
		return p.starts[next] || p.capital(next)
	}
	return p.lower[next] == "." || p.lower[next] == "!" || p.lower[next] == "?"
}
