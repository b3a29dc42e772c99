package stories

import (
	"cmp"
	"slices"
)

// scene is what of an article tells which event it is about, besides its topics:
// the telling words it opens with, and all it uses, so that what one article opens
// with can be looked for in another.
type scene struct {
	lead       []topic  // the most telling words of headline and opening
	vocabulary []uint16 // hashes of the stems of the telling words, in order
}

const (
	openingWords  = 100 // words of headline and opening
	leadKept      = 40
	vocabularyTop = 512
	// sceneBits is what a word must tell by the background for it to count.
	sceneBits = 10
)

// place is how a word stands in a vocabulary.
func (w word) place() uint16 { return uint16(mix(uint64(w.stem()) + 1)) }

// sceneOf makes the scene of an article that uses the words of a list and has
// these topics.
func sceneOf(list, topics []topic) scene {
	s := scene{vocabulary: make([]uint16, 0, len(list))}
	for _, p := range list {
		if p.known >= sceneBits {
			s.vocabulary = append(s.vocabulary, p.word.place())
		}
	}
	slices.Sort(s.vocabulary)
	s.vocabulary = slices.Compact(s.vocabulary)
	s.vocabulary = slices.Clone(s.vocabulary[:min(len(s.vocabulary), vocabularyTop)])
	for _, p := range topics {
		if p.lead && p.known >= sceneBits {
			s.lead = append(s.lead, p)
		}
	}
	slices.SortFunc(s.lead, func(p, q topic) int {
		return cmp.Or(cmp.Compare(loudness(q.times)*q.known, loudness(p.times)*p.known), cmp.Compare(p.word, q.word))
	})
	s.lead = slices.Clone(s.lead[:min(len(s.lead), leadKept)])
	return s
}
