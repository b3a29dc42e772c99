package reader

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"whosaid/model"
	"whosaid/ui/text"
)

// Find is a search in the text: a query and where it matches. Letters match
// without case unless the query holds a capital; straight and curly quotation
// marks are alike, and a space matches a line end.
type Find struct {
	query   string
	hits    []model.Span // in order
	current int          // indexes hits; -1 when there is none

	// folded is the article's text in the form queries are compared in, a byte
	// for a byte where possible; shifts tell where it is not. Made on first use.
	folded  [2]string // with case kept, and without
	shifts  [2][]shift
	article *model.Article
}

// shift says that from byte at of the folded text on, offsets differ by by.
type shift struct{ at, by int }

// Find searches for query and returns the number of hits. The current hit is the
// first at or after the byte from.
func (p *Pane) Find(query string, from int) int {
	p.find.query = query
	p.find.refresh(p)
	p.find.current = -1
	if n := len(p.find.hits); n > 0 {
		i := sort.Search(n, func(i int) bool { return p.find.hits[i].Start >= from })
		p.find.current = i % n
	}
	return len(p.find.hits)
}

// Query is what is being searched for, "" for nothing.
func (p *Pane) Query() string { return p.find.query }

// Hit returns the current hit, and its place from 1 among how many.
func (p *Pane) Hit() (s model.Span, at, of int) {
	f := &p.find
	if f.current < 0 || f.current >= len(f.hits) {
		return model.Span{}, 0, len(f.hits)
	}
	return f.hits[f.current], f.current + 1, len(f.hits)
}

// NextHit makes the n-th hit after the current one current, going round, and
// reports whether there is one.
func (p *Pane) NextHit(n int) bool {
	f := &p.find
	if len(f.hits) == 0 {
		return false
	}
	f.current = ((f.current+n)%len(f.hits) + len(f.hits)) % len(f.hits)
	return true
}

// Mark sets hits found elsewhere, in order, as those of query.
func (p *Pane) Mark(query string, hits []model.Span) {
	p.find.query, p.find.hits, p.find.current = query, hits, -1
	if len(hits) > 0 {
		p.find.current = 0
	}
}

// refresh searches again, after the article or what is shown of it changed.
func (f *Find) refresh(p *Pane) {
	f.hits, f.current = nil, -1
	if f.query == "" || p.article == nil {
		return
	}
	for _, s := range f.all(p.article) {
		b := p.article.BlockAt(s.Start)
		if b < 0 || p.removed || p.article.Blocks[b].Kept() {
			f.hits = append(f.hits, s)
		}
	}
}

// maxHits bounds the hits that are kept: beyond it nobody steps through them.
const maxHits = 20000

// all returns where the query stands in the text.
func (f *Find) all(a *model.Article) []model.Span {
	form := 1
	if strings.IndexFunc(f.query, unicode.IsUpper) >= 0 {
		form = 0
	}
	needle, _ := foldText(f.query, form == 1)
	if f.article != a {
		f.article, f.folded, f.shifts = a, [2]string{}, [2][]shift{}
	}
	if f.folded[form] == "" {
		f.folded[form], f.shifts[form] = foldText(a.Text, form == 1)
	}
	var out []model.Span
	hay, at, sh := f.folded[form], 0, 0
	for len(out) < maxHits {
		i := strings.Index(hay[at:], needle)
		if i < 0 {
			break
		}
		start := at + i
		at = start + len(needle)
		var s model.Span
		s.Start, sh = origin(f.shifts[form], start, sh)
		s.End, sh = origin(f.shifts[form], at, sh)
		out = append(out, s)
	}
	return out
}

// origin turns an offset of the folded text into one of the text; from is a
// shift known to lie before.
func origin(shifts []shift, offset, from int) (int, int) {
	for from < len(shifts) && shifts[from].at <= offset {
		from++
	}
	if from == 0 {
		return offset, 0
	}
	return offset + shifts[from-1].by, from
}

// foldText brings a text into the form searches are compared in.
func foldText(s string, lower bool) (string, []shift) {
	var b strings.Builder
	b.Grow(len(s))
	var shifts []shift
	by := 0
	for i, r := range s {
		size := 1
		if r >= utf8.RuneSelf {
			_, size = utf8.DecodeRuneInString(s[i:])
		}
		f := foldRune(r, lower)
		b.WriteRune(f)
		if d := size - utf8.RuneLen(f); d != 0 {
			by += d
			shifts = append(shifts, shift{b.Len(), by})
		}
	}
	return b.String(), shifts
}

func foldRune(r rune, lower bool) rune {
	switch r {
	case '\n', 0xa0, 0x202f:
		return ' '
	case '“', '”', '„', '«', '»':
		return '"'
	case '‘', '’', '‚', '`':
		return '\''
	case '–', '—', '‑':
		return '-'
	}
	if lower {
		return unicode.ToLower(r)
	}
	return r
}

// marks are the hits in the window.
func (f *Find) marks(seen model.Span) []text.Mark {
	var out []text.Mark
	i := sort.Search(len(f.hits), func(i int) bool { return f.hits[i].End > seen.Start })
	for ; i < len(f.hits) && f.hits[i].Start < seen.End; i++ {
		kind := text.Hit
		if i == f.current {
			kind = text.CurrentHit
		}
		out = append(out, text.Mark{Span: f.hits[i], Kind: kind})
	}
	return out
}
