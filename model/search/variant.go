package search

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// nameLetters is how long a word must be for its other spellings to be found.
const nameLetters = 4

// seen notes how a word is written where text begins with it: one with a capital
// may be a name and is found by its other spellings, until it is seen without.
func (d *dictionary) seen(id uint32, text string) {
	r, _ := utf8.DecodeRuneInString(text)
	if unicode.IsUpper(r) {
		d.hear(id)
	} else {
		d.lower[id] = true
	}
}

// hear enters a word under its sound.
func (d *dictionary) hear(id uint32) {
	if d.heard[id] || d.lower[id] {
		return
	}
	d.heard[id] = true
	if w := d.words[id]; utf8.RuneCountInString(w) >= nameLetters {
		k := sound(w)
		d.sound[k] = append(d.sound[k], id)
	}
}

// variants calls f with the names that sound like w, w itself aside.
func (d *dictionary) variants(w string, f func(id uint32)) {
	self, known := d.ids[w]
	if known && d.lower[self] || utf8.RuneCountInString(w) < nameLetters {
		return
	}
	for _, id := range d.sound[sound(w)] {
		if !d.lower[id] && (!known || id != self) {
			f(id)
		}
	}
}

var sounds = strings.NewReplacer(
	"sch", "s", "sh", "s", "kh", "h", "gh", "h", "dh", "d", "th", "t", "ph", "f", "ck", "k", "tz", "c", "ts", "c",
	"q", "k", "g", "k", "w", "v", "x", "ks",
	"e", "i", "y", "i", "j", "i", "o", "a", "u", "a",
)

// sound is what the spellings of a foreign name in Latin letters have in common:
// letters that houses use for one another are made the same, and letters that
// follow themselves are written once. Pushilin and Pushylin, Kyiv and Kiev,
// Makeeva and Makeyeva, Qaddafi and Gadhafi sound alike.
func sound(w string) string {
	w = sounds.Replace(w)
	var b strings.Builder
	var last rune
	for _, r := range w {
		if r != last {
			b.WriteRune(r)
		}
		last = r
	}
	return b.String()
}

// typoLetters is how long a word must be for one typo in it to be forgiven.
const typoLetters = 5

// typos calls f with the words that one typo makes of w: a letter added, dropped,
// changed, or swapped with its neighbour.
func (d *dictionary) typos(w string, f func(id uint32)) {
	if utf8.RuneCountInString(w) < typoLetters {
		return
	}
	for id, other := range d.words {
		if oneTypo(w, other) {
			f(uint32(id))
		}
	}
}

// oneTypo reports an optimal string alignment distance of one, byte by byte: a
// letter of two bytes that is changed counts when its first byte stays.
func oneTypo(v, w string) bool {
	if len(v) > len(w) {
		v, w = w, v
	}
	if len(w)-len(v) > 1 {
		return false
	}
	pre := 0
	for pre < len(v) && v[pre] == w[pre] {
		pre++
	}
	post := 0
	for post < len(v)-pre && v[len(v)-1-post] == w[len(w)-1-post] {
		post++
	}
	rest := len(w) - pre - post
	if rest == 2 && len(v) == len(w) {
		return v[pre] == w[pre+1] && v[pre+1] == w[pre]
	}
	return rest == 1
}
