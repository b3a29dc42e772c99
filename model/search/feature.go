package search

import "math"

// feature is what ranking knows of one of the query's words or phrases in one
// document; of a phrase, what is true of all of its words.
type feature struct {
	tf    uint8 // how often, up to mostTimes; of a beginning of words: whether
	lead  bool  // among the first words
	title bool  // also in the headline
}

const (
	leadWords = 60
	mostTimes = 6
)

var emptyFeature = feature{tf: mostTimes, lead: true, title: true}

func (f *feature) and(word feature, title bool) {
	f.tf = min(f.tf, word.tf)
	f.lead = f.lead && word.lead
	f.title = f.title && title
}

// What adds to a document's score: the weight of a word found, by BM25 (Robertson
// and Zaragoza, 2009; k1 1.2, b 0.5), is raised when it stands in the title or the
// lead, and a recent article gains up to as much as one middling word.
const (
	boostTitle  = 2.0
	boostLead   = 0.5
	boostPhrase = 1.0 // for each further word of a phrase, or of the query in its order
	boostRecent = 1.0
	recentDays  = 30.0
)

// weight is what a word or phrase of n words adds to a document's score, before
// its rarity is counted in. length is the document's to the average one's.
func (f feature) weight(n int, length float64) float64 {
	if f.tf == 0 {
		return 0
	}
	tf := float64(f.tf)
	w := tf * 2.2 / (tf + 1.2*(0.5+0.5*length))
	if f.lead {
		w += boostLead
	}
	if f.title {
		w += boostTitle
	}
	return w + boostPhrase*float64(n-1)
}

// rarity of a word that n of all documents have.
func rarity(n, all int) float64 { return math.Log(1 + float64(all)/(1+float64(n))) }

// recency of a document, days before the newest.
func recency(days int) float64 {
	return boostRecent * math.Exp(-float64(days)/recentDays)
}
