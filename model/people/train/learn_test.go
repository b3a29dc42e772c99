package main

import (
	"testing"

	"whosaid/model/people"
)

// TestFit holds that what the data say moves the weights, that what they do not
// speak of stays, and that the result is the same each time.
func TestFit(t *testing.T) {
	near, far := people.Candidate{Entity: 0}, people.Candidate{Entity: 1}
	far.Evidence[0] = 3 // sentences
	var list []example
	for range 50 {
		list = append(list, example{candidates: []people.Candidate{near, far}, right: []bool{false, true}})
	}
	w := fit(list, 1)
	if w[0] <= prior[0] || !correct(&list[0], &w) || correct(&list[0], &prior) {
		t.Errorf("distance weighs %.2f, and %.2f before", w[0], prior[0])
	}
	for k := 1; k < len(w); k++ {
		if w[k] != prior[k] {
			t.Errorf("%s moved from %.2f to %.2f", people.Features[k], prior[k], w[k])
		}
	}
	if again := fit(list, 1); again != w {
		t.Errorf("%v, then %v", w, again)
	}
	if held := fit(list, 1e6); held[0] > prior[0]+.1 {
		t.Errorf("a firm belief moved to %.2f", held[0])
	}
}
