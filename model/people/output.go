package people

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"whosaid/model"
)

// output writes r.Persons and the mentions' links.
func (v *resolver) output() {
	listed := 0
	for _, e := range v.of {
		if e < 0 || v.ents[e].judged {
			continue
		}
		x := &v.ents[e]
		if x.judged, x.listed = true, v.listed(x); x.listed {
			listed++
		}
	}
	if listed > 0 {
		v.r.Persons = make([]model.Person, 0, listed)
	}
	for i := range v.r.Mentions {
		e := v.of[i]
		if e < 0 {
			continue
		}
		x := &v.ents[e]
		if x.person < 0 && x.listed {
			x.person = len(v.r.Persons)
			v.r.Persons = append(v.r.Persons, v.personOf(x))
		}
		m := &v.r.Mentions[i]
		m.Person = x.person
		if x.person < 0 {
			continue
		}
		if i == x.fullest {
			continue
		}
		m.Link = model.Link{To: x.fullest, Rule: v.rule[i], Confidence: v.conf[i]}
		if t := v.to[i]; t >= 0 && t != i && v.of[t] == e && (t < i || v.to[t] < 0) {
			m.Link.To = t
		}
		if m.Link.Rule == "" {
			m.Link.Rule, m.Link.Confidence = "fuller name", 0.95
		}
	}
}

// listed reports whether an entity is worth listing as a person of the article:
// whoever speaks, every named person, account and body; places, documents and
// nameless people only when they speak.
func (v *resolver) listed(x *entity) bool {
	switch {
	case x.fullest >= 0 && !strings.ContainsFunc(v.r.Mentions[x.fullest].Span.In(v.a.Text), unicode.IsLetter):
		return false // "2015"
	case x.spoken, x.kind == model.KindAccount:
		return true
	case x.kind == model.KindPerson:
		return len(x.forms) > 0 && x.inText > 0
	case x.kind == model.KindOrganisation:
		return !x.isState && !x.plural && x.inText > 1 && proper(v.r.Mentions[x.fullest].Name)
	}
	return false
}

// short cuts a description that serves as a name before what is added to it:
// "historians like …", "an aide, who …".
func short(name string) string {
	for _, cut := range [...]string{", ", " who ", " which ", " that ", " like ", " such as ", " including ", " (", " — ", " – "} {
		if k := strings.Index(name, cut); k > 0 && strings.IndexByte(name[:k], ' ') > 0 {
			name = name[:k]
		}
	}
	return name
}

// proper reports whether every longer word of a name is capitalised.
func proper(name string) bool {
	for w := range strings.FieldsSeq(name) {
		if r, _ := utf8.DecodeRuneInString(w); len(w) > 3 && unicode.IsLower(r) {
			return false
		}
	}
	return name != ""
}

// personOf turns an entity into a Person.
func (v *resolver) personOf(x *entity) model.Person {
	m := &v.r.Mentions[x.fullest]
	p := model.Person{Name: untitled(m.Name), Kind: x.kind, Roles: x.roles, State: x.state, Gender: x.gender, Plural: x.plural}
	if x.isState && x.state != "" {
		p.Name = x.state
	}
	switch {
	case x.isPair:
		p.Name = v.pairName(x)
	case x.office != "" && (p.Name == "" || x.ghost):
		p.Name = x.office
	}
	if p.Name == "" {
		if len(x.forms) > 0 {
			p.Name = x.forms[0]
		} else {
			p.Name = short(strings.Join(strings.Fields(m.Span.In(v.a.Text)), " "))
		}
	}
	switch {
	case p.Kind != model.KindUnknown:
	case m.Gender == model.Neuter, m.Form == model.FormName && outletName(p.Name):
		p.Kind = model.KindOrganisation
	case !x.found && !x.ghost:
		p.Kind = model.KindUnnamed // "Popular Website", in a headline
	default:
		p.Kind = model.KindPerson
	}
	if p.Kind == model.KindOrganisation || p.Kind == model.KindDocument {
		p.Gender = model.Neuter
	}
	if p.Kind == model.KindOrganisation {
		p.Key = v.keyOf(x)
	}
	for _, f := range x.forms {
		if f != p.Name {
			p.Aliases = append(p.Aliases, f)
		}
	}
	return p
}

// keyOf is what tells an organisation from all others.
func (v *resolver) keyOf(x *entity) string {
	m := &v.r.Mentions[x.fullest]
	if x.isState {
		return "state|" + x.state
	}
	name := m.Name
	if name == "" {
		name = m.Role
	}
	key := bodyKey(contentWords(&model.Mention{Name: name, Owner: m.Owner, Span: m.Span}, v.a.Text), x.state, -1)
	if o := v.owner[x.fullest]; o >= 0 && x.state == "" {
		n := &v.ents[o].name
		key += "|" + strings.Join(n.all, " ")
	}
	return key
}
