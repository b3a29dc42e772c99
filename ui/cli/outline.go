package cli

import (
	"slices"
	"strings"
	"time"

	"whosaid/model"
)

// part is one block of an article's body. runIn is a dateline that stands on the
// same line in front of it ("SEOUL –"), zero when there is none.
type part struct {
	*model.Block
	runIn model.Span
}

// body returns the kept blocks that the head (title, standfirst, byline, date)
// does not already say.
func body(a *model.Article) []part {
	out := make([]part, 0, len(a.Blocks))
	dated := a.Published != "" || a.Place != ""
	var line model.Span // datelines that wait for what follows on their line
	for i := range a.Blocks {
		b := &a.Blocks[i]
		if !b.Kept() {
			continue
		}
		if !line.IsZero() && strings.Contains(a.Text[line.End:b.Span.Start], "\n") {
			line = model.Span{}
		}
		switch {
		case b.Kind == model.KindDateline && dated:
			if line.IsZero() {
				line = b.Span
			}
			line.End = b.Span.End
		case !inHead(a, b):
			out = append(out, part{b, line})
			line = model.Span{}
		}
	}
	return out
}

// runsIn reports whether a dateline stands in front of the body's text.
func runsIn(parts []part) bool {
	return slices.ContainsFunc(parts, func(p part) bool { return !p.runIn.IsZero() })
}

// inHead reports whether the head printed above the body already says b.
func inHead(a *model.Article, b *model.Block) bool {
	switch b.Kind {
	case model.KindTitle:
		return !a.TitleDerived && strings.Contains(fold(a.Title), fold(b.Span.In(a.Text)))
	case model.KindStandfirst:
		return strings.Contains(fold(a.Standfirst), fold(b.Span.In(a.Text)))
	case model.KindByline:
		return a.Byline != "" || a.Outlet != ""
	}
	return false
}

// credits is the line under the title: byline, outlet, place and date. The place
// is left out where a dateline in the body says it.
func credits(a *model.Article, parts []part) string {
	place := a.Place
	if runsIn(parts) {
		place = ""
	}
	var said []string
	for _, s := range []string{a.Byline, a.Outlet, place, readableDate(a.Published)} {
		if s != "" && !slices.Contains(said, fold(s)) {
			said = append(said, fold(s))
		}
	}
	return strings.Join(said, " · ")
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
