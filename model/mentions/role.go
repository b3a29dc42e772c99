package mentions

import (
	"strings"

	"whosaid/model"
)

// headed adds the mention of a phrase that has a head noun: a name with its
// title in front, a body, a role or a document. It returns the index after it,
// or p.start when the phrase names nobody.
func (f *finder) headed(p flat) int {
	h := p.head
	w := &f.w[h]
	if w.is(clCompanySuffix) && !w.is(nouns) {
		return p.start // "Acme Inc."
	}
	if w.cap && w.low == "post" && !f.initial(h) && (h+1 == p.end || !f.w[h+1].cap) {
		return p.start // "the Washington Post": an outlet, no post
	}
	if w.cap && h+1 < p.end && f.w[h+1].cap && !f.w[h].poss && !w.is(clRole|clGroup|clHonorific|clHonorificM|clHonorificF) {
		return p.start // "Church Street": the noun is no head
	}
	if h+1 < len(f.w) && !w.poss {
		if e := f.titled(p, h+1); e > p.start && h+1 < p.end {
			return e
		}
		if f.compound(h) {
			return p.end
		}
	}
	if w.is(clHonorific|clHonorificM|clHonorificF) && !w.is(nouns) {
		return p.start
	}
	end, object := f.behind(h)
	if e := f.run(h); w.cap && w.is(clBody) && e > end && !w.poss && !f.w[h+1].cap {
		end, object.proper = e, true // "Commission on Human Rights"
	}
	if end > h+1 || f.w[h].is(clRole) {
		if w.is(clRole) && object.name > 0 {
			return f.withTitle(p, h, object.name, f.run(object.name))
		}
	}
	return f.noun(p, h, end, object)
}

// compound reports whether the word behind the noun at h is the real head:
// "the campaign trail", "a special military operation".
func (f *finder) compound(h int) bool {
	n := &f.w[h+1]
	if n.cap || !n.alpha || strings.HasSuffix(n.low, "ed") {
		return false
	}
	if n.tag != model.TagNone {
		return n.tag == model.TagNOUN || n.tag == model.TagADJ && f.w[h].is(clPremodifier)
	}
	if n.is(clBreaker | clAdverb | clCue) {
		return false
	}
	return f.w[h].is(clPremodifier) || f.w[h].is(clBody|clDocument) && !f.w[h].is(clRole) && !strings.HasSuffix(n.low, "s")
}

// titled adds a name behind the title that ends before word s, when there is
// one in p.
func (f *finder) titled(p flat, s int) int {
	h := p.head
	if !f.w[h].is(clRole|clHonorific|clHonorificM|clHonorificF) || !f.opensName(s) {
		return p.start
	}
	e := f.run(s)
	if e > p.end {
		e = p.end
	}
	if e <= s || f.w[h].cap && !f.titleOf(p, h, s, e) {
		return p.start
	}
	return f.withTitle(p, h, s, e)
}

// titleOf guards against companies and places that look like a title with a
// name: "General Electric", "Star Wars", "King County".
func (f *finder) titleOf(p flat, h, s, e int) bool {
	for k := s; k < e; k++ {
		if f.w[k].is(clCompanySuffix) || f.w[k].is(clBody|clBodyPlural) && !f.usedAsName(s, k, e) {
			return false
		}
	}
	if e-s == 1 && p.start == h && f.w[s].is(clCommon) && !f.w[s].is(clSurname|clFirstM|clFirstF) && !f.w[h].is(clHonorific|clHonorificM|clHonorificF) {
		return false
	}
	return true
}

// withTitle adds the name [s, e) whose title is p up to word h and what hangs
// on it.
func (f *finder) withTitle(p flat, h, s, e int) int {
	p = f.titleFrom(p, h)
	m := model.Mention{
		Span: f.span(f.titleStart(p), e), Head: f.span(s, e), Form: model.FormName,
		Kind: model.KindPerson, Owner: p.owner,
	}
	m.Name = fold(m.Head.In(f.text))
	if p.det <= s-1 {
		m.Role = fold(model.Span{Start: f.w[p.det].span.Start, End: f.w[s-1].span.End}.In(f.text))
		if f.w[s-1].text == "," {
			m.Role = fold(model.Span{Start: f.w[p.det].span.Start, End: f.w[s-2].span.End}.In(f.text))
		}
	}
	if !p.owner.IsZero() && p.ownerEnd > p.start && f.w[p.start].span.Start < p.owner.End && p.det >= p.ownerEnd {
		m.Role = fold(model.Span{Start: p.owner.Start, End: f.w[s-1].span.End}.In(f.text))
	}
	m.Gender = f.genderOfName(s, e)
	if g := f.titleGender(p.start, s); g != model.GenderUnknown && !(m.Gender != model.GenderUnknown && officeMan(f.w[s-1].low)) {
		m.Gender = g
	}
	m.State = f.stateOfOffice(p.start, h, s)
	next := f.apposition(&m, e)
	f.add(m)
	return next
}

