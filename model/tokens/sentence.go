package tokens

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"whosaid/model"
)

// endsSentence reports whether the last of words, all of one sentence so far,
// ends it. A stop, question or exclamation mark ends a sentence together with
// the closing marks after it, when white space and then a capital, a digit or an
// opening mark follow (or, after ideographic stops, anything).
func endsSentence(text string, words []model.Token, end int) bool {
	k := len(words) - 1
	after := words[k].Span.End
	if asciiWord[text[words[k].Span.Start]] && text[after-1] != '.' {
		return false // a word ends nothing but as an abbreviation
	}
	if after < end {
		r, _ := decode(text, after, end)
		if !isSpace(r) && !ideographicStop(text, words[k]) && !isIdeograph(r) {
			return false
		}
		if closesHere(r) {
			return false
		}
	}
	for k >= 0 && isClosing(text, words, k) {
		k--
	}
	if k < 0 {
		return false
	}
	w := words[k].Span.In(text)
	switch w[0] {
	case '.', '!', '?':
		if k == 0 || w == "." && isInitial(text, words[:k]) {
			return false
		}
	default:
		if strings.HasPrefix(w, "。") || strings.HasPrefix(w, "！") || strings.HasPrefix(w, "？") {
			return true
		}
		if w != "…" && !endingAbbreviation(w) {
			return false
		}
	}
	return startsSentence(text, after, end, strings.HasSuffix(w, "."), w)
}

// isClosing reports whether words[k] is a mark that closes what an earlier one
// opened: a closing quotation mark or bracket right behind another token.
func isClosing(text string, words []model.Token, k int) bool {
	w := words[k].Span.In(text)
	switch w {
	case "”", "’", "»", "›", ")", "]", "」", "』", "\"", "'", "''", "“":
		return k > 0 && words[k-1].Span.End == words[k].Span.Start
	}
	return false
}

// closesHere reports whether r, right behind a word, is a mark that belongs to the
// sentence ending before it.
func closesHere(r rune) bool {
	switch r {
	case '”', '’', '»', '›', ')', ']', '」', '』', '"', '\'':
		return true
	}
	return false
}

// startsSentence reports whether what follows offset i looks like the start of
// a sentence. stop says that the mark before was a full stop.
func startsSentence(text string, i, end int, stop bool, last string) bool {
	for i < end {
		r, n := decode(text, i, end)
		if isSpace(r) || isOpening(r) {
			i += n
			continue
		}
		if unicode.IsLower(r) {
			return false
		}
		if isDigit(r) && len(last) > 1 && stop {
			return strings.Count(last, ".") > 1 // "No. 4" goes on, "the U.S. 2016 …" hardly
		}
		if len(last) > 1 && stop && last[0] != '.' {
			return abbreviationMayEnd(last) && opensClause(text, i, end)
		}
		return true
	}
	return true
}

func isOpening(r rune) bool {
	switch r {
	case '“', '„', '«', '‹', '「', '『', '‘', '"', '\'', '(', '[', '`':
		return true
	}
	return false
}

func ideographicStop(text string, w model.Token) bool {
	s := w.Span.In(text)
	return s == "。" || s == "！" || s == "？" || s == "」" || s == "』"
}

// isInitial reports whether the words before a stop end in a single capital
// ("George W."). The stop itself is then part of a name.
func isInitial(text string, before []model.Token) bool {
	w := before[len(before)-1].Span.In(text)
	r, n := utf8.DecodeRuneInString(w)
	return n == len(w) && unicode.IsUpper(r) && w != "I"
}

// opensClause reports whether the word at offset i commonly opens a sentence,
// which decides the unclear case of a capital after "U.S." or "Inc.".
func opensClause(text string, i, end int) bool {
	j := i
	for j < end && text[j] < utf8.RuneSelf && isWordRune(rune(text[j])) {
		j++
	}
	switch text[i:j] {
	case "The", "A", "An", "He", "She", "It", "They", "We", "I", "You", "In", "On", "At", "But", "And", "That",
		"This", "These", "Those", "There", "If", "When", "While", "After", "Before", "As", "For", "With", "By",
		"His", "Her", "Their", "Its", "Our", "My", "What", "Who", "Why", "How", "So", "Or", "Not", "No", "Asked":
		return true
	}
	return false
}
