package people

import "testing"

func TestBareRole(t *testing.T) {
	tests := map[string]bool{"the senator": true, "Sen.": true, "the": true, "The": true, "the Ohio senator": false, "": true}
	for role, want := range tests {
		if got := bareRole(role); got != want {
			t.Errorf("%q: %t, want %t", role, got, want)
		}
	}
}
