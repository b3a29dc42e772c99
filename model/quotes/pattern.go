package quotes

import "whosaid/model"

// patterns adds to the reports of a paragraph those that its grammar leaves no
// doubt about and that the sequence model missed or gave another content: "X said
// that C", "C, X said on Monday", "according to X, C".
func (p *page) patterns(reports []report, pa *para) []report {
	for first := pa.first; first < pa.last; {
		last := p.sentenceEnd(first, pa.last)
		for _, rep := range p.pattern(first, last) {
			reports = p.merge(reports, rep)
		}
		first = last
	}
	return reports
}

// merge puts a pattern's report in its place by cue; a reading with the same cue
// stays when it agrees on most of the content.
func (p *page) merge(reports []report, rep report) []report {
	at := len(reports)
	for at > 0 && reports[at-1].cue.first >= rep.cue.first {
		at--
	}
	content := rep.content[0]
	for i := reportAt(reports, rep.cue.first-longest); i < len(reports) && reports[i].cue.first < rep.cue.first+longest; i++ {
		r := &reports[i]
		if r.probability < doubtful {
			continue
		}
		shared := 0
		for _, s := range r.content {
			shared += max(0, min(s.End, content.End)-max(s.Start, content.Start))
		}
		switch {
		case overlap(r.cue, rep.cue):
			switch {
			case 2*shared < content.Len():
				r.content, r.source, r.origin = rep.content, rep.source, patternSource
				r.pattern = true
			case len(r.content) == 1 && content.Contains(r.content[0]) && r.content[0].End+2 >= content.End:
				r.content = rep.content // the reading began too late
			}
			return reports
		case 2*shared > content.Len() && !content.Contains(p.words[r.cue.first].Span): // nested ones are two
			return reports
		}
	}
	reports = append(reports, report{})
	copy(reports[at+1:], reports[at:])
	reports[at] = rep
	return reports
}

// pattern reads one sentence, words [first, last): at most one report behind its
// cue and one in front of it, which may hold the other.
func (p *page) pattern(first, last int) []report {
	end := last
	for end > first && !p.ink(end-1) && p.region[end-1] < 0 {
		end--
	}
	if rep, ok := p.accordingFirst(first, end); ok {
		return []report{rep}
	}
	var out []report
	outer, comma := p.cueLast(first, end)
	if outer.probability > 0 {
		out = append(out, outer)
		end = comma
	}
	for k := first; k < end; k++ {
		if !p.telling(k, end) {
			continue
		}
		t := p.thatClause(k+1, end)
		if t < 0 {
			continue
		}
		if s := p.subject(k, first); !s.empty() && !clauseWords()[p.lower[s.last-1]] {
			return append(out, p.sure(phrase{k, k + 1}, s, phrase{t, p.clauseEnd(t, end)}))
		}
	}
	return out
}

// telling reports whether word k is the verb of a report and no judgement.
func (p *page) telling(k, end int) bool {
	return p.region[k] < 0 && p.verbal(k) && !reactions()[p.lower[k]] && (k+1 >= end || p.lower[k+1] != "to")
}

// cueLast reads "C, X said on Monday": a clause, a comma, a subject, its verb and no
// more than an adverbial. It returns the comma's place too.
func (p *page) cueLast(first, end int) (report, int) {
	if p.region[first] >= 0 || leads(p.lower[first]) {
		return report{}, 0
	}
	for k := end - 1; k > first+3 && k > end-16; k-- {
		if p.region[k] >= 0 {
			break
		}
		if !p.telling(k, end) || p.verbIn(k+1, end) && p.lower[k+1] != "," {
			continue
		}
		s := p.subject(k, first)
		if s.empty() || s.first == first || clauseWords()[p.lower[s.last-1]] {
			continue
		}
		if p.lower[s.first-1] == "and" && s.first > first+4 { // "a leader and an agency said"
			if t := p.phraseStart(s.first-2, first); t < s.first-1 {
				s.first = t
			}
		}
		comma := s.first - 1
		if comma > first+2 && p.lower[comma] == "," && p.statementIn(first, comma) {
			return p.sure(phrase{k, k + 1}, s, phrase{first, comma}), comma
		}
	}
	return report{}, 0
}

// accordingFirst reads "According to X, C".
func (p *page) accordingFirst(first, end int) (report, bool) {
	if end-first < 6 || p.region[first] >= 0 || p.lower[first] != "according" || p.lower[first+1] != "to" {
		return report{}, false
	}
	comma := first + 2
	for comma < end && (p.region[comma] >= 0 || p.lower[comma] != ",") {
		comma++
	}
	if comma == first+2 || comma+3 > end || !p.statementIn(comma+1, end) {
		return report{}, false
	}
	return p.sure(phrase{first, first + 2}, phrase{first + 2, comma}, phrase{comma + 1, end}), true
}

// thatClause is where the clause behind a cue starts: at "that", adverbials between
// allowed, or right away with its subject; -1 when there is none.
func (p *page) thatClause(k, end int) int {
	for j := k; j < end-2 && j < k+6 && p.region[j] < 0; j++ {
		if p.lower[j] == "that" {
			if next := p.words[j+1].Tag; next == model.TagVERB || next == model.TagAUX || end-j < 5 && !p.verbIn(j, end) {
				return -1
			}
			return j
		}
		switch p.words[j].Tag {
		case model.TagADP, model.TagADV, model.TagPROPN, model.TagNUM, model.TagNOUN:
		case model.TagPRON, model.TagDET:
			if j == k && p.plainClause(k, end) {
				return j
			}
			return -1
		default:
			return -1
		}
	}
	return -1
}

// plainClause reports whether a clause without "that" starts at word k: a subject
// of a few words and a finite verb.
func (p *page) plainClause(k, end int) bool {
	if !plainVerbs()[p.lower[k-1]] {
		return false
	}
	for j := k + 1; j < end && j < k+5 && p.region[j] < 0; j++ {
		switch p.words[j].Tag {
		case model.TagAUX:
			return true
		case model.TagVERB:
			return p.lower[j-1] != "to"
		case model.TagNOUN, model.TagPROPN, model.TagADJ:
		default:
			return false
		}
	}
	return false
}

// clauseEnd is the end of the reported clause that starts at word k: the
// sentence's, or a semicolon's place.
func (p *page) clauseEnd(k, end int) int {
	for j := k; j < end; j++ {
		if p.region[j] < 0 && p.lower[j] == ";" {
			return j
		}
	}
	return end
}

// verbIn reports whether words [first, last) hold a verb outside regions.
func (p *page) verbIn(first, last int) bool {
	for k := first; k < last; k++ {
		if t := p.words[k].Tag; p.region[k] < 0 && (t == model.TagVERB || t == model.TagAUX) {
			return true
		}
	}
	return false
}

// statementIn reports whether words [first, last) are a clause: a verb with
// something in front, and no region that speaks for itself.
func (p *page) statementIn(first, last int) bool {
	for k := first; k < last; k++ {
		if r := p.region[k]; r >= 0 && !p.short(int(r)) {
			return false
		}
	}
	return p.verbIn(first+1, last) || last-first > 6
}

// sure is the report of a pattern.
func (p *page) sure(cue, source, content phrase) report {
	return report{cue: cue, source: source, content: []model.Span{p.span(content.first, content.last)}, probability: 0.8, origin: patternSource, pattern: true}
}
