package quotes

import (
	"strings"
	"unicode/utf8"

	"whosaid/model"
)

// How far, in words, the search for a cue and for a speaker goes where only lists of
// words are known.
const (
	foreignReach = 14 // from a region to its cue
	foreignName  = 9  // from a cue to a name
	foreignNoun  = 6  // the longest noun phrase without a name
)

// foreign finds the quotations of a page in a language that the models do not know:
// by cue and position, and where they say nothing by the paragraph.
func (p *page) foreign(c *cast, t *tongue) []model.Quote {
	found := make([]finding, len(p.regions))
	for r := range found {
		found[r] = finding{follows: -1}
		if p.regions[r].Inner.Len() > 0 {
			found[r] = p.foreignFinding(t, found, r)
		}
	}
	post := make([]bool, len(found))
	p.posts(found, post)
	out := p.foreignQuotes(c, found, post)
	for i := range p.paras {
		out = p.foreignReports(c, t, out, &p.paras[i])
	}
	for i := range out {
		p.settle(&out[i])
		c.pronoun(t, out[i].Mention)
		c.candidates(&out[i], nil)
	}
	return out
}

// foreignQuotes makes quotes of the findings.
func (p *page) foreignQuotes(c *cast, found []finding, post []bool) []model.Quote {
	var out []model.Quote
	of := make([]int, len(found))
	for r := range found {
		of[r] = -1
		inner, f := p.regions[r].Inner, &found[r]
		switch {
		case letters(inner.In(p.text)) == 0:
			continue
		case f.follows >= 0 && of[f.follows] >= 0 && out[of[f.follows]].Kind != model.ScareQuote:
			of[r] = of[f.follows]
			join(&out[of[r]], inner, inner)
		case !f.found() && p.foreignScare(r):
			of[r] = len(out)
			out = append(out, p.scareQuote(r))
		default:
			of[r] = len(out)
			q := p.quote(c, f, []model.Span{inner})
			q.Marked = []model.Span{inner}
			out = append(out, q)
		}
		if post[r] {
			out[of[r]].Kind = model.Post
		}
	}
	return out
}

// foreignScare reports whether region r, which nobody says, is no statement: a few
// words inside a sentence.
func (p *page) foreignScare(r int) bool {
	if p.paraOf(r).whole {
		return false
	}
	switch p.lastRune(r) {
	case '.', '!', '?', '…', '。':
		return p.short(r)
	}
	first, words := p.extents[r].first, 0
	if p.sentenceStart(first, p.paraOf(r).first) == first {
		return p.short(r)
	}
	for k := first; k < p.extents[r].last; k++ {
		words += int(bit(p.ink(k)))
	}
	return words < 7
}

// foreignFinding is who says region r.
func (p *page) foreignFinding(t *tongue, found []finding, r int) finding {
	if f := p.transcript(r); f.found() {
		return f
	}
	if f := p.foreignAfter(t, r); f.found() {
		return f
	}
	if f := p.foreignBefore(t, r); f.found() {
		return f
	}
	if f := p.foreignSame(t, found, r); f.found() {
		return f
	}
	if r == 0 || !found[r-1].found() || p.paraOf(r-1) != p.paraOf(r) {
		if f := p.foreignSpeakerBefore(t, r); f.found() {
			return f
		}
	}
	if r == 0 || !found[r-1].found() {
		return finding{follows: -1}
	}
	before, here := p.paraOf(r-1), p.paraOf(r)
	f := found[r-1]
	f.follows = -1
	switch {
	case p.regions[r].Continues:
		f.follows, f.rule, f.confidence = r-1, "carried on from the paragraph before", 0.9
	case before == here && !p.short(r) && p.extents[r].first-p.extents[r-1].last < foreignReach:
		f.follows, f.rule, f.confidence = r-1, "second half of the statement", 0.85
	case here.whole && here.block == before.block+1:
		f.rule, f.confidence = "speaker of the paragraph before", 0.55
	default:
		return finding{follows: -1}
	}
	return f
}

