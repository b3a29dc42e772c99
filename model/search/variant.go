package search

import (
	"strings"
	"unicode/utf8"
)

// nameLetters is how long a word must be for its other spellings to be found.
const nameLetters = 4

func longName(w string) bool { return utf8.RuneCountInString(w) >= nameLetters }

// soundKey is a name's key among the sounds.
func soundKey(sound, w string) string { return string(inSound) + sound + "\x00" + w }

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
