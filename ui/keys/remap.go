package keys

import (
	"errors"
	"fmt"
	"sort"
	"strings"
)

// Remap returns a table in which the named actions have other keys. An empty
// list takes an action's keys away. A key that is given to an action is taken
// from every other one that lives in the same place. All mistakes are reported
// together; the table then holds what was right.
func (t *Table) Remap(changes map[string][]string) (*Table, error) {
	names := make([]string, 0, len(changes))
	for name := range changes {
		names = append(names, name)
	}
	sort.Strings(names)
	bindings := make([]Binding, len(t.bindings))
	copy(bindings, t.bindings)
	var problems []error
	for _, name := range names {
		i := indexOf(bindings, name)
		if i < 0 {
			problems = append(problems, fmt.Errorf("[keys] %s: no such action (see whosaid's help, ?)", name))
			continue
		}
		if err := checkAll(changes[name]); err != nil {
			problems = append(problems, fmt.Errorf("[keys] %s: %w", name, err))
			continue
		}
		bindings[i].Keys = append([]string(nil), changes[name]...)
		takeAway(bindings, i)
	}
	if b := bindings[indexOf(bindings, "quit")]; len(b.Keys) == 0 {
		problems = append(problems, errors.New("[keys] quit: it needs at least one key"))
		bindings[indexOf(bindings, "quit")].Keys = []string{"ctrl+c"}
	}
	return newTable(bindings), errors.Join(problems...)
}

func indexOf(bindings []Binding, name string) int {
	for i, b := range bindings {
		if b.Name == name {
			return i
		}
	}
	return -1
}

func checkAll(specs []string) error {
	for _, spec := range specs {
		if _, err := Parse(spec); err != nil {
			return err
		}
	}
	return nil
}

// takeAway removes the keys of bindings[own] from all others in its scope,
// sequences included that begin with one of them and could no longer be typed.
func takeAway(bindings []Binding, own int) {
	for i := range bindings {
		if i == own || bindings[i].Scope&bindings[own].Scope == 0 {
			continue
		}
		var kept []string
		for _, spec := range bindings[i].Keys {
			if !clashes(spec, bindings[own].Keys) {
				kept = append(kept, spec)
			}
		}
		bindings[i].Keys = kept
	}
}

func clashes(spec string, taken []string) bool {
	seq, err := Parse(spec)
	if err != nil {
		return false
	}
	for _, other := range taken {
		o, err := Parse(other)
		if err != nil {
			continue
		}
		a, b := join(seq)+"\x00", join(o)+"\x00"
		if strings.HasPrefix(a, b) || strings.HasPrefix(b, a) {
			return true
		}
	}
	return false
}
