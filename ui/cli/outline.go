package cli

import (
	"strings"
	"time"

	"whosaid/model"
)

// body returns the kept blocks that the head (title, standfirst, byline, date)
// does not already say.
func body(a *model.Article) []*model.Block {
	out := make([]*model.Block, 0, len(a.Blocks))
	for i := range a.Blocks {
		if b := &a.Blocks[i]; b.Kept() && !inHead(a, b) {
			out = append(out, b)
		}
	}
	return out
}

// inHead reports whether the head printed above the body already says b.
func inHead(a *model.Article, b *model.Block) bool {
	switch b.Kind {
	case model.KindTitle:
		return !a.TitleDerived && strings.Contains(fold(a.Title), fold(b.Span.In(a.Text)))
	case model.KindStandfirst:
		return strings.Contains(fold(a.Standfirst), fold(b.Span.In(a.Text)))
	case model.KindByline, model.KindDateline:
		return credits(a) != ""
	}
	return false
}

// credits is the line under the title: byline, outlet, place and date.
func credits(a *model.Article) string {
	var parts []string
	for _, p := range []string{a.Byline, a.Outlet, a.Place, readableDate(a.Published)} {
		if p != "" {
			parts = append(parts, fold(p))
		}
	}
	return strings.Join(parts, " · ")
}

// readableDate turns an ISO 8601 date or date and time into "13 July 2022" or
// "13 July 2022, 14:50"; anything else it returns as it is.
func readableDate(iso string) string {
	if t, err := time.Parse(time.DateOnly, iso); err == nil {
		return t.Format("2 January 2006")
	}
	for _, layout := range []string{"2006-01-02T15:04", "2006-01-02T15:04:05", time.RFC3339} {
		if t, err := time.Parse(layout, iso); err == nil {
			return t.Format("2 January 2006, 15:04")
		}
	}
	return iso
}

// fold makes one line of s: every run of white space becomes a space.
func fold(s string) string { return strings.Join(strings.Fields(s), " ") }
