package keys

import "unicode/utf8"

// Pending is the state between two key presses: the keys of a sequence typed
// so far, a count ("3]q"), and an action that waits for its letter ("ma"). The
// zero value waits for nothing.
type Pending struct {
	Keys  []string
	Count int    // 0 when none was typed
	Wants Action // an action that waits for a letter, or None
}

// Press is what a key press came to.
type Press struct {
	Action Action // None when the sequence is not complete or means nothing
	Count  int    // at least 1
	Letter string // the argument of an action that takes one
	// Waiting is set when more keys are needed.
	Waiting bool
}

// maxCount keeps a count typed by a leaning elbow harmless.
const maxCount = 9999

// Waiting reports whether keys were typed that do not yet say what to do.
func (p Pending) Waiting() bool { return len(p.Keys) > 0 || p.Wants != None || p.Count > 0 }

// Press takes one key by its name in a place and returns what it means and the
// state to keep. base is the key at the same spot of a Latin keyboard, or "":
// it is tried when key itself means nothing, so that commands work under a
// Cyrillic or Greek layout where the terminal tells.
func (t *Table) Press(place Scope, p Pending, key, base string) (Press, Pending) {
	if p.Wants != None {
		return p.letter(key)
	}
	if key == "esc" && p.Waiting() {
		return Press{}, Pending{}
	}
	if len(p.Keys) == 0 && isDigit(key) && (key != "0" || p.Count > 0) {
		p.Count = min(p.Count*10+int(key[0]-'0'), maxCount)
		return Press{Waiting: true}, p
	}
	for _, k := range []string{key, base} {
		if k == "" {
			continue
		}
		if press, next, ok := t.step(place, p, k); ok {
			return press, next
		}
	}
	return Press{}, Pending{}
}

func (t *Table) step(place Scope, p Pending, key string) (Press, Pending, bool) {
	seq := append(append([]string(nil), p.Keys...), key)
	id := join(seq)
	if a, ok := t.byKeys[place][id]; ok {
		if t.Binding(a).Letter {
			return Press{Waiting: true}, Pending{Keys: seq, Wants: a, Count: p.Count}, true
		}
		return Press{Action: a, Count: max(p.Count, 1)}, Pending{}, true
	}
	if t.prefixes[place][id] {
		return Press{Waiting: true}, Pending{Keys: seq, Count: p.Count}, true
	}
	return Press{}, Pending{}, false
}

func (p Pending) letter(key string) (Press, Pending) {
	r, size := utf8.DecodeRuneInString(key)
	if size != len(key) || (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') {
		return Press{}, Pending{}
	}
	return Press{Action: p.Wants, Count: 1, Letter: key}, Pending{}
}

func isDigit(key string) bool { return len(key) == 1 && key[0] >= '0' && key[0] <= '9' }
