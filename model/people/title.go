package people

import (
	"slices"
	"strings"

	"whosaid/model"
)

// title is a role taken apart, once for all mentions of an article that state it in
// these words, and no further than it was asked for.
type title struct {
	text  string // as printed
	lower string // see low
	plain string // see plainRole
	noun  string // see head
	// office and helper tell whether the noun is one of offices, of helpers.
	office, helper bool
	apart          bool // what follows is filled
	party          int  // see party
	// deputy tells which of deputies it holds.
	deputy       [len(deputies)]bool
	former, bare bool     // see bareRole
	bodies       []string // see bodiesIn
}

// deputies are words that make another role of one: "vice president".
var deputies = [...]string{"vice", "deputy", "running"}

// title takes a role apart.
func (v *resolver) title(role string) *title {
	t, ok := v.titles[role]
	if !ok {
		if len(v.blank) == 0 {
			v.blank = make([]title, 16)
		}
		t, v.blank = &v.blank[0], v.blank[1:]
		t.text, t.plain = role, plainRole(role)
		v.titles[role] = t
	}
	return t
}

// low is the role in lower case.
func (t *title) low() string {
	if t.lower == "" {
		t.lower = strings.ToLower(t.text)
	}
	return t.lower
}

// head is the roleHead of a title.
func (t *title) head() string {
	if t.noun == "" && t.text != "" {
		t.noun = headOf(t.low())
		t.office, t.helper = offices[t.noun], helpers[t.noun]
	}
	return t.noun
}

// parts fills what tells roles of one noun apart.
func (t *title) parts() *title {
	if t.apart {
		return t
	}
	low := t.low()
	t.apart, t.party, t.former = true, party(low), strings.Contains(low, "former")
	t.bare, t.bodies = bareRole(t.text), bodiesIn(t.text)
	for k, w := range deputies {
		t.deputy[k] = strings.Contains(low, w)
	}
	return t
}

// contrary reports whether two roles name different parties, or one of them is
// a deputy's: "vice president".
func (t *title) contrary(o *title) bool {
	t.parts()
	o.parts()
	return t.party >= 0 && o.party >= 0 && t.party != o.party || t.deputy != o.deputy
}

// elsewhere reports whether two roles name different bodies: the president of the
// Senate is not the one of a union.
func (t *title) elsewhere(o *title) bool {
	a, b := t.parts().bodies, o.parts().bodies
	for _, w := range a {
		if slices.Contains(b, w) {
			return false
		}
	}
	return len(a) > 0 && len(b) > 0
}

// overlap reports whether two roles share a word besides their noun.
func (t *title) overlap(o *title) bool {
	for w := range strings.FieldsSeq(t.low()) {
		if len(w) > 3 && strings.Contains(o.low(), w) && roleHead(w) != o.head() {
			return true
		}
	}
	return false
}

// addRole notes a role of an entity.
func (v *resolver) addRole(e *entity, role string) {
	t := v.title(role)
	if t.plain == "" {
		return
	}
	for _, r := range e.roles {
		if strings.EqualFold(r, t.plain) {
			return
		}
	}
	if len(e.roles) < 32 {
		e.roles = append(e.roles, t.plain)
		if t.plain != t.text {
			t = v.title(t.plain)
		}
		e.titles = append(e.titles, t)
	}
}

// holds reports whether one of the entity's roles has the noun.
func (e *entity) holds(head string) bool {
	for _, t := range e.titles {
		if t.head() == head {
			return true
		}
	}
	return false
}

// spouses reports a president's name beside a first lady: two persons of one
// surname.
func (v *resolver) spouses(x *entity, m *model.Mention) bool {
	if m.Role == "" {
		return false
	}
	switch v.title(m.Role).head() {
	case "president":
		return x.holds("lady") && !x.holds("president")
	case "lady":
		return x.holds("president") && !x.holds("lady")
	}
	return false
}
