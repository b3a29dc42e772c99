package main

import (
	"strings"
	"testing"

	"whosaid/model"
)

// corpusItem reads one article of our own whose attributions are the words given.
func corpusItem(text string, set way, sources ...string) *item {
	r := record{ID: "a", Text: text}
	for _, s := range sources {
		at := len([]rune(text[:strings.Index(text, s)]))
		r.Attributions = append(r.Attributions, struct {
			ID     string
			Source []place
			Entity *struct{ Mentions []place }
		}{ID: s, Source: []place{{Start: at, End: at + len([]rune(s))}}})
	}
	return r.item(set)
}

func rightNames(it *item, e *example) []string {
	var out []string
	for c, ok := range e.right {
		if ok {
			out = append(out, it.reading.Mentions[e.candidates[c].Mention].Span.In(it.article.Text))
		}
	}
	return out
}

// TestLabels holds whom examples take for right.
func TestLabels(t *testing.T) {
	const text = "Lars Holm – the mayor – met Anna Berg.\nShe said it was late."
	speaks := corpusItem(text, byGender, "She")
	named := corpusItem(text, byName, "She")
	named.names["She"] = []string{"Anna Berg"}
	chained := corpusItem(text, byChain)
	at := func(s string) model.Span {
		k := strings.Index(text, s)
		return model.Span{Start: k, End: k + len(s)}
	}
	chained.chains = [][]model.Span{{at("Anna Berg"), at("She")}}
	for name, it := range map[string]*item{"gender": speaks, "names": named, "chains": chained} {
		list := examples([]*item{it}, prior)
		if len(list) != 1 {
			t.Errorf("%s: %d examples, want 1", name, len(list))
			continue
		}
		if got := rightNames(it, &list[0]); len(got) != 1 || got[0] != "Anna Berg" {
			t.Errorf("%s: right are %q", name, got)
		}
	}
	if list := examples([]*item{corpusItem(text, byGender)}, prior); len(list) != 0 {
		t.Errorf("a pronoun that speaks nothing makes %d examples", len(list))
	}
}
