package mentions

import (
	"strings"

	"whosaid/model"
)

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
	if !w.is(clPronoun) || len(w.text) > 5 || w.upper && w.low != "i" {
		return false
	}
	p := pronouns[w.low]
	switch w.low {
	case "it", "which":
		if !f.acts(i) {
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

// acts reports whether a verb of doing or saying follows "it" at word i within
// three words, and none of weather and seeming.
func (f *finder) acts(i int) bool {
	for k := i + 1; k < len(f.w) && k <= i+3; k++ {
		w := &f.w[k]
		if w.is(clCue) {
			return true
		}
		switch w.tag {
		case model.TagAUX, model.TagADV, model.TagPART:
			continue
		case model.TagVERB:
			return !impersonal(w.low)
		}
		return false
	}
	return false
}

// impersonal reports verbs whose "it" is nobody.
func impersonal(low string) bool {
	for _, s := range [...]string{"seem", "appear", "happen", "rain", "snow", "matter", "depend", "look", "feel", "felt", "mean", "cost", "take", "took", "make", "made", "come", "came", "turn", "go", "went", "get", "got", "help", "work", "become", "became", "been"} {
		if strings.HasPrefix(low, s) && len(low) <= len(s)+3 {
			return true
		}
	}
	return false
}
