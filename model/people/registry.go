package people

import (
	"strconv"
	"strings"

	"whosaid/model"
)

// Registry ties the persons of many articles together. The zero Registry is
// ready to use; it is not safe for concurrent use.
//
// Entering an article looks only at those known persons who share a handle with
// one of its own: persons by the sounds of surname and given name, bodies by
// their key, accounts by their name. Every handle leads to a bounded number of
// persons, so an article costs the same however many articles there are. The
// same articles in the same order give the same IDs, in one go or in many, with
// a Restore in between or without.
//
// A person costs about half a kilobyte of memory.
type Registry struct {
	shelf [][]node // all nodes, in runs of shelfSize
	index index
	rules rules
	taken map[string]int // how often a slug was wanted that another had

	spoken []string // names of the person that is being found that the reader spoke of

	changed []int32 // nodes changed since Changes was asked
	merged  []Merger
	locals  []model.PersonID // of Add: nameless persons, by article
	local   map[model.PersonID]*model.Person
	place   map[model.PersonID]int // after how many nodes a local came
}

// Merger tells that two persons known before turned out to be one.
type Merger struct{ Gone, Kept model.PersonID }

// Changes is what changed in a registry.
type Changes struct {
	// Persons are the numbers of the persons that are new or not as they were:
	// their Record is to be stored.
	Persons []int
	// Merged are the persons known before that are one now, in the order in which
	// that was found out.
	Merged []Merger
}

// Reset forgets all persons but keeps what the reader said with Rule, so that
// the articles can be added again.
func (g *Registry) Reset() { *g = Registry{rules: g.rules} }

func (g *Registry) init() {
	if g.index.at == nil {
		g.index, g.taken = newIndex(), map[string]int{}
	}
}

// Enter enters the persons of one article, by its ID, and returns the ID of each
// in their order. Nameless persons and documents stay with their article: they
// get an ID that only Local understands. Ask Changes for what it changed.
func (g *Registry) Enter(article model.ArticleID, persons []model.Person) []model.PersonID {
	g.init()
	out := make([]model.PersonID, len(persons))
	for i := range persons {
		p := &persons[i]
		if p.Kind == model.KindUnnamed || p.Kind == model.KindDocument || p.Kind == model.KindUnknown {
			out[i] = localID(article, i)
			continue
		}
		n := g.root(g.find(p))
		x := g.at(n)
		x.take(p, article)
		g.fileRuled(n, g.spoken)
		g.note(n)
		out[i] = x.person.ID
	}
	return out
}

// find returns the node of a person, a new one if need be.
func (g *Registry) find(p *model.Person) int {
	g.spoken = g.ruled(p)
	if n := g.told(p); n >= 0 {
		return n
	}
	switch p.Kind {
	case model.KindAccount:
		return g.keyed("@"+strings.ToLower(strings.TrimPrefix(p.Name, "@")), p)
	case model.KindOrganisation:
		return g.body(p)
	}
	return g.someone(p)
}

// localID names the i-th person of an article, one without a name.
func localID(article model.ArticleID, i int) model.PersonID {
	return model.PersonID(string(article) + "#" + strconv.Itoa(i))
}

// Local takes the ID of a nameless person or document apart: the article, and
// the index in its Reading.Persons.
func Local(id model.PersonID) (article model.ArticleID, i int, ok bool) {
	a, n, ok := strings.Cut(string(id), "#")
	if !ok {
		return "", 0, false
	}
	i, err := strconv.Atoi(n)
	return model.ArticleID(a), i, err == nil && i >= 0
}

// Add is Enter for a registry that lives in memory alone: it remembers nameless
// persons too, so that Person and All know them.
func (g *Registry) Add(a *model.Article, r *model.Reading) []model.PersonID {
	out := g.Enter(a.ID, r.Persons)
	for i, id := range out {
		if _, _, ok := Local(id); !ok || g.local[id] != nil {
			continue
		}
		if g.local == nil {
			g.local, g.place = map[model.PersonID]*model.Person{}, map[model.PersonID]int{}
		}
		p := r.Persons[i]
		p.ID = id
		g.local[id], g.place[id] = &p, g.Len()
		g.locals = append(g.locals, id)
	}
	return out
}

// note remembers that node n is not as the caller knows it.
func (g *Registry) note(n int) {
	if x := g.at(n); x.fresh {
		x.fresh = false
		g.changed = append(g.changed, int32(n))
	}
}

// Changes returns what changed since it was asked last, each person once.
func (g *Registry) Changes() Changes {
	c := Changes{Merged: g.merged}
	seen := make(map[int32]bool, len(g.changed))
	for _, n := range g.changed {
		if !seen[n] {
			seen[n] = true
			c.Persons = append(c.Persons, int(n))
		}
	}
	g.changed, g.merged = g.changed[:0], nil
	return c
}

// node returns the node of an ID, merged ones not followed, or -1.
func (g *Registry) node(id model.PersonID) int {
	var buf [2]int32
	for _, n := range g.index.all(handleOf(byID, string(id)), buf[:]) {
		if g.at(int(n)).person.ID == id {
			return int(n)
		}
	}
	return -1
}

// Person returns the person of that ID, merged ones included, or nil. It is
// the registry's own, not to be changed.
func (g *Registry) Person(id model.PersonID) *model.Person {
	if n := g.node(id); n >= 0 {
		return &g.at(g.root(n)).person
	}
	return g.local[id]
}

