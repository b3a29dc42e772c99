package tokens

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// IsAbbreviation reports whether w, a word without its last stop, is written
// with a stop that does not by itself end a sentence: a title ("Mr"), a month
// ("Aug"), an initial ("J"), an acronym with inner stops ("U.S").
func IsAbbreviation(w string) bool {
	if strings.IndexByte(w, '.') > 0 {
		return acronym(w)
	}
	r, n := utf8.DecodeRuneInString(w)
	if n == len(w) {
		return unicode.IsUpper(r) && w != "I"
	}
	if len(w) > 6 {
		return false
	}
	switch w {
	case "Mr", "Mrs", "Ms", "Mx", "Dr", "Prof", "Sen", "Rep", "Reps", "Sens", "Gov", "Govs", "Gen", "Lt", "Col",
		"Maj", "Capt", "Sgt", "Cpl", "Cmdr", "Adm", "Brig", "Pvt", "Rev", "Fr", "Hon", "Pres", "Supt", "Insp",
		"Det", "Msgr", "Atty", "Amb", "Sec", "Dir", "Mme", "Mlle", "Sr", "Jr", "St", "Ste", "Mt", "Ft",
		"Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec",
		"Ala", "Ariz", "Ark", "Calif", "Colo", "Conn", "Del", "Fla", "Ga", "Ill", "Ind", "Kan", "Ky", "La", "Md",
		"Mass", "Mich", "Minn", "Miss", "Mo", "Mont", "Neb", "Nev", "Okla", "Ore", "Pa", "Penn", "Tenn", "Tex",
		"Va", "Vt", "Wash", "Wis", "Wyo", "Inc", "Corp", "Co", "Ltd", "Cos", "Bros", "Assn", "Dept", "Univ",
		"Ave", "Blvd", "Rd", "Hwy", "No", "Nos", "vs", "v", "etc", "al", "cf", "ca", "approx", "est", "Ph", "Vol",
		"pp", "Art", "Op", "Nr", "bzw", "ul", "gen", "op":
		return true
	}
	return false
}

// acronym reports whether every part of w between stops is one or two letters
// ("U.S", "a.m", "Ph.D").
func acronym(w string) bool {
	for part := range strings.SplitSeq(w, ".") {
		if n := utf8.RuneCountInString(part); n == 0 || n > 2 {
			return false
		}
		if r, _ := utf8.DecodeRuneInString(part); !unicode.IsLetter(r) {
			return false
		}
	}
	return true
}

// endingAbbreviation reports whether w is an abbreviation with its stop.
func endingAbbreviation(w string) bool {
	return len(w) > 1 && strings.HasSuffix(w, ".") && IsAbbreviation(w[:len(w)-1])
}

// abbreviationMayEnd reports whether the abbreviation w, stop included, can be
// the last word of a sentence: "Inc.", "U.S.", "Jr." can, "Mr." and "J." cannot.
func abbreviationMayEnd(w string) bool {
	switch w {
	case "Inc.", "Corp.", "Co.", "Ltd.", "Jr.", "Sr.", "etc.", "al.", "Bros.", "Assn.", "Dept.", "Univ.", "No.":
		return true
	}
	return strings.Count(w, ".") > 1
}
