package trail_test

import (
	"fmt"
	"testing"

	"whosaid/ui/trail"
)

func at(n int) trail.Place { return trail.Place{Article: "a", Offset: n} }

func ExampleTrail() {
	var t trail.Trail
	t.Push(at(1)) // jump from 1 to 2
	t.Push(at(2)) // jump from 2 to 3
	back, _ := t.Back(at(3))
	again, _ := t.Back(back)
	forth, _ := t.Forward(again)
	fmt.Println(back.Offset, again.Offset, forth.Offset)
	// Output: 2 1 2
}

func TestAJumpForgetsWhatLayAhead(t *testing.T) {
	var tr trail.Trail
	tr.Push(at(1))
	tr.Back(at(2))
	tr.Push(at(1))
	if _, ok := tr.Forward(at(5)); ok {
		t.Error("forward should lead nowhere after a new jump")
	}
}

func TestPlacesThatDoNotMoveAreSkipped(t *testing.T) {
	var tr trail.Trail
	tr.Push(at(1))
	tr.Push(at(1))
	tr.Push(at(2))
	if p, ok := tr.Back(at(2)); !ok || p != at(1) {
		t.Errorf("got %v %v, want place 1", p, ok)
	}
	if _, ok := tr.Back(at(1)); ok {
		t.Error("nothing else should lie behind")
	}
}

func TestTheTrailIsBounded(t *testing.T) {
	var tr trail.Trail
	for i := range 5000 {
		tr.Push(at(i))
	}
	if behind, _ := tr.Depth(); behind != 1000 {
		t.Errorf("%d places kept", behind)
	}
}
