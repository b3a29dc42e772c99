package people

import (
	"slices"
	"strings"

	"whosaid/model"
)

// pairs finds persons joined by "and" ("Ann Lee and Bob Dahl") and makes of each
// such group an entity that only "they" and mentions of the whole can stand for.
// It runs when names are resolved.
func (v *resolver) pairs() {
	last := -1 // the person's name before
	for i := range v.r.Mentions {
		m := &v.r.Mentions[i]
		if m.Form != model.FormName || v.of[i] < 0 || v.inner(i) >= 0 {
			continue
		}
		if x := &v.ents[v.of[i]]; x.kind != model.KindPerson && !(x.kind == model.KindUnknown && isPerson(m)) {
			continue
		}
		if last >= 0 && v.of[last] != v.of[i] && v.joined(last, i) {
			v.pairUp(last, i)
		}
		last = i
	}
	if !v.paired {
		return
	}
	for i := range v.r.Mentions {
		if m := &v.r.Mentions[i]; m.Form == model.FormName && v.of[i] >= 0 && strings.Contains(m.Span.In(v.a.Text), " and ") {
			if e := v.wholePair(i); e >= 0 {
				v.ents[v.of[i]].mentions--
				v.assign(i, e, "both", 0.9)
			}
		}
	}
}

// joined reports whether only "and" stands between two mentions.
func (v *resolver) joined(j, i int) bool {
	a, b := &v.r.Mentions[j], &v.r.Mentions[i]
	from := max(a.Span.End, min(a.Extent.End, b.Span.Start))
	if a.Span.Contains(b.Span) {
		from = a.Head.End
	}
	if from >= b.Span.Start || b.Span.Start-from > 12 {
		return false
	}
	switch strings.Trim(v.a.Text[from:b.Span.Start], " ,\u00a0\n") {
	case "and", "and his wife", "and her husband":
		return true
	}
	return false
}

// pairUp makes the entity of the persons of mentions j and i, or finds it.
func (v *resolver) pairUp(j, i int) {
	a, b := v.of[j], v.of[i]
	key := "pair|" + string(rune(min(a, b))) + "|" + string(rune(max(a, b)))
	e, ok := v.keys[key]
	if !ok {
		v.ents = append(v.ents, entity{kind: model.KindUnnamed, plural: true, pair: [2]int{a, b}, isPair: true, fullest: -1, first: i, last: -1, person: -1})
		e = len(v.ents) - 1
		v.keys[key] = e
	}
	v.pair[i], v.paired = e, true
}

// pairName is what a pair is called: both names.
func (v *resolver) pairName(x *entity) string {
	return v.personOf(&v.ents[x.pair[0]]).Name + " and " + v.personOf(&v.ents[x.pair[1]]).Name
}

// wholePair is the pair that mention i, drawn around both names and no other,
// stands for, or -1.
func (v *resolver) wholePair(i int) int {
	if !v.paired {
		return -1
	}
	m := &v.r.Mentions[i]
	found := -1
	for j := max(0, i-3); j < len(v.r.Mentions) && j <= i+6; j++ {
		n := &v.r.Mentions[j]
		if e := v.pair[j]; e >= 0 && m.Span.Contains(n.Span) && n.Span != m.Span {
			if rest := v.a.Text[n.Span.End:m.Span.End]; found >= 0 || rest != "" && rest != " both" && rest != " each" {
				return -1
			}
			found = e
		}
	}
	if found < 0 || v.distant(i, found) {
		return -1
	}
	for j := max(0, i-3); j < len(v.r.Mentions) && j <= i+6; j++ {
		n := &v.r.Mentions[j]
		if n.Form == model.FormName && m.Span.Contains(n.Span) && v.of[j] >= 0 && v.of[j] != found && !slices.Contains(v.ents[found].pair[:], v.of[j]) {
			return -1
		}
	}
	return found
}

// distant reports whether a preposition stands in mention i before the names of
// the pair: "friends of Ann Lee and Bob Dahl".
func (v *resolver) distant(i, pair int) bool {
	m := &v.r.Mentions[i]
	for j := max(0, i-3); j < len(v.r.Mentions) && j <= i+6; j++ {
		n := &v.r.Mentions[j]
		if n.Span.Start < m.Span.Start || n.Form != model.FormName || !slices.Contains(v.ents[pair].pair[:], v.of[j]) {
			continue
		}
		before := " " + v.a.Text[m.Span.Start:max(m.Span.Start, n.Head.Start)]
		for _, p := range [...]string{" of ", " to ", " with ", " from ", " for ", " by ", " in ", " like "} {
			if strings.Contains(before, p) {
				return true
			}
		}
		return false
	}
	return false
}
