// Package trail remembers where jumps began, so that back and forward lead
// through them like through the pages of a browser.
//
// A jump pushes the place it leaves; Back and Forward pass the present place in
// and get the one to go to.
package trail

import "whosaid/model"

// Place is somewhere a reader was: an article, the byte at the top of the
// window, and the quote that was selected there.
type Place struct {
	Article model.ArticleID
	Offset  int           // bytes into Article.Text
	Quote   model.QuoteID // "" for none
}

// keep bounds the trail; the oldest places fall off.
const keep = 1000

// Trail is the stack of places behind and ahead. The zero value is empty.
type Trail struct{ behind, ahead []Place }

// Push records the place a jump leaves. What lay ahead is forgotten.
func (t *Trail) Push(from Place) {
	t.ahead = nil
	if n := len(t.behind); n > 0 && t.behind[n-1] == from {
		return
	}
	t.behind = append(t.behind, from)
	if len(t.behind) > keep {
		t.behind = append([]Place(nil), t.behind[len(t.behind)-keep:]...)
	}
}

// Back returns the place before and keeps the present one for Forward.
func (t *Trail) Back(now Place) (Place, bool) { return step(&t.behind, &t.ahead, now) }

// Forward is the opposite of Back.
func (t *Trail) Forward(now Place) (Place, bool) { return step(&t.ahead, &t.behind, now) }

// Depth is how many places lie behind and ahead.
func (t *Trail) Depth() (behind, ahead int) { return len(t.behind), len(t.ahead) }

func step(from, to *[]Place, now Place) (Place, bool) {
	for len(*from) > 0 {
		n := len(*from) - 1
		place := (*from)[n]
		*from = (*from)[:n]
		if place != now {
			*to = append(*to, now)
			return place, true
		}
	}
	return Place{}, false
}
