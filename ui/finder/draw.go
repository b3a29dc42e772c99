package finder

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"whosaid/model"
	"whosaid/model/search"
	"whosaid/ui/citation"
	"whosaid/ui/dates"
	"whosaid/ui/paint"
)

// View draws the finder: as many lines as it is high, each exactly as wide.
func (p *Pane) View() []string {
	lines := make([]string, 0, p.h)
	lines = append(append(lines, p.line.View(p.theme, p.meter, p.w)), p.state()...)
	for i := p.top; i < len(p.rows) && len(lines) < p.h; i++ {
		lines = append(lines, p.result(i)...)
	}
	if len(p.rows) == 0 {
		for _, s := range p.advice() {
			lines = append(lines, p.meter.Fit("  "+p.theme.Muted.Render(s), p.w))
		}
	}
	lines = lines[:min(len(lines), max(p.h, 0))]
	for len(lines) < p.h {
		lines = append(lines, paint.Spaces(p.w))
	}
	return lines
}

// mostMistake is how many lines the explanation of a mistake takes.
const mostMistake = 3

// state is what stands under the typed line: a mistake in it, or what was found.
func (p *Pane) state() []string {
	switch {
	case p.err != nil:
		var lines []string
		for i, row := range p.meter.Wrap("✗ "+paint.Plain(p.err.Error()), max(p.w-2, 1), mostMistake) {
			if i > 0 {
				row = "  " + row
			}
			lines = append(lines, p.meter.Fit(" "+p.theme.Error.Render(row), p.w))
		}
		return lines
	case p.query.Empty(), !p.busy && len(p.rows) == 0:
		return []string{paint.Spaces(p.w)}
	case p.busy && len(p.rows) == 0:
		return []string{p.meter.Fit(p.theme.Muted.Render(" searching …"), p.w)}
	}
	return []string{p.meter.Fit(p.theme.Muted.Render(p.meter.Cut(p.counts(), p.w)), p.w)}
}

// head is the number of lines above the results.
func (p *Pane) head() int { return 1 + len(p.state()) }

// counts tells how many articles were found, and how many of them are listed.
func (p *Pane) counts() string {
	s := fmt.Sprintf(" %d of %d in %s", p.cursor+1, len(p.rows), articles(len(p.found.Hits)))
	switch {
	case p.found.More:
		s = fmt.Sprintf(" %d of the best %d, of at least %s", p.cursor+1, len(p.rows), articles(p.found.Total))
	case p.found.Total > len(p.found.Hits):
		s = fmt.Sprintf(" %d of the best %d, of %s", p.cursor+1, len(p.rows), articles(p.found.Total))
	}
	if p.found.Forgiven {
		s += " · spelt otherwise"
	}
	return s
}

func articles(n int) string {
	if n == 1 {
		return "1 article"
	}
	return fmt.Sprintf("%d articles", n)
}

// advice is what an empty finder says.
func (p *Pane) advice() []string {
	switch {
	case p.busy:
		return nil
	case p.err != nil || p.query.Empty():
		return []string{
			"",
			"two words            both, anywhere in the article",
			`"a phrase"           these words in this order`,
			"-word                articles without it",
			"pre*                 words that begin so",
			"speaker:name         what they said, in any article",
			"said:word            only inside quotes",
			"source: title:       in the outlet, in the headline",
			"date:2022-07..2022-08",
			"is:unread is:starred",
		}
	}
	if what, _, _ := p.lib.Work(); what != "" {
		return []string{"", "Nothing found yet: the library is still " + what + "."}
	}
	return []string{"", "Nothing found. Fewer words find more; pre* finds all endings."}
}

// result draws one hit on resultRows lines.
func (p *Pane) result(i int) []string {
	r := p.rows[i]
	hit := &p.found.Hits[r.hit]
	a := p.lib.Article(hit.Article)
	if a == nil {
		return p.gone()
	}
	mark(p.lib, hit)
	here := i == p.cursor
	bar, title := " ", p.theme.Item.Bold(true)
	if here {
		bar, title = p.theme.SelectBar.Render("▌"), p.theme.ItemSelected
	}
	from := p.meter.Cut(where(a), min(24, max(p.w/2-2, 0)))
	room := p.w - 4
	if from != "" {
		room -= p.meter.Width(from) + 1
	}
	head := p.meter.Ends(title.Render(p.meter.Cut(paint.Plain(a.Title), room)), p.theme.Muted.Render(from+" "), p.w-2)
	lines := []string{bar + " " + head}
	body := p.quoteLines(r.quote, hit)
	if body == nil {
		body = p.snippet(a, hit)
	}
	for len(body) < resultRows-2 {
		body = append(body, "")
	}
	for _, s := range body[:resultRows-2] {
		lines = append(lines, p.meter.Fit(bar+"   "+s, p.w))
	}
	for j := range lines {
		lines[j] = p.meter.Fit(lines[j], p.w)
	}
	return append(lines, paint.Spaces(p.w))
}

// gone stands for an article that is no longer there.
func (p *Pane) gone() []string {
	lines := []string{p.meter.Fit("  "+p.theme.Muted.Render("This article is no longer in the library."), p.w)}
	for len(lines) < resultRows {
		lines = append(lines, paint.Spaces(p.w))
	}
	return lines
}

