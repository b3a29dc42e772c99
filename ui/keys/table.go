package keys

import (
	"slices"
	"strings"
)

// Binding ties one action to its keys.
type Binding struct {
	Action Action
	// Name is the action's name in the configuration file and in the palette.
	Name string
	// Keys are the key sequences, the one to show first. See Parse for the notation.
	Keys  []string
	Group Group
	Scope Scope
	// Does tells in one line what the action does, for help and palette.
	Does string
	// Hint is one or two words for the status line; "" is never hinted.
	Hint string
	// Letter is set when the action takes one more key, a letter, as its argument.
	Letter bool
}

// Table is a set of bindings with the look-up tables made from it. It is not
// changed after it was made.
type Table struct {
	bindings []Binding
	byAction map[Action]int
	byKeys   map[Scope]map[string]Action
	prefixes map[Scope]map[string]bool
}

// Default returns the table with the keys whosaid comes with.
func Default() *Table { return newTable(defaults()) }

func newTable(bindings []Binding) *Table {
	t := &Table{
		bindings: bindings,
		byAction: make(map[Action]int, len(bindings)),
		byKeys:   map[Scope]map[string]Action{},
		prefixes: map[Scope]map[string]bool{},
	}
	for _, place := range places() {
		t.byKeys[place] = map[string]Action{}
		t.prefixes[place] = map[string]bool{}
	}
	for i, b := range bindings {
		t.byAction[b.Action] = i
		for _, spec := range b.Keys {
			t.add(b, spec)
		}
	}
	return t
}

// add enters one key sequence of b. Sequences that do not parse were refused
// before (Remap); the defaults are covered by a test.
func (t *Table) add(b Binding, spec string) {
	seq, err := Parse(spec)
	if err != nil {
		return
	}
	for _, place := range places() {
		if b.Scope&place == 0 {
			continue
		}
		for i := 1; i < len(seq); i++ {
			t.prefixes[place][join(seq[:i])] = true
		}
		t.byKeys[place][join(seq)] = b.Action
	}
}

func join(seq []string) string { return strings.Join(seq, "\x00") }

// Bindings returns all bindings in the order of the help.
func (t *Table) Bindings() []Binding { return t.bindings }

// Binding returns the binding of an action; the zero Binding for None.
func (t *Table) Binding(a Action) Binding {
	if i, ok := t.byAction[a]; ok {
		return t.bindings[i]
	}
	return Binding{}
}

// Key returns the first key of an action as it is shown ("]q", "^O"), or "".
func (t *Table) Key(a Action) string {
	b := t.Binding(a)
	if len(b.Keys) == 0 {
		return ""
	}
	return Show(b.Keys[0])
}

// Has reports whether a single key, by its name, is one of an action's.
func (t *Table) Has(a Action, name string) bool {
	return name != "" && slices.Contains(t.Binding(a).Keys, name)
}

// Next lists the bindings that go on from the pending keys in a scope, for the
// hint that is shown while a sequence is being typed.
func (t *Table) Next(place Scope, pending []string) []Binding {
	var out []Binding
	for _, b := range t.bindings {
		if b.Scope&place == 0 {
			continue
		}
		for _, spec := range b.Keys {
			seq, err := Parse(spec)
			if err == nil && len(seq) > len(pending) && join(seq[:len(pending)]) == join(pending) {
				out = append(out, b)
				break
			}
		}
	}
	return out
}

// String is the action's name in the configuration file.
func (a Action) String() string {
	for _, b := range defaults() {
		if b.Action == a {
			return b.Name
		}
	}
	return "none"
}
