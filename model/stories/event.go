package stories

import "whosaid/model"

// EventFeatures are the names of what speaks for two articles being on one event.
var EventFeatures = [...]string{
	"one",     // always 1
	"like",    // doublings of the cosine of their topics, in tenths
	"told",    // doublings of the bits of what one opens with and the other has too
	"bond",    // doublings of how sure it is that they print one statement, in tenths
	"today",   // published on one day
	"nextDay", // or on two days in a row
}

// event is what speaks for the articles at two places being on one event; bond is
// how sure it is that they print one statement, 0 to 1.
func (s *shelf) event(i, j int32, bond float64) [len(EventFeatures)]float64 {
	like, told := s.alike(i, j)
	days := s.apart(i, j)
	if s.articles[i].day == noDay || s.articles[j].day == noDay {
		days = 1
	}
	return [...]float64{
		1,
		like,
		told,
		log2(1 + 10*bond),
		on(days == 0),
		on(days <= 1),
	}
}

// alike are what speaks for two articles by their words alone. The members of a
// story are compared with one another again and again.
func (s *shelf) alike(i, j int32) (like, told float64) {
	const few = 1 << 12
	if s.compared == nil {
		s.compared = make([]compared, few)
	}
	c := &s.compared[mix(uint64(i)<<32|uint64(j))%few]
	if c.i != i+1 || c.j != j {
		sum := found(s.leadOf(i), s.vocabularyOf(j)) + found(s.leadOf(j), s.vocabularyOf(i)) - shared(s.leadOf(i), s.leadOf(j))
		*c = compared{i + 1, j, log2(1 + 10*s.near(i, j)), log2(1 + float64(max(0, sum))/2)}
	}
	return c.like, c.told
}

// compared is what alike found of two articles.
type compared struct {
	i, j       int32 // places, the first plus one; 0 is free
	like, told float64
}

// odds are the log odds of two articles being on one event.
func (s *shelf) odds(i, j int32, bond float64) float64 {
	z := 0.0
	for k, v := range s.event(i, j, bond) {
		z += eventWeights[k] * v
	}
	return z
}

// shared adds up the weights of the words that two leads share.
func shared(a, b []term) (sum int) {
	for len(a) > 0 && len(b) > 0 {
		switch s, t := a[0].code(), b[0].code(); {
		case s < t:
			a = a[1:]
		case s > t:
			b = b[1:]
		default:
			sum += a[0].weight()
			a, b = a[1:], b[1:]
		}
	}
	return sum
}

// found adds up the weights of the words of a lead that a vocabulary has.
func found(lead []term, vocabulary []uint16) (sum int) {
	for _, t := range lead {
		for len(vocabulary) > 0 && uint32(vocabulary[0]) < t.code() {
			vocabulary = vocabulary[1:]
		}
		if len(vocabulary) == 0 {
			break
		}
		if uint32(vocabulary[0]) == t.code() {
			sum += t.weight()
		}
	}
	return sum
}

func (s *shelf) leadOf(at int32) []term {
	m := &s.articles[at]
	return s.lead[m.lead : m.lead+m.nLead]
}

func (s *shelf) vocabularyOf(at int32) []uint16 {
	m := &s.articles[at]
	return s.words[m.vocabulary : m.vocabulary+m.nVocabulary]
}

// Event is what speaks for two articles that were added being on one event; false
// when one of them is not known. A trainer learns from it.
func (g *Groups) Event(a, b model.ArticleID) ([len(EventFeatures)]float64, bool) {
	i, ok := g.links.shelf.at[a]
	j, known := g.links.shelf.at[b]
	if !ok || !known {
		return [len(EventFeatures)]float64{}, false
	}
	return g.links.shelf.event(i, j, g.bond(i, j)), true
}
