package quotes

import (
	"slices"
	"strings"

	"whosaid/model"
)

// repair mends what a reading of one sentence leaves wrong where its grammar is
// clear, and drops reports without content.
func (p *page) repair(es []element, labels []uint8, rs []relation) []relation {
	for i := range rs {
		r := &rs[i]
		p.dropAdjuncts(es, r)
		dropFar(es, r)
		complete(es, labels, r)
		p.tidyContent(es, r)
		p.balance(es, labels, r)
		p.widenSource(es, r)
		p.trimSource(es, &r.source)
		p.trimCue(es, r)
	}
	return slices.DeleteFunc(rs, func(r relation) bool { return len(r.content) == 0 })
}

// at is the folded word of element i, "" for a region and beyond the ends.
func (p *page) at(es []element, i int) string {
	if i < 0 || i >= len(es) || es[i].region >= 0 {
		return ""
	}
	return p.lower[es[i].first]
}

// tidyContent cuts from contents what is no part of them.
func (p *page) tidyContent(es []element, r *relation) {
	for k := range r.content {
		f := &r.content[k]
		if f.first >= r.cue.first {
			f.first = p.behindColon(es, *f)
			f.first = p.behindAdverbial(es, *f)
		}
		for j := f.first + 1; j < f.last-1; j++ { // a clause ends at a semicolon
			if p.at(es, j) == ";" {
				if f.first >= r.cue.first {
					f.last = j
				} else {
					f.first = j + 1
				}
			}
		}
	}
}

// behindColon is where content f starts when a colon in it introduces nothing but
// quotation.
func (p *page) behindColon(es []element, f phrase) int {
	for j := f.last - 1; j > f.first; j-- {
		if p.at(es, j) == ":" && allQuoted(es, phrase{j + 1, f.last}) {
			return j + 1
		}
	}
	return f.first
}

// behindAdverbial is where content f starts when an adverbial stands between the
// cue and its "that" ("said on Monday that …").
func (p *page) behindAdverbial(es []element, f phrase) int {
	if t := es[f.first].tag; t != model.TagADP && t != model.TagADV {
		return f.first
	}
	for j := f.first + 1; j < f.last-1 && j < f.first+6 && es[j].region < 0; j++ {
		if p.at(es, j) == "that" && es[j].tag == model.TagSCONJ {
			return j
		}
	}
	return f.first
}

// dropAdjuncts takes from a report the contents that only say when or where the
// cue was ("reported on Thursday").
func (p *page) dropAdjuncts(es []element, r *relation) {
	r.content = slices.DeleteFunc(r.content, func(f phrase) bool {
		if f.last == f.first+1 && es[f.first].tag == model.TagPRON {
			return true
		}
		if f.first < r.cue.first {
			return f.last-f.first < 4 && !clausal(es, f)
		}
		if p.participle(es, r, f) {
			return true
		}
		t := es[f.first].tag
		if t != model.TagADP && !timeWords()[p.at(es, f.first)] && !(t == model.TagDET && timeWords()[p.at(es, f.first+1)]) {
			return false
		}
		return !clausal(es, f) && p.timely(es, f)
	})
}

// participle reports whether content f, behind the cue of a report whose content stands
// in front of it, is but what its source did meanwhile ("C, X said, addressing Y").
func (p *page) participle(es []element, r *relation, f phrase) bool {
	return r.content[0].last <= r.cue.first && es[f.first].tag == model.TagVERB &&
		strings.HasSuffix(p.at(es, f.first), "ing") && p.at(es, f.first-1) == ","
}

// dropFar takes from a report the prose of other sentences than its cue's: it has a
// cue of its own that was not read.
func dropFar(es []element, r *relation) {
	r.content = slices.DeleteFunc(r.content, func(f phrase) bool {
		if allQuoted(es, f) {
			return false
		}
		from, to := r.cue.last, f.first
		if f.last <= r.cue.first {
			from, to = f.last, r.cue.first
		}
		for k := from; k <= to && k < len(es); k++ {
			if es[k].start {
				return true
			}
		}
		return false
	})
}