// Canonical returns the ID that id goes by after merges.
func (g *Registry) Canonical(id model.PersonID) model.PersonID {
	if n := g.node(id); n >= 0 {
		return g.at(g.root(n)).person.ID
	}
	return id
}

// Len is how many persons were ever known, merged ones included: their numbers
// are those below it.
func (g *Registry) Len() int {
	if len(g.shelf) == 0 {
		return 0
	}
	return (len(g.shelf)-1)*shelfSize + len(g.shelf[len(g.shelf)-1])
}

// shelfSize is how many nodes lie side by side; they never move.
const shelfSize = 512

func (g *Registry) at(i int) *node { return &g.shelf[i/shelfSize][i%shelfSize] }

func (g *Registry) append(x node) int {
	k := len(g.shelf) - 1
	if k < 0 || len(g.shelf[k]) == shelfSize {
		g.shelf = append(g.shelf, make([]node, 0, shelfSize))
		k++
	}
	g.shelf[k] = append(g.shelf[k], x)
	return g.Len() - 1
}

// All returns every person, in order of first appearance.
func (g *Registry) All() []model.Person {
	out := make([]model.Person, 0, g.Len()+len(g.locals))
	k := 0
	for i := range g.Len() {
		for ; k < len(g.locals) && g.place[g.locals[k]] <= i; k++ {
			out = append(out, *g.local[g.locals[k]])
		}
		if x := g.at(i); x.into < 0 && !x.gone {
			out = append(out, x.person)
		}
	}
	for ; k < len(g.locals); k++ {
		out = append(out, *g.local[g.locals[k]])
	}
	return out
}

// Merge makes b the same person as a and keeps a's ID; b's still leads there,
// and what is entered from now on under the name of one goes to the same person.
// It reports whether both were known and different.
func (g *Registry) Merge(a, b model.PersonID) bool {
	i, j := g.node(a), g.node(b)
	if i < 0 || j < 0 {
		return false
	}
	if i, j = g.root(i), g.root(j); i == j {
		return false
	}
	g.Rule(g.at(i).person.Name, g.at(j).person.Name, true)
	g.join(i, j)
	return true
}

// join merges node j into node i.
func (g *Registry) join(i, j int) {
	x, y := g.at(i), g.at(j)
	y.into, y.fresh = int32(i), true
	g.merged = append(g.merged, Merger{Gone: y.person.ID, Kept: x.person.ID})
	x.swallow(y)
	g.fileRuled(i, g.ruled(&x.person))
	g.note(i)
	g.note(j)
}

// Split says that two names are two persons'. What was entered stays as it is:
// Dissolve the person and enter its articles' persons again, or Reset.
func (g *Registry) Split(a, b string) { g.Rule(a, b, false) }

// Dissolve forgets a person and all who were merged into it, for the persons of
// its articles to be entered anew under rules that changed. It returns the IDs
// that are void now; the next Enter may give them out again.
func (g *Registry) Dissolve(id model.PersonID) []model.PersonID {
	n := g.node(id)
	if n < 0 {
		return nil
	}
	n = g.root(n)
	var void []model.PersonID
	for i := range g.Len() {
		x := g.at(i)
		if x.gone || g.root(i) != n {
			continue
		}
		void = append(void, x.person.ID)
	}
	for _, id := range void {
		i := g.node(id)
		x := g.at(i)
		for _, h := range x.filed {
			g.index.drop(h, int32(i))
		}
		*x = node{into: -1, gone: true, fresh: true}
		g.note(i)
	}
	clear(g.taken)
	return void
}

// root is the node that node i was merged into in the end.
func (g *Registry) root(i int) int {
	for range 64 {
		to := int(g.at(i).into)
		if to < 0 || to >= g.Len() {
			break
		}
		i = to
	}
	return i
}

// create enters a new node.
func (g *Registry) create(p *model.Person, n *fullName) int {
	id := g.freshID(p)
	x := node{quick: quickOf(n), person: *p, into: -1, fresh: true}
	x.person.ID = id
	x.person.Aliases = append([]string(nil), p.Aliases...)
	x.person.Roles = append([]string(nil), p.Roles...)
	i := g.append(x)
	g.file(i, handleOf(byID, string(id)), 8)
	return i
}

// file files node i under a handle.
func (g *Registry) file(i int, h handle, limit int) {
	if g.index.file(h, int32(i), limit) {
		g.at(i).filed = append(g.at(i).filed, h)
		g.at(i).fresh = true
	}
}

// freshID makes an ID that nobody has: of the name, of a body's key when another
// body has the name, with a number when even that is taken.
func (g *Registry) freshID(p *model.Person) model.PersonID {
	slug := slugOf(p.Name)
	if g.node(model.PersonID(slug)) < 0 {
		return model.PersonID(slug)
	}
	if p.Kind == model.KindOrganisation && p.Key != "" {
		if slug = slugOf(p.Key); g.node(model.PersonID(slug)) < 0 {
			return model.PersonID(slug)
		}
	}
	for k := max(2, g.taken[slug]); ; k++ {
		id := model.PersonID(slug + "-" + strconv.Itoa(k))
		if g.node(id) < 0 {
			g.taken[slug] = k + 1
			return id
		}
	}
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
		s = strings.ToValidUTF8(s[:60], "")
	}
	return s
}