// foreignAfter reads “…”, VERB NP and “…”, NP VERB and “…”, according to NP.
func (p *page) foreignAfter(t *tongue, r int) finding {
	none := finding{follows: -1}
	pa := p.paraOf(r)
	j := p.extents[r].last
	for j < pa.last && p.region[j] < 0 && !p.ink(j) && j < p.extents[r].last+3 {
		if p.lower[j] == "." || p.lower[j] == ":" || p.lower[j] == ";" {
			return none
		}
		j++
	}
	if j >= pa.last || p.region[j] >= 0 || p.lastRune(r) == '.' && p.capital(j) && j == p.extents[r].last {
		return none
	}
	hi := p.foreignEnd(j, pa.last)
	if n := startsPhrase(t.source, p.lower[j:hi]); n > 0 {
		if j+n < hi && t.verb[p.lower[j+n]] { // "according to what X says"
			n++
		}
		return p.told(phrase{j, j + n}, p.foreignNP(t, j+n, hi), "according to", 0.9)
	}
	for k := j; k < min(hi, j+4); k++ {
		if !t.verb[p.lower[k]] {
			continue
		}
		if s := p.foreignNP(t, k+1, hi); !s.empty() {
			return p.told(phrase{k, k + 1}, s, "cue after, inverted", 0.93)
		}
		if s := p.foreignOpening(t, r); k == j && !s.empty() {
			return p.told(phrase{k, k + 1}, s, "split around its cue", 0.85)
		}
	}
	if j == p.extents[r].last && !strings.ContainsRune(",?!…", p.lastRune(r)) {
		return none // the sentence goes on without a comma
	}
	for k := j + 1; k < min(hi, j+foreignReach); k++ {
		if t.verb[p.lower[k]] {
			return p.told(phrase{k, k + 1}, p.foreignNP(t, j, k), "cue after", 0.9)
		}
	}
	return p.foreignVerb(t, j, hi)
}

// foreignVerb reads “…”, VERB NAME where the verb is on no list: what stands between a
// quotation that goes on and a name is one.
func (p *page) foreignVerb(t *tongue, j, hi int) finding {
	if len(t.verb) == 0 || p.capital(j) || t.stop[p.lower[j]] || t.article[p.lower[j]] || t.that[p.lower[j]] || t.aux[p.lower[j]] {
		return finding{follows: -1}
	}
	k := j + 1
	if k < hi && t.aux[p.lower[k]] || k+1 < hi && p.lower[k] == "sich" {
		k++
	}
	if k >= hi || !p.person(t, k) {
		return finding{follows: -1}
	}
	return p.told(phrase{j, j + 1}, p.foreignNP(t, k, hi), "cue after, inverted", 0.75)
}

// foreignSpeakerBefore is who speaks in the sentence before region r, when the region
// is a sentence of its own and those up to there, in the same paragraph, hold none.
func (p *page) foreignSpeakerBefore(t *tongue, r int) finding {
	none := finding{follows: -1}
	first, pa := p.extents[r].first, p.paraOf(r)
	if first <= pa.first || p.short(r) || p.region[first-1] >= 0 || p.sentenceStart(first, pa.first) != first {
		return none
	}
	for n, hi := 0, first; n < 3 && hi > pa.first; n++ {
		lo := p.sentenceStart(hi-1, pa.first)
		for k := hi - 1; k >= lo; k-- {
			if p.region[k] >= 0 {
				return none
			}
			if !t.verb[p.lower[k]] {
				continue
			}
			if f := p.foreignCue(t, lo, k, hi); f.found() {
				f.rule, f.confidence = "speaker of the sentence before", 0.7-0.1*float64(n)
				return f
			}
		}
		hi = lo
	}
	return none
}

// foreignSame reads “…”, VERB where the verb alone tells that the speaker is the same
// as before: the one of the quotation before, or whom the paragraph named last.
func (p *page) foreignSame(t *tongue, found []finding, r int) finding {
	pa, j := p.paraOf(r), p.extents[r].last
	for j < pa.last && p.region[j] < 0 && (p.lower[j] == "," || isDash(p.lower[j])) {
		j++
	}
	if j >= pa.last || p.region[j] >= 0 || !t.verb[p.lower[j]] {
		return finding{follows: -1}
	}
	cue := phrase{j, j + 1}
	for k := p.extents[r].first - 1; k >= pa.first && k > p.extents[r].first-3*foreignReach; k-- {
		if s := p.nameAt(k); !s.empty() && p.region[k] < 0 {
			return p.told(cue, s, "speaker of the sentence before", 0.65)
		}
	}
	if r > 0 && p.paraOf(r-1).block+2 >= pa.block {
		return p.told(cue, found[r-1].source, "speaker of the quotation before", 0.65)
	}
	return finding{follows: -1}
}

