// Package trail remembers where jumps began, so that back and forward lead
// through them like through the pages of a browser.
//
// A jump pushes the place it leaves; Back and Forward take the present place and
// return the one to go to. What a place is, is the caller's.
package trail

// keep bounds the trail; the oldest places fall off.
const keep = 1000

// Trail is the stack of places behind and ahead. The zero value is empty.
type Trail[P comparable] struct{ behind, ahead []P }

// Push records the place a jump leaves. What lay ahead is forgotten.
func (t *Trail[P]) Push(from P) {
	t.ahead = nil
	if n := len(t.behind); n > 0 && t.behind[n-1] == from {
		return
	}
	t.behind = append(t.behind, from)
	if len(t.behind) > keep {
		t.behind = append([]P(nil), t.behind[len(t.behind)-keep:]...)
	}
}

// Back returns the place before and keeps the present one for Forward.
func (t *Trail[P]) Back(now P) (P, bool) { return step(&t.behind, &t.ahead, now) }

// Forward is the opposite of Back.
func (t *Trail[P]) Forward(now P) (P, bool) { return step(&t.ahead, &t.behind, now) }

// Depth is how many places lie behind and ahead.
func (t *Trail[P]) Depth() (behind, ahead int) { return len(t.behind), len(t.ahead) }

func step[P comparable](from, to *[]P, now P) (place P, ok bool) {
	for len(*from) > 0 {
		n := len(*from) - 1
		place = (*from)[n]
		*from = (*from)[:n]
		if place != now {
			*to = append(*to, now)
			return place, true
		}
	}
	var none P
	return none, false
}
