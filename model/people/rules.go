package people

import "whosaid/model"

// rules are what the reader said of pairs of names: that they are one person's,
// or two persons'.
type rules struct {
	same map[[2]string]bool
	of   map[string][]string // folded name: those it is paired with
}

// Rule keeps the reader's word that two names are one person's, or are not. It
// holds for what is entered from now on. Names are any that were printed; case
// and accents don't matter.
func (g *Registry) Rule(a, b string, same bool) {
	r := &g.rules
	if r.same == nil {
		r.same, r.of = map[[2]string]bool{}, map[string][]string{}
	}
	key := ruleKey(a, b)
	if _, ok := r.same[key]; !ok {
		r.of[key[0]] = append(r.of[key[0]], key[1])
		r.of[key[1]] = append(r.of[key[1]], key[0])
	}
	r.same[key] = same
}

// DropRule takes a Rule back.
func (g *Registry) DropRule(a, b string) {
	r := &g.rules
	key := ruleKey(a, b)
	delete(r.same, key)
	for k, w := range key {
		kept := r.of[w][:0:0]
		for _, o := range r.of[w] {
			if o != key[1-k] {
				kept = append(kept, o)
			}
		}
		if r.of[w] = kept; len(kept) == 0 {
			delete(r.of, w)
		}
	}
}

func ruleKey(a, b string) [2]string {
	a, b = foldName(a), foldName(b)
	return [2]string{min(a, b), max(a, b)}
}

// ruled are the names of p that the reader spoke of, folded.
func (g *Registry) ruled(p *model.Person) []string {
	if len(g.rules.of) == 0 {
		return nil
	}
	var out []string
	add := func(f string) {
		if f = foldName(f); len(g.rules.of[f]) > 0 {
			out = append(out, f)
		}
	}
	add(p.Name)
	for _, f := range p.Aliases {
		add(f)
	}
	return out
}

// fileRuled files node i under names that the reader spoke of.
func (g *Registry) fileRuled(i int, folded []string) {
	for _, f := range folded {
		g.index.file(handleOf(byRuled, f), int32(i), 1<<16)
	}
}

// told finds the node that the reader said p is, or -1.
func (g *Registry) told(p *model.Person) int {
	var buf [2]int32
	for _, f := range g.spoken {
		for _, o := range g.rules.of[f] {
			if !g.rules.same[ruleKey(f, o)] {
				continue
			}
			for _, i := range g.index.all(handleOf(byRuled, o), buf[:]) {
				n := g.root(int(i))
				if x := g.at(n); !x.gone && x.person.Kind == p.Kind && !g.parted(&x.person) {
					return n
				}
			}
		}
	}
	return -1
}

// parted reports whether the reader said that the person that is being found is
// not x.
func (g *Registry) parted(x *model.Person) bool {
	for _, f := range g.spoken {
		for _, o := range g.rules.of[f] {
			if !g.rules.same[ruleKey(f, o)] && named(x, o) {
				return true
			}
		}
	}
	return false
}

// named reports whether a folded name is one of x's.
func named(x *model.Person, folded string) bool {
	if foldName(x.Name) == folded {
		return true
	}
	for _, f := range x.Aliases {
		if foldName(f) == folded {
			return true
		}
	}
	return false
}
