package clean

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"whosaid/articles/clean/dates"
	"whosaid/model"
)

// fill writes the metadata: what the text prints, and where it is silent what
// its container says.
func (s *sheet) fill(a *model.Article) {
	s.fillTitle(a)
	s.fillBylines(a)
	s.fillDate(a)
	for i := range s.ps {
		if s.ps[i].Kind == model.KindStandfirst && s.ps[i].Removed == "" {
			a.Standfirst = oneLine(s.ps[i].text)
			break
		}
	}
	if a.Standfirst == "" {
		a.Standfirst = s.doc.Meta.Standfirst
	}
}

func (s *sheet) fillTitle(a *model.Article) {
	switch {
	case s.doc.Meta.Title != "" && (s.title < 0 || s.doc.Format == model.FormatHTML):
		a.Title = s.doc.Meta.Title
	case s.title >= 0:
		a.Title = strings.TrimRight(oneLine(s.ps[s.title].text), "; ")
	default:
		a.Title, a.TitleDerived = s.deriveTitle(), true
	}
}

// titleRunes is the longest derived title.
const titleRunes = 110

// deriveTitle takes the first sentence of the story's first paragraph, cut at a
// comma or a word when it is long.
func (s *sheet) deriveTitle() string {
	text := ""
	for i := range s.ps {
		if s.ps[i].inBody() && (s.ps[i].words >= 5 || text == "" && i >= s.first) {
			text = oneLine(s.ps[i].text)
			break
		}
	}
	if text == "" {
		text = oneLine(s.doc.Text)
	}
	if d, ok := parseDateline(text); ok {
		text = strings.TrimSpace(text[d.end:])
	}
	text = firstSentence(text)
	if utf8.RuneCountInString(text) <= titleRunes {
		return strings.TrimSuffix(text, ".")
	}
	cut, count := 0, 0
	for i, r := range text {
		count++
		if count > titleRunes {
			break
		}
		if r == ' ' {
			cut = i
		}
	}
	if cut == 0 {
		cut = runeFloor(text, titleRunes)
	}
	cut = clauseEnd(text[:cut])
	return strings.TrimRight(text[:cut], " ,;:–—-") + "…"
}

// clauseEnd is where a title that must be cut is best cut: at the first comma in
// its second half that stands in no brackets, else before brackets left open,
// else at its end.
func clauseEnd(s string) int {
	depth, open := 0, len(s)
	for i, r := range s {
		switch r {
		case '(':
			depth++
			open = i
		case ')':
			depth--
		case ',':
			if depth == 0 && i > titleRunes/2 {
				return i
			}
		}
	}
	if depth > 0 && open > titleRunes/3 {
		return open
	}
	return len(s)
}

// firstSentence ends at the first full stop, question or exclamation mark that
// a space and no lower-case letter follows, past the shortest abbreviations.
func firstSentence(s string) string {
	for i, r := range s {
		switch r {
		case '.', '!', '?', '。', '！', '？':
		default:
			continue
		}
		end := i + utf8.RuneLen(r)
		for _, q := range []string{"”", "\"", "»", "’"} {
			if strings.HasPrefix(s[end:], q) {
				end += len(q)
			}
		}
		if end == len(s) || r > 0x2000 || i > 24 && strings.HasPrefix(s[end:], " ") && !shortWordBefore(s[:i]) {
			return s[:end]
		}
	}
	return s
}

// shortWordBefore tells abbreviations such as "Mr", "Sen", "U.S".
func shortWordBefore(s string) bool {
	word := s[strings.LastIndexAny(s, " (")+1:]
	return len(word) <= 2 || strings.Contains(word, ".") || len(word) <= 4 && word[0] >= 'A' && word[0] <= 'Z'
}

// oneLine folds all white space to single spaces.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// maxAuthors is how many authors a byline is read for.
const maxAuthors = 12

func (s *sheet) fillBylines(a *model.Article) {
	a.Outlet = s.doc.Meta.Outlet
	for i := range s.ps {
		p, g := &s.ps[i], &s.signs[i]
		if p.Kind != model.KindByline && !g.agency {
			continue
		}
		if g.agency || g.outlet || p.Removed == "byline-repeat" && i >= s.first {
			if a.Outlet == "" {
				a.Outlet = oneLine(strings.Trim(p.text, "./—– "))
			}
			continue
		}
		rest, _ := cutBylinePrefix(p.text)
		for _, name := range splitNames(rest) {
			if len(a.Authors) < maxAuthors && !contains(a.Authors, name) {
				a.Authors = append(a.Authors, name)
			}
		}
	}
	if named := s.metaAuthors(a.Outlet); len(named) > 0 {
		a.Authors = named
	}
	if len(a.Authors) == 0 && s.doc.Format == model.FormatHTML {
		a.Authors = s.markedAuthors()
	}
	if len(a.Authors) == 0 {
		a.Authors = s.doc.Meta.Authors
	}
	a.Byline = strings.Join(a.Authors, ", ")
	if a.Outlet == "" {
		if d, ok := s.dateline(); ok {
			a.Outlet = strings.TrimSpace(d.agency)
		}
	}
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if strings.EqualFold(x, s) {
			return true
		}
	}
	return false
}

