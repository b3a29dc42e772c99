package decode

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestSanitize(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"plain", "The minister said: “No.”\n", "The minister said: “No.”\n"},
		{"no-break spaces stay", "10\u00a0km\u202f!", "10\u00a0km\u202f!"},
		{"line ends", "a\r\nb\rc\u2028d\u2029e\vf\fg\u0085h", "a\nb\nc\nd\ne\nf\ng\nh"},
		{"tab", "a\tb", "a    b"},
		{"controls", "a\x00b\x07c\x7fd\u0080e\u009ff", "abcdef"},
		{"colour", "\x1b[1;31mred\x1b[0m", "red"},
		{"C1 colour", "\u009b31mred", "red"},
		{"title, BEL", "a\x1b]0;pwned\x07b", "ab"},
		{"link, ST", "\x1b]8;;https://e.example\x1b\\text\x1b]8;;\x1b\\", "text"},
		{"device control string", "a\x1bPq#0\u009cb", "ab"},
		{"unfinished string loses no text", "a\x1b]0;title\nb", "a0;title\nb"},
		{"unfinished sequence", "a\x1b[31", "a31"},
		{"two-byte escape", "a\x1bcb", "ab"},
		{"charset escape", "a\x1b(Bb", "ab"},
		{"escape in escape", "a\x1b\x1b[mb", "ab"},
		{"lone escape at the end", "a\x1b", "a"},
		{"escape before a letter with accent", "a\x1bé", "aé"},
		{"bidi controls", "a\u202eb\u202c\u2066c\u2069\u200f\u061c", "abc"},
		{"zero width", "a\u200bb\u2060c\ufeffd\u2063e\u00adf", "abcdef"},
		{"joiners stay", "نمی\u200cخواهم 👩\u200d🚀", "نمی\u200cخواهم 👩\u200d🚀"},
		{"variation selector stays", "❤\ufe0f", "❤\ufe0f"},
		{"a region's flag stays", "🏴\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F!", "🏴\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F!"},
		{"tags elsewhere go", "a\U000E0067\U000E0062b🏴\U000E0067c", "ab🏴c"},
		{"decomposed accents stay", "Zu\u0308rich, cafe\u0301", "Zu\u0308rich, cafe\u0301"},
		{"marks piled up", "a" + strings.Repeat("\u0316", 50) + "b", "a" + strings.Repeat("\u0316", 8) + "b"},
		{"marks piled up with joiners", "a" + strings.Repeat("\u0316\u200d", 50) + "b", "a" + strings.Repeat("\u0316\u200d", 4) + "b"},
		{"prepended mark is isolated", "\u0600a", "\u0600\u200ca"},
		{"bytes that are no UTF-8", "a\xff\xfe\x80b\xc3", "a\uFFFDb\uFFFD"},
		{"non-characters", "a\uFFFFb\uFDD0c", "abc"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Sanitize(tt.in); got != tt.want {
				t.Errorf("Sanitize(%+q) = %+q, want %+q", tt.in, got, tt.want)
			}
		})
	}
}

func TestSanitizeLine(t *testing.T) {
	if got, want := SanitizeLine(" One\n\ttwo\x1b[1m  thre\u0301e\r\n"), "One two thrée"; got != want {
		t.Errorf("SanitizeLine = %q, want %q", got, want)
	}
}

func TestSanitizeLink(t *testing.T) {
	tests := []struct{ in, want string }{
		{"https://example.org/a?b=c#d", "https://example.org/a?b=c#d"},
		{" HTTP://example.org ", "http://example.org"},
		{"mailto:desk@example.org", "mailto:desk@example.org"},
		{"https://example.org/ü x", "https://example.org/%C3%BC%20x"},
		{"https://bücher.example/", "https://xn--bcher-kva.example/"},
		{"http://[2001:db8::1]:8080/a", "http://[2001:db8::1]:8080/a"},
		{"http://a\"b\"/", ""},
		{"http://my_host.example/", "http://my_host.example/"},
		{"https://example.org/\x1b]8;;\x07", "https://example.org/"},
		{"java\nscript:alert(1)", ""},
		{"javascript:alert(1)", ""},
		{"data:text/html,x", ""},
		{"file:///etc/passwd", ""},
		{"//example.org/a", ""},
		{"/a", ""},
		{"https:///a", ""},
		{"mailto:", ""},
		{"https://example.org/" + strings.Repeat("a", maxLink), ""},
	}
	for _, tt := range tests {
		if got := SanitizeLink(tt.in); got != tt.want {
			t.Errorf("SanitizeLink(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func FuzzSanitize(f *testing.F) {
	for _, s := range []string{
		"plain", "a\x1b[31mb\x1b]0;x\x07", "\u009b\u009d", "e\u0301\u0600\u200c", "🏴\U000E0067\U000E0062\U000E0065\U000E007F",
		"\xff\xfe", "\r\n\t\v", "\u1100\u1161\u200b\u11a8", strings.Repeat("\u0301", 40), "\u0344\u0f77", "\x1b\x1b]\x1b\\",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := Sanitize(s)
		if again := Sanitize(got); again != got {
			t.Errorf("not idempotent: %+q, then %+q", got, again)
		}
		if !utf8.ValidString(got) {
			t.Errorf("%+q is not valid", got)
		}
		if line := SanitizeLine(s); SanitizeLine(line) != line || Sanitize(line) != line {
			t.Errorf("line of %+q is not stable: %+q", s, line)
		}
		checkInert(t, got)
		if link := SanitizeLink(s); link != "" && (SanitizeLink(link) != link || strings.ContainsFunc(link, func(r rune) bool { return r <= ' ' || r >= 0x7f })) {
			t.Errorf("SanitizeLink(%+q) = %+q is not safe or not stable", s, link)
		}
	})
}

// checkInert fails when text holds a control other than the newline, or a
// character that hides or reorders.
func checkInert(t *testing.T, text string) {
	t.Helper()
	for i, r := range text {
		switch {
		case r < ' ' && r != '\n', r >= 0x7f && r < 0xa0,
			r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069, r == 0x200e, r == 0x200f, r == 0x61c,
			r == 0x200b, r >= 0x2060 && r <= 0x2064, r == 0xfeff, r == 0x2028, r == 0x2029:
			t.Fatalf("%U survives at byte %d of %+q", r, i, text)
		}
	}
}
