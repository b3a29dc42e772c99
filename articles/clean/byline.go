package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"whosaid/articles/clean/dates"
)

// bylinePrefixes open a byline in the languages that use one.
var bylinePrefixes = []string{
	"By ", "BY ", "by ", "Written by ", "Reported by ", "Story by ", "Author: ", "Words by ", "Posted by ", "Published by ", "By: ", "Report by ",
	"Von ", "von ", "VON ", "Par ", "par ", "Por ", "por ", "POR ", "Di ", "di ", "Door ", "door ", "Af ", "Av ", "Text: ",
	"Автор: ", "Autor: ", //nolint:misspell // German and Spanish "Autore: ", "Auteur: ",
}

// isBylineStart reports whether s opens as a byline does.
func isBylineStart(s string) bool {
	_, ok := cutBylinePrefix(s)
	return ok
}

func cutBylinePrefix(s string) (string, bool) {
	if s == "" || strings.IndexByte("BbWRSAVvPpDdT\xd0", s[0]) < 0 {
		return s, false
	}
	for _, p := range bylinePrefixes {
		if rest, ok := strings.CutPrefix(s, p); ok {
			r, _ := utf8.DecodeRuneInString(rest)
			return rest, unicode.IsUpper(r)
		}
	}
	return s, false
}

// isByline reports whether s is "By" and names.
func isByline(s string) bool {
	s = strings.TrimSpace(s)
	rest, ok := cutBylinePrefix(s)
	if !ok || len(s) > 160 {
		return false
	}
	return len(splitNames(rest)) > 0
}

// splitNames reads a list of persons' names: "Jane Roe, John Doe and Ann Poe".
// What follows a name behind a comma (a role, a place, an outlet) is left out.
// It returns nil when the first part is no name.
func splitNames(s string) []string {
	for _, joint := range []string{" and ", " & ", " und ", " et ", " y ", " e ", " en ", " и ", " та ", ";", "|", "•", "/"} {
		s = strings.ReplaceAll(s, joint, ",")
	}
	var names []string
	for part := range strings.SplitSeq(s, ",") {
		part = strings.TrimSpace(part)
		for _, cut := range []string{" for ", " in ", " at ", " | ", " - ", " – ", " — "} {
			part, _, _ = strings.Cut(part, cut)
		}
		if part == "" {
			continue
		}
		if !isPersonName(part) {
			if len(names) == 0 {
				return nil
			}
			continue
		}
		names = append(names, part)
	}
	return names
}

// nameParticles are the lower-case words inside persons' names.
func isNameParticle(w string) bool {
	switch w {
	case "von", "van", "de", "der", "den", "da", "di", "del", "della", "dos", "das", "du", "la", "le", "el", "al", "bin", "ibn", "ben", "zu", "ter", "ten", "af", "y", "e":
		return true
	}
	return false
}

// isPersonName reports whether s could be one person's name and nothing more:
// two to five words with capitals, no digit, no sentence mark, no word that
// names a body. It is a test of shape, to be used where a name is expected.
func isPersonName(s string) bool {
	words := strings.Fields(s)
	if len(words) < 2 || len(words) > 5 || len(s) > 60 {
		return false
	}
	capitals := 0
	for i, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		switch {
		case unicode.IsUpper(r):
			capitals++
		case i > 0 && isNameParticle(w):
		case strings.HasPrefix(w, "al-") || strings.HasPrefix(w, "el-"):
		default:
			return false
		}
		if isBodyWord(w) || !nameLetters(w) {
			return false
		}
	}
	return capitals >= 2
}

func nameLetters(w string) bool {
	for i, r := range w {
		switch {
		case unicode.IsLetter(r), unicode.IsMark(r), r == '-', r == '\'', r == '’':
		case r == '.' && i > 0 && i == len(w)-1 && i <= 4:
		case r == '.' && i == 1:
		default:
			return false
		}
	}
	return true
}

// isBodyWord tells the words that make a capitalised line an outlet or a section
// and no person.
func isBodyWord(w string) bool {
	switch strings.ToLower(strings.Trim(w, ".,")) {
	case "the", "news", "times", "post", "herald", "tribune", "journal", "daily", "press", "agency", "guardian", "telegraph", "reuters", "gazette", "chronicle",
		"observer", "mail", "express", "mirror", "independent", "today", "tv", "radio", "media", "magazine", "review", "standard", "star", "sun", "globe", "record",
		"world", "politics", "business", "sport", "sports", "opinion", "culture", "network", "group", "service", "staff", "desk", "team", "editor", "editors",
		"wire", "reporter", "reporters", "correspondent", "writer", "zeitung", "nachrichten", "redaktion", "ministry", "united", "house", "university", "center", "centre",
		"read", "more", "share", "photo", "video", "home", "latest", "related", "top", "breaking", "online", "digital", "report", "stories", "policy", "terms",
		"north", "south", "east", "west", "new", "international", "national", "city", "council", "party", "court", "bank", "company", "inc", "ltd", "llc", "for", "in", "of", "and", "on", "to", "with", "contact", "about", "us", "your", "our", "privacy":
		return true
	}
	return false
}

