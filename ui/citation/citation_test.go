package citation_test

import (
	"fmt"
	"strings"
	"testing"

	"whosaid/model"
	"whosaid/ui/citation"
)

func article() (*model.Article, *model.Quote) {
	a := &model.Article{
		Title: "Harbour reopens", Outlet: "The Coast", Published: "2024-03-02",
		URL: "https://coast.example/1", Text: "“We waited,” she said, “and it was worth it.”",
	}
	at := func(s string) model.Span {
		i := strings.Index(a.Text, s)
		return model.Span{Start: i, End: i + len(s)}
	}
	return a, &model.Quote{Kind: model.Direct, Spans: []model.Span{at("We waited,"), at("and it was worth it.")}}
}

func ExampleOf() {
	a, q := article()
	fmt.Print(citation.Of(a, q, "Ida Moen", "harbour master"))
	// Output:
	// “We waited, … and it was worth it.”
	// — Ida Moen, harbour master
	// The Coast, Harbour reopens, 2024-03-02
	// https://coast.example/1
}

func TestUnknownPartsAreLeftOut(t *testing.T) {
	a, q := article()
	a.URL, a.Outlet = "", ""
	got := citation.Of(a, q, "", "").String()
	if !strings.Contains(got, "— unattributed\nHarbour reopens, 2024-03-02\n") || strings.Contains(got, "http") {
		t.Errorf("got %q", got)
	}
}

func TestNoEscapeSequenceIsCopied(t *testing.T) {
	a, q := article()
	a.Title = "Red \x1b[31malert\x07"
	if got := citation.Of(a, q, "x\u202ey", "").String(); strings.ContainsAny(got, "\x1b\x07\u202e") {
		t.Errorf("got %q", got)
	}
}

func TestOnlyWhatStoodInMarksIsPutInMarks(t *testing.T) {
	a := &model.Article{Text: `He hoped for “calm seas” by May.`}
	whole := []model.Span{{Start: 3, End: 35}}
	part := []model.Span{{Start: 16, End: 26}}
	for _, c := range []struct {
		q    model.Quote
		want string
	}{
		{model.Quote{Kind: model.Mixed, Spans: whole, Marked: part}, "hoped for “calm seas” by May"},
		{model.Quote{Kind: model.Mixed, Spans: part, Marked: part}, "“calm seas”"},
		{model.Quote{Kind: model.Indirect, Spans: whole}, "hoped for “calm seas” by May"},
		{model.Quote{Kind: model.Direct, Spans: part, Marked: part}, "“calm seas”"},
	} {
		if got := citation.Of(a, &c.q, "", "").Quoted(); got != c.want {
			t.Errorf("%s: got %q, want %q", c.q.Kind, got, c.want)
		}
	}
}
