package people

import (
	"strings"

	"whosaid/model"
)

// roleWords maps the forms of a role's noun to one.
var roleWords = map[string]string{
	"sen": "senator", "sens": "senator", "rep": "representative", "reps": "representative", "congressman": "representative", "congresswoman": "representative", "lawmaker": "representative",
	"gov": "governor", "pres": "president", "spokeswoman": "spokesperson", "spokesman": "spokesperson",
	"chairman": "chair", "chairwoman": "chair", "chairperson": "chair", "envoy": "ambassador", "gen": "general",
	"prof": "professor", "dr": "doctor", "physician": "doctor", "attorney": "lawyer", "adviser": "advisor",
	"businesswoman": "businessman", "mogul": "businessman", "tycoon": "businessman", "magnate": "businessman", "developer": "businessman",
	"front-runner": "frontrunner", "head": "leader", "chief": "leader", "del": "delegate", "ceo": "executive",
	"co-host": "host", "anchor": "host", "policeman": "officer", "deputy": "deputy",
}

// roleHead is the noun of a role, in its main form: "senator" for "Republican
// Sen." and "minister" for "Minister for Foreign Affairs".
func roleHead(role string) string { return headOf(strings.ToLower(role)) }

// headOf is roleHead of a role in lower case.
func headOf(role string) string {
	whole := role
	for _, cut := range [...]string{" of ", " for ", " to ", " in ", " at ", " on ", " with ", " from ", " who "} {
		if k := strings.Index(role, cut); k > 0 {
			role = role[:k]
		}
	}
	first := ""
	for part := range strings.SplitSeq(role, ",") {
		w := mainForm(strings.Trim(part[strings.LastIndexByte(part, ' ')+1:], "."))
		if knownRole(w) { // "the tall, 71-year-old diplomat"
			return w
		}
		if first == "" {
			first = w
		}
	}
	if w := mainForm(whole[strings.LastIndexByte(whole, ' ')+1:]); knownRole(w) && len(role) < len(whole) {
		return w // "Bank of Ireland chairman"
	}
	return first
}

// mainForm is the form of a role's noun that stands for all of them.
func mainForm(w string) string {
	for _, s := range [...]string{"-in-waiting", "-in-chief", "-elect", "-designate", "-turned-politician"} {
		w = strings.TrimSuffix(w, s)
	}
	if m, ok := roleWords[w]; ok {
		return m
	}
	return w
}

// knownRole reports a noun, in its main form, that says what somebody does.
func knownRole(w string) bool { return plain[w] || offices[w] || helpers[w] }

// plain roles say nothing of who holds them; they refer to whoever was spoken
// of last.
var plain = map[string]bool{
	"man": true, "woman": true, "candidate": true, "businessman": true, "nominee": true, "billionaire": true,
	"senator": true, "governor": true, "president": true, "minister": true, "representative": true, "mayor": true, "lawyer": true,
	"frontrunner": true, "lawmaker": true, "actor": true, "actress": true, "author": true, "writer": true, "republican": true, "democrat": true,
	"politician": true, "judge": true, "professor": true, "singer": true, "journalist": true, "veteran": true,
	"neurosurgeon": true, "diplomat": true, "executive": true, "host": true, "doctor": true, "leader": true, "columnist": true,
	"prince": true, "king": true, "secretary": true, "speaker": true, "contender": true, "rival": true, "star": true,
	"incumbent": true, "challenger": true, "hopeful": true, "freshman": true, "firebrand": true, "libertarian": true, "texan": true, "floridian": true,
	"vermonter": true, "ohioan": true, "lady": true, "conservative": true, "socialist": true, "independent": true, "chair": true,
}

// generic body nouns stand for any body spoken of last.
var generic = map[string]bool{
	"group": true, "organization": true, "organisation": true, "union": true, "company": true, "firm": true, "agency": true,
	"newspaper": true, "paper": true, "outlet": true, "network": true, "publication": true, "website": true, "site": true,
	"association": true, "think-tank": true, "institute": true, "board": true, "council": true, "committee": true, "panel": true,
	"court": true, "department": true, "commission": true, "campaign": true, "party": true, "magazine": true, "tabloid": true,
	"ministry": true, "embassy": true, "bureau": true, "bank": true, "team": true, "university": true, "school": true, "club": true,
	"charity": true, "airline": true, "carrier": true, "foundation": true, "center": true, "office": true,
}

