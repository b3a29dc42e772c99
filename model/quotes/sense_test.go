package quotes

import (
	"testing"

	"whosaid/model"
)

func TestSenseTable(t *testing.T) {
	table := newSenseTable([]Sense{
		{Word: "claim", Verb: verbCommunication, VerbFamily: 3, Noun: 10, NounFamily: 4},
		{Word: "envoy", Noun: 18, NounFamily: 7},
		{Word: "thought", Verb: verbCognition, VerbFamily: 9},
	})
	tests := []struct {
		word   string
		tag    model.Tag
		topic  uint8
		family uint16
	}{
		{"claimed", model.TagVERB, verbCommunication, 3},
		{"claims", model.TagNOUN, 10, 256 + 4},
		{"envoys", model.TagNOUN, 18, 256 + 7},
		{"envoy", model.TagVERB, 0, 0},
		{"thought", model.TagVERB, verbCognition, 9},
		{"claim", model.TagADJ, 0, 0},
		{"bridge", model.TagNOUN, 0, 0},
	}
	for _, tt := range tests {
		topic, family := table.look(stemHash(stem(tt.word))).of(tt.tag)
		if topic != tt.topic || family != tt.family {
			t.Errorf("%s as %d is %d, %d, want %d, %d", tt.word, tt.tag, topic, family, tt.topic, tt.family)
		}
	}
	if topic, _ := senseTable("").look(7).of(model.TagVERB); topic != 0 {
		t.Errorf("an empty table knows topic %d", topic)
	}
}

func TestEmbeddedSenses(t *testing.T) {
	m := embedded()
	for _, word := range []string{"said", "denies", "warning"} {
		if topic, _ := m.senses.look(stemHash(stem(word))).of(model.TagVERB); topic != verbCommunication {
			t.Errorf("%s is of topic %d, want communication", word, topic)
		}
	}
}
