package main

import (
	"bufio"
	"cmp"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"whosaid/model/quotes"
)

// synset is what a WordNet data file tells of one meaning.
type synset struct {
	topic  byte   // the lexicographer's file: verb.communication, noun.person …
	parent string // the first hypernym, "" at the top
}

// senses reads what kind of thing English words mean from the database files of
// WordNet 3 (wndb(5WN)) in folder dir: for every verb, and every noun that its
// authors met in text, the topic of its commonest meaning and a family: the
// ancestor of that meaning below the top that many words share.
func senses(dir string) ([]quotes.Sense, error) {
	bySpelling := map[string]*quotes.Sense{}
	for _, part := range []string{"verb", "noun"} {
		sets, err := synsets(filepath.Join(dir, "data."+part))
		if err != nil {
			return nil, err
		}
		first, err := commonest(filepath.Join(dir, "index."+part), part == "noun")
		if err != nil {
			return nil, err
		}
		family := families(sets, first)
		for _, lemma := range slices.Sorted(maps.Keys(first)) {
			s := bySpelling[lemma]
			if s == nil {
				s = &quotes.Sense{Word: lemma}
				bySpelling[lemma] = s
			}
			if part == "verb" {
				s.Verb, s.VerbFamily = sets[first[lemma]].topic, family[lemma]
			} else {
				s.Noun, s.NounFamily = sets[first[lemma]].topic, family[lemma]
			}
		}
		if err := irregular(filepath.Join(dir, part+".exc"), bySpelling); err != nil {
			return nil, err
		}
	}
	return slices.SortedFunc(values(bySpelling), func(a, b quotes.Sense) int { return cmp.Compare(a.Word, b.Word) }), nil
}

func values(m map[string]*quotes.Sense) func(func(quotes.Sense) bool) {
	return func(yield func(quotes.Sense) bool) {
		for _, s := range m {
			if !yield(*s) {
				return
			}
		}
	}
}

// fields calls do with the fields of every line of a file that is no header.
func fields(path string, do func([]string)) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		if line := lines.Text(); !strings.HasPrefix(line, "  ") {
			do(strings.Fields(line))
		}
	}
	return lines.Err()
}

func synsets(path string) (map[string]synset, error) {
	out := map[string]synset{}
	err := fields(path, func(f []string) {
		topic, _ := strconv.Atoi(f[1])
		words, _ := strconv.ParseInt(f[3], 16, 32)
		s := synset{topic: byte(topic)}
		at := 4 + 2*int(words) + 1
		for ; at+3 < len(f) && f[at] != "|"; at += 4 {
			if f[at] == "@" || f[at] == "@i" {
				s.parent = f[at+1]
				break
			}
		}
		out[f[0]] = s
	})
	return out, err
}

// commonest maps every single word of an index file to its commonest meaning;
// met leaves out those that were never met in text.
func commonest(path string, met bool) (map[string]string, error) {
	out := map[string]string{}
	err := fields(path, func(f []string) {
		pointers, _ := strconv.Atoi(f[3])
		if strings.Contains(f[0], "_") || met && f[5+pointers] == "0" {
			return
		}
		out[f[0]] = f[6+pointers]
	})
	return out, err
}

// families gives the words of the 255 commonest ancestors a number each: a word's
// family is its lowest ancestor that at least forty words share.
func families(sets map[string]synset, first map[string]string) map[string]byte {
	const least = 40
	count := map[string]int{}
	for _, at := range first {
		for n := 0; at != "" && n < 30; n++ {
			count[at]++
			at = sets[at].parent
		}
	}
	big := slices.Collect(maps.Keys(count))
	slices.SortFunc(big, func(a, b string) int { return cmp.Or(count[b]-count[a], cmp.Compare(a, b)) })
	number := map[string]byte{}
	for i, at := range big[:min(255, len(big))] {
		if count[at] >= least {
			number[at] = byte(i + 1)
		}
	}
	out := map[string]byte{}
	for lemma, at := range first {
		for n := 0; at != "" && n < 30 && out[lemma] == 0; n++ {
			out[lemma] = number[at]
			at = sets[at].parent
		}
	}
	return out
}

// irregular adds the forms that a list of exceptions names ("thought think").
func irregular(path string, bySpelling map[string]*quotes.Sense) error {
	return fields(path, func(f []string) {
		s := bySpelling[f[1]]
		if s == nil || bySpelling[f[0]] != nil {
			return
		}
		form := *s
		form.Word = f[0]
		bySpelling[f[0]] = &form
	})
}
