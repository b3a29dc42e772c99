package stories

import (
	"cmp"
	"math"
	"slices"

	"whosaid/model"
)

// shelf holds what is known of the articles, in flat arrays: their most telling
// words and the index from words and days to articles.
type shelf struct {
	articles []member
	at       map[model.ArticleID]int32
	terms    []term   // of all articles, end to end, each by code
	lead     []term   // likewise: the words they open with
	words    []uint16 // and all their telling words, see scene.vocabulary
	topics   tally    // articles by word that stands for them
	live     int
	days     map[int32]int32 // articles by day
	index    chains          // articles by word and days
	recent   [undatedBuckets]int32

	compared []compared // of pairs of articles, by their hash
	dots     votes
	heavy    []term
	keys     []lead
}

// member is one article. The ranges are places in the arrays of shelf and Links.
type member struct {
	id                             model.ArticleID
	day                            int32
	terms, quotes, segments, words int32
	nTerms, nQuotes, nSegs, nWords int32
	about, nAbout                  int32
	lead, vocabulary               int32
	nLead, nVocabulary             int32
	norm                           float32 // 1 by the length of the terms' vector
	gone                           bool
}

// termsKept is how many of an article's most telling words stand for it, and
// termsIndexed how many of those lead to it.
const (
	termsKept    = 48
	termsIndexed = 24
)

// Days are looked up by buckets of bucketDays, a bucket and those beside it.
// Articles without a day have a bucket of their own, and are looked for in the
// buckets entered last.
const (
	bucketDays     = 4
	noBucket       = math.MinInt32
	undatedBuckets = 4
)

func bucketOf(day int32) int32 {
	if day == noDay {
		return noBucket
	}
	return day / bucketDays
}

func newShelf() *shelf {
	s := &shelf{at: map[model.ArticleID]int32{}, topics: newTally(), days: map[int32]int32{}}
	for i := range s.recent {
		s.recent[i] = noBucket
	}
	return s
}

// profile is what stands for an article among those known.
type profile struct {
	terms      []term   // its most telling words, by code
	lead       []term   // words it opens with, as places in vocabularies, and what they tell, in half bits
	vocabulary []uint16 // see scene
}

// choose picks what stands for an article among those known.
func (s *shelf) choose(o *Outline) profile {
	p := profile{terms: s.chooseTerms(o.topics), vocabulary: o.vocabulary}
	for _, t := range o.lead {
		if rare := s.rarity(t.word, t.share); rare >= leadBits {
			p.lead = append(p.lead, newCode(uint32(t.word.place()), 2*rare))
		}
	}
	p.lead = oneEach(p.lead)
	return p
}

// oneEach puts terms in order and keeps the heaviest of each code.
func oneEach(list []term) []term {
	slices.SortFunc(list, func(p, q term) int { return cmp.Or(cmp.Compare(p.code(), q.code()), q.weight()-p.weight()) })
	return slices.CompactFunc(list, func(p, q term) bool { return p.code() == q.code() })
}

// leadBits is what a word must tell among those known to count in the lead.
const leadBits = 2.5

// chooseTerms picks the topics that stand for an article.
func (s *shelf) chooseTerms(topics []topic) []term {
	type weighed struct {
		word   word
		weight float64
	}
	list := make([]weighed, 0, len(topics))
	for _, t := range topics {
		rare := s.rarity(t.word, t.share)
		if rare < commonBits {
			continue
		}
		list = append(list, weighed{t.word, float64(loudness(t.times)) * math.Sqrt(rare)})
	}
	slices.SortFunc(list, func(p, q weighed) int {
		return cmp.Or(cmp.Compare(q.weight, p.weight), cmp.Compare(p.word, q.word))
	})
	list = list[:min(len(list), termsKept)]
	out := make([]term, len(list))
	for i, w := range list {
		out[i] = newTerm(w.word, max(1, 31*w.weight/list[0].weight))
	}
	slices.Sort(out)
	return out
}

// commonBits is the weight below which a word says nothing about the event.
const commonBits = 1.5

// rarest is the share of articles below which a word tells no more by being rarer,
// so that articles are as near to each other in a small library as in a large one.
const rarest = 1. / 1024

// rarity is the inverse document frequency of a word, in bits, between what the
// background makes one expect and the articles seen.
func (s *shelf) rarity(w word, share float32) float64 {
	const weight = 100 // articles the background's word counts for
	have := (weight*float64(share) + float64(s.topics.count(w.code()))) / (weight + float64(s.live))
	return -log2(min(1, max(rarest, have)))
}

// enter puts an article with its profile on the shelf.
func (s *shelf) enter(m member, p *profile) int32 {
	at := int32(len(s.articles))
	terms := p.terms
	m.terms, m.nTerms = int32(len(s.terms)), int32(len(terms))
	m.lead, m.nLead = int32(len(s.lead)), int32(len(p.lead))
	m.vocabulary, m.nVocabulary = int32(len(s.words)), int32(len(p.vocabulary))
	m.norm = inverseLength(terms)
	s.terms = append(s.terms, terms...)
	s.lead = append(s.lead, p.lead...)
	s.words = append(s.words, p.vocabulary...)
	s.articles = append(s.articles, m)
	s.at[m.id] = at
	s.live++
	s.days[m.day]++
	for _, t := range terms {
		s.topics.add(t.code(), 1)
	}
	b := bucketOf(m.day)
	for _, t := range s.heaviest(terms) {
		s.index.add(bucketKey(t, b), uint32(at), math.MaxUint32)
	}
	if b != noBucket && !slices.Contains(s.recent[:], b) {
		copy(s.recent[1:], s.recent[:])
		s.recent[0] = b
	}
	return at
}

