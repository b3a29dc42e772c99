package text

import (
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"whosaid/model"
)

// Run is a stretch of text in one style.
type Run struct {
	Text  string
	Style lipgloss.Style
}

// Flow sets runs as one paragraph, broken as the article's prose is: lines of at
// most width cells, styled, not padded. At most rows lines are kept (0 keeps
// all); the last one ends in an ellipsis when something went. White space folds
// to single blanks; what parts two runs has to stand in one of them.
func Flow(runs []Run, width, rows int, m ansi.Method) []string {
	var all strings.Builder
	ends := make([]int, len(runs))
	for i, r := range runs {
		all.WriteString(r.Text)
		ends[i] = all.Len()
	}
	f := flow{text: all.String(), runs: runs, ends: ends, method: m}
	lines := f.lines(max(width, 1), rows)
	out := make([]string, len(lines))
	for i, s := range lines {
		last := rows > 0 && i == rows-1 && strings.TrimRight(f.text[s.End:], " \n") != ""
		out[i] = f.line(s, max(width, 1), last)
	}
	return out
}

// Wrap is Flow for plain text: the lines of s without styles.
func Wrap(s string, width, rows int, m ansi.Method) []string {
	return Flow([]Run{{Text: s, Style: lipgloss.NewStyle()}}, width, rows, m)
}

type flow struct {
	text   string
	runs   []Run
	ends   []int // where each run ends in text
	method ansi.Method
}

// lines returns the bytes of each line.
func (f *flow) lines(width, rows int) []model.Span {
	end := len(f.text)
	if most := rows * width * maxCellBytes; rows > 0 && end > most {
		end = most // what can't show is not wrapped
		for end > 0 && !isRuneStart(f.text[end]) {
			end--
		}
	}
	var out []model.Span
	w := wrapper{text: f.text, method: f.method, emit: func(start, end int) {
		if start < end && (rows <= 0 || len(out) < rows) {
			out = append(out, model.Span{Start: start, End: end})
		}
	}}
	w.wrap(0, end, width, width)
	return out
}

// maxCellBytes is more bytes than a cell of ordinary text takes.
const maxCellBytes = 16

func isRuneStart(b byte) bool { return b&0xc0 != 0x80 }

// line styles one line; cut puts an ellipsis behind it.
func (f *flow) line(s model.Span, width int, cut bool) string {
	if cut {
		s.End = f.room(s, width-1)
	}
	var out, run strings.Builder
	at := 0
	flush := func() {
		if run.Len() > 0 {
			out.WriteString(f.runs[at].Style.Render(run.String()))
			run.Reset()
		}
	}
	b := Body{article: &model.Article{Text: f.text}, opt: Options{Method: f.method}}
	b.folded(s.Start, s.End, false, func(i, n, w int) bool {
		if i >= f.ends[at] {
			flush()
			for i >= f.ends[at] {
				at++
			}
		}
		if w > width {
			run.WriteString(noRoom)
		} else {
			run.WriteString(b.glyphs(cell{at: i, n: n, width: w}))
		}
		return true
	})
	if cut {
		run.WriteString("…")
	}
	flush()
	return out.String()
}

// room returns the end of what of a line fits into width cells, without the
// white space and punctuation an ellipsis would follow oddly.
func (f *flow) room(s model.Span, width int) int {
	b := Body{article: &model.Article{Text: f.text}, opt: Options{Method: f.method}}
	end := s.Start
	b.folded(s.Start, s.End, false, func(i, n, w int) bool {
		width -= w
		if width >= 0 {
			end = i + n
		}
		return width > 0
	})
	return s.Start + len(strings.TrimRight(f.text[s.Start:end], " \n,;:–—-"))
}
