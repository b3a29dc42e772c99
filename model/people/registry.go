package people

import (
	"strconv"

	"whosaid/model"
)

// Registry ties the persons of many articles together.
type Registry struct {
	all  []model.Person
	byID map[model.PersonID]int
}

// Add enters the persons of one article and returns the ID of each, in order.
func (g *Registry) Add(a *model.Article, r *model.Reading) []model.PersonID {
	if g.byID == nil {
		g.byID = map[model.PersonID]int{}
	}
	out := make([]model.PersonID, len(r.Persons))
next:
	for i, p := range r.Persons {
		for _, q := range g.all {
			if same, _ := SameName(p.Name, q.Name); same {
				out[i] = q.ID
				continue next
			}
		}
		p.ID = model.PersonID("p" + strconv.Itoa(len(g.all)+1))
		g.byID[p.ID] = len(g.all)
		g.all = append(g.all, p)
		out[i] = p.ID
	}
	return out
}

// Person returns the person with the given ID, or nil.
func (g *Registry) Person(id model.PersonID) *model.Person {
	if i, ok := g.byID[id]; ok {
		return &g.all[i]
	}
	return nil
}

// All returns every person, in order of first appearance.
func (g *Registry) All() []model.Person { return g.all }
