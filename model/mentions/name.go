package mentions

import (
	"strings"

	"whosaid/model"
)

// run returns the index behind the name that starts with the capitalised word
// at i: further capitalised words, particles, initials, a nickname in quotation
// marks, and what "of", "for" or "and" ties to an organisation's noun.
func (f *finder) run(i int) int {
	body := false
	k := i
	for {
		w := &f.w[k]
		body = body || w.is(clBody|clOutletHead|clBodyPlural) || tiesOf(w.low)
		k++
		if k >= len(f.w) {
			return k
		}
		if w.poss && !(w.is(clPossessiveNoun) && f.w[k].cap && !f.ownsPerson(k)) {
			return k
		}
		next := f.more(k, body)
		if next == k {
			return k
		}
		k = next - 1
	}
}

// tiesOf reports nouns that take "of" inside a name though they are no bodies.
func tiesOf(low string) bool {
	switch low {
	case "house", "chamber", "daughters", "sons", "friends", "doctors", "reporters", "institutes", "centers":
		return true
	}
	return false
}

// ownsPerson reports whether the word behind a clitic starts a title: "the
// people’s President".
func (f *finder) ownsPerson(k int) bool { return f.w[k].is(clRole) && !f.w[k].is(clBody) }

// more returns the index behind the next word of the run that began at start,
// or k when word k does not continue it.
func (f *finder) more(k int, body bool) int {
	w := &f.w[k]
	if w.cap && w.alpha {
		if w.is(clCalendar) && !(w.is(clSurname) && f.w[k-1].is(clFirstM|clFirstF)) || w.is(clBreaker|clDeterminer) && !w.upper && !w.is(clFirstM|clFirstF|clSurname) {
			return k
		}
		return k + 1
	}
	if k+1 >= len(f.w) {
		return k
	}
	n := &f.w[k+1]
	switch {
	case w.is(clParticle) && (!w.is(clDeterminer|clBreaker) || w.low == "la" || w.low == "le" || w.low == "de"):
		return f.behindParticles(k)
	case n.cap && k+3 < len(f.w) && f.w[k+3].cap && closes(w.text, f.w[k+2].text):
		return k + 4 // a nickname
	case w.text == "&" && n.cap, w.low == "on" && n.cap && !n.is(clCalendar) && onBody(f.w[k-1].low):
		return k + 2
	case body:
		return f.behindTie(k)
	}
	return k
}

// behindParticles returns the index behind the capitalised word that up to two
// particles at k lead to, or k.
func (f *finder) behindParticles(k int) int {
	for j := k; j < k+3 && j < len(f.w); j++ {
		if f.w[j].cap {
			return j + 1
		}
		if !f.w[j].is(clParticle) {
			break
		}
	}
	return k
}

// behindTie returns the index behind the capitalised word that "of", "for" or
// "and" at k ties to a body's name, or k.
func (f *finder) behindTie(k int) int {
	w, n := &f.w[k], &f.w[k+1]
	switch w.low {
	case "of", "for":
		if n.cap && !n.is(clDeterminer|clCalendar) {
			return k + 2
		}
		if n.low == "the" && k+2 < len(f.w) && f.w[k+2].cap && !f.w[k+2].is(clCalendar) {
			return k + 3
		}
	case "and":
		if n.cap && n.is(clCommon) && !n.is(clFirstM|clFirstF|clRole) && f.w[k-1].is(clCommon) && !f.w[k-1].is(clBody) {
			return k + 2 // "Department of Health and Human Services"
		}
	}
	return k
}

// onBody reports nouns that take "on" inside a name: "Commission on Human
// Rights".
func onBody(low string) bool {
	switch low {
	case "commission", "committee", "subcommittee", "council", "center", "centre", "institute", "panel", "conference":
		return true
	}
	return false
}

// closes reports whether two tokens are the marks round a nickname.
func closes(open, mark string) bool {
	switch open {
	case "“":
		return mark == "”"
	case "‘":
		return mark == "’"
	case "\"", "'":
		return open == mark
	}
	return false
}

// plainName adds the first capitalised run of p as a name without a title and
// returns the index behind it; p.start when there is none.
func (f *finder) plainName(p flat) int {
	s := p.det
	for s < p.end && !f.name(s) {
		s++
	}
	if s == p.end {
		return p.start
	}
	return f.bareName(s, f.run(s))
}

