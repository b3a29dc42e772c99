package clean_test

import "testing"

// TestPrintedHeadline gives first lines, most of them with a full stop: headlines
// are the title, leads and notices are not.
func TestPrintedHeadline(t *testing.T) {
	const lead = "LOWMOUTH, March 9 (Reuters) - The harbour board voted to close the old fish market after ninety years of trading on the quay."
	for _, c := range []struct{ name, text, title string }{
		{"small letters, told again in the lead", "The board's vote closes a fish market.\n\n" + harbour, "The board's vote closes a fish market."},
		{"in front of a dateline", "As the quay turns ninety, a look at how the board means to close its market.\n\n" + lead + "\n\nTraders said they had been told nothing.\n", "As the quay turns ninety, a look at how the board means to close its market."},
		{"two decks", "Old fish market to close; \nForty families lose their stalls by the autumn.\n\n" + harbour, "Old fish market to close"},
		{"a lead that names the day", "The board closed the market on Monday.\n\n" + harbour, ""},
		{"a lead that reads on", "It was a cold morning.\n\n" + harbour, ""},
		{"a long lead", harbour, ""},
		{"a player's notice above the headline", "To view this video please enable JavaScript in the browser you use\n\nHarbour board closes the old fish market\n\n9 March 2021\n\n" + harbour, "Harbour board closes the old fish market"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := read(t, c.text)
			if c.title == "" && !a.TitleDerived {
				t.Errorf("title %q, want one derived", a.Title)
			}
			if c.title != "" && a.Title != c.title {
				t.Errorf("title %q, want %q", a.Title, c.title)
			}
		})
	}
}
