// Package layout splits the screen. It is pure arithmetic: a size and a few
// facts go in, rectangles come out. It is the only place where widths and
// heights of panes are decided; a pane is told its own size as if it were the
// terminal.
package layout

// Pane is one of the three parts of the screen that can have the focus.
type Pane uint8

// The panes, from left to right.
const (
	List Pane = iota
	Reader
	Voices
)

// Rect is a part of the screen in cells. X and Y count from the top left corner.
type Rect struct{ X, Y, W, H int }

// Empty reports whether nothing can be drawn in r.
func (r Rect) Empty() bool { return r.W <= 0 || r.H <= 0 }

// Has reports whether the cell at x, y lies in r.
func (r Rect) Has(x, y int) bool { return x >= r.X && x < r.X+r.W && y >= r.Y && y < r.Y+r.H }

// The widths, in cells, at which the number of panes changes.
const (
	TwoPanes   = 80
	ThreePanes = 120
)

// Frame is the geometry of one screen.
type Frame struct {
	W, H int
	// Title is the bar on top, Status the line at the bottom; both have no height
	// on screens too low for them.
	Title, Status Rect
	// Body is what lies between them.
	Body Rect
	// Panes are the parts of Body by Pane; those that are not shown are empty.
	// Neighbours are parted by one column.
	Panes [3]Rect
}

// Facts are what the geometry depends on besides the size.
type Facts struct {
	Focus Pane
	// Zoom gives the focused pane the whole body.
	Zoom bool
	// NoList hides the list where there is only one article to read.
	NoList bool
}

// New computes the frame of a terminal of w by h cells. Sizes under one are
// taken for one.
func New(w, h int, f Facts) Frame {
	w, h = max(w, 1), max(h, 1)
	fr := Frame{W: w, H: h}
	top, bottom := 0, 0
	if h >= 3 {
		bottom = 1
	}
	if h >= 18 {
		top = 1
	}
	fr.Title = Rect{0, 0, w, top}
	fr.Status = Rect{0, h - bottom, w, bottom}
	fr.Body = Rect{0, top, w, h - top - bottom}
	fr.split(f)
	return fr
}

func (fr *Frame) split(f Facts) {
	switch {
	case f.Zoom || fr.W < TwoPanes:
		fr.place(f.Focus)
	case f.NoList:
		fr.place(Reader, Voices)
	case fr.W < ThreePanes && f.Focus == List:
		fr.place(List, Reader)
	case fr.W < ThreePanes:
		fr.place(Reader, Voices)
	default:
		fr.place(List, Reader, Voices)
	}
}

// place lays the panes side by side. The reader takes what the others leave.
func (fr *Frame) place(panes ...Pane) {
	left := fr.W - (len(panes) - 1)
	if len(panes) > 1 {
		for _, p := range panes {
			if p != Reader {
				left -= fr.side(p)
			}
		}
	}
	x := fr.Body.X
	for _, p := range panes {
		w := left
		if len(panes) > 1 && p != Reader {
			w = fr.side(p)
		}
		fr.Panes[p] = Rect{x, fr.Body.Y, w, fr.Body.H}
		x += w + 1
	}
}

// side is the width of a side pane. With two panes both sides are equally wide,
// so that the text does not wrap anew when the focus passes from list to voices.
func (fr *Frame) side(p Pane) int {
	switch {
	case fr.W < ThreePanes:
		return min(max(fr.W*36/100, 28), 40)
	case p == List:
		return min(max(fr.W*24/100, 30), 46)
	default:
		return min(max(fr.W*26/100, 32), 54)
	}
}

// Shown reports whether a pane is on the screen.
func (fr Frame) Shown(p Pane) bool { return !fr.Panes[p].Empty() }

// Card is the rectangle of something that lies over the panes and wants w by h
// cells, its border included. On small screens it takes the whole body, and the
// whole width where only slivers of the panes would show beside it.
func (fr Frame) Card(w, h int) Rect {
	const sliver = 8
	b := fr.Body
	if b.W < 60 || b.H < 14 {
		return b
	}
	r := Rect{W: w, H: min(h, b.H-2)}
	if w+2*sliver > b.W {
		r.W = b.W
	}
	r.X = b.X + (b.W-r.W)/2
	r.Y = b.Y + (b.H-r.H)/3
	return r
}
