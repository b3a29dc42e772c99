package decode

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"whosaid/articles/decode/headline"
)

// authors are the names of those who wrote the page: of the first of its
// statements that names somebody other than the outlet itself, else the outlet
// where it names itself.
func (h *head) authors(a linkedArticle, outlet string) []string {
	sources := [][]string{a.authors}
	for _, name := range authorTags {
		sources = append(sources, h.tags[name])
	}
	sources = append(sources, h.crumbs.authors)
	outlets := []string{headline.Squash(outlet), headline.Squash(a.publisher)}
	var fallback []string
	for i, source := range sources {
		names := completed(nameList(source), sources[i+1:])
		if len(names) == 0 {
			continue
		}
		if !allOutlets(names, outlets, h.address()) {
			return names
		}
		if fallback == nil {
			fallback = names
		}
	}
	for _, line := range h.crumbs.bylines {
		if names, said := bylineNames(line); len(names) > 0 && (said || fallback == nil) && !allOutlets(names, outlets, h.address()) {
			return names
		}
	}
	return fallback
}

// completed is names, or the first longer list that holds all of them: some
// sources give the first author alone.
func completed(names []string, others [][]string) []string {
	for _, other := range others {
		if more := nameList(other); len(names) > 0 && len(more) > len(names) && len(more) <= len(names)+2 && containsAll(more, names) {
			return more
		}
	}
	return names
}

// containsAll reports whether every one of names is in list, but for marks and case.
func containsAll(list, names []string) bool {
	known := map[string]bool{}
	for _, name := range list {
		known[headline.Squash(name)] = true
	}
	for _, name := range names {
		if !known[headline.Squash(name)] {
			return false
		}
	}
	return true
}

// allOutlets reports whether every name is the outlet's, or the host of address.
func allOutlets(names, outlets []string, address string) bool {
	host := headline.Squash(address)
	for _, name := range names {
		n, own := headline.Squash(name), false
		for _, o := range outlets {
			own = own || o != "" && (n == o || strings.Contains(n, o))
		}
		if !own && !strings.Contains(host, n) {
			return false
		}
	}
	return true
}

// nameList cuts statements into single names and leaves out what is no name:
// addresses, numbers, duplicates.
func nameList(statements []string) []string {
	var names []string
	seen := map[string]bool{}
	for _, s := range statements {
		for _, name := range splitNames(unescapeTwice(s)) {
			if full, office, found := strings.Cut(name, ","); found && len(office) > maxOffice && allFullNames([]string{full}) {
				name = full
			}
			key := headline.Squash(name)
			if key == "" || seen[key] || !plausibleName(name) {
				continue
			}
			seen[key] = true
			names = append(names, name)
		}
	}
	return names
}

// maxOffice is the longest that follows a name behind a comma, in bytes; more
// than that is a description.
const maxOffice = 40

// nameBreaks part names in a list of them.
var nameBreaks = []string{";", " | ", " • ", " · ", " and ", " und ", " et ", " y ", " & ", "、", ","}

// bylineWords begin a byline, in the languages that set one.
var bylineWords = []string{"By ", "by ", "BY ", "Von ", "von ", "VON ", "Par ", "par ", "Por ", "por ", "Di ", "di ", "Av ", "av ", "Door ", "door "}

// withoutBylineWord is s without the word that begins a byline, and whether there
// was one.
func withoutBylineWord(s string) (string, bool) {
	s = strings.TrimSpace(s)
	for _, word := range bylineWords {
		if rest, ok := strings.CutPrefix(s, word); ok {
			return strings.TrimSpace(rest), true
		}
	}
	return s, false
}

// splitNames cuts a list of names. A comma only parts what stays a full name on
// both sides: it also sets off places, titles and agencies.
func splitNames(s string) []string {
	s, _ = withoutBylineWord(s)
	parts := []string{s}
	for _, mark := range nameBreaks {
		var next []string
		for _, p := range parts {
			cut := strings.Split(p, mark)
			if mark == "," && !allFullNames(cut) || strings.HasPrefix(mark, " ") && mark != " | " && mark != " • " && mark != " · " && !allNames(cut) {
				cut = []string{p}
			}
			next = append(next, cut...)
		}
		parts = next
	}
	for i := range parts {
		parts[i] = strings.Trim(parts[i], " \t,;")
	}
	return parts
}

// allFullNames reports whether each part is two to five words that begin with a
// capital or have none.
func allFullNames(parts []string) bool {
	for _, p := range parts {
		n := len(strings.Fields(p))
		if n < 2 || n > 5 || !allNames([]string{p}) {
			return false
		}
	}
	return true
}

// allNames reports whether each part begins with a letter that is not small.
func allNames(parts []string) bool {
	for _, p := range parts {
		p = strings.TrimSpace(p)
		if first, _ := utf8.DecodeRuneInString(p); !unicode.IsLetter(first) || unicode.IsLower(first) {
			return false
		}
	}
	return true
}

// plausibleName reports whether s can be somebody's name.
func plausibleName(s string) bool {
	if len(s) > 100 || strings.ContainsAny(s, "@{}<>") || strings.Contains(s, "://") || strings.Contains(s, "www.") {
		return false
	}
	for _, r := range s {
		if unicode.IsLetter(r) {
			switch strings.ToLower(s) {
			case "admin", "administrator", "editor", "null", "undefined", "none", "by", "von":
				return false
			}
			return true
		}
	}
	return false
}

// bylineNames are the names in an element classed as byline, when there is nothing
// else in it, and whether a word such as "by" says that they are.
func bylineNames(line string) (names []string, said bool) {
	line, said = withoutBylineWord(line)
	if len(strings.Fields(line)) > 8 || strings.ContainsAny(line, "0123456789:?!*|") {
		return nil, false
	}
	names = nameList([]string{line})
	if !allFullNames(names) {
		return nil, false
	}
	for _, name := range names {
		for _, word := range []string{"Twitter", "Facebook", "Follow", "Author", "Share"} {
			if strings.Contains(name, word) {
				return nil, false
			}
		}
	}
	return names, said
}
