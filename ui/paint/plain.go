package paint

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Plain returns s as one harmless line: valid UTF-8 without control characters,
// escape sequences, bidirectional controls or invisible marks. Articles are
// sanitised when they are decoded; titles, names and error messages pass
// through here once more, because they end up in the terminal's title bar and
// between our own styles.
func Plain(s string) string {
	if isPlain(s) {
		return s
	}
	if utf8.ValidString(s) && strings.IndexFunc(s, harmful) < 0 {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t' || r == 0x2028 || r == 0x2029:
			return ' '
		case r == utf8.RuneError, harmful(r):
			return -1
		}
		return r
	}, s)
}

func harmful(r rune) bool {
	switch {
	case r == 0x200c || r == 0x200d: // joiners shape letters and emoji
		return false
	case unicode.IsControl(r), r == 0x2028, r == 0x2029:
		return true
	case r >= 0xe0020 && r <= 0xe007f: // tags, as flags of regions use them
		return false
	}
	return unicode.Is(unicode.Cf, r) && r != 0xad
}