// metaAuthors are the authors the container names, without addresses, hosts and
// the outlet itself, which pages give when they name nobody.
func (s *sheet) metaAuthors(outlet string) []string {
	var names []string
	for _, n := range s.doc.Meta.Authors {
		lower := strings.ToLower(n)
		if strings.ContainsAny(n, "@0123456789") || strings.Contains(lower, "www.") || hasHostSuffix(lower) || strings.EqualFold(n, outlet) || len(names) >= maxAuthors {
			continue
		}
		names = append(names, n)
	}
	return names
}

func hasHostSuffix(s string) bool {
	for _, end := range []string{".de", ".com", ".org", ".net", ".fr", ".uk", ".at", ".ch", ".es", ".it", ".ru", ".ua", ".tr"} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
}

// markedAuthors reads the names in blocks that a page marks as byline or author,
// in front of the story or right behind its beginning.
func (s *sheet) markedAuthors() []string {
	var names []string
	for i := max(0, s.title-3); i < min(len(s.ps), max(s.first, s.title)+4); i++ {
		p := &s.ps[i]
		near := p.shape.Words[:min(len(p.shape.Words), 120)]
		if p.words > 24 || !strings.Contains(near, "author") && !strings.Contains(near, "byline") {
			continue
		}
		rest, _ := cutBylinePrefix(strings.TrimSpace(p.text))
		for _, n := range splitNames(rest) {
			if len(names) < maxAuthors && !contains(names, n) {
				names = append(names, n)
			}
		}
	}
	return names
}

// dateline reads the dateline in front of the story, whether it was cut off
// its paragraph or still stands in it.
func (s *sheet) dateline() (dateline, bool) {
	for i := max(0, s.first-2); i < len(s.ps) && i <= s.first+2; i++ {
		text := s.ps[i].text
		if i+1 < len(s.ps) && s.ps[i+1].glued {
			text = s.doc.Text[s.ps[i].Span.Start:s.ps[i+1].Span.End]
		}
		if d, ok := parseDateline(text); ok {
			return d, true
		}
	}
	return dateline{}, false
}

// fillDate takes the page's date, else the head's first printed date, else the
// dateline's.
func (s *sheet) fillDate(a *model.Article) {
	d, dated := s.dateline()
	a.Place = d.place
	a.Published = s.doc.Meta.Published
	if a.Published != "" {
		return
	}
	for _, stamp := range []bool{false, true} {
		for i := 0; i < len(s.ps) && i <= s.first; i++ {
			p := &s.ps[i]
			if p.Kind != model.KindDateline || s.signs[i].stamp != stamp {
				continue
			}
			for _, found := range dates.Find(p.text) {
				if found.Year > 0 {
					a.Published = found.String() + clockTime(p.text[found.End:])
					return
				}
			}
		}
	}
	if dated && d.date.Year > 0 {
		a.Published = d.date.String()
	}
}

// clockTime reads the time of day that follows a date, as "T14:50"; "" when
// there is none.
func clockTime(s string) string {
	i := strings.IndexAny(s, "0123456789")
	if i < 0 || i > 12 || !isDatePrefix(s[:i]) {
		return ""
	}
	hour, rest := leadingNumber(s[i:])
	if rest == "" || rest[0] != ':' && rest[0] != '.' && rest[0] != 'h' {
		return ""
	}
	minute, tail := leadingNumber(rest[1:])
	if len(rest)-1-len(tail) != 2 || hour > 23 || minute > 59 {
		return ""
	}
	switch half := strings.ToLower(strings.ReplaceAll(strings.TrimSpace(tail), ".", "")); {
	case strings.HasPrefix(half, "pm") && hour < 12:
		hour += 12
	case strings.HasPrefix(half, "am") && hour == 12:
		hour = 0
	}
	return fmt.Sprintf("T%02d:%02d", hour, minute)
}

// leadingNumber reads up to two digits off the front of s.
func leadingNumber(s string) (n int, rest string) {
	i := 0
	for i < len(s) && i < 2 && '0' <= s[i] && s[i] <= '9' {
		n = n*10 + int(s[i]-'0')
		i++
	}
	return n, s[i:]
}
