package theme

import (
	"encoding/json"
	"reflect"
	"testing"

	"charm.land/glamour/v2/styles"
)

// TestStylesAreGlamours: the embedded styles say what the module's do.
func TestStylesAreGlamours(t *testing.T) {
	for _, name := range StyleNames() {
		module, err := json.Marshal(styles.DefaultStyles[name])
		if err != nil {
			t.Fatal(err)
		}
		want, err := ParseStyle(module)
		if err != nil {
			t.Fatal(err)
		}
		got, err := NamedStyle(name)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %+v, want %+v", name, got, want)
		}
	}
}
