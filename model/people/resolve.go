package people

import (
	"strings"

	"whosaid/model"
)

// Resolve fills Link and Person of r's mentions and r.Persons.
func Resolve(a *model.Article, toks *model.Tokens, r *model.Reading) {
	full := map[string]int{} // last word of a name to its fullest mention
	r.Persons = nil
	for i := range r.Mentions {
		m := &r.Mentions[i]
		m.Person, m.Link = -1, model.Link{To: -1}
		if m.Form != model.FormName {
			continue
		}
		last := m.Name[strings.LastIndexByte(m.Name, ' ')+1:]
		if j, ok := full[last]; ok {
			m.Person, m.Link = r.Mentions[j].Person, model.Link{To: j, Rule: "surname", Confidence: 0.8}
			continue
		}
		full[last] = i
		m.Person = len(r.Persons)
		r.Persons = append(r.Persons, model.Person{Name: m.Name, Kind: m.Kind})
	}
}
