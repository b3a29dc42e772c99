package card_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"whosaid/model"
	"whosaid/ui/card"
	"whosaid/ui/paint"
	"whosaid/ui/text"
	"whosaid/ui/theme"
)

var (
	look  = theme.New(true, true)
	meter = paint.Meter{Method: ansi.GraphemeWidth}
)

// ten builds a card of ten targets of two rows each, with prose above.
func ten(b *card.Builder) {
	b.Gap()
	b.Heading("Ten quotes")
	b.Pair(card.Target{}, "label", "a value that is long enough to take several rows on a narrow card")
	for i := range 10 {
		name := fmt.Sprintf("quote %d", i)
		if !b.Keeps(name) {
			continue
		}
		t := card.Target{Quote: model.QuoteID(name)}
		b.Barred(t, look.Border, look.Item, name, 1)
		b.Text(t, look.Muted, "from a place", 2, 1)
		b.Gap()
	}
	b.Flow(card.Target{}, "│ ", []text.Run{{Text: "one style ", Style: look.Item}, {Text: "and another: 漢字かな交じり文", Style: look.Added}})
}

func newCard(w, h int) *card.Card {
	c := card.New(card.Name{Kind: card.KindQuote, ID: "x"}, "Test", look, meter, ten)
	c.Resize(w, h)
	return c
}

func TestTheCursorGoesFromTargetToTarget(t *testing.T) {
	c := newCard(40, 8)
	if got := c.Target().Quote; got != "quote 0" {
		t.Errorf("at first: %q", got)
	}
	c.Move(3)
	if got := c.Target().Quote; got != "quote 3" {
		t.Errorf("after three: %q", got)
	}
	c.Move(-1)
	if got := c.Target().Quote; got != "quote 2" {
		t.Errorf("one back: %q", got)
	}
	c.Bottom()
	if got := c.Target().Quote; got != "quote 9" {
		t.Errorf("at the end: %q", got)
	}
	c.Top()
	if got := c.Target().Quote; got != "quote 0" {
		t.Errorf("at the top again: %q", got)
	}
}

func TestTheCursorIsInSight(t *testing.T) {
	c := newCard(40, 6)
	for range 9 {
		c.Move(1)
		if page := ansi.Strip(strings.Join(c.View(), "\n")); !strings.Contains(page, string(c.Target().Quote)) {
			t.Fatalf("%s is out of sight:\n%s", c.Target().Quote, page)
		}
	}
}

func TestTheFilterKeepsTheTarget(t *testing.T) {
	c := newCard(40, 20)
	c.Move(7)
	c.Filter("7")
	if got := c.Target().Quote; got != "quote 7" {
		t.Errorf("filtered: %q", got)
	}
	c.Filter("nothing")
	if !c.Target().IsZero() {
		t.Errorf("filtered away: %+v", c.Target())
	}
	c.Filter("")
	if c.Target().IsZero() {
		t.Error("everything should be back")
	}
}

func TestEveryRowFitsAtEveryWidth(t *testing.T) {
	for w := 1; w < 120; w++ {
		c := newCard(w, 30)
		lines := c.View()
		if len(lines) != 30 {
			t.Fatalf("width %d: %d lines", w, len(lines))
		}
		for i, line := range lines {
			if got := meter.Width(line); got != w {
				t.Fatalf("width %d: line %d is %d wide: %q", w, i, got, ansi.Strip(line))
			}
		}
	}
}

func TestDiffShowsWhatDiffers(t *testing.T) {
	runs := card.Diff(&card.Builder{Theme: look, Meter: meter}, "We will rebuild the old wall before winter", "We shall rebuild the wall")
	var got strings.Builder
	for _, r := range runs {
		got.WriteString(r.Text)
	}
	if got.String() != "We will shall rebuild the old wall before winter" {
		t.Errorf("got %q", got.String())
	}
}
