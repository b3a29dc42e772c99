package people

import (
	"strings"

	"whosaid/model"
)

// isPerson reports whether a name mention can be a person's.
func isPerson(m *model.Mention) bool {
	return m.Form == model.FormName && (m.Kind == model.KindPerson || m.Kind == model.KindUnknown && m.State == "" && m.Gender != model.Neuter)
}

// parse is parseName, remembered: an article says few names often. What it returns
// is shared.
func (v *resolver) parse(name string) *fullName {
	n, ok := v.parsed[name]
	if !ok {
		n = new(fullName)
		*n = parseName(name)
		n.id = strings.Join(n.all, " ")
		if n.suffix != "" {
			n.id += n.suffix
		}
		v.parsed[name] = n
	}
	return n
}

// fullNames makes persons of names of two words or more, and of single names
// that stand behind a title.
func (v *resolver) fullNames() {
	for i := range v.r.Mentions {
		m := &v.r.Mentions[i]
		if !isPerson(m) || v.inner(i) >= 0 {
			continue
		}
		n := v.parse(m.Name)
		if len(n.given) == 0 || courtesy(m.Role) && len(n.given) == 1 || v.glued(i, n) {
			continue
		}
		v.fullName(i, n)
	}
}

// glued reports a surname in a headline with a word in front that is no name:
// "Derelict Berg". No line of the text repeats it, but the surname alone.
func (v *resolver) glued(i int, n *fullName) bool {
	m := &v.r.Mentions[i]
	if lang := v.a.Language; lang != "" && !strings.HasPrefix(lang, "en") {
		return false
	}
	if len(n.all) != 2 || m.Role != "" || m.Gender != model.GenderUnknown || givenName(n.all[0]) || !v.headline(i) {
		return false
	}
	alone := false
	for j := range v.r.Mentions {
		o := &v.r.Mentions[j]
		if j == i || o.Form != model.FormName || len(o.Name) < len(n.last) {
			continue
		}
		switch p := v.parse(o.Name); {
		case len(p.all) == 1 && p.last == n.last:
			alone = true
		case len(p.all) > 1 && p.last == n.last:
			return false
		}
	}
	return alone
}

// headline reports whether mention i stands in a title, a heading or the first
// block, which is one more often than not.
func (v *resolver) headline(i int) bool {
	b := v.block(i)
	if b >= len(v.a.Blocks) {
		return false
	}
	return b == 0 || v.a.Blocks[b].Kind == model.KindTitle || v.a.Blocks[b].Kind == model.KindHeading
}

// inner is the name inside a mention that was drawn too wide, or -1:
// attribution may add "Later Mr. Berg hardly" beside "Mr. Berg". It is the name
// that holds the mention's head, the one it begins with, or the one a title ends
// in: "Former Mayor and present candidate Anna Berg".
func (v *resolver) inner(i int) int {
	if v.innerName[i] == unasked {
		v.innerName[i] = v.findInner(i)
	}
	return v.innerName[i]
}

// unasked stands where a mention's inner name has not been looked for.
const unasked = -2

func (v *resolver) findInner(i int) int {
	m := &v.r.Mentions[i]
	if m.Kind != model.KindUnknown && m.Form != model.FormRole {
		return -1
	}
	start, head, end, count := -1, -1, -1, 0
	for j := max(0, i-3); j < len(v.r.Mentions) && j <= i+6; j++ {
		n := &v.r.Mentions[j]
		if n.Span.Start >= m.Span.End {
			break
		}
		if j == i || n.Form != model.FormName || !m.Span.Contains(n.Span) || n.Span == m.Span || n.Span.Len() == 0 {
			continue
		}
		count++
		if n.Span.Contains(m.Head) {
			head = j
		}
		if n.Span.Start == m.Span.Start {
			start = j
		}
		if (n.Span.End == m.Span.End || n.Extent.End >= m.Span.End) && !m.Plural && (n.Kind == model.KindPerson || n.Kind == model.KindUnknown && n.State == "" && n.Gender != model.Neuter) && v.titled(m.Span.Start, n) {
			end = j
		}
	}
	switch {
	case m.Kind != model.KindUnknown && end < 0, v.several(m, count):
		return -1
	case end >= 0:
		return end
	case head >= 0:
		return head
	case start >= 0 && v.possessive(start, m.Span.End):
		return -1 // "Berg’s page"
	}
	return start
}

