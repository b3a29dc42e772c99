package people

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// TestFoldASCII holds the short cut for ASCII to what foldRune says.
func TestFoldASCII(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	const letters = "abcXYZ019 ..,,  ''`-@_&()/\t\n\x00\x7f\""
	for range 5000 {
		s := make([]byte, random.IntN(20))
		for i := range s {
			s[i] = letters[random.IntN(len(letters))]
		}
		var want strings.Builder
		space := true
		for _, r := range string(s) {
			switch to, keep := foldRune(r); {
			case to != "" && !(to == "." && space):
				want.WriteString(to)
				space = false
			case !keep && !space:
				want.WriteByte(' ')
				space = true
			}
		}
		if got := foldASCII(string(s)); got != strings.TrimSpace(want.String()) {
			t.Fatalf("%q: %q, want %q", s, got, strings.TrimSpace(want.String()))
		}
	}
}
