package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"whosaid/articles/clean/dates"
)

// dateline is the head of a news agency's first paragraph: "SEOUL – ",
// "WASHINGTON (Reuters) - ", "UN, July 13. /TASS/. ".
type dateline struct {
	place, agency string
	date          dates.Date
	end           int // bytes of the paragraph it takes, the dash included
}

// datelineBytes is how far into a paragraph a dateline can reach.
const datelineBytes = 110

// parseDateline reads a dateline at the head of a paragraph of prose. It needs
// an agency, or a place in capitals before a dash or a date.
func parseDateline(s string) (dateline, bool) {
	var d dateline
	p := datelineParser{rest: s[:runeFloor(s, datelineBytes)], whole: s}
	p.place(&d)
	capitals := isCapitals(d.place)
	if !capitals && !p.maybe() {
		return d, false
	}
	dated := p.date(&d)
	stopped := p.mark(".")
	agency := p.agency(&d)
	stopped = p.mark(".") || stopped
	if !dated {
		dated = p.date(&d)
	}
	dash := p.dash()
	if dash && !agency {
		agency = p.agencyBehindDash(&d)
	}
	switch {
	case d.place == "" && !agency:
		return d, false
	case agency && (dash || stopped), capitals && dash && !isLabelWord(d.place), capitals && dated && stopped:
	default:
		return d, false
	}
	d.end = len(p.whole) - len(p.tail())
	tail := strings.TrimSpace(p.tail())
	r, _ := utf8.DecodeRuneInString(tail)
	if m := measureText(tail); m.words < 6 || unicode.IsLower(r) {
		return d, false
	}
	return d, true
}

// datelineParser eats a dateline from the left.
type datelineParser struct {
	rest  string // what is left of the first datelineBytes
	whole string
	eaten int
}

// maybe reports whether what follows a place in small letters can still be a
// dateline: a bracket, a slash, a dash or a date.
func (p *datelineParser) maybe() bool {
	next := strings.TrimLeft(p.rest, " ,")
	if next == "" {
		return false
	}
	if next[0] < utf8.RuneSelf {
		return strings.IndexByte("(/[-.0123456789", next[0]) >= 0 || 'A' <= next[0] && next[0] <= 'Z'
	}
	return strings.HasPrefix(next, "–") || strings.HasPrefix(next, "—") || strings.HasPrefix(next, "（")
}

func (p *datelineParser) tail() string { return p.whole[p.eaten:] }

func (p *datelineParser) eat(n int) {
	p.eaten += n
	p.rest = p.rest[n:]
}

func (p *datelineParser) space() {
	p.eat(len(p.rest) - len(strings.TrimLeftFunc(p.rest, unicode.IsSpace)))
}

// mark eats one mark and the space around it.
func (p *datelineParser) mark(m string) bool {
	trimmed := strings.TrimLeftFunc(p.rest, unicode.IsSpace)
	if !strings.HasPrefix(trimmed, m) {
		return false
	}
	p.eat(len(p.rest) - len(trimmed) + len(m))
	return true
}

func (p *datelineParser) dash() bool {
	if p.mark("--") {
		return true
	}
	for _, d := range []string{"–", "—", "―", "-"} {
		before := p.rest
		if !p.mark(d) {
			continue
		}
		if strings.HasPrefix(before, d) && !strings.HasPrefix(p.rest, " ") { // a hyphen inside a word
			if d == "-" {
				return false
			}
		}
		return true
	}
	return false
}

// place eats up to six words that begin with capitals, commas between them,
// stopping before a month.
func (p *datelineParser) place(d *dateline) {
	end := 0
	for words := 0; words < 6; words++ {
		at := end
		for at < len(p.rest) && (p.rest[at] == ' ' || at > 0 && p.rest[at] == ',' && words > 0) {
			at++
		}
		n := placeWord(p.rest[at:])
		if n == 0 || isMonth(p.rest[at:at+n]) {
			break
		}
		end = at + n
	}
	d.place = strings.TrimSpace(p.rest[:end])
	p.eat(end)
	p.mark(",")
}

