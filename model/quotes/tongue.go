package quotes

import (
	_ "embed"
	"strings"
	"sync"
)

// tongue is what reports speech in a language other than English: closed lists of
// words, all in lower case.
type tongue struct {
	verb, aux, that, he, she, stop, article map[string]bool
	// source holds the phrases that a speaker follows, by their first word; each is
	// its words.
	source map[string][][]string
	// capitals tells that nouns begin with a capital letter, as in German.
	capitals bool
}

//go:embed languages.txt
var languagesText string

// tongues are the languages of languages.txt by their tag.
var tongues = sync.OnceValue(func() map[string]*tongue {
	all := map[string]*tongue{}
	var t *tongue
	for line := range strings.Lines(languagesText) {
		fields := strings.Fields(line)
		switch {
		case len(fields) == 0 || fields[0] == "#":
		case line[0] == '[':
			t = newTongue()
			all[strings.Trim(fields[0], "[]")] = t
		default:
			t.learn(fields[0], fields[1:])
		}
	}
	all["nb"], all["nn"] = all["no"], all["no"]
	return all
})

func newTongue() *tongue {
	return &tongue{
		verb: map[string]bool{}, aux: map[string]bool{}, that: map[string]bool{}, he: map[string]bool{}, she: map[string]bool{},
		stop: map[string]bool{}, article: map[string]bool{}, source: map[string][][]string{},
	}
}

// learn adds the words of a line of languages.txt to the list it names.
func (t *tongue) learn(list string, ws []string) {
	sets := map[string]map[string]bool{
		"verb": t.verb, "aux": t.aux, "that": t.that, "he": t.he, "she": t.she, "stop": t.stop, "article": t.article,
	}
	t.capitals = t.capitals || list == "nouns"
	for _, w := range ws {
		if set := sets[list]; set != nil {
			set[w] = true
			continue
		}
		if list != "source" {
			return
		}
		parts := strings.Split(strings.ReplaceAll(w, "’", "'"), "_")
		t.source[parts[0]] = append(t.source[parts[0]], parts)
	}
}

// unknownTongue is that of a language without a list: quotations are found, their
// speakers are not.
var unknownTongue = newTongue()

// tongueOf is the tongue of an article whose language is no English, nil when the
// learned reading, which knows English, is to read it. tag is BCP 47, "" unknown.
func tongueOf(tag string) *tongue {
	base, _, _ := strings.Cut(strings.ToLower(tag), "-")
	if base == "" || base == "en" || base == "und" {
		return nil
	}
	if t, ok := tongues()[base]; ok {
		return t
	}
	return unknownTongue
}
