// Package worddiff compares two wordings of one statement word by word.
//
// Two strings -> the second one as a list of pieces that are kept, added or
// dropped. Words are compared without case and without the marks around them,
// so that a comma or a capital is no difference.
package worddiff

import (
	"strings"
	"unicode"

	"github.com/aymanbagabas/go-udiff"
)

// Kind is what became of a piece.
type Kind uint8

// The kinds. A stretch that was dropped and replaced comes as Dropped followed
// by Added.
const (
	Kept Kind = iota
	Added
	Dropped
)

// Piece is a run of words of one kind, in the spelling of the text it stands
// in, parted by single spaces.
type Piece struct {
	Kind Kind
	Text string
}

// most bounds the words compared of each side, so that two whole speeches
// cannot stall the screen; what is beyond is compared as one word.
const most = 2000

// Compare tells how the wording in to differs from the one in from.
func Compare(from, to string) []Piece {
	a, b := words(from), words(to)
	var d differ
	at := 0
	for _, e := range udiff.Lines(lines(a), lines(b)) {
		// Edits are byte ranges of whole lines of a; a line is a word.
		start, end := lineAt(a, e.Start), lineAt(a, e.End)
		d.keep(b, a[at:start])
		d.change(Dropped, a[start:end])
		added := strings.Count(e.New, "\n")
		d.change(Added, b[d.next:d.next+added])
		d.next += added
		at = end
	}
	d.keep(b, a[at:])
	return d.pieces
}

// Alike is the share of the words, 0 to 1, that both sides have in common.
func Alike(pieces []Piece) float64 {
	kept, all := 0, 0
	for _, p := range pieces {
		n := len(strings.Fields(p.Text))
		all += n
		if p.Kind == Kept {
			kept += n
		}
	}
	if all == 0 {
		return 1
	}
	return float64(kept) / float64(all)
}

// differ collects the pieces; next is the first word of to not yet passed.
type differ struct {
	pieces []Piece
	next   int
}

// keep passes over words both sides have and spells them as to does.
func (d *differ) keep(to []word, same []word) {
	d.change(Kept, to[d.next:d.next+len(same)])
	d.next += len(same)
}

func (d *differ) change(kind Kind, ws []word) {
	if len(ws) == 0 {
		return
	}
	shown := make([]string, len(ws))
	for i, w := range ws {
		shown[i] = w.shown
	}
	text := strings.Join(shown, " ")
	if n := len(d.pieces); n > 0 && d.pieces[n-1].Kind == kind {
		d.pieces[n-1].Text += " " + text
		return
	}
	d.pieces = append(d.pieces, Piece{kind, text})
}

// word is one word as printed and as compared; line is the byte at which it
// begins in the text handed to the line differ.
type word struct {
	shown, key string
	line       int
}

func words(s string) []word {
	fields := strings.Fields(s)
	if len(fields) > most {
		fields = append(fields[:most:most], strings.Join(fields[most:], " "))
	}
	out := make([]word, len(fields))
	at := 0
	for i, f := range fields {
		key := strings.ToLower(strings.TrimFunc(f, func(r rune) bool {
			return !unicode.IsLetter(r) && !unicode.IsNumber(r)
		}))
		key = strings.ReplaceAll(key, "’", "'")
		out[i] = word{shown: f, key: key, line: at}
		at += len(key) + 1
	}
	return out
}

func lines(ws []word) string {
	var b strings.Builder
	for _, w := range ws {
		b.WriteString(w.key)
		b.WriteByte('\n')
	}
	return b.String()
}

// lineAt is the index of the word that begins at a byte of lines(ws).
func lineAt(ws []word, offset int) int {
	lo, hi := 0, len(ws)
	for lo < hi {
		mid := (lo + hi) / 2
		if ws[mid].line < offset {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}
