package stories

import (
	"strings"
	"unicode"

	"whosaid/model"
)

// headline is what an article offers as its story's title.
type headline struct {
	text string
	rank int // the higher, the better it tells the story; 0 is none
}

// headlineOf ranks an article's title: printed before derived, without a label
// ("BREAKING NEWS:") before with one, not all in capitals before shouted.
func headlineOf(a *model.Article) headline {
	if a.Title == "" {
		return headline{}
	}
	h := headline{text: a.Title, rank: 1}
	if !a.TitleDerived {
		h.rank += 4
	}
	if label, rest, ok := strings.Cut(a.Title, ": "); ok && shouted(label) {
		h.text = rest
	} else {
		h.rank += 2
	}
	if !shouted(h.text) {
		h.rank++
	}
	return h
}

// shouted reports a text without a lower-case letter.
func shouted(s string) bool { return !strings.ContainsFunc(s, unicode.IsLower) }
