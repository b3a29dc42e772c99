package people

import (
	"slices"
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
	h := handleOf(byKey, key)
	if i := g.index.first(h); i >= 0 && !g.parted(&g.at(g.root(i)).person) {
		return g.root(i)
	}
	i := g.create(p, &fullName{})
	g.file(i, h, 1)
	return i
}

// body returns the node of an organisation: by its key, by an acronym that is
// its name or one of its aliases, or a new one. A body that went by its acronym
// alone so far becomes one with the body that the article says it is.
func (g *Registry) body(p *model.Person) int {
	key := p.Key
	if key == "" {
		key = foldName(p.Name) + "|" + p.State
	}
	i := g.index.first(handleOf(byKey, key))
	if i >= 0 {
		if i = g.root(i); g.parted(&g.at(i).person) {
			i = -1
		}
	}
	for k := -1; k < len(p.Aliases); k++ {
		form := p.Name
		if k >= 0 {
			form = p.Aliases[k]
		}
		ac := acronymOf(form)
		if ac == "" {
			continue
		}
		j := g.index.first(handleOf(byAcronym, ac))
		if j < 0 {
			continue
		}
		if j = g.root(j); j == i || !g.fitsAcronym(j, p, form) {
			continue
		}
		if i < 0 {
			i = j
		} else if acronymLike(form) && acronymLike(g.at(j).person.Name) {
			g.join(i, j)
		}
	}
	if i < 0 {
		i = g.create(p, &fullName{})
	}
	g.file(i, handleOf(byKey, key), 1)
	g.acronyms(p, i)
	return i
}

// acronymOf is the acronym that a form of a body's name is, or that its capitals
// make, in lower case; "" for none worth knowing.
func acronymOf(form string) string {
	if acronymLike(form) {
		return strings.ToLower(strings.ReplaceAll(form, ".", ""))
	}
	if ac := initials(form); len(ac) >= 3 {
		return ac
	}
	return ""
}

// fitsAcronym guards against two bodies with the same initials: one of the two
// must be known by the acronym itself, their states must agree, and a body known
// by its full name takes no other of these initials.
func (g *Registry) fitsAcronym(i int, p *model.Person, form string) bool {
	x := &g.at(i).person
	if x.State != "" && p.State != "" && x.State != p.State || g.parted(x) {
		return false
	}
	if acronymLike(form) && len(p.Aliases) == 0 {
		return true
	}
	ac := acronymOf(form)
	mine, yours := fullBody(x, ac), fullBody(p, ac)
	if !acronymLike(x.Name) && !acronymLike(form) && !slices.ContainsFunc(x.Aliases, acronymLike) {
		return false
	}
	if mine == "" || yours == "" {
		return true
	}
	a, b := contentWords(&model.Mention{Name: mine}, ""), contentWords(&model.Mention{Name: yours}, "")
	return bodyKey(a, "", -1) == bodyKey(b, "", -1)
}

// fullBody is the first of a body's names that is written out and has the
// initials ac, or "".
func fullBody(x *model.Person, ac string) string {
	if !acronymLike(x.Name) && initials(x.Name) == ac {
		return x.Name
	}
	for _, f := range x.Aliases {
		if !acronymLike(f) && initials(f) == ac {
			return f
		}
	}
	return ""
}

// acronyms enters the acronyms that p is known by.
func (g *Registry) acronyms(p *model.Person, i int) {
	if ac := acronymOf(p.Name); ac != "" {
		g.file(i, handleOf(byAcronym, ac), 1)
	}
	for _, f := range p.Aliases {
		if acronymLike(f) {
			g.file(i, handleOf(byAcronym, acronymOf(f)), 1)
		}
	}
}

// someone returns the node of a person.
func (g *Registry) someone(p *model.Person) int {
	n := parseName(p.Name)
	switch len(n.all) {
	case 0:
		return g.create(p, &n)
	case 1:
		return g.single(p, &n)
	}
	i, spellings := g.full(p, &n)
	if i < 0 {
		i = g.create(p, &n)
		g.enter(i, &n, spellings)
	}
	g.adopt(i, p, &n)
	return i
}

// full finds the node of a name of two words or more, or -1 and the name's blocks.
func (g *Registry) full(p *model.Person, n *fullName) (int, []handle) {
	var buf [2]int32
	exact := handleOf(byName, strings.Join(n.all, " "), n.suffix)
	for _, i := range g.index.all(exact, buf[:]) {
		if r := g.root(int(i)); g.allowed(r, p) {
			return r, nil
		}
	}
	best, top := -1, 0.0
	sound, spellings := quickOf(n), blocks(n)
	for _, h := range spellings {
		for _, i := range g.index.all(h, buf[:]) {
			x := g.at(int(i))
			if sound.otherSound(&x.quick) || !g.allowed(g.root(int(i)), p) {
				continue
			}
			name := parseName(x.person.Name)
			if len(name.all) < 2 {
				continue
			}
			same, score := sameParsed(&name, n)
			if same && score > top && (score >= sureName || g.context(&g.at(g.root(int(i))).person, p)) {
				best, top = g.root(int(i)), score
			}
		}
	}
	if best >= 0 {
		g.file(best, exact, blockSize)
	}
	return best, spellings
}

