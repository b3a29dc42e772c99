package stories

import "math"

// What a run of words must tell, in bits by the background alone, to be a key of
// its own; what a word must tell to be part of a run, to be a key together with
// the speaker, and to lead from fragments to longer segments.
const (
	runBits      = 16.0
	contentBits  = 6.0
	voiceBits    = 9.0
	fragmentBits = 12.0
	runWords     = 4 // words of a run at most
	runReach     = 9 // places it may span
)

// fragmentWords is the length up to which a segment is a fragment. A word that
// tells fragmentBits leads fragments to all segments that have it, and longer
// segments to fragments: for a pair of long segments one word is too little.
const fragmentWords = 3

// key is what segments are entered under.
type key struct {
	hash uint32
	bits float32 // what it tells
	weak bool    // useful only while few segments share it
}

// most is how many postings of a key are of use.
func (k *key) most() uint32 {
	if k.weak {
		return keyMost
	}
	return math.MaxUint32
}

// keys appends the keys under which a segment is entered or, for lookup, looked
// for. From every telling word on, the shortest run of two telling words' stems
// or more that tells runBits is a key, whatever small words stand between them; so is a whole
// fragment that tells less. A word with its speaker or, if it is rare, alone,
// is one between fragments and other segments. All depend on the words alone, never on what was
// seen, so that both sides cut them alike.
func (l *Links) keys(s *segment, lookup bool, out []key) []key {
	words := l.wordsOf(s)
	speaker := uint64(l.voice(s))
	fragment := len(words) <= fragmentWords
	gains := l.gained[:0]
	for _, w := range words {
		gains = append(gains, known(w))
	}
	l.gained = gains
	first := fragment
	for i, w := range words {
		if gains[i] < contentBits {
			continue
		}
		h, bits, n := uint64(0), 0.0, 0
		for j := i; j < len(words) && n < runWords && j < i+runReach && (bits < runBits || n < 2); j++ {
			if gains[j] >= contentBits {
				h = h*31 + uint64(words[j].stem()) + 1
				bits += gains[j]
				n++
			}
		}
		if n > 1 && bits >= runBits || first {
			out = append(out, key{hash: uint32(mix(h)), bits: float32(bits)})
		}
		first = false
		stem, tells := uint64(w.stem()), float32(gains[i])
		switch {
		case gains[i] >= fragmentBits:
			out = sides(stem, tells, fragment, lookup, out)
		case gains[i] >= voiceBits && speaker != 0:
			out = sides(stem<<32|speaker, tells, fragment, lookup, out)
		}
	}
	return out
}

// The sides on which a rare word is entered.
const (
	inFragment = 1 << 60
	inLonger   = 1 << 61
)

// sides appends the keys of one word: fragments are entered on their side and look
// on both, longer segments are entered on theirs and look among fragments.
func sides(h uint64, bits float32, fragment, lookup bool, out []key) []key {
	if fragment || lookup {
		out = append(out, key{uint32(mix(h ^ inFragment)), bits, true})
	}
	if fragment == lookup {
		out = append(out, key{uint32(mix(h ^ inLonger)), bits, true})
	}
	return out
}
