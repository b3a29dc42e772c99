package clean

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"whosaid/articles/clean/dates"
	"whosaid/model"
)

// cutGlued cuts a block where a scraper glued two things into one line: a date
// stamp before a headline or prose, a line of byline and date, a credit behind
// a headline or before the next sentence, a dateline before its paragraph. The
// spans returned are in order and cover all of the block but white space; nil
// says that there is nothing to cut.
func cutGlued(text string, whole *piece, plain bool) []model.Span {
	var room [4]model.Span
	spans := append(room[:0], whole.Span)
	for i := range cutters {
		if cutters[i].needs(whole) {
			spans = cutLast(text, spans, cutters[i].cut)
		}
	}
	if plain { // markup that keeps a dateline inside its paragraph does so on purpose
		spans = cutLast(text, spans, cutDateline)
	}
	if len(spans) == 1 {
		return nil
	}
	return slices.Clone(spans)
}

// cutters are applied in turn to what the one before left on the right, if the
// whole block has what they need.
var cutters = []struct {
	needs func(*piece) bool
	cut   func(string) int
}{
	{(*piece).hasLabelInitial, cutHeadLabel},
	{(*piece).hasDigit, cutStamp},
	{func(p *piece) bool { return p.hasDigit() && p.hints&hintBar != 0 }, cutHeadline},
	{(*piece).hasDigit, cutDateLine},
	{(*piece).hasDigit, cutByline},
	{(*piece).hasColon, cutCredit},
	{(*piece).hasColon, cutCreditTail},
	{func(p *piece) bool { return p.hasColon() || p.traits&traitCall != 0 }, cutTailLabel},
	{func(p *piece) bool { return p.hasColon() || p.traits&traitPicture != 0 }, cutTailCredit},
}

func (p *piece) hasDigit() bool { return p.digits > 0 }

func (p *piece) hasColon() bool { return p.hints&hintColon != 0 }

// hasLabelInitial reports whether a block begins with the first byte of one of
// gluedHeads.
func (p *piece) hasLabelInitial() bool {
	return p.text != "" && strings.IndexByte("ASLP\xd0", p.text[0]) >= 0
}

// cutLast cuts the last span where cutter says, if anywhere.
func cutLast(text string, spans []model.Span, cutter func(string) int) []model.Span {
	last := spans[len(spans)-1]
	at := cutter(last.In(text))
	if at <= 0 || at >= last.Len() {
		return spans
	}
	front := trim(text, model.Span{Start: last.Start, End: last.Start + at})
	back := trim(text, model.Span{Start: last.Start + at, End: last.End})
	if front.Len() == 0 || back.Len() == 0 {
		return spans
	}
	return append(spans[:len(spans)-1], front, back)
}

// cutStamp finds the end of a "date 2022-07-13" stamp.
func cutStamp(s string) int {
	rest, ok := strings.CutPrefix(s, "date ")
	if !ok || len(rest) < 10 {
		return 0
	}
	if found := dates.Find(rest[:10]); len(found) == 1 && found[0].Start == 0 && found[0].End == 10 {
		return len(s) - len(rest) + 10
	}
	return 0
}

// headlineBytes bounds what can be a header line of byline, date and outlet.
const headlineBytes = 240

// cutHeadline parts a header line at its first bullet or bar when a byline or
// a date stands on one side: "By Jane Roe • 13 July 2022 • 14:50".
func cutHeadline(s string) int {
	if len(s) > headlineBytes {
		return 0
	}
	for _, bar := range []string{" • ", " | ", " · "} {
		at := strings.Index(s, bar)
		if at < 0 {
			continue
		}
		front, rest := s[:at], s[at+len(bar):]
		if isByline(front) && isDateOnly(firstSegment(rest, bar)) || isDateOnly(front) && isByline(rest) {
			return at
		}
	}
	return 0
}

func firstSegment(s, bar string) string {
	front, _, _ := strings.Cut(s, bar)
	return front
}

// cutDateLine parts "13 July 2022 - 20:59 Reuters" behind its date and time
// when an agency, a byline or prose follows.
func cutDateLine(s string) int {
	d, ok := leadingDate(s)
	if !ok || d.Year == 0 {
		return 0
	}
	at := d.End + timeLength(s[d.End:])
	rest := strings.TrimSpace(s[at:])
	if rest == "" {
		return 0
	}
	m := measureText(rest)
	if isAgency(rest) || isByline(rest) || isOutlet(rest) || m.words <= 4 && isPersonName(rest) {
		return at
	}
	r, _ := utf8.DecodeRuneInString(rest)
	if unicode.IsUpper(r) && m.words >= 8 && m.ends() && m.lower > 3*m.upper {
		return at
	}
	return 0
}

