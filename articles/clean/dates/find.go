package dates

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Date is a calendar date printed in a text. Year is 0 when the text gives none.
type Date struct {
	Year, Month, Day int
	// Start and End bound the date in the searched text, in bytes. A time of day
	// that follows is not included.
	Start, End int
}

// String is the date in ISO 8601, or "" without a year.
func (d Date) String() string {
	if d.Year == 0 {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// Find returns the dates in text from left to right. It takes time linear in
// the text's length; callers pass lines, not documents.
func Find(text string) []Date {
	if !strings.ContainsFunc(text, unicode.IsDigit) {
		return nil
	}
	tokens := scan(text)
	var found []Date
	for i := 0; i < len(tokens); {
		d, n := match(tokens[i:])
		if n == 0 {
			i++
			continue
		}
		d.Start, d.End = tokens[i].start, tokens[i+n-1].end
		found = append(found, d)
		i += n
	}
	return found
}

// prefixBytes is more than any date takes.
const prefixBytes = 48

// Prefix returns the date that text begins with.
func Prefix(text string) (Date, bool) {
	if text == "" || text[0] < utf8.RuneSelf && !isAlnum(text[0]) {
		return Date{}, false
	}
	if first := leadingLetters(text); first != "" && month(first) == 0 {
		return Date{}, false // a date begins with a number or a month
	}
	n := min(len(text), prefixBytes)
	for n < len(text) && !utf8.RuneStart(text[n]) {
		n--
	}
	tokens := scan(text[:n])
	if len(tokens) == 0 || tokens[0].start != 0 {
		return Date{}, false
	}
	d, used := match(tokens)
	if used == 0 {
		return Date{}, false
	}
	d.End = tokens[used-1].end
	return d, true
}

// leadingLetters are the ASCII letters that text begins with, "" when another
// letter may follow them.
func leadingLetters(text string) string {
	for i := range len(text) {
		switch c := text[i] | 0x20; {
		case 'a' <= c && c <= 'z':
		case text[i] >= utf8.RuneSelf:
			return ""
		default:
			return text[:i]
		}
	}
	return ""
}

func isAlnum(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}

// token is a number, a word, or one other character that is not a space.
type token struct {
	start, end int
	text       string
	number     int // -1 for words and marks
	digits     int
}

func scan(text string) []token {
	tokens := make([]token, 0, min(len(text)/4+2, 16))
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		start := i
		i += size
		switch {
		case unicode.IsSpace(r):
		case unicode.IsDigit(r):
			t := token{start: start, number: digit(r), digits: 1}
			for i < len(text) {
				r, size := utf8.DecodeRuneInString(text[i:])
				if !unicode.IsDigit(r) {
					break
				}
				if t.digits < 9 {
					t.number = t.number*10 + digit(r)
				}
				t.digits++
				i += size
			}
			t.end, t.text = i, text[start:i]
			tokens = append(tokens, t)
		case isWord(r):
			for i < len(text) {
				r, size := utf8.DecodeRuneInString(text[i:])
				if !isWord(r) {
					break
				}
				i += size
			}
			tokens = append(tokens, token{start: start, end: i, text: text[start:i], number: -1})
		default:
			tokens = append(tokens, token{start: start, end: i, text: text[start:i], number: -1})
		}
	}
	return tokens
}

// digit is the value of a decimal digit of any script that keeps its digits in
// runs of ten, as all of Unicode's Nd do.
func digit(r rune) int {
	if r < 0x80 {
		return int(r - '0')
	}
	zero := r
	for unicode.IsDigit(zero-1) && r-zero < 9 {
		zero--
	}
	return int(r - zero)
}

// isWord takes letters, but the CJK signs for year, month and day stand alone.
func isWord(r rune) bool {
	switch r {
	case '年', '月', '日', '년', '월', '일':
		return false
	}
	return unicode.IsLetter(r) || unicode.IsMark(r)
}

// match tries every order at the head of tokens and returns how many tokens the
// date takes, 0 when there is none.
func match(tokens []token) (Date, int) {
	if tokens[0].number >= 0 {
		for _, f := range []func([]token) (Date, int){yearFirst, signs, dayNumbers, dayMonthName} {
			if d, n := f(tokens); n > 0 && d.valid() {
				return d, n
			}
		}
		return Date{}, 0
	}
	if m := month(tokens[0].text); m > 0 {
		if d, n := monthDay(tokens, m); n > 0 && d.valid() {
			return d, n
		}
	}
	return Date{}, 0
}

func (d Date) valid() bool {
	return (d.Year == 0 || d.Year >= 1800 && d.Year <= 2199) && d.Month >= 1 && d.Month <= 12 && d.Day >= 1 && d.Day <= 31
}

func is(tokens []token, i int, marks string) bool {
	return i < len(tokens) && tokens[i].number < 0 && strings.Contains(marks, tokens[i].text)
}

func number(tokens []token, i, most int) bool {
	return i < len(tokens) && tokens[i].number >= 0 && tokens[i].digits <= most
}

// yearFirst matches 2022-07-13, 2022/7/13, 2022.07.13 and 2022. 7. 13.
func yearFirst(t []token) (Date, int) {
	if len(t) < 5 || t[0].digits != 4 || !is(t, 1, "-/.") || t[3].text != t[1].text || !number(t, 2, 2) || !number(t, 4, 2) {
		return Date{}, 0
	}
	return Date{Year: t[0].number, Month: t[2].number, Day: t[4].number}, 5
}

// signs matches 2022年7月13日 and 2022년 7월 13일.
func signs(t []token) (Date, int) {
	if len(t) < 6 || t[0].digits != 4 || !is(t, 1, "年년") || !number(t, 2, 2) || !is(t, 3, "月월") || !number(t, 4, 2) || !is(t, 5, "日일") {
		return Date{}, 0
	}
	return Date{Year: t[0].number, Month: t[2].number, Day: t[4].number}, 6
}

// dayNumbers matches 13.07.2022, 13/07/2022 and 07/13/2022. Where both could
// be the month the day stands first, unless slashes and an impossible month say
// otherwise.
func dayNumbers(t []token) (Date, int) {
	if len(t) < 5 || t[0].digits > 2 || !is(t, 1, "./-") || t[3].text != t[1].text || !number(t, 2, 2) || !number(t, 4, 4) || t[4].digits == 3 || t[4].digits == 1 {
		return Date{}, 0
	}
	d := Date{Year: t[4].number, Month: t[2].number, Day: t[0].number}
	if t[4].digits == 2 {
		if t[1].text != "." || !adjacent(t[:5]) {
			return Date{}, 0
		}
		d.Year += 2000
	}
	if d.Month > 12 && t[1].text != "." {
		d.Month, d.Day = d.Day, d.Month
	}
	return d, 5
}

func adjacent(t []token) bool {
	for i := 1; i < len(t); i++ {
		if t[i].start != t[i-1].end {
			return false
		}
	}
	return true
}

// dayMonthName matches 13 July 2022, 13. Juli 2022, 13th of July, 2022,
// 13 de julio de 2022, 1er juillet 2022, 13 July.
func dayMonthName(t []token) (Date, int) {
	if t[0].digits > 2 {
		return Date{}, 0
	}
	i := 1
	if i < len(t) && t[i].start == t[0].end && isOrdinal(t[i].text) {
		i++
	}
	if i < len(t) && (t[i].text == "of" || t[i].text == "de") {
		i++
	}
	if is(t, i, "-/ ") {
		i++
	}
	if i >= len(t) || month(t[i].text) == 0 {
		return Date{}, 0
	}
	d := Date{Day: t[0].number, Month: month(t[i].text)}
	return withYear(t, i+1, d)
}

// monthDay matches July 13, 2022, Jul. 13 2022, July 13th, and July 13.
func monthDay(t []token, m int) (Date, int) {
	i := 1
	if is(t, i, ".") {
		i++
	}
	if !number(t, i, 2) {
		return Date{}, 0
	}
	d := Date{Month: m, Day: t[i].number}
	i++
	if i < len(t) && t[i].start == t[i-1].end && t[i].text != "." && isOrdinal(t[i].text) {
		i++
	}
	return withYear(t, i, d)
}

// withYear takes the year at t[i], past a comma, full stop or preposition, and
// else leaves the date without one.
func withYear(t []token, i int, d Date) (Date, int) {
	j := i
	for j < len(t) && j < i+2 && (t[j].text == "," || t[j].text == "." || t[j].text == "de" || t[j].text == "del" || t[j].text == "-" || t[j].text == "/") {
		j++
	}
	if j < len(t) && t[j].digits == 4 && t[j].number >= 1800 && t[j].number <= 2199 {
		d.Year = t[j].number
		return d, j + 1
	}
	return d, i
}

func isOrdinal(s string) bool {
	switch strings.ToLower(s) {
	case "st", "nd", "rd", "th", "er", "º", "ª", ".", "a", "de":
		return true
	}
	return false
}