// several reports a mention of more than one: names joined by "and".
func (v *resolver) several(m *model.Mention, names int) bool {
	return names > 1 && strings.Contains(m.Span.In(v.a.Text), " and ")
}

// possessive reports whether a possessive ending follows mention j, and words of
// the same phrase, which ends at end, behind it.
func (v *resolver) possessive(j, end int) bool {
	rest := v.a.Text[v.r.Mentions[j].Span.End:end]
	for _, s := range [...]string{"’s ", "'s ", "’ ", "' "} {
		if strings.HasPrefix(rest, s) {
			return true
		}
	}
	return false
}

// titled reports whether what stands between from and the name n is a title:
// "Former Mayor and present candidate", or "The mayor of Oslo," with its comma.
func (v *resolver) titled(from int, n *model.Mention) bool {
	before := strings.TrimRight(v.a.Text[from:n.Span.Start], " \u00a0\n")
	w := before[strings.LastIndexAny(before, " \u00a0\n")+1:]
	definite, _ := determiner(before)
	if strings.HasSuffix(w, ",") {
		for _, s := range [...]string{" which ", " that ", " -- ", " — "} {
			if k := strings.LastIndex(before, s); k >= 0 {
				before = before[k+len(s):]
				definite = definite || nameLike(before)
			}
		}
		definite = definite || strings.Contains(before, "’s ") || strings.Contains(before, "'s ")
		commas := strings.Count(before, ",")
		return definite && (commas == 1 || n.Role != "" && commas <= 3) // "The chair, Trade Committee, Senator Ann Lee"
	}
	for _, s := range [...]string{" who ", " which ", " that ", "’s", "'s", "s’"} {
		if strings.Contains(before+" ", s) && (s[0] == ' ' || strings.HasSuffix(w, s)) {
			return false
		}
	}
	switch strings.ToLower(w) {
	case "of", "to", "for", "in", "at", "by", "from", "with", "on", "about", "and", "or", "than", "like", "the", "according":
		return n.Role != "" && w == "and"
	}
	return before != ""
}

// ghosts makes persons of full names that the article gives only inside other
// mentions ("friends of Ann Lee", "candidate Ann Lee’s doctor"), so that surnames
// find them.
func (v *resolver) ghosts() {
	for i := range v.r.Mentions {
		m := &v.r.Mentions[i]
		if m.Owner.IsZero() || m.State != "" {
			continue
		}
		text := m.Owner.In(v.a.Text)
		n := parseName(text)
		if len(n.given) != 1 || !proper(text) || acronymLike(n.last) || v.familiar(&n) {
			continue
		}
		x := entity{kind: model.KindUnknown, ghost: true, office: text, name: n, fullest: -1, first: i, last: -1, person: -1}
		if m.Span.Contains(m.Owner) {
			v.addRole(&x, ownerTitle(v.a.Text[m.Span.Start:m.Owner.Start]))
		}
		if len(x.roles) > 0 || givenName(n.given[0]) {
			x.kind = model.KindPerson
		}
		v.ents = append(v.ents, x)
		e := len(v.ents) - 1
		v.exact.set(strings.Join(n.all, " ")+n.suffix, e)
		v.surname.add(n.last, e)
	}
}

// familiar reports whether a person of that name is known.
func (v *resolver) familiar(n *fullName) bool {
	for _, e := range few(v.surname.under(n.last)) {
		if givenFit(v.ents[e].name.given, n.given) || len(v.ents[e].name.given) == 0 {
			return true
		}
	}
	return false
}

