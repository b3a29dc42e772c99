package people

import "strings"

// skeleton reduces a folded name to the consonants that its transliterations
// share.
func skeleton(s string) string {
	var b strings.Builder
	last := byte(0)
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch c {
		case 'a', 'e', 'i', 'o', 'u', 'y', 'j', 'w', 'h', '-', ' ', '\'':
			continue
		case 'c', 'q', 'x', 'g':
			c = 'k'
		case 'z':
			c = 's'
		case 'v', 'f', 'p':
			c = 'b'
		case 'd':
			c = 't'
		}
		if c != last {
			b.WriteByte(c)
		}
		last = c
	}
	return b.String()
}
