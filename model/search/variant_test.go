package search

import "testing"

func TestSound(t *testing.T) {
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"pushilin", "pushylin", true},
		{"kyiv", "kiev", true},
		{"makeeva", "makeyeva", true},
		{"zelensky", "zelenskyy", true},
		{"zelenskiy", "zelensky", true},
		{"qaddafi", "gadhafi", true},
		{"halvorsen", "halvorson", false},
		{"merkel", "markel", false},
		{"brandt", "brand", false},
		{"petrov", "petrova", false},
	} {
		if got := sound(c.a) == sound(c.b); got != c.same {
			t.Errorf("%s and %s sound alike: %v, want %v (%s, %s)", c.a, c.b, got, c.same, sound(c.a), sound(c.b))
		}
	}
}

func TestOneTypo(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"harbour", "harbor", true},
		{"harbour", "harboor", true},
		{"harbour", "habrour", true},
		{"harbour", "harbours", true},
		{"harbour", "harbour", false},
		{"harbour", "haven", false},
		{"harbour", "arborur", false},
		{"", "a", true},
	} {
		if got := oneTypo(c.a, c.b); got != c.want {
			t.Errorf("oneTypo(%q, %q) = %v", c.a, c.b, got)
		}
		if got := oneTypo(c.b, c.a); got != c.want {
			t.Errorf("oneTypo(%q, %q) = %v", c.b, c.a, got)
		}
	}
}