// allowed reports whether nothing speaks against p being node i: gender, the
// reader's word.
func (g *Registry) allowed(i int, p *model.Person) bool {
	x := &g.at(i).person
	return agree(x.Gender, p.Gender) && !g.parted(x)
}

// context reports whether two persons share an office: the noun of a role and
// no contradicting state.
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

// single finds who a name of one word is: the only known person of that surname
// whose office fits, or the only one of the name, or whoever went by that word
// alone before; somebody new otherwise.
func (g *Registry) single(p *model.Person, n *fullName) int {
	w := n.all[0]
	found, fits, count, only := -1, 0, 0, -1
	var buf [2]int32
	for _, i := range g.index.all(handleOf(bySurname, w), buf[:]) {
		r := g.root(int(i))
		count++
		if !g.allowed(r, p) || r == found {
			continue
		}
		if only = r; g.context(&g.at(r).person, p) {
			switch {
			case fits > 0 && g.dwarfs(found, r):
			case fits > 0 && g.dwarfs(r, found):
				found = r
			default:
				found, fits = r, fits+1
			}
		}
	}
	switch {
	case fits == 1:
		return found
	case fits == 0 && count == 1 && only >= 0 && !g.otherOffice(&g.at(only).person, p):
		return only
	}
	bare := handleOf(byBare, w, p.State)
	if i := g.index.first(bare); i >= 0 && g.allowed(g.root(i), p) {
		return g.root(i)
	}
	i := g.create(p, n)
	g.file(i, bare, 1)
	return i
}

// dwarfs reports whether many articles know node i and hardly one node j.
func (g *Registry) dwarfs(i, j int) bool {
	x, y := g.at(i), g.at(j)
	return len(x.counts) > 0 && len(y.counts) > 0 && x.counts[0] >= 4 && y.counts[0] <= 1
}

// adopt makes whoever was known by a surname alone one with node i, a person of
// that surname who holds the same office, unless another known person might be
// meant as well.
func (g *Registry) adopt(i int, p *model.Person, n *fullName) {
	if len(p.Roles) == 0 {
		return
	}
	w := n.last
	if n.eastern() {
		w = n.all[0]
	}
	b := -1
	for _, state := range [...]string{p.State, ""} {
		if b = g.index.first(handleOf(byBare, w, state)); b >= 0 {
			break
		}
	}
	if b < 0 || g.at(b).into >= 0 || !g.allowed(b, p) || !agree(g.at(b).person.Gender, g.at(i).person.Gender) || !g.context(&g.at(b).person, p) {
		return
	}
	var buf [2]int32
	for _, k := range g.index.all(handleOf(bySurname, w), buf[:]) {
		if r := g.root(int(k)); r != i && g.context(&g.at(r).person, &g.at(b).person) {
			return
		}
	}
	g.join(i, b)
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

// enter files node i under the handles of its full name.
func (g *Registry) enter(i int, n *fullName, spellings []handle) {
	g.file(i, handleOf(byName, strings.Join(n.all, " "), n.suffix), blockSize)
	for _, h := range spellings {
		g.file(i, h, blockSize)
	}
	w := n.last
	if n.eastern() {
		w = n.all[0]
	} else if k := strings.LastIndexAny(n.last, " -"); k > 0 {
		g.file(i, handleOf(bySurname, n.last[k+1:]), crowd)
	}
	g.file(i, handleOf(bySurname, w), crowd)
}

// blocks are the keys under which spellings of a full name meet: the skeleton
// of its surname with that of its given name, and with each group of cognates
// or nicknames the given name belongs to.
func blocks(n *fullName) []handle {
	if n.eastern() {
		return []handle{handleOf(byBlock, eastSkeleton(n.all[0]), eastSkeleton(strings.Join(n.all[1:], "")))}
	}
	first, _, _ := strings.Cut(n.first(), "-")
	keys := make([]handle, 0, 6)
	for _, last := range skeletons(joined(withoutParticles(n.last))) {
		for _, f := range skeletons(first) {
			keys = append(keys, handleOf(byBlock, last, f))
		}
		for _, k := range cognateGroups()[first] {
			keys = append(keys, handleOf(byBlock, last, "cognate", string(rune('0'+k))))
		}
		for _, k := range nickGroups()[first] {
			keys = append(keys, handleOf(byBlock, last, "nickname", string(rune('0'+k))))
		}
	}
	if len(n.all) == 2 && surnamesFirst()[n.all[1]] { // "Jong-un Kim"
		keys = append(keys, handleOf(byBlock, eastSkeleton(n.all[1]), eastSkeleton(n.all[0])))
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
