package people

import (
	"strings"

	"whosaid/model"
)

const (
	// sureName is the SameName score from which spellings need no further sign
	// that they are one person's.
	sureName = 0.7
	// crowd is how many persons of one surname are kept for bare surnames: with
	// more, a surname alone says nothing.
	crowd = 8
	// blockSize bounds how many persons a blocking key holds.
	blockSize = 64
)

// keyed returns the node of a body or account by its key.
func (g *Registry) keyed(key string, p *model.Person) int {
	i, ok := g.keys[key]
	if !ok {
		i = g.create(p, fullName{}, "")
		g.keys[key] = i
	}
	g.root2(i).take(p)
	return i
}

func (g *Registry) root2(i int) *node { return &g.nodes[g.root(i)] }

// body returns the node of an organisation: by its key, by an acronym that is
// its name or one of its aliases, or by the reader's word.
func (g *Registry) body(p *model.Person) int {
	key := p.Key
	if key == "" {
		key = foldName(p.Name) + "|" + p.State
	}
	if i, ok := g.keys[key]; ok {
		g.root2(i).take(p)
		g.acronyms(p, i)
		return i
	}
	for _, f := range append([]string{p.Name}, p.Aliases...) {
		ac := strings.ToLower(strings.ReplaceAll(f, ".", ""))
		if !acronymLike(f) {
			if ac = initials(f); len(ac) < 3 {
				continue
			}
		}
		if i, ok := g.acronym[ac]; ok && g.fitsAcronym(i, p, f) {
			g.keys[key] = i
			g.root2(i).take(p)
			g.acronyms(p, i)
			return i
		}
	}
	i := g.keyed(key, p)
	g.acronyms(p, i)
	return i
}

// fitsAcronym guards against two bodies with the same initials: one of the two
// must be known by the acronym itself, and their states must agree.
func (g *Registry) fitsAcronym(i int, p *model.Person, form string) bool {
	x := &g.root2(i).person
	if x.State != "" && p.State != "" && x.State != p.State {
		return false
	}
	if acronymLike(form) {
		return true
	}
	if !acronymLike(x.Name) {
		return false
	}
	return true
}

// acronyms enters the acronyms that p is known by.
func (g *Registry) acronyms(p *model.Person, i int) {
	for _, f := range append([]string{p.Name}, p.Aliases...) {
		if acronymLike(f) {
			ac := strings.ToLower(strings.ReplaceAll(f, ".", ""))
			if _, ok := g.acronym[ac]; !ok {
				g.acronym[ac] = i
			}
		} else if ac := initials(f); len(ac) >= 3 && f == p.Name {
			if _, ok := g.acronym[ac]; !ok {
				g.acronym[ac] = i
			}
		}
	}
}

// someone returns the node of a person.
func (g *Registry) someone(p *model.Person) int {
	n := parseName(p.Name)
	i := -1
	if len(n.all) >= 2 {
		i = g.full(p, &n)
	} else if len(n.all) == 1 {
		i = g.single(p, &n)
	}
	if i < 0 {
		i = g.create(p, n, "")
		if len(n.all) >= 2 {
			g.enter(i, &n)
		}
	}
	g.root2(i).take(p)
	return i
}

// full finds the node of a name of two words or more, or -1.
func (g *Registry) full(p *model.Person, n *fullName) int {
	id := strings.Join(n.all, " ") + n.suffix
	for _, i := range g.exact[id] {
		if g.allowed(int(i), p) {
			return int(i)
		}
	}
	best, top := -1, 0.0
	for _, key := range blocks(n) {
		for _, i := range g.block[key] {
			x := &g.nodes[i]
			if len(x.name.all) < 2 || !g.allowed(int(i), p) {
				continue
			}
			same, score := sameParsed(&x.name, n)
			switch {
			case g.told(&x.person, p, true):
				return int(i)
			case !same || score < sureName && !g.context(&g.root2(int(i)).person, p):
			case score > top:
				best, top = int(i), score
			}
		}
	}
	if best < 0 {
		return -1
	}
	g.exact[id] = append(g.exact[id], int32(best))
	return best
}

// allowed reports whether nothing speaks against p being node i: gender, the
// reader's word.
func (g *Registry) allowed(i int, p *model.Person) bool {
	x := &g.root2(i).person
	return agree(x.Gender, p.Gender) && !g.told(x, p, false)
}

// told reports whether the reader said that x and p are one (same) or two.
func (g *Registry) told(x, p *model.Person, same bool) bool {
	if len(g.rules) == 0 {
		return false
	}
	for _, a := range append([]string{x.Name}, x.Aliases...) {
		for _, b := range append([]string{p.Name}, p.Aliases...) {
			if s, ok := g.rules[ruleKey(a, b)]; ok && s == same {
				return true
			}
		}
	}
	return false
}

// context reports whether two persons share an office: the noun of a role and
// no contradicting state, or a state.
func (g *Registry) context(x, p *model.Person) bool {
	if x.State != "" && p.State != "" && x.State != p.State {
		return false
	}
	for _, r := range p.Roles {
		if sharesHead(x.Roles, r) {
			return true
		}
	}
	return false
}

// single finds who a name of one word is: the only known person of that
// surname, or the only one whose office fits, or whoever went by that word
// alone before. -1 when it is somebody new.
func (g *Registry) single(p *model.Person, n *fullName) int {
	w := n.all[0]
	list := g.surname[w]
	found, fits := -1, 0
	var only int
	for _, i := range list {
		r := g.root(int(i))
		if !g.allowed(r, p) || r == found {
			continue
		}
		if g.context(&g.nodes[r].person, p) {
			found, fits = r, fits+1
		}
		only = r
	}
	switch {
	case fits == 1:
		return found
	case fits == 0 && len(list) == 1 && g.allowed(only, p) && !g.otherOffice(&g.nodes[g.root(int(list[0]))].person, p):
		return g.root(int(list[0]))
	}
	key := w + "|" + p.State
	if i, ok := g.bare[key]; ok && g.allowed(i, p) {
		return i
	}
	i := g.create(p, *n, "")
	g.bare[key] = i
	return i
}

