package store

import (
	"fmt"

	"whosaid/model"
)

// articleFormat is the version of PackArticle's layout.
const articleFormat = 1

// PackArticle makes a compressed blob of all of an article but its ID.
func PackArticle(a *model.Article) []byte {
	p := newPacker(articleFormat)
	p.raw(a.Source)
	p.raw(a.URL)
	p.raw(a.Title)
	p.byte(flags(a.TitleDerived))
	p.raw(a.Standfirst)
	p.raw(a.Byline)
	p.list(a.Authors)
	p.raw(a.Outlet)
	p.raw(a.Published)
	p.raw(a.Place)
	p.raw(a.Language)
	p.raw(string(a.Format))
	p.raw(a.Text)
	p.uint(len(a.Blocks))
	at := 0
	for i := range a.Blocks {
		b := &a.Blocks[i]
		p.string(string(b.Kind))
		p.span(b.Span, at)
		p.string(b.Removed)
		p.float(b.Score)
		p.int(b.Level)
		p.string(b.Marker)
		p.uint(len(b.Inlines))
		for _, l := range b.Inlines {
			p.string(string(l.Kind))
			p.span(l.Span, b.Span.Start)
			p.string(l.URL)
		}
		at = b.Span.End
	}
	return p.doneWith(compress)
}

// UnpackArticle makes the article of a blob again. Its error wraps ErrDamaged.
func UnpackArticle(id model.ArticleID, blob []byte) (*model.Article, error) {
	data, err := expand(blob)
	if err != nil {
		return nil, fmt.Errorf("article %s: %w", id, err)
	}
	u := &unpacker{b: data}
	u.version(articleFormat)
	a := &model.Article{ID: id}
	a.Source, a.URL, a.Title, a.TitleDerived = u.raw(), u.raw(), u.raw(), u.byte() != 0
	a.Standfirst, a.Byline, a.Authors = u.raw(), u.raw(), u.list()
	a.Outlet, a.Published, a.Place, a.Language = u.raw(), u.raw(), u.raw(), u.raw()
	a.Format, a.Text = model.Format(u.raw()), u.raw()
	n := u.count(8)
	if n > 0 {
		a.Blocks = make([]model.Block, n)
	}
	at := 0
	for i := range a.Blocks {
		b := &a.Blocks[i]
		b.Kind, b.Span = model.BlockKind(u.string()), u.span(at)
		b.Removed, b.Score, b.Level, b.Marker = u.string(), u.float(), u.int(), u.string()
		if k := u.count(4); k > 0 {
			b.Inlines = make([]model.Inline, k)
		}
		for j := range b.Inlines {
			b.Inlines[j] = model.Inline{Kind: model.InlineKind(u.string()), Span: u.span(b.Span.Start), URL: u.string()}
			u.check(b.Inlines[j].Span, len(a.Text))
		}
		u.check(b.Span, len(a.Text))
		if b.Span.Start < at {
			u.fail()
		}
		at = b.Span.End
	}
	if u.bad {
		return nil, fmt.Errorf("article %s: %w", id, ErrDamaged)
	}
	return a, nil
}

// check fails for a span that does not lie in a text of length bytes.
func (u *unpacker) check(s model.Span, length int) {
	if s.Start < 0 || s.End < s.Start || s.End > length {
		u.fail()
	}
}
