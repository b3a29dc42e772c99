package people

import (
	"slices"
	"strings"

	"whosaid/model"
)

// Resolve decides who each mention of r stands for and fills Link and Person of
// r.Mentions and r.Persons; what stood there before is replaced. r.Quotes, when
// they are attributed already, tell who spoke last and which persons matter;
// without them every named person and body is listed.
//
// It works in passes. Full names make persons, single names join them, bodies
// are keyed by their words and their state; then the article is read in order
// and each role and pronoun is given to the most fitting of those named or
// described so far. A mention that fits nobody keeps Person -1.
func Resolve(a *model.Article, toks *model.Tokens, r *model.Reading) {
	v := &resolver{a: a, toks: toks, r: r, weights: &weights}
	v.run()
}

// resolver is the state of one Resolve.
type resolver struct {
	a    *model.Article
	toks *model.Tokens
	r    *model.Reading

	weights *Evidence
	study   *Study // nil but for a learner

	ents     []entity
	of       []int         // entity of each mention, -1 unknown
	owner    []int         // entity of each mention's Owner, -1 none
	quote    []int         // the quote whose words hold the mention, -1 outside
	sentence []int         // sentence of each mention
	quotesOf map[int][]int // the quotations that a mention speaks
	inQuote  map[int][]int // the mentions in a quotation, see reported
	pair     map[int]int   // the pair that ends with a mention
	subject  []bool        // the mention opens its clause
	embedded []bool        // and the clause stands inside another: "explained who Ann Lee was"
	speaks   []bool        // a quote is attributed to the mention
	running  []bool        // the mention stands in running text
	rule     []string
	conf     []float64
	to       []int // antecedent chosen by sweep, -1 root of the entity

	exact   map[string][]int // folded full name
	surname map[string][]int // last word of a name
	given   map[string][]int // first word of a name
	skel    map[string][]int // skeleton of a surname, for spellings
	keys    map[string]int   // bodies, accounts, groups, documents
	heads   map[string][]int // bodies by their noun
	acronym map[string]int
	bare    map[string]int      // a bare surname's last holder
	recent  []int               // mentions in order, as sweep passes them
	ends    map[string][]int    // see endings
	parsed  map[string]fullName // see parse
	known   map[bodyForm]int    // printed forms of bodies resolved so far
	writer  int                 // 1 + the author who says "I", 0 none
}

// run takes the passes.
func (v *resolver) run() {
	v.prepare()
	v.inherit()
	v.fullNames()
	v.ghosts()
	v.singleNames()
	v.owners()
	v.bodies()
	v.pairs()
	v.sweep()
	v.insiders()
	v.output()
}

// prepare sets up the per-mention facts.
func (v *resolver) prepare() {
	n := len(v.r.Mentions)
	ints := make([]int, 5*n)
	for i := range ints {
		ints[i] = -1
	}
	v.of, v.owner, v.quote, v.sentence, v.to = ints[:n], ints[n:2*n], ints[2*n:3*n], ints[3*n:4*n], ints[4*n:]
	v.subject, v.speaks, v.running, v.embedded = make([]bool, n), make([]bool, n), make([]bool, n), make([]bool, n)
	v.rule, v.conf = make([]string, n), make([]float64, n)
	v.exact, v.surname, v.given, v.skel = map[string][]int{}, map[string][]int{}, map[string][]int{}, map[string][]int{}
	v.parsed, v.known = map[string]fullName{}, map[bodyForm]int{}
	v.ents = make([]entity, 0, n/3+4)
	v.recent = make([]int, 0, n)
	v.keys, v.heads, v.acronym, v.bare = map[string]int{}, map[string][]int{}, map[string]int{}, map[string]int{}
	for i := range v.r.Mentions {
		m := &v.r.Mentions[i]
		m.Person, m.Link = -1, model.Link{To: -1}
	}
	v.r.Persons = nil
	v.place()
	v.quoted()
	v.quotesOf, v.inQuote, v.pair = map[int][]int{}, map[int][]int{}, map[int]int{}
	for i := range v.r.Quotes {
		if m := v.r.Quotes[i].Mention; m >= 0 && m < n {
			v.speaks[m] = true
			v.quotesOf[m] = append(v.quotesOf[m], i)
		}
	}
	v.reported()
}

