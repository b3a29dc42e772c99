package people

import (
	"encoding/json"
	"os"
	"testing"
)

// TestSameNameCorpus measures SameName on labelled pairs where they are at hand.
func TestSameNameCorpus(t *testing.T) {
	b, err := os.ReadFile("../../../shared/corpus/links/translit.dev.json")
	if err != nil {
		t.Skip("no corpus")
	}
	var pairs []struct{ A, B, Label, Lang, Kind string }
	if err := json.Unmarshal(b, &pairs); err != nil {
		t.Fatal(err)
	}
	right, falseMerges := 0, 0
	for _, p := range pairs {
		same, score := SameName(p.A, p.B)
		if same == (p.Label == "same") {
			right++
			continue
		}
		if same && p.Kind == "person" {
			falseMerges++
		}
		t.Logf("%s: %s | %s (%s) %.2f", p.Label, p.A, p.B, p.Lang, score)
	}
	t.Logf("%d of %d right, %d false merges of persons", right, len(pairs), falseMerges)
	if right*100 < 97*len(pairs) || falseMerges > 0 {
		t.Errorf("%d of %d right, %d false merges", right, len(pairs), falseMerges)
	}
}
