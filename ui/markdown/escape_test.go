package markdown

import (
	"bytes"
	"html"
	"regexp"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
)

// rendered is what a Markdown reader shows of text: the HTML that goldmark makes
// of it, which must be one paragraph of nothing but text.
func rendered(t *testing.T, text string) (shown string, onlyText bool) {
	t.Helper()
	var out bytes.Buffer
	md := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.TaskList))
	if err := md.Convert([]byte(text), &out); err != nil {
		t.Fatal(err)
	}
	inner, ok := strings.CutPrefix(strings.TrimSpace(out.String()), "<p>")
	inner, closed := strings.CutSuffix(inner, "</p>")
	return html.UnescapeString(inner), ok && closed && !anyTag.MatchString(inner)
}

var anyTag = regexp.MustCompile(`<[^>]*>`)

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

func TestEscape(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Plain words, nothing else.", "Plain words, nothing else."},
		{"# 1 in the charts", `\# 1 in the charts`},
		{"#hashtag stays", "#hashtag stays"},
		{"- not a list", `\- not a list`},
		{"-40 degrees", "-40 degrees"},
		{"+ 3 seats", `\+ 3 seats`},
		{"1986. A great year.", `1986\. A great year.`},
		{"3) third", `3\) third`},
		{"1986.5 points", "1986.5 points"},
		{"> so they say", `\> so they say`},
		{"5 > 3 and 3 < 5", "5 > 3 and 3 < 5"},
		{"the <b>bold</b> claim", `the \<b>bold\</b> claim`},
		{"AT&T and &amp; and R&D;", `AT&T and \&amp; and R\&D;`},
		{"2 * 3 * 4", `2 \* 3 \* 4`},
		{"snake_case_name", "snake_case_name"},
		{"_so_ what", `\_so\_ what`},
		{"a [I]ndeed b", `a \[I\]ndeed b`},
		{"[x]: http://example.org", `\[x\]: http://example.org`},
		{"back\\slash", `back\\slash`},
		{"`code`", "\\`code\\`"},
		{"~~gone~~ but ~40", `\~\~gone\~\~ but \~40`},
		{"Title\n===", "Title\n\\==="},
		{"Title\n---", "Title\n\\---"},
		{"a | b\n--- | ---", "a | b\n\\--- | ---"},
		{"    four spaces", "four spaces"},
		{"one\n\ntwo", "one\ntwo"},
		{"ends in two spaces  \nnext", "ends in two spaces\nnext"},
	} {
		got := Escape(c.text)
		if got != c.want {
			t.Errorf("Escape(%q) = %q, want %q", c.text, got, c.want)
		}
		checkEscaped(t, c.text)
	}
}

// checkEscaped holds that Markdown shows of the escaped text what the text says.
func checkEscaped(t *testing.T, text string) {
	t.Helper()
	escaped := Escape(text)
	if strings.TrimSpace(escaped) == "" {
		return
	}
	shown, onlyText := rendered(t, escaped)
	if !onlyText {
		t.Errorf("Escape(%q) = %q is more than text", text, escaped)
	}
	if oneLine(shown) != oneLine(text) {
		t.Errorf("Escape(%q) = %q says %q", text, escaped, shown)
	}
}

// FuzzEscape feeds what decode lets through: no control characters but "\n".
func FuzzEscape(f *testing.F) {
	for _, seed := range []string{"# a", "1. b\n   c", "*x*", "a_b_", "<!-- c -->", "|a|b|\n|-|-|", "&#35;", "![i](u)", "\\\\", "`` ` ``", "***", "_ _ _", "-\n-", "~~~", "=\n=", "<http://a>", "a  \nb\\", "[a]: b", "0) x"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.Map(func(r rune) rune {
			if r < ' ' && r != '\n' || r == 0x7f || r == 0xfffd {
				return -1
			}
			return r
		}, text)
		checkEscaped(t, text)
	})
}
