package shelf_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"whosaid/model"
	"whosaid/model/library"
	"whosaid/ui/paint"
	"whosaid/ui/shelf"
	"whosaid/ui/theme"
)

func entries() []library.Entry {
	return []library.Entry{
		{ID: "a", Title: "Ferry late", Outlet: "The Coast", Published: "2024-03-01", Story: "s1", Voices: 2},
		{ID: "b", Title: "Ferry later", Outlet: "Nordpress", Published: "2024-03-03", Story: "s1", Voices: 1, Read: true},
		{ID: "c", Title: "Sheep", Outlet: "The Hills", Published: "2024-03-02", Story: "s2", Starred: true},
		{ID: "d", Title: "", Source: "notes/undated.txt", Story: "s3", Quotes: 1},
	}
}

func pane(es []library.Entry, w, h int) *shelf.Pane {
	p := &shelf.Pane{Theme: theme.New(true, true), Meter: paint.Meter{Method: ansi.GraphemeWidth}}
	p.Resize(w, h)
	p.SetEntries(es, func(id model.StoryID) bool { return id == "s1" })
	return p
}

func drawn(p *shelf.Pane) string { return ansi.Strip(strings.Join(p.View(true), "\n")) }

// order is the articles from top to bottom.
func order(p *shelf.Pane) string {
	var ids []string
	p.Top()
	for range p.Len() {
		e, _ := p.Selected()
		ids = append(ids, string(e.ID))
		p.Move(1)
	}
	return strings.Join(ids, "")
}

func TestGroupings(t *testing.T) {
	for _, c := range []struct {
		by    shelf.Grouping
		order string
		heads []string
	}{
		{shelf.ByStory, "bacd", []string{"Story · 1–3 Mar 2024 ", "Saturday, 2 March 2024 ", "Undated "}},
		{shelf.ByDay, "bcad", []string{"Sunday, 3 March 2024 ", "Friday, 1 March 2024 "}},
		{shelf.ByOutlet, "bacd", []string{"Nordpress ", "The Coast ", "The Hills ", "Outlet unknown "}},
		{shelf.AsGiven, "abcd", nil},
	} {
		p := pane(entries(), 60, 30)
		p.GroupBy(c.by)
		got := order(p)
		if c.by == shelf.ByOutlet {
			got = strings.Replace(got, "d", "", 1) + "d" // where the unknown outlet stands does not matter
		}
		if got != c.order {
			t.Errorf("by %v: %s, want %s", c.by, got, c.order)
		}
		for _, h := range c.heads {
			if !strings.Contains(drawn(p), h) {
				t.Errorf("by %v: no heading %q in\n%s", c.by, h, drawn(p))
			}
		}
	}
}

func TestEntriesShowWhatIsKnown(t *testing.T) {
	got := drawn(pane(entries(), 60, 30))
	for _, want := range []string{
		"• Ferry late", "  Ferry later", "★ Sheep", "• undated.txt",
		"The Coast · 1 Mar 2024 · 2 voices", "Nordpress · 3 Mar 2024 · 1 voice", "The Hills · 2 Mar 2024 · no quotes", "unattributed",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing in\n%s", want, got)
		}
	}
}

func TestTheSelectionIsAnArticleNotARow(t *testing.T) {
	p := pane(entries(), 60, 10)
	p.Select("c")
	p.GroupBy(shelf.AsGiven)
	if e, _ := p.Selected(); e.ID != "c" {
		t.Errorf("grouped anew: %s", e.ID)
	}
	p.SetEntries(append([]library.Entry{{ID: "z", Title: "New"}}, entries()...), nil)
	if e, _ := p.Selected(); e.ID != "c" {
		t.Errorf("with more articles: %s", e.ID)
	}
	p.Narrow(func(e library.Entry) bool { return e.ID != "c" })
	if _, ok := p.Selected(); !ok || p.Len() != 4 || p.Total() != 5 {
		t.Errorf("narrowed: %d of %d", p.Len(), p.Total())
	}
	p.Narrow(func(library.Entry) bool { return false })
	if _, ok := p.Selected(); ok || p.Position() != 0 {
		t.Error("nothing should be selected in an empty list")
	}
	p.Narrow(nil)
	if !p.Select("c") {
		t.Error("it should be back")
	}
}

func TestTheCursorIsAlwaysInSight(t *testing.T) {
	var many []library.Entry
	for i := range 500 {
		many = append(many, library.Entry{
			ID: model.ArticleID(fmt.Sprint(i)), Title: fmt.Sprintf("Title number %d of a list that is long enough to scroll", i),
			Published: fmt.Sprintf("2024-03-%02d", i%28+1),
		})
	}
	for _, h := range []int{1, 3, 10, 40} {
		p := pane(many, 40, h)
		for _, step := range []func(){
			func() { p.Move(1) }, func() { p.Page(1) }, func() { p.Page(2) }, p.Bottom, func() { p.Page(-1) }, func() { p.Move(-7) }, p.Top,
		} {
			step()
			e, _ := p.Selected()
			if h >= 3 && !strings.Contains(drawn(p), "Title number "+string(e.ID)+" ") {
				t.Errorf("height %d: article %s is out of sight\n%s", h, e.ID, drawn(p))
			}
		}
	}
}

func TestNeighboursFollowTheList(t *testing.T) {
	p := pane(entries(), 60, 30)
	for _, c := range []struct {
		from model.ArticleID
		n    int
		want model.ArticleID
	}{{"b", 1, "a"}, {"a", 1, "c"}, {"d", 1, ""}, {"b", -1, ""}, {"d", -3, "b"}} {
		if got, _ := p.Neighbour(c.from, c.n); got != c.want {
			t.Errorf("%s%+d: got %q, want %q", c.from, c.n, got, c.want)
		}
	}
}
