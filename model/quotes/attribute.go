package quotes

import (
	"strings"

	"whosaid/model"
)

// finding is who is reported to have said a region, and by which words.
type finding struct {
	cue        phrase // words, empty when there is none
	source     phrase // words, empty when an account speaks or nobody does
	account    model.Span
	rule       string
	confidence float64
	// content is what is reported when that is more than the region, in bytes.
	content model.Span
	// follows is the region that this one carries on, or -1.
	follows int
	// inner is what is reported of the region when that is less than all of it.
	inner model.Span
	// report is the reading of the sentence this rests on, from 1; 0 is none.
	report int
	// idle: the region is no statement.
	idle bool
	// ranking is who may speak, best first, nobody last.
	ranking []rival
}

func (f *finding) found() bool { return f.rule != "" }

// reach bounds, in words, how far from a region its cue is looked for.
const reach = 45

// attribute finds the speaker of every region: the likeliest of those that the
// reading of its sentence, the patterns of cue and position and the paragraphs
// around it propose. A region that is no statement gets none.
func (m *Models) attribute(p *page, reports []report) []finding {
	p.found = empty(p.found, len(p.regions))
	out := p.found
	for r := range out {
		out[r] = finding{follows: -1}
	}
	p.reported(out, reports)
	p.countSources(reports)
	own := borrow()
	defer readings.Put(own)
	for r := range p.regions {
		if p.regions[r].Inner.Len() == 0 {
			continue
		}
		m.attributeOne(own, p, out, reports, r)
	}
	p.shareForward(out)
	p.shareBackward(out)
	m.reach(own, p, out, reports)
	return out
}

// attributeOne chooses the finding of region r.
func (m *Models) attributeOne(own *reading, p *page, out []finding, reports []report, r int) {
	read := out[r]
	own.list = p.propose(own.list, out, reports, r)
	list := own.list
	statement, nobody := 1.0, 0.0
	if m.ranker != nil {
		var idle float64
		nobody, idle = m.rank(own, p, r, list)
		statement = 1 - idle
	}
	if !p.spoken(r, &read, statement) {
		out[r] = finding{follows: -1, idle: true}
		return
	}
	if len(list) == 0 || m.ranker != nil && (list[0].score/statement < unsure || list[0].score < nobody) {
		if read.found() {
			read.source = phrase{}
			out[r] = read
		}
		out[r].ranking = p.ranking(list, nobody, statement)
		return
	}
	f := list[0].finding
	f.ranking = p.ranking(list, nobody, statement)
	if m.ranker != nil {
		f.confidence = list[0].score / statement
	}
	switch {
	case !read.found() || !f.inner.IsZero():
	case !f.source.empty() && read.content.Overlaps(p.span(f.source.first, f.source.last)):
		reports[read.report-1].content = nil // it swallowed the speaker
	default:
		f.content, f.follows, f.report = read.content, read.follows, read.report
	}
	out[r] = f
}

// unsure is the probability below which a candidate is not named: a wrong name is
// worse than none.
const unsure = 0.1

// sureOfReading is how probable it must be that a region is a statement when its
// sentence was read as reporting it; one that was not must be likelier than not.
const sureOfReading = 0.3

// spoken decides whether region r reports somebody's words, by how probable it is
// that it is a statement.
func (p *page) spoken(r int, read *finding, statement float64) bool {
	return p.regions[r].Continues || statement > 0.5 || read.found() && statement > sureOfReading
}

// shareBackward gives a paragraph left open the speaker that the paragraph which
// carries it on names.
func (p *page) shareBackward(out []finding) {
	for r := len(out) - 2; r >= 0; r-- {
		if !out[r].found() && !out[r].idle && p.regions[r+1].Continues && out[r+1].found() {
			out[r] = out[r+1]
			out[r].follows, out[r].content, out[r].report, out[r].rule = -1, model.Span{}, 0, "named in the paragraph after"
		}
	}
}

