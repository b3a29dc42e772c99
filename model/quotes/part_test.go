package quotes

import (
	"testing"

	"whosaid/model/tokens"
)

func TestParts(t *testing.T) {
	text := "Sooner or later, the mayor told reporters, “it starts to pay off.”\n"
	a := articleOf(text, nil, nil)
	p := lay(a, tokens.Split(a), nil)
	at := func(word string) int {
		for k := range p.words {
			if p.lower[k] == word {
				return k
			}
		}
		t.Fatalf("no word %q", word)
		return 0
	}
	rep := report{cue: phrase{at("told"), at("told") + 1}, source: phrase{at("the"), at("mayor") + 1}}
	rep.content = append(rep.content, p.regions[0].Inner)
	got := p.parts(nil, 0, &rep)
	if len(got) != 1 || got[0].side != infront || p.span(got[0].words.first, got[0].words.last).In(text) != "Sooner or later" {
		t.Fatalf("got %+v", got)
	}
	rep.content = append(rep.content[:0], p.span(0, 3), p.regions[0].Inner)
	got = p.parts(nil, 0, &rep)
	if len(got) != 1 || got[0].side != apart || got[0].at != 0 {
		t.Errorf("read already: got %+v", got)
	}
	rep.cue = phrase{len(p.words) - 1, len(p.words)}
	rep.content = rep.content[1:]
	if got := p.parts(nil, 0, &rep); len(got) != 0 {
		t.Errorf("a cue behind the region has nothing in front: got %+v", got)
	}
}
