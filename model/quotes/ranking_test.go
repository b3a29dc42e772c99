package quotes

import (
	"slices"
	"strings"
	"testing"

	"whosaid/model"
	"whosaid/model/tokens"
)

// mentionsOf makes a mention of every place where one of the names stands.
func mentionsOf(text string, names ...string) []model.Mention {
	var out []model.Mention
	for _, name := range names {
		for at := 0; ; {
			i := strings.Index(text[at:], name)
			if i < 0 {
				break
			}
			s := model.Span{Start: at + i, End: at + i + len(name)}
			out = append(out, model.Mention{Span: s, Head: s, Name: name, Link: model.Link{To: -1}, Person: -1})
			at = s.End
		}
	}
	slices.SortFunc(out, func(a, b model.Mention) int { return a.Span.Start - b.Span.Start })
	return out
}

func TestCandidates(t *testing.T) {
	tests := []struct {
		name, text string
		names      []string
		others     []string // who must be among them beside the speaker
	}{
		{"marked", `Ann Lee met Bo Roe at the port after the talks, and the bridge was “perfectly safe and we checked it.”`, []string{"Ann Lee", "Bo Roe"}, []string{"Bo Roe"}},
		{"indirect", `The bridge, Bo Roe heard from Ann Lee, had never been safe, according to her.`, []string{"Ann Lee", "Bo Roe"}, []string{"Bo Roe"}},
		{
			"many", `Ann Lee, Bo Roe, Cy Poe, Di Foe, Ed Moe, Flo Noe and Gus Hoe spoke; “the bridge is safe,” one of them told Oslo, Bergen and Moss.`,
			[]string{"Ann Lee", "Bo Roe", "Cy Poe", "Di Foe", "Ed Moe", "Flo Noe", "Gus Hoe", "Oslo", "Bergen", "Moss"},
			nil,
		},
		{"unattributed", "The bridge at Moss was closed.\n“It is safe and we checked it twice this week.”\nBo Roe and Ann Lee came late.", []string{"Bo Roe", "Ann Lee", "Moss"}, nil},
	}
	nobody := false
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := articleOf(tt.text, nil, nil)
			quotes, ms := Find(a, tokens.Split(a), mentionsOf(tt.text, tt.names...))
			if len(quotes) == 0 {
				t.Fatal("no quotes")
			}
			q := &quotes[0]
			checkCandidates(t, q, len(ms))
			for _, name := range tt.others {
				if !slices.ContainsFunc(q.Candidates, func(c model.Candidate) bool { return c.Mention >= 0 && ms[c.Mention].Name == name }) {
					t.Errorf("%v without %s", q.Candidates, name)
				}
			}
			nobody = nobody || slices.ContainsFunc(q.Candidates, func(c model.Candidate) bool { return c.Mention < 0 })
		})
	}
	if !nobody {
		t.Error("nobody is no candidate of any quote")
	}
}

// checkCandidates checks what holds of the candidates of every quote.
func checkCandidates(t *testing.T, q *model.Quote, mentions int) {
	t.Helper()
	chosen, sum := false, 0.0
	seen := map[int]bool{}
	for i, c := range q.Candidates {
		sum += c.Score
		chosen = chosen || c.Mention == q.Mention
		if c.Score < 0 || c.Mention < -1 || c.Mention >= mentions || seen[c.Mention] || i > 0 && c.Score > q.Candidates[i-1].Score {
			t.Errorf("candidate %d of %v", i, q.Candidates)
		}
		seen[c.Mention] = true
	}
	if !chosen || sum > 1+1e-9 || len(q.Candidates) > maxRivals {
		t.Errorf("%s for mention %d: candidates %v, together %g", q.Rule, q.Mention, q.Candidates, sum)
	}
}
