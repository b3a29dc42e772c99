package text

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"whosaid/model"
)

var fuzzKinds = []model.BlockKind{
	model.KindParagraph, model.KindTitle, model.KindList, model.KindQuote, model.KindCode, model.KindTable,
	model.KindHeading, model.KindPost, model.KindCaption, model.KindByline, model.KindDateline, model.KindCredit,
}

// fuzzArticle cuts text into blocks at empty lines; seed chooses their kinds,
// and which words are quoted.
func fuzzArticle(text string, seed uint64) (*model.Article, []model.Quote) {
	a := &model.Article{Text: text, Format: []model.Format{model.FormatText, model.FormatHTML}[seed%2]}
	var quotes []model.Quote
	next := func(n int) int {
		seed = seed*6364136223846793005 + 1442695040888963407
		return int(seed>>33) % n
	}
	at := 0
	for _, part := range strings.SplitAfter(a.Text, []string{"\n\n", ". ", " "}[next(3)]) {
		body := strings.TrimFunc(part, unicode.IsSpace)
		if start := at + strings.Index(part, body); body != "" {
			s := model.Span{Start: start, End: start + len(body)}
			blk := model.Block{Kind: fuzzKinds[next(len(fuzzKinds))], Span: s, Level: next(12), Marker: []string{"", "-", "12."}[next(3)]}
			if next(8) == 0 {
				blk.Removed = "teaser"
			}
			if q, ok := fuzzQuote(a.Text, s, next); ok {
				quotes = append(quotes, q)
				blk.Inlines = []model.Inline{{Kind: model.InlineStrong, Span: q.Spans[0]}}
			}
			a.Blocks = append(a.Blocks, blk)
		}
		at += len(part)
	}
	return a, quotes
}

// fuzzQuote picks a stretch of whole words.
func fuzzQuote(text string, s model.Span, next func(int) int) (model.Quote, bool) {
	start := s.Start + next(s.Len())
	end := start + next(s.End-start+1)
	for start < s.End && !atWord(text, start, s) {
		start++
	}
	for end < s.End && !atWord(text, end, s) {
		end++
	}
	if start >= end {
		return model.Quote{}, false
	}
	sp := []model.Span{{Start: start, End: end}}
	return model.Quote{Kind: model.Direct, Spans: sp, Marked: sp}, true
}

func atWord(text string, i int, s model.Span) bool {
	return i == s.Start || text[i-1] == ' ' && text[i] < utf8.RuneSelf && text[i] > ' ' && (i+1 == s.End || text[i+1] < utf8.RuneSelf)
}

func FuzzPage(f *testing.F) {
	f.Add("A plain line – with a dash, a well-known hyphen—and more.\n\n“Quoted” 'twice' «trois»", uint64(1), 17, false)
	f.Add("橋はまだ完成していません。「来年です」と市長は言った。\n\nSeats\tBoat\n120\tMaren\n\n8", uint64(2), 9, true)
	f.Add("👨‍👩‍👧 🇳🇴 é́́ ﷽ ก็ क्षि 각 x\n\nعربي عبرית", uint64(3), 3, true)
	f.Add("\u093f a\u093f\n\n\u0301b", uint64(106), 3, true)
	f.Add("a\u202eb \u2066c\u2069 \u0600 1 x\x1b[31m\x07 \xff\xc3 \u009b \U000e0041 \u00ad", uint64(6), 20, true)
	f.Add("0000000000000000000 \u00a0000", uint64(70), 20, false)
	f.Add(strings.Repeat("a", 500)+"\n"+strings.Repeat("b c ", 60), uint64(4), 40, false)
	f.Fuzz(func(t *testing.T, text string, seed uint64, width int, wide bool) {
		if len(text) > 1<<12 {
			return
		}
		a, quotes := fuzzArticle(text, seed)
		opt := Options{ShowRemoved: seed&4 != 0, Centre: seed&8 != 0, Slot: func(int) int { return 2 }}
		if wide {
			opt.Method = ansi.GraphemeWidth
		}
		b := New(a, quotes, opt)
		p := b.Layout(1 + (width%120+120)%120)
		checkRows(t, p)
		checkShown(t, p)
		checkPaint(t, p)
	})
}