// titleFrom cuts what does not belong to the title off its front: "on the way
// Sen. Lee", "a speech Mrs. Lee gave".
func (f *finder) titleFrom(p flat, h int) flat {
	if !f.w[h].is(clHonorific | clHonorificM | clHonorificF) {
		return p
	}
	k := h
	for k > p.det {
		w := &f.w[k-1]
		if !w.cap && !w.is(clRole|clPremodifier|clHonorific|clHonorificM|clHonorificF) && !hyphenated(w.low) && w.tag != model.TagADJ {
			break
		}
		k--
	}
	if k > p.det {
		p.start, p.det = k, k
		if p.ownerEnd <= k {
			p.owner, p.ownerEnd = model.Span{}, 0
		}
	}
	return p
}

// titleStart leaves out a determiner that counts or points: only "the", "a"
// and owners belong to a title.
func (f *finder) titleStart(p flat) int { return p.start }

// officeMan reports titles in -man that some newsrooms give to women too; a given
// name tells more.
func officeMan(low string) bool {
	switch low {
	case "spokesman", "chairman", "congressman", "councilman", "alderman", "businessman", "ombudsman", "lawman", "actor":
		return true
	}
	return false
}

// titleGender reads gender from honorifics and from roles that tell it.
func (f *finder) titleGender(s, e int) model.Gender {
	g := model.GenderUnknown
	for k := s; k < e; k++ {
		w := &f.w[k]
		if w.poss {
			g = model.GenderUnknown
			continue
		}
		if x := genderOf(w.class, clHonorificM|clRoleM, clHonorificF|clRoleF); x != model.GenderUnknown {
			g = x
		}
	}
	return g
}

// stateOfOffice finds whose office it is: a state named before the head, or
// else behind it after "of".
func (f *finder) stateOfOffice(start, h, end int) string {
	if s := f.stateIn(start, h); s != "" {
		return s
	}
	if h+1 < end && (f.w[h+1].low == "of" || f.w[h+1].low == "for") {
		return f.stateIn(h+2, end)
	}
	return ""
}

// noun adds the body, role, group or document headed by word h; the phrase ends
// before end.
func (f *finder) noun(p flat, h, end int, o object) int {
	w := &f.w[h]
	m := model.Mention{Span: f.span(p.start, end), Head: w.span, Form: model.FormRole, Owner: p.owner}
	m.Role = fold(f.span(min(p.det, h), end).In(f.text))
	m.State = f.stateOfOffice(p.start, h, end)
	if m.Owner.IsZero() {
		m.Owner = o.owner
	}
	if !f.refers(&m, p, h, end, o) {
		return h + 1
	}
	next := end
	if m.Form == model.FormRole {
		if n := f.nameBehindComma(p, h, &m, end); n > 0 {
			return n
		}
	}
	if m.Kind == model.KindPerson || m.Kind == model.KindOrganisation {
		next = max(next, f.apposition(&m, end))
	}
	f.add(m)
	if end < len(f.w) && f.w[end].text == "(" {
		next = f.acronym(end)
	}
	return next
}

// refers reports whether the phrase refers to somebody, and fills in who: a
// singular noun without an article is a word like any other.
func (f *finder) refers(m *model.Mention, p flat, h, end int, o object) bool {
	w := &f.w[h]
	bare := p.start == h // no determiner, owner or premodifier
	proper := w.cap && !f.initial(h)
	opened := p.det > p.start || !p.owner.IsZero() // by a determiner or an owner
	named := f.named(p, h, o)
	switch {
	case w.is(clBody|clBodyPlural) && !(w.is(clRole) && !named) && !(w.is(clGroup) && bare):
		f.body(m, p, h, end, named)
		return !bare || proper || end > h+1 && w.cap
	case w.is(clGroup):
		m.Kind, m.Plural = model.KindUnnamed, true
		return true
	case w.is(clRole):
		m.Kind, m.Gender = model.KindPerson, genderOf(w.class, clRoleM, clRoleF)
		return proper || !bare && (opened || f.w[p.start].cap)
	case !w.is(clDocument|clDocPlural) || quantified(f.w[p.start].low):
		return false
	case w.is(clWeak) && !proper && !(end < len(f.w) && f.w[end].is(clCue)):
		return false
	}
	m.Kind, m.Gender, m.Plural = model.KindDocument, model.Neuter, w.is(clDocPlural)
	return w.is(clDocPlural) || proper || !bare && opened
}

