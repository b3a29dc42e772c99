package people

import (
	"strings"

	"whosaid/model"
)

// sweep reads the mentions in order and resolves roles and pronouns: first
// those outside quotation marks, then those inside, when it is known who speaks.
func (v *resolver) sweep() {
	for _, inside := range [...]bool{false, true} {
		for e := range v.ents {
			v.ents[e].last = -1
		}
		v.recent, v.focused = v.recent[:0], 0
		for i := range v.r.Mentions {
			if v.of[i] < 0 && (v.quote[i] >= 0) == inside {
				v.resolve(i)
			}
			if e := v.of[i]; e >= 0 {
				v.ents[e].last = i
				v.recent = append(v.recent, i)
			}
			if e := v.owner[i]; e >= 0 {
				v.ents[e].last = max(v.ents[e].last, i)
			}
		}
	}
}

// resolve finds whom mention i stands for.
func (v *resolver) resolve(i int) {
	if j := v.inner(i); j >= 0 && v.of[j] >= 0 {
		v.link(i, j, "name inside", 0.8)
		return
	}
	if e := v.wholePair(i); e >= 0 {
		v.assign(i, e, "both", 0.9)
		return
	}
	m := &v.r.Mentions[i]
	switch m.Form {
	case model.FormRole:
		if m.Kind == model.KindUnknown && pronounLike(m.Span.In(v.a.Text)) {
			v.pronoun(i)
			return
		}
		v.role(i)
	case model.FormPronoun:
		v.pronoun(i)
	}
}

// pronounLike reports words that stand for somebody without naming a role.
func pronounLike(s string) bool {
	switch strings.ToLower(s) {
	case "that", "which", "who", "whose", "whom", "this", "these", "those", "it", "its", "his", "her", "their", "them", "him", "me", "my", "our", "us", "you", "your":
		return true
	}
	return false
}

// pronoun resolves mention i.
func (v *resolver) pronoun(i int) {
	p := v.r.Mentions[i]
	w := lowWord(p.Span.In(v.a.Text))
	if owner, ok := ownerPronoun(w); ok {
		p.Kind, p.Gender, p.Plural = owner.Kind, owner.Gender, owner.Plural
	}
	switch w {
	case "it", "this":
		p.Gender = model.Neuter
	case "i", "we", "me", "us", "my", "our":
		v.firstPerson(i)
		return
	case "who", "which", "that", "whose", "whom":
		if j := v.adjacent(i); j >= 0 {
			v.link(i, j, "relative clause", 0.95)
		}
		return
	}
	if j, e := v.antecedent(i, p); e >= 0 {
		v.assign(i, e, "pronoun", v.conf[i])
		v.to[i] = j
	}
}

// link gives mention i to mention j's entity.
func (v *resolver) link(i, j int, rule string, conf float64) {
	v.assign(i, v.of[j], rule, conf)
	v.to[i] = j
}

// firstPerson resolves "I" outside quotation marks to the article's only
// author. Inside a quote it is the speaker, which is what the quote's own
// attribution must say first: it stays unresolved.
func (v *resolver) firstPerson(i int) {
	if v.quote[i] >= 0 || !strings.EqualFold(v.r.Mentions[i].Span.In(v.a.Text), "i") {
		return
	}
	author := v.author()
	n := parseName(author)
	if len(n.all) < 2 {
		return
	}
	id := strings.Join(n.all, " ") + n.suffix
	if list := v.exact.under(id); len(list) > 0 {
		v.assign(i, list[0], "author", 0.8)
		v.writer = list[0] + 1
		return
	}
	e := v.create(i, model.KindPerson)
	v.writer = e + 1
	v.ents[e].name = n
	v.ents[e].forms = append(v.ents[e].forms, author)
	v.exact.add(id, e)
}

// author is the article's only author: as the page names them, or as the last
// lines of an essay do ("Ann Lee is a retired pilot in Oslo."); "" when nobody or
// several are named.
func (v *resolver) author() string {
	if len(v.a.Authors) > 0 {
		if len(v.a.Authors) == 1 {
			return v.a.Authors[0]
		}
		return ""
	}
	for k := len(v.a.Blocks) - 1; k > 0 && k >= len(v.a.Blocks)-3; k-- {
		name, _, ok := strings.Cut(v.a.Blocks[k].Span.In(v.a.Text), " is ")
		words := strings.Count(name, " ")
		if ok && (words == 1 || words == 2) && len(name) < 40 && capitalised(name) && !v.saysI(k) && strings.Index(v.a.Text, name) >= v.a.Blocks[k].Span.Start {
			return name
		}
	}
	return ""
}

// capitalised reports whether every word of s begins with a capital letter.
func capitalised(s string) bool {
	for w := range strings.FieldsSeq(s) {
		if !nameLike(w) {
			return false
		}
	}
	return true
}

// saysI reports whether "I" stands in a block.
func (v *resolver) saysI(block int) bool {
	return strings.Contains(v.a.Blocks[block].Span.In(v.a.Text), " I ")
}

// insiders resolves "I" in quotation marks to the speaker the quotation was
// given for another reason.
func (v *resolver) insiders() {
	for i, q := range v.quote {
		if v.of[i] >= 0 || q < 0 || q >= len(v.r.Quotes) {
			continue
		}
		m := &v.r.Mentions[i]
		s := v.r.Quotes[q].Mention
		if m.Form != model.FormPronoun || m.Span.In(v.a.Text) != "I" || s < 0 || s == i || v.quote[s] == q || v.of[s] < 0 {
			continue
		}
		v.link(i, s, "speaker of the quotation", min(0.9, v.r.Quotes[q].Confidence))
	}
}

// adjacent is the mention that a relative pronoun follows, or -1.
func (v *resolver) adjacent(i int) int {
	at := v.r.Mentions[i].Span.Start
	for j := i - 1; j >= 0 && j >= i-4; j-- {
		m := &v.r.Mentions[j]
		if v.of[j] < 0 || m.Form == model.FormPronoun {
			continue
		}
		if m.Extent.Has(at) && m.Extent.End > m.Span.End {
			return j
		}
		gap := strings.TrimSpace(v.a.Text[min(m.Span.End, at):at])
		if gap == "" || gap == "," || gap == "—" || strings.HasSuffix(gap, ",") && len(gap) < 60 && !strings.ContainsAny(gap, ".“”\"") {
			return j
		}
	}
	return -1
}