func where(a *model.Article) string {
	var parts []string
	for _, s := range []string{paint.Plain(a.Outlet), dates.Short(a.Published)} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, " · ")
}

// quoteLines draws a result that is a quote: its words, those that match marked,
// and who said them.
func (p *Pane) quoteLines(id model.QuoteID, hit *search.Hit) []string {
	a, q := p.lib.Quote(id)
	if q == nil {
		return nil
	}
	who := ""
	if person := p.lib.Person(p.lib.Speaker(id)); person != nil {
		who = paint.Plain(person.Name)
	}
	room := max(p.w-6, 1)
	text := citation.Of(a, q, "", "").Quoted()
	lines := p.meter.Wrap(text, room, 1)
	words := matched(a.Text, q, hit.Matches)
	for i := range lines {
		lines[i] = p.lit(lines[i], words)
	}
	return append(lines, p.theme.Muted.Render(p.meter.Cut("— "+who, room)))
}

// matched are the words of a quote that match, the longest first, each once.
func matched(text string, q *model.Quote, matches []model.Span) []string {
	var words []string
	for _, m := range matches {
		if s := m.In(text); q.Extent().Contains(m) && !slices.Contains(words, s) {
			words = append(words, s)
		}
	}
	slices.SortStableFunc(words, func(a, b string) int { return len(b) - len(a) })
	return words
}

// lit draws a line with the words in it marked where they stand by themselves.
func (p *Pane) lit(line string, words []string) string {
	var b strings.Builder
	plain := 0 // where what is not drawn yet begins
	for at := 0; at < len(line); {
		i := slices.IndexFunc(words, func(w string) bool { return strings.HasPrefix(line[at:], w) })
		before, _ := utf8.DecodeLastRuneInString(line[:at])
		if i < 0 || unicode.IsLetter(before) || unicode.IsDigit(before) {
			_, n := utf8.DecodeRuneInString(line[at:])
			at += n
			continue
		}
		if at > plain {
			b.WriteString(p.theme.Item.Render(line[plain:at]))
		}
		b.WriteString(p.theme.Hit.Render(words[i]))
		at += len(words[i])
		plain = at
	}
	if plain < len(line) {
		b.WriteString(p.theme.Item.Render(line[plain:]))
	}
	return b.String()
}

// snippet draws the stretch of the text that shows the match best, hits marked.
func (p *Pane) snippet(a *model.Article, hit *search.Hit) []string {
	span := besideTitle(a, hit)
	if span.Len() <= 0 || span.End > len(a.Text) {
		return nil
	}
	room := max(p.w-6, 1)
	var lines []string
	at := span.Start
	for _, row := range p.wrap(span.In(a.Text), room) {
		lines = append(lines, p.marked(a.Text, model.Span{Start: at + row.Start, End: at + row.End}, hit.Matches))
		if len(lines) == resultRows-2 {
			break
		}
	}
	return lines
}

// besideTitle is the snippet, or, when that is the headline, which stands above
// it already, the first match below.
func besideTitle(a *model.Article, hit *search.Hit) model.Span {
	b := a.BlockAt(hit.Snippet.Start)
	if b < 0 || a.Blocks[b].Kind != model.KindTitle {
		return hit.Snippet
	}
	for _, m := range hit.Matches {
		i := a.BlockAt(m.Start)
		if i <= b || !a.Blocks[i].Kept() || a.Blocks[i].Kind == model.KindTitle {
			continue
		}
		const before = 80 // bytes of context
		s := a.Blocks[i].Span
		if at := m.Start - before; at > s.Start {
			if n := strings.IndexByte(a.Text[at:m.Start], ' '); n >= 0 {
				s.Start = at + n + 1
			}
		}
		return s
	}
	return hit.Snippet
}

// wrap breaks s at spaces into byte ranges of at most room cells.
func (p *Pane) wrap(s string, room int) []model.Span {
	var out []model.Span
	start, end, col := 0, 0, 0
	for at := 0; at < len(s); {
		for at < len(s) && (s[at] == ' ' || s[at] == '\n') {
			at++
		}
		word := at
		for at < len(s) && s[at] != ' ' && s[at] != '\n' {
			at++
		}
		w := p.meter.Width(s[word:at])
		if col > 0 && col+1+w > room {
			out = append(out, model.Span{Start: start, End: end})
			col = 0
		}
		if col == 0 {
			start = word
		} else {
			col++
		}
		col += w
		end = at
	}
	if end > start {
		out = append(out, model.Span{Start: start, End: end})
	}
	return out
}

// marked draws a span of the text with the matches in it.
func (p *Pane) marked(text string, row model.Span, matches []model.Span) string {
	var b strings.Builder
	at := row.Start
	put := func(end int, hit bool) {
		if end <= at {
			return
		}
		s := paint.Plain(strings.ReplaceAll(text[at:end], "\n", " "))
		if hit {
			b.WriteString(p.theme.Hit.Render(s))
		} else {
			b.WriteString(p.theme.Item.Render(s))
		}
		at = end
	}
	for _, m := range matches {
		if m.End <= at || m.Start >= row.End {
			continue
		}
		put(max(m.Start, at), false)
		put(min(m.End, row.End), true)
	}
	put(row.End, false)
	return b.String()
}