// reported fills inQuote: the mentions in the marked words of each quotation, and
// outside marks those in the speaker's sentence; what a quotation reports may have
// been drawn too wide. When some is marked they must stand behind the speaker.
func (v *resolver) reported() {
	ms := v.r.Mentions
	for q := range v.r.Quotes {
		by := v.r.Quotes[q].Mention
		if by < 0 || by >= len(ms) {
			continue
		}
		for _, s := range v.r.Quotes[q].Spans {
			k, _ := slices.BinarySearchFunc(ms, s.Start, func(m model.Mention, at int) int { return m.Span.Start - at })
			for n := 0; k < len(ms) && ms[k].Span.Start < s.End && n < 64; k, n = k+1, n+1 {
				if v.quote[k] == q || v.sentence[k] == v.sentence[by] && (k > by || len(v.r.Quotes[q].Marked) == 0) {
					v.inQuote[q] = append(v.inQuote[q], k)
				}
			}
		}
	}
}

// inherit gives a noun phrase that attribution added what is known of the shorter
// mention it begins with: "a Fisheries Board report released last year".
func (v *resolver) inherit() {
	for i := range v.r.Mentions {
		m := &v.r.Mentions[i]
		if m.Form != model.FormRole || m.Kind != model.KindUnknown {
			continue
		}
		for j := max(0, i-2); j < len(v.r.Mentions) && j <= i+2; j++ {
			n := &v.r.Mentions[j]
			if j != i && n.Form == model.FormRole && n.Kind != model.KindUnknown && n.Span.Start == m.Span.Start && n.Span.End < m.Span.End {
				m.Head, m.Kind, m.Role, m.Owner, m.State, m.Plural, m.Gender = n.Head, n.Kind, n.Role, n.Owner, n.State, n.Plural, n.Gender
				break
			}
		}
	}
}

// place finds each mention's sentence, and whether it opens its clause: no noun
// phrase stands before it but behind a comma, a quotation or a conjunction.
func (v *resolver) place() {
	s := 0
	for i := range v.r.Mentions {
		m := &v.r.Mentions[i]
		for s < len(v.toks.Sentences) && v.toks.Sentences[s].Span.End <= m.Span.Start {
			s++
		}
		v.sentence[i] = s
		if s >= len(v.toks.Sentences) || v.toks.Sentences[s].Span.Start > m.Span.Start {
			continue
		}
		switch v.a.Blocks[v.toks.Sentences[s].Block].Kind {
		case model.KindByline, model.KindDateline, model.KindCaption, model.KindCredit, model.KindTitle:
		default:
			v.running[i] = true
		}
		v.subject[i] = v.opens(m.Span.Start, v.toks.Sentences[s].Span.Start) || v.governs(m, s)
		v.embedded[i] = v.subject[i] && v.inClause(m.Span.Start, v.toks.Sentences[s].Span.Start)
	}
}

// governs reports whether a verb follows the mention directly and no
// preposition or verb stands before it.
func (v *resolver) governs(m *model.Mention, s int) bool {
	words := v.toks.Words[v.toks.Sentences[s].First:v.toks.Sentences[s].Last]
	k, _ := slices.BinarySearchFunc(words, m.Span.Start, func(w model.Token, at int) int { return w.Span.Start - at })
	if k > 0 {
		switch words[k-1].Tag {
		case model.TagADP, model.TagVERB, model.TagPART, model.TagNone:
			return false
		}
	}
	for k < len(words) && words[k].Span.Start < m.Span.End {
		k++
	}
	return k < len(words) && (words[k].Tag == model.TagVERB || words[k].Tag == model.TagAUX)
}

// opens reports whether the text before a mention leaves it in subject position.
func (v *resolver) opens(at, from int) bool {
	before := strings.TrimRight(v.a.Text[from:at], " \u00a0")
	if before == "" {
		return true
	}
	for _, s := range [...]string{",", "”", "\"", ":", ";", "—", "–", "“", "‘", "''", "*", "•"} {
		if strings.HasSuffix(before, s) {
			return true
		}
	}
	w := before[strings.LastIndexAny(before, " \u00a0")+1:]
	if strings.HasSuffix(w, "’s") || strings.HasSuffix(w, "'s") { // "noted the paper’s Ann Lee"
		before = strings.TrimRight(before[:len(before)-len(w)], " \u00a0")
		w = before[strings.LastIndexAny(before, " \u00a0")+1:]
	}
	if inverts(strings.ToLower(w)) {
		before = strings.TrimRight(before[:len(before)-len(w)], " \u00a0")
		return before == "" || strings.ContainsAny(before[len(before)-1:], ",\"'") || strings.HasSuffix(before, "”") || strings.HasSuffix(before, "’")
	}
	switch strings.ToLower(w) {
	case "was", "is", "did", "does", "do", "has", "had", "will", "would", "can", "could", "are", "were", "should":
		return len(before) == len(w) // a question
	case "and", "but", "that", "as", "when", "while", "because", "if", "after", "before", "where", "what", "although", "though", "since", "yet", "then", "however", "so", "whether", "or", "who", "why", "how":
		return true
	}
	return false
}

