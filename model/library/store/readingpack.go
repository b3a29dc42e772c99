package store

import (
	"fmt"
	"strings"

	"whosaid/model"
)

// readingFormat is the version of the layouts of PackReading and PackPersons.
const readingFormat = 1

// PackReading makes a compressed blob of a reading's mentions and quotations;
// its persons are kept apart (PackPersons). text is the article's.
func PackReading(r *model.Reading, text string) []byte {
	p := newPacker(readingFormat)
	p.uint(len(r.Mentions))
	at := 0
	for i := range r.Mentions {
		m := &r.Mentions[i]
		p.mention(m, text, at)
		at = m.Span.Start
	}
	p.uint(len(r.Quotes))
	at = 0
	for i := range r.Quotes {
		q := &r.Quotes[i]
		p.quote(q, at)
		at = q.Start()
	}
	return p.done()
}

func (p *packer) mention(m *model.Mention, text string, near int) {
	owned, extended := !m.Owner.IsZero(), m.Extent != m.Span
	named := m.Head.In(text) == m.Name
	p.byte(flags(owned, extended, named, m.Plural))
	p.span(m.Span, near)
	p.span(m.Head, m.Span.Start)
	if extended {
		p.span(m.Extent, m.Span.Start)
	}
	if owned {
		p.span(m.Owner, m.Span.Start)
	}
	p.string(string(m.Form))
	p.string(string(m.Kind))
	if !named {
		p.string(m.Name)
	}
	p.string(m.Role)
	p.string(m.State)
	p.byte(byte(m.Gender))
	p.int(m.Link.To)
	p.string(m.Link.Rule)
	p.float(m.Link.Confidence)
	p.int(m.Person)
}

func (p *packer) quote(q *model.Quote, near int) {
	p.raw(string(q.ID[strings.LastIndexByte(string(q.ID), ':')+1:]))
	p.string(string(q.Kind))
	p.spans(q.Spans, near)
	p.spans(q.Marked, q.Start())
	p.span(q.Cue, 0)
	p.int(q.Mention)
	p.float(q.Confidence)
	p.string(q.Rule)
	p.uint(len(q.Candidates))
	for _, c := range q.Candidates {
		p.int(c.Mention)
		p.short(c.Score)
	}
}

// UnpackReading makes the reading of an article again, without its persons. Its
// error wraps ErrDamaged, also when the reading is not of this text.
func UnpackReading(id model.ArticleID, blob []byte, text string) (*model.Reading, error) {
	data, err := expand(blob)
	if err != nil {
		return nil, fmt.Errorf("reading of article %s: %w", id, err)
	}
	u := &unpacker{b: data}
	u.version(readingFormat)
	r := &model.Reading{}
	if n := u.count(14); n > 0 {
		r.Mentions = make([]model.Mention, n)
	}
	at := 0
	for i := range r.Mentions {
		u.mention(&r.Mentions[i], text, at)
		at = r.Mentions[i].Span.Start
	}
	if n := u.count(9); n > 0 {
		r.Quotes = make([]model.Quote, n)
	}
	at = 0
	for i := range r.Quotes {
		u.quote(&r.Quotes[i], id, len(text), len(r.Mentions), at)
		if u.bad {
			break
		}
		at = r.Quotes[i].Start()
	}
	for i := range r.Mentions {
		if to := r.Mentions[i].Link.To; to < -1 || to >= len(r.Mentions) {
			u.fail()
		}
	}
	if u.bad {
		return nil, fmt.Errorf("reading of article %s: %w", id, ErrDamaged)
	}
	return r, nil
}

func (u *unpacker) mention(m *model.Mention, text string, near int) {
	f := u.byte()
	m.Span = u.span(near)
	m.Head = u.span(m.Span.Start)
	m.Extent = m.Span
	if f&2 != 0 {
		m.Extent = u.span(m.Span.Start)
	}
	if f&1 != 0 {
		m.Owner = u.span(m.Span.Start)
	}
	for _, s := range [...]model.Span{m.Span, m.Head, m.Extent, m.Owner} {
		u.check(s, len(text))
	}
	m.Form, m.Kind = model.Form(u.string()), model.PersonKind(u.string())
	switch {
	case f&4 == 0:
		m.Name = u.string()
	case !u.bad:
		m.Name = m.Head.In(text)
	}
	m.Role, m.State, m.Gender, m.Plural = u.string(), u.string(), model.Gender(u.byte()), f&8 != 0
	m.Link = model.Link{To: u.int(), Rule: u.string(), Confidence: u.float()}
	m.Person = u.int()
}

func (u *unpacker) quote(q *model.Quote, id model.ArticleID, length, mentions, near int) {
	q.ID = model.QuoteID(string(id) + ":" + u.raw())
	q.Kind = model.QuoteKind(u.string())
	if q.Spans = u.spans(near); len(q.Spans) == 0 {
		u.fail()
		return
	}
	q.Marked = u.spans(q.Start())
	q.Cue = u.span(0)
	u.check(q.Cue, length)
	for _, s := range q.Spans {
		u.check(s, length)
	}
	for _, s := range q.Marked {
		u.check(s, length)
	}
	if q.Mention = u.int(); q.Mention < -1 || q.Mention >= mentions {
		u.fail()
	}
	q.Confidence, q.Rule = u.float(), u.string()
	if n := u.count(5); n > 0 {
		q.Candidates = make([]model.Candidate, n)
	}
	for i := range q.Candidates {
		c := model.Candidate{Mention: u.int(), Score: u.short()}
		if c.Mention < -1 || c.Mention >= mentions {
			u.fail()
		}
		q.Candidates[i] = c
	}
}

// PackCast makes a compressed blob of the persons of one article and of the
// names that the library knows them by, one each.
func PackCast(all []model.Person, ids []model.PersonID) []byte {
	p := newPacker(readingFormat)
	p.uint(len(all))
	for i := range all {
		p.person(&all[i])
		p.raw(string(ids[i]))
	}
	return p.done()
}

// UnpackCast undoes PackCast. Its error wraps ErrDamaged.
func UnpackCast(blob []byte) ([]model.Person, []model.PersonID, error) {
	data, err := expand(blob)
	if err != nil {
		return nil, nil, fmt.Errorf("persons of an article: %w", err)
	}
	u := &unpacker{b: data}
	u.version(readingFormat)
	n := u.count(8)
	if n == 0 && !u.bad {
		return nil, nil, nil
	}
	all, ids := make([]model.Person, n), make([]model.PersonID, n)
	for i := range all {
		u.person(&all[i])
		ids[i] = model.PersonID(u.raw())
	}
	if u.bad {
		return nil, nil, fmt.Errorf("persons of an article: %w", ErrDamaged)
	}
	return all, ids, nil
}

func (p *packer) person(x *model.Person) {
	p.raw(x.Name)
	p.string(string(x.Kind))
	p.list(x.Aliases)
	p.list(x.Roles)
	p.string(x.Key)
	p.string(x.State)
	p.byte(byte(x.Gender))
	p.byte(flags(x.Plural))
}

func (u *unpacker) person(x *model.Person) {
	x.Name, x.Kind = u.raw(), model.PersonKind(u.string())
	x.Aliases, x.Roles = u.list(), u.list()
	x.Key, x.State = u.string(), u.string()
	x.Gender, x.Plural = model.Gender(u.byte()), u.byte() != 0
}
