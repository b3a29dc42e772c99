package cli

import (
	"bytes"
	"context"
	"errors"
	"iter"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"whosaid/model"
	"whosaid/model/library"
	"whosaid/model/library/store"
	"whosaid/ui/sheet"
)

// ferry is one article as the loaders give it, fresh each time.
func ferry() *model.Article {
	p := new(page).add(model.KindTitle, "Ferry runs again").
		add(model.KindParagraph, "The ferry sails every ten minutes again, after a winter of repairs.").
		add(model.KindParagraph, "“We poured our last cup over its bow,” said Tilda Roe, who runs it.").
		add(model.KindParagraph, "Sign up for the news of the harbour", dropped("newsletter"))
	p.a.ID, p.a.Source, p.a.Title = "ferry", "ferry.txt", "Ferry runs again"
	return &p.a
}

// memory is an intake of what is given beforehand.
type memory struct {
	articles   []iter.Seq2[*model.Article, error]
	sources    []iter.Seq2[model.Source, error]
	deliveries []iter.Seq2[model.Delivery, error]
	due        chan struct{} // one for each time that all sources are due
}

func (m memory) Load(context.Context, []string) iter.Seq2[*model.Article, error] {
	return together(m.articles)
}

func (m memory) Recognise(context.Context, []string) iter.Seq2[model.Source, error] {
	return together(m.sources)
}

func (m memory) Update(context.Context, []model.Source, model.Ledger) iter.Seq2[model.Delivery, error] {
	return together(m.deliveries)
}

func (m memory) Due(ctx context.Context, _ time.Duration, sources func() []model.Source) ([]model.Source, error) {
	select {
	case <-m.due:
		return sources(), nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

func (m memory) Watch(context.Context, []model.Source, model.Ledger) iter.Seq2[model.Delivery, error] {
	return together[model.Delivery](nil)
}

// together yields what all yield, one after the other.
func together[T any](all []iter.Seq2[T, error]) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for _, seq := range all {
			for v, err := range seq {
				if !yield(v, err) {
					return
				}
			}
		}
	}
}

// program is a program that reads articles from memory.
func program(articles ...iter.Seq2[*model.Article, error]) (c *commands, out, errs *bytes.Buffer) {
	out, errs = new(bytes.Buffer), new(bytes.Buffer)
	in := memory{articles: articles}
	return &commands{
		deps:   Deps{Intake: func(IntakeOptions) Intake { return in }},
		stdout: out, stderr: errs,
	}, out, errs
}

func one(a *model.Article, err error) iter.Seq2[*model.Article, error] {
	return func(yield func(*model.Article, error) bool) { yield(a, err) }
}

// TestDecisionsHoldWhenTheLibraryIsNamed holds that what the reader decided on
// the screen reaches the commands, and only when the library is named.
func TestDecisionsHoldWhenTheLibraryIsNamed(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	decide(t, path)

	for _, named := range []bool{false, true} {
		c, out, errs := program(one(ferry(), nil))
		if named {
			c.kept.path = path
		}
		if err := c.quotes(t.Context(), []string{"ferry.txt"}, string(sheet.JSON), 0); err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(out.String(), `"speaker":null`); got != named {
			t.Errorf("library named: %v; the correction holds: %v in %s%s", named, got, out, errs)
		}
		out.Reset()
		if err := c.print(t.Context(), []string{"ferry.txt"}, asPlain, ""); err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(out.String(), "Sign up"); got != named {
			t.Errorf("library named: %v; the block is restored: %v in %s%s", named, got, out, errs)
		}
	}
}

// decide keeps in path that nobody is known to have said the quotation, and
// that the block that was removed belongs to the article.
func decide(t *testing.T, path string) {
	t.Helper()
	s, err := store.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	lib, a := library.New(), ferry()
	if err := errors.Join(lib.Keep(t.Context(), s), lib.Add(t.Context(), a)); err != nil {
		t.Fatal(err)
	}
	r := lib.Reading(a.ID)
	if len(r.Quotes) == 0 || !r.Quotes[0].Attributed() {
		t.Fatalf("no attributed quotation in %+v", r.Quotes)
	}
	err = errors.Join(lib.Correct(r.Quotes[0].ID, -1), lib.SetBlock(a.ID, len(a.Blocks)-1, true), s.Close())
	if err != nil {
		t.Fatal(err)
	}
}

// TestBadInputIsToldAndPassedOver holds that what can't be read is told once, on
// standard error, without what could move a cursor, and sets the exit code.
func TestBadInputIsToldAndPassedOver(t *testing.T) {
	c, out, errs := program(
		one(nil, errors.New("bad\x1b[2J.txt: it can't be read")),
		one(ferry(), nil),
		one(nil, errors.Join(errors.New("a.txt: empty"), errors.New("b.txt: empty"))),
	)
	if err := c.print(t.Context(), []string{"."}, asPlain, ""); err != nil {
		t.Fatal(err)
	}
	if want := "whosaid: bad[2J.txt: it can't be read\nwhosaid: a.txt: empty\nwhosaid: b.txt: empty\n"; errs.String() != want {
		t.Errorf("told %q, want %q", errs, want)
	}
	if !strings.Contains(out.String(), "The ferry sails") || c.exit != ExitInput {
		t.Errorf("exit code %d, printed %q", c.exit, out)
	}
}

// TestInterruptedIsSilent holds that ^C is no error of the input.
func TestInterruptedIsSilent(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	c, _, errs := program(one(ferry(), nil), one(nil, context.Canceled))
	if err := c.quotes(ctx, []string{"."}, formatTable, 80); err != nil {
		t.Fatal(err)
	}
	if errs.Len() > 0 || c.exit != ExitOK {
		t.Errorf("told %q, exit code %d", errs, c.exit)
	}
}
