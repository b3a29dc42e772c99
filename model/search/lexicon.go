package search

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// wordsOfAll is the lexicon of a whole index, for one search.
type wordsOfAll struct {
	r     *run
	tails []*tail
	scans []*scanner // one for each segment
}

func (x *wordsOfAll) known(field byte, w string) bool {
	for _, t := range x.tails {
		if id, ok := t.ids.find(w); ok && t.fields[id]&(1<<field) != 0 {
			return true
		}
	}
	key := keyOf(field, w)
	return slices.ContainsFunc(x.scans, func(c *scanner) bool {
		e, _ := c.lookup(key)
		return e.docs > 0
	})
}

func (x *wordsOfAll) begun(field byte, w string) bool {
	for _, t := range x.tails {
		for id, word := range t.words {
			if t.fields[id]&(1<<field) != 0 && strings.HasPrefix(word, w) {
				return true
			}
		}
	}
	key := keyOf(field, w)
	return slices.ContainsFunc(x.scans, func(c *scanner) bool {
		c.seek(key)
		return c.ok && strings.HasPrefix(string(c.key), key)
	})
}

// lower reports whether a word was seen without a capital, so that it is no name.
func (x *wordsOfAll) lower(w string) bool {
	for _, t := range x.tails {
		if id, ok := t.ids.find(w); ok && t.shapes[id]&shapeLower != 0 {
			return true
		}
	}
	key := keyOf(inText, w)
	return slices.ContainsFunc(x.scans, func(c *scanner) bool {
		e, _ := c.lookup(key)
		return e.shape&shapeLower != 0
	})
}

// variants are the names that sound like w.
func (x *wordsOfAll) variants(w string) []string {
	if !longName(w) || x.lower(w) {
		return nil
	}
	var out []string
	add := func(v string) {
		if v != w && !slices.Contains(out, v) {
			out = append(out, v)
		}
	}
	k := sound(w)
	for _, t := range x.tails {
		for _, id := range t.sounds[k] {
			add(t.words[id])
		}
	}
	key := soundKey(k, "")
	for _, c := range x.scans {
		c.begin(key, func(found []byte, _ entry) bool {
			add(string(found[len(key):]))
			return true
		})
	}
	return slices.DeleteFunc(out, x.lower)
}

func (x *wordsOfAll) typos(field byte, w string) []string {
	if utf8.RuneCountInString(w) < typoLetters {
		return nil
	}
	var out []string
	for _, t := range x.tails {
		for id, word := range t.words {
			if t.fields[id]&(1<<field) != 0 && oneTypo(w, word) {
				out = append(out, word)
			}
		}
	}
	for _, c := range x.scans {
		for _, word := range oneTypoFrom(w, c.in.alphabet) {
			if _, ok := c.lookup(keyOf(field, word)); ok {
				out = append(out, word)
			}
			if x.r.tick() {
				return nil
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
