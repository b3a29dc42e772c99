package people

import (
	"math"
	"strings"

	"whosaid/model"
)

// window is how many mentions back a pronoun looks for whom it stands for, and
// reach how many sentences.
const (
	window = 48
	reach  = 12
)

// antecedent finds whom a pronoun like p, at mention i, most likely stands for:
// the mention it refers back to and that mention's entity (or its owner's). It
// leaves its confidence in conf[i]. Both are -1 when none fits.
func (v *resolver) antecedent(i int, p model.Mention) (mention, entity int) {
	if v.study != nil {
		v.study.watch(v, i, p)
	}
	mention, entity = -1, -1
	top, second := 0.0, math.Inf(-1)
	v.candidates(i, &p, func(j, e int, f *Evidence) {
		s := v.weights.Score(f)
		switch {
		case entity < 0 || s > top:
			if entity >= 0 && entity != e {
				second = max(second, top)
			}
			mention, entity, top = j, e, s
		case e != entity:
			second = max(second, s)
		}
	})
	if entity < 0 || top < -2.5 {
		return -1, -1
	}
	v.conf[i] = 0.4 + 0.55/(1+math.Exp(-1.5*(min(top-second, 4)-0.5)))
	return mention, entity
}

// candidates yields the antecedents that p, at mention i, can have, the nearest
// first: a mention, an entity that it stands for or names as an owner, and what
// speaks for it.
func (v *resolver) candidates(i int, p *model.Mention, yield func(mention, entity int, f *Evidence)) {
	c := v.around(i)
	var role *title
	if p.Kind == model.KindPerson && p.Form == model.FormRole {
		role = v.title(p.Role)
	}
	f := &v.evidence
	try := func(j, e int, owner bool) {
		if e < 0 || !v.possible(i, e, p, role) {
			return
		}
		v.features(f, i, j, e, p, c)
		if owner {
			f[ftOwner], f[ftSubject], f[ftFocus], f[ftFirst] = 1, 0, 0, 0
		}
		yield(j, e, f)
	}
	for k := len(v.recent) - 1; k >= 0 && k >= len(v.recent)-window; k-- {
		j := v.recent[k]
		if v.sentence[i]-v.sentence[j] > reach {
			break
		}
		if j != i {
			try(j, v.of[j], false)
			try(j, v.owner[j], true)
			if e := v.pair[j]; e >= 0 && p.Plural {
				try(j, e, false)
			}
		}
	}
}

// focus is what stands before a pronoun.
type focus struct {
	speaker int  // the mention that speaks last, -1 none
	subject int  // subject of the last sentence outside quotation marks, -1 none
	first   int  // first subject of the pronoun's own sentence, -1 none
	fronted bool // the pronoun's sentence begins with a participle: "Asked about …"
	// speaksOf tells that the pronoun speaks a quotation that begins with a pronoun
	// of its gender.
	speaksOf bool
}

// around looks back from mention i for the focus.
func (v *resolver) around(i int) *focus {
	if v.focused != i+1 {
		v.focused, v.focus = i+1, v.look(i)
	}
	return &v.focus
}

func (v *resolver) look(i int) focus {
	c := focus{speaker: -1, subject: -1, first: -1, fronted: v.fronted(v.sentence[i]), speaksOf: v.speaksOf(i)}
	from := -1 // the sentence of c.subject
	for k := len(v.recent) - 1; k >= 0 && k >= len(v.recent)-window; k-- {
		j := v.recent[k]
		if c.speaker < 0 && v.speaks[j] {
			c.speaker = j
		}
		if v.quote[j] >= 0 || !v.subject[j] {
			continue
		}
		switch {
		case v.sentence[j] == v.sentence[i]:
			c.first = j
		case c.subject < 0 || v.sentence[j] == from && !(v.speaks[c.subject] && !v.speaks[j]) && !v.subordinate(j):
			c.subject, from = j, v.sentence[j]
		}
		if c.subject >= 0 && c.speaker >= 0 && v.sentence[j] < from {
			break
		}
	}
	return c
}