// foreignOpening is the name or noun phrase with which the sentence of region r
// begins, before the region: a language may put its verb last.
func (p *page) foreignOpening(t *tongue, r int) phrase {
	first := p.extents[r].first
	lo := p.sentenceStart(first, p.paraOf(r).first)
	if lo >= first || p.region[lo] >= 0 {
		return phrase{}
	}
	return p.foreignNP(t, lo, first)
}

// foreignBefore reads NP VERB … “…”, … VERB NP: “…” and NP: “…”.
func (p *page) foreignBefore(t *tongue, r int) finding {
	first, pa := p.extents[r].first, p.paraOf(r)
	lo := max(p.sentenceStart(first, pa.first), first-2*foreignReach)
	colon := first > lo && p.lower[first-1] == ":"
	for k := first - 1; k >= lo && p.region[k] < 0; k-- {
		if n := startsPhrase(t.source, p.lower[k:first]); n > 0 && !colon {
			if s := p.foreignNP(t, k+n, first); !s.empty() && s.last < first {
				return p.told(phrase{k, k + n}, s, "according to", 0.85)
			}
		}
		if !t.verb[p.lower[k]] {
			continue
		}
		if f := p.foreignCue(t, lo, k, first); f.found() {
			return f
		}
	}
	if !colon {
		return finding{follows: -1}
	}
	if first-lo <= foreignName {
		if s := p.foreignNP(t, lo, first-1); !s.empty() {
			return p.told(phrase{first - 1, first}, s, "introduced by a colon", 0.85)
		}
	}
	for k := lo; k < first-1; k++ {
		if s := p.nameAt(k); !s.empty() {
			return p.told(phrase{first - 1, first}, s, "introduced by a colon", 0.7)
		}
	}
	return finding{follows: -1}
}

// foreignCue is who speaks by the verb at word k, in words [lo, hi): the subject in
// front, or the one behind it when a clause or nothing stands in front.
func (p *page) foreignCue(t *tongue, lo, k, hi int) finding {
	behind := p.foreignNP(t, k+1, hi)
	inverted := k == lo || p.lower[k-1] == "," || k == lo+1 && p.person(t, behind.first)
	if inverted && !behind.empty() && behind.first <= k+2 {
		return p.told(phrase{k, k + 1}, behind, "cue before, inverted", 0.88)
	}
	if s := p.foreignSubject(t, lo, k); !s.empty() {
		return p.told(phrase{k, k + 1}, s, "cue before", 0.88)
	}
	return p.told(phrase{k, k + 1}, behind, "cue before, inverted", 0.85)
}

// told is a finding, none when nobody speaks.
func (p *page) told(cue, source phrase, rule string, confidence float64) finding {
	if source.empty() {
		return finding{follows: -1}
	}
	return finding{cue: cue, source: source, rule: rule, confidence: confidence, follows: -1}
}

// person reports whether a name or a pronoun begins at word k.
func (p *page) person(t *tongue, k int) bool {
	return t.he[p.lower[k]] || t.she[p.lower[k]] || !p.nameAt(k).empty()
}

// foreignEnd is the end of the sentence of word j, or the next region.
func (p *page) foreignEnd(j, last int) int {
	hi := min(p.sentenceEnd(j, last), j+2*foreignReach)
	for k := j; k < hi; k++ {
		if p.region[k] >= 0 {
			return k
		}
	}
	return hi
}

// foreignNP is the speaker among words [from, to): a pronoun that comes first, the
// first name, or the noun phrase with which they begin.
func (p *page) foreignNP(t *tongue, from, to int) phrase {
	for from < to && (t.aux[p.lower[from]] || !p.ink(from)) {
		from++
	}
	if from+2 < to && p.lower[from] == "es" && (p.lower[from+1] == "in" || p.lower[from+1] == "im") {
		from += 2 // "heißt es im Bericht"
	}
	if from >= to {
		return phrase{}
	}
	if t.he[p.lower[from]] || t.she[p.lower[from]] && (from+1 >= to || !p.capital(from+1)) {
		return phrase{from, from + 1}
	}
	if s := p.firstName(t, from, to); !s.empty() {
		return s
	}
	if s := p.capitals(t, from, to); !s.empty() {
		return s
	}
	return p.foreignNoun(t, from, to)
}

