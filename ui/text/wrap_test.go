package text

import (
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"whosaid/model"
)

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		name  string
		width int
		text  string
		want  []string
	}{
		{"after spaces", 11, "the boat sails at noon", []string{"the boat", "sails at", "noon"}},
		{"exactly full", 8, "the boat sails", []string{"the boat", "sails"}},
		{"white space folds", 20, "the  boat   sails ", []string{"the boat sails"}},
		{"a space that doesn't fit", 3, "the  boat", []string{"the", "boa", "t"}},
		{"after a hyphen before a letter", 10, "a well-known harbour", []string{"a well-", "known", "harbour"}},
		{"a compound stays whole where little is lost", 16, "the boat at the well-known quay", []string{"the boat at the", "well-known quay"}},
		{"not after a hyphen before a digit", 9, "in 2014-2015", []string{"in", "2014-2015"}},
		{"not after a leading hyphen", 4, "xx -abc", []string{"xx", "-abc"}},
		{"not after a hyphen that doesn't break", 8, "a non\u2011stop boat", []string{"a", "non\u2011stop", "boat"}},
		{"after a dash", 8, "boats—ferries", []string{"boats—", "ferries"}},
		{"after a dash before a mark", 8, "boats—“the”", []string{"boats—", "“the”"}},
		{"never before a dash", 5, "boats—x", []string{"boats", "—x"}},
		{"a space that keeps words together", 9, "about 12\u00a0km", []string{"about", "12 km"}},
		{"a space that does beside one that doesn't", 20, "about \u00a0 12\u00a0 km", []string{"about 12 km"}},
		{"a word too long", 4, "abcdefghij", []string{"abcd", "efgh", "ij"}},
		{"ideographs", 6, "橋は来年も", []string{"橋は来", "年も"}},
		{"no closing mark begins a line", 6, "橋は来。年", []string{"橋は", "来。年"}},
		{"no opening mark ends a line", 6, "橋は「来」", []string{"橋は", "「来」"}},
		{"ideographs beside Latin", 6, "橋はOslo年", []string{"橋は", "Oslo年"}},
		{"Hangul at spaces", 9, "다리는 내년에도", []string{"다리는", "내년에도"}},
		{"a wide cluster at the edge", 3, "a橋b", []string{"a橋", "b"}},
		{"marks stay on their letter", 2, "e\u0301e\u0301e\u0301", []string{"e\u0301e\u0301", "e\u0301"}},
		{"a family stays together", 3, "👨‍👩‍👧👨‍👩‍👧", []string{"👨‍👩‍👧", "👨‍👩‍👧"}},
		{"a wide cluster on one cell", 1, "a橋b", []string{"a", "·", "b"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := &model.Article{Text: c.text, Blocks: []model.Block{{Kind: model.KindParagraph, Span: model.Span{End: len(strings.TrimRight(c.text, " "))}}}}
			got := shown(New(a, nil, Options{Method: ansi.GraphemeWidth, NoGutter: true}), c.width)
			if !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestRightToLeftStandsAtTheRight(t *testing.T) {
	for text, want := range map[string][]string{
		"المعدية باقية في المدينة":   {"  المعدية باقية في", "           المدينة"},
		"12 המעבורת נשארת בעיר":      {"  12 המעבורת נשארת", "              בעיר"},
		"The word المعدية is Arabic": {"The word المعدية", "is Arabic"},
	} {
		a := &model.Article{Text: text, Blocks: []model.Block{{Kind: model.KindParagraph, Span: model.Span{End: len(text)}}}}
		b := New(a, nil, Options{Method: ansi.GraphemeWidth, NoGutter: true})
		if got := shown(b, 18); !slices.Equal(got, want) {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// shown returns a body's rows as plain text.
func shown(b *Body, width int) []string {
	p := b.Layout(width)
	var out []string
	for _, line := range p.Paint(nil, 0, p.Rows(), nil) {
		out = append(out, strings.TrimRight(ansi.Strip(line), " "))
	}
	return out
}

func TestLineBreaksInsideABlock(t *testing.T) {
	const (
		filled  = "The ferry left the quay at half past six in the\nmorning, as it has since the year of the great\nfrost, and nobody waved."
		address = "Harbour Office\nQuay 3\nSandvik"
	)
	for _, c := range []struct {
		name   string
		kind   model.BlockKind
		format model.Format
		text   string
		rows   int
	}{
		{"wrapped by a program", model.KindParagraph, model.FormatText, filled, 2},
		{"short lines in text", model.KindParagraph, model.FormatText, address, 3},
		{"breaks in HTML", model.KindParagraph, model.FormatHTML, filled, 3},
		{"a post", model.KindPost, model.FormatText, filled, 3},
		{"code", model.KindCode, model.FormatText, filled, 3},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := &model.Article{Text: c.text, Format: c.format, Blocks: []model.Block{{Kind: c.kind, Span: model.Span{End: len(c.text)}}}}
			if got := New(a, nil, Options{}).Layout(80).Rows(); got != c.rows {
				t.Errorf("%d rows, want %d", got, c.rows)
			}
		})
	}
}
