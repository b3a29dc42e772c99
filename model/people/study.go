package people

import "whosaid/model"

// Study is what Resolve weighed in one article: what a learner needs to find
// better weights.
type Study struct {
	Choices []Choice
	Of      []int      // the entity of each mention, -1 unknown
	Names   [][]string // the names of each entity as printed, the fullest first
}

// Choice is one pronoun and whom it may stand for.
type Choice struct {
	Mention    int         // indexes Reading.Mentions
	Candidates []Candidate // as Resolve weighs them, the nearest first

	// Only is the entity of the one person among Candidates, when it is named in
	// full and its gender is known to be the pronoun's; -1 otherwise.
	Only int
	// Blind are the persons that would be candidates if the pronoun did not show
	// its gender; nil unless Only is an entity.
	Blind []Candidate
}

// Candidate is one antecedent.
type Candidate struct {
	Mention  int // the mention referred back to
	Entity   int // indexes Study.Names
	Evidence Evidence
}

// Watch resolves r as Resolve does, with weights of the caller's choice, and
// tells what was weighed for each pronoun.
func Watch(a *model.Article, toks *model.Tokens, r *model.Reading, w Evidence) *Study {
	s := &Study{}
	v := newResolver(a, toks, r, &w)
	v.study = s
	v.run()
	s.Of = v.of
	for e := range v.ents {
		x := &v.ents[e]
		var names []string
		if x.fullest >= 0 {
			names = append(names, v.personOf(x).Name)
		}
		s.Names = append(s.Names, append(names, x.forms...))
	}
	return s
}

// Weights are the weights that Resolve uses.
func Weights() Evidence { return weights }

// watch notes the candidates of p, at mention i.
func (s *Study) watch(v *resolver, i int, p model.Mention) {
	if v.r.Mentions[i].Form != model.FormPronoun {
		return
	}
	c := Choice{Mention: i, Candidates: v.weighed(i, &p), Only: -1}
	if !p.Plural && (p.Gender == model.Masculine || p.Gender == model.Feminine) {
		if c.Only = v.only(c.Candidates, p.Gender); c.Only >= 0 {
			p.Gender = model.GenderUnknown
			for _, x := range v.weighed(i, &p) {
				if v.ents[x.Entity].kind == model.KindPerson {
					c.Blind = append(c.Blind, x)
				}
			}
		}
	}
	s.Choices = append(s.Choices, c)
}

// weighed lists the candidates of p, at mention i.
func (v *resolver) weighed(i int, p *model.Mention) (out []Candidate) {
	v.candidates(i, p, func(j, e int, f *Evidence) {
		out = append(out, Candidate{Mention: j, Entity: e, Evidence: *f})
	})
	return out
}

// only is the one entity of a list that may be a person of gender g, when it is
// named in full and known to be of g; -1 otherwise. What is not known to be a
// person at all is passed over.
func (v *resolver) only(list []Candidate, g model.Gender) int {
	only := -1
	for _, c := range list {
		if x := &v.ents[c.Entity]; x.kind != model.KindPerson && x.gender != g {
			continue
		}
		if only >= 0 && c.Entity != only {
			return -1
		}
		only = c.Entity
	}
	if only < 0 || v.ents[only].kind != model.KindPerson || v.ents[only].full == 0 || v.ents[only].gender != g {
		return -1
	}
	return only
}