// subordinate reports whether mention j stands in a clause before the main one:
// "When Ann Lee spoke, …".
func (v *resolver) subordinate(j int) bool {
	s := v.sentence[j]
	if s >= len(v.toks.Sentences) || v.toks.Sentences[s].First == v.toks.Sentences[s].Last {
		return false
	}
	switch v.toks.Words[v.toks.Sentences[s].First].Span.In(v.a.Text) {
	case "When", "While", "After", "Before", "As", "If", "Because", "Although", "Though", "Once", "Since", "Until", "Unless", "Asked", "Told":
		return true
	}
	return false
}

// fronted reports whether a sentence begins with a participle, whose subject is
// the sentence's own: "Asked about Ann Lee, she …".
func (v *resolver) fronted(s int) bool {
	if s >= len(v.toks.Sentences) {
		return false
	}
	for k := v.toks.Sentences[s].First; k < v.toks.Sentences[s].Last && k < v.toks.Sentences[s].First+2; k++ {
		w := v.toks.Words[k]
		switch t := w.Span.In(v.a.Text); {
		case w.Tag == model.TagVERB && (strings.HasSuffix(t, "ed") || strings.HasSuffix(t, "ing")):
			return true
		case t != "When" && t != "While" && t != "After" && t != "Before":
			return false
		}
	}
	return false
}

// speaksOf reports whether mention i speaks a quotation that begins with "He" or
// "She", whichever is of its gender.
func (v *resolver) speaksOf(i int) bool {
	for q := v.speaksIn[i]; q >= 0; q = v.speaksToo[q] {
		for _, j := range v.mentionsIn(q) {
			if m := &v.r.Mentions[j]; v.quote[j] == q && m.Span.Start == v.r.Quotes[q].Spans[0].Start {
				return m.Form == model.FormPronoun && m.Gender == v.r.Mentions[i].Gender
			}
		}
	}
	return false
}

// possible reports whether entity e can be what p, at mention i, stands for; role is
// that of p, nil when it is none.
func (v *resolver) possible(i, e int, p *model.Mention, role *title) bool {
	x := &v.ents[e]
	if e == v.writer-1 {
		return false
	}
	switch {
	case p.Kind == model.KindPerson:
		if !v.mayBePerson(e, p, role) {
			return false
		}
	case p.Plural:
		if !x.plural && x.kind != model.KindOrganisation && !v.nondescript(x) {
			return false
		}
	case p.Gender == model.Neuter:
		if x.plural || x.kind != model.KindOrganisation && x.kind != model.KindDocument && !(x.kind == model.KindUnnamed && x.gender == model.Neuter) && !v.nondescript(x) {
			return false
		}
	}
	// A quote's words do not speak of their own speaker as "he".
	if q := v.quote[i]; q >= 0 && q < len(v.r.Quotes) {
		if s := v.r.Quotes[q].Mention; s >= 0 && v.of[s] == e {
			return false
		}
	}
	return true
}

// mayBePerson reports whether entity e can be the person that p stands for.
func (v *resolver) mayBePerson(e int, p *model.Mention, role *title) bool {
	x := &v.ents[e]
	switch {
	case role != nil && v.notCalled(e, role, p.State), x.plural, v.vague(x), !agree(x.gender, p.Gender):
		return false
	case x.kind == model.KindPerson, x.kind == model.KindUnnamed, x.kind == model.KindAccount:
		return true
	case x.kind != model.KindUnknown, x.isState, x.state != "", x.gender == model.Neuter:
		return false
	}
	return len(x.forms) == 0 || x.spoken || !strings.Contains(x.forms[0], " ")
}

// notCalled reports whether a role, in a state, cannot mean e: a nameless person, but
// for "the man" and the like, or the holder of another office.
func (v *resolver) notCalled(e int, role *title, state string) bool {
	x := &v.ents[e]
	if x.kind != model.KindPerson && !(x.kind == model.KindUnnamed && anybody[role.head()]) {
		return true
	}
	return v.otherOffice(e, role, state)
}

