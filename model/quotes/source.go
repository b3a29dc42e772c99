package quotes

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"whosaid/model"
)

// cast is the growing list of mentions that quotes refer to.
type cast struct {
	p    *page
	list []model.Mention
	at   map[model.Span]int // new mentions and those chosen before, by source
}

func newCast(p *page) *cast {
	list := make([]model.Mention, len(p.mentions), len(p.mentions)+len(p.mentions)/8+8)
	copy(list, p.mentions)
	return &cast{p: p, list: list, at: map[model.Span]int{}}
}

// mention returns the index of the mention that the noun phrase f stands for:
// one known already whose span holds the phrase's head, or a new one.
func (c *cast) mention(f phrase) int {
	span := c.p.span(f.first, f.last)
	if i, ok := c.at[span]; ok {
		return i
	}
	head := c.p.head(f)
	i := c.known(span, c.p.words[head].Span)
	if i < 0 {
		i = len(c.list)
		c.list = append(c.list, c.fresh(f, span, head))
	} else if span.Contains(c.list[i].Span) {
		c.list[i].Span = span
	}
	c.at[span] = i
	return i
}

// known finds the longest mention within or around span that holds head.
func (c *cast) known(span, head model.Span) int {
	best := -1
	k, _ := slices.BinarySearchFunc(c.p.mentions, span.Start-400, func(m model.Mention, at int) int { return m.Span.Start - at })
	for ; k < len(c.p.mentions) && c.p.mentions[k].Span.Start < span.End; k++ {
		m := c.p.mentions[k].Span
		if !m.Contains(head) || !span.Contains(m) && !m.Contains(span) {
			continue
		}
		if best < 0 || m.Len() > c.p.mentions[best].Span.Len() {
			best = k
		}
	}
	return best
}

// fresh makes a mention of a noun phrase that was not listed.
func (c *cast) fresh(f phrase, span model.Span, head int) model.Mention {
	m := model.Mention{
		Span: span, Head: c.p.words[head].Span, Form: model.FormRole,
		Role: span.In(c.p.text), Link: model.Link{To: -1}, Person: -1,
	}
	if f.last == f.first+1 && pronouns()[c.p.lower[f.first]] {
		m.Form, m.Role = model.FormPronoun, ""
		switch c.p.lower[f.first] {
		case "he":
			m.Gender, m.Kind = model.Masculine, model.KindPerson
		case "she":
			m.Gender, m.Kind = model.Feminine, model.KindPerson
		case "they", "we":
			m.Plural = true
		}
	} else if c.named(f) {
		m.Form, m.Role, m.Head, m.Name = model.FormName, "", span, span.In(c.p.text)
	}
	return m
}

// named reports whether all words of f are capitalised, as in a name.
func (c *cast) named(f phrase) bool {
	for k := f.first; k < f.last; k++ {
		if c.p.ink(k) && !c.p.capital(k) {
			return false
		}
	}
	return !determiners()[c.p.lower[f.first]]
}

// head is the word of a noun phrase that tells who it is: the last before its
// first preposition, comma or possessive's owner.
func (p *page) head(f phrase) int {
	for k := f.first + 1; k < f.last; k++ {
		switch p.lower[k] {
		case "of", "in", "from", "for", "at", "on", "with", "to", "who", ",", "(", "and", "near", "inside", "—", "–":
			return k - 1
		}
	}
	return f.last - 1
}

// account returns the mention of a social media account.
func (c *cast) account(s model.Span) int {
	for i := range c.list {
		if c.list[i].Span == s || c.list[i].Head == s {
			return i
		}
	}
	if i, ok := c.at[s]; ok {
		return i
	}
	c.list = append(c.list, model.Mention{
		Span: s, Head: s, Form: model.FormAccount, Kind: model.KindAccount, Name: s.In(c.p.text),
		Link: model.Link{To: -1}, Person: -1,
	})
	c.at[s] = len(c.list) - 1
	return len(c.list) - 1
}

// ordered returns the mentions in order of Span.Start, with every index into
// them, those of quotes included, made true again.
func (c *cast) ordered(quotes []model.Quote) []model.Mention {
	order := make([]int, len(c.list))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		a, b := c.list[i].Span, c.list[j].Span
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return b.End - a.End
	})
	if slices.IsSorted(order) {
		return c.list
	}
	place := make([]int, len(order))
	for to, from := range order {
		place[from] = to
	}
	permute(c.list, order)
	for i := range c.list {
		if m := &c.list[i]; m.Link.To >= 0 {
			m.Link.To = place[m.Link.To]
		}
	}
	for i := range quotes {
		q := &quotes[i]
		if q.Mention >= 0 {
			q.Mention = place[q.Mention]
		}
		for k := range q.Candidates {
			if m := q.Candidates[k].Mention; m >= 0 {
				q.Candidates[k].Mention = place[m]
			}
		}
	}
	return c.list
}

// permute puts at every place i of list what stood at order[i], and spoils order.
func permute(list []model.Mention, order []int) {
	for i := range order {
		if order[i] == i {
			continue
		}
		first := list[i]
		at := i
		for order[at] != i {
			from := order[at]
			list[at], order[at] = list[from], at
			at = from
		}
		list[at], order[at] = first, at
	}
}

// letters counts the letters and digits of s.
func letters(s string) int {
	n := 0
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			if l := c | 0x20; l >= 'a' && l <= 'z' || c >= '0' && c <= '9' {
				n++
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			n++
		}
		i += size
	}
	return n
}
