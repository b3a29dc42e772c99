package people

import (
	"encoding/json"
	"os"
	"testing"
)

// TestSameNamePeople measures SameName on the names of one corpus.
func TestSameNamePeople(t *testing.T) {
	b, err := os.ReadFile("../../../shared/corpus/links/people.json")
	if err != nil {
		t.Skip("no corpus")
	}
	var set struct {
		Different [][2]string
		Detail    []struct {
			Person string
			Forms  []string
		}
	}
	if err := json.Unmarshal(b, &set); err != nil {
		t.Fatal(err)
	}
	n, missed, merged := 0, 0, 0
	for _, p := range set.Detail {
		for _, f := range p.Forms {
			n++
			if same, _ := SameName(p.Person, f); !same {
				missed++
				t.Logf("missed: %s | %s", p.Person, f)
			}
		}
	}
	for _, d := range set.Different {
		if same, s := SameName(d[0], d[1]); same {
			merged++
			t.Logf("merged: %s | %s %.2f", d[0], d[1], s)
		}
	}
	t.Logf("%d of %d forms missed, %d of %d pairs merged", missed, n, merged, len(set.Different))
}
