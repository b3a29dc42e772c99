package ui

import (
	"fmt"
	"strings"

	"charm.land/lipgloss/v2"

	"whosaid/model"
	"whosaid/ui/card"
	"whosaid/ui/keys"
	"whosaid/ui/layout"
	"whosaid/ui/paint"
)

// statusLine draws the bottom line: what is being typed, else what there is to
// say, with hints in the room that is left and the position at the end.
func (m *Model) statusLine() string {
	th, meter, w := m.screen.theme, m.screen.meter, m.screen.w
	switch {
	case m.asking != nil:
		return m.askLine(w)
	case m.hinting:
		return meter.Fit(" "+th.StatusKey.Render("link "+m.hinted)+th.Status.Render("  type the letters of a link, Esc gives up"), w)
	case m.pending.Waiting():
		return meter.Fit(m.pendingLine(), w)
	case m.notice.text != "":
		style := th.StatusKey
		if m.notice.bad {
			style = th.Error
		}
		return meter.Ends(" "+style.Render(meter.Cut(paint.Plain(m.notice.text), w-2)), m.position(), w)
	}
	left, right := m.about(), m.position()
	room := w - meter.Width(left) - meter.Width(right) - 5
	return meter.Ends(left+"  "+m.hints(room), right, w)
}

// askLine draws the line being typed, with the number of hits when it searches.
func (m *Model) askLine(w int) string {
	th, meter := m.screen.theme, m.screen.meter
	info := ""
	if _, at, of := m.reader.Hit(); m.reader.Query() != "" && m.top() == nil {
		info = th.Muted.Render(fmt.Sprintf("%d of %d ", at, of))
	}
	if m.asking.problem != nil {
		if err := m.asking.problem(); err != nil {
			info = th.Error.Render(meter.Cut("✗ "+paint.Plain(err.Error()), w/2)) + " "
		}
	}
	if meter.Width(info)+14 > w {
		info = ""
	}
	return m.asking.line.View(th, meter, w-meter.Width(info)) + info
}

// pendingLine tells what was typed of a sequence and how it can go on.
func (m *Model) pendingLine() string {
	th := m.screen.theme
	typed := strings.Join(m.pending.Keys, "")
	if m.pending.Count > 0 {
		typed = fmt.Sprintf("%d%s", m.pending.Count, typed)
	}
	parts := []string{" " + th.StatusKey.Render(typed)}
	switch {
	case m.pending.Wants != keys.None:
		parts = append(parts, th.Status.Render("a letter"))
	case len(m.pending.Keys) > 0:
		for _, b := range m.opt.Keys.Next(m.scope(), m.pending.Keys) {
			key := strings.TrimPrefix(keys.Show(b.Keys[0]), strings.Join(m.pending.Keys, ""))
			does, _, _ := strings.Cut(b.Does, ",")
			parts = append(parts, th.StatusKey.Render(key)+" "+th.Status.Render(does))
		}
	}
	return strings.Join(parts, "   ")
}

// about says what the keys act on.
func (m *Model) about() string {
	th := m.screen.theme
	if l := m.top(); l != nil {
		return " " + th.StatusKey.Render(paint.Plain(l.title()))
	}
	if m.focus == layout.List {
		return ""
	}
	i := m.index(m.quote)
	if i < 0 {
		return ""
	}
	q := &m.reader.Reading().Quotes[i]
	for _, v := range m.voices.Voices() {
		for _, s := range v.Quotes {
			if s.Index != i {
				continue
			}
			look := th.Speaker(v.Slot)
			if v.Slot < 0 {
				return " " + th.Warning.Render("unattributed?") + th.Status.Render(m.candidateHint(q))
			}
			return " " + look.Style.Bold(true).Render(look.Glyph+" "+m.screen.meter.Cut(v.Name, max(m.screen.w/3, 8))) + th.Status.Render(m.sure(q)+elsewhere(s.Elsewhere))
		}
	}
	return ""
}

// sure is the cue and how sure the machine is of the speaker.
func (m *Model) sure(q *model.Quote) string {
	cue := ""
	if !q.Cue.IsZero() && m.screen.w >= 60 {
		cue = " · " + m.screen.meter.Cut(paint.Plain(q.Cue.In(m.reader.Article().Text)), 16)
	}
	return fmt.Sprintf("%s · %d%%", cue, card.Percent(q.Confidence))
}

// elsewhere tells in how many other places the statement is printed.
func elsewhere(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf(" · ⇄%d", n)
}

func (m *Model) candidateHint(q *model.Quote) string {
	if len(q.Candidates) == 0 {
		return fmt.Sprintf("  %s chooses", m.opt.Keys.Key(keys.Correct))
	}
	return fmt.Sprintf("  %s accepts the best guess, %s chooses", m.opt.Keys.Key(keys.Accept), m.opt.Keys.Key(keys.Correct))
}

