package quotes

import (
	"cmp"
	"slices"

	"whosaid/model"
)

// rival is somebody who may be the speaker: the words that name them, an account, or,
// when both are empty, nobody.
type rival struct {
	source  phrase
	account model.Span
	score   float64 // probability
}

// maxRivals bounds the candidates that a quote keeps, nobody included.
const maxRivals = 6

// Beside a speaker of a confidence above sure, candidates below leastRival are not
// worth naming.
const (
	sure       = 0.95
	leastRival = 0.005
)

// ranking keeps the likeliest candidates of a region, best first, and nobody last;
// statement is how probable it is that the region is somebody's words.
func (p *page) ranking(list []candidate, nobody, statement float64) []rival {
	from := len(p.rivals)
	for i := range list[:min(maxRivals-1, len(list))] {
		c := &list[i]
		p.rivals = append(p.rivals, rival{c.source, c.account, c.score / statement})
	}
	p.rivals = append(p.rivals, rival{score: nobody / statement})
	return p.rivals[from:len(p.rivals):len(p.rivals)]
}

// agentRanking does the same for the sources of a report; scores has that of none last.
func (p *page) agentRanking(list []candidate, scores []float64) []rival {
	from := len(p.rivals)
	for i := range list {
		p.rivals = append(p.rivals, rival{source: list[i].source, score: scores[i]})
	}
	slices.SortStableFunc(p.rivals[from:], func(a, b rival) int { return cmp.Compare(b.score, a.score) })
	p.rivals = append(p.rivals[:from+min(maxRivals-1, len(list))], rival{score: scores[len(list)]})
	return p.rivals[from:len(p.rivals):len(p.rivals)]
}

// rank gives the quotes their candidates; of and told name the quote of every region,
// and of every report from 1.
func (c *cast) rank(quotes []model.Quote, found []finding, of []int, reports []report, told []int) {
	for r, i := range of {
		if i >= 0 && quotes[i].Candidates == nil {
			c.candidates(&quotes[i], found[r].ranking)
		}
	}
	for r, i := range told {
		if i > 0 && quotes[i-1].Candidates == nil {
			c.candidates(&quotes[i-1], reports[r].ranking)
		}
	}
}

// candidates fills the candidates of a quote from the ranking of its first region or
// its report. Only known mentions become candidates: whoever was not chosen adds none.
func (c *cast) candidates(q *model.Quote, ranking []rival) {
	list := make([]model.Candidate, 1, len(ranking)+1)
	list[0].Mention = q.Mention
	for i := range ranking {
		m, ok := c.listed(&ranking[i])
		if !ok {
			continue
		}
		k := slices.IndexFunc(list, func(x model.Candidate) bool { return x.Mention == m })
		if k < 0 {
			k = len(list)
			list = append(list, model.Candidate{Mention: m})
		}
		list[k].Score = min(1, list[k].Score+ranking[i].score)
	}
	if own := list[0].Score; q.Mention >= 0 || own == 0 {
		fit(list[1:], own, q.Confidence)
		list[0].Score = q.Confidence
	}
	if q.Confidence > sure {
		list = slices.DeleteFunc(list, func(x model.Candidate) bool { return x.Mention != q.Mention && x.Score < leastRival })
	}
	slices.SortStableFunc(list, func(a, b model.Candidate) int { return cmp.Compare(b.Score, a.Score) })
	at := slices.IndexFunc(list, func(x model.Candidate) bool { return x.Mention == q.Mention })
	if at >= maxRivals {
		list[maxRivals-1] = list[at]
	}
	q.Candidates = list[:min(maxRivals, len(list))]
}

// fit scales the probabilities of the others so that they keep their share beside the
// chosen one's, which was own, and that all together are no more than 1.
func fit(others []model.Candidate, own, confidence float64) {
	factor := 1.0
	if own > 0 {
		factor = confidence / own
	}
	rest := 0.0
	for i := range others {
		rest += others[i].Score
	}
	if rest > 0 {
		factor = min(factor, (1-confidence)/rest)
	}
	for i := range others {
		others[i].Score *= max(0, factor)
	}
}

// listed returns the mention that a rival stands for, -1 for nobody; false when the
// mention is not among those known.
func (c *cast) listed(r *rival) (int, bool) {
	span := r.account
	if span.IsZero() {
		if r.source.empty() {
			return -1, true
		}
		span = c.p.span(r.source.first, r.source.last)
	}
	if i, ok := c.at[span]; ok {
		return i, true
	}
	if r.source.empty() {
		return 0, false
	}
	i := c.known(span, c.p.words[c.p.head(r.source)].Span)
	return i, i >= 0
}
