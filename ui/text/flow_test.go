package text

import (
	"slices"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

func TestFlow(t *testing.T) {
	bold := lipgloss.NewStyle().Bold(true)
	plain := lipgloss.NewStyle()
	for _, c := range []struct {
		name        string
		runs        []Run
		width, rows int
		want        []string
	}{
		{"nothing", nil, 10, 0, []string{}},
		{"one line", []Run{{"the boat", plain}}, 10, 0, []string{"the boat"}},
		{
			"styles go on over the border of lines",
			[]Run{{"the ", plain}, {"boat sails", bold}, {" at noon", plain}},
			9, 0,
			[]string{"the \x1b[1mboat\x1b[m", "\x1b[1msails\x1b[m at", "noon"},
		},
		{"ideographs need no space", []Run{{"橋は", plain}, {"来年も", bold}}, 6, 0, []string{"橋は\x1b[1m来\x1b[m", "\x1b[1m年も\x1b[m"}},
		{"cut", []Run{{"the boat, which sails at noon", plain}}, 10, 1, []string{"the boat…"}},
		{"not cut", []Run{{"the boat sails", plain}}, 8, 2, []string{"the boat", "sails"}},
		{"no escape sequence gets through", []Run{{"a\x1b[31mb", plain}}, 20, 0, []string{"a\ufffd[31mb"}},
		{"one cell", []Run{{"橋a", plain}}, 1, 0, []string{"·", "a"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Flow(c.runs, c.width, c.rows, ansi.GraphemeWidth); !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}