// balance makes contents behind the cue end neither inside a bracket nor inside a
// coordination ("Donetsk [and Luhansk]").
func (p *page) balance(es []element, labels []uint8, r *relation) {
	for i := range r.content {
		f := &r.content[i]
		if f.first < r.cue.first || allQuoted(es, *f) {
			continue
		}
		if w := p.at(es, f.last); w == "and" || w == "or" {
			if end := p.nounsEnd(es, labels, f.last); end > f.last+1 {
				f.last = end
			}
		}
		open := 0
		for k := f.first; k < f.last; k++ {
			switch p.at(es, k) {
			case "(":
				open++
			case ")":
				open--
			}
		}
		for k := f.last; open > 0 && k < len(es) && k < f.last+8 && !es[k].start; k++ {
			if p.at(es, k) == ")" {
				f.last = k + 1
				break
			}
		}
	}
}

// nounsEnd is the end of the run of a noun phrase's words that starts at element
// k, or k when a verb or a label comes before a mark.
func (p *page) nounsEnd(es []element, labels []uint8, k int) int {
	for j := k + 1; j < len(es) && j < k+12; j++ {
		if es[j].start || es[j].shape == shapeMark && es[j].tag == model.TagPUNCT {
			return j
		}
		if labels[j] != labelO || es[j].region >= 0 || !nominal(es[j].tag) && es[j].tag != model.TagADP && es[j].tag != model.TagPART {
			return k
		}
	}
	return k
}

// clausal reports whether elements f hold a verb or a quotation.
func clausal(es []element, f phrase) bool {
	for i := f.first; i < f.last; i++ {
		if t := es[i].tag; t == model.TagVERB || t == model.TagAUX || es[i].region >= 0 {
			return true
		}
	}
	return false
}

// timely reports whether elements f name a time or a way of telling.
func (p *page) timely(es []element, f phrase) bool {
	for i := f.first; i < f.last; i++ {
		if w := p.at(es, i); timeWords()[w] || months()[w] || tellingNouns()[w] {
			return true
		}
	}
	return false
}

// complete gives a cue that was read with a source but without content what the
// sentence leaves to it: all before the comma in front of the two ("C, X said."),
// or else all behind them ("X said C").
func complete(es []element, labels []uint8, r *relation) {
	if len(r.content) > 0 || r.source.empty() {
		return
	}
	lo, hi := min(r.source.first, r.cue.first), max(r.source.last, r.cue.last)
	first, last := lo, hi
	for first > 0 && first > lo-longest && !es[first].start {
		first--
	}
	for last < len(es) && last < hi+longest && !es[last].start && (labels[last] == labelO || labels[last] == labelContentRightB || labels[last] == labelContentRightI) {
		last++
	}
	switch {
	case lo-first > 3 && last-hi < 10 && es[lo-1].shape == shapeMark && clausal(es, phrase{first, lo - 1}):
		r.content = []phrase{{first, lo - 1}}
	case last-hi > 2 && clausal(es, phrase{hi, last}):
		r.content = []phrase{{hi, last}}
	}
}

// widenSource mends a source cut too small or too large: "[the head of] one of
// them", "[Kim Song,] the country's envoy, told", "According to the ministry[, the
// envoy]".
func (p *page) widenSource(es []element, r *relation) {
	s := &r.source
	if s.empty() {
		return
	}
	if r.cue.last <= s.first && p.at(es, r.cue.first) == "according" && es[r.cue.first].start {
		for j := s.first; j < s.last; j++ {
			if p.at(es, j) == "," {
				s.last = j
			}
		}
	}
	if p.at(es, s.first-1) == "of" && s.last <= r.cue.first {
		k := s.first - 1
		for k > 0 && !es[k].start && es[k-1].region < 0 && nominal(es[k-1].tag) {
			k--
		}
		if k < s.first-1 {
			s.first = k
		}
	}
	if s.last < r.cue.first && p.at(es, s.last) == "," && p.at(es, s.first-1) == "," && es[s.first].tag == model.TagDET {
		k := s.first - 1
		for k > 0 && es[k-1].region < 0 && es[k-1].tag == model.TagPROPN && !es[k].start {
			k--
		}
		if k < s.first-1 && (k == 0 || es[k].start || p.at(es, k-1) == ",") {
			s.first = k
		}
	}
}

