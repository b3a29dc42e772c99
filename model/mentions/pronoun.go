package mentions

import "whosaid/model"

// pronouns that can speak, with what they show of their person.
var pronouns = map[string]struct {
	gender model.Gender
	plural bool
	kind   model.PersonKind
}{
	"he":    {model.Masculine, false, model.KindPerson},
	"she":   {model.Feminine, false, model.KindPerson},
	"they":  {model.GenderUnknown, true, model.KindUnknown},
	"we":    {model.GenderUnknown, true, model.KindUnknown},
	"i":     {model.GenderUnknown, false, model.KindPerson},
	"who":   {model.GenderUnknown, false, model.KindPerson},
	"which": {model.Neuter, false, model.KindUnknown},
	"it":    {model.Neuter, false, model.KindUnknown},
}

// pronoun adds word i when it is a pronoun. "it" and "which" count only where a
// reporting verb follows, "who" only behind a noun or a comma.
func (f *finder) pronoun(i int) bool {
	w := &f.w[i]
	if len(w.text) > 5 {
		return false
	}
	p, ok := pronouns[w.low]
	if !ok || w.upper && w.low != "i" {
		return false
	}
	switch w.low {
	case "it", "which":
		if i+1 >= len(f.w) || !f.w[i+1].is(clCue) && !(i+2 < len(f.w) && f.w[i+2].is(clCue) && f.w[i+1].is(clBreaker)) {
			return true
		}
	case "i":
		if w.text != "I" {
			return false
		}
	case "who":
		if i == 0 {
			return true
		}
	}
	f.add(model.Mention{Span: w.span, Head: w.span, Form: model.FormPronoun, Kind: p.kind, Gender: p.gender, Plural: p.plural})
	return true
}
