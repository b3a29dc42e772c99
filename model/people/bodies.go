package people

import (
	"slices"
	"strings"

	"whosaid/model"
)

// owners finds who the owners inside mentions are: "Clinton" in "Clinton’s
// campaign". Pronouns are left to sweep.
func (v *resolver) owners() {
	for i := range v.r.Mentions {
		m := &v.r.Mentions[i]
		if m.Owner.IsZero() || m.State != "" {
			continue
		}
		n := parseName(m.Owner.In(v.a.Text))
		switch len(n.all) {
		case 0:
		case 1:
			list := v.surname.under(n.all[0])
			if len(list) == 0 {
				list = v.given.under(n.all[0])
			}
			if len(list) > 0 {
				v.owner[i], _ = v.choose(i, list, &model.Mention{})
			}
		default:
			if list := v.exact.under(strings.Join(n.all, " ")); len(list) > 0 {
				v.owner[i] = list[0]
			} else if list := v.surname.under(n.last); len(list) == 1 && givenFit(v.ents[list[0]].name.given, n.given) {
				v.owner[i] = list[0]
			}
		}
	}
}

// bodies makes entities of named organisations, states and accounts.
func (v *resolver) bodies() {
	for i := range v.r.Mentions {
		m := &v.r.Mentions[i]
		if v.of[i] >= 0 || v.inner(i) >= 0 {
			continue
		}
		switch m.Form {
		case model.FormAccount:
			v.keyed(i, []byte("@"+strings.ToLower(strings.TrimPrefix(m.Name, "@"))), model.KindAccount, "same account")
		case model.FormName:
			v.body(i)
		}
	}
}

// keyed joins mention i to the entity of the given key, or makes it.
func (v *resolver) keyed(i int, key []byte, kind model.PersonKind, rule string) int {
	if e, ok := v.keys[string(key)]; ok {
		v.assign(i, e, rule, 0.95)
		if n := &v.ents[e]; n.kind == model.KindUnknown {
			n.kind = kind
		}
		return e
	}
	e := v.create(i, kind)
	v.keys[string(key)] = e
	return e
}

// body gives mention i, a name that is no person's, its entity.
func (v *resolver) body(i int) {
	m := &v.r.Mentions[i]
	if stateItself(m) {
		e := v.keyed(i, append(append(v.buf[:0], "state|"...), m.State...), m.Kind, "name of the state")
		v.ents[e].isState = true
		v.longer(i, e)
		return
	}
	if acronymLike(m.Name) {
		key := strings.ToLower(strings.ReplaceAll(m.Name, ".", ""))
		if e, ok := v.acronym[key]; ok {
			v.assign(i, e, "acronym", 0.95)
			return
		}
		e := v.keyed(i, []byte(key), m.Kind, "same name")
		v.acronym[key] = e
		v.inBrackets(i, e)
		return
	}
	if strings.IndexByte(m.Name, ' ') < 0 && m.State == "" {
		if e := v.endsName(m.Name); e >= 0 { // "the Post"
			v.assign(i, e, "short name", 0.8)
			return
		}
	}
	form := bodyForm{m.Name, m.State, v.owner[i]}
	if e, ok := v.known[form]; ok {
		v.assign(i, e, "same body", 0.95)
		return
	}
	v.newForm(i)
	v.known[form] = v.of[i]
}

// bodyForm is a printed form of a body's name.
type bodyForm struct {
	name, state string
	owner       int
}

// newForm gives mention i, a form of a body's name not seen before, its entity.
func (v *resolver) newForm(i int) {
	m := &v.r.Mentions[i]
	words := contentWords(m, v.a.Text)
	key := bodyKey(words, m.State, v.owner[i])
	if e, ok := v.keys[key]; ok {
		v.assign(i, e, "same body", 0.95)
		v.longer(i, e)
		return
	}
	ac := initials(m.Name)
	if e, ok := v.acronym[ac]; ok && len(ac) >= 3 && !v.ents[e].isState {
		v.assign(i, e, "acronym", 0.93)
		v.longer(i, e)
		v.keys[key] = e
		return
	}
	e := v.keyed(i, []byte(key), m.Kind, "same body")
	if len(ac) >= 2 {
		v.acronym[ac] = e
	}
	for _, w := range words {
		v.heads.add(w, e)
	}
}

