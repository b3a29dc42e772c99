package voices

import (
	"whosaid/model"
	"whosaid/ui/citation"
	"whosaid/ui/paint"
)

// Voice is one speaker of an article with everything they say in it.
type Voice struct {
	Person model.PersonID // "" when the library knows nobody
	Name   string         // "" for the quotes nobody is known to have said
	Role   string
	Kind   model.PersonKind
	Slot   int // of the theme; -1 for nobody
	Quotes []Said
}

// Said is one quotation.
type Said struct {
	Index      int // in Reading.Quotes
	ID         model.QuoteID
	Kind       model.QuoteKind
	Text       string // between marks when all of it stood in marks
	Confidence float64
	Elsewhere  int // printings in other articles
	// Guess names who may have said it when nobody is known to have, "" without one.
	Guess string
}

// Doubt is the confidence below which an attribution is shown as a question.
const Doubt = 0.6

// Known tells what the library knows of a quotation.
type Known struct {
	Person    func(model.QuoteID) model.PersonID
	Elsewhere func(model.QuoteID) int
	// Slot gives a person a slot of the theme; taken are those already given out
	// in this article.
	Slot func(p model.PersonID, taken map[int]bool) int
}

// Of collects the speakers of an article in the order they first speak. Quotes
// that nobody is known to have said come last; scare quotes are left out.
func Of(a *model.Article, r *model.Reading, k Known) []Voice {
	c := collector{a: a, r: r, known: k, at: map[key]int{}, taken: map[int]bool{}}
	for i := range r.Quotes {
		if r.Quotes[i].Kind != model.ScareQuote {
			c.add(i)
		}
	}
	if len(c.nobody.Quotes) > 0 {
		c.voices = append(c.voices, c.nobody)
	}
	return c.voices
}

// key tells speakers apart: by the article's person, else by how they are named.
type key struct {
	person int
	name   string
}

type collector struct {
	a      *model.Article
	r      *model.Reading
	known  Known
	voices []Voice
	at     map[key]int
	taken  map[int]bool
	nobody Voice
}

func (c *collector) add(i int) {
	q := &c.r.Quotes[i]
	said := Said{
		Index: i, ID: q.ID, Kind: q.Kind, Text: citation.Of(c.a, q, "", "").Quoted(),
		Confidence: q.Confidence, Elsewhere: c.known.Elsewhere(q.ID),
	}
	if !q.Attributed() {
		c.nobody.Slot = -1
		said.Guess = c.guess(q)
		c.nobody.Quotes = append(c.nobody.Quotes, said)
		return
	}
	m := &c.r.Mentions[q.Mention]
	k := key{person: m.Person}
	if m.Person < 0 {
		k.name = m.Span.In(c.a.Text)
	}
	at, ok := c.at[k]
	if !ok {
		at = len(c.voices)
		c.at[k] = at
		c.voices = append(c.voices, c.open(q, m))
	}
	v := &c.voices[at]
	if v.Role == "" {
		v.Role = citation.Role(m.Role, v.Name)
	}
	v.Quotes = append(v.Quotes, said)
}

// open begins a speaker with the first thing they say.
func (c *collector) open(q *model.Quote, m *model.Mention) Voice {
	v := Voice{Person: c.known.Person(q.ID), Name: paint.Plain(m.Span.In(c.a.Text))}
	if p := c.r.Person(q); p != nil {
		v.Name, v.Kind = paint.Plain(p.Name), p.Kind
		for _, role := range p.Roles {
			if v.Role == "" {
				v.Role = citation.Role(role, v.Name)
			}
		}
	}
	v.Slot = c.known.Slot(v.Person, c.taken)
	c.taken[v.Slot] = true
	return v
}

// guess names the best candidate of a quote nobody is known to have said.
func (c *collector) guess(q *model.Quote) string {
	for _, cand := range q.Candidates {
		if cand.Mention < 0 || cand.Mention >= len(c.r.Mentions) {
			continue
		}
		m := &c.r.Mentions[cand.Mention]
		if m.Person >= 0 && m.Person < len(c.r.Persons) {
			return paint.Plain(c.r.Persons[m.Person].Name)
		}
		return paint.Plain(m.Span.In(c.a.Text))
	}
	return ""
}