// after reads "“…,” said X", "“…,” X said" and "“…,” according to X".
func (p *page) after(r int) finding {
	none := finding{follows: -1}
	pa := p.paraOf(r)
	j, ok := p.clauseAfter(r, pa)
	if !ok {
		return none
	}
	hi := p.sentenceEnd(j, pa.last)
	if p.lower[j] == "according" && j+1 < hi && p.lower[j+1] == "to" {
		if s := p.follows(j+2, hi); !s.empty() {
			return p.leading(r, finding{cue: phrase{j, j + 2}, source: s, rule: "according to", confidence: 0.95, follows: -1})
		}
		return none
	}
	c := j
	for c < hi && p.region[c] < 0 && fillers()[p.lower[c]] {
		c++
	}
	if c < hi && p.region[c] < 0 && p.reporting(c) {
		if s := p.follows(c+1, hi); p.opensPhrase(s) {
			return p.leading(r, finding{cue: phrase{c, c + 1}, source: s, rule: "cue after, inverted", confidence: 0.97, follows: -1})
		}
		return none
	}
	for c = j; c < hi && c < j+reach && p.region[c] < 0; c++ {
		if !p.verbal(c) {
			continue
		}
		if s := p.subject(c, j); !s.empty() && s.first <= j+2 {
			return p.leading(r, finding{cue: phrase{c, c + 1}, source: s, rule: "cue after", confidence: 0.97, follows: -1})
		}
	}
	return none
}

// clauseAfter finds the word where a clause about region r may begin behind it:
// the quotation has not ended its sentence.
func (p *page) clauseAfter(r int, pa *para) (int, bool) {
	j := p.extents[r].last
	comma := false
	switch p.lastRune(r) {
	case ',', '?', '!', '…', '—', '-', '–':
		comma = true
	}
	for j < pa.last && p.region[j] < 0 && isDash(p.lower[j]) {
		comma = true
		j++
	}
	if j >= pa.last || p.region[j] >= 0 || p.starts[j] && (!comma || p.lastRune(r) == '.') {
		return 0, false
	}
	return j, comma || !p.capital(j)
}

// opensPhrase reports whether s starts as a noun phrase behind an inverted verb.
func (p *page) opensPhrase(s phrase) bool {
	return !s.empty() && (p.capital(s.first) || determiners()[p.lower[s.first]] || s.last == s.first+1)
}

func isDash(w string) bool {
	return w == "," || w == "—" || w == "―" || w == "–" || w == "-" || w == "--"
}

// verbal reports whether word c is a reporting verb and not a noun or a name.
func (p *page) verbal(c int) bool {
	switch p.words[c].Tag { // first, as most words end here
	case model.TagNOUN, model.TagADJ, model.TagPUNCT:
		return false
	case model.TagPROPN:
		if !p.starts[c] {
			return false
		}
	}
	if !p.reporting(c) || p.capital(c) && !p.starts[c] {
		return false
	}
	if c == 0 || p.starts[c] {
		return true
	}
	if c+1 < len(p.words) && p.lower[c+1] == "by" {
		return false // "condemned by …": the source is not the subject
	}
	w := p.lower[c-1]
	if bareForms()[p.lower[c]] && !strings.HasSuffix(p.lower[c], "s") {
		return pronouns()[w] || w == "to" || strings.HasSuffix(w, "s") && w != "'s" && w != "is" && w != "was"
	}
	return !determiners()[w] && w != "'s" && w != "of"
}

// reporting reports whether word c of a paragraph is written like a reporting verb.
func (p *page) reporting(c int) bool {
	f := &p.written[p.words[c].Form]
	if f.verb == 0 {
		f.verb = -1
		if reportingVerbs()[f.low] {
			f.verb = 1
		}
	}
	return f.verb > 0
}

// sentenceEnd is the first word after i that starts a sentence outside regions,
// or last.
func (p *page) sentenceEnd(i, last int) int {
	stop := min(last, i+longest)
	for k := i + 1; k < stop; k++ {
		if p.starts[k] && p.region[k] < 0 && (p.region[k-1] < 0 || p.endsSentence(int(p.region[k-1]))) {
			return k
		}
	}
	return stop
}

// longest is how many words of a sentence are looked at: text without stops must
// not cost more than its length.
const longest = 250

// sentenceStart is the first word of the sentence that holds word i, reading over
// regions that do not end one.
func (p *page) sentenceStart(i, first int) int {
	first = max(first, i-longest)
	for k := i; k > first; k-- {
		if r := p.region[k-1]; r >= 0 && p.region[k] != r {
			if p.endsSentence(int(r)) {
				return k
			}
			k = p.extents[r].first + 1
			continue
		}
		if p.starts[k] && p.region[k] < 0 || p.starts[k] && p.region[k-1] < 0 {
			return k
		}
	}
	return first
}