// longer makes mention i the fullest of e when its name is.
func (v *resolver) longer(i, e int) {
	if x := &v.ents[e]; len(v.r.Mentions[i].Name) > len(v.r.Mentions[x.fullest].Name) && len(v.r.Mentions[i].Name) < 60 {
		x.fullest = i
	}
}

// inBrackets ties an acronym in brackets to the name in front of it.
func (v *resolver) inBrackets(i, e int) {
	if i == 0 {
		return
	}
	m, before := &v.r.Mentions[i], &v.r.Mentions[i-1]
	gap := v.a.Text[min(before.Span.End, m.Span.Start):m.Span.Start]
	b := v.of[i-1]
	if strings.TrimSpace(gap) != "(" || before.Form != model.FormName || b < 0 || b == e || before.Kind == model.KindPerson {
		return
	}
	if !strings.EqualFold(initials(before.Name), strings.ReplaceAll(m.Name, ".", "")) && !strings.HasPrefix(strings.ToLower(before.Name), strings.ToLower(m.Name[:1])) {
		return
	}
	v.of[i] = b
	v.rule[i], v.conf[i] = "acronym in brackets", 0.97
	v.ents[b].addForm(m.Name)
	v.ents[b].mentions++
	v.ents[e].mentions--
	key := strings.ToLower(strings.ReplaceAll(m.Name, ".", ""))
	v.acronym[key], v.keys[key] = b, b
}

// stateItself reports whether the mention names a state (or its seat of
// government) and not a body of it.
func stateItself(m *model.Mention) bool {
	return m.State != "" && m.Owner.IsZero() && m.Role == "" && m.Form == model.FormName
}

func acronymLike(s string) bool {
	n := 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c >= 'A' && c <= 'Z':
			n++
		case c != '.' && c != '&' && !(c >= '0' && c <= '9'):
			return false
		}
	}
	return n >= 2
}

// initials of a name's capitalised words, in lower case.
func initials(name string) string {
	var buf [16]byte
	b := buf[:0]
	for w := range strings.FieldsSeq(name) {
		if c := w[0]; c >= 'A' && c <= 'Z' && !strings.EqualFold(w, "the") {
			b = append(b, c+'a'-'A')
		}
	}
	if len(b) < 2 {
		return ""
	}
	return string(b)
}

// dropped are words that do not tell bodies of one state apart.
var dropped = map[string]bool{
	"the": true, "of": true, "for": true, "and": true, "in": true, "affairs": true, "a": true, "an": true,
	"proxy": true, "own": true, "official": true, "current": true, "de": true, "facto": true, "its": true, "his": true,
	"her": true, "their": true, "to": true, "at": true, "on": true, "state-run": true, "self-proclaimed": true, "s": true,
}

// clitics parts possessive endings from their words.
var clitics = strings.NewReplacer("’s", " ", "'s", " ", "’", " ")

// contentWords are the words that identify a body, without its state's or
// owner's name.
func contentWords(m *model.Mention, text string) []string {
	name := m.Name
	if !m.Owner.IsZero() && m.Span.Contains(m.Owner) {
		if o := strings.Join(strings.Fields(m.Owner.In(text)), " "); len(o) < len(name) {
			name = strings.Replace(name, o, " ", 1)
		}
	}
	if strings.IndexByte(name, '\'') >= 0 || strings.Contains(name, "’") {
		name = clitics.Replace(name)
	}
	out := make([]string, 0, 4)
	for w := range strings.FieldsSeq(foldName(name)) {
		w = strings.Trim(w, ".-")
		if w != "" && !dropped[w] {
			out = append(out, w)
		}
	}
	return out
}

// bodyKey is the same for all forms of one body's name.
func bodyKey(words []string, state string, owner int) string {
	var few [8]string
	sorted := append(few[:0], words...)
	slices.Sort(sorted)
	var buf [96]byte
	key := buf[:0]
	for i, w := range slices.Compact(sorted) {
		if i > 0 {
			key = append(key, ' ')
		}
		key = append(key, w...)
	}
	key = append(append(key, '|'), state...)
	if owner >= 0 {
		key = append(append(key, '|'), string(rune(owner))...)
	}
	return string(key)
}
