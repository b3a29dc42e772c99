package search

import (
	"errors"
	"reflect"
	"strings"
	"testing"
)

func TestParseString(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"", ""},
		{"   ", ""},
		{"harbour", "harbour"},
		{"harbour  mayor", "harbour mayor"},
		{`“open the  harbour”`, `"open the harbour"`},
		{`„open the harbour“ mayor`, `"open the harbour" mayor`},
		{`«ouvrir le port»`, `"ouvrir le port"`},
		{`"never closed`, `"never closed"`},
		{`-harbour`, "-harbour"},
		{`--harbour`, "harbour"},
		{`-(a OR b)`, "-(a OR b)"},
		{`kyiv OR kiev mayor`, "kyiv OR kiev mayor"},
		{`(kyiv OR kiev) mayor`, "(kyiv OR kiev) mayor"},
		{`(a (b c))`, "a b c"},
		{`a OR (b OR c)`, "a OR b OR c"},
		{"sover*", "sover*"},
		{`"open the har"*`, `"open the har"*`},
		{`Speaker:kuleba said:"we  agree"`, `speaker:kuleba said:"we agree"`},
		{"title:embassy source:reuters -is:read", "title:embassy source:reuters -is:read"},
		{"date:2022-07", "date:2022-07"},
		{"date:2022-07..2022-08-15", "date:2022-07..2022-08-15"},
		{"date:..2022", "date:..2022"},
		{"before:2022-08 after:2021", "before:2022-08 after:2021"},
		{"is:UNREAD kind:post", "is:unread kind:post"},
		{"about:harbour story:\"kite  day\" story:0af3", "about:harbour story:\"kite day\" story:0af3"},
		{"said:(tax OR \"the levy\") mayor", "(said:tax OR said:\"the levy\") mayor"},
		{"speaker:(ada lovelace -title:x)", "speaker:ada speaker:lovelace -title:x"},
		{"12:30 https://example.org/a", "12:30 https://example.org/a"},
		{"state-to-state", "state-to-state"},
		{"orange ORANGE or", "orange ORANGE or"},
		{"harbour — mayor", "harbour mayor"},
	} {
		q, err := Parse(c.in)
		if err != nil {
			t.Errorf("Parse(%q): %v", c.in, err)
			continue
		}
		if got := q.String(); got != c.want {
			t.Errorf("Parse(%q).String() = %q, want %q", c.in, got, c.want)
		}
		again, err := Parse(q.String())
		if err != nil || !reflect.DeepEqual(again, q) {
			t.Errorf("Parse(%q) = %#v, %v; want %#v", q.String(), again, err, q)
		}
	}
}

func TestParseErrors(t *testing.T) {
	for _, c := range []struct {
		in     string
		offset int
		advice string
	}{
		{"author:smith", 0, "speaker:"},
		{"mayor foo:bar", 6, `"foo:…"`},
		{"speaker:", 0, "speaker:"},
		{"a speaker: b", 2, "right behind"},
		{"OR b", 0, "both sides"},
		{"a OR", 4, "both sides"},
		{"a -", 2, "-word"},
		{"(a b", 0, "never closed"},
		{"a)", 1, `leave ")" out`},
		{"about:", 0, "about:harbour"},
		{"story: x", 0, "story:"},
		{"said:(a", 5, "never closed"},
		{"date:july", 5, "date:2022-07"},
		{"date:2022-13", 5, "date:2022-07"},
		{"date:2023..2022", 5, "date:2022..2023"},
		{"is:blue", 3, "unread"},
		{"kind:loud", 5, "direct"},
		{"*", 0, "sover*"},
		{strings.Repeat("(", 10000), 50, "nested"},
	} {
		_, err := Parse(c.in)
		var e *SyntaxError
		if !errors.As(err, &e) {
			t.Errorf("Parse(%.40q) = %v, want a *SyntaxError", c.in, err)
			continue
		}
		if e.Offset != c.offset || !strings.Contains(e.Advice, c.advice) {
			t.Errorf("Parse(%.40q): at %d: %s; want at %d, with %q", c.in, e.Offset, e.Advice, c.offset, c.advice)
		}
	}
}

func TestParseTyping(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"harb", "harb*"},
		{"harbour ", "harbour"},
		{`"open the har`, `"open the har"*`},
		{`"open the harbour"`, `"open the harbour"`},
		{"mayor -", "mayor"},
		{"speaker:", ""},
		{"speaker:kul", "speaker:kul*"},
		{"is:un", ""},
		{"story:kite fe", "story:kite fe*"},
		{"story:kit", "story:kit*"},
		{"said:(a b", "said:a said:b*"},
		{"about:", ""},
		{"is:unread", "is:unread"},
		{"a OR", "a"},
		{"(a OR b", "a OR b*"},
		{"date:2022-0", ""},
	} {
		q, err := ParseTyping(c.in)
		if err != nil || q.String() != c.want {
			t.Errorf("ParseTyping(%q) = %q, %v; want %q", c.in, q.String(), err, c.want)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{`a "b c" -d`, `(a OR b) c*`, `speaker:x date:2022..2023`, `said:"é`, `kind:direct OR is:read`, `said:(a OR b) about:"c" story:d`, "“", "北朝鮮"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		q, err := Parse(s)
		if err != nil {
			var e *SyntaxError
			if !errors.As(err, &e) || e.Offset < 0 || e.Offset > len(s) {
				t.Fatalf("error outside the query: %v", e)
			}
			return
		}
		again, err := Parse(q.String())
		if err != nil {
			t.Fatalf("Parse(%q): %v", q.String(), err)
		}
		if again.String() != q.String() {
			t.Fatalf("%q reads back as %q", q, again)
		}
	})
}
