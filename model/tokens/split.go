package tokens

import (
	"strings"
	"unicode/utf8"

	"whosaid/model"
)

// Split cuts the kept blocks of a into sentences and words. Every word lies
// inside one sentence, every sentence inside one block; spans are bytes of
// a.Text. It runs in linear time. Code and tables count as prose cell by cell:
// a line end or a tab in them ends a sentence.
func Split(a *model.Article) *model.Tokens {
	words := 0
	for i := range a.Blocks {
		if a.Blocks[i].Kept() {
			words += a.Blocks[i].Span.Len()
		}
	}
	t := &model.Tokens{
		Words:     make([]model.Token, 0, words/5+8),
		Sentences: make([]model.Sentence, 0, words/90+4),
	}
	for i := range a.Blocks {
		if b := &a.Blocks[i]; b.Kept() {
			splitBlock(t, a.Text, i, b)
		}
	}
	tagger := english()
	if a.Language != "" && !strings.HasPrefix(a.Language, "en") {
		tagger = nil // the words stay without tags
	}
	f := newForms()
	f.number(t, a.Text)
	if tagger != nil {
		tagger.tag(t, a.Text, f)
	}
	f.release()
	return t
}

// splitBlock appends the words and sentences of one block.
func splitBlock(t *model.Tokens, text string, index int, b *model.Block) {
	rows := b.Kind == model.KindTable || b.Kind == model.KindCode
	first, end := len(t.Words), b.Span.End
	for i := b.Span.Start; i < end; {
		if text[i] == ' ' {
			i++
			continue
		}
		r, n := decode(text, i, end)
		if isSpace(r) {
			if rows && (r == '\n' || r == '\t') || r == '\n' && blankLine(text, i, end) {
				first = closeSentence(t, index, first)
			}
			i += n
			continue
		}
		i = word(t, text, i, end)
		if endsSentence(text, t.Words[first:], end) {
			first = closeSentence(t, index, first)
		}
	}
	closeSentence(t, index, first)
}

// closeSentence makes a sentence of Words[first:] and returns where the next
// one starts.
func closeSentence(t *model.Tokens, block, first int) int {
	last := len(t.Words)
	if first == last {
		return last
	}
	t.Sentences = append(t.Sentences, model.Sentence{
		Span:  model.Span{Start: t.Words[first].Span.Start, End: t.Words[last-1].Span.End},
		Block: block, First: first, Last: last,
	})
	return last
}

// blankLine reports whether the line after the newline at i is empty.
func blankLine(text string, i, end int) bool {
	for i++; i < end; i++ {
		switch text[i] {
		case '\n':
			return true
		case ' ', '\t', '\r':
		default:
			return false
		}
	}
	return false
}

// decode returns the rune at text[i] and its length, reading no byte at or
// beyond end.
func decode(text string, i, end int) (rune, int) {
	if c := text[i]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	return utf8.DecodeRuneInString(text[i:end])
}
