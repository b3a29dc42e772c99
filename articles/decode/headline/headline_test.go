package headline

import (
	"strings"
	"testing"
)

func TestChoose(t *testing.T) {
	tests := []struct {
		name string
		s    Statements
		want string
	}{
		{"nothing", Statements{}, ""},
		{"marks alone say nothing", Statements{Tab: " – | – ", Printed: []string{"…"}}, ""},
		{
			"the outlet's name behind a break",
			Statements{Tab: "Ferry runs again after the storm | The Example", Outlets: []string{"The Example"}},
			"Ferry runs again after the storm",
		},
		{
			"the outlet's name as its host spells it",
			Statements{Tab: "Fähre fährt wieder nach dem Sturm | Übersee-Blatt", Host: "uebersee-blatt.example"},
			"Fähre fährt wieder nach dem Sturm",
		},
		{
			"an outlet that only the heading tells",
			Statements{Printed: []string{"Ferry runs again after the storm"}, Shared: "Ferry runs again after the storm - Harbour Daily", Tab: "Ferry runs again after the storm - Harbour Daily"},
			"Ferry runs again after the storm",
		},
		{
			"a heading that is the site's name",
			Statements{Printed: []string{"Harbour Daily"}, Shared: "Ferry runs again after the storm", Tab: "Ferry runs again after the storm"},
			"Ferry runs again after the storm",
		},
		{
			"the printed heading before one for searchers",
			Statements{Printed: []string{"How the ferry came back to the old harbour"}, Shared: "Old harbour ferry is back", Tab: "Old harbour ferry is back | Harbour Daily", Outlets: []string{"Harbour Daily"}},
			"How the ferry came back to the old harbour",
		},
		{
			"a section behind the title, without white space",
			Statements{Other: "폭풍 뒤 다시 운항하는 여객선", Shared: "폭풍 뒤 다시 운항하는 여객선-사회ㅣ항구일보", Tab: "폭풍 뒤 다시 운항하는 여객선-사회ㅣ항구일보", Outlets: []string{"항구일보"}},
			"폭풍 뒤 다시 운항하는 여객선",
		},
		{
			"a hyphen inside a word is no break",
			Statements{Printed: []string{"Harbour-side cafés reopen"}, Shared: "Harbour-side cafés reopen", Host: "harbour.example"},
			"Harbour-side cafés reopen",
		},
		{"too long for a title", Statements{Tab: strings.Repeat("word ", 1000), Printed: []string{"Ferry runs again"}}, "Ferry runs again"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Choose(&tt.s); got != tt.want {
				t.Errorf("Choose = %q, want %q", got, tt.want)
			}
		})
	}
}

func TestFeaturesAreNamedAndWeighed(t *testing.T) {
	if len(Features) != len(weights) {
		t.Fatalf("%d features, %d weights", len(Features), len(weights))
	}
	s := &Statements{Linked: "A ferry: runs again", Printed: []string{"Runs again"}, Tab: "Runs again | X"}
	for _, c := range Candidates(s) {
		if len(c.Features) != len(Features) {
			t.Errorf("%q has %d features of %d", c.Title, len(c.Features), len(Features))
		}
	}
}

func FuzzChoose(f *testing.F) {
	f.Add("The ferry | Harbour", "The ferry", "Kicker: the ferry", "Harbour", "harbour.example")
	f.Add("a|b|c|d", "－", "\xff: x", "", "")
	f.Fuzz(func(t *testing.T, tab, h1, og, outlet, host string) {
		s := &Statements{Tab: tab, Printed: []string{h1, og}, Shared: og, Linked: h1, Outlets: []string{outlet}, Host: host}
		got := Choose(s)
		if len(got) > maxTitle || !strings.Contains(tab+"\n"+h1+"\n"+og, got) {
			t.Errorf("Choose = %q, which no place states", got)
		}
	})
}

func BenchmarkChoose(b *testing.B) {
	s := &Statements{
		Linked: "Ferry runs again after the storm", News: true, Printed: []string{"How the ferry came back: an island waits"}, Shared: "Ferry runs again - Harbour Daily",
		Tweeted: "Ferry runs again", Tab: "Ferry runs again after the storm | News | Harbour Daily", Outlets: []string{"Harbour Daily"}, Host: "harbour.example",
	}
	b.ReportAllocs()
	for b.Loop() {
		Choose(s)
	}
}
