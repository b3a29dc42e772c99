package people

import (
	"slices"
	"strings"

	"whosaid/model"
)

// node is a person over all articles.
type node struct {
	quick  quick // of person.Name
	person model.Person
	counts []uint8  // in how many articles each form stands, see count: Name, then Aliases
	filed  []handle // where the index has it
	into   int32    // the node it was merged into, -1
	gone   bool     // dissolved
	fresh  bool     // changed since the caller was told
}

// maxForms bounds what is kept of one person's names and roles.
const maxForms = 48

// certain is up to which number forms are counted one by one.
const certain = 8

// count adds one article to a counter of a byte. Above certain it grows ever
// more rarely, about with the logarithm of the number (Morris, "Counting large
// numbers of events in small registers", 1978), so that a well-known person
// seldom changes and need not be stored anew with every article. What stands
// for chance is a hash of the article and the form: the same articles give the
// same counts.
func count(c uint8, seed handle) uint8 {
	switch {
	case c < certain:
		return c + 1
	case c < certain+50 && uint64(seed)&(1<<(c-certain+1)-1) == 0:
		return c + 1
	}
	return c
}

// take adds what one article tells of a person.
func (x *node) take(p *model.Person, article model.ArticleID) {
	x.addForm(p.Name, article, 1)
	for _, f := range p.Aliases {
		x.addForm(f, article, 1)
	}
	for _, r := range p.Roles {
		x.addRole(r)
	}
	if x.person.Gender == model.GenderUnknown && p.Gender != x.person.Gender {
		x.person.Gender, x.fresh = p.Gender, true
	}
	if x.person.State == "" && p.State != "" {
		x.person.State, x.fresh = p.State, true
	}
	if p.Name != x.person.Name {
		x.rename()
	}
}

// form is the place of a printed form in counts, or -1.
func (x *node) form(f string) int {
	if f == x.person.Name {
		return 0
	}
	if k := slices.Index(x.person.Aliases, f); k >= 0 {
		return k + 1
	}
	return -1
}

// addForm counts a printed form once more; n is the count of a new one.
func (x *node) addForm(f string, article model.ArticleID, n uint8) {
	if f == "" {
		return
	}
	if len(x.counts) == 0 {
		x.counts = make([]uint8, 1+len(x.person.Aliases))
	}
	if k := x.form(f); k >= 0 {
		c := x.counts[k]
		if c < certain {
			x.counts[k]++
		} else {
			x.counts[k] = count(c, handleOf('c', string(article), f))
		}
		x.fresh = x.fresh || x.counts[k] != c
		return
	}
	if len(x.counts) >= maxForms || contains(x.person.Aliases, f) {
		return
	}
	x.person.Aliases, x.counts, x.fresh = append(x.person.Aliases, f), append(x.counts, n), true
}

func (x *node) addRole(r string) {
	if len(x.person.Roles) < maxForms && !contains(x.person.Roles, r) {
		x.person.Roles, x.fresh = append(x.person.Roles, r), true
	}
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if len(x) == len(s) && strings.EqualFold(x, s) {
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
	best, most := 0, len(parseName(x.person.Name).all)
	for k, f := range x.person.Aliases {
		if n := len(parseName(f).all); n > most || n == most && x.counts[k+1] > x.counts[best] {
			best, most = k+1, n
		}
	}
	if best == 0 {
		return
	}
	x.person.Name, x.person.Aliases[best-1] = x.person.Aliases[best-1], x.person.Name
	x.counts[0], x.counts[best] = x.counts[best], x.counts[0]
	x.fresh = true
	n := parseName(x.person.Name)
	x.quick = quickOf(&n)
}

// quick is the sounds of the surname of a name of two plain words, its first
// byte their number; zero for any other name. It tells most names apart without
// a look at the node.
type quick [16]byte

func quickOf(n *fullName) (q quick) {
	if len(n.all) != 2 || len(n.given) != 1 || len(n.last) < 4 || n.eastern() || surnamesFirst()[n.last] {
		return q
	}
	for _, w := range n.all {
		if strings.ContainsAny(w, "-. ") || strings.HasPrefix(w, "abd") {
			return q
		}
	}
	if s := soundsOf(n.last); len(s) < len(q) {
		q[0] = byte(len(s))
		copy(q[1:], s)
	}
	return q
}

// otherSound reports two surnames that are no spellings of one: what sameParsed
// would find out last, at once.
func (q *quick) otherSound(o *quick) bool {
	n, m := int(max(q[0], o[0])), int(min(q[0], o[0]))
	switch {
	case m == 0:
		return false
	case n > 2*m+3:
		return true
	}
	limit := limitWord * float32(max(n, 4))
	return distanceWithin(q[1:1+q[0]], o[1:1+o[0]], false, limit) >= limit
}

// swallow takes over the forms and roles of y, which is merged into x.
func (x *node) swallow(y *node) {
	for k, f := range append([]string{y.person.Name}, y.person.Aliases...) {
		n := uint8(1)
		if k < len(y.counts) {
			n = max(1, y.counts[k])
		}
		if at := x.form(f); at >= 0 && at < len(x.counts) {
			x.counts[at] = max(x.counts[at], n)
			continue
		}
		x.addForm(f, "", n)
	}
	for _, r := range y.person.Roles {
		x.addRole(r)
	}
	if x.person.Gender == model.GenderUnknown {
		x.person.Gender = y.person.Gender
	}
	if x.person.State == "" {
		x.person.State = y.person.State
	}
	x.fresh = true
	x.rename()
}
