package quotes

import (
	"slices"
	"strings"

	"whosaid/model"
)

// generator is what proposed a candidate.
type generator uint8

// The generators, in the order in which they are trusted without a model.
const (
	byTranscript generator = iota
	byReading
	byContinuation
	byAfter
	byBefore
	bySignature
	bySplit
	byIntroduction
	byNextParagraph
	bySentence
	byBeforeSentence
	byNextRegion
	byNextSignature
	byEarlier
	byEarlierTwice
	byLater
	byMention
	byPhrase
)

// candidate is a finding with those that proposed it.
type candidate struct {
	finding
	by     uint32 // bits of generators
	past   uint32 // see remember
	chance uint32 // see sourceChance
	origin uint32 // how the reading came by it and how sure that is, 0 for no reading
	score  float64
}

// maxCandidates bounds the candidates of a region.
const maxCandidates = 24

// propose lists the possible findings of region r, the one that patterns would
// choose first. Those with one source are one candidate. The slice is list's when
// that is long enough.
func (p *page) propose(list []candidate, out []finding, reports []report, r int) []candidate {
	list = list[:0]
	add := func(g generator, f finding) {
		if !f.found() || f.source.empty() && f.account.IsZero() || len(list) == maxCandidates || p.year(f.source) {
			return
		}
		for i := range list {
			if overlap(list[i].source, f.source) {
				list[i].by |= 1 << g
				return
			}
		}
		list = append(list, candidate{finding: f, by: 1 << g, chance: p.sourceChance(f.source)})
	}
	if f := p.transcript(r); f.found() { // leaves no doubt
		return []candidate{{finding: f, by: 1 << byTranscript}}
	}
	if f := p.signed(r); f.found() { // nor does a name set behind the quotation
		return []candidate{{finding: f, by: 1 << bySignature}}
	}
	add(byReading, out[r])
	if p.regions[r].Continues && out[r-1].found() {
		add(byContinuation, carry(out, r-1, "continued paragraph", 1))
	}
	add(byAfter, p.after(r))
	before := p.before(r)
	if r > 0 && before.found() && !before.cue.empty() && before.cue == out[r-1].cue && out[r-1].account.IsZero() {
		before.follows, before.rule = r-1, "split around its cue"
	}
	add(byBefore, before)
	add(bySplit, p.fromRegionBefore(out, r))
	introduced := p.introduced(out, r)
	if introduced.rule == quotedParagraphs && len(list) == 0 {
		return []candidate{{finding: introduced, by: 1 << byNextParagraph}}
	}
	if introduced.rule == "introduced by a colon" {
		add(byIntroduction, introduced)
	} else {
		add(byNextParagraph, introduced)
	}
	p.proposeReports(add, reports, r)
	if len(list) == 0 || p.regions[r].Paragraph > 0 && p.sentenceStart(p.extents[r].first, p.paraOf(r).first) == p.extents[r].first {
		add(byBeforeSentence, p.lastReported(reports, r))
	}
	if f := p.signedBelow(r); f.found() {
		add(byNextSignature, f)
	}
	p.proposeAround(add, reports, r)
	lo, hi := p.sentenceOf(r)
	p.phrases(func(g generator, f phrase) {
		add(g, finding{cue: p.cueFor(f, lo, hi), source: f, rule: "named in the sentence", confidence: 0.5, follows: -1})
	}, lo, hi)
	p.remember(list, out, reports, r)
	return p.dropParted(list, r)
}

// year reports whether a phrase is a year, who says nothing ("in 2015: “…”").
func (p *page) year(f phrase) bool {
	if f.last != f.first+1 {
		return false
	}
	w := p.lower[f.first]
	return len(w) == 4 && (w[:2] == "19" || w[:2] == "20") && strings.Trim(w, "0123456789") == ""
}

// countSources counts by their last words whom the reports of the article name.
func (p *page) countSources(reports []report) {
	p.spoke = make(map[uint32]int, len(reports))
	for i := range reports {
		if s := reports[i].source; !s.empty() {
			p.spoke[p.lexemes[s.last-1].word]++
		}
	}
}

