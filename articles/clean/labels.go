package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// gluedHeads are labels that scrapers leave glued to the paragraph behind them;
// gluedTails are glued behind a sentence, and what follows them goes with them.
var (
	gluedHeads = []string{"Advertisement", "ADVERTISEMENT", "Share this article", "Share this story", "Listen to this article", "Share", "Anzeige", "Publicité", "Publicidad", "Реклама", "Skip advertisement"}
	gluedTails = []string{
		"Read more:", "READ MORE:", "Read More:", "Read more ", "Read also:", "READ ALSO:", "Also read:", "ALSO READ:", "Also Read:", "Related:", "RELATED:", "See also:", "Read next:", "Watch:", "WATCH:",
		"Lesen Sie auch:", "Mehr zum Thema:", "Lire aussi :", "Lire aussi:", "À lire aussi :", "Lee también:", "Leia também:", "Leggi anche:", "Lees ook:", "Читайте также:", "Читайте також:", "Share this article", "Share this story", "Follow us on ", "Advertisement",
	}
)

// cutHeadLabel parts a label from the paragraph glued to it: the next letter
// must be a capital with no space between.
func cutHeadLabel(s string) int {
	for _, l := range gluedHeads {
		rest, ok := strings.CutPrefix(s, l)
		if !ok || len(rest) < 24 {
			continue
		}
		if r, _ := utf8.DecodeRuneInString(rest); unicode.IsUpper(r) || r == '“' || r == '"' {
			return len(l)
		}
	}
	return 0
}

// tailBytes is how far from a paragraph's end a label can stand.
const tailBytes = 220

// cutTailLabel parts a label and what it promotes from the sentence in front of
// it. The sentence must be finished: nothing is cut out of a sentence that says
// "read more".
func cutTailLabel(s string) int {
	from := 0
	if len(s) > tailBytes {
		from = len(s) - tailBytes
	}
	tail := s[from:]
	if strings.IndexByte(tail, ':') < 0 && !strings.Contains(tail, "Share this") && !strings.Contains(tail, "ollow us on") && !strings.Contains(tail, "dvertisement") && !strings.Contains(tail, "ead more") {
		return 0
	}
	for _, l := range gluedTails {
		i := strings.Index(tail, l)
		if i < 0 || from+i < 24 {
			continue
		}
		front := strings.TrimRight(s[:from+i], " ")
		if m := lastMark(front); m && (l != "Advertisement" || from+i+len(l) == len(s)) {
			return from + i
		}
	}
	return 0
}

// lastMark reports whether s ends as a sentence does, a quotation mark behind
// the full stop apart.
func lastMark(s string) bool {
	s = strings.TrimRight(s, "”\"»’'")
	r, _ := utf8.DecodeLastRuneInString(s)
	switch r {
	case '.', '!', '?', '…':
		return true
	}
	return false
}

// pictureLabels open a credit that is glued behind a paragraph.
var pictureLabels = []string{"Photo: ", "Picture: ", "Image: ", "Credit: ", "Photograph: ", "Foto: ", "Bild: ", "Photo by ", "Фото: "}

// cutTailCredit parts a picture's credit from the paragraph it was glued to. A
// sentence or two in front of a credit are a caption and stay with it; only
// behind longer prose is it cut.
func cutTailCredit(s string) int {
	if len(s) < 200 {
		return 0
	}
	from := len(s) - 80
	for _, l := range pictureLabels {
		i := strings.LastIndex(s[from:], l)
		if i < 0 {
			continue
		}
		at := from + i
		front := strings.TrimRight(s[:at], " (")
		if strings.Count(s[at:], " ") > 8 || !lastMark(front) {
			continue
		}
		if m := measureText(front); m.words >= 40 && m.sentences >= 1 {
			return len(front)
		}
	}
	return 0
}
