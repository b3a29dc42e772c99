package quotes

import (
	"testing"

	"whosaid/model/quotes/crf"
)

func TestStretch(t *testing.T) {
	sentences := make([]element, 3*longStretch)
	for i := range sentences {
		sentences[i].start = i%40 == 0
	}
	tests := []struct {
		name string
		es   []element
		want int
	}{
		{"short", make([]element, 7), 7},
		{"without a sentence's end", make([]element, longStretch+1), longStretch},
		{"sentences", sentences, longStretch / 40 * 40},
	}
	for _, tt := range tests {
		if got := stretch(tt.es, 0); got != tt.want {
			t.Errorf("%s: %d, want %d", tt.name, got, tt.want)
		}
	}
}

func TestGuesses(t *testing.T) {
	var row crf.Row
	row[labelO], row[labelCueB], row[labelSourceLeftB] = 0.2, 0.7, 0.1
	g := guesses(nil, []crf.Row{row})[0]
	if g.label != labelCueB || g.other != labelO || g.kind() != kindCue || g.cue != 11 || g.source != 1 {
		t.Errorf("guess %+v", g)
	}
}

func TestOutlines(t *testing.T) {
	labels := []uint8{labelSourceLeftB, labelSourceLeftI, labelCueB, labelO, labelContentRightB, labelContentRightI, labelO}
	es, gs := make([]element, len(labels)), make([]guess, len(labels))
	es[0].start, es[6].start = true, true
	for i, l := range labels {
		gs[i].label = l
	}
	os := outlines(nil, es, gs)
	if o := os[5]; o.first != 4 || o.last != 6 || o.left != 2 || o.before != uint32(kindSource)<<4|uint32(kindCue) || o.behind != 0 {
		t.Errorf("inside the content: %+v", o)
	}
	if o := os[3]; o.leftEnd != 3 || o.rightAt != 4 {
		t.Errorf("between: %+v", o)
	}
	if o := os[6]; o.left != -1 || o.before != 0 || o.earlier == 0 {
		t.Errorf("in the next sentence: %+v", o)
	}
}

const kindSource = (labelSourceLeftB + 1) / 2