// remember notes for the candidates of region r what the article told of them: how often
// reports name them, whether they speak the two regions before, and how the reading came
// by them.
func (p *page) remember(list []candidate, out []finding, reports []report, r int) {
	for i := range list {
		c := &list[i]
		if c.source.empty() {
			continue
		}
		w := p.lexemes[c.source.last-1].word
		c.past = uint32(min(p.spoke[w], 3))
		for k := 1; k <= min(2, r); k++ {
			s := out[r-k].source
			if s.empty() {
				continue
			}
			c.past |= (1 + bit(p.lexemes[s.last-1].word == w) + 2*bit(p.regions[r-k].Paragraph == p.regions[r].Paragraph)) << (4 * k)
		}
		if c.by&(1<<byReading) != 0 && out[r].report > 0 {
			rep := &reports[out[r].report-1]
			c.origin = 1 + uint32(rep.origin)<<1 + uint32(rep.agent*7.99)<<4
		}
	}
}

// dropParted takes from a list those who stand beyond a semicolon, when somebody with
// a cue stands on the region's own side of it.
func (p *page) dropParted(list []candidate, r int) []candidate {
	e := p.extents[r]
	near := slices.ContainsFunc(list, func(c candidate) bool {
		s, _ := sideOf(e, c.source)
		return s == 1 && !c.cue.empty() && c.cue.first >= c.source.last && c.cue.last <= e.first && !p.parted(c.source, e)
	})
	if !near {
		return list
	}
	return slices.DeleteFunc(list, func(c candidate) bool { return !c.source.empty() && p.parted(c.source, e) })
}

// signedBelow reads the paragraph behind a quoted one as its signature: a dash and
// a name.
func (p *page) signedBelow(r int) finding {
	none := finding{follows: -1}
	n := p.regions[r].Paragraph + 1
	if n >= len(p.paras) || !p.paraOf(r).whole {
		return none
	}
	pa := &p.paras[n]
	if pa.last-pa.first < 2 || pa.last-pa.first > 20 || !isDash(p.lower[pa.first]) || p.lower[pa.first] == "," {
		return none
	}
	s := p.follows(pa.first+1, pa.last)
	if s.empty() || !p.capital(s.first) {
		return none
	}
	return finding{source: s, rule: "signature", confidence: 0.9, follows: -1}
}

// plain reports whether a list holds one candidate whom the form of the text names:
// a label, a signature, the paragraph before in a row of quoted ones.
func plain(list []candidate) bool {
	if len(list) != 1 {
		return false
	}
	switch list[0].by {
	case 1 << byTranscript, 1 << bySignature:
		return true
	}
	return list[0].rule == quotedParagraphs
}

// proposeAround proposes the sources of the two reports before region r and of the
// one behind it, in its paragraph and the one before.
func (p *page) proposeAround(add func(generator, finding), reports []report, r int) {
	e, n := p.extents[r], p.regions[r].Paragraph
	first := p.paras[max(0, n-1)].first
	g := byEarlier
	at := reportAt(reports, e.first)
	for i := at - 1; i >= 0 && i > at-6 && reports[i].cue.first >= first && g <= byEarlierTwice; i-- {
		if s := reports[i].source; !s.empty() {
			add(g, finding{cue: reports[i].cue, source: s, rule: "speaker of the report before", confidence: 0.5, follows: -1})
			g++
		}
	}
	for i := at; i < len(reports) && i < at+3 && reports[i].cue.first < p.paras[n].last; i++ {
		if s := reports[i].source; !s.empty() && reports[i].cue.first >= e.last {
			add(byLater, finding{cue: reports[i].cue, source: s, rule: "speaker of the report behind", confidence: 0.5, follows: -1})
			break
		}
	}
}