// firstName is the first name near word from, in its clause.
func (p *page) firstName(t *tongue, from, to int) phrase {
	for k := from; k < min(to, from+foreignName); k++ {
		if s := p.nameAt(k); !s.empty() && s.last <= to {
			return s
		}
		if t.verb[p.lower[k]] || t.that[p.lower[k]] || p.lower[k] == ":" {
			break
		}
	}
	return phrase{}
}

// foreignNoun is the noun phrase without a name with which words [from, to) begin.
func (p *page) foreignNoun(t *tongue, from, to int) phrase {
	end, noun := from, false
	for end < min(to, from+foreignNoun) && p.goesOn(t, from, end) {
		if t.capitals && noun && !p.capital(end) && !t.article[p.lower[end]] {
			break // its verb
		}
		noun = noun || p.capital(end) && !t.article[p.lower[end]]
		end++
	}
	w := p.lower[from]
	switch article := t.article[w]; {
	case end == from, t.stop[w] && !article, end == from+1 && article:
		return phrase{}
	case len(t.article) > 0 && !article && !p.capital(from):
		return phrase{}
	}
	return phrase{from, end}
}

// goesOn reports whether word k can stand in a noun phrase that begins at word from.
func (p *page) goesOn(t *tongue, from, k int) bool {
	w := p.lower[k]
	return p.ink(k) && !t.verb[w] && !t.that[w] && (k == from || !t.stop[w])
}

// capitals is the first run of two words or more with a capital letter near word from:
// a name, where nouns have none.
func (p *page) capitals(t *tongue, from, to int) phrase {
	if t.capitals {
		return phrase{}
	}
	n := 0
	for k := from; k < min(to, from+foreignName); k++ {
		switch {
		case p.region[k] < 0 && p.ink(k) && p.capital(k) && p.shapedAsName(k):
			n++
			continue
		case n >= 2:
			return phrase{k - n, k}
		case !p.ink(k), t.verb[p.lower[k]], t.that[p.lower[k]], t.stop[p.lower[k]] && k > from:
			return phrase{}
		}
		n = 0
	}
	if end := min(to, from+foreignName); n >= 2 {
		return phrase{end - n, end}
	}
	return phrase{}
}

// shapedAsName reports whether word k goes on in small letters: no acronym.
func (p *page) shapedAsName(k int) bool {
	w := p.word(k)
	_, n := utf8.DecodeRuneInString(w)
	return len(w) > n && strings.HasSuffix(p.lower[k], w[n:])
}

// foreignSubject is the speaker in front of the verb at word k, not left of lo: the
// nearest name, a pronoun, or the noun phrase that opens the clause.
func (p *page) foreignSubject(t *tongue, lo, k int) phrase {
	for j := k - 1; j >= max(lo, k-foreignReach); j-- {
		if p.region[j] >= 0 {
			return phrase{}
		}
		if s := p.nameAt(j); !s.empty() && s.last <= k {
			return s
		}
		if w := p.lower[j]; (t.he[w] || t.she[w]) && k-j <= 3 {
			return phrase{j, j + 1}
		}
	}
	if k-lo > foreignReach || lo < k && t.stop[p.lower[lo]] {
		return phrase{}
	}
	if s := p.foreignNP(t, lo, k); s.last >= k-2 {
		return s // right before its verb
	}
	return phrase{}
}

// nameAt is the words of the person's name that begins at word k, empty when none
// does; a place does not speak.
func (p *page) nameAt(k int) phrase {
	i := p.named[k]
	if i < 0 {
		return phrase{}
	}
	m := &p.mentions[i]
	if m.Form != model.FormName || m.Gender == model.Neuter && m.Kind != model.KindOrganisation || m.State != "" {
		return phrase{}
	}
	end := k
	for end < len(p.words) && p.words[end].Span.Start < m.Span.End {
		end++
	}
	return phrase{k, end}
}

