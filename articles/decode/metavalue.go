package decode

import (
	"strings"
	"time"

	"golang.org/x/text/language"
)

// dateLayouts are the forms in which containers give dates, with a time of day or
// without.
var dateLayouts = []struct {
	layout string
	clock  bool
}{
	{time.RFC3339Nano, true},
	{"2006-01-02T15:04:05.999999999Z0700", true},
	{"2006-01-02T15:04:05.999999999", true},
	{"2006-01-02T15:04Z07:00", true},
	{"2006-01-02T15:04Z0700", true},
	{"2006-01-02T15:04", true},
	{"2006-01-02 15:04:05.999999999 Z0700 MST", true},
	{"2006-01-02 15:04:05.999999999 Z0700", true},
	{"2006-01-02 15:04:05.999999999 Z07:00", true},
	{"2006-01-02 15:04:05.999999999Z07:00", true},
	{"2006-01-02 15:04:05.999999999 MST", true},
	{"2006-01-02 15:04:05.999999999", true},
	{"2006-01-02 15:04", true},
	{"2006-01-02", false},
	{"20060102T150405Z0700", true},
	{"20060102150405", true},
	{"20060102", false},
	{"2006/01/02 15:04:05", true},
	{"2006/01/02 15:04", true},
	{"2006/01/02", false},
	{time.RFC1123Z, true},
	{time.RFC1123, true},
	{"Mon, 2 Jan 2006 15:04:05 -0700", true},
	{"Mon, 2 Jan 2006 15:04:05 MST", true},
	{"2 Jan 2006 15:04:05 MST", true},
	{"Mon Jan _2 15:04:05 MST 2006", true},
	{"Mon Jan _2 15:04:05 2006", true},
	{"Mon Jan _2 2006 15:04:05 GMT-0700", true},
	{"January 2, 2006 15:04", true},
	{"January 2, 2006 3:04 PM", true},
	{"January 2, 2006", false},
	{"Jan 2, 2006", false},
	{"Jan. 2, 2006", false},
	{"2 January 2006", false},
	{"2 Jan 2006", false},
	{"02.01.2006 15:04", true},
	{"2.1.2006", false},
}

// isoDate rewrites a date as model.Article.Published has it, "" when it is none.
// The clock stays the one it was written for: a zone is dropped, not converted.
func isoDate(s string) string {
	s = SanitizeLine(s)
	if len(s) > 64 {
		return ""
	}
	if i := strings.Index(s, " ("); i > 0 { // "… GMT+0000 (Coordinated Universal Time)"
		s = s[:i]
	}
	for _, l := range dateLayouts {
		t, err := time.Parse(l.layout, s)
		switch {
		case err != nil || t.Year() < 1600 || t.Year() > 2200:
		case l.clock:
			return t.Format("2006-01-02T15:04")
		default:
			return t.Format("2006-01-02")
		}
	}
	return ""
}

// webLink is an absolute http or https link, or "".
func webLink(s string) string {
	if link := SanitizeLink(s); strings.HasPrefix(link, "http") {
		return link
	}
	return ""
}

// languageTag is s as a BCP 47 tag ("en_us" is en-US), "" when it is none.
func languageTag(s string) string {
	tag, err := language.Parse(strings.TrimSpace(s))
	if err != nil || tag == language.Und {
		return ""
	}
	return tag.String()
}