// phrases calls hit with whomever the sentence of words [lo, hi) mentions.
func (p *page) phrases(hit func(generator, phrase), lo, hi int) {
	for k := lo; k < hi; k++ {
		if p.region[k] >= 0 {
			continue
		}
		if f := p.mentionAt(k, hi); !f.empty() {
			hit(byMention, f)
			k = f.last - 1
			continue
		}
		switch p.words[k].Tag {
		case model.TagNOUN, model.TagPROPN:
			f := phrase{k, k + 1}
			for f.first > lo && p.region[f.first-1] < 0 && nominal(p.words[f.first-1].Tag) && p.words[f.first-1].Tag != model.TagPRON {
				f.first--
			}
			for f.last < hi && p.region[f.last] < 0 && (p.words[f.last].Tag == model.TagNOUN || p.words[f.last].Tag == model.TagPROPN) {
				f.last++
			}
			hit(byPhrase, f)
			k = f.last - 1
		case model.TagPRON, model.TagDET:
			switch p.lower[k] {
			case "who", "which", "that", "it", "they", "those", "some", "many", "others", "one", "her", "his", "their", "its", "our", "my":
				hit(byPhrase, phrase{k, k + 1})
			}
		}
	}
}

// mentionAt is the mention that starts at word k, as words, not reaching beyond
// word hi.
func (p *page) mentionAt(k, hi int) phrase {
	i := p.named[k]
	if i < 0 {
		return phrase{}
	}
	f := phrase{k, k + 1}
	for f.last < hi && p.words[f.last].Span.End <= p.mentions[i].Span.End {
		f.last++
	}
	return f
}

// sentenceOf is the words of the sentence that region r stands in.
func (p *page) sentenceOf(r int) (lo, hi int) {
	e, pa := p.extents[r], p.paraOf(r)
	lo, hi = p.sentenceStart(e.first, pa.first), e.last
	if !p.endsSentence(r) {
		hi = p.sentenceEnd(e.last-1, pa.last)
	}
	return lo, hi
}

// likelyCue is the chance, in sixteenths, from which a word counts as a cue.
const likelyCue = 4

// cueFor is the likely cue nearest to source f in words [lo, hi), one behind it
// rather than one before.
func (p *page) cueFor(f phrase, lo, hi int) phrase {
	best, near := phrase{}, 1000
	for k := max(lo, f.first-20); k < min(hi, f.last+30); k++ {
		if p.region[k] >= 0 || k >= f.first && k < f.last || p.chances[k].cue < likelyCue {
			continue
		}
		d := k - f.last
		if k < f.first {
			d = f.first - k + 4
		}
		if d < near {
			best, near = phrase{k, k + 1}, d
		}
	}
	for !best.empty() && best.last < hi && p.region[best.last] < 0 && p.chances[best.last].cue >= 8 {
		best.last++
	}
	return best
}

// proposeReports proposes the other reports whose cue stands in the region's
// sentence.
func (p *page) proposeReports(add func(generator, finding), reports []report, r int) {
	e, pa := p.extents[r], p.paraOf(r)
	lo, hi := p.sentenceStart(e.first, pa.first), e.last
	if !p.endsSentence(r) {
		hi = p.sentenceEnd(e.last-1, pa.last)
	}
	for i := reportAt(reports, lo); i < len(reports) && reports[i].cue.first < hi; i++ {
		rep := &reports[i]
		if !rep.source.empty() {
			add(bySentence, finding{cue: rep.cue, source: rep.source, rule: "cue in the sentence", confidence: 0.6, follows: -1})
		}
	}
}

// lastReported proposes the source of the report before region r in its
// paragraph.
func (p *page) lastReported(reports []report, r int) finding {
	e, pa := p.extents[r], p.paraOf(r)
	if e.first == pa.first {
		return finding{follows: -1}
	}
	i := reportAt(reports, e.first) - 1
	if i >= 0 && reports[i].cue.first >= pa.first && !reports[i].source.empty() {
		return finding{cue: reports[i].cue, source: reports[i].source, rule: "speaker of the sentence before", confidence: 0.5, follows: -1}
	}
	return finding{follows: -1}
}

// reportAt is the first report whose cue starts at word lo or later.
func reportAt(reports []report, lo int) int {
	i, j := 0, len(reports)
	for i < j {
		mid := (i + j) / 2
		if reports[mid].cue.first < lo {
			i = mid + 1
		} else {
			j = mid
		}
	}
	return i
}

func overlap(a, b phrase) bool { return a.first < b.last && b.first < a.last }