// determiner is how a phrase refers: definite, indefinite or by an owner. first is its
// first word, in lower case when it is short.
func determiner(text string) (definite bool, first string) {
	if first = firstWord(text); len(first) > len("these") && ascii(first) {
		return false, first // none of those that matter
	}
	first = lowWord(first)
	switch first {
	case "the", "that", "this", "those", "these", "both":
		return true, first
	}
	return false, first
}

// firstWord is text up to its first blank or line end, unless it begins with one.
func firstWord(text string) string {
	for i := 0; i < len(text); i++ {
		if c := text[i]; c == ' ' || c == '\n' || c == 0xc2 && i+1 < len(text) && text[i+1] == 0xa0 {
			if i > 0 {
				return text[:i]
			}
			return text
		}
	}
	return text
}

// role resolves mention i, a role, a body without a name, or a document.
func (v *resolver) role(i int) {
	m := &v.r.Mentions[i]
	text := m.Span.In(v.a.Text)
	definite, first := determiner(text)
	if owner, ok := ownerPronoun(first); ok {
		_, v.owner[i] = v.antecedent(i, owner)
		definite = true
	}
	switch v.kindOf(m) {
	case model.KindPerson:
		v.personRole(i, definite)
	case model.KindOrganisation:
		v.bodyRole(i, definite)
	case model.KindDocument:
		v.documentRole(i, definite)
	default:
		v.group(i)
	}
}

// kindOf is what a role is, judged by its noun when the mention does not say.
func (v *resolver) kindOf(m *model.Mention) model.PersonKind {
	if m.Kind != model.KindUnknown || m.Plural {
		return m.Kind
	}
	switch h := v.title(m.Role).head(); {
	case knownRole(h):
		return model.KindPerson
	case generic[h]:
		return model.KindOrganisation
	case printed[h]:
		return model.KindDocument
	}
	return m.Kind
}

// ownerPronoun turns a possessive into the pronoun to look for.
func ownerPronoun(w string) (model.Mention, bool) {
	switch w {
	case "his":
		return model.Mention{Kind: model.KindPerson, Gender: model.Masculine}, true
	case "her":
		return model.Mention{Kind: model.KindPerson, Gender: model.Feminine}, true
	case "its":
		return model.Mention{Gender: model.Neuter}, true
	case "their":
		return model.Mention{Plural: true}, true
	}
	return model.Mention{}, false
}

// ownerKey appends to key what tells apart the same role under different owners.
func (v *resolver) ownerKey(key []byte, i int) []byte {
	m := &v.r.Mentions[i]
	switch {
	case v.owner[i] >= 0:
		return append(append(key, '|'), string(rune(v.owner[i]))...)
	case m.State != "":
		return append(append(key, '|'), m.State...)
	case !m.Owner.IsZero():
		return append(append(key, '|'), foldName(m.Owner.In(v.a.Text))...)
	}
	return key
}

// group keeps a group apart from every other but those of the same words.
func (v *resolver) group(i int) {
	m := &v.r.Mentions[i]
	v.buf = append(append(v.buf[:0], "group|"...), v.title(m.Role).low()...)
	v.buf = v.ownerKey(v.buf, i)
	v.keyed(i, v.buf, model.KindUnnamed, "same words")
}

// bodyRole resolves "the ministry" to the body of that noun spoken of last.
func (v *resolver) bodyRole(i int, definite bool) {
	m := &v.r.Mentions[i]
	head := strings.ToLower(m.Head.In(v.a.Text))
	if o := v.owner[i]; o >= 0 && v.ents[o].isState {
		v.stateBody(i, v.ents[o].state)
		return
	}
	v.buf = append(append(v.buf[:0], "body|"...), v.title(m.Role).low()...)
	if n := len(v.buf); len(v.ownerKey(v.buf, i)) > n {
		v.buf = v.ownerKey(v.buf, i)
		v.keyed(i, v.buf, model.KindOrganisation, "same words")
		v.heads.add(head, v.of[i])
		return
	}
	if definite && v.bodyNamedLast(i, head) {
		return
	}
	kind := model.KindUnnamed
	if definite {
		kind = model.KindOrganisation
	}
	e := v.create(i, kind)
	v.heads.add(head, e)
}

