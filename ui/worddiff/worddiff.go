// Package worddiff compares two wordings of one statement word by word.
//
// Two strings -> the second one as a list of pieces that are kept, added or
// dropped. Words are compared without case, hyphens and the marks around them,
// so that a comma or a capital is no difference.
//
// The alignment is Ratcliff and Obershelp's (Pattern Matching: The Gestalt
// Approach, Dr. Dobb's Journal, July 1988): the longest run of words both have,
// then the same on either side of it. A longest common subsequence would keep
// more words, but stray ones: a fragment of four words then lies scattered over
// the speech it was taken from. Runs are weighed by their letters, so that two
// long words count for more than three little ones.
package worddiff

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Kind is what became of a piece.
type Kind uint8

// The kinds. A stretch that was replaced comes as Dropped followed by Added.
const (
	Kept Kind = iota
	Added
	Dropped
)

// Piece is a run of words of one kind, in the spelling of the text it stands
// in, parted by single spaces.
type Piece struct {
	Kind  Kind
	Text  string
	Words int
	// Joined is set when no space parts the piece from what stands before it, as
	// between the characters of a script without spaces.
	Joined bool
}

// most bounds the words compared of each side: the work grows with their
// product. What lies beyond is left out.
const most = 400

// Compare tells how the wording in to differs from the one in from.
func Compare(from, to string) []Piece {
	d := differ{a: words(from), b: words(to)}
	d.compare(0, len(d.a), 0, len(d.b))
	return d.pieces
}

// Alike is the share of the words, 0 to 1, that both sides have in common.
func Alike(pieces []Piece) float64 {
	kept, all := 0, 0
	for _, p := range pieces {
		all += p.Words
		if p.Kind == Kept {
			kept += p.Words
		}
	}
	if all == 0 {
		return 1
	}
	return float64(kept) / float64(all)
}

type differ struct {
	a, b   []word
	pieces []Piece
}

// compare aligns a[a0:a1] with b[b0:b1] and appends the pieces in order.
func (d *differ) compare(a0, a1, b0, b1 int) {
	head := 0
	for a0+head < a1 && b0+head < b1 && d.a[a0+head].key == d.b[b0+head].key {
		head++
	}
	d.add(Kept, d.b[b0:b0+head])
	a0, b0 = a0+head, b0+head
	tail := 0
	for a1-tail > a0 && b1-tail > b0 && d.a[a1-tail-1].key == d.b[b1-tail-1].key {
		tail++
	}
	a1, b1 = a1-tail, b1-tail
	if at, bt, n := d.longest(a0, a1, b0, b1); n > 0 {
		d.compare(a0, at, b0, bt)
		d.add(Kept, d.b[bt:bt+n])
		d.compare(at+n, a1, bt+n, b1)
	} else {
		d.add(Dropped, d.a[a0:a1])
		d.add(Added, d.b[b0:b1])
	}
	d.add(Kept, d.b[b1:b1+tail])
}

// fewLetters is the weight below which a run does not count as kept between
// long stretches that differ: "of the" is in every text.
const fewLetters = 6

// nearWords is the length of the stretches in which any run counts.
const nearWords = 8

// longest finds the run of words that both stretches have and that has the most
// letters, the first of equals; n is 0 without one.
func (d *differ) longest(a0, a1, b0, b1 int) (at, bt, n int) {
	least := 1
	if a1-a0 > nearWords || b1-b0 > nearWords {
		least = fewLetters
	}
	best := least - 1
	type run struct{ words, letters int }
	before := make([]run, b1-b0+1) // runs that end at the word before, by word of b
	now := make([]run, b1-b0+1)
	for i := a0; i < a1; i++ {
		for j := b0; j < b1; j++ {
			r := run{}
			if d.a[i].key == d.b[j].key {
				r = before[j-b0]
				r.words++
				r.letters += d.a[i].letters
				if r.letters > best {
					best, at, bt, n = r.letters, i-r.words+1, j-r.words+1, r.words
				}
			}
			now[j-b0+1] = r
		}
		before, now = now, before
	}
	return at, bt, n
}

func (d *differ) add(kind Kind, ws []word) {
	if len(ws) == 0 {
		return
	}
	last := len(d.pieces) - 1
	if last < 0 || d.pieces[last].Kind != kind {
		d.pieces = append(d.pieces, Piece{Kind: kind, Joined: ws[0].joined})
		last++
	}
	p := &d.pieces[last]
	var b strings.Builder
	b.WriteString(p.Text)
	for _, w := range ws {
		if b.Len() > 0 && !w.joined {
			b.WriteByte(' ')
		}
		b.WriteString(w.shown)
	}
	p.Text, p.Words = b.String(), p.Words+len(ws)
}

// word is one word as printed and as compared, or one character of a script
// that does not part its words.
type word struct {
	shown, key string
	letters    int
	joined     bool // no space stands before it
}

func words(s string) []word {
	var out []word
	same := strings.NewReplacer("’", "'", "-", "", "‑", "")
	for _, field := range strings.Fields(s) {
		joined := false
		for field != "" && len(out) < most {
			n := unspaced(field)
			shown := field[:n]
			field = field[n:]
			key := strings.ToLower(strings.TrimFunc(shown, func(r rune) bool {
				return !unicode.IsLetter(r) && !unicode.IsNumber(r)
			}))
			key = same.Replace(key)
			out = append(out, word{shown, key, max(utf8.RuneCountInString(key), 1), joined})
			joined = true
		}
	}
	return out
}

// unspaced is the length in bytes of the first word of a field: one character
// with the marks behind it in a script without spaces, else all up to such a
// character.
func unspaced(field string) int {
	first := true
	alone := false
	for i, r := range field {
		switch {
		case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer):
			if !first {
				return i
			}
			alone = true
		case alone && (unicode.IsLetter(r) || unicode.IsNumber(r)):
			return i
		}
		first = false
	}
	return len(field)
}