// ownerTitle is the title in front of an owner’s name, "" when it is none.
func ownerTitle(before string) string {
	before = strings.TrimSpace(before)
	if definite, first := determiner(before); definite || first == "a" || first == "an" {
		before = strings.TrimSpace(before[min(len(first), len(before)):])
	}
	if !knownRole(roleHead(before)) {
		return ""
	}
	return before
}

// givenName reports common given names.
func givenName(w string) bool { return len(nickGroups()[w]) > 0 || len(cognateGroups()[w]) > 0 }

// fullName joins mention i to a person of a compatible name, or makes one.
func (v *resolver) fullName(i int, n *fullName) {
	m := &v.r.Mentions[i]
	id := n.id
	for _, e := range v.exact.under(id) {
		if agree(v.ents[e].gender, m.Gender) {
			v.assign(i, e, "same name", 0.99)
			v.ents[e].full++
			return
		}
	}
	for _, e := range few(v.surname.under(n.last)) {
		if v.fits(e, n, m) {
			v.join(i, e, n, "fuller name", 0.95)
			v.exact.add(id, e)
			return
		}
	}
	sk := skeleton(n.last)
	for _, e := range few(v.skel.under(sk)) {
		if !agree(v.ents[e].gender, m.Gender) {
			continue
		}
		if same, score := sameParsed(&v.ents[e].name, n); same {
			v.join(i, e, n, "spelling", score)
			v.exact.add(id, e)
			return
		}
	}
	e := v.create(i, m.Kind)
	v.ents[e].name, v.ents[e].full = *n, 1
	v.exact.add(id, e)
	v.surname.add(n.last, e)
	if k := strings.LastIndexByte(n.last, ' '); k > 0 {
		v.surname.add(n.last[k+1:], e)
	}
	if k := len(n.given); k > 1 && len(n.given[k-1]) > 1 { // "Enrique Peña Nieto"
		for _, s := range [...]string{n.given[k-1] + " " + n.last, n.given[k-1]} {
			v.surname.add(s, e)
		}
	}
	v.given.add(n.all[0], e)
	v.skel.add(sk, e)
}

// courtesy reports a role that is "Mr." or the like: what follows it is a
// surname, of two words perhaps.
func courtesy(role string) bool {
	switch strings.TrimSuffix(role, ".") {
	case "Mr", "Mrs", "Ms", "Miss", "Sir", "Madam":
		return true
	}
	return false
}

// join assigns mention i, a full name, to e and keeps the fuller name.
func (v *resolver) join(i, e int, n *fullName, rule string, conf float64) {
	x := &v.ents[e]
	if len(n.all) > len(x.name.all) || len(x.name.given) > 0 && len(n.given) > 0 && len(n.given[0]) > len(x.name.given[0]) && len(x.name.given[0]) == 1 {
		x.name, x.fullest = *n, i
	}
	x.full++
	v.assign(i, e, rule, conf)
}

// few bounds how many namesakes are looked at.
func few(list []int) []int { return list[:min(len(list), 48)] }

// agree reports whether two genders can be one person's.
func agree(a, b model.Gender) bool {
	return a == b || a == model.GenderUnknown || b == model.GenderUnknown
}

// fits reports whether name n, with a surname equal to e's, can be e's.
func (v *resolver) fits(e int, n *fullName, m *model.Mention) bool {
	x := &v.ents[e]
	if !agree(x.gender, m.Gender) || x.name.last != n.last || x.name.suffix != n.suffix {
		return false
	}
	return givenFit(x.name.given, n.given)
}

// givenFit compares given names: equal, an initial, a nickname; middle names
// only when both have one.
func givenFit(a, b []string) bool {
	if len(a) == 0 || len(b) == 0 {
		return len(a) == len(b)
	}
	if !oneGiven(a[0], b[0]) {
		// "J. Edgar Hoover", "Edgar Hoover"
		return len(a) > 1 && oneGiven(a[1], b[0]) && len(a[0]) == 1 || len(b) > 1 && oneGiven(b[1], a[0]) && len(b[0]) == 1
	}
	if len(a) > 1 && len(b) > 1 {
		return a[1][0] == b[1][0]
	}
	return true
}