// otherOffice reports whether two persons hold offices that differ.
func (g *Registry) otherOffice(x, p *model.Person) bool {
	if x.State != "" && p.State != "" && x.State != p.State {
		return true
	}
	if len(p.Roles) == 0 || len(x.Roles) == 0 {
		return false
	}
	return !g.context(x, p)
}

// enter files node i under the blocks of its name.
func (g *Registry) enter(i int, n *fullName) {
	id := strings.Join(n.all, " ") + n.suffix
	g.exact[id] = append(g.exact[id], int32(i))
	for _, key := range blocks(n) {
		if len(g.block[key]) < blockSize {
			g.block[key] = append(g.block[key], int32(i))
		}
	}
	words := []string{n.last}
	if n.eastern() {
		words[0] = n.all[0]
	} else if k := strings.LastIndexAny(n.last, " -"); k > 0 {
		words = append(words, n.last[k+1:])
	}
	for _, w := range words {
		if len(g.surname[w]) < crowd {
			g.surname[w] = append(g.surname[w], int32(i))
		}
	}
}

// blocks are the keys under which spellings of a full name meet: the skeleton
// of its surname with that of its given name, and with each group of cognates
// or nicknames the given name belongs to.
func blocks(n *fullName) []string {
	if n.eastern() {
		return []string{"e|" + eastSkeleton(n.all[0]) + "|" + eastSkeleton(strings.Join(n.all[1:], ""))}
	}
	first, _, _ := strings.Cut(n.first(), "-")
	keys := make([]string, 0, 6)
	for _, last := range skeletons(joined(withoutParticles(n.last))) {
		for _, f := range skeletons(first) {
			keys = append(keys, last+"|"+f)
		}
		for _, k := range cognateGroups()[first] {
			keys = append(keys, last+"|c"+string(rune('0'+k)))
		}
		for _, k := range nickGroups()[first] {
			keys = append(keys, last+"|n"+string(rune('0'+k)))
		}
	}
	if len(n.all) == 2 && surnamesFirst()[n.all[1]] { // "Jong-un Kim"
		keys = append(keys, "e|"+eastSkeleton(n.all[1])+"|"+eastSkeleton(n.all[0]))
	}
	return keys
}

// withoutParticles drops the small words in front of a surname.
func withoutParticles(last string) string {
	for {
		p, rest, ok := strings.Cut(last, " ")
		if !ok || !particles[p] {
			return last
		}
		last = rest
	}
}

// eastSkeleton is skeleton for names of Korea and China, where j, ch and zh are
// swapped among themselves and r, l and n at the start.
func eastSkeleton(w string) string {
	s := soundsOf(strings.ReplaceAll(w, "-", ""))
	out := make([]byte, 0, len(s))
	for i, c := range s {
		switch c {
		case 'a', 'e', 'i', 'o', 'u', 'y', 'h', 'v':
			continue
		case 'r', 'l', 'n', 'N':
			if i > 0 && c == 'r' {
				continue
			}
			c = 'n'
		case 'g', 'X', 'C', 'S', 'Q', 'T', 's', 'z', 'k', 'J', 'Z', 'G':
			c = 'k'
		case 'd':
			c = 't'
		case 'p':
			c = 'b'
		}
		if len(out) > 0 && out[len(out)-1] == c {
			continue
		}
		out = append(out, c)
	}
	return string(out)
}

// take adds what one article tells of a person.
func (x *node) take(p *model.Person) {
	x.addForm(p.Name, 1)
	for _, f := range p.Aliases {
		x.addForm(f, 1)
	}
	for _, r := range p.Roles {
		x.addRole(r)
	}
	if x.person.Gender == model.GenderUnknown {
		x.person.Gender = p.Gender
	}
	if x.person.State == "" {
		x.person.State = p.State
	}
	if p.Name != x.person.Name {
		x.rename()
	}
}

// maxForms bounds what is kept of one person's names and roles.
const maxForms = 48

func (x *node) addForm(f string, n int) {
	if f == "" || x.forms[f] == 0 && len(x.forms) >= maxForms {
		return
	}
	if x.forms == nil {
		x.forms = map[string]int{}
	}
	if x.forms[f] += n; x.forms[f] == n && f != x.person.Name && !contains(x.person.Aliases, f) {
		x.person.Aliases = append(x.person.Aliases, f)
	}
}

func (x *node) addRole(r string) {
	if len(x.person.Roles) < maxForms && !contains(x.person.Roles, r) {
		x.person.Roles = append(x.person.Roles, r)
	}
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if strings.EqualFold(x, s) {
			return true
		}
	}
	return false
}

// rename gives the person the fullest of its names: the most words, then the
// most articles, then the first seen.
func (x *node) rename() {
	if x.person.Kind != model.KindPerson {
		return
	}
	best := x.person.Name
	for _, f := range x.person.Aliases {
		a, b := len(parseName(f).all), len(parseName(best).all)
		if a > b || a == b && x.forms[f] > x.forms[best] {
			best = f
		}
	}
	if best == x.person.Name {
		return
	}
	old := x.person.Name
	for i, f := range x.person.Aliases {
		if f == best {
			x.person.Aliases[i] = old
		}
	}
	x.person.Name, x.name = best, parseName(best)
}