// leave takes an article off the shelf. Its place stays empty.
func (s *shelf) leave(at int32) {
	m := &s.articles[at]
	terms := s.termsOf(at)
	for _, t := range terms {
		s.topics.add(t.code(), -1)
	}
	for _, t := range s.heaviest(terms) {
		s.index.remove(bucketKey(t, bucketOf(m.day)), uint32(at))
	}
	m.gone = true
	delete(s.at, m.id)
	s.live--
	s.days[m.day]--
	if s.days[m.day] == 0 {
		delete(s.days, m.day)
	}
}

func (s *shelf) termsOf(at int32) []term {
	m := &s.articles[at]
	return s.terms[m.terms : m.terms+m.nTerms]
}

// heaviest are the terms that lead to an article. The slice is good until the
// next call.
func (s *shelf) heaviest(terms []term) []term {
	s.heavy = append(s.heavy[:0], terms...)
	slices.SortFunc(s.heavy, func(t, u term) int { return cmp.Or(u.weight()-t.weight(), cmp.Compare(t, u)) })
	return s.heavy[:min(len(s.heavy), termsIndexed)]
}

func bucketKey(t term, bucket int32) uint32 {
	return uint32(mix(uint64(t.code())<<32 | uint64(uint32(bucket))))
}

// inverseLength is 1 by the length of the vector of terms.
func inverseLength(terms []term) float32 {
	sum := 0
	for _, t := range terms {
		sum += t.weight() * t.weight()
	}
	if sum == 0 {
		return 0
	}
	return float32(1 / math.Sqrt(float64(sum)))
}

// near is how much two articles are about the same: the cosine of their terms, 0
// to 1.
func (s *shelf) near(i, j int32) float64 {
	p, q := s.termsOf(i), s.termsOf(j)
	sum := 0
	for len(p) > 0 && len(q) > 0 {
		switch a, b := p[0].code(), q[0].code(); {
		case a < b:
			p = p[1:]
		case a > b:
			q = q[1:]
		default:
			sum += p[0].weight() * q[0].weight()
			p, q = p[1:], q[1:]
		}
	}
	return float64(sum) * float64(s.articles[i].norm) * float64(s.articles[j].norm)
}

// likes remembers how near the articles compared last are to the newest.
type likes [64]struct {
	article int32 // plus one; 0 is free
	near    float64
}

func (m *likes) reset() { *m = likes{} }

// like is how near the newest article, at place i, is to another.
func (l *Links) like(i, j int32) float64 {
	m := &l.likes[j%int32(len(l.likes))]
	if m.article != j+1 {
		m.article, m.near = j+1, l.shelf.near(i, j)
	}
	return m.near
}

// unknownDays stands for the days between two articles one of which has no date.
const unknownDays = 15

// apart is the number of days between two articles.
func (s *shelf) apart(i, j int32) int {
	a, b := s.articles[i].day, s.articles[j].day
	if a == noDay || b == noDay {
		return unknownDays
	}
	return int(max(a-b, b-a))
}

// crowd is how many articles there are of the days in which one of a day may share
// a story, or without a day.
func (s *shelf) crowd(day int32) int {
	n := s.days[noDay]
	for d := int32(-storyDays); day != noDay && d <= storyDays; d++ {
		n += s.days[day+d]
	}
	return int(n)
}

// neighbour is an article of the same days, and how near it is.
type neighbour struct {
	article int32
	cosine  float64
}

// Limits of the search for neighbours: articles one word leads to, all words
// together, and neighbours returned.
const (
	nearWalk  = 24
	nearMost  = 384
	nearKept  = 12
	nearFloor = 0.06
	nearSum   = 300 // of weights multiplied, to be looked at
)

// neighbours returns the articles of the days of the one at place at that are
// nearest to it, the nearest first. What it costs does not depend on how many
// articles there are: rare words are followed first, and only so far.
func (s *shelf) neighbours(at int32) []neighbour {
	s.keys = s.keys[:0]
	for _, t := range s.heaviest(s.termsOf(at)) {
		for _, b := range s.buckets(s.articles[at].day) {
			if newest, count := s.index.find(bucketKey(t, b)); count > 0 {
				s.keys = append(s.keys, lead{newest: newest, count: count, bits: float32(t.weight())})
			}
		}
	}
	slices.SortFunc(s.keys, func(k, l lead) int { return cmp.Compare(k.count, l.count) })
	s.dots.reset()
	left := nearMost
	for _, k := range s.keys {
		n := min(nearWalk, left)
		left -= n
		for p := k.newest; p != 0 && n > 0; n-- {
			item, older := s.index.at(p)
			if item != uint32(at) {
				s.dots.add(item, k.bits*k.bits)
			}
			p = older
		}
		left += n
	}
	var out []neighbour
	list := s.dots.above(func(v vote) bool { return v.sum >= nearSum })
	for _, v := range list[:min(len(list), nearKept)] {
		if c := s.near(at, int32(v.item)); c >= nearFloor {
			out = append(out, neighbour{int32(v.item), c})
		}
	}
	slices.SortStableFunc(out, func(p, q neighbour) int { return cmp.Compare(q.cosine, p.cosine) })
	return out[:min(len(out), nearKept)]
}

// buckets are those in which articles of the same days may be.
func (s *shelf) buckets(day int32) []int32 {
	if day == noDay {
		return append(slices.Clone(s.recent[:]), noBucket)
	}
	b := bucketOf(day)
	return []int32{b - 1, b, b + 1, noBucket}
}
