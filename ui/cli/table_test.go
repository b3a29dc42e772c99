package cli

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

func TestTableStaysAligned(t *testing.T) {
	for _, width := range []int{48, 61, 120, 200} {
		var out strings.Builder
		tab := newTable(&out, width, 10, 4, 3, 5)
		tab.row("QUOTE", "SPEAKER", "CUE", "ARTICLE")
		tab.row("A sentence of some length, which has to wrap", "김정은", "said", "Überlänge")
		tab.row("", "a-word-without-any-place-to-break-it-at-all", "", "🇰🇵 flag")
		if tab.err != nil {
			t.Fatal(tab.err)
		}
		at := strings.Index(out.String(), "SPEAKER")
		for line := range strings.Lines(out.String()) {
			line = strings.TrimSuffix(line, "\n")
			if n := ansi.StringWidth(line); n > width {
				t.Errorf("width %d: %d cells: %q", width, n, line)
			}
			if before := ansi.Truncate(line, at, ""); ansi.StringWidth(line) > at && !strings.HasSuffix(before, "  ") {
				t.Errorf("width %d: the first column runs into the second: %q", width, line)
			}
		}
	}
}