// leading sets the content of a finding whose cue stands behind region r: all of
// the sentence up to the region's end.
func (p *page) leading(r int, f finding) finding {
	e := p.extents[r]
	if s := p.sentenceStart(e.first, p.paraOf(r).first); s < e.first {
		if r := p.region[s]; r >= 0 {
			return f
		}
		f.content = model.Span{Start: p.words[s].Span.Start, End: p.regions[r].Inner.End}
	}
	return f
}

// before reads "X said: “…”", "X said he was “…”", "According to X, “…”".
func (p *page) before(r int) finding {
	e := p.extents[r]
	lo := p.sentenceStart(e.first, p.paraOf(r).first)
	for k := e.first - 1; k >= lo && k > e.first-reach; k-- {
		if q := p.region[k]; q >= 0 {
			k = p.extents[q].first
			continue
		}
		if p.lower[k] == "according" && k+1 < e.first && p.lower[k+1] == "to" {
			if s := p.follows(k+2, e.first); !s.empty() {
				f := finding{cue: phrase{k, k + 2}, source: s, rule: "according to", confidence: 0.9, follows: -1}
				return p.trailing(r, s.last, f)
			}
		}
		if p.verbal(k) {
			if f := p.cueBefore(k, lo); f.found() {
				return p.trailing(r, f.cue.last, f)
			}
		}
	}
	if e.first > lo && p.lower[e.first-1] == ":" && !p.short(r) {
		if s := p.clauseSubject(e.first-1, lo); !s.empty() {
			return finding{source: s, rule: "introduced by a colon", confidence: 0.8, follows: -1}
		}
	}
	return finding{follows: -1}
}

// cueBefore is the finding of a region whose cue is word k, with its subject.
func (p *page) cueBefore(k, lo int) finding {
	s, rule, sure := p.subject(k, lo), "cue before", 0.95
	if s.empty() {
		if s, rule, sure = p.clauseSubject(k, lo), "cue before, subject of the clause", 0.8; s.empty() {
			return finding{follows: -1}
		}
	}
	if outer := p.outerCue(s, lo); outer >= 0 { // "said he hoped for “…”"
		if t := p.subject(outer, lo); !t.empty() {
			k, s = outer, t
		}
	}
	return finding{cue: phrase{k, k + 1}, source: s, rule: rule, confidence: sure, follows: -1}
}

// outerCue is the reporting verb in front of a pronoun that is the subject of
// another one, or -1.
func (p *page) outerCue(s phrase, lo int) int {
	k := s.first - 1
	if s.last != s.first+1 || !pronouns()[p.lower[s.first]] || p.lower[s.first] == "who" {
		return -1
	}
	if k >= lo && p.lower[k] == "that" {
		k--
	}
	if k >= lo && p.region[k] < 0 && p.verbal(k) {
		return k
	}
	return -1
}

// trailing sets the content of a finding whose cue stands before region r: what
// follows word from to the sentence's end.
func (p *page) trailing(r, from int, f finding) finding {
	e := p.extents[r]
	for from < e.first && !p.ink(from) {
		from++
	}
	last := p.paraOf(r).last
	to := e.last
	if !p.endsSentence(r) {
		to = p.sentenceEnd(e.last-1, last)
	}
	for to > e.last && !p.ink(to-1) && p.region[to-1] < 0 {
		to--
	}
	if from < e.first || to > e.last {
		f.content = p.span(from, to)
	}
	return f
}

// signed reads a paragraph that ends "“…”, NAME." or "“…” — NAME".
func (p *page) signed(r int) finding {
	none := finding{follows: -1}
	pa := p.paraOf(r)
	j := p.extents[r].last
	if j >= pa.last || p.region[j] >= 0 || !isDash(p.lower[j]) {
		return none
	}
	s := p.follows(j+1, pa.last)
	if s.empty() || s.last-s.first > 14 || !p.capital(s.first) && !determiners()[p.lower[s.first]] {
		return none
	}
	end := s.last
	for end < pa.last && !p.ink(end) && p.region[end] < 0 && p.lower[end] != "," {
		end++
	}
	for end < pa.last && p.region[end] < 0 && phraseEnds()[p.lower[end]] { // "in Russia"
		more := p.follows(end+1, pa.last)
		if more.empty() {
			return none
		}
		s.last, end = more.last, more.last
		for end < pa.last && !p.ink(end) && p.region[end] < 0 {
			end++
		}
	}
	if end != pa.last {
		return none
	}
	return finding{source: s, rule: "signature", confidence: 0.9, follows: -1}
}

