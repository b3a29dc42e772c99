package quotes

import "whosaid/model"

// indirect finds what is reported without marks, in the patterns that leave no
// doubt: "X said that …", "…, X said.", "according to X, …".
func (p *page) indirect(c *cast, taken []model.Quote) []model.Quote {
	var out []model.Quote
	k := 0
	for i := range p.paras {
		pa := &p.paras[i]
		for first := pa.first; first < pa.last; {
			last := p.sentenceEnd(first, pa.last)
			span := p.span(first, last)
			for k < len(taken) && taken[k].Extent().End <= span.Start {
				k++
			}
			clear := k == len(taken) || !taken[k].Extent().Overlaps(span)
			for m := k; !clear && m < len(taken) && taken[m].Start() < span.End; m++ {
				if taken[m].Kind != model.ScareQuote {
					break
				}
				clear = m+1 == len(taken) || !taken[m+1].Extent().Overlaps(span)
			}
			if clear {
				if q, ok := p.indirectIn(c, first, last); ok {
					out = append(out, q)
				}
			}
			first = last
		}
	}
	return out
}

// indirectIn reads one sentence, words [first, last).
func (p *page) indirectIn(c *cast, first, last int) (model.Quote, bool) {
	end := last
	for end > first && !p.ink(end-1) {
		end--
	}
	for k := first; k < end; k++ {
		if p.region[k] >= 0 {
			continue
		}
		if p.lower[k] == "according" && k+2 < end && p.lower[k+1] == "to" {
			return p.accordingTo(c, first, k, end)
		}
		if !p.verbal(k) {
			continue
		}
		s := p.subject(k, first)
		if s.empty() {
			continue
		}
		if p.clauseFollows(k+1, end) {
			return p.report(c, phrase{k, k + 1}, s, phrase{k + 1, end}, "reported clause"), true
		}
		if b := s.first - 1; b > first && p.lower[b] == "," && end-k < 14 && !p.leadsIn(first) {
			return p.report(c, phrase{k, k + 1}, s, phrase{first, b}, "cue at the end"), true
		}
	}
	return model.Quote{}, false
}

// leadsIn reports whether the sentence at word first starts with an adverbial
// ("In a statement Wednesday, …") rather than with what is reported.
func (p *page) leadsIn(first int) bool { return leads(p.lower[first]) }

// clauseFollows reports whether a reported clause starts at word k: "that …", or
// after the commonest verbs a subject.
func (p *page) clauseFollows(k, end int) bool {
	if k+2 >= end || p.region[k] >= 0 {
		return false
	}
	if p.lower[k] == "that" {
		return true
	}
	if !clauseVerbs()[p.lower[k-1]] {
		return false
	}
	switch p.lower[k] {
	case "he", "she", "they", "it", "there", "we", "this":
		return true
	}
	return determiners()[p.lower[k]] && p.lower[k-1] == "said"
}

// accordingTo reads "…, according to X." and "According to X, …".
func (p *page) accordingTo(c *cast, first, k, end int) (model.Quote, bool) {
	s := p.follows(k+2, end)
	if s.empty() {
		return model.Quote{}, false
	}
	cue := phrase{k, k + 2}
	if k == first {
		from := s.last
		for from < end && p.lower[from] != "," {
			from++
		}
		if from+2 >= end {
			return model.Quote{}, false
		}
		return p.report(c, cue, s, phrase{from + 1, end}, "according to"), true
	}
	if k-1 <= first || end-s.last > 12 {
		return model.Quote{}, false
	}
	to := k
	for to > first && !p.ink(to-1) {
		to--
	}
	return p.report(c, cue, s, phrase{first, to}, "according to"), to > first
}

func (p *page) report(c *cast, cue, source, content phrase, rule string) model.Quote {
	span := p.span(content.first, content.last)
	m := c.mention(source)
	return model.Quote{
		ID: id(p.a, span.Start), Kind: model.Indirect, Spans: []model.Span{span},
		Cue: p.span(cue.first, cue.last), Mention: m, Confidence: 0.85, Rule: rule,
		Candidates: []model.Candidate{{Mention: m, Score: 0.85}},
	}
}