// checkRows: rows are in order and inside their blocks.
func checkRows(t *testing.T, p *Page) {
	t.Helper()
	at := 0
	for i := range p.Rows() {
		s := p.Span(i)
		blk := p.body.article.Blocks[p.rows[i].block].Span
		if s.Start < at || s.End < s.Start || s.End > blk.End || s.Start < blk.Start && !isHead(p.body.article.Blocks[p.rows[i].block-1].Kind) && p.rows[i].kind != rowHead {
			t.Fatalf("row %d is %v after %d in block %v", i, s, at, blk)
		}
		at = s.End
	}
}

// checkShown: every byte that is no white space stands in one cell, in order, and
// the look-ups find it there.
func checkShown(t *testing.T, p *Page) {
	t.Helper()
	text := p.body.article.Text
	at := 0
	skipped := func(to int) {
		for at < to {
			blk := p.body.article.BlockAt(at)
			hidden := blk < 0 || !p.body.article.Blocks[blk].Kept() && !p.body.opt.ShowRemoved || at < p.body.opening(blk)
			if isNBSP(text, at, len(text)) {
				at++ // both bytes of one
			} else if c := text[at]; c != ' ' && c != '\n' && c != '\t' && !hidden {
				t.Fatalf("byte %d of %q is not shown", at, text)
			}
			at++
		}
	}
	for i := range p.Rows() {
		p.walk(&p.rows[i], func(c cell) bool {
			if c.n == 0 {
				return true
			}
			skipped(c.at)
			if c.at != at {
				t.Fatalf("byte %d is shown twice", c.at)
			}
			at = c.at + c.n
			if got := p.RowAt(c.at); got != i {
				t.Fatalf("RowAt(%d) = %d, want %d", c.at, got, i)
			}
			if o, ok := p.At(i, c.col); c.width > 0 && (!ok || o != c.at) {
				t.Fatalf("At(%d, %d) = %d, want %d", i, c.col, o, c.at)
			}
			return true
		})
	}
	skipped(len(text))
}

// checkPaint: lines are as wide as asked, and exactly the quotes' cells are
// painted as quotes.
func checkPaint(t *testing.T, p *Page) {
	t.Helper()
	m := p.body.opt.Method
	lines := p.Paint(nil, 0, p.Rows(), nil)
	for i, line := range lines {
		if w := m.StringWidth(line); w != p.width {
			t.Fatalf("row %d: %d cells instead of %d: %q", i, w, p.width, line)
		}
		colours := coloursOf(line, m)
		p.walk(&p.rows[i], func(c cell) bool {
			if c.n == 0 || c.width == 0 || c.col+c.width > p.width {
				return true
			}
			quoted := p.body.QuoteAt(c.at) >= 0
			if painted := strings.Contains(colours[c.col], quoteColour); painted != quoted {
				t.Fatalf("row %d column %d byte %d: quoted %v, painted %q", i, c.col, c.at, quoted, colours[c.col])
			}
			return true
		})
	}
}

// quoteColour is the foreground of speaker slot 2 in the dark theme.
const quoteColour = "38;2;155;229;138"

// coloursOf returns the escape sequence in force in each cell of a line.
func coloursOf(line string, m ansi.Method) []string {
	var out []string
	open := ""
	for line != "" {
		if line[0] == '\x1b' {
			end := strings.IndexByte(line, 'm') + 1
			open, line = line[:end], line[end:]
			continue
		}
		plain, _, _ := strings.Cut(line, "\x1b")
		c, width := ansi.FirstGraphemeCluster(plain, m)
		for range width {
			out = append(out, open)
		}
		line = line[len(c):]
	}
	return out
}