func oneGiven(a, b string) bool {
	if a == b || len(a) == 1 && b[0] == a[0] || len(b) == 1 && a[0] == b[0] {
		return true
	}
	return nicknamed(a, b)
}

// singleNames joins names of one word to the persons they can stand for: first
// those whose gender is told ("Mr. Dahl"), so that where only Mrs. Dahl is named in
// full there are two to choose from.
func (v *resolver) singleNames() {
	for _, told := range [...]bool{true, false} {
		for i := range v.r.Mentions {
			m := &v.r.Mentions[i]
			if v.of[i] < 0 && (m.Gender != model.GenderUnknown) == told && isPerson(m) && v.inner(i) < 0 {
				v.oneWord(i)
			}
			if e := v.of[i]; e >= 0 {
				v.ents[e].last = i
			}
		}
		for e := range v.ents {
			v.ents[e].last = -1
		}
	}
}

// oneWord resolves mention i, a name that no full name is equal to.
func (v *resolver) oneWord(i int) {
	n := v.parse(v.r.Mentions[i].Name)
	if len(n.all) == 0 {
		return
	}
	if v.glued(i, n) {
		m := &v.r.Mentions[i]
		m.Name = m.Name[strings.LastIndexByte(m.Name, ' ')+1:]
		n = v.parse(m.Name)
	}
	if len(n.given) > 0 {
		whole := *n
		whole.last, whole.given = strings.Join(n.all, " "), nil
		n = &whole
	}
	v.singleName(i, n)
}

func (v *resolver) singleName(i int, n *fullName) {
	m := &v.r.Mentions[i]
	w := n.last
	if e, tied := v.choose(i, v.surname.under(w), m); e >= 0 {
		conf := 0.97
		if tied {
			conf = 0.7
		}
		v.bare[bareName{w, m.Gender}] = e
		v.assign(i, e, "surname", conf)
		return
	}
	if e, tied := v.choose(i, v.given.under(w), m); e >= 0 {
		rule, conf := "first name", 0.9
		if v.ents[e].name.eastern() {
			rule, conf = "surname", 0.95
		}
		if tied {
			conf = 0.6
		}
		v.assign(i, e, rule, conf)
		return
	}
	if e := v.respelled(w, m); e >= 0 {
		v.assign(i, e, "spelling", 0.8)
		return
	}
	if m.Kind == model.KindUnknown {
		e := v.outletByLastWord(i)
		if e < 0 {
			e = v.beginsName(i)
		}
		if e >= 0 {
			v.assign(i, e, "short name", 0.8)
			return
		}
	}
	if e := v.mistyped(w, m); e >= 0 {
		v.assign(i, e, "spelling", 0.7)
		return
	}
	e := v.create(i, m.Kind)
	v.ents[e].name = *n
	v.surname.add(w, e)
}

