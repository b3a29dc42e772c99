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

// keys calls f with the keys under which a segment is entered and looked for,
// and what each tells. From every word on, the shortest run of words that tells
// keyFloor bits is a key, and the shortest that tells keyBits; so fragments of
// one or two words and long speeches share keys. The runs depend on the words
// alone, never on what was seen, so that both sides cut them alike.
func (l *Links) keys(s *segment, f func(key uint32, bits float32)) {
	words, e := l.wordsOf(s), &l.quotes[s.quote]
	speaker := hashString(string(e.speaker))
	story := mix(uint64(l.groups.shelf[e.article].story) + 1)
	for i := range words {
		h, bits, weak := uint64(0), 0.0, false
		for n := 1; n <= keyMaxWords && i+n <= len(words); n++ {
			id := words[i+n-1].id
			h = mix(h*31 + uint64(id) + 1)
			bits += l.gain(words, i, n)
			if bits >= keyFloor && !weak {
				weak = true
				if e.speaker != "" {
					f(uint32(mix(h^speaker)), float32(bits))
				}
				f(uint32(mix(h^story)), float32(bits))
			}
			if bits >= keyBits || n == len(words) {
				f(uint32(h), float32(bits))
				break
			}
		}
	}
}

// gain is what word i+n-1 adds to the run that begins at i.
func (l *Links) gain(words []word, i, n int) float64 {
	id := words[i+n-1].id
	alone := float64(l.lex.alone[id])
	if n == 1 {
		return alone
	}
	prev := words[i+n-2].id
	known := float64(l.lex.known[prev])
	if known == 0 {
		return alone
	}
	both := float64(l.lex.base.pairs[l.lex.names[prev]+" "+l.lex.names[id]])
	return -math.Log2((min(both, known) + 30*math.Exp2(-alone)) / (known + 30))
}

// hashString is FNV-1a, 64 bits.
func hashString(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h
}
