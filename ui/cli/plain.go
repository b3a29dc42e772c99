package cli

import (
	"strings"

	"whosaid/model"
)

// asPlain renders an article as text for people and pipes: the same parts as
// asMarkdown, without markup.
func asPlain(a *model.Article) string {
	var w strings.Builder
	parts := body(a)
	for _, head := range []string{plainTitle(a), a.Standfirst, credits(a, parts)} {
		if head != "" {
			w.WriteString(fold(head) + "\n\n")
		}
	}
	before := model.BlockKind("")
	for _, b := range parts {
		if before != "" && (before != model.KindList || b.Kind != model.KindList) {
			w.WriteString("\n")
		}
		before = b.Kind
		w.WriteString(plainBlock(a, b) + "\n")
	}
	return strings.TrimRight(w.String(), "\n") + "\n"
}

func plainBlock(a *model.Article, b part) string {
	text := b.Span.In(a.Text)
	switch b.Kind {
	case model.KindList:
		return plainItem(a, b.Block)
	case model.KindQuote:
		return "> " + strings.ReplaceAll(text, "\n", "\n> ")
	case model.KindTable:
		return strings.ReplaceAll(text, "\t", "  ")
	}
	if b.runIn.IsZero() {
		return text
	}
	return fold(b.runIn.In(a.Text)) + " " + text
}

func plainTitle(a *model.Article) string {
	if a.TitleDerived {
		return ""
	}
	return a.Title
}

// plainItem puts a list item's marker back where its span does not hold it.
func plainItem(a *model.Article, b *model.Block) string {
	text, marker := b.Span.In(a.Text), b.Marker
	if marker == "" {
		marker = "-"
	}
	if strings.HasPrefix(text, marker) {
		return text
	}
	return strings.Repeat("  ", max(b.Level, 1)-1) + marker + " " + text
}
