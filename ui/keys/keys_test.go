package keys_test

import (
	"fmt"
	"strings"
	"testing"

	"whosaid/ui/keys"
)

func TestDefaultKeysParseAndAreUnique(t *testing.T) {
	names := map[string]bool{}
	for _, b := range keys.Default().Bindings() {
		if names[b.Name] || b.Name == "" || b.Does == "" || b.Scope == 0 || len(b.Keys) == 0 {
			t.Errorf("binding %+v: needs a name of its own, a text, a scope and a key", b)
		}
		names[b.Name] = true
		for _, spec := range b.Keys {
			if _, err := keys.Parse(spec); err != nil {
				t.Errorf("%s: %v", b.Name, err)
			}
		}
	}
}

func TestEveryDefaultKeyReachesItsAction(t *testing.T) {
	table := keys.Default()
	for _, b := range table.Bindings() {
		for _, place := range []keys.Scope{keys.InList, keys.InReader, keys.InVoices, keys.InCard} {
			if b.Scope&place == 0 {
				continue
			}
			for _, spec := range b.Keys {
				if got := typed(table, place, spec, b.Letter); got != b.Action {
					t.Errorf("%q in %b: got %v, want %v", spec, place, got, b.Action)
				}
			}
		}
	}
}

// typed presses a sequence and returns the action it ends in.
func typed(table *keys.Table, place keys.Scope, spec string, letter bool) keys.Action {
	seq, _ := keys.Parse(spec)
	if letter {
		seq = append(seq, "a")
	}
	var pending keys.Pending
	var press keys.Press
	for _, k := range seq {
		press, pending = table.Press(place, pending, k, "")
	}
	return press.Action
}

func TestPress(t *testing.T) {
	cases := []struct {
		keys string
		want string
	}{
		{"j", "down x1"},
		{"1 2 j", "down x12"},
		{"3 ] q", "next-quote x3"},
		{"] esc", "none x0"},
		{"] z", "none x0"},
		{"m a", "mark x1 a"},
		{"' Z", "go-to-mark x1 Z"},
		{"m esc", "none x0"},
		{"g g", "top x1"},
		{"0", "none x0"},
	}
	for _, c := range cases {
		table := keys.Default()
		var pending keys.Pending
		var press keys.Press
		for _, k := range strings.Fields(c.keys) {
			press, pending = table.Press(keys.InReader, pending, k, "")
		}
		got := strings.TrimSpace(fmt.Sprintf("%v x%d %s", press.Action, press.Count, press.Letter))
		if got != c.want {
			t.Errorf("%q: got %q, want %q", c.keys, got, c.want)
		}
	}
}

func TestPressFallsBackToTheLatinKey(t *testing.T) {
	press, _ := keys.Default().Press(keys.InReader, keys.Pending{}, "о", "j")
	if press.Action != keys.Down {
		t.Errorf("got %v, want down", press.Action)
	}
}

func TestRemap(t *testing.T) {
	table, err := keys.Default().Remap(map[string][]string{
		"next-quote": {"ctrl+n", "}"},
		"down":       {"]"},
		"nonsense":   {"x"},
		"up":         {"strg+k"},
	})
	if err == nil || !strings.Contains(err.Error(), "nonsense") || !strings.Contains(err.Error(), "strg") {
		t.Errorf("both mistakes should be told: %v", err)
	}
	if got := typed(table, keys.InReader, "ctrl+n", false); got != keys.NextQuote {
		t.Errorf("ctrl+n: got %v", got)
	}
	if got := typed(table, keys.InReader, "]", false); got != keys.Down {
		t.Errorf("]: got %v; sequences that begin with it should have gone", got)
	}
	if got := typed(table, keys.InReader, "k", false); got != keys.Up {
		t.Errorf("k: got %v; a refused change should change nothing", got)
	}
}

func TestQuitAlwaysHasAKey(t *testing.T) {
	table, err := keys.Default().Remap(map[string][]string{"quit": {}})
	if err == nil || typed(table, keys.InReader, "ctrl+c", false) != keys.Quit {
		t.Errorf("err %v; ctrl+c should still quit", err)
	}
}

func TestShow(t *testing.T) {
	for spec, want := range map[string]string{
		"ctrl+d": "^D", "alt+left": "Alt-Left", "]q": "]q", "pgdown": "PgDn", "space": "Space",
		"gg": "gg", "shift+tab": "Shift-Tab", "+": "+",
	} {
		if got := keys.Show(spec); got != want {
			t.Errorf("%q: got %q, want %q", spec, got, want)
		}
	}
}

func ExampleTable_Press() {
	table := keys.Default()
	press, pending := table.Press(keys.InReader, keys.Pending{}, "]", "")
	fmt.Println(press.Waiting)
	press, _ = table.Press(keys.InReader, pending, "q", "")
	fmt.Println(press.Action)
	// Output:
	// true
	// next-quote
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"]q", "ctrl+d", "g b", "", "+", "ctrl++", "shift+ctrl+é", "\x00"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, spec string) {
		seq, err := keys.Parse(spec)
		if err == nil && len(seq) == 0 {
			t.Errorf("%q: no key and no error", spec)
		}
		_ = keys.Show(spec)
		table, _ := keys.Default().Remap(map[string][]string{"down": {spec}})
		if err == nil && typed(table, keys.InReader, spec, false) != keys.Down && strings.IndexAny(seq[0], "0123456789") != 0 && seq[0] != "esc" {
			t.Errorf("%q does not reach its action", spec)
		}
	})
}
