package people

import (
	"strings"
	"unicode/utf8"
)

// trimSpaces cuts blanks and no-break spaces off the end of s.
func trimSpaces(s string) string {
	for {
		switch n := len(s); {
		case n > 0 && s[n-1] == ' ':
			s = s[:n-1]
		case n > 1 && s[n-1] == 0xa0 && s[n-2] == 0xc2:
			s = s[:n-2]
		default:
			return s
		}
	}
}

// lastWord is what stands behind the last blank of s.
func lastWord(s string) string {
	for i := len(s) - 1; i >= 0; i-- {
		if s[i] == ' ' || s[i] == 0xc2 && i+1 < len(s) && s[i+1] == 0xa0 {
			return s[i+1:]
		}
	}
	return s
}

// longestWord bounds, in bytes, the words that small puts into a buffer.
const longestWord = 24

// small is strings.ToLower, in buf when w is short and of ASCII.
func small(w string, buf *[longestWord]byte) []byte {
	if len(w) > len(buf) {
		return []byte(strings.ToLower(w))
	}
	for i := range len(w) {
		c := w[i]
		if c >= utf8.RuneSelf {
			return []byte(strings.ToLower(w))
		}
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		buf[i] = c
	}
	return buf[:len(w)]
}

// lowWord is strings.ToLower, quick for the words that often open a sentence.
func lowWord(w string) string {
	switch w {
	case "The":
		return "the"
	case "A":
		return "a"
	case "An":
		return "an"
	case "He":
		return "he"
	case "She":
		return "she"
	case "It":
		return "it"
	case "They":
		return "they"
	case "We":
		return "we"
	case "I":
		return "i"
	case "His":
		return "his"
	}
	return strings.ToLower(w)
}

// opens reports whether the text before a mention, from the start of its sentence,
// leaves it in subject position.
func opens(before string) bool {
	if before == "" || endsInMark(before) {
		return true
	}
	w := lastWord(before)
	if strings.HasSuffix(w, "’s") || strings.HasSuffix(w, "'s") { // "noted the paper’s Ann Lee"
		before = trimSpaces(before[:len(before)-len(w)])
		w = lastWord(before)
	}
	var buf [longestWord]byte
	low := small(w, &buf)
	if inverts(string(low)) {
		before = trimSpaces(before[:len(before)-len(w)])
		return before == "" || strings.ContainsAny(before[len(before)-1:], ",\"'") || strings.HasSuffix(before, "”") || strings.HasSuffix(before, "’")
	}
	switch string(low) {
	case "was", "is", "did", "does", "do", "has", "had", "will", "would", "can", "could", "are", "were", "should":
		return len(before) == len(w) // a question
	case "and", "but", "that", "as", "when", "while", "because", "if", "after", "before", "where", "what", "although", "though", "since", "yet", "then", "however", "so", "whether", "or", "who", "why", "how":
		return true
	}
	return false
}

// endsInMark reports whether s ends in a mark behind which a clause can begin.
func endsInMark(s string) bool {
	switch c := s[len(s)-1]; {
	case c == ',' || c == '"' || c == ':' || c == ';' || c == '*':
		return true
	case c == '\'':
		return strings.HasSuffix(s, "''")
	case c < 0x80:
		return false
	}
	for _, m := range [...]string{"”", "—", "–", "“", "‘", "•"} {
		if strings.HasSuffix(s, m) {
			return true
		}
	}
	return false
}

// inClause reports whether the word before a subject opens a clause inside
// another one.
func inClause(before string) bool {
	var buf [longestWord]byte
	switch string(small(lastWord(before), &buf)) {
	case "that", "when", "while", "because", "if", "where", "what", "whether", "who", "why", "how", "which", "whom":
		return true
	}
	return false
}

// inverts reports verbs that stand before their subject behind what it said.
func inverts(w string) bool {
	switch w {
	case "said", "says", "added", "adds", "noted", "notes", "wrote", "writes", "asked", "asks", "told", "explained", "explains", "argued", "argues",
		"tweeted", "continued", "recalled", "replied", "reported", "reports", "warned", "insisted", "observed", "joked", "concluded", "remarked", "declared":
		return true
	}
	return false
}