// body fills in a mention of an organisation; named tells that the phrase names
// it.
func (f *finder) body(m *model.Mention, p flat, h, end int, named bool) {
	w := &f.w[h]
	m.Kind, m.Gender, m.Plural = model.KindOrganisation, model.Neuter, w.is(clBodyPlural) && !w.is(clBody)
	if !named {
		if w.is(clGroup) {
			m.Plural, m.Gender, m.Kind = true, model.GenderUnknown, model.KindUnnamed
		}
		return
	}
	from := f.bodyStart(p, end)
	m.Form, m.Role, m.Head = model.FormName, "", f.span(from, end)
	m.Name = fold(m.Head.In(f.text))
	if d := min(max(p.det, p.start), from); d < from {
		m.Role = fold(f.span(d, from).In(f.text))
	}
	if s := f.stateSpan(p.start, h, end); !s.IsZero() {
		m.Owner = s
	}
}

// quantified reports determiners under which nothing speaks: "every", "no".
func quantified(low string) bool {
	switch low {
	case "every", "each", "any", "no", "half", "fewer", "more":
		return true
	}
	return false
}

// named reports whether a body's phrase names it: a capitalised head, or a name
// that owns or modifies it.
func (f *finder) named(p flat, h int, o object) bool {
	if f.w[h].cap && !f.initial(h) && h > p.start {
		return true
	}
	if d := &f.w[p.start]; d.low == "a" || d.low == "an" || d.low == "another" || f.w[h].is(clBodyPlural) && !f.w[h].is(clBody) {
		return false
	}
	for k := p.det; k < h; k++ {
		if f.w[k].cap && (!f.initial(k) || f.name(k)) && !f.w[p.start].is(clPossessive) {
			return true
		}
	}
	if !p.owner.IsZero() && p.ownerEnd > 0 && f.w[p.ownerEnd-1].cap && !f.w[p.ownerEnd-1].is(clPossessive) {
		return true
	}
	return o.proper
}

// bodyStart is the index of the word that the printed name begins with: behind
// the article, and behind a description in lower case.
func (f *finder) bodyStart(p flat, end int) int {
	s := p.start
	for s < end-1 && f.w[s].is(clDeterminer) && !f.w[s].is(clPossessive) {
		s++
	}
	if f.w[p.head].cap { // "the state-run Korean Central News Agency"
		for t := s; t < p.head; t++ {
			if f.w[t].cap || f.w[t].poss {
				break
			}
			s = t + 1
		}
	}
	return s
}

// stateSpan is where stateOfOffice found its state.
func (f *finder) stateSpan(start, h, end int) model.Span {
	for k := start; k < end; k++ {
		if k == h {
			continue
		}
		if p, n := place(f.w[:end], k); n > 0 && p.form != formPlace && p.form != formBody && (k < h || f.w[k-1].low == "of" || k > 1 && f.w[k-2].low == "of") {
			return f.span(k, k+n)
		}
	}
	return model.Span{}
}

// object is what a preposition behind a head ties to it.
type object struct {
	owner  model.Span // the name in it
	proper bool       // it holds a name
	name   int        // index of a person's name directly behind it, 0 if none
}

// behind reads the prepositional phrases that belong to the noun at h and
// returns the index after them.
func (f *finder) behind(h int) (end int, o object) {
	end = h + 1
	if f.w[h].poss {
		return end, o
	}
	for n := 0; n < 2 && end+1 < len(f.w); n++ {
		prep := f.w[end].low
		if !f.takes(h, prep) || n > 0 && prep != "in" && prep != "of" {
			return end, o
		}
		e, obj := f.objectAt(end+1, prep, h)
		if e == end+1 {
			return end, o
		}
		end = e
		if o.owner.IsZero() && (prep == "of" || prep == "for" || prep == "from" || prep == "by") {
			o.owner = obj.owner
		}
		o.proper = o.proper || obj.proper && (prep == "of" || prep == "for" || prep == "in")
		if obj.name > 0 {
			o.name = obj.name
			return end, o
		}
	}
	return end, o
}

