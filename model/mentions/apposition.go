package mentions

import (
	"strings"

	"whosaid/model"
)

// maxApposition bounds, in words, how far behind a name its apposition may end.
const maxApposition = 40

// nameBehindComma adds "the agency’s director, Ann Lee," as one mention of the
// name, and returns the index after it; 0 when no such name follows.
func (f *finder) nameBehindComma(p flat, h int, role *model.Mention, end int) int {
	if role.Kind != model.KindPerson || end+1 >= len(f.w) || f.w[end].text != "," || !f.name(end+1) {
		return 0
	}
	if p.det == p.start && p.owner.IsZero() || f.w[p.start].low == "a" || f.w[p.start].low == "an" {
		return 0
	}
	s := end + 1
	e := f.run(s)
	if f.w[e-1].poss || f.headInRun(s, e) >= 0 || !f.personal(s, e) || e-s < 2 && !f.w[s].is(clFirstM|clFirstF) {
		return 0
	}
	if e < len(f.w) && f.w[e].text != "," && f.w[e].text != "." && f.w[e].text != "(" && f.w[e].text != ")" && f.w[e].text != "—" {
		return 0
	}
	if e+1 < len(f.w) && f.w[e].text == "," && (f.w[e+1].low == "and" || f.name(e+1) && !f.w[e+1].is(nouns)) {
		return 0 // a list
	}
	return f.withTitle(p, h, s, e)
}

// apposition looks behind the mention that ends before word k for what further
// describes it ("(R-Fla.)", ", the minister for trade,", ", 34,", ", who …,")
// and fills Extent, Role, State and Gender from it. It returns the index the
// walk should go on from.
func (f *finder) apposition(m *model.Mention, k int) int {
	next := k
	k = f.brackets(m, k)
	if k > next {
		next = k
	}
	if k < len(f.w) && k > 0 && f.w[k-1].poss {
		return next
	}
	if m.Kind != model.KindOrganisation && k+1 < len(f.w) && (f.w[k].low == "of" || f.w[k].low == "from") && f.name(k+1) && m.Form == model.FormName {
		e := f.run(k + 1)
		if s := f.stateIn(k+1, e); s != "" && m.State == "" {
			m.State = s
		}
		m.Extent = model.Span{Start: m.Span.Start, End: f.w[e-1].span.End}
		k = e
	}
	limit := min(len(f.w), k+maxApposition)
	for k+1 < limit && f.w[k].text == "," {
		e, ok := f.segment(m, k+1, limit)
		if !ok {
			break
		}
		m.Extent = model.Span{Start: m.Span.Start, End: f.w[e-1].span.End}
		relative := strings.HasPrefix(f.w[k+1].low, "wh")
		k = e
		if relative {
			break
		}
		if m.Role != "" && next <= k && f.roleEnd > next {
			next = f.roleEnd
		}
	}
	f.roleEnd = 0
	return next
}

// brackets reads "(R-Fla.)", "(D)" or, behind a person, "(APC, Kano)" at word k.
func (f *finder) brackets(m *model.Mention, k int) int {
	if k+2 >= len(f.w) || f.w[k].text != "(" || m.Kind == model.KindOrganisation {
		return k
	}
	for e := k + 1; e < len(f.w) && e < k+6; e++ {
		if f.w[e].text != ")" {
			continue
		}
		party := f.w[k+1].low
		if party == "" || !(party[0] == 'r' || party[0] == 'd' || party[0] == 'i') || len(party) > 1 && party[1] != '-' {
			if m.Kind != model.KindPerson || m.Form != model.FormName || !f.constituency(k+1, e) {
				return k
			}
			m.Extent = model.Span{Start: m.Span.Start, End: f.w[e].span.End}
			return e + 1
		}
		if len(party) > 2 {
			w := word{known: &known{meaning: meaningOf(party[2:]), upper: true, cap: true}}
			if s := province(&w); s != "" && m.State == "" {
				m.State = s
			}
		}
		if m.State == "" {
			m.State = f.provinceIn(k+2, e)
		}
		m.Extent = model.Span{Start: m.Span.Start, End: f.w[e].span.End}
		return e + 1
	}
	return k
}

// provinceIn is the first province that one of words [s, e) alone names, or "".
func (f *finder) provinceIn(s, e int) string {
	for j := s; j < e; j++ {
		if p := province(&f.w[j]); p != "" {
			return p
		}
	}
	return ""
}

