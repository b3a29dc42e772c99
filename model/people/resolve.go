package people

import (
	"slices"
	"sort"

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
	v := newResolver(a, toks, r, &weights)
	v.run()
	v.release()
}

func newResolver(a *model.Article, toks *model.Tokens, r *model.Reading, weights *Evidence) *resolver {
	return &resolver{a: a, toks: toks, r: r, weights: weights, memory: memories.Get().(*memory)} //nolint:forcetypeassert // the pool holds nothing else
}

// resolver is the state of one Resolve.
type resolver struct {
	a    *model.Article
	toks *model.Tokens
	r    *model.Reading
	*memory

	weights *Evidence
	study   *Study // nil but for a learner

	of        []int  // entity of each mention, -1 unknown
	owner     []int  // entity of each mention's Owner, -1 none
	quote     []int  // the quote whose words hold the mention, -1 outside
	sentence  []int  // sentence of each mention
	to        []int  // antecedent chosen by sweep, -1 root of the entity
	innerName []int  // see inner
	pair      []int  // the pair that ends with a mention, -1 none
	paired    bool   // there are pairs
	speaksIn  []int  // the first quotation that a mention speaks, -1 none
	speaksToo []int  // the next quotation of the same mention, by quotation, -1 none
	subject   []bool // the mention opens its clause
	embedded  []bool // and the clause stands inside another: "explained who Ann Lee was"
	speaks    []bool // a quote is attributed to the mention
	running   []bool // the mention stands in running text

	spare  []string // see room
	blank  []title  // room for titles
	ended  bool     // ends is filled
	writer int      // 1 + the author who says "I", 0 none

	focus    focus // what around found last
	focused  int   // 1 + the mention it was asked for, 0 none
	round    int   // how often holder was asked
	evidence Evidence
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
	n, quotes := len(v.r.Mentions), len(v.r.Quotes)
	v.cut(n, quotes)
	for i := range v.r.Mentions {
		m := &v.r.Mentions[i]
		m.Person, m.Link = -1, model.Link{To: -1}
	}
	v.r.Persons = nil
	v.place()
	v.quoted()
	for i := quotes - 1; i >= 0; i-- {
		if m := v.r.Quotes[i].Mention; m >= 0 && m < n {
			v.speaks[m] = true
			v.speaksToo[i], v.speaksIn[m] = v.speaksIn[m], i
		}
	}
	v.reported()
}

// cut hands out memory for n mentions and so many quotations.
func (v *resolver) cut(n, quotes int) {
	v.ints = slices.Grow(v.ints[:0], 8*n+quotes)[:8*n+quotes]
	for i := range v.ints {
		v.ints[i] = -1
	}
	rest := v.ints
	for _, p := range [...]*[]int{&v.of, &v.owner, &v.quote, &v.sentence, &v.to, &v.pair, &v.speaksIn, &v.innerName} {
		*p, rest = rest[:n:n], rest[n:]
	}
	v.speaksToo = rest
	for i := range v.innerName {
		v.innerName[i] = unasked
	}
	v.flags = slices.Grow(v.flags[:0], 4*n)[:4*n]
	clear(v.flags)
	f := v.flags
	v.subject, v.speaks, v.running, v.embedded = f[:n], f[n:2*n], f[2*n:3*n], f[3*n:]
	v.rule, v.conf = slices.Grow(v.rule[:0], n)[:n], slices.Grow(v.conf[:0], n)[:n]
	clear(v.rule)
	clear(v.conf)
	v.ents = slices.Grow(v.ents[:0], n/3+4)
	v.recent = slices.Grow(v.recent[:0], n)
	v.inQuote = v.inQuote[:0]
	v.within = slices.Grow(v.within[:0], quotes)[:quotes]
	clear(v.within)
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
		from := len(v.inQuote)
		for _, s := range v.r.Quotes[q].Spans {
			k := sort.Search(len(ms), func(k int) bool { return ms[k].Span.Start >= s.Start })
			for n := 0; k < len(ms) && ms[k].Span.Start < s.End && n < 64; k, n = k+1, n+1 {
				if v.quote[k] == q || v.sentence[k] == v.sentence[by] && (k > by || len(v.r.Quotes[q].Marked) == 0) {
					v.inQuote = append(v.inQuote, k)
				}
			}
		}
		v.within[q] = [2]int{from, len(v.inQuote)}
	}
}

// mentionsIn are the mentions in quotation q, see reported.
func (v *resolver) mentionsIn(q int) []int { return v.inQuote[v.within[q][0]:v.within[q][1]] }

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
	s, k := 0, 0
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
		from := v.toks.Sentences[s].Span.Start
		before := trimSpaces(v.a.Text[from:m.Span.Start])
		v.subject[i] = opens(before) || v.governs(m, s, &k)
		v.embedded[i] = v.subject[i] && inClause(before)
	}
}

// governs reports whether a verb follows the mention directly and no
// preposition or verb stands before it. hint is where in the tokens the mention is
// looked for; what was found is left there.
func (v *resolver) governs(m *model.Mention, s int, hint *int) bool {
	first := v.toks.Sentences[s].First
	words := v.toks.Words[first:v.toks.Sentences[s].Last]
	k := *hint - first
	if k < 0 || k > len(words) || k > 0 && words[k-1].Span.Start >= m.Span.Start {
		k = 0
	}
	for k < len(words) && words[k].Span.Start < m.Span.Start {
		k++
	}
	*hint = first + k
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

// quoted finds the mentions inside quotation marks: by the quotes if they were
// found, by the marks of each sentence's block otherwise.
func (v *resolver) quoted() {
	spans, which := v.spans[:0], v.which[:0]
	defer func() { v.spans, v.which = spans, which }()
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
		v.addRole(n, m.Role)
		if n.kind == model.KindUnknown {
			n.kind = m.Kind
		}
	}
}

// room is an empty list with room for the few forms that most entities have.
func (v *resolver) room() []string {
	const each = 2
	if len(v.spare) < each {
		v.spare = make([]string, 64*each)
	}
	list := v.spare[:0:each]
	v.spare = v.spare[each:]
	return list
}

// create makes a new entity of mention i.
func (v *resolver) create(i int, kind model.PersonKind) int {
	m := &v.r.Mentions[i]
	v.ents = append(v.ents, entity{kind: kind, fullest: i, first: i, last: -1, person: -1, plural: m.Plural, forms: v.room()})
	e := len(v.ents) - 1
	v.assign(i, e, "", 1)
	return e
}
