package clean

import (
	"strings"

	"whosaid/model"
)

// Headlines that are printed as sentences, with a full stop and small letters,
// look like leads. What parts them: a headline is short, stands in a paragraph of
// its own, names no day of the week, and the lead behind it tells the same again
// or begins with a dateline.
const (
	headlineWords = 24 // the longest headline
	sentenceWords = 16 // the longest that reads as a sentence
	leadWords     = 15 // the shortest lead behind such a headline
)

// printedTitle reports whether the first line is a headline that ends in a full
// stop.
func (s *sheet) printedTitle() bool {
	if len(s.ps) < 3 || s.doc.Format != model.FormatText {
		return false
	}
	p, next := &s.ps[0], &s.ps[1]
	if s.deckTitle() {
		return true
	}
	lead := s.proseWithin(1, 5)
	if p.words < 3 || p.words > headlineWords || next.gap == 0 || lead < 0 || s.signs[0].dateline || isCapitals(p.text) && opensWithDash(p.text) || s.signs[0].opens && p.quoted && p.ends() || strings.Count(p.text, ". ") > 1 {
		return false
	}
	if p.capWords*3 >= p.words*2 || !p.ends() && p.last != ':' && p.last != ',' && !endsOpen(p.text) || s.signs[1].dateline {
		return true
	}
	if p.words > sentenceWords || s.ps[lead].words < leadWords || tellsDay(p.text) {
		return false
	}
	return !readsOn(p.text) && p.words <= 13 || s.retold(lead)
}

// opensWithDash reports whether a dash stands near a text's beginning, as it does
// behind a dateline.
func opensWithDash(s string) bool {
	head := s[:runeFloor(s, 40)]
	return strings.Contains(head, " — ") || strings.Contains(head, " – ") || strings.Contains(head, " - ") || strings.Contains(head, " -- ")
}

// deckTitle reports whether the first line is the upper deck of a headline: it
// ends in a semicolon, and one more line of headline length follows it directly.
func (s *sheet) deckTitle() bool {
	p, next := &s.ps[0], &s.ps[1]
	return p.last == ';' && p.words >= 2 && p.words <= headlineWords && next.gap == 0 && !next.glued && next.words <= headlineWords && s.ps[2].gap > 0 && s.proseWithin(2, 6) >= 0
}

// retold reports whether the paragraphs from the lead on use at least two of the
// first line's content words, and a third of them.
func (s *sheet) retold(lead int) bool {
	const paragraphs = 3
	told := vocabularyOf(s.ps[lead:min(lead+paragraphs, len(s.ps))])
	defer told.free()
	hits, content := 0, 0
	for _, w := range s.ps[0].hashes {
		if w.content() {
			content++
			hits += int(bit(told.uses(w) > 0))
		}
	}
	return hits >= 2 && hits*3 >= content
}

// tellsDay reports whether a text names a day as reports do: "on Monday",
// "yesterday".
func tellsDay(s string) bool {
	for w := range strings.FieldsSeq(s) {
		switch strings.TrimSuffix(strings.TrimSuffix(strings.ToLower(strings.Trim(w, ".,;:")), "’s"), "'s") {
		case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday", "today", "tonight",
			"montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag", "gestern", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "hier",
			"lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo", "ayer":
			return true
		}
	}
	return false
}

// readsOn tells sentences from headlines, which drop their articles and seldom
// begin with a pronoun, a preposition or a conjunction.
func readsOn(s string) bool {
	for i, w := range strings.Fields(strings.ToLower(s)) {
		switch w {
		case "the", "a", "an":
			return true
		case "i", "he", "she", "it", "they", "we", "you", "this", "that", "there", "but", "and", "in", "on", "at", "for", "when", "if", "der", "die", "das", "ein", "eine", "le", "la", "les", "el", "los", "un", "une":
			if i == 0 || len(w) == 3 && w[0] == 'd' {
				return true
			}
		}
	}
	return false
}
