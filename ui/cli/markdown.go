package cli

import (
	"strconv"
	"strings"

	"whosaid/model"
	md "whosaid/ui/markdown"
)

// asMarkdown renders an article as CommonMark with GitHub's tables and strike:
// title, standfirst, byline, then the body. Text is escaped so that the
// Markdown says what the article says. A derived title is left out, for it
// would say the lead twice.
func asMarkdown(a *model.Article) string {
	var w strings.Builder
	if a.Title != "" && !a.TitleDerived {
		w.WriteString("# " + md.Escape(fold(a.Title)) + "\n\n")
	}
	if a.Standfirst != "" {
		w.WriteString("**" + md.Escape(fold(a.Standfirst)) + "**\n\n")
	}
	parts := body(a)
	if line := credits(a, parts); line != "" {
		w.WriteString(md.Escape(line) + "\n\n")
	}
	before := model.BlockKind("")
	for _, b := range parts {
		joint(&w, before, b.Kind)
		markdownBlock(&w, a, b)
		before = b.Kind
	}
	return strings.TrimRight(w.String(), "\n") + "\n"
}

// joint writes what stands between two blocks: list items are set tight, the
// paragraphs of one block quotation are held together.
func joint(w *strings.Builder, before, next model.BlockKind) {
	switch {
	case before == "":
	case before == model.KindList && next == model.KindList:
	case before == next && (next == model.KindQuote || next == model.KindPost):
		w.WriteString(">\n")
	default:
		w.WriteString("\n")
	}
}

// markdownBlock writes one block, ended by one line break.
func markdownBlock(w *strings.Builder, a *model.Article, p part) {
	b := p.Block
	switch b.Kind {
	case model.KindHeading:
		w.WriteString(strings.Repeat("#", min(max(b.Level, 2), 6)) + " " + fold(md.Block(a, b)) + "\n")
	case model.KindList:
		writeItem(w, a, b)
	case model.KindQuote:
		writePrefixed(w, strings.Repeat("> ", max(b.Level, 1)), md.Block(a, b))
	case model.KindPost:
		writePrefixed(w, "> ", strings.ReplaceAll(md.Block(a, b), "\n", "\\\n"))
	case model.KindCode:
		writeFence(w, b.Span.In(a.Text))
	case model.KindTable:
		writeTable(w, b.Span.In(a.Text))
	case model.KindRule:
		w.WriteString("* * *\n")
	default:
		if !p.runIn.IsZero() {
			w.WriteString("**" + md.Escape(fold(p.runIn.In(a.Text))) + "** ")
		}
		w.WriteString(md.Block(a, b) + "\n")
	}
}

// writeItem writes a list item with a marker that Markdown knows, its own where
// it is a number.
func writeItem(w *strings.Builder, a *model.Article, b *model.Block) {
	marker := "-"
	if n, err := strconv.Atoi(strings.TrimRight(b.Marker, ".)")); err == nil && n >= 0 {
		marker = strconv.Itoa(n) + "."
	}
	indent := strings.Repeat("    ", min(max(b.Level, 1), 8)-1)
	text := md.Block(a, withoutMarker(a, b))
	w.WriteString(indent + marker + " " + strings.ReplaceAll(text, "\n", "\n"+indent+strings.Repeat(" ", len(marker)+1)) + "\n")
}

// withoutMarker returns the item without the marker, which is part of its span
// in plain text.
func withoutMarker(a *model.Article, b *model.Block) *model.Block {
	text := b.Span.In(a.Text)
	rest, found := strings.CutPrefix(text, b.Marker)
	if b.Marker == "" || !found {
		return b
	}
	item := *b
	item.Span.Start += len(text) - len(strings.TrimLeft(rest, " \n"))
	if item.Span.Start >= item.Span.End {
		return b
	}
	return &item
}

func writePrefixed(w *strings.Builder, prefix, text string) {
	for line := range strings.SplitSeq(text, "\n") {
		w.WriteString(strings.TrimRight(prefix+line, " ") + "\n")
	}
}

// writeFence writes code between fences longer than any run of backticks in it.
func writeFence(w *strings.Builder, code string) {
	longest, run := 2, 0
	for i := range len(code) {
		if code[i] != '`' {
			run = 0
			continue
		}
		run++
		longest = max(longest, run)
	}
	fence := strings.Repeat("`", longest+1)
	w.WriteString(fence + "\n" + code + "\n" + fence + "\n")
}

// writeTable writes a table block; its first row becomes the head, since
// GitHub's tables have no other form.
func writeTable(w *strings.Builder, table string) {
	columns := 0
	for row := range strings.SplitSeq(table, "\n") {
		columns = max(columns, strings.Count(row, "\t")+1)
	}
	first := true
	for row := range strings.SplitSeq(table, "\n") {
		if row == "" {
			continue
		}
		cells := strings.Split(row, "\t")
		for i := range columns {
			cell := ""
			if i < len(cells) {
				cell = strings.ReplaceAll(md.Escape(fold(cells[i])), "|", "\\|")
			}
			w.WriteString("| " + cell + " ")
		}
		w.WriteString("|\n")
		if first {
			w.WriteString(strings.Repeat("| --- ", columns) + "|\n")
			first = false
		}
	}
}
