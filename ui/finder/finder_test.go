package finder_test

import (
	"context"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"whosaid/model"
	"whosaid/model/library"
	"whosaid/ui/finder"
	"whosaid/ui/paint"
	"whosaid/ui/theme"
)

var (
	look  = theme.New(true, true)
	meter = paint.Meter{Method: ansi.GraphemeWidth}
)

func filled(t *testing.T) *library.Library {
	t.Helper()
	lib := library.New()
	for _, a := range []struct{ id, title, text string }{
		{"a", "Ferry", "The ferry came late.\n\nNobody minded."},
		{"b", "Sheep", "The sheep stood still.\n\nNo ferry goes there."},
		{"c", "Lighthouse", "The lamp is new.\n\n“It hums less at night than the old lamp,” said Oda Berg, who keeps it."},
	} {
		art := &model.Article{ID: model.ArticleID(a.id), Source: a.id, Title: a.title, Text: a.text, Format: model.FormatText}
		for at := 0; at < len(a.text); {
			end := at + len(a.text[at:])
			if n := strings.Index(a.text[at:], "\n\n"); n >= 0 {
				end = at + n
			}
			art.Blocks = append(art.Blocks, model.Block{Kind: model.KindParagraph, Span: model.Span{Start: at, End: end}, Score: 1})
			at = end + 2
		}
		if err := lib.Add(context.Background(), art); err != nil {
			t.Fatal(err)
		}
	}
	return lib
}

// typed types text and returns the answers of all searches it began.
func typed(p *finder.Pane, text string) []finder.FoundMsg {
	var out []finder.FoundMsg
	for _, r := range text {
		if cmd := p.Type(tea.KeyPressMsg{Code: r, Text: string(r)}); cmd != nil {
			if msg, ok := cmd().(finder.FoundMsg); ok {
				out = append(out, msg)
			}
		}
	}
	return out
}

func TestAnswersToAnOlderQueryAreDropped(t *testing.T) {
	p, _ := finder.New(filled(t), look, meter, "")
	p.Resize(80, 20)
	answers := typed(p, "sheep")
	for _, old := range answers[:len(answers)-1] {
		if p.Found(old); len(hits(p)) != 0 {
			t.Fatalf("an older answer was taken: %v", hits(p))
		}
	}
	p.Found(answers[len(answers)-1])
	if got := strings.Join(hits(p), " "); got != "b" {
		t.Errorf("got %q", got)
	}
}

// hits are the articles found, from top to bottom.
func hits(p *finder.Pane) []string {
	var out []string
	p.Move(-1000)
	for {
		hit, _, ok := p.Picked()
		if !ok || len(out) > 0 && out[len(out)-1] == string(hit.Article) {
			return out
		}
		out = append(out, string(hit.Article))
		p.Move(1)
	}
}

func TestEnterBeforeTheAnswerIsRemembered(t *testing.T) {
	p, _ := finder.New(filled(t), look, meter, "")
	p.Resize(80, 20)
	answers := typed(p, "ferry")
	if p.Confirm() {
		t.Error("the search is still under way")
	}
	if confirmed, _ := p.Found(answers[len(answers)-1]); !confirmed {
		t.Error("the answer should tell that it was confirmed")
	}
	if !p.Confirm() {
		t.Error("now the results are there")
	}
}

func TestAnAnswerInPartIsFollowedByTheRest(t *testing.T) {
	p, _ := finder.New(filled(t), look, meter, "")
	p.Resize(80, 20)
	answers := typed(p, "ferry")
	whole := answers[len(answers)-1]
	n := len(whole.Found.Hits)
	if n < 2 {
		t.Fatalf("%d articles have the word", n)
	}
	part := whole
	part.Found.Hits, part.Found.Unfinished = whole.Found.Hits[1:], true
	confirmed, rest := p.Found(part)
	if confirmed || rest == nil || len(hits(p)) != n-1 || p.Confirm() {
		t.Fatalf("a part: confirmed %v, %d hits", confirmed, len(hits(p)))
	}
	p.Move(n)
	before, _, _ := p.Picked()
	msg, ok := rest().(finder.FoundMsg)
	if !ok {
		t.Fatal("the rest should be an answer too")
	}
	if confirmed, rest = p.Found(msg); !confirmed || rest != nil || len(hits(p)) != n {
		t.Errorf("the whole: confirmed %v, %d hits", confirmed, len(hits(p)))
	}
	if after, _, _ := p.Picked(); n > 2 && after.Article != before.Article {
		t.Errorf("the cursor went from %s to %s", before.Article, after.Article)
	}
}

func TestNothingYetLeavesWhatWasFound(t *testing.T) {
	p, _ := finder.New(filled(t), look, meter, "")
	p.Resize(80, 20)
	answers := typed(p, "ferry")
	p.Found(answers[len(answers)-1])
	before := len(hits(p))
	typed(p, " sheep")
	msg := answers[len(answers)-1]
	msg.Era += len(" sheep")
	msg.Found.Hits, msg.Found.Unfinished = nil, true
	if _, rest := p.Found(msg); rest == nil || before == 0 || len(hits(p)) != before {
		t.Errorf("got %d hits, had %d", len(hits(p)), before)
	}
}

func TestEveryRowFitsAtEveryWidth(t *testing.T) {
	p, _ := finder.New(filled(t), look, meter, "")
	answers := typed(p, "ferry")
	p.Resize(80, 20)
	p.Found(answers[len(answers)-1])
	for w := 1; w < 120; w++ {
		for _, h := range []int{1, 2, 5, 20} {
			p.Resize(w, h)
			lines := p.View()
			if len(lines) != h {
				t.Fatalf("%dx%d: %d lines", w, h, len(lines))
			}
			for _, line := range lines {
				if got := meter.Width(line); got != w {
					t.Fatalf("%dx%d: a line of %d: %q", w, h, got, ansi.Strip(line))
				}
			}
		}
	}
}

func TestTheWordsThatMatchAreMarkedInQuotes(t *testing.T) {
	p, _ := finder.New(filled(t), look, meter, "")
	p.Resize(80, 20)
	answers := typed(p, "said:lamp")
	p.Found(answers[len(answers)-1])
	all := strings.Join(p.View(), "\n")
	if !strings.Contains(all, look.Hit.Render("lamp")) {
		t.Errorf("nothing is marked in\n%s", ansi.Strip(all))
	}
}
