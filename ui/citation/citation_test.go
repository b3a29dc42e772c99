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