// startsPhrase is how many words of ws, from the first, are one of the phrases; 0
// when none is.
func startsPhrase(phrases map[string][][]string, ws []string) int {
	for _, ph := range phrases[ws[0]] {
		if len(ph) > len(ws) {
			continue
		}
		same := true
		for i, w := range ph {
			same = same && ws[i] == w
		}
		if same {
			return len(ph)
		}
	}
	return 0
}

// foreignReports appends what a paragraph reports without marks: "according to NP, …"
// and NP VERB that ….
func (p *page) foreignReports(c *cast, t *tongue, out []model.Quote, pa *para) []model.Quote {
	for first := pa.first; first < pa.last; {
		last := p.sentenceEnd(first, pa.last)
		if f, content := p.foreignReport(t, first, last); f.found() {
			out = append(out, p.quote(c, &f, []model.Span{p.span(content.first, content.last)}))
		}
		first = last
	}
	return out
}

// foreignReport reads one sentence, words [first, last): what stands before its region,
// if that opens there.
func (p *page) foreignReport(t *tongue, first, last int) (finding, phrase) {
	end := p.proseEnd(first, last)
	if end-first < 6 {
		return finding{follows: -1}, phrase{}
	}
	if f, content := p.foreignAccording(t, first, end); f.found() {
		return f, content
	}
	return p.foreignThat(t, first, end)
}

// proseEnd is where the prose of a sentence, words [first, last), ends: before its last
// region, marks left out. It is first when a region does not start a sentence.
func (p *page) proseEnd(first, last int) int {
	end := last
	for end > first && !p.ink(end-1) {
		end--
	}
	for k := first; k < end; k++ {
		if p.region[k] < 0 {
			continue
		}
		if !p.starts[k] {
			return first
		}
		for end = k; end > first && !p.ink(end-1); {
			end--
		}
	}
	return end
}

// foreignAccording reads "according to NP, …" in words [first, end).
func (p *page) foreignAccording(t *tongue, first, end int) (finding, phrase) {
	none := finding{follows: -1}
	n, w := startsPhrase(t.source, p.lower[first:end]), p.lower[first]
	if n == 0 || n == 1 && (utf8.RuneCountInString(w) <= 3 || t.stop[w]) {
		return none, phrase{}
	}
	s := p.foreignSource(t, first+n, end)
	if s.empty() || end-s.last <= 3 {
		return none, phrase{}
	}
	at := s.last
	for at < end && !p.ink(at) {
		at++
	}
	return p.told(phrase{first, first + n}, s, "according to", 0.8), phrase{at, end}
}

// foreignThat reads NP VERB that … in words [first, end).
func (p *page) foreignThat(t *tongue, first, end int) (finding, phrase) {
	for k := first + 1; k < end-3; k++ {
		if !t.verb[p.lower[k]] {
			continue
		}
		for j := k + 1; j < min(k+4, end-2); j++ {
			if t.capitals && j == k+1 && p.lower[j] == "," {
				return p.foreignCue(t, first, k, k+1), phrase{j + 1, end}
			}
			if t.that[p.lower[j]] {
				return p.foreignCue(t, first, k, j), phrase{j, end}
			}
		}
	}
	return finding{follows: -1}, phrase{}
}

// foreignSource is the speaker behind "according to", at word from. Without a comma
// behind it, only its first word tells where it ends.
func (p *page) foreignSource(t *tongue, from, end int) phrase {
	s := p.foreignNP(t, from, end)
	if s.empty() || t.capitals || s.last < end && !p.ink(s.last) || !p.nameAt(s.first).empty() || p.capital(s.first) {
		return s
	}
	if !t.article[p.lower[s.first]] {
		return phrase{s.first, s.first + 1}
	}
	return phrase{s.first, min(s.first+2, s.last)}
}

// pronoun tells of a new mention that is a pronoun of t whom it can stand for.
func (c *cast) pronoun(t *tongue, i int) {
	if i < len(c.p.mentions) {
		return
	}
	m := &c.list[i]
	switch w := fold(m.Span.In(c.p.text)); {
	case t.he[w]:
		m.Form, m.Role, m.Gender, m.Kind = model.FormPronoun, "", model.Masculine, model.KindPerson
	case t.she[w]:
		m.Form, m.Role, m.Gender, m.Kind = model.FormPronoun, "", model.Feminine, model.KindPerson
	}
}
