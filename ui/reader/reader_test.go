package reader_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"whosaid/model"
	"whosaid/ui/paint"
	"whosaid/ui/reader"
	"whosaid/ui/theme"
)

// pane shows a text of one paragraph a line; lines that begin with "-" are
// removed, words between “ and ” are quotes.
func pane(text string, w, h int) *reader.Pane {
	a := &model.Article{ID: "a", Title: "t", Text: text, Format: model.FormatText}
	at := 0
	for line := range strings.SplitSeq(text, "\n") {
		if line != "" {
			b := model.Block{Kind: model.KindParagraph, Span: model.Span{Start: at, End: at + len(line)}}
			if line[0] == '-' {
				b.Removed = "test"
			}
			a.Blocks = append(a.Blocks, b)
		}
		at += len(line) + 1
	}
	r := &model.Reading{}
	for from := 0; ; {
		i := strings.Index(text[from:], "“")
		if i < 0 {
			break
		}
		start := from + i + len("“")
		n := strings.Index(text[start:], "”")
		if n < 0 {
			break
		}
		s := []model.Span{{Start: start, End: start + n}}
		r.Quotes = append(r.Quotes, model.Quote{ID: "a", Kind: model.Direct, Spans: s, Marked: s, Mention: -1})
		from = start + n
	}
	p := &reader.Pane{Theme: theme.New(true, true), Meter: paint.Meter{Method: ansi.GraphemeWidth}}
	p.Show(a, r, func(int) int { return 0 })
	p.Resize(w, h)
	return p
}

func found(p *reader.Pane, text, query string) []string {
	var out []string
	n := p.Find(query, 0)
	for range n {
		s, _, _ := p.Hit()
		out = append(out, s.In(text))
		p.NextHit(1)
	}
	return out
}

func TestFind(t *testing.T) {
	const text = "The harbour, the Harbour and “it’s done”\nİstanbul and straße — well\n-removed harbour"
	for _, c := range []struct {
		query string
		want  []string
	}{
		{"harbour", []string{"harbour", "Harbour"}},
		{"Harbour", []string{"Harbour"}},
		{`"it's`, []string{"“it’s"}},
		{"done” istanbul", []string{"done”\nİstanbul"}},
		{"straße -", []string{"straße —"}},
		{"and", []string{"and", "and"}},
		{"zebra", nil},
	} {
		p := pane(text, 40, 10)
		if got := found(p, text, c.query); strings.Join(got, "|") != strings.Join(c.want, "|") {
			t.Errorf("%q: got %q, want %q", c.query, got, c.want)
		}
	}
	p := pane(text, 40, 10)
	p.ToggleRemoved()
	if n := p.Find("harbour", 0); n != 3 {
		t.Errorf("with what was removed: %d hits, want 3", n)
	}
}

func FuzzFind(f *testing.F) {
	f.Add("The harbour — “it’s” done", "it's")
	f.Add("İİİ ẞ", "i")
	f.Fuzz(func(t *testing.T, text, query string) {
		if !utf8.ValidString(text) {
			t.Skip()
		}
		p := pane(text, 30, 5)
		n := p.Find(query, 0)
		last := 0
		for i := range n {
			s, at, of := p.Hit()
			if at != i+1 || of != n || s.Start < last || s.End < s.Start || s.End > len(text) {
				t.Fatalf("hit %d of %d: %+v after %d", at, of, s, last)
			}
			if !utf8.ValidString(s.In(text)) {
				t.Fatalf("hit %+v cuts a character", s)
			}
			last = s.End
			p.NextHit(1)
		}
	})
}

func TestNextCountsFromTheWindowWhenTheSelectionIsOutOfSight(t *testing.T) {
	var lines []string
	for range 20 {
		lines = append(lines, "plain words", "“quoted words”")
	}
	p := pane(strings.Join(lines, "\n"), 40, 6)
	if got := p.Next(1); got != 0 {
		t.Errorf("from the top: %d", got)
	}
	p.Select(0)
	if got := p.Next(1); got != 1 {
		t.Errorf("from the first: %d", got)
	}
	p.Bottom()
	if got := p.Next(-1); got != 19 {
		t.Errorf("from the bottom backwards: %d", got)
	}
	p.Select(19)
	if got := p.Next(1); got != -1 {
		t.Errorf("behind the last: %d", got)
	}
	if got := p.Next(-99); got != 0 {
		t.Errorf("far back: %d", got)
	}
}

func TestThePlaceSurvivesWidthAndRemoved(t *testing.T) {
	var lines []string
	for range 60 {
		lines = append(lines, strings.Repeat("some words of prose ", 12), "-a removed line")
	}
	p := pane(strings.Join(lines, "\n"), 80, 20)
	p.Scroll(50)
	place := p.Place()
	for _, w := range []int{30, 120, 12, 80} {
		p.Resize(w, 20)
		if !p.Shows(place) {
			t.Errorf("width %d: byte %d is out of sight", w, place)
		}
	}
	p.ToggleRemoved()
	if !p.Shows(place) {
		t.Errorf("with what was removed, byte %d is out of sight", place)
	}
}

func TestHintsAreDistinct(t *testing.T) {
	var lines []string
	for range 40 {
		lines = append(lines, "see https://a.example/x, and http://b.example.")
	}
	p := pane(strings.Join(lines, "\n"), 60, 200)
	n := p.ShowHints()
	if n != 80 {
		t.Fatalf("%d hints", n)
	}
	url, more := p.PickHint("a")
	if url != "" || !more {
		t.Errorf("one letter of two: %q %v", url, more)
	}
	if url, _ := p.PickHint("aa"); url != "https://a.example/x" {
		t.Errorf("got %q", url)
	}
	if url, _ := p.PickHint("as"); url != "http://b.example" {
		t.Errorf("got %q", url)
	}
	if url, more := p.PickHint("!"); url != "" || more {
		t.Errorf("got %q %v", url, more)
	}
}
