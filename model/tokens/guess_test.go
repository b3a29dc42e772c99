package tokens

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"whosaid/model"
)

// TestGuessFindsWhatTrainingFinds tags random sentences by random weights: the
// tagger must give the tags that best gives to the features that describe lists.
func TestGuessFindsWhatTrainingFinds(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	weights := make([]int32, tagCount<<tableBits)
	table := make([]byte, len(weights))
	for i := range weights {
		if i%tagCount != int(model.TagPUNCT) && i%tagCount != int(model.TagNone) {
			weights[i] = random.Int32N(3) - 1
			if random.IntN(9) == 0 {
				weights[i] = random.Int32N(255) - 127
			}
			table[i] = byte(int8(weights[i]))
		}
	}
	tagger, err := ReadTagger(string((&Tagger{table: string(table)}).Bytes("of c\nthe g\n")))
	if err != nil {
		t.Fatal(err)
	}
	vocabulary := strings.Fields("the of The bank saw Übung state-run U.S. 12 4th , “ ’s naïve IBM iPhone x-ray @kim $ 中 a I won running")
	for range 400 {
		words := make([]string, random.IntN(12))
		for i := range words {
			words[i] = vocabulary[random.IntN(len(vocabulary))]
		}
		if got, want := tagger.Tag(words), plainTags(words, weights); !slices.Equal(got, want) {
			t.Fatalf("%q\n got %v\nwant %v", words, got, want)
		}
	}
}

// plainTags tags words by the definition of the perceptron.
func plainTags(words []string, weights []int32) []model.Tag {
	only := map[string]model.Tag{"of": model.Tag('c' - 'a'), "the": model.Tag('g' - 'a')}
	tags := make([]model.Tag, len(words))
	var letters []seen
	for _, w := range words {
		letters = append(letters, look(w))
	}
	var features [featureCount]uint32
	before, last := uint32(tagBefore), uint32(tagFirst)
	for i, w := range words {
		tag, ok := only[w]
		if !ok {
			tag = fixedTag(w)
		}
		if tag == model.TagNone {
			describe(&features, letters, i, before, last)
			tag = best(&features, weights)
		}
		tags[i] = tag
		before, last = last, uint32(tag)
	}
	return tags
}

// TestForms numbers more words than the table begins with.
func TestForms(t *testing.T) {
	var text strings.Builder
	for i := range 9000 {
		fmt.Fprintf(&text, "w%d W%d ", i%3001, i%2003)
	}
	a := articleOf(strings.TrimSpace(text.String()))
	for range 2 { // the second time with a table that was used before
		toks := Split(a)
		if len(toks.Forms) != 3001+2003 {
			t.Fatalf("%d forms", len(toks.Forms))
		}
		next := int32(0)
		for i, w := range toks.Words {
			first := toks.Forms[w.Form]
			if toks.Words[first].Span.In(a.Text) != w.Span.In(a.Text) || int(first) > i || w.Form > next {
				t.Fatalf("word %d, %s: form %d, first at %d", i, w.Span.In(a.Text), w.Form, first)
			}
			next = max(next, w.Form+1)
		}
	}
}
