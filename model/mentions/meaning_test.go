package mentions

import (
	"strings"
	"testing"
)

// TestLexiconTellsWhatTheListsSay looks up every word of the lists, as it is listed
// and in capitals.
func TestLexiconTellsWhatTheListsSay(t *testing.T) {
	want := map[string]class{}
	for w := range strings.Lines(commonWordsText) {
		want[strings.TrimSpace(w)] = clCommon
	}
	for _, text := range []string{lexiconText, firstNamesText} {
		var c class
		for line := range strings.Lines(text) {
			switch line = strings.TrimSpace(line); {
			case line == "" || line[0] == '#':
			case line[0] == '[':
				c = sections[strings.Trim(line, "[]")]
			default:
				for w := range strings.FieldsSeq(line) {
					want[w] |= c
				}
			}
		}
	}
	for w := range pronouns {
		want[w] |= clPronoun
	}
	for w, c := range want {
		for _, s := range [...]string{w, strings.ToUpper(w), strings.ToTitle(w[:1]) + w[1:]} {
			if lower(s) != w {
				continue // a letter whose capital is two
			}
			if low, m := lookUp(s); low != w || m.class != c {
				t.Fatalf("%s: %q, classes %b, want %q, %b", s, low, m.class, w, c)
			}
		}
	}
	for w, list := range readGazetteer() {
		if m := meaningOf(w); len(m.places) != len(list) || m.class != want[w] {
			t.Errorf("%s: %d places, want %d", w, len(m.places), len(list))
		}
		if bare, ok := strings.CutSuffix(w, "."); ok {
			if m := meaningOf(bare); len(m.places) == 0 && len(m.dotted) != len(list) {
				t.Errorf("%s: %d places with a stop, want %d", bare, len(m.dotted), len(list))
			}
		}
	}
	for _, w := range [...]string{"", "zzyzx", "qwertyuiopasdf", strings.Repeat("a", 300), "\xff\xfe"} {
		if low, m := lookUp(w); low != "" || m != &meaningless {
			t.Errorf("%q is on a list: %q", w, low)
		}
	}
}

// BenchmarkLexicon reads the word lists.
func BenchmarkLexicon(b *testing.B) {
	for b.Loop() {
		readLexicon()
	}
}