// bodyNamedLast gives mention i, "the ministry", to the last body it can mean.
func (v *resolver) bodyNamedLast(i int, head string) bool {
	e, rule, conf := v.latest(v.heads.under(head), i), "body of that kind named last", 0.75
	if e < 0 && country(head) {
		e, rule, conf = v.lastOf(i, 60, func(x *entity) bool { return x.isState }), "state named last", 0.6
	}
	if e < 0 && generic[head] {
		e, rule, conf = v.lastOf(i, 12, func(x *entity) bool {
			return x.kind == model.KindOrganisation && !x.isState && suits(head, x, v)
		}), "body named last", 0.55
	}
	if e < 0 {
		return false
	}
	v.assign(i, e, rule, conf)
	v.to[i] = v.ents[e].last
	return true
}

// stateBody resolves "its foreign ministry" where "its" is a state.
func (v *resolver) stateBody(i int, state string) {
	m := &v.r.Mentions[i]
	words := contentWords(&model.Mention{Name: m.Role}, v.a.Text)
	e := v.keyed(i, []byte(bodyKey(words, state, -1)), model.KindOrganisation, "same body")
	if v.to[i] = v.ents[e].last; v.ents[e].state == "" {
		v.ents[e].state = state
	}
	if v.ents[e].office == "" {
		v.ents[e].office = state + "’s " + m.Role
	}
	for _, w := range words {
		v.heads.add(w, e)
	}
}

func country(head string) bool {
	switch head {
	case "country", "nation", "state", "republic", "kingdom", "government", "regime":
		return true
	}
	return false
}

// suits guards the loosest link: a noun that says what sort of body it is goes
// with no body whose name says otherwise.
func suits(head string, x *entity, v *resolver) bool {
	switch head {
	case "company", "firm", "airline", "carrier", "bank", "club":
		name := v.r.Mentions[x.fullest].Name
		w := strings.ToLower(name[strings.LastIndexByte(name, ' ')+1:])
		if generic[w] && w != head && w != "group" || w == "fund" || w == "house" || w == "senate" || w == "congress" || outletName(name) {
			return false
		}
	case "ministry", "embassy", "court", "university", "school", "campaign", "party", "department", "committee", "commission", "council", "board", "office", "foundation", "center", "institute", "bureau", "panel", "team":
		return false
	case "newspaper", "paper", "magazine", "tabloid", "network", "outlet", "publication":
		name := strings.ToLower(v.r.Mentions[x.fullest].Name)
		for _, bad := range [...]string{"campaign", "ministry", "department", "committee", "court", "house", "university", "party", "senate", "congress"} {
			if strings.Contains(name, bad) {
				return false
			}
		}
	}
	return true
}

// latest is the listed entity mentioned last before i, or -1.
func (v *resolver) latest(list []int, i int) int {
	best := -1
	for k := len(list) - 1; k >= 0 && k >= len(list)-24; k-- {
		e := list[k]
		if l := v.ents[e].last; l >= 0 && l < i && (best < 0 || l > v.ents[best].last) {
			best = e
		}
	}
	return best
}

// lastOf walks back over at most window mentions for an entity that is ok.
func (v *resolver) lastOf(i, window int, ok func(*entity) bool) int {
	for k := len(v.recent) - 1; k >= 0 && k >= len(v.recent)-window; k-- {
		j := v.recent[k]
		if e := v.of[j]; e >= 0 && ok(&v.ents[e]) && (v.quote[j] < 0 || v.quote[j] == v.quote[i]) {
			return e
		}
	}
	return -1
}

