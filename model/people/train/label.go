package main

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"whosaid/model"
	"whosaid/model/people"
)

// way is how it is known whom a pronoun stands for.
type way string

const (
	// byGender: of all persons near only one is of the pronoun's gender. What is
	// learned is to choose that person without being told the gender, among persons
	// of both. Only pronouns that are the source of an attribution count, since
	// those are what the program asks for.
	byGender way = "gender"
	byChain  way = "chains" // an annotator put it in a chain with other mentions
	byName   way = "names"  // an annotator named the speaker
)

// example is one pronoun and its candidates.
type example struct {
	set        way
	article    *item
	mention    int
	part       int
	candidates []people.Candidate
	right      []bool // of each candidate; all false: the right one is not there
}

// examples resolves the articles with the weights w and returns their pronouns
// whose entity is known. Choices depend on those before them in the article, and
// so on w.
func examples(list []*item, w people.Evidence) []example {
	var out []example
	for _, it := range list {
		s := people.Watch(it.article, it.tokens, &it.reading, w)
		for k := range s.Choices {
			if e, ok := it.example(s, &s.Choices[k]); ok {
				out = append(out, e)
			}
		}
	}
	return out
}

// example labels a choice; false when nobody knows whom it stands for.
func (it *item) example(s *people.Study, c *people.Choice) (example, bool) {
	e := example{set: it.set, article: it, mention: c.Mention, candidates: c.Candidates}
	at := it.reading.Mentions[c.Mention].Span
	var right func(entity int) bool
	switch it.set {
	case byGender:
		if c.Only < 0 || it.source(at) == "" {
			return e, false
		}
		e.candidates, right = c.Blind, func(x int) bool { return x == c.Only }
	case byChain:
		chain := it.chain(at)
		if chain == nil || !third(at.In(it.article.Text)) {
			return e, false
		}
		right = func(x int) bool { return it.inChain(s, x, chain) }
	default:
		want := it.names[it.source(at)]
		if want == nil || !third(at.In(it.article.Text)) {
			return e, false
		}
		right = func(x int) bool { return called(s.Names[x], want) }
	}
	several := false
	for _, x := range e.candidates {
		e.right = append(e.right, right(x.Entity))
		several = several || x.Entity != e.candidates[0].Entity
	}
	return e, several || it.set != byGender
}

// third reports the pronouns of the third person, which alone have antecedents.
func third(s string) bool {
	switch strings.ToLower(s) {
	case "he", "she", "him", "her", "they", "them", "it":
		return true
	}
	return false
}

// source is the attribution whose source is exactly a pronoun's span, "" none.
// When there are several, the one with a name is taken.
func (it *item) source(at model.Span) string {
	best := ""
	for id, list := range it.sources {
		if len(list) != 1 || list[0] != at {
			continue
		}
		if named := it.names[id] != nil; best == "" || named && (it.names[best] == nil || id < best) {
			best = id
		}
	}
	return best
}

// chain is the chain of mentions that a pronoun is in, nil none.
func (it *item) chain(at model.Span) []model.Span {
	for _, c := range it.chains {
		if slices.Contains(c, at) {
			return c
		}
	}
	return nil
}

// inChain reports whether a mention of an entity, other than a pronoun, is in a
// chain. A mention of the chain may be longer, by what is added behind it.
func (it *item) inChain(s *people.Study, entity int, chain []model.Span) bool {
	const added = 60
	for i, e := range s.Of {
		m := &it.reading.Mentions[i]
		if e != entity || m.Form == model.FormPronoun {
			continue
		}
		for _, c := range chain {
			if c.Contains(m.Head) && c.Len() < m.Span.Len()+added {
				return true
			}
		}
	}
	return false
}

// called reports whether somebody's fullest name is one of those wanted, or ends
// with the same word.
func called(names, want []string) bool {
	if len(names) == 0 {
		return false
	}
	last := func(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }
	n := plain(names[0])
	return n != "" && slices.ContainsFunc(want, func(w string) bool { return last(n) == last(plain(w)) })
}

// plain is a name in lower case without marks.
func plain(s string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsNumber(r) || r == ' ' {
			return unicode.ToLower(r)
		}
		return -1
	}, s))
}

// judgeLabels prints how often the label by gender is what an annotator named.
func judgeLabels(list []*item) {
	right, all := 0, 0
	for _, it := range list {
		s := people.Watch(it.article, it.tokens, &it.reading, prior)
		for k := range s.Choices {
			c := &s.Choices[k]
			want := it.names[it.source(it.reading.Mentions[c.Mention].Span)]
			if c.Only < 0 || want == nil {
				continue
			}
			all++
			if called(s.Names[c.Only], want) {
				right++
			}
		}
	}
	fmt.Printf("  labels by gender: %d of %d are as named by the annotator\n", right, all)
}
