package markdown

import (
	"strings"

	"whosaid/model"
)

// Block renders a block's text with its emphasis, code and links as
// Markdown. A mark that Markdown can't place (around nothing, across another's
// border) is left out; its text never is.
func Block(a *model.Article, b *model.Block) string {
	if len(b.Inlines) == 0 {
		return Escape(b.Span.In(a.Text))
	}
	var w strings.Builder
	in := inliner{text: a.Text, w: &w, at: b.Span.Start, marks: b.Inlines}
	in.write(b.Span.End)
	return strings.Join(splitLines(w.String()), "\n")
}

// inliner walks a block's text and its marks side by side.
type inliner struct {
	text  string
	w     *strings.Builder
	at    int
	marks []model.Inline
}

// write renders up to end, with every mark that begins and ends before it.
func (in *inliner) write(end int) {
	for len(in.marks) > 0 && in.marks[0].Span.Start < end {
		m := in.marks[0]
		in.marks = in.marks[1:]
		m.Span = trimSpan(in.text, m.Span)
		if m.Span.Start < in.at || m.Span.End > end || m.Span.Len() <= 0 {
			continue
		}
		in.plain(m.Span.Start)
		in.mark(m)
	}
	in.plain(end)
}

// plain writes unmarked text up to end.
func (in *inliner) plain(end int) {
	if end <= in.at {
		return
	}
	s := in.text[in.at:end]
	in.at = end
	core := strings.Trim(s, " \n")
	if core == "" {
		in.w.WriteString(s)
		return
	}
	lead := strings.Index(s, core)
	in.w.WriteString(s[:lead])
	if in.w.Len() == 0 || strings.HasSuffix(s[:lead], "\n") {
		in.w.WriteString(Escape(core))
	} else {
		first, rest, more := strings.Cut(core, "\n")
		escapeInline(in.w, strings.TrimRight(first, " "))
		if more {
			in.w.WriteString("\n" + Escape(rest))
		}
	}
	in.w.WriteString(s[lead+len(core):])
}

// mark writes one mark with what stands in it.
func (in *inliner) mark(m model.Inline) {
	switch m.Kind {
	case model.InlineCode:
		in.w.WriteString(codeSpan(m.Span.In(in.text)))
		in.at = m.Span.End
		for len(in.marks) > 0 && in.marks[0].Span.Start < m.Span.End {
			in.marks = in.marks[1:]
		}
	case model.InlineLink:
		in.wrap("[", m.Span.End, "](<"+linkTarget.Replace(m.URL)+">)")
	case model.InlineStrong:
		in.wrap("**", m.Span.End, "**")
	case model.InlineStrike:
		in.wrap("~~", m.Span.End, "~~")
	case model.InlineEmphasis:
		in.wrap("*", m.Span.End, "*")
	default:
		in.write(m.Span.End)
	}
}

func (in *inliner) wrap(open string, end int, closing string) {
	in.w.WriteString(open)
	in.write(end)
	in.w.WriteString(closing)
}

// linkTarget makes a URL safe between angle brackets.
var linkTarget = strings.NewReplacer("<", "%3C", ">", "%3E", "\n", "", "\\", "%5C")

// codeSpan wraps code in more backticks than it holds in a row.
func codeSpan(code string) string {
	code = strings.Join(strings.Fields(code), " ")
	fence := "`"
	for strings.Contains(code, fence) {
		fence += "`"
	}
	if strings.HasPrefix(code, "`") || strings.HasSuffix(code, "`") {
		code = " " + code + " "
	}
	return fence + code + fence
}

// trimSpan takes white space off both ends of s: Markdown's emphasis does not
// open before a space or close behind one.
func trimSpan(text string, s model.Span) model.Span {
	in := s.In(text)
	s.Start += len(in) - len(strings.TrimLeft(in, " \n"))
	s.End -= len(in) - len(strings.TrimRight(in, " \n"))
	return s
}