// personRole resolves "the minister" to its holder.
func (v *resolver) personRole(i int, definite bool) {
	m := &v.r.Mentions[i]
	if j := v.namedAs(i); j >= 0 {
		v.link(i, j, "name given", 0.9)
		return
	}
	if definite || !m.Owner.IsZero() || m.State != "" && !strings.HasPrefix(m.Span.In(v.a.Text), "a") {
		if v.knownRoleHolder(i, definite) {
			return
		}
	}
	e := v.create(i, model.KindUnnamed)
	v.addRole(&v.ents[e], m.Role)
	v.ents[e].state = m.State
}

// namedAs is the name that the relative clause of mention i, a role, tells: "a driver
// who gave his name only as Jan"; -1 when there is none.
func (v *resolver) namedAs(i int) int {
	m := &v.r.Mentions[i]
	for j := i + 1; j < len(v.r.Mentions) && j <= i+4 && v.sentence[j] == v.sentence[i]; j++ {
		n := &v.r.Mentions[j]
		if n.Form != model.FormName || n.Role != "" || v.of[j] < 0 || n.Span.Start < m.Head.End {
			continue
		}
		between := strings.ToLower(v.a.Text[m.Head.End:n.Span.Start])
		if len(between) > 90 || strings.ContainsAny(between, ".“\"") || !strings.Contains(between, "who ") {
			return -1
		}
		for _, s := range [...]string{" name only as ", " name as ", "himself as ", "herself as ", "themselves as ", "identified as ", "identified only as ", "identified only by ", " first name, ", " goes by "} {
			if strings.HasSuffix(between, s) {
				return j
			}
		}
		return -1
	}
	return -1
}

// knownRoleHolder gives mention i, a role that refers to somebody known, to who
// holds it, who was spoken of last, who was just introduced or who is named later.
func (v *resolver) knownRoleHolder(i int, definite bool) bool {
	m := &v.r.Mentions[i]
	h := v.title(m.Role).head()
	if e, conf := v.holder(i, h); e >= 0 && !v.faded(i, e, h) {
		v.assign(i, e, "holder of the role", conf)
		v.to[i] = v.ents[e].last
		return true
	}
	if definite && (plain[h] || anybody[h] || strings.Contains(m.Role, "-year-old")) && (m.Owner.IsZero() || h == "secretary" && m.Head.End < m.Owner.Start) {
		p := *m
		p.Kind = model.KindPerson
		j, x := v.antecedent(i, p)
		if bodies := bodiesIn(m.Role); x >= 0 && len(bodies) > 0 && !v.named(j, bodies) {
			j, x = v.ofBody(bodies)
		}
		if x >= 0 {
			v.assign(i, x, "person spoken of last", 0.65)
			v.to[i] = j
			return true
		}
	}
	if e := v.introduced(i, h); e >= 0 {
		v.assign(i, e, "subject of the sentence before", 0.55)
		v.to[i] = v.ents[e].last
		return true
	}
	if e := v.laterHolder(i, h, definite); e >= 0 {
		v.assign(i, e, "holder of the role, named later", 0.6)
		return true
	}
	return false
}

// named reports whether the sentence of mention j, or the first of its person, names
// one of the bodies, given in lower case.
func (v *resolver) named(j int, bodies []string) bool {
	for _, k := range [...]int{j, v.ents[v.of[j]].first} {
		if s := v.sentence[k]; s < len(v.toks.Sentences) {
			for _, w := range v.toks.Words[v.toks.Sentences[s].First:v.toks.Sentences[s].Last] {
				for _, b := range bodies {
					if w.Span.Len() == len(b) && strings.EqualFold(w.Span.In(v.a.Text), b) {
						return true
					}
				}
			}
		}
	}
	return false
}

// ofBody finds the person mentioned last in a sentence that names one of the bodies:
// "Speaking for the BFU, Carl Dahl …", then "the BFU president". -1 when there is none.
func (v *resolver) ofBody(bodies []string) (mention, entity int) {
	for k := len(v.recent) - 1; k >= 0 && k >= len(v.recent)-window; k-- {
		j := v.recent[k]
		e := v.of[j]
		if v.r.Mentions[j].Form == model.FormName && v.ents[e].kind == model.KindPerson && !v.ents[e].employed() && v.named(j, bodies) {
			return j, e
		}
	}
	return -1, -1
}

