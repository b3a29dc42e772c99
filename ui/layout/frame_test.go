package layout_test

import (
	"fmt"
	"testing"

	"whosaid/ui/layout"
)

// TestFrameSweep checks every size, focus and zoom: rectangles stay on the
// screen, do not overlap, and fill the body but for one column between panes.
func TestFrameSweep(t *testing.T) {
	for w := -1; w <= 260; w++ {
		for h := -1; h <= 70; h++ {
			for focus := layout.List; focus <= layout.Voices; focus++ {
				for _, zoom := range []bool{false, true} {
					check(t, layout.New(w, h, layout.Facts{Focus: focus, Zoom: zoom}), focus)
				}
			}
		}
	}
}

func check(t *testing.T, f layout.Frame, focus layout.Pane) {
	t.Helper()
	if f.Title.H+f.Body.H+f.Status.H != f.H || f.Body.H < 1 {
		t.Fatalf("%dx%d: heights %d+%d+%d", f.W, f.H, f.Title.H, f.Body.H, f.Status.H)
	}
	if !f.Shown(focus) {
		t.Fatalf("%dx%d: the focused pane %d is not shown", f.W, f.H, focus)
	}
	x := 0
	for _, r := range f.Panes {
		if r.Empty() {
			continue
		}
		if r.X != x || r.Y != f.Body.Y || r.H != f.Body.H {
			t.Fatalf("%dx%d: pane at %+v, want x=%d", f.W, f.H, r, x)
		}
		x += r.W + 1
	}
	if x-1 != f.W {
		t.Fatalf("%dx%d: panes end at %d", f.W, f.H, x-1)
	}
	for _, want := range [][2]int{{20, 5}, {80, 20}, {500, 500}} {
		c := f.Card(want[0], want[1])
		if c.Empty() || c.X < 0 || c.Y < f.Body.Y || c.X+c.W > f.W || c.Y+c.H > f.Body.Y+f.Body.H {
			t.Fatalf("%dx%d: card %+v leaves the body %+v", f.W, f.H, c, f.Body)
		}
	}
}

func TestPanesByWidth(t *testing.T) {
	cases := []struct {
		w     int
		focus layout.Pane
		want  [3]bool
	}{
		{40, layout.Reader, [3]bool{false, true, false}},
		{79, layout.List, [3]bool{true, false, false}},
		{80, layout.List, [3]bool{true, true, false}},
		{80, layout.Reader, [3]bool{false, true, true}},
		{119, layout.Voices, [3]bool{false, true, true}},
		{120, layout.Voices, [3]bool{true, true, true}},
	}
	for _, c := range cases {
		f := layout.New(c.w, 24, layout.Facts{Focus: c.focus})
		for p, want := range c.want {
			if got := f.Shown(layout.Pane(p)); got != want {
				t.Errorf("%d columns, focus %d: pane %d shown = %v", c.w, c.focus, p, got)
			}
		}
	}
}

func TestTheTextKeepsItsWidthWhenTheFocusPasses(t *testing.T) {
	for w := layout.TwoPanes; w < 240; w++ {
		list := layout.New(w, 24, layout.Facts{Focus: layout.List}).Panes[layout.Reader].W
		voices := layout.New(w, 24, layout.Facts{Focus: layout.Voices}).Panes[layout.Reader].W
		if list != voices {
			t.Errorf("%d columns: the reader is %d or %d wide", w, list, voices)
		}
	}
}

func ExampleNew() {
	f := layout.New(130, 40, layout.Facts{Focus: layout.Reader})
	fmt.Println(f.Panes[layout.List].W, f.Panes[layout.Reader].W, f.Panes[layout.Voices].W)
	f = layout.New(60, 20, layout.Facts{Focus: layout.Reader})
	fmt.Println(f.Panes[layout.List].W, f.Panes[layout.Reader].W, f.Panes[layout.Voices].W)
	// Output:
	// 31 64 33
	// 0 60 0
}
