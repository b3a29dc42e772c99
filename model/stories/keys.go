package stories

import "math"

// What a run of words must tell, in bits by the background alone, to be a key of
// its own, and to be one at all. Between the two a run is a key only together
// with the speaker or the story, because too many quotations share it.
const (
	keyBits     = 20.0
	keyFloor    = 9.0
	keyMaxWords = 6
)

// key is a run of words under which segments are entered.
type key struct {
	hash uint32
	bits float32 // what the run tells
	weak bool    // useful only while few segments share it
}

// fragmentWords is the length up to which a segment is a fragment. A word that
// tells fragmentBits leads fragments to the longer segments that have it and
// those to fragments: for a pair of long segments one word is too little.
const (
	fragmentWords = 2
	fragmentBits  = 11.0
)

// keys calls f with the keys under which a segment is entered, or, for lookup, is
// looked for. From every word on, the shortest run of
// words that tells keyFloor bits is a key, and the shortest that tells keyBits;
// so fragments of one or two words and long speeches share keys. The runs depend
// on the words alone, never on what was seen, so that both sides cut them alike.
func (l *Links) keys(s *segment, lookup bool, f func(k key)) {
	words, q := l.wordsOf(s), &l.quotes[s.quote]
	speaker := hashWord(string(q.speaker))
	story := mix(uint64(l.groups.shelf[q.article].story) + 1)
	fragment := uint64(1)
	if (len(words) <= fragmentWords) != lookup {
		fragment = 2
	}
	gains := l.gains(words)
	for i := range words {
		h, bits, weak := uint64(0), 0.0, false
		for n := 1; n <= keyMaxWords && i+n <= len(words); n++ {
			id := words[i+n-1].id
			h = mix(h*31 + uint64(id) + 1)
			if n == 1 {
				bits += gains[i].alone
			} else {
				bits += gains[i+n-1].after
			}
			if n == 1 && bits >= fragmentBits {
				f(key{uint32(mix(h + fragment)), float32(bits), true})
			}
			if bits >= keyFloor && !weak {
				weak = true
				if q.speaker != "" {
					f(key{uint32(mix(h ^ speaker)), float32(bits), true})
				}
				f(key{uint32(mix(h ^ story)), float32(bits), true})
			}
			if bits >= keyBits || n == len(words) {
				f(key{uint32(h), float32(bits), false})
				break
			}
		}
	}
}

// gains is what each word of a run tells by the background alone: at its
// beginning, and after the word before it.
func (l *Links) gains(words []word) []gain {
	out := l.gained[:0]
	for i, w := range words {
		g := gain{alone: float64(l.lex.alone[w.id])}
		g.after = g.alone
		if i > 0 {
			prev := words[i-1].id
			if known := float64(l.lex.known[prev]); known > 0 {
				chance := math.Exp2(-g.alone)
				both := min(known, float64(l.lex.pairKnown(prev, w.id)))
				g.after = -math.Log2(max(chance, (both+doubt*chance)/(known+doubt)))
			}
		}
		out = append(out, g)
	}
	l.gained = out
	return out
}

type gain struct{ alone, after float64 }
