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
	p.Set(shelf.Arrange(shelf.Request{Entries: es}))
	p.First()
	return p
}

// arrange shows entries in another way.
func arrange(p *shelf.Pane, es []library.Entry, g shelf.Grouping, o shelf.Order, keep func(*library.Entry) bool) {
	p.Set(shelf.Arrange(shelf.Request{Entries: es, Grouping: g, Order: o, Keep: keep}))
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
		{shelf.Ungrouped, "bcad", nil},
	} {
		p := pane(entries(), 60, 30)
		arrange(p, entries(), c.by, shelf.Newest, nil)
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
		"The Coast · 1 Mar 2024 · 2 voices", "Nordpress · 3 Mar 2024 · 1 voice", "The Hills · no quotes", "unattributed",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing in\n%s", want, got)
		}
	}
}

func TestTheSelectionIsAnArticleNotARow(t *testing.T) {
	p := pane(entries(), 60, 10)
	p.Select("c")
	arrange(p, entries(), shelf.Ungrouped, shelf.Newest, nil)
	if e, _ := p.Selected(); e.ID != "c" {
		t.Errorf("grouped anew: %s", e.ID)
	}
	more := append([]library.Entry{{ID: "z", Title: "New"}}, entries()...)
	arrange(p, more, shelf.Ungrouped, shelf.Newest, nil)
	if e, _ := p.Selected(); e.ID != "c" {
		t.Errorf("with more articles: %s", e.ID)
	}
	arrange(p, more, shelf.Ungrouped, shelf.Newest, func(e *library.Entry) bool { return e.ID != "c" })
	if _, ok := p.Selected(); !ok || p.Len() != 4 || p.Total() != 5 {
		t.Errorf("narrowed: %d of %d", p.Len(), p.Total())
	}
	arrange(p, more, shelf.Ungrouped, shelf.Newest, func(*library.Entry) bool { return false })
	if _, ok := p.Selected(); ok || p.Position() != 0 {
		t.Error("nothing should be selected in an empty list")
	}
	arrange(p, more, shelf.ByDay, shelf.Oldest, nil)
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

func TestOrders(t *testing.T) {
	for _, c := range []struct {
		by    shelf.Grouping
		order shelf.Order
		want  string
	}{
		{shelf.Ungrouped, shelf.Oldest, "acbd"},
		{shelf.Ungrouped, shelf.Voices, "abdc"},
		{shelf.Ungrouped, shelf.Arrival, "abcd"},
		{shelf.ByDay, shelf.Oldest, "acbd"},
		{shelf.ByStory, shelf.Oldest, "abcd"},
		{shelf.ByStory, shelf.Arrival, "abcd"},
	} {
		p := pane(entries(), 60, 30)
		arrange(p, entries(), c.by, c.order, nil)
		if got := order(p); got != c.want {
			t.Errorf("by %v, %v: %s, want %s", c.by, c.order, got, c.want)
		}
	}
}

func long(n int) []library.Entry {
	out := make([]library.Entry, n)
	for i := range out {
		out[i] = library.Entry{
			ID: model.ArticleID(fmt.Sprint(i)), Title: fmt.Sprintf("Title number %d of a list that is long enough to scroll", i),
			Published: fmt.Sprintf("2024-%02d-%02d", i%12+1, i%28+1),
		}
	}
	return out
}

// TestNewArticlesDoNotMoveWhatIsLookedAt adds articles above and below the one
// under the cursor: its line on the screen stays.
func TestNewArticlesDoNotMoveWhatIsLookedAt(t *testing.T) {
	es := long(200)
	for _, at := range []model.ArticleID{"5", "77", "199"} {
		p := pane(es[:150], 40, 17)
		p.Select(at)
		p.Move(2)
		before := drawn(p)
		line := strings.Index(before, "▌")
		arrange(p, es, shelf.ByStory, shelf.Newest, nil)
		after := drawn(p)
		if got := strings.Index(after, "▌"); strings.Count(before[:line], "\n") != strings.Count(after[:got], "\n") {
			t.Errorf("%s: the cursor moved\n%s\n\n%s", at, before, after)
		}
	}
}

func TestSavedSearchesStandAboveTheArticles(t *testing.T) {
	p := pane(entries(), 60, 30)
	p.SetSaved([]shelf.Saved{{Name: "Ferries", Count: 12, Known: true}, {Name: "Sheep", Count: 1000, More: true, Known: true, Active: true}, {Name: "New"}})
	if e, ok := p.Selected(); !ok || e.ID != "b" || p.Position() != 1 {
		t.Errorf("the cursor left its article: %v %d", e.ID, p.Position())
	}
	for _, want := range []string{" Searches ─", "⌕ Ferries ", " 12 \n", "▸ Sheep", " 1000+ \n", " … \n"} {
		if !strings.Contains(drawn(p)+"\n", want) {
			t.Errorf("%q is missing in\n%s", want, drawn(p))
		}
	}
	p.Top()
	if s, ok := p.Search(); !ok || s.Name != "Ferries" || p.Position() != 0 {
		t.Errorf("on top: %v", s)
	}
	p.Move(3)
	if e, ok := p.Selected(); !ok || e.ID != "b" {
		t.Errorf("below the searches: %v", e.ID)
	}
	p.Move(-1)
	arrange(p, entries()[:2], shelf.ByDay, shelf.Newest, nil)
	if s, ok := p.Search(); !ok || s.Name != "New" {
		t.Errorf("the list changed below: %v", s)
	}
	if !p.Click(2) {
		t.Error("a click on a search should hit it")
	}
	if s, _ := p.Search(); s.Name != "Sheep" {
		t.Errorf("clicked: %v", s)
	}
}

func TestEveryLineFits(t *testing.T) {
	p := pane(long(30), 40, 10)
	p.SetSaved([]shelf.Saved{{Name: "A search with a long name that does not fit everywhere", Count: 12345, Known: true}})
	for w := 1; w < 100; w++ {
		for _, h := range []int{1, 2, 3, 7, 20} {
			p.Resize(w, h)
			for _, n := range []int{-40, 1, 3, 40} {
				p.Move(n)
				lines := p.View(true)
				if len(lines) != h {
					t.Fatalf("%dx%d: %d lines", w, h, len(lines))
				}
				for _, line := range lines {
					if got := p.Meter.Width(line); got != w {
						t.Fatalf("%dx%d: a line of %d: %q", w, h, got, ansi.Strip(line))
					}
				}
			}
		}
	}
}

func BenchmarkArrange(b *testing.B) {
	es := long(100_000)
	for b.Loop() {
		shelf.Arrange(shelf.Request{Entries: es})
	}
}

func BenchmarkMove(b *testing.B) {
	for _, n := range []int{100, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			p := pane(long(n), 46, 48)
			for i := 0; b.Loop(); i++ {
				p.Move(1 - 2*(i/50%2))
				p.View(true)
			}
		})
	}
}
