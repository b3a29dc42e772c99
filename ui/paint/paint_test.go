package paint_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"whosaid/ui/paint"
)

var meter = paint.Meter{Method: ansi.GraphemeWidth}

var samples = []string{
	"", "a", "plain words that go on", "“typographic” — marks", "漢字かな交じり文", "👨‍👩‍👧‍👦 family 🇺🇳",
	"e\u0301 accents", "\x1b[1mbold\x1b[m and \x1b[38;5;3mcoloured\x1b[m", "a漢b字c",
}

func TestRowsAreExactlyAsWideAsAsked(t *testing.T) {
	for _, s := range samples {
		for w := range 30 {
			if got := meter.Width(meter.Fit(s, w)); got != w {
				t.Errorf("Fit(%q, %d) is %d wide", s, w, got)
			}
			for _, r := range samples {
				if got := meter.Width(meter.Ends(s, r, w)); got != w {
					t.Errorf("Ends(%q, %q, %d) is %d wide", s, r, w, got)
				}
			}
			for _, row := range meter.Wrap(s, w, 2) {
				if meter.Width(row) > max(w, 2) {
					t.Errorf("Wrap(%q, %d) has a row of %d: %q", s, w, meter.Width(row), row)
				}
			}
		}
	}
}

func TestWrapShortensAtAWord(t *testing.T) {
	got := meter.Wrap("one two three four five six seven", 10, 2)
	if len(got) != 2 || got[0] != "one two" || !strings.HasSuffix(got[1], "…") {
		t.Errorf("got %q", got)
	}
}

func TestOverKeepsTheWidth(t *testing.T) {
	for _, s := range samples {
		for x := range 20 {
			screen := []string{meter.Fit(s, 24), meter.Fit(s, 24), meter.Fit(s, 24)}
			meter.Over(screen, 24, []string{"1234", "5678"}, x, 1, 4)
			for i, row := range screen {
				if got := meter.Width(row); got != 24 {
					t.Errorf("%q at %d: row %d is %d wide", s, x, i, got)
				}
			}
		}
	}
}

func TestThumb(t *testing.T) {
	if _, n := paint.Thumb(0, 10, 10, 10); n != 0 {
		t.Error("everything shows: no thumb")
	}
	for total := 11; total < 500; total += 7 {
		for top := 0; top <= total-10; top++ {
			at, n := paint.Thumb(top, 10, total, 10)
			if at < 0 || n < 1 || at+n > 10 {
				t.Fatalf("total %d top %d: thumb %d+%d", total, top, at, n)
			}
		}
	}
}

func TestOverKeepsWhatStandsBeside(t *testing.T) {
	for _, method := range []ansi.Method{ansi.WcWidth, ansi.GraphemeWidth} {
		screen := []string{"\x1b[1mabcdef\x1b[mghij"}
		paint.Meter{Method: method}.Over(screen, 10, []string{"XY"}, 3, 0, 2)
		if got := ansi.Strip(screen[0]); got != "abcXYfghij" {
			t.Errorf("method %v: got %q", method, got)
		}
	}
}

func FuzzPlain(f *testing.F) {
	f.Add("Red \x1b[31malert\x07 \u202eevil\u200b")
	f.Add("\xff\xfe\x9b31m")
	f.Fuzz(func(t *testing.T, s string) {
		got := paint.Plain(s)
		if !utf8.ValidString(got) {
			t.Errorf("%q: not UTF-8: %q", s, got)
		}
		for _, r := range got {
			if r < 0x20 || r >= 0x7f && r < 0xa0 || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 || r == 0x200b {
				t.Errorf("%q: %U survived", s, r)
			}
		}
		if again := paint.Plain(got); again != got {
			t.Errorf("%q: %q, then %q", s, got, again)
		}
	})
}
