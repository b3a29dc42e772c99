package stories

import (
	"fmt"
	"slices"
	"testing"

	"whosaid/model"
)

// TestCrowd: where many articles come in a day, more is asked of two of one story.
func TestCrowd(t *testing.T) {
	l := NewLinks()
	g := NewGroups(l)
	var lines []float64
	for n := range 200 {
		o, _ := outlineOf(fmt.Sprintf("n%d", n), "2031-05-02", "Harbour notes\n\nThe harbour of Lindby was quiet.")
		l.Add(o, nil)
		lines = append(lines, g.line(o.day))
	}
	if lines[0] != lines[storyCrowded-1] || !slices.IsSorted(lines) || lines[199] <= lines[0] {
		t.Errorf("asked for %v at 1, %v at %d, %v at 200 articles a day", lines[0], lines[storyCrowded-1], storyCrowded, lines[199])
	}
	if other := g.line(1000); other != lines[0] {
		t.Errorf("of another day %v is asked for; want %v", other, lines[0])
	}
	before := g.line(noDay)
	o, _ := outlineOf("undated", "", "Harbour notes\n\nThe harbour of Lindby was quiet.")
	l.Add(o, nil)
	if after := g.line(noDay); after < before {
		t.Errorf("of no day %v is asked for, then %v", before, after)
	}
}

// TestEvent: what one article opens with and the other tells far down counts, the
// printed statement counts, and both sides agree.
func TestEvent(t *testing.T) {
	l := NewLinks()
	g := NewGroups(l)
	filler := "The council met for hours and spoke of many other things, as it does each week. "
	for _, c := range []struct{ id, text string }{
		{"a", "Ferry Margareta aground off Lindby\n\nThe ferry Margareta ran aground off Lindby. Captain Oluf Brandt said: «The buoy near the lighthouse was dark»{brandt}."},
		{"b", "Council meets\n\n" + filler + filler + filler + filler + filler + filler + filler + "\n\nIt spoke of the Margareta too, aground off Lindby, and of Brandt: «The buoy near the lighthouse was dark»{brandt}."},
		{"c", "Kites over Veldmark\n\nThe kites of Veldmark flew high, and Paula Strand was glad."},
	} {
		o, speakers := outlineOf(c.id, "2031-05-02", c.text)
		g.Add(o, l.Add(o, speakers))
	}
	ab, ok := g.Event("a", "b")
	ba, _ := g.Event("b", "a")
	ac, _ := g.Event("a", "c")
	if !ok || ab != ba {
		t.Errorf("one way %v, the other %v", ab, ba)
	}
	for i, name := range EventFeatures {
		if (name == "told" || name == "bond") && ab[i] <= ac[i] {
			t.Errorf("%s is %v of the ferry's two, %v of ferry and kites", name, ab[i], ac[i])
		}
	}
	if _, ok := g.Event("a", "nobody"); ok {
		t.Error("an unknown article has evidence")
	}
}

func TestSureness(t *testing.T) {
	for _, c := range []struct {
		person     *model.Person
		confidence float64
		want       uint8
	}{
		{nil, 0, 255},
		{&model.Person{Kind: model.KindPerson, Name: "Anna Sund"}, 0, 255},
		{&model.Person{Kind: model.KindPerson, Name: "Anna Sund"}, 1, 255},
		{&model.Person{Kind: model.KindOrganisation, Name: "Lindby Harbour"}, 0.6, 153},
		{&model.Person{Kind: model.KindUnnamed, Name: "a sailor"}, 0.9, 0},
		{&model.Person{Kind: model.KindDocument, Name: "the log"}, 0.9, 0},
	} {
		if got := sureness(c.person, c.confidence); got != c.want {
			t.Errorf("%+v, %v: %d; want %d", c.person, c.confidence, got, c.want)
		}
	}
}

// TestUnsureSpeakers: a phrase that two surely different persons use in sentences of
// their own is less likely one statement than where the speakers are not sure.
func TestUnsureSpeakers(t *testing.T) {
	chance := func(confidence float64) (p float64) {
		l := NewLinks()
		l.Watch = func(_, _ Segment, e *Evidence) { p = e.Chance() }
		for speaker, said := range map[model.PersonID]string{
			"anna sund":    "«Nobody in Veldmark ever loved a dark and leaky lighthouse in winter»",
			"paula strand": "«We shall never leave our children a dark and leaky lighthouse, said and done»",
		} {
			a, r, _ := printed(string(speaker), "2031-05-02", said)
			r.Quotes[0].Confidence = confidence
			l.Add(NewOutline(a, r), []model.PersonID{speaker})
		}
		return p
	}
	if sure, unsure := chance(1), chance(0.3); sure == 0 || sure >= unsure {
		t.Errorf("chance %v with sure speakers, %v with unsure ones", sure, unsure)
	}
}