// leadingDate is the date that a line begins with, past words that go with dates.
func leadingDate(s string) (dates.Date, bool) {
	at := 0
	for range 6 {
		if d, ok := dates.Prefix(s[at:]); ok {
			d.Start += at
			d.End += at
			return d, true
		}
		n := strings.IndexFunc(s[at:], func(r rune) bool { return !unicode.IsLetter(r) })
		if n < 0 || n > 16 || n > 0 && !isDateWord(strings.ToLower(s[at:at+n])) {
			return dates.Date{}, false
		}
		at += n
		m := strings.IndexFunc(s[at:], func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
		if m < 0 || m+n == 0 || m > 6 {
			return dates.Date{}, false
		}
		at += m
	}
	return dates.Date{}, false
}

// cutByline parts a byline from what is glued behind it: "By Jane Roe 13 July
// 2022" and "By Jane Roe, ReutersThe minister said".
func cutByline(s string) int {
	if len(s) > headlineBytes || !isBylineStart(s) {
		return 0
	}
	found := dates.Find(s)
	if len(found) == 0 || found[0].Start == 0 || !isByline(strings.TrimRight(s[:found[0].Start], " ,-–—|•·")) {
		return 0
	}
	if !isDateOnly(s[found[0].Start:]) {
		return 0
	}
	return found[0].Start
}

// cutCredit finds where a credit begins inside a line.
func cutCredit(s string) int {
	if len(s) > maxCueBytes*4 {
		return 0
	}
	at := strings.Index(s, "Credit: ")
	if at > 0 && (s[at-1] == ' ' || glueAt(s, at)) {
		if front := measureText(s[:at]); front.words > 3 && !strings.HasSuffix(strings.TrimSpace(s[:at]), "(") && !isCaptionCredit(s[at:]) {
			return at
		}
	}
	return 0
}

// isCaptionCredit reports whether a credit names a photographer or agency, so
// that the sentence in front of it is a caption and stays with it.
func isCaptionCredit(s string) bool {
	return !strings.Contains(s, "@") && !strings.Contains(s, "Twitter") && !strings.Contains(s, "Telegram") && !strings.Contains(s, "Facebook")
}

// cutCreditTail finds where the next sentence begins behind a credit: after
// "Credit: Twitter @Name" the next word is either parted by a space or glued to
// the account, where a capital inside it tells the border.
func cutCreditTail(s string) int {
	if !strings.HasPrefix(s, "Credit: ") || len(s) > maxCueBytes*4 {
		return 0
	}
	at := strings.IndexByte(s, '@')
	if at < 0 || at > 60 {
		return 0
	}
	end := at + 1
	border := 0
	for end < len(s) && isHandle(s[end]) {
		if end > at+1 && end-at-1 <= 15 && 'A' <= s[end] && s[end] <= 'Z' && (s[end-1] < 'A' || s[end-1] > 'Z') {
			border = end
		}
		end++
	}
	rest := strings.TrimLeft(s[end:], " ")
	if rest == "" {
		return 0
	}
	next, _ := utf8.DecodeRuneInString(rest)
	switch {
	case unicode.IsLower(next) && border > 0 && len(rest) < len(s[end:]):
		return border
	case !unicode.IsLower(next) && measureText(rest).words >= 2:
		return end
	}
	return 0
}

func isHandle(c byte) bool {
	return c == '_' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}

// glueAt reports whether an upper-case letter at byte i follows a lower-case
// letter or a full stop without a space.
func glueAt(s string, i int) bool {
	r, _ := utf8.DecodeLastRuneInString(s[:i])
	return unicode.IsLower(r) || r == '.' || r == '”' || r == '"'
}

// cutDateline parts a dateline from the paragraph it opens.
func cutDateline(s string) int {
	d, ok := parseDateline(s)
	if !ok {
		return 0
	}
	return d.end
}

// runeFloor is the largest rune border in s that is at most n.
func runeFloor(s string, n int) int {
	if n >= len(s) {
		return len(s)
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return n
}
