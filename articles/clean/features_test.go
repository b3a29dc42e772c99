package clean

import (
	"testing"

	"whosaid/articles/decode"
)

func TestRowWidths(t *testing.T) {
	for name, text := range map[string]string{
		"a.txt":  "One line of text.\n\nAnother line of text here.\n",
		"b.html": "<html><body><article><p>One line of text.</p><p>Another line of text here.</p></article></body></html>",
	} {
		doc, err := decode.Decode(name, []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		r := Featurize(doc)
		first, second := textWidth, secondWidth
		if doc.Format == "html" {
			first, second = first+shapeWidth, second+shapeWidth
		}
		for i, row := range r.First {
			if len(row) != first {
				t.Errorf("%s: first row %d has %d columns, want %d", name, i, len(row), first)
			}
		}
		for i, row := range r.Second(make([]float64, len(r.First))) {
			if len(row) != second {
				t.Errorf("%s: second row %d has %d columns, want %d", name, i, len(row), second)
			}
		}
	}
}

func TestEmbeddedWeights(t *testing.T) {
	if _, err := LoadWeights(weightBytes); err != nil {
		t.Fatal(err)
	}
	if _, err := LoadWeights(weightBytes[:len(weightBytes)-1]); err == nil {
		t.Error("cut weights were taken")
	}
}