// agencies are news agencies as lines and brackets name them, in lower case.
var agencies = []string{
	"reuters", "ap", "associated press", "the associated press", "afp", "agence france-presse", "tass", "itar-tass", "тасс", "ria", "ria novosti", "риа новости", "interfax", "интерфакс",
	"upi", "united press international", "dpa", "dpa/lni", "dpa-afx", "apa", "sda", "keystone-sda", "efe", "ansa", "lusa", "anp", "belga", "ntb", "tt", "ritzau", "stt", "pap", "ctk", "čtk", "mti",
	"xinhua", "新华社", "yonhap", "연합뉴스", "kyodo", "共同通信", "kyodo news", "jiji", "kcna", "ians", "ani", "pti", "bernama", "antara", "ukrinform", "укрінформ", "унн", "unn", "interfax-ukraine",
	"bloomberg", "cnn", "pa", "pa media", "press association", "aap", "cp", "the canadian press", "canadian press", "anadolu", "aa", "anadolu agency", "irna", "spa", "wam", "mena", "sputnik", "epd", "kna", "sid", "dts", "ots", "rtr", "agencies", "wire services",
	"europa press", "afp/reuters", "ap/afp",
}

// isAgency reports whether s is the name of a news agency and nothing more.
func isAgency(s string) bool {
	s = strings.ToLower(strings.Trim(strings.TrimSpace(s), ".()/[]—–- "))
	if len(s) > 60 || s == "" {
		return false
	}
	for part := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == ',' || r == ';' }) {
		if !isOneAgency(strings.TrimSpace(part)) {
			return false
		}
	}
	return true
}

func isOneAgency(s string) bool {
	for _, a := range agencies {
		if s == a {
			return true
		}
	}
	return false
}

// isOutlet reports whether a short line names a publication: an agency, or
// capitalised words of which one is what newspapers are called.
func isOutlet(s string) bool {
	if isAgency(s) {
		return true
	}
	m := measureText(s)
	if m.words < 1 || m.words > 6 || m.digits > 0 || m.ends() || m.capWords*2 < m.words {
		return false
	}
	for w := range strings.FieldsSeq(s) {
		switch strings.ToLower(strings.Trim(w, ".,")) {
		case "wire", "agency", "times", "post", "herald", "tribune", "journal", "gazette", "chronicle", "observer", "guardian", "telegraph", "zeitung", "independent", "mirror",
			"express", "standard", "globe", "examiner", "inquirer", "bulletin", "dispatch", "sentinel", "courier", "register", "economist", "spiegel", "monde", "figaro", "país", "pravda":
			return m.words >= 2
		}
	}
	return false
}

// isDatePrefix takes the words that stand in front of a printed date.
func isDatePrefix(s string) bool {
	for w := range strings.FieldsFuncSeq(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) }) {
		if !isDateWord(w) {
			return false
		}
	}
	return len(s) < 60
}

// isDateWord tells the words that may stand beside a date and tell nothing else.
func isDateWord(w string) bool {
	switch w {
	case "date", "published", "updated", "posted", "on", "at", "last", "first", "modified", "created", "publication", "release", "time", "edited", "issued", "revised", "am", "pm", "a", "p", "m",
		"gmt", "utc", "bst", "est", "edt", "et", "pt", "pst", "pdt", "ist", "cet", "cest", "ct", "myt", "sgt", "hkt", "kst", "jst", "aest", "aedt", "eat", "wib", "of", "the", "and", "h", "uhr", "um", "ora", "ore",
		"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun",
		"montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag", "mo", "di", "mi", "do", "fr", "sa", "so", "stand", "aktualisiert", "aktualisierung", "veröffentlicht", "erstellt", "vom", "zuletzt",
		"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "publié", "publie", "le", "à", "mis", "mise", "jour", "modifié",
		"lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo", "publicado", "actualizado", "el", "las", "em", "às", "atualizado",
		"понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье", "опубликовано", "обновлено", "в", "понеділок", "вівторок", "середа", "четвер", "п", "ятниця", "субота", "неділя", "опубліковано", "оновлено",
		"입력", "수정", "등록", "송고", "기사입력", "최종수정", "오전", "오후", "发布时间", "更新时间", "更新", "公開", "min", "minute", "minutes", "read", "ago", "hours", "hour":
		return true
	}
	return false
}

// isDateOnly reports whether s holds a date and nothing but times, weekdays and
// the words that go with them.
func isDateOnly(s string) bool {
	if len(s) > 160 || s == "" {
		return false
	}
	found := dates.Find(s)
	if len(found) == 0 {
		return false
	}
	at := 0
	for _, d := range found {
		if !isDatePrefix(s[at:d.Start]) {
			return false
		}
		at = d.End
	}
	return isDatePrefix(s[at:])
}

// timeLength is how many bytes of s a time of day and the words that go with it
// take, from a date's end on.
func timeLength(s string) int {
	i, end := 0, 0
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		n := 0
		switch {
		case unicode.IsDigit(r):
			n = clockLength(s[i:])
		case unicode.IsLetter(r) && end > 0:
			n = dateWordLength(s[i:])
		case unicode.IsSpace(r) || strings.ContainsRune(",-–—•·|:/", r):
			i += size
			continue
		}
		if n == 0 {
			return end
		}
		i += n
		end = i
	}
	return end
}

// clockLength is the length of "14:50", "14.50" or "14" before "Uhr" at the head
// of s, 0 when there is none.
func clockLength(s string) int {
	j := 0
	for j < len(s) && (isDigit(s[j]) || s[j] == ':' || s[j] == '.' && j+1 < len(s) && isDigit(s[j+1])) {
		j++
	}
	if strings.ContainsAny(s[:j], ":.") || strings.HasPrefix(strings.ToLower(strings.TrimSpace(s[j:])), "uhr") {
		return j
	}
	return 0
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// dateWordLength is the length of the date word at the head of s, 0 when it is
// another word.
func dateWordLength(s string) int {
	j := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && r != '.' })
	if j < 0 {
		j = len(s)
	}
	if isDateWord(strings.ReplaceAll(strings.ToLower(s[:j]), ".", "")) {
		return j
	}
	return 0
}
