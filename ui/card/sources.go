package card

import (
	"strings"
	"time"

	"whosaid/model"
	"whosaid/ui/dates"
	"whosaid/ui/paint"
)

// Sources builds the list of what the library is filled from, with what was wrong
// at the last check, now being now. note says how it is filled.
func Sources(all []model.Source, note string, now time.Time) Build {
	return func(b *Builder) {
		b.Gap()
		if len(all) == 0 {
			b.Text(Target{}, b.Theme.Muted, "The library has no sources. whosaid add SOURCE… keeps folders, feeds, newsletters and lists of them.", 0, 0)
			return
		}
		b.Text(Target{}, b.Theme.Muted, note, 0, 0)
		for i := range all {
			s := &all[i]
			title := paint.Plain(s.Title)
			if title == "" {
				title = paint.Plain(s.Address)
			}
			if !b.Keeps(title, s.Address, strings.Join(s.Tags, " ")) {
				continue
			}
			b.Gap()
			t := Target{Source: s.Address}
			facts := string(s.Kind) + " · " + checked(s.Validator.Checked, now)
			if room := b.Room() - b.Meter.Width(facts) - 2; b.Meter.Width(title) <= room {
				b.Row(t, b.Theme.Item.Bold(true).Render(title)+b.Theme.Muted.Render("  "+facts))
			} else {
				b.Text(t, b.Theme.Item.Bold(true), title, 0, 2)
				b.Text(t, b.Theme.Muted, facts, 2, 1)
			}
			if title != s.Address {
				b.Text(t, b.Theme.Muted, paint.Plain(s.Address), 2, 1)
			}
			if p := s.Trouble(); p != "" {
				b.Text(t, b.Theme.Error, "✗ "+paint.Plain(p), 2, 3)
			} else if s.Validator.Moved != "" {
				b.Text(t, b.Theme.Warning, "moved to "+paint.Plain(s.Validator.Moved), 2, 1)
			}
		}
	}
}

func checked(at, now time.Time) string {
	if at.IsZero() {
		return "never checked"
	}
	return "checked " + dates.Moment(at, now)
}
