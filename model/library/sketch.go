package library

import (
	"encoding/binary"
	"math"
	"math/bits"
	"slices"
	"unicode"
	"unicode/utf8"

	"whosaid/model"
)

// Two articles that print the same text share most of their shingles: runs of
// shingleWords words. A sketch finds the articles worth comparing without looking
// at the others: MinHash (Broder, 1997) over one permutation cut into bins (Li,
// Owen, Zhang, 2012, with the empty bins filled by rotation: Shrivastava, Li,
// 2014), taken together in bands of bandRows (Leskovec, Rajaraman, Ullman, Mining
// of Massive Datasets, §3.4). Texts that share half of their shingles meet in one
// band or another with 88%, six tenths with 98%; such as share one in a hundred
// with less than one in ten thousand.
const (
	shingleWords = 4
	bands        = 16
	bandRows     = 3
	bins         = bands * bandRows
	fewShingles  = 40 // a shorter text is compared with none: notes and headlines recur
)

// sketch is the hashes of an article's bands, all zero for a text too short to
// be compared.
type sketch [bands]uint32

// shingles are the hashes of an article's runs of words, rising, each once. Only
// the story itself counts: outlets have headlines, bylines and captions of their own.
func shingles(a *model.Article) []uint64 {
	all := runs(a)
	slices.Sort(all)
	return slices.Compact(all)
}

// runs are the hashes of an article's runs of words, in order.
func runs(a *model.Article) []uint64 {
	words := make([]uint64, 0, len(a.Text)/5+16)
	for i := range a.Blocks {
		b := &a.Blocks[i]
		if !b.Kept() || !told(b.Kind) {
			continue
		}
		words = appendWords(words, b.Span.In(a.Text))
	}
	all := words[:0] // a run's hash takes the place of its first word
	for i := 0; i+shingleWords <= len(words); i++ {
		h := uint64(0)
		for _, w := range words[i : i+shingleWords] {
			h = mix(h ^ w)
		}
		all = append(all, h)
	}
	return all
}

// told reports whether a block is part of what an article tells.
func told(k model.BlockKind) bool {
	switch k {
	case model.KindParagraph, model.KindList, model.KindQuote, model.KindPost:
		return true
	}
	return false
}

// appendWords appends the hashes of the words of text, in lower case.
func appendWords(words []uint64, text string) []uint64 {
	h, in := uint64(offset64), false
	for i := 0; i < len(text); {
		r, n := rune(text[i]), 1
		switch {
		case 'a' <= r && r <= 'z': // most are
			h, in = (h^uint64(r))*prime64, true
			i++
			continue
		case r < utf8.RuneSelf:
			if r >= 'A' && r <= 'Z' {
				r += 'a' - 'A'
			}
			if r < '0' || r > '9' && r < 'a' || r > 'z' {
				r = -1
			}
		default:
			if r, n = utf8.DecodeRuneInString(text[i:]); !unicode.IsLetter(r) && !unicode.IsDigit(r) {
				r = -1
			} else {
				r = unicode.ToLower(r)
			}
		}
		i += n
		if r >= 0 {
			h, in = (h^uint64(r))*prime64, true
			continue
		}
		if in && !apostrophe(text[i-n:]) {
			words = append(words, h)
			h, in = offset64, false
		}
	}
	if in {
		words = append(words, h)
	}
	return words
}

// apostrophe reports an apostrophe between letters, curly or straight.
func apostrophe(text string) bool {
	r, n := utf8.DecodeRuneInString(text)
	if r != '\'' && r != '’' {
		return false
	}
	next, _ := utf8.DecodeRuneInString(text[n:])
	return unicode.IsLetter(next)
}

// FNV-1a, and the finaliser of MurmurHash3, which spreads it over all bits.
const (
	offset64 = 14695981039346656037
	prime64  = 1099511628211
)

func mix(h uint64) uint64 {
	h ^= h >> 33
	h *= 0xff51afd7ed558ccd
	h ^= h >> 33
	h *= 0xc4ceb9fe1a85ec53
	return h ^ h>>33
}

// sketchOf makes the sketch of an article.
func sketchOf(a *model.Article) (s sketch) {
	all := runs(a)
	if len(all) < fewShingles {
		return s
	}
	var least [bins]uint64
	for i := range least {
		least[i] = math.MaxUint64
	}
	for _, h := range all {
		bin, rest := bits.Mul64(h, bins)
		least[bin] = min(least[bin], rest)
	}
	filled := least
	for i := range filled {
		for k := 1; filled[i] == math.MaxUint64; k++ {
			if v := least[(i+k)%bins]; v != math.MaxUint64 {
				filled[i] = v + uint64(k)
			}
		}
	}
	for i := range s {
		h := uint64(i)
		for _, v := range filled[i*bandRows : (i+1)*bandRows] {
			h = mix(h ^ v)
		}
		s[i] = uint32(h>>32) | 1 // never zero
	}
	return s
}

func (s *sketch) pack() []byte {
	if s[0] == 0 {
		return nil
	}
	out := make([]byte, 0, 4*bands)
	for _, h := range s {
		out = binary.LittleEndian.AppendUint32(out, h)
	}
	return out
}

// likeness tells how much of the shorter of two texts stands in the other, and
// how long the shorter is as a part of the longer, both from 0 to 1.
func likeness(a, b []uint64) (shared, length float64) {
	if len(a) == 0 || len(b) == 0 {
		return 0, 0
	}
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			n, i, j = n+1, i+1, j+1
		}
	}
	short, long := min(len(a), len(b)), max(len(a), len(b))
	return float64(n) / float64(short), float64(short) / float64(long)
}