// takes reports whether the noun at h ties the preposition's phrase to itself.
func (f *finder) takes(h int, prep string) bool {
	w := &f.w[h]
	switch prep {
	case "of":
		if w.is(clDocument|clDocPlural) && !w.is(clBody|clRole) && h+3 < len(f.w) && f.name(h+2) {
			return !f.personal(h+2, f.run(h+2)) // "the first speech of Ann Lee"
		}
		return true
	case "for":
		return w.is(clRole|clBody|clGroup) && !w.is(clDocument)
	case "to":
		switch w.low {
		case "ambassador", "ambassadors", "envoy", "representative", "adviser", "advisor", "advisers", "advisors", "aide", "secretary", "mission", "delegation", "delegate", "heir", "counsel", "counselor", "assistant", "spokesman", "candidate":
			return true
		}
	case "in":
		return w.is(clBody|clGroup) || w.low == "ambassador" || w.low == "representative" || w.low == "envoy"
	case "at", "on", "with", "from":
		return w.is(clRole|clGroup) && !w.is(clDocument)
	case "by":
		return w.is(clDocument|clDocPlural) && !w.is(clRole)
	}
	return false
}

// objectAt reads the object of a preposition at word k. A person's name that
// follows the object without a comma is left for the caller.
func (f *finder) objectAt(k int, prep string, h int) (int, object) {
	var o object
	start := k
	for k < len(f.w) && k < start+2 && f.w[k].is(clDeterminer) {
		k++
	}
	from := k
	for k < len(f.w) && k < from+8 {
		if f.name(k) {
			e, done := f.nameObject(k, h, &o)
			if done {
				return e, o
			}
			k = e
			continue
		}
		w := &f.w[k]
		if !w.alpha || w.is(clBreaker|clAdverb|clCalendar|clDeterminer) || !w.is(nouns|clPremodifier|clCommon) || strings.HasSuffix(w.low, "ing") && !w.is(nouns) {
			break
		}
		k++
		if w.is(nouns) && !w.poss && (k >= len(f.w) || !f.w[k].is(nouns|clPremodifier) || prep == "of" && w.low == "state") {
			break
		}
	}
	if k > from && !o.proper && k < len(f.w) && f.name(k) && f.w[h].is(clRole) && !f.w[k-1].poss {
		o.name = k // "the head of state Ann Lee"
		return k, o
	}
	if k == from || !o.proper && (prep != "of" && prep != "for" || from > start && f.w[h].is(clBody) && !f.w[h].is(clRole)) {
		return start, object{} // "in spring", "the channel of a ceremony"
	}
	return k, o
}

// nameObject takes the capitalised run at k into the object o. done tells that
// the object ends with it.
func (f *finder) nameObject(k, h int, o *object) (end int, done bool) {
	if o.owner.IsZero() {
		o.owner = f.w[k].span
	}
	e, name := f.splitObject(k, f.run(k), h)
	o.owner.End = f.w[e-1].span.End
	o.proper = true
	if name > 0 {
		o.name = name
		return e, true
	}
	if f.w[e-1].poss {
		return e, false
	}
	if n := f.skipAcronym(e); n > e && n < len(f.w) && f.w[n].cap && f.w[h].is(clRole) {
		o.name = n
		return n, true
	}
	return e, true
}

// splitObject cuts a capitalised run [s, e) behind a title's preposition where
// the person's name begins: "to Russia | Ann Lee".
func (f *finder) splitObject(s, e, h int) (end, name int) {
	if !f.w[h].is(clRole) || e-s < 2 {
		return e, 0
	}
	if _, n := place(f.w, s); n > 0 && s+n < e && !f.w[s+n-1].poss {
		if !f.w[s+n].is(nouns|clOutletHead) || f.w[s+n].is(clFirstM|clFirstF) {
			return s + n, s + n
		}
	}
	for k := s + 1; k < e-1; k++ {
		if f.w[k].is(clFirstM|clFirstF) && f.personal(k, e) {
			return k, k
		}
	}
	return e, 0
}

func (f *finder) skipAcronym(k int) int {
	if k+2 < len(f.w) && f.w[k].text == "(" && f.w[k+1].upper && f.w[k+2].text == ")" {
		return k + 3
	}
	return k
}
