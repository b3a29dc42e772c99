package mentions

import (
	"strings"

	"whosaid/model"
)

// known collects the words of the names found so far, for headlines.
func (f *finder) known() {
	if len(f.headlines) == 0 {
		return
	}
	f.names = map[string]model.PersonKind{}
	for i := range f.out {
		m := &f.out[i]
		if m.Form != model.FormName || m.Kind == model.KindOrganisation && m.Role != "" {
			continue
		}
		for w := range strings.FieldsSeq(m.Name) {
			k := knownOf(w)
			if len(k.places) > 0 {
				continue
			}
			w = k.low
			if c := k.class; c&(clBreaker|clDeterminer|clParticle) == 0 && !(c&clCommon != 0 && m.Kind != model.KindPerson) {
				f.names[w] = m.Kind
			}
		}
	}
}

// headline adds the names of a sentence in title case: runs of words that are
// names elsewhere in the article, and states.
func (f *finder) headline() {
	for i := 0; i < len(f.w); {
		w := &f.w[i]
		if strings.HasPrefix(w.text, "@") {
			f.account(w.span)
		}
		if !w.cap {
			i++
			continue
		}
		if pl, n := place(f.w, i); n > 0 && pl.form != formDemonym {
			f.place(i, i+n, pl)
			i += n
			continue
		}
		e := i
		for e < len(f.w) && f.w[e].cap {
			if _, ok := f.names[f.w[e].low]; !ok && !(e > i && initialLetter(f.w[e].low)) {
				break
			}
			e++
			if f.w[e-1].poss {
				break
			}
		}
		if e == i {
			i++
			continue
		}
		m := model.Mention{Span: f.span(i, e), Head: f.span(i, e), Form: model.FormName, Kind: f.names[w.low]}
		m.Name = fold(m.Span.In(f.text))
		m.Gender = f.genderOfName(i, e)
		f.add(m)
		i = e
	}
}

// foreign adds, in a sentence of a language the grammar does not know, names by
// their shape alone: capitalised words behind a given name, surnames seen that
// way before, states, handles.
func (f *finder) foreign() {
	for i := 0; i < len(f.w); {
		w := &f.w[i]
		if strings.HasPrefix(w.text, "@") {
			f.account(w.span)
		}
		if !w.cap {
			i++
			continue
		}
		if e := f.foreignName(i); e > i {
			i = e
			continue
		}
		if pl, n := place(f.w, i); n > 0 && pl.form != formDemonym && pl.form != formPeople {
			f.place(i, i+n, pl)
			i += n
			continue
		}
		i++
	}
}

// longestName is how many words a name has at most; it keeps a text of nothing
// but capitals from being read again from every word.
const longestName = 8

// foreignName adds the name that begins at the capitalised word i and returns
// the index behind it; i when there is none.
func (f *finder) foreignName(i int) int {
	w := &f.w[i]
	e := i + 1
	for e-i < longestName && !f.w[e-1].poss && e < len(f.w) {
		if f.w[e].cap {
			e++
			continue
		}
		next := f.behindParticles(e)
		if next == e {
			break
		}
		e = next
	}
	given := w.is(clFirstM|clFirstF) && e-i >= 2
	if !given && (f.initial(i) || w.is(clCommon) || !f.inside[w.low] || !f.surname(w.low)) {
		return i
	}
	if !given {
		e = i + 1
	}
	m := model.Mention{Span: f.span(i, e), Head: f.span(i, e), Form: model.FormName}
	m.Name = fold(m.Span.In(f.text))
	if given {
		m.Kind, m.Gender = model.KindPerson, f.genderOfName(i, e)
	}
	f.add(m)
	return e
}

// surname reports whether a name found earlier ends in the word low.
func (f *finder) surname(low string) bool {
	for i := len(f.out) - 1; i >= 0 && i > len(f.out)-200; i-- {
		if n := f.out[i].Name; len(n) > len(low) && strings.EqualFold(n[len(n)-len(low):], low) {
			return true
		}
	}
	return false
}

// settle gives single names the kind and gender of the full names they end, and
// drops overlaps.
func (f *finder) settle() {
	persons := map[string]bool{} // the last words of persons' names, lower case
	for i := range f.out {
		if m := &f.out[i]; m.Form == model.FormName && m.Kind == model.KindPerson {
			if k := strings.LastIndexByte(m.Name, ' '); k > 0 || m.Role != "" {
				persons[lowOf(m.Name[k+1:])] = true
			}
		}
	}
	kept := f.out[:0]
	end := -1
	for i := range f.out {
		m := &f.out[i]
		if m.Span.Start < end || m.Span.Len() <= 0 {
			continue
		}
		end = m.Span.End
		if m.Form == model.FormName {
			f.settleName(m, persons)
		}
		m.Extent.End = max(m.Extent.End, m.Span.End)
		if i == len(kept) {
			kept = kept[:i+1]
		} else {
			kept = append(kept, *m)
		}
	}
	f.out = kept
}

// settleName corrects the kind of a name by what the whole article tells.
func (f *finder) settleName(m *model.Mention, persons map[string]bool) {
	if m.Role == "" && f.places[m.Name] && m.Kind != model.KindOrganisation {
		m.Kind, m.Gender = model.KindUnknown, model.Neuter
		return
	}
	last, single := f.soleSurname(m.Name)
	if !single || !m.Owner.IsZero() || m.Role != "" || !persons[lowOf(last)] {
		return
	}
	switch {
	case m.Kind == model.KindPerson: // a surname, though it may be a given name too
	case m.State != "" && m.Kind == model.KindUnknown: // "in Paris"
		return
	case m.Kind == model.KindOrganisation && m.State == "" && (len(last) < 4 || !allUpper(last)):
		return // "WALLACE:" is Chris Wallace, "the Post" is no Emily Post
	}
	m.Kind, m.State, m.Gender = model.KindPerson, "", model.GenderUnknown // "Paris", of Ann Paris
}

// soleSurname returns the last word of a name, and whether only particles stand
// before it: "Berg", "de Boer", "VAN DER BERG".
func (f *finder) soleSurname(name string) (last string, single bool) {
	for {
		word, rest, more := strings.Cut(name, " ")
		if !more {
			return name, true
		}
		if k := knownOf(word); !k.is(clParticle) {
			return name, false
		}
		name = rest
	}
}