// carry repeats the finding of region from for one that follows it.
func carry(out []finding, from int, rule string, factor float64) finding {
	f := out[from]
	if !f.found() {
		return finding{follows: from}
	}
	f.rule, f.confidence, f.follows = rule, f.confidence*factor, from
	f.content, f.inner, f.report = model.Span{}, model.Span{}, 0
	return f
}

// fromRegionBefore gives region r the speaker of the one before it in its
// paragraph: the second half of a statement split around its cue, a second
// fragment of the same clause, or a sentence left floating.
func (p *page) fromRegionBefore(out []finding, r int) finding {
	none := finding{follows: -1}
	if r == p.paraOf(r).from || !out[r-1].found() {
		return none
	}
	prev := &out[r-1]
	if prev.content.Contains(p.regions[r].Outer) {
		f := *prev
		f.follows = r - 1
		return f
	}
	if p.short(r) {
		return none
	}
	f := carry(out, r-1, "floating sentence", 0.95)
	between := p.span(p.extents[r-1].last-1, p.extents[r].first+1)
	if f.cue.empty() || !between.Contains(p.span(f.cue.first, f.cue.last)) || !p.bridge(r) {
		f.follows = -1
	} else {
		f.rule = "split around its cue"
	}
	return f
}

// bridge reports whether the prose between region r-1 and r is one clause.
func (p *page) bridge(r int) bool {
	from, to := p.extents[r-1].last, p.extents[r].first
	for k := from + 1; k < to; k++ {
		if p.starts[k] && p.ink(k) {
			return false
		}
	}
	return true
}

// introduced gives a paragraph's first region the speaker that the paragraph
// before announces with a colon, or, when all of the paragraph is quoted, the
// speaker of the quoted paragraph before.
func (p *page) introduced(out []finding, r int) finding {
	none := finding{follows: -1}
	n := p.regions[r].Paragraph
	pa := &p.paras[n]
	if n == 0 || r != pa.from || p.extents[r].first != pa.first {
		return none
	}
	prev := &p.paras[n-1]
	if prev.last == prev.first {
		return none
	}
	if f := p.colon(prev); f.found() {
		return f
	}
	if !pa.whole || prev.to == prev.from || !out[prev.to-1].found() || p.short(r) {
		return none
	}
	if prev.whole {
		return carry(out, prev.to-1, quotedParagraphs, 0.97)
	}
	f := carry(out, prev.to-1, "second half in the next paragraph", 0.85)
	f.follows = -1
	return f
}

// quotedParagraphs is the rule that quoted paragraphs in a row have one speaker.
const quotedParagraphs = "quoted paragraphs"

// colon reads the announcement at the end of a paragraph.
func (p *page) colon(pa *para) finding {
	none := finding{follows: -1}
	k := pa.last - 1
	if p.lower[k] != ":" || p.region[k] >= 0 {
		return none
	}
	lo := p.sentenceStart(k, pa.first)
	for c := k - 1; c >= lo; c-- {
		if p.region[c] >= 0 || !p.verbal(c) {
			continue
		}
		s := p.subject(c, lo)
		if s.empty() {
			s = p.clauseSubject(c, lo)
		}
		if !s.empty() {
			return finding{cue: phrase{c, c + 1}, source: s, rule: "introduced by a colon", confidence: 0.95, follows: -1}
		}
	}
	if s := p.clauseSubject(k, lo); !s.empty() && p.region[s.first] < 0 {
		return finding{source: s, rule: "introduced by a colon", confidence: 0.6, follows: -1}
	}
	return none
}

// shareForward gives a fragment without a speaker that of the next region of its
// sentence, when that one's cue stands behind it: “a” and “b,” she said.
func (p *page) shareForward(out []finding) {
	for r := len(out) - 2; r >= 0; r-- {
		next := &out[r+1]
		if out[r].found() || out[r].idle || !next.found() || next.content.IsZero() || !next.content.Contains(p.regions[r].Outer) {
			continue
		}
		if p.regions[r].Paragraph == p.regions[r+1].Paragraph {
			out[r] = *next
			out[r].follows = -1
			next.follows = r
		}
	}
}

// short reports whether region r is a phrase rather than a statement: a few
// words without a stop at their end.
func (p *page) short(r int) bool {
	words := 0
	for k := p.extents[r].first; k < p.extents[r].last; k++ {
		if p.ink(k) {
			words++
		}
	}
	switch p.lastRune(r) {
	case '.', ',', '!', '?', '…':
		return words < 2
	}
	return words < 4
}
