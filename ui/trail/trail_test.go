package trail_test

import (
	"fmt"
	"testing"

	"whosaid/ui/trail"
)

func ExampleTrail() {
	var t trail.Trail[int]
	t.Push(1) // jump from 1 to 2
	t.Push(2) // jump from 2 to 3
	back, _ := t.Back(3)
	again, _ := t.Back(back)
	forth, _ := t.Forward(again)
	fmt.Println(back, again, forth)
	// Output: 2 1 2
}

func TestAJumpForgetsWhatLayAhead(t *testing.T) {
	var tr trail.Trail[int]
	tr.Push(1)
	tr.Back(2)
	tr.Push(1)
	if _, ok := tr.Forward(5); ok {
		t.Error("forward should lead nowhere after a new jump")
	}
}

func TestPlacesThatDoNotMoveAreSkipped(t *testing.T) {
	var tr trail.Trail[int]
	tr.Push(1)
	tr.Push(1)
	tr.Push(2)
	if p, ok := tr.Back(2); !ok || p != 1 {
		t.Errorf("got %v %v, want place 1", p, ok)
	}
	if _, ok := tr.Back(1); ok {
		t.Error("nothing else should lie behind")
	}
}

func TestTheTrailIsBounded(t *testing.T) {
	var tr trail.Trail[int]
	for i := range 5000 {
		tr.Push(i)
	}
	if behind, _ := tr.Depth(); behind != 1000 {
		t.Errorf("%d places kept", behind)
	}
}
