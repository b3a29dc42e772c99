package quotes_test

import (
	"slices"
	"testing"
)

func TestFindMends(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{"the next sentence speaks for itself", "Anna Blom believes the parallels are obvious. “You could shoot it again,” she said, “and change only the coats.”", []string{
			"indirect Anna Blom: the parallels are obvious", "direct she: You could shoot it again, … and change only the coats.",
		}},
		{"quoted as saying", "De Boer quoted her predecessor, Hans Blok, as saying: “When they count the containers first, you have lost.”", []string{
			"direct her predecessor, Hans Blok: When they count the containers first, you have lost.",
		}},
		{"a source up to its comma", "According to two officials briefed on the talks, the government has drawn up a plan to divert ships to Antwerp.", []string{
			"indirect two officials briefed on the talks: the government has drawn up a plan to divert ships to Antwerp",
		}},
		{"a thing said and a deed", "The islanders declared their independence in May and organized a vote of their own.", []string{
			"indirect The islanders: their independence in May",
		}},
		{"what a thing is called", "The screen is called “widow” by designers.", []string{"scare : widow"}},
		{"labels of a form", "DEPTH: 3-4 m\n77-B: send in this sheet when you sell a boat.\nBERTHS: forty", nil},
		{"labels of a conversation", "MODERATOR: Will there be talks this week?\nKUIPERS: There will be coffee, and more of it.", []string{
			"direct MODERATOR: Will there be talks this week?", "direct KUIPERS: There will be coffee, and more of it.",
		}},
	}
	for _, c := range tests {
		t.Run(c.name, func(t *testing.T) {
			if got := told(articleOf(c.text)); !slices.Equal(got, c.want) {
				t.Errorf("\n got %q\nwant %q", got, c.want)
			}
		})
	}
}
