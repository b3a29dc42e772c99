package keys

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Parse reads a key sequence in the notation of the table and of the
// configuration file: keys parted by spaces, each a named key ("enter",
// "pgdown", "f1"), a key with modifiers ("ctrl+d", "alt+left"), or a run of
// plain characters that are pressed one after the other ("]q", "gg").
func Parse(spec string) ([]string, error) {
	var seq []string
	for _, part := range strings.Fields(spec) {
		switch {
		case named[part], utf8.RuneCountInString(part) == 1:
			seq = append(seq, part)
		case strings.Contains(part, "+"):
			if err := checkModified(part); err != nil {
				return nil, err
			}
			seq = append(seq, part)
		default:
			for _, r := range part {
				seq = append(seq, string(r))
			}
		}
	}
	if len(seq) == 0 {
		return nil, fmt.Errorf("an empty key")
	}
	return seq, nil
}

// checkModified refuses what no terminal can send, such as "strg+d".
func checkModified(part string) error {
	fields := strings.Split(part, "+")
	for _, mod := range fields[:len(fields)-1] {
		switch mod {
		case "ctrl", "alt", "shift", "meta", "hyper", "super":
		default:
			return fmt.Errorf("key %q: %q is no modifier (ctrl, alt, shift, meta, hyper, super)", part, mod)
		}
	}
	last := fields[len(fields)-1]
	if !named[last] && utf8.RuneCountInString(last) != 1 {
		return fmt.Errorf("key %q: %q is no key", part, last)
	}
	return nil
}

// named are the keys that go by a name, as the terminal library calls them.
var named = map[string]bool{
	"enter": true, "esc": true, "tab": true, "space": true, "backspace": true, "delete": true,
	"insert": true, "up": true, "down": true, "left": true, "right": true, "home": true,
	"end": true, "pgup": true, "pgdown": true, "f1": true, "f2": true, "f3": true, "f4": true,
	"f5": true, "f6": true, "f7": true, "f8": true, "f9": true, "f10": true, "f11": true, "f12": true,
}

// Show writes a key sequence as people read it: "^D", "Alt-Left", "Space", "]q".
func Show(spec string) string {
	seq, err := Parse(spec)
	if err != nil {
		return spec
	}
	var b strings.Builder
	for i, key := range seq {
		if i > 0 && (len(key) > 1 || len(seq[i-1]) > 1) {
			b.WriteByte(' ')
		}
		b.WriteString(showKey(key))
	}
	return b.String()
}

func showKey(key string) string {
	if rest, ok := strings.CutPrefix(key, "ctrl+"); ok && utf8.RuneCountInString(rest) == 1 {
		return "^" + strings.ToUpper(rest)
	}
	if utf8.RuneCountInString(key) == 1 {
		return key
	}
	fields := strings.Split(key, "+")
	for i, f := range fields {
		fields[i] = title(f)
	}
	return strings.Join(fields, "-")
}

func title(name string) string {
	switch name {
	case "pgup":
		return "PgUp"
	case "pgdown":
		return "PgDn"
	}
	return strings.ToUpper(name[:1]) + name[1:]
}