// faded reports whether e, who once had a role that many have, has not been spoken
// of for so long that "the actress" is somebody else.
func (v *resolver) faded(i, e int, head string) bool {
	x, p := &v.ents[e], v.r.Mentions[i]
	near := 7
	if offices[head] {
		near = 4
	}
	if !plain[head] || offices[head] && (!bareRole(p.Role) || head == "president" || head == "minister") || x.last < 0 || v.sentence[i]-v.sentence[x.last] < near {
		return false
	}
	p.Kind = model.KindPerson
	_, other := v.antecedent(i, p)
	return other >= 0 && other != e
}

// introduced finds the person whom the sentence before, outside quotation marks,
// has named without an office and of whom mention i, a role under a named owner
// that speaks, then says who that is: "Ann Lee spoke on Monday. “…,” Berg’s former
// strategist said". -1 when there is none.
func (v *resolver) introduced(i int, head string) int {
	m := &v.r.Mentions[i]
	if !v.speaks[i] || v.quote[i] >= 0 || m.Owner.IsZero() || !helpers[head] || v.subject[i] && v.owner[i] < 0 && !nameLike(m.Owner.In(v.a.Text)) {
		return -1
	}
	j := v.around(i).subject
	if j < 0 || v.sentence[i]-v.sentence[j] > 2 || v.of[j] < 0 {
		return -1
	}
	e := v.of[j]
	if x := &v.ents[e]; x.kind != model.KindPerson || x.full == 0 || len(x.roles) > 0 || e == v.owner[i] || x.mentions > 3 || v.r.Mentions[j].Form != model.FormName {
		return -1
	}
	return e
}

// nameLike reports a text that begins with a capital letter.
func nameLike(s string) bool { return s != "" && s[0] >= 'A' && s[0] <= 'Z' }