// anybody are words for a person whose name is not told.
var anybody = map[string]bool{
	"man": true, "woman": true, "boy": true, "girl": true, "source": true, "insider": true, "official": true, "person": true,
}

// nondescript reports an entity with a name of one word that may be a body's.
func (v *resolver) nondescript(x *entity) bool {
	return x.kind == model.KindUnknown && !x.ghost && !x.isState && x.full == 0 && len(x.forms) > 0 && len(x.roles) == 0 && x.gender != model.Masculine && x.gender != model.Feminine
}

// vague reports an entity of which nothing is known but that something was
// said by it.
func (v *resolver) vague(x *entity) bool {
	if x.fullest < 0 {
		return false
	}
	m := &v.r.Mentions[x.fullest]
	return m.Form == model.FormRole && m.Kind == model.KindUnknown
}

// features describes, in f, entity e, at mention j, as what p, at mention i, stands
// for.
func (v *resolver) features(f *Evidence, i, j, e int, p *model.Mention, c *focus) {
	x, m := &v.ents[e], &v.r.Mentions[j]
	is := func(b bool) float64 {
		if b {
			return 1
		}
		return 0
	}
	d := v.sentence[i] - v.sentence[j]
	f[ftSentence] = float64(min(d, 6)) + 0.3*float64(max(d-6, 0))
	f[ftBlock] = float64(min(v.block(i)-v.block(j), 5))
	f[ftSame] = is(d == 0)
	f[ftFirst] = is(c.first == j)
	f[ftSubject] = is(v.subject[j])
	person := p.Kind == model.KindPerson
	f[ftSpeaks] = is(v.speaks[j] && person) + 0.3*is(v.speaks[j] && !person)
	f[ftLast] = is(c.speaker == j && person)
	f[ftFocus] = is(c.subject == j)
	f[ftNew] = is(x.first == j && m.Form == model.FormName && x.full > 0)
	f[ftGender] = is(p.Gender != model.GenderUnknown && x.gender == p.Gender)
	f[ftPronoun] = is(m.Form == model.FormPronoun)
	f[ftOften] = often(x.mentions)
	f[ftOwner] = 0
	f[ftNameless] = is(person && x.kind != model.KindPerson)
	f[ftQuoted] = is(v.quote[j] >= 0 && v.quote[i] != v.quote[j])
	f[ftPlural] = is(p.Plural && x.plural)
	f[ftRole] = is(len(x.roles) > 0)
	f[ftAgain] = is(c.speaker >= 0 && v.of[c.speaker] == e && v.speaks[i])
	f[ftNamedIn] = is(person && v.namedIn(i, e))
	f[ftNondescript] = is(!person && (v.nondescript(x) || x.isState && v.speaks[i]))
	f[ftFronted] = is(d == 0 && c.fronted)
	f[ftClause] = is(d == 0 && p.Form == model.FormRole)
	f[ftEmbedded] = is(v.embedded[j])
	f[ftSpokenOf] = is(c.subject == j && c.speaksOf && !v.speaks[j])
}

// often is log2 of one more than n.
func often(n int) float64 {
	if n >= 0 && n < len(logs) {
		return logs[n]
	}
	return math.Log2(1 + float64(n))
}

var logs = func() (t [64]float64) {
	for n := range t {
		t[n] = math.Log2(1 + float64(n))
	}
	return t
}()

// namedIn reports whether e is named in the words of a quotation that mention i
// speaks: people seldom call themselves by name.
func (v *resolver) namedIn(i, e int) bool {
	for q := v.speaksIn[i]; q >= 0; q = v.speaksToo[q] {
		for _, j := range v.mentionsIn(q) {
			if v.of[j] == e && v.r.Mentions[j].Form == model.FormName {
				return true
			}
		}
	}
	return false
}

// block is the paragraph of mention i.
func (v *resolver) block(i int) int {
	if s := v.sentence[i]; s < len(v.toks.Sentences) {
		return v.toks.Sentences[s].Block
	}
	return len(v.a.Blocks)
}