// inClause reports whether the word before a subject opens a clause inside
// another one.
func (v *resolver) inClause(at, from int) bool {
	before := strings.TrimRight(v.a.Text[from:at], " \u00a0")
	switch strings.ToLower(before[strings.LastIndexAny(before, " \u00a0")+1:]) {
	case "that", "when", "while", "because", "if", "where", "what", "whether", "who", "why", "how", "which", "whom":
		return true
	}
	return false
}

// inverts reports verbs that stand before their subject behind what it said.
func inverts(w string) bool {
	switch w {
	case "said", "says", "added", "adds", "noted", "notes", "wrote", "writes", "asked", "asks", "told", "explained", "explains", "argued", "argues",
		"tweeted", "continued", "recalled", "replied", "reported", "reports", "warned", "insisted", "observed", "joked", "concluded", "remarked", "declared":
		return true
	}
	return false
}

// quoted finds the mentions inside quotation marks: by the quotes if they were
// found, by the marks of each sentence's block otherwise.
func (v *resolver) quoted() {
	spans := make([]model.Span, 0, 2*len(v.r.Quotes))
	which := make([]int, 0, cap(spans))
	for q := range v.r.Quotes {
		for _, s := range v.r.Quotes[q].Marked {
			spans, which = append(spans, s), append(which, q)
		}
	}
	if len(v.r.Quotes) == 0 {
		spans = v.marks()
	}
	k := 0
	for i := range v.r.Mentions {
		at := v.r.Mentions[i].Span.Start
		for k < len(spans) && spans[k].End <= at {
			k++
		}
		if k < len(spans) && spans[k].Has(at) {
			v.quote[i] = 0
			if len(which) > 0 {
				v.quote[i] = which[k]
			}
		}
	}
}

// marks returns the stretches between double quotation marks, block by block.
func (v *resolver) marks() []model.Span {
	var out []model.Span
	for _, b := range v.a.Blocks {
		open := -1
		text := b.Span.In(v.a.Text)
		for i, r := range text {
			switch {
			case r == '“' || r == '«' || r == '„' || r == '"' && open < 0:
				if open < 0 {
					open = i + 1
				}
			case (r == '”' || r == '»' || r == '"') && open >= 0:
				out = append(out, model.Span{Start: b.Span.Start + open, End: b.Span.Start + i})
				open = -1
			}
		}
		if open >= 0 {
			out = append(out, model.Span{Start: b.Span.Start + open, End: b.Span.End})
		}
	}
	return out
}

// assign gives mention i to entity e.
func (v *resolver) assign(i, e int, rule string, confidence float64) {
	m := &v.r.Mentions[i]
	v.of[i], v.rule[i], v.conf[i] = e, rule, confidence
	n := &v.ents[e]
	if n.fullest < 0 {
		n.fullest, n.first = i, i
	}
	n.mentions++
	if v.running[i] {
		n.inText++
	}
	if n.gender == model.GenderUnknown && m.Kind != model.KindDocument && (m.Form != model.FormPronoun || v.quote[i] < 0 && confidence > 0.75) {
		n.gender = m.Gender
	}
	if n.state == "" && m.Kind != model.KindDocument {
		n.state = m.State
	}
	n.spoken = n.spoken || v.speaks[i]
	n.found = n.found || !m.Extent.IsZero()
	if m.Form == model.FormName || m.Form == model.FormAccount {
		n.addForm(untitled(m.Name))
		n.addRole(m.Role)
		if n.kind == model.KindUnknown {
			n.kind = m.Kind
		}
	}
}

// create makes a new entity of mention i.
func (v *resolver) create(i int, kind model.PersonKind) int {
	m := &v.r.Mentions[i]
	v.ents = append(v.ents, entity{kind: kind, fullest: i, first: i, last: -1, person: -1, plural: m.Plural})
	e := len(v.ents) - 1
	v.assign(i, e, "", 1)
	return e
}
