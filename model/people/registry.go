package people

import (
	"strconv"
	"strings"

	"whosaid/model"
)

// Registry ties the persons of many articles together. The zero Registry is
// ready to use; it is not safe for concurrent use.
//
// Adding an article looks only at those known persons who share a block with
// one of its own: persons by the sounds of surname and given name, bodies by
// their key, accounts by their handle. The cost of an article does not grow
// with the number of articles. The same articles in the same order give the
// same IDs.
type Registry struct {
	nodes   []node
	byID    map[model.PersonID]int
	exact   map[string][]int32 // full name, folded
	block   map[string][]int32 // blocking key of a full name
	surname map[string][]int32 // surname: persons of that name, a few
	bare    map[string]int     // name of one word: who is known by it alone
	keys    map[string]int     // bodies and accounts
	acronym map[string]int
	taken   map[model.PersonID]int // how many IDs begin with a slug
	rules   map[[2]string]bool     // the reader's word on two names
}

// node is a person over all articles.
type node struct {
	person model.Person
	name   fullName
	forms  map[string]int // printed forms and in how many articles
	into   int            // the node it was merged into, -1
}

func (g *Registry) init() {
	g.byID, g.exact, g.block = map[model.PersonID]int{}, map[string][]int32{}, map[string][]int32{}
	g.surname, g.bare, g.keys = map[string][]int32{}, map[string]int{}, map[string]int{}
	g.acronym, g.taken = map[string]int{}, map[model.PersonID]int{}
}

// Reset forgets all persons but keeps what the reader said with Rule, so that
// the articles can be added again.
func (g *Registry) Reset() { *g = Registry{rules: g.rules} }

// Rule keeps the reader's word that two names are one person's, or are not. It
// holds for articles added from now on.
func (g *Registry) Rule(a, b string, same bool) {
	if g.rules == nil {
		g.rules = map[[2]string]bool{}
	}
	g.rules[ruleKey(a, b)] = same
}

// DropRule takes a Rule back.
func (g *Registry) DropRule(a, b string) { delete(g.rules, ruleKey(a, b)) }

func ruleKey(a, b string) [2]string {
	a, b = foldName(a), foldName(b)
	return [2]string{min(a, b), max(a, b)}
}

// Add enters the persons of one article and returns the ID of each, in the
// order of r.Persons. Nameless persons and documents stay with their article.
func (g *Registry) Add(a *model.Article, r *model.Reading) []model.PersonID {
	if g.byID == nil {
		g.init()
	}
	out := make([]model.PersonID, len(r.Persons))
	for i := range r.Persons {
		p := &r.Persons[i]
		var n int
		switch p.Kind {
		case model.KindAccount:
			n = g.keyed("@"+strings.ToLower(strings.TrimPrefix(p.Name, "@")), p)
		case model.KindOrganisation:
			n = g.body(p)
		case model.KindPerson:
			n = g.someone(p)
		default:
			n = g.create(p, fullName{}, string(a.ID)+"-"+strconv.Itoa(i))
		}
		n = g.root(n)
		out[i] = g.nodes[n].person.ID
	}
	return out
}

// Person returns the person of that ID, merged ones included, or nil.
func (g *Registry) Person(id model.PersonID) *model.Person {
	if i, ok := g.byID[id]; ok {
		return &g.nodes[g.root(i)].person
	}
	return nil
}

// Canonical returns the ID that id goes by after merges.
func (g *Registry) Canonical(id model.PersonID) model.PersonID {
	if p := g.Person(id); p != nil {
		return p.ID
	}
	return id
}

// All returns every person, in order of first appearance.
func (g *Registry) All() []model.Person {
	out := make([]model.Person, 0, len(g.nodes))
	for i := range g.nodes {
		if g.nodes[i].into < 0 {
			out = append(out, g.nodes[i].person)
		}
	}
	return out
}

// Merge makes b the same person as a and keeps a's ID; b's still leads there.
// It reports whether both were known and different.
func (g *Registry) Merge(a, b model.PersonID) bool {
	i, ok := g.byID[a]
	j, ok2 := g.byID[b]
	if !ok || !ok2 {
		return false
	}
	if i, j = g.root(i), g.root(j); i == j {
		return false
	}
	x, y := &g.nodes[i], &g.nodes[j]
	g.Rule(x.person.Name, y.person.Name, true)
	y.into = i
	for _, f := range append([]string{y.person.Name}, y.person.Aliases...) {
		x.addForm(f, max(1, y.forms[f]))
	}
	for _, r := range y.person.Roles {
		x.addRole(r)
	}
	x.rename()
	return true
}

// Split says that two names are two persons'. What was added stays as it is:
// call Reset and add the articles again.
func (g *Registry) Split(a, b string) { g.Rule(a, b, false) }

func (g *Registry) root(i int) int {
	for g.nodes[i].into >= 0 {
		i = g.nodes[i].into
	}
	return i
}

// create enters a new node; slug is what its ID is made of, the name if "".
func (g *Registry) create(p *model.Person, n fullName, slug string) int {
	id := model.PersonID(slug)
	if slug == "" {
		id = model.PersonID(slugOf(p.Name))
	}
	g.taken[id]++
	if k := g.taken[id]; k > 1 {
		id = model.PersonID(string(id) + "-" + strconv.Itoa(k))
		g.taken[id]++
	}
	x := node{person: *p, name: n, into: -1}
	x.person.ID = id
	x.person.Aliases = append([]string(nil), p.Aliases...)
	x.person.Roles = append([]string(nil), p.Roles...)
	i := len(g.nodes)
	g.nodes = append(g.nodes, x)
	g.byID[id] = i
	return i
}

// slugOf makes an ID of a name: "denis-pushilin".
func slugOf(name string) string {
	s := strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9', r == '_', r == '@', r >= 0x80:
			return r
		}
		return '-'
	}, foldName(name))
	s = strings.Trim(s, "-")
	for strings.Contains(s, "--") {
		s = strings.ReplaceAll(s, "--", "-")
	}
	if s == "" {
		return "person"
	}
	if len(s) > 60 {
		s = s[:60]
	}
	return s
}
