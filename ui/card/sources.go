package card

import (
	"fmt"
	"strings"
	"time"

	"whosaid/model"
	"whosaid/ui/paint"
)

// Sources builds the list of what the library is filled from, with what was wrong
// at the last check.
func Sources(all []model.Source) Build {
	return func(b *Builder) {
		b.Gap()
		if len(all) == 0 {
			b.Text(Target{}, b.Theme.Muted, "The library has no sources. whosaid add SOURCE… keeps folders, feeds, newsletters and lists of them.", 0, 0)
			return
		}
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
			b.Row(t, b.Theme.Item.Bold(true).Render(title)+b.Theme.Muted.Render("  "+string(s.Kind)+checked(s.Validator.Checked)))
			if title != s.Address {
				b.Text(t, b.Theme.Muted, paint.Plain(s.Address), 2, 1)
			}
			if p := s.Validator.Problem; p != "" {
				b.Text(t, b.Theme.Error, "✗ "+paint.Plain(p), 2, 3)
			} else if s.Validator.Moved != "" {
				b.Text(t, b.Theme.Warning, "moved to "+paint.Plain(s.Validator.Moved), 2, 1)
			}
		}
	}
}

func checked(at time.Time) string {
	if at.IsZero() {
		return "  never checked"
	}
	return fmt.Sprintf("  checked %s", at.Local().Format("2 Jan 2006 15:04"))
}