// position is the quote's place among the article's, and how far the text is.
func (m *Model) position() string {
	th := m.screen.theme
	if m.reader.Article() == nil {
		return ""
	}
	var parts []string
	if at, of := m.quotePlace(); of > 0 {
		if at > 0 {
			parts = append(parts, fmt.Sprintf("❝ %d/%d", at, of))
		} else {
			parts = append(parts, fmt.Sprintf("❝ %d", of))
		}
	}
	if m.focus == layout.List && !m.screen.frame.Shown(layout.Reader) {
		return ""
	}
	if headRows(m.screen.frame.Panes[layout.Reader]) == 0 {
		parts = append(parts, fmt.Sprintf("%d%%", m.reader.Percent()))
	}
	return th.Status.Render(strings.Join(parts, "  ") + " ")
}

// quotePlace counts the quotes somebody said, up to the selected one and in all.
func (m *Model) quotePlace() (at, of int) {
	r := m.reader.Reading()
	for i := range r.Quotes {
		if r.Quotes[i].Kind == model.ScareQuote {
			continue
		}
		of++
		if r.Quotes[i].ID == m.quote {
			at = of
		}
	}
	return at, of
}

// hinted are the actions worth a hint, the most useful first, by where the keys go.
func (m *Model) hintedActions() []keys.Action {
	if l := m.top(); l != nil {
		return m.hintedOver(l)
	}
	switch m.focus {
	case layout.List:
		if m.opt.Reload != nil && m.shelf.Total() == 0 {
			return []keys.Action{keys.Reload, keys.ShowSources, keys.Help, keys.Quit}
		}
		if _, ok := m.shelf.Search(); ok {
			return []keys.Action{keys.Open, keys.RenameSearch, keys.DropSearch, keys.SearchAll, keys.Narrow, keys.Help, keys.Quit}
		}
		return []keys.Action{
			keys.Open, keys.NextQuote, keys.SearchAll, keys.Narrow, keys.Help, keys.ShowPeople,
			keys.ToggleStar, keys.ToggleRead, keys.Palette, keys.Quit,
		}
	case layout.Voices:
		return []keys.Action{keys.Open, keys.NextSame, keys.NextRelated, keys.Help, keys.Back, keys.CopyQuote, keys.SearchAll, keys.Quit}
	default:
		return []keys.Action{
			keys.NextQuote, keys.NextSame, keys.NextRelated, keys.Help, keys.Open, keys.Back,
			keys.Find, keys.SearchAll, keys.ShowRemoved, keys.CopyQuote, keys.ShowStory, keys.Quit,
		}
	}
}

// hintedOver are the actions worth a hint on what lies over the panes.
func (m *Model) hintedOver(l layer) []keys.Action {
	if _, ok := l.(*finderLayer); ok {
		return []keys.Action{keys.Close, keys.Open, keys.SaveSearch}
	}
	c, ok := l.(*cardLayer)
	if !ok {
		return []keys.Action{keys.Close}
	}
	switch c.card.Name.Kind {
	case card.KindProblems, card.KindOutput:
		return []keys.Action{keys.Close}
	case card.KindQuote:
		return []keys.Action{keys.Open, keys.Close, keys.Accept, keys.Correct, keys.ShowSpeaker, keys.CopyQuote, keys.Back}
	case card.KindPerson:
		return []keys.Action{keys.Open, keys.Close, keys.Find, keys.CopyQuote, keys.Merge, keys.Split, keys.Back}
	case card.KindPeople:
		return []keys.Action{keys.Open, keys.Find, keys.Close, keys.Back}
	case card.KindSources, card.KindText:
		over := []keys.Action{keys.Close, keys.Find}
		if c.card.Name.Kind == card.KindSources && m.opt.Reload != nil {
			return append([]keys.Action{keys.Reload}, over...)
		}
		return over
	case card.KindStory:
		return []keys.Action{keys.Open, keys.Close, keys.Back}
	}
	return []keys.Action{keys.Open, keys.Find, keys.Close}
}

// hints draws as many hints as fit into room cells.
func (m *Model) hints(room int) string {
	th, meter := m.screen.theme, m.screen.meter
	var b strings.Builder
	used := 0
	for _, a := range m.hintedActions() {
		bind := m.opt.Keys.Binding(a)
		if bind.Hint == "" || len(bind.Keys) == 0 {
			continue
		}
		key := m.opt.Keys.Key(a)
		n := meter.Width(key) + 1 + meter.Width(bind.Hint) + 3
		if used+n > room+3 {
			continue
		}
		used += n
		b.WriteString(th.HelpKey.Render(key) + " " + styleHint(th.HelpText, bind.Hint) + "   ")
	}
	return strings.TrimRight(b.String(), " ")
}

func styleHint(s lipgloss.Style, hint string) string { return s.Render(hint) }