// particled returns the index of the first of the small particles that stand before
// the capitalised word s and belong to it ("de" of "said de Boer"), s when none do.
func (f *finder) particled(s int) int {
	k := s
	for k > 0 && k > s-3 && f.joins(k-1) {
		k--
	}
	return k
}

// joins reports whether word k is a particle in small letters that can begin a name
// within a sentence.
func (f *finder) joins(k int) bool {
	w := &f.w[k]
	if w.cap || w.poss || !w.is(clParticle) || len(w.low) < 2 {
		return false
	}
	return !w.is(clDeterminer|clBreaker) || w.low == "la" || w.low == "le" || w.low == "de"
}

// opensName reports whether a name behind a title can begin at word s: with a capital
// or with particles that lead to one.
func (f *finder) opensName(s int) bool {
	return s < len(f.w) && (f.w[s].cap || f.joins(s) && f.behindParticles(s) > s)
}

// bareName adds the name [s, e) and returns the index to go on from.
func (f *finder) bareName(s, e int) int {
	s = f.particled(s)
	pl, n := place(f.w, s)
	switch {
	case e-s == 1 && strings.HasSuffix(f.w[s].text, ".") && n == 0 && province(&f.w[s]) != "":
		return e // "Md."
	case n == 0 || s+n > e:
	case s+n == e && pl.form == formDemonym && f.surnames[f.w[s].low] && n == 1 && f.alone(s): // Mark Cuban
	case s+n == e && pl.form == formDemonym:
		return e // an adjective
	case s+n == e:
		f.place(s, e, pl)
		return f.acronym(e)
	case f.w[s+n].is(clFirstM|clFirstF) && !f.w[s].is(clFirstM|clFirstF) && pl.form != formPlace && pl.form != formProvince:
		s += n // "Russian Vladimir Kim"
	}
	m := model.Mention{Span: f.span(s, e), Head: f.span(s, e), Form: model.FormName}
	m.Name = fold(m.Head.In(f.text))
	if s > 0 && f.w[s-1].text == "The" && f.w[e-1].is(clOutletHead) {
		m.Span.Start = f.w[s-1].span.Start
		m.Head.Start = m.Span.Start
		m.Name = fold(m.Head.In(f.text))
	}
	m.Kind = f.kindOfRun(s, e)
	if m.Kind != model.KindOrganisation {
		m.Gender = f.genderOfName(s, e)
	}
	switch the := s > 0 && f.w[s-1].low == "the"; {
	case m.Kind != model.KindUnknown:
	case the && e-s == 1 && f.w[s].is(clOutlet|clOutletHead):
		m.Kind, m.Gender = model.KindOrganisation, model.GenderUnknown // "the Post"
	case !the && n == 1 && s+n == e && pl.form == formDemonym:
		m.Kind, m.Gender = model.KindPerson, model.GenderUnknown // Mark Cuban
	case the && !strings.HasSuffix(f.w[e-1].low, "s"):
		m.Gender = model.Neuter // "the Fed", "the Bronx"
	}
	if m.Kind == model.KindPerson {
		m.State = ""
	} else if m.State = f.stateIn(s, e); m.State != "" {
		m.Owner = f.stateSpan(s, e, e)
	}
	if m.Kind != model.KindOrganisation && e-s == 1 && !f.w[s].poss && f.located(s) && f.w[s-1].low != "from" && f.w[s-1].low != "on" {
		m.Kind, m.Gender = model.KindUnknown, model.Neuter // "in Tulsa"
		if e < len(f.w) && f.w[e].text == "," && e+1 < len(f.w) {
			f.inProvince(&m, e+1)
		}
		f.add(m)
		return e
	}
	next := f.apposition(&m, e)
	f.add(m)
	if e < len(f.w) && f.w[e].text == "(" {
		return f.acronym(e)
	}
	return next
}

// alone reports whether no noun follows that word s could belong to: "Cuban
// said", "Cuban’s".
func (f *finder) alone(s int) bool {
	return f.w[s].poss || s+1 >= len(f.w) || !f.w[s+1].alpha || f.w[s+1].is(clCue|clBreaker) || f.w[s+1].tag == model.TagVERB
}

