package people

import (
	"strings"

	"whosaid/model"
)

// window is how many mentions back a pronoun looks for whom it stands for, and
// reach how many sentences.
const (
	window = 48
	reach  = 12
)

// sweep reads the mentions in order and resolves roles and pronouns.
func (v *resolver) sweep() {
	for i := range v.r.Mentions {
		m := &v.r.Mentions[i]
		if v.of[i] < 0 {
			switch m.Form {
			case model.FormRole:
				v.role(i)
			case model.FormPronoun:
				v.pronoun(i)
			}
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

// pronoun resolves mention i.
func (v *resolver) pronoun(i int) {
	m := &v.r.Mentions[i]
	switch strings.ToLower(m.Span.In(v.a.Text)) {
	case "i", "we":
		v.firstPerson(i)
		return
	case "who", "which":
		if j := v.adjacent(i); j >= 0 {
			v.link(i, j, "relative clause", 0.95)
		}
		return
	}
	if j := v.antecedent(i, *m); j >= 0 {
		v.link(i, j, "pronoun", v.conf[i])
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
	if v.quote[i] >= 0 || len(v.a.Authors) != 1 || !strings.EqualFold(v.r.Mentions[i].Span.In(v.a.Text), "i") {
		return
	}
	n := parseName(v.a.Authors[0])
	if len(n.all) < 2 {
		return
	}
	id := strings.Join(n.all, " ") + n.suffix
	if list := v.exact[id]; len(list) > 0 {
		v.assign(i, list[0], "author", 0.8)
		return
	}
	e := v.create(i, model.KindPerson)
	v.ents[e].name = n
	v.ents[e].forms = append(v.ents[e].forms, v.a.Authors[0])
	v.exact[id] = append(v.exact[id], e)
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

// antecedent finds the mention that a pronoun like p, at mention i, most likely
// stands for, and leaves its confidence in conf[i]; -1 when none fits.
func (v *resolver) antecedent(i int, p model.Mention) int {
	best, top, second := -1, 0.0, 0.0
	for k := len(v.recent) - 1; k >= 0 && k >= len(v.recent)-window; k-- {
		j := v.recent[k]
		d := v.sentence[i] - v.sentence[j]
		if d > reach {
			break
		}
		if j == i || !v.possible(i, j, &p) {
			continue
		}
		s := v.salience(i, j, d, &p)
		switch {
		case best < 0 || s > top:
			if best >= 0 && v.of[best] != v.of[j] {
				second = max(second, top)
			}
			best, top = j, s
		case v.of[j] != v.of[best]:
			second = max(second, s)
		}
	}
	if best < 0 || top < -2.5 {
		return -1
	}
	margin := top
	if second != 0 {
		margin = top - second
	}
	v.conf[i] = max(0.4, min(0.95, 0.55+0.2*margin))
	return best
}

// possible reports whether mention j can be what p, at mention i, stands for.
func (v *resolver) possible(i, j int, p *model.Mention) bool {
	x := &v.ents[v.of[j]]
	switch {
	case p.Kind == model.KindPerson:
		if x.plural || x.kind != model.KindPerson && x.kind != model.KindUnnamed && x.kind != model.KindUnknown && x.kind != model.KindAccount {
			return false
		}
		if x.kind == model.KindUnknown && (x.isState || x.state != "") || !agree(x.gender, p.Gender) {
			return false
		}
	case p.Plural:
		if !x.plural && x.kind != model.KindOrganisation {
			return false
		}
	case p.Gender == model.Neuter:
		if x.plural || x.kind != model.KindOrganisation && x.kind != model.KindDocument && !(x.kind == model.KindUnnamed && x.gender == model.Neuter) {
			return false
		}
	}
	// A quote's words do not speak of their own speaker as "he".
	if q := v.quote[i]; q >= 0 && q < len(v.r.Quotes) {
		if s := v.r.Quotes[q].Mention; s >= 0 && v.of[s] == v.of[j] && v.of[j] >= 0 {
			return false
		}
	}
	return true
}

// salience scores mention j as antecedent at a distance of d sentences.
func (v *resolver) salience(i, j, d int, p *model.Mention) float64 {
	x, m := &v.ents[v.of[j]], &v.r.Mentions[j]
	s := 1 - 0.45*float64(d)
	if v.subject[j] {
		s += 1
	}
	if v.speaks[j] && p.Kind == model.KindPerson {
		s += 0.9
	} else if v.speaks[j] {
		s += 0.2
	}
	if v.quote[j] >= 0 && v.quote[i] != v.quote[j] {
		s -= 2
	}
	if p.Gender != model.GenderUnknown && x.gender == p.Gender {
		s += 0.8
	}
	if p.Kind == model.KindPerson && x.kind != model.KindPerson {
		s -= 0.8
	}
	if p.Plural && x.plural {
		s += 0.8
	}
	if m.Form == model.FormPronoun {
		s += 0.2
	}
	s += 0.08 * float64(min(x.mentions, 8))
	if d == 0 {
		s += 0.1
	}
	return s
}