// constituency reports whether the words [s, e) in brackets are a party's letters and
// the place it won, as parliamentary reports put them behind a name: "LP, Abuja".
func (f *finder) constituency(s, e int) bool {
	if party, seat, ok := strings.Cut(f.w[s].text, "-"); ok && e-s == 1 {
		return len(party) > 1 && len(party) <= 6 && allUpper(party) && seat != "" && seat[0] >= 'A' && seat[0] <= 'Z'
	}
	if e-s < 3 || !f.w[s].upper || len(f.w[s].text) > 6 {
		return false
	}
	if sep := f.w[s+1].text; sep != "," && sep != "-" && sep != "/" && sep != "–" {
		return false
	}
	for k := s + 2; k < e; k++ {
		if !f.w[k].cap {
			return false
		}
	}
	return true
}

// segment judges the words behind a comma at k; e is the index of the mark that
// ends them.
func (f *finder) segment(m *model.Mention, k, limit int) (e int, ok bool) {
	w := &f.w[k]
	switch {
	case number(w.text) && k+1 < len(f.w) && (f.w[k+1].text == "," || f.w[k+1].text == "."):
		return k + 1, true
	case w.low == "who" || w.low == "whose" || w.low == "which" && m.Kind != model.KindPerson:
		e = f.comma(k, limit)
		return e, e > 0
	case f.inProvince(m, k):
		return 0, false
	}
	if w.is(clBreaker) || m.Form != model.FormName && m.Kind != model.KindPerson {
		return 0, false
	}
	p := f.flat(k)
	if p.head < 0 || !f.w[p.head].is(clRole|clBody) || f.w[p.head].poss {
		return 0, false
	}
	if m.Kind == model.KindOrganisation != f.w[p.head].is(clBody) && !f.w[p.head].is(clRole&^0) {
		return 0, false
	}
	if p.head+1 < p.end && f.w[p.head+1].cap {
		return 0, false // a name of its own: the next item of a list
	}
	end, o := f.behind(p.head)
	if o.name > 0 {
		return 0, false
	}
	e = f.comma(end, limit)
	if e == 0 || !f.continues(end, e) {
		return 0, false
	}
	f.describe(m, p, end)
	return e, true
}

// describe takes over what the apposition [p.start, end) tells.
func (f *finder) describe(m *model.Mention, p flat, end int) {
	if m.Role == "" || m.Form == model.FormRole {
		s := p.start
		for s < p.head && f.w[s].is(clDeterminer) && !f.w[s].is(clPossessive) {
			s++
		}
		if m.Form == model.FormName {
			m.Role = fold(f.span(s, end).In(f.text))
		}
	}
	if m.Kind == model.KindUnknown && f.w[p.head].is(clRole) {
		m.Kind = model.KindPerson
	}
	if m.State == "" {
		m.State = f.stateOfOffice(p.start, p.head, end)
	}
	if g := f.titleGender(p.det, p.head+1); m.Gender == model.GenderUnknown {
		m.Gender = g
	}
	f.roleEnd = end
}

// comma returns the index of the comma, stop or dash that closes an apposition
// begun at k, or 0.
func (f *finder) comma(k, limit int) int {
	for ; k < limit; k++ {
		switch f.w[k].text {
		case ",":
			if k+2 < limit && province(&f.w[k+1]) != "" && f.w[k+2].text == "," {
				k++
				continue
			}
			return k
		case ".", ";", ")", "—", "–", "--", "\"", "“", "”", ":", "?", "!":
			return k
		}
	}
	if k == len(f.w) {
		return k
	}
	return 0
}

// continues reports whether words [s, e), behind an apposition's noun, go on
// describing it. A verb there makes it the subject of a clause.
func (f *finder) continues(s, e int) bool {
	if s >= e {
		return true
	}
	w := &f.w[s]
	switch w.low {
	case "of", "for", "in", "at", "on", "to", "with", "from", "who", "whose", "which", "that", "and", "under", "by", "now", "over", "during", "since":
		return true
	}
	return !w.is(clCue) && w.tag != model.TagAUX && w.tag != model.TagADV && (strings.HasSuffix(w.low, "ing") || strings.HasSuffix(w.low, "ed") || strings.HasSuffix(w.low, "known"))
}

// inProvince reports whether the words behind a comma at k place the mention:
// "Tulsa, Oklahoma," is a town.
func (f *finder) inProvince(m *model.Mention, k int) bool {
	p, n := place(f.w, k)
	if n == 0 && province(&f.w[k]) != "" {
		n = 1
	} else if n == 0 || p.form != formState && p.form != formProvince {
		return false
	}
	if k+n < len(f.w) && f.w[k+n].text != "," && f.w[k+n].text != "." && f.w[k+n].text != ")" && f.w[k+n].text != "-" && f.w[k+n].text != "–" {
		return false
	}
	if m.Form == model.FormName && m.Role == "" && m.Kind != model.KindOrganisation {
		m.Kind, m.Gender = model.KindUnknown, model.Neuter
		f.places.add(m.Name)
	}
	return true
}