// place adds a state or town. Behind a preposition of place it is where
// something happens and its kind is left open.
func (f *finder) place(s, e int, pl placeName) {
	m := model.Mention{Span: f.span(s, e), Head: f.span(s, e), Form: model.FormName, Gender: model.Neuter}
	m.Name = fold(m.Span.In(f.text))
	switch {
	case pl.form == formPeople:
		m.Kind, m.Plural, m.Form = model.KindUnnamed, true, model.FormRole
		m.Role, m.Name, m.State, m.Gender = m.Name, "", pl.canonical, model.GenderUnknown
	case pl.form == formPlace, f.located(s), f.w[s].upper && !pl.upper && f.initial(s):
	default:
		m.Kind = model.KindOrganisation
	}
	if pl.form == formBody {
		m.Kind = model.KindOrganisation
	}
	if pl.form == formState || pl.form == formProvince || pl.form == formSeat && m.Kind == model.KindOrganisation {
		m.State = pl.canonical
	}
	f.add(m)
}

// located reports whether the words before s say "in", "near", "from" …
func (f *finder) located(s int) bool {
	if s > 0 && f.w[s-1].low == "the" {
		s--
	}
	if s == 0 {
		return false
	}
	switch f.w[s-1].low {
	case "in", "at", "near", "from", "across", "around", "inside", "outside", "into", "through", "throughout", "within", "over", "on", "northern", "southern", "eastern", "western", "central":
		return true
	}
	return false
}

// acronym adds the acronym in brackets that word e opens, if it does, and
// returns the index behind the brackets.
func (f *finder) acronym(e int) int {
	if e+2 >= len(f.w) || f.w[e].text != "(" || f.w[e+2].text != ")" || !f.w[e+1].upper {
		return e
	}
	w := &f.w[e+1]
	if len(w.text) > 8 || province(w) != "" && f.w[e-1].is(clSurname|clFirstM|clFirstF) {
		return e
	}
	m := model.Mention{Span: w.span, Head: w.span, Form: model.FormName, Name: w.text, Kind: model.KindOrganisation, Gender: model.Neuter}
	if pl, n := place(f.w, e+1); n == 1 {
		m.State = pl.canonical
	}
	f.add(m)
	return e + 3
}

// kindOfRun judges a capitalised run without a title.
func (f *finder) kindOfRun(s, e int) model.PersonKind {
	w := &f.w[s]
	if e-s == 1 {
		switch {
		case w.is(clOutlet) && (w.upper || !w.is(clCommon)), w.upper && len(w.text) >= 2 && !w.is(clFirstM|clFirstF):
			return model.KindOrganisation
		}
		return model.KindUnknown
	}
	if f.w[e-1].is(clOutletHead) && (w.low == "the" || s > 0 && f.w[s-1].low == "the") {
		return model.KindOrganisation // "the Charlotte Observer"
	}
	for k := s; k < e; k++ {
		if x := &f.w[k]; x.is(clCompanySuffix) || x.is(clBody|clBodyPlural|clOutletHead) && !f.usedAsName(s, k, e) {
			return model.KindOrganisation
		}
	}
	if w.is(clFirstM | clFirstF) {
		return model.KindPerson
	}
	unknown := 0
	for k := s; k < e; k++ {
		if x := &f.w[k]; !x.is(clCommon) && !x.upper || x.is(clSurname) {
			unknown++
		}
	}
	switch last := &f.w[e-1]; {
	case last.is(clOutlet), last.upper && len(last.text) > 1 && !last.is(clNameSuffix):
		return model.KindOrganisation
	case unknown == e-s && e-s <= 4 && !strings.Contains(w.low, "."):
		return model.KindPerson
	}
	return model.KindUnknown
}

// genderOfName reads a person's gender from the given name.
func (f *finder) genderOfName(s, e int) model.Gender {
	if f.w[s].is(clFirstM | clFirstF) {
		return givenGender(f.w[s].low)
	}
	if e-s >= 2 && initialLetter(f.w[s].low) {
		return givenGender(f.w[s+1].low)
	}
	if e-s >= 2 {
		if k := strings.IndexByte(f.w[s].low, '-'); k > 0 { // "Jean-Luc"
			if g := givenGender(f.w[s].low[:k]); g != model.GenderUnknown {
				return g
			}
		}
		last := f.w[e-1].low
		for _, x := range [...]string{"ova", "eva", "yeva", "skaya", "skaia", "ska", "dottir", "dóttir", "ová"} {
			if strings.HasSuffix(last, x) && len(last) > len(x)+1 {
				return model.Feminine
			}
		}
	}
	return model.GenderUnknown
}

// stateIn returns the canonical name of the first state named in words [s, e).
func (f *finder) stateIn(s, e int) string {
	for k := s; k < e; k++ {
		if p, n := place(f.w[:e], k); n > 0 && p.form != formPlace && p.form != formBody {
			return p.canonical
		}
	}
	return ""
}