// trimSource cuts a day from a source's end ("Pyongyang on Wednesday") and takes in
// what stands before its "and" ("[Kyiv and] its allies").
func (p *page) trimSource(es []element, s *phrase) {
	if s.empty() {
		return
	}
	p.cutClause(es, s)
	if n := s.last - s.first; n > 2 && es[s.last-2].tag == model.TagADP && months()[p.at(es, s.last-1)] {
		s.last -= 2
	}
	for !es[s.first].start && s.first > 0 && es[s.first-1].region < 0 && midPhrase(es[s.first-1].tag, es[s.first].tag) {
		s.first--
	}
	if p.at(es, s.first-1) == "and" && s.first > 1 && es[s.first-2].tag == model.TagPROPN && !es[s.first-1].start {
		k := s.first - 2
		for k > 0 && !es[k].start && es[k-1].region < 0 && es[k-1].tag == model.TagPROPN {
			k--
		}
		if k == 0 || es[k].start || es[k-1].shape == shapeMark {
			s.first = k
		}
	}
}

// cutClause cuts a clause and its comma from a source's front ("as the two call
// themselves, [state media] said").
func (p *page) cutClause(es []element, s *phrase) {
	verb := opensAside()[p.at(es, s.first-1)] || leads(p.at(es, s.first))
	for k := s.first; k < s.last-1; k++ {
		switch {
		case p.at(es, k) == "who" || p.at(es, k) == "which" || p.at(es, k) == "that" || p.at(es, k) == "whose":
			return
		case es[k].tag == model.TagVERB || es[k].tag == model.TagAUX:
			verb = true
		case verb && p.at(es, k) == ",":
			s.first = k + 1
			return
		}
	}
}

// opensAside are conjunctions of clauses that end at a comma.
var opensAside = words(`as while when because if though although since after before once`)

// midPhrase reports whether a noun phrase that starts at a word tagged now was cut
// behind one tagged before: "a Chilean [state news agency]".
func midPhrase(before, now model.Tag) bool {
	switch now {
	case model.TagNOUN, model.TagADJ:
		return before == model.TagADJ || before == model.TagDET || before == model.TagNOUN || before == model.TagNUM
	case model.TagPROPN:
		return before == model.TagDET
	}
	return false
}

// nominal reports whether a word of the tag can stand in a noun phrase.
func nominal(t model.Tag) bool {
	switch t {
	case model.TagNOUN, model.TagPROPN, model.TagADJ, model.TagDET, model.TagNUM, model.TagPRON:
		return true
	}
	return false
}

// trimCue cuts "a day later", "later in the day" and "in a statement" from the end of
// a cue.
func (p *page) trimCue(es []element, r *relation) {
	for k := r.cue.first + 1; k < r.cue.last-1; k++ {
		if es[k].tag == model.TagADP && (es[k+1].tag == model.TagDET || es[k+1].tag == model.TagPRON) && p.timely(es, phrase{k, r.cue.last}) {
			for k > r.cue.first+1 && timeWords()[p.at(es, k-1)] {
				k--
			}
			r.cue.last = k
			return
		}
	}
	last := r.cue.last
	if w := p.at(es, last-1); w != "later" && w != "earlier" && w != "before" || !timeWords()[p.at(es, last-2)] {
		return
	}
	last -= 2
	for last > r.cue.first+1 && (es[last-1].tag == model.TagDET || es[last-1].tag == model.TagNUM || es[last-1].tag == model.TagADJ) {
		last--
	}
	if last > r.cue.first {
		r.cue.last = last
	}
}

// timeWords are nouns and adverbs of time.
var timeWords = words(`
day days week weeks month months year years hour hours minute minutes morning afternoon evening night noon midnight weekend today
yesterday tomorrow tonight later earlier monday tuesday wednesday thursday friday saturday sunday time
`)

// tellingNouns are what something is told in or on.
var tellingNouns = words(`
post posts statement statements interview interviews tweet tweets speech address conference briefing telegram twitter facebook
television tv radio email letter rally telephone report reports
`)