// mistyped finds the only person whose surname is w but for one letter inside,
// or -1.
func (v *resolver) mistyped(w string, m *model.Mention) int {
	if len(w) < 5 {
		return -1
	}
	found := -1
	for e := range v.ents[:min(len(v.ents), 64)] {
		x := &v.ents[e]
		if x.full == 0 || len(x.name.last) != len(w) || !agree(x.gender, m.Gender) || x.kind != model.KindPerson || !oneLetter(w, x.name.last) {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = e
	}
	return found
}

// oneLetter reports whether two words of one length differ in one letter, and
// neither the first nor the last.
func oneLetter(a, b string) bool {
	n := 0
	for i := range len(a) {
		if a[i] != b[i] {
			n++
			if i == 0 || i == len(a)-1 {
				return false
			}
		}
	}
	return n == 1
}

// respelled finds the person whose surname is a misspelling of w, or -1.
func (v *resolver) respelled(w string, m *model.Mention) int {
	if len(w) < 5 {
		return -1
	}
	found := -1
	for k, e := range v.skel.under(skeleton(w)) {
		x := &v.ents[e]
		if k > 20 || !agree(x.gender, m.Gender) || x.name.last == w || word(w, x.name.last, false, false) >= 0.9 {
			continue
		}
		if found >= 0 && found != e {
			return -1
		}
		found = e
	}
	return found
}

// choose picks, among entities that share a single name, the one meant by
// mention i; tied tells that others were close.
func (v *resolver) choose(i int, list []int, m *model.Mention) (best int, tied bool) {
	best = -1
	top := 0.0
	count := 0
	if list = few(list); len(list) == 0 {
		return -1, false
	}
	first := firstOf(v.ents, list)
	for _, e := range list {
		x := &v.ents[e]
		if !agree(x.gender, m.Gender) || v.spouses(x, m) {
			continue
		}
		count++
		s := 1.0
		if x.last >= 0 {
			s += 1.5 / float64(1+v.sentence[i]-v.sentence[x.last])
		} else {
			s -= 0.5 // named in full only later
		}
		if x.gender == m.Gender {
			s += 0.3
		}
		if v.bare[bareName{x.name.last, m.Gender}] == e && x.last >= 0 {
			s++
		}
		s += 0.15 * float64(min(x.full, 6))
		if m.Role != "" && x.holds(v.title(m.Role).head()) {
			s++
		}
		if x.first == first {
			s += 0.4
		}
		if best < 0 || s > top {
			best, top = e, s
		}
	}
	return best, count > 1
}

// firstOf is the earliest first mention among the listed entities.
func firstOf(ents []entity, list []int) int {
	f := ents[list[0]].first
	for _, e := range list[1:] {
		f = min(f, ents[e].first)
	}
	return f
}

// sharesHead reports whether one of roles ends like role.
func sharesHead(roles []string, role string) bool {
	h := roleHead(role)
	for _, r := range roles {
		if roleHead(r) == h {
			return true
		}
	}
	return false
}

// outletByLastWord finds the body whose name mention i, a single word, ends:
// "Post" for "The Washington Post".
func (v *resolver) outletByLastWord(i int) int { return v.endsName(v.r.Mentions[i].Name) }

// endsName finds the body whose name ends in the words of name, or -1.
func (v *resolver) endsName(name string) int {
	w := strings.TrimPrefix(foldName(name), "the ")
	for _, j := range v.endings(w[strings.LastIndexByte(w, ' ')+1:]) {
		if f := strings.TrimPrefix(foldName(v.r.Mentions[j].Name), "the "); f == w || strings.HasSuffix(f, " "+w) && len(f) > len(w)+4 {
			if v.of[j] < 0 {
				v.body(j)
			}
			return v.of[j]
		}
	}
	return -1
}

// beginsName finds the company, named before mention i, whose name of two words
// begins with the word of mention i: "Acme" for "Acme Energy"; or -1.
func (v *resolver) beginsName(i int) int {
	name := v.r.Mentions[i].Name
	found := -1
	for j := max(0, i-200); j < i; j++ {
		m := &v.r.Mentions[j]
		if m.Form != model.FormName || m.Kind != model.KindOrganisation || m.State != "" || !strings.HasPrefix(m.Name, name) {
			continue
		}
		if rest := m.Name[len(name):]; !strings.HasPrefix(rest, " ") || strings.Count(rest, " ") > 1 || generic[strings.ToLower(rest[1:])] {
			continue
		}
		if v.of[j] < 0 {
			v.body(j)
		}
		if found >= 0 && found != v.of[j] {
			return -1
		}
		found = v.of[j]
	}
	return found
}

// endings are the first few mentions of bodies whose names of several words end in w.
func (v *resolver) endings(w string) []int {
	if v.ended {
		return v.ends.under(w)
	}
	v.ended = true
	for j := range v.r.Mentions {
		m := &v.r.Mentions[j]
		if m.Kind != model.KindOrganisation || m.Form != model.FormName || m.Plural {
			continue
		}
		if k := strings.LastIndexByte(m.Name, ' '); k > 0 {
			if w := foldName(m.Name[k+1:]); len(v.ends.under(w)) < 4 {
				v.ends.add(w, j)
			}
		}
	}
	return v.ends.under(w)
}
