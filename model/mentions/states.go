package mentions

import (
	_ "embed"
	"strings"
)

//go:embed states.txt
var statesText string

// placeForm is how a gazetteer entry names its place.
type placeForm byte

const (
	formState    placeForm = iota // "Ukraine"
	formDemonym                   // "Ukrainian"
	formPeople                    // "Ukrainians"
	formSeat                      // "Kyiv": the government by its seat
	formProvince                  // "Indiana"
	formPlace                     // "Chicago"
	formBody                      // "Kremlin"
	formShort                     // "Fla.": a province only in brackets or after a comma
)

// placeName is one entry: the words after the first, and what they stand for.
type placeName struct {
	rest      []string // lower case
	canonical string
	form      placeForm
	upper     bool // written in capitals: "US" is no "us"
}

// readGazetteer maps the first word of a place's name, in lower case with straight
// apostrophes, to the names that begin with it, longest first.
func readGazetteer() map[string][]placeName {
	g := make(map[string][]placeName, 900)
	section := ""
	for line := range strings.Lines(statesText) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		if line[0] == '[' {
			section = line
			continue
		}
		parts := strings.Split(line, "|")
		switch section {
		case "":
			addState(g, parts)
		case "[province]":
			enter(g, parts[0], strings.TrimSuffix(parts[0], " state"), formProvince)
			for _, n := range split(parts[1]) {
				enter(g, n, parts[0], formProvince)
			}
			for _, n := range split(parts[3]) {
				enter(g, n, strings.TrimSuffix(parts[0], " state"), formShort)
			}
			for _, n := range split(parts[2]) {
				enter(g, n, parts[0], formDemonym)
				enter(g, n+"s", parts[0], formPeople)
			}
		default:
			form := formPlace
			if section == "[body]" {
				form = formBody
			}
			for _, n := range parts {
				enter(g, n, n, form)
			}
		}
	}
	return g
}

func addState(g map[string][]placeName, parts []string) {
	for _, n := range append(split(parts[1]), parts[0]) {
		enter(g, n, parts[0], formState)
	}
	for _, n := range split(parts[2]) {
		enter(g, n, parts[0], formDemonym)
		if !strings.HasSuffix(n, "s") && !strings.HasSuffix(n, "h") && !strings.HasSuffix(n, "ese") {
			enter(g, n+"s", parts[0], formPeople)
		}
	}
	for _, n := range split(parts[3]) {
		enter(g, n, parts[0], formSeat)
	}
}

func split(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, ",")
}

// enter files a name under its first word; longer names come first.
func enter(g map[string][]placeName, name, canonical string, form placeForm) {
	if name == "" {
		return
	}
	words := strings.Fields(strings.ReplaceAll(strings.ToLower(name), "’", "'"))
	p := placeName{words[1:], canonical, form, len(words) == 1 && allUpper(name)}
	list := g[words[0]]
	at := 0
	for at < len(list) && len(list[at].rest) >= len(p.rest) {
		if list[at].form != formShort && len(list[at].rest) == len(p.rest) && strings.Join(list[at].rest, " ") == strings.Join(p.rest, " ") {
			return // the first entry wins: "Georgia" the state, "DC"
		}
		at++
	}
	g[words[0]] = append(list[:at:at], append([]placeName{p}, list[at:]...)...)
}

// place returns the longest gazetteer name that starts at words[i], and how
// many words it covers; 0 when there is none.
func place(words []word, i int) (p placeName, n int) {
	if !words[i].cap {
		return p, 0
	}
next:
	for _, c := range words[i].places {
		if c.form == formShort || c.upper && !words[i].upper || i+len(c.rest) >= len(words) {
			continue
		}
		for k, r := range c.rest {
			w := &words[i+1+k]
			if before := &words[i+k]; before.poss && !(k == 0 && strings.HasSuffix(c.rest[0], "'s")) && !possIn(c, k) {
				continue next
			}
			if w.low != r && !(w.poss && w.low+"'s" == r) {
				continue next
			}
		}
		return c, 1 + len(c.rest)
	}
	return p, 0
}

// possIn reports whether the k-th word of a place's name carries a clitic of
// its own, as in "Donetsk People’s Republic".
func possIn(c placeName, k int) bool {
	return k > 0 && strings.HasSuffix(c.rest[k-1], "'s")
}

// province returns the canonical name of a province's short form ("Fla.").
func province(w *word) string {
	list := w.places
	if len(list) == 0 && w.cap {
		list = w.dotted
	}
	for _, c := range list {
		if (c.form == formShort || c.form == formProvince) && len(c.rest) == 0 && (!c.upper || w.upper) {
			return c.canonical
		}
	}
	return ""
}
