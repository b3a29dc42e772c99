package clean

import (
	"strings"
	"testing"

	"whosaid/articles/decode"
)

// judged is one block of a page with what the scorer said of it; removed ones
// went by the scorer alone unless they name a rule.
type judged struct {
	html, removed string
	score         float64
}

// guarded surveys a page of blocks, lays the scorer's answers upon them, and lets
// the guard look. It returns what was removed, "" for a kept block.
func guarded(t *testing.T, blocks []judged) []string {
	t.Helper()
	page := "<html><body><article>"
	for _, b := range blocks {
		page += b.html
	}
	doc, err := decode.Decode("page.html", []byte(page+"</article></body></html>"))
	if err != nil {
		t.Fatal(err)
	}
	s := survey(doc, pieces(doc))
	if len(s.ps) != len(blocks) {
		t.Fatalf("%d pieces of %d blocks", len(s.ps), len(blocks))
	}
	for i, b := range blocks {
		s.ps[i].Score, s.ps[i].Removed = b.score, b.removed
	}
	s.guard()
	out := make([]string, len(blocks))
	for i := range s.ps {
		out[i] = s.ps[i].Removed
	}
	return out
}

const (
	first  = "<p>The harbour board voted on Tuesday to close the old fish market after ninety years of trading on the quay.</p>"
	second = "<p>Traders said they had been told nothing before the vote, and that forty families would lose their stalls.</p>"
)

func TestGuard(t *testing.T) {
	for _, c := range []struct {
		name   string
		blocks []judged
		at     int
		want   string
	}{
		{"heading between paragraphs, past a caption", []judged{
			{first, "", 0.9},
			{"<h2>A roof that leaks</h2>", "teaser", 0.4},
			{"<figcaption>The roof in March</figcaption>", "caption", 0.1},
			{second, "", 0.9},
		}, 1, ""},
		{"heading that the scorer is sure of", []judged{
			{first, "", 0.9},
			{"<h2>Most read today</h2>", "teaser", 0.1},
			{second, "", 0.9},
		}, 1, "teaser"},
		{"items between paragraphs", []judged{
			{first, "", 0.9},
			{"<ul><li>forty stalls on the quay</li></ul>", "teaser", 0.3},
			{second, "", 0.9},
		}, 1, ""},
		{"quotation beside kept prose", []judged{
			{first, "", 0.9},
			{"<p>“We found out from the radio,” said Marta Lind.</p>", "teaser", 0.13},
			{"<p>Most read</p>", "teaser", 0},
		}, 1, ""},
		{"prose behind other clutter", []judged{
			{first, "", 0.9},
			{"<p>Most read</p>", "teaser", 0},
			{"<p>The ferry to the islands will run through the winter, says the council.</p>", "teaser", 0.35},
			{"<p>Coast</p>", "teaser", 0},
		}, 2, "teaser"},
		{"the opening, past an advertisement", []judged{
			{first, "teaser", 0.3},
			{"<p>Advertisement</p>", "ad-label", 0},
			{second, "", 0.9},
		}, 0, ""},
		{"a story in one paragraph", []judged{
			{"<p>" + strings.Repeat("The harbour board voted on Tuesday to close the old fish market on the quay. ", 12) + "</p>", "teaser", 0.1},
			{second, "", 0.9},
		}, 0, ""},
		{"a page that would lose all its prose", []judged{
			{"<p>Log in</p>", "navigation", 0},
			{first, "teaser", 0.1},
			{second, "teaser", 0.1},
		}, 1, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := guarded(t, c.blocks)[c.at]; got != c.want {
				t.Errorf("removed %q, want %q", got, c.want)
			}
		})
	}
}

func TestStatedShares(t *testing.T) {
	doc, err := decode.Decode("page.html", []byte(first+"<p>Most read</p><p>The ferry to the islands will run through the winter.</p>"))
	if err != nil {
		t.Fatal(err)
	}
	ps := pieces(doc)
	got := statedShares("The harbour board voted on Tuesday to close the old fish market after ninety years of trading on the quay. Traders said so.", ps)
	for i, want := range []float32{1, unstated, 0} {
		if got[i] != want {
			t.Errorf("share of %q is %v, want %v", ps[i].text, got[i], want)
		}
	}
}