// placeWord measures a word of a place's name: capital first, letters, hyphens,
// apostrophes, and full stops inside abbreviations ("D.C.", "N.Y.", "Mich.").
func placeWord(s string) int {
	end := 0
	for i, r := range s {
		if i == 0 && !unicode.IsUpper(r) && !unicode.Is(unicode.Han, r) && !unicode.Is(unicode.Hangul, r) {
			return 0
		}
		if r == '.' {
			if i == 0 || !abbreviates(s, i) {
				break
			}
		} else if !unicode.IsLetter(r) && !unicode.IsMark(r) && r != '-' && r != '’' && r != '\'' && r != '/' {
			break
		}
		end = i + utf8.RuneLen(r)
	}
	return end
}

// abbreviates reports whether the full stop at byte i of s belongs to an
// abbreviation: one capital before it, or a comma, bracket or dash behind it.
func abbreviates(s string, i int) bool {
	rest := s[i+1:]
	if i == 1 || i >= 3 && s[i-2] == '.' {
		return true
	}
	return strings.HasPrefix(rest, ",") || strings.HasPrefix(rest, " (") || strings.HasPrefix(rest, " —") || strings.HasPrefix(rest, " –")
}

func isMonth(word string) bool {
	return dates.IsMonth(strings.TrimRight(word, "."))
}

func (p *datelineParser) date(d *dateline) bool {
	p.space()
	found, ok := dates.Prefix(p.rest)
	if !ok {
		return false
	}
	d.date = found
	p.eat(found.End)
	p.mark(",")
	return true
}

// agency eats "(Reuters)", "/TASS/", "(AP, Yonhap)".
func (p *datelineParser) agency(d *dateline) bool {
	p.space()
	for _, pair := range []string{"()", "//", "[]", "（）"} {
		open, size := utf8.DecodeRuneInString(pair)
		shut := pair[size:]
		if !strings.HasPrefix(p.rest, string(open)) {
			continue
		}
		i := strings.Index(p.rest[size:], shut)
		if i <= 0 || i > 40 || !agencyShaped(p.rest[size:size+i]) {
			return false
		}
		d.agency = p.rest[size : size+i]
		p.eat(size + i + len(shut))
		return true
	}
	return false
}

// agencyBehindDash eats "РИА Новости." in "МОСКВА, 13 июл — РИА Новости. …".
func (p *datelineParser) agencyBehindDash(d *dateline) bool {
	trimmed := strings.TrimLeftFunc(p.rest, unicode.IsSpace)
	i := strings.Index(trimmed, ". ")
	if i <= 0 || !isAgency(trimmed[:i]) {
		return false
	}
	d.agency = trimmed[:i]
	p.eat(len(p.rest) - len(trimmed) + i + 1)
	return true
}

// agencyShaped reports whether what stands in brackets can be an agency's name:
// up to four words, the first with a capital or a known agency in lower case.
func agencyShaped(s string) bool {
	if isAgency(s) {
		return true
	}
	m := measureText(s)
	return m.words <= 4 && m.digits == 0 && m.capWords == m.words && m.upper >= 2
}

// isCapitals reports whether a place's first word is printed in capitals, as
// datelines are.
func isCapitals(place string) bool {
	word, _, _ := strings.Cut(place, " ")
	m := measureText(strings.TrimRight(word, ","))
	return m.upper >= 2 && m.lower == 0
}

// isLabelWord tells the capitals that label a headline or a body and name no place.
func isLabelWord(word string) bool {
	switch strings.Trim(word, ", ") {
	case "BREAKING", "WATCH", "LIVE", "UPDATE", "UPDATED", "EXCLUSIVE", "VIDEO", "PHOTOS", "OPINION", "ANALYSIS", "NATO", "TIP", "NOTE", "FAQ", "READ", "READ MORE",
		"BREAKING NEWS", "JUST IN", "ALSO READ", "READ ALSO", "RELATED", "MORE", "CEO", "EU", "US", "UPDATE 1", "EDITOR'S NOTE", "CORRECTION", "TRENDING", "MUST READ":
		return true
	}
	return false
}
