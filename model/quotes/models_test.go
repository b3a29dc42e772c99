package quotes

import (
	"testing"

	"whosaid/model"
	"whosaid/model/quotes/marks"
	"whosaid/model/tokens"
)

func TestEmbeddedModels(t *testing.T) {
	m, err := ReadModels(weights)
	if err != nil {
		t.Fatal(err)
	}
	if string(m.Bytes()) != weights {
		t.Error("the embedded models read back differ")
	}
}

func TestReadModelsRefusesDamage(t *testing.T) {
	for _, n := range []int{0, 3, 100, len(weights) / 2, len(weights) - 1} {
		if _, err := ReadModels(weights[:n]); err == nil {
			t.Errorf("no error for %d of %d bytes", n, len(weights))
		}
	}
}

func TestRelations(t *testing.T) {
	const S, s, T, Q, C, c, D, d = labelSourceLeftB, labelSourceLeftI, labelSourceRightB, labelCueB,
		labelContentLeftB, labelContentLeftI, labelContentRightB, labelContentRightI
	tests := []struct {
		name   string
		labels []uint8
		want   []relation
	}{
		{"content, source, cue", []uint8{C, c, 0, S, Q}, []relation{{cue: phrase{4, 5}, source: phrase{3, 4}, content: []phrase{{0, 2}}}}},
		{"inverted", []uint8{C, Q, T}, []relation{{cue: phrase{1, 2}, source: phrase{2, 3}, content: []phrase{{0, 1}}}}},
		{"both sides", []uint8{C, S, s, Q, D, d}, []relation{{cue: phrase{3, 4}, source: phrase{1, 3}, content: []phrase{{0, 1}, {4, 6}}}}},
		{"two", []uint8{S, Q, D, S, Q, D}, []relation{
			{cue: phrase{1, 2}, source: phrase{0, 1}, content: []phrase{{2, 3}}},
			{cue: phrase{4, 5}, source: phrase{3, 4}, content: []phrase{{5, 6}}},
		}},
		{"nothing", []uint8{0, 0}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			es := make([]element, len(tt.labels))
			for i := range es {
				es[i].region = -1
			}
			got := relations(es, tt.labels)
			if len(got) != len(tt.want) {
				t.Fatalf("%d relations, want %d", len(got), len(tt.want))
			}
			for i, w := range tt.want {
				g := got[i]
				if g.cue != w.cue || g.source != w.source || len(g.content) != len(w.content) {
					t.Errorf("relation %d is %+v, want %+v", i, g, w)
				}
			}
		})
	}
}

func TestTrain(t *testing.T) {
	var gold []Gold
	for _, text := range []string{
		"Ann Lee said “the bridge is safe.”", "Bob Roe said “the road is wide.”",
		"Cat Poe said “the river is deep.”", "Dan Moe said “the hill is steep.”",
	} {
		a := articleOf(text, nil, nil)
		r := marks.Find(text, []model.Span{a.Blocks[0].Span})[0]
		gold = append(gold, Gold{Article: a, Tokens: tokens.Split(a), Attributions: []Attribution{{
			Source: []model.Span{{Start: 0, End: 7}}, Cue: []model.Span{{Start: 8, End: 12}}, Content: []model.Span{r.Outer},
		}}})
	}
	o := Options{Epochs: 20, Bits: 12, Rate: 0.2, Seed: 1}
	m := Train(gold, o)
	if string(m.Bytes()) != string(Train(gold, o).Bytes()) {
		t.Error("the same training gave other weights")
	}
	a := articleOf("Eve Noe said “the lake is cold.”", nil, nil)
	quotes, ms := m.Find(a, tokens.Split(a), nil)
	if len(quotes) != 1 || show(a, &quotes[0], ms) != "direct Eve Noe [said] the lake is cold." {
		t.Errorf("quotes %+v", quotes)
	}
}

func BenchmarkReadModels(b *testing.B) {
	b.SetBytes(int64(len(weights)))
	for b.Loop() {
		if _, err := ReadModels(weights); err != nil {
			b.Fatal(err)
		}
	}
}