// laterHolder finds the only person named after mention i whose office is that
// role, or -1: an article may begin with "the president".
func (v *resolver) laterHolder(i int, head string, definite bool) int {
	m := &v.r.Mentions[i]
	if !definite || !m.Owner.IsZero() || !offices[head] && head != "leader" && head != "chair" && head != "nominee" {
		return -1
	}
	found := -1
	for e := range v.ents {
		x := &v.ents[e]
		if x.kind != model.KindPerson || x.first < i || x.full == 0 && len(x.forms) == 0 || !agree(x.gender, m.Gender) {
			continue
		}
		if v.roleMatch(x, head, m) < 0.85 {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = e
	}
	return found
}

// otherOffice reports whether what is known of e speaks against the role.
func (v *resolver) otherOffice(e int, role *title, state string) bool {
	x := &v.ents[e]
	if state != "" && x.state != "" && x.state != state && x.state != "United States" && state != "United States" {
		return true
	}
	if len(x.titles) == 0 {
		return false
	}
	head := role.head()
	side := role.parts().party
	for _, t := range x.titles {
		if p := t.parts().party; p >= 0 && side >= 0 && p != side || role.office && t.head() != head && t.office {
			return true
		}
	}
	return false
}

// offices exclude each other: who is called one of them is not meant by
// another.
var offices = map[string]bool{
	"senator": true, "governor": true, "president": true, "minister": true, "representative": true, "mayor": true, "judge": true,
	"secretary": true, "spokesperson": true, "professor": true, "ambassador": true, "host": true, "doctor": true, "lawyer": true,
}

// holder finds the latest entity known by a role with the given noun, in a
// state that does not contradict.
func (v *resolver) holder(i int, head string) (int, float64) {
	m := &v.r.Mentions[i]
	best, top := -1, 0.0
	c := v.around(i)
	v.round++
	try := func(j, e int) {
		if e < 0 || len(v.ents[e].titles) == 0 || e == best && c.subject != j && c.speaker != j {
			return
		}
		x := &v.ents[e]
		if x.kind != model.KindPerson && x.kind != model.KindUnnamed || !agree(x.gender, m.Gender) || x.plural {
			return
		}
		if x.matched != v.round {
			x.matched, x.match = v.round, v.roleMatch(x, head, m)
		}
		match := x.match
		if match == 0 {
			return
		}
		s := match - 0.08*float64(v.sentence[i]-v.sentence[j])
		if v.quote[j] >= 0 && v.quote[i] < 0 {
			s -= 0.5
		}
		if c.subject == j || c.speaker == j {
			s += 0.2
		}
		if best < 0 || s > top {
			best, top = e, s
		}
	}
	for k := len(v.recent) - 1; k >= 0 && k >= len(v.recent)-150; k-- {
		try(v.recent[k], v.of[v.recent[k]])
		try(v.recent[k], v.owner[v.recent[k]])
	}
	if best < 0 {
		return -1, 0
	}
	return best, max(0.5, min(0.95, 0.6+0.3*top))
}

// roleMatch scores how well one of x's roles fits role m: 0 not at all.
func (v *resolver) roleMatch(x *entity, head string, m *model.Mention) float64 {
	best := 0.0
	var role *title
	for _, t := range x.titles {
		if t.head() != head {
			if t.helper && helpers[head] && !m.Owner.IsZero() && strings.Contains(t.text, strings.TrimSuffix(strings.TrimSuffix(m.Owner.In(v.a.Text), "’s"), "'s")) {
				best = max(best, 0.5) // "Berg’s strategist", "Berg adviser Jan Kask"
			}
			continue
		}
		if role == nil {
			role = v.title(m.Role)
		}
		if !t.contrary(role) && !t.elsewhere(role) {
			best = max(best, t.likeness(role))
		}
	}
	if best == 0 {
		return 0
	}
	if m.State != "" && x.state != "" {
		if m.State == x.state {
			best += 0.4
		} else {
			return 0
		}
	}
	return best
}

// likeness scores how alike two roles of one noun are.
func (t *title) likeness(o *title) float64 {
	t.parts()
	o.parts()
	s := 0.6
	if strings.EqualFold(t.text, o.text) || t.bare && o.bare {
		s = 1.2
	} else if t.overlap(o) {
		s = 0.9
	}
	if t.former != o.former {
		s -= 0.3
	}
	return s
}

// bareRole reports a role of one word, abbreviated perhaps: "Sen.", "the senator".
func bareRole(r string) bool {
	if _, first := determiner(r); first == "the" && len(r) > len("the ") {
		r = r[len("the "):]
	}
	return strings.IndexByte(r, ' ') < 0
}

// parties exclude each other in a role.
var parties = [...][]string{{"republican", "gop", "conservative", "tory"}, {"democratic", "democrat", "labour", "liberal"}, {"libertarian"}, {"green"}}

// bodiesIn lists the words of a role that tell in which body it is held: acronyms and
// the nouns of bodies, in lower case.
func bodiesIn(role string) (out []string) {
	for w := range strings.FieldsSeq(role) {
		w = strings.Trim(w, ".,()")
		low := strings.ToLower(w)
		if chambers[low] || generic[low] || acronymLike(w) && !knownRole(mainForm(low)) && party(low) < 0 {
			out = append(out, low)
		}
	}
	return out
}

// chambers are nouns of bodies that a role is held in and that stand for no other.
var chambers = map[string]bool{
	"senate": true, "house": true, "assembly": true, "parliament": true, "congress": true, "federation": true,
	"fund": true, "league": true, "society": true, "college": true, "hospital": true, "chamber": true,
}

func party(role string) int {
	for i, names := range parties {
		for _, n := range names {
			if strings.Contains(role, n) {
				return i
			}
		}
	}
	return -1
}

// helpers are roles that articles swap for those who work for somebody.
var helpers = map[string]bool{
	"advisor": true, "strategist": true, "aide": true, "spokesperson": true, "manager": true, "consultant": true,
	"operative": true, "ally": true, "assistant": true, "director": true, "counsel": true, "lawyer": true, "friend": true,
}
