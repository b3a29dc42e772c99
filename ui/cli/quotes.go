package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"whosaid/model"
	"whosaid/model/library"
)

func (c *commands) quotesCommand() *cobra.Command {
	var asJSON bool
	var width int
	cmd := &cobra.Command{
		Use:   "quotes PATH…",
		Short: "Print who said what as a table",
		Long: "quotes prints a table of everything somebody is reported to have said or posted: quote, speaker, cue and article. " +
			"Words in scare marks, which report nobody's statement, are left out.\n\n" +
			"With --json it prints one JSON object a quote, which adds kind, date, offsets, confidence and rule.",
		Example: "whosaid quotes ~/news\n" +
			"whosaid quotes --json ~/news | jq -r 'select(.speaker==\"Dmytro Kuleba\") | .quote'",
		Args: paths,
		RunE: func(cmd *cobra.Command, args []string) error {
			ctx := cmd.Context()
			lib := c.load(ctx, args)
			if lib == nil {
				return nil
			}
			return c.output(ctx, func(w io.Writer) error {
				if asJSON {
					return quoteLines(ctx, w, lib)
				}
				return quoteTable(ctx, w, lib, columnsFor(width, c.stdout))
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON Lines")
	cmd.Flags().IntVar(&width, "width", 0, "set the table's width in `CELLS` (default: the terminal's, else 120)")
	return cmd
}

// saying is one quotation with everything that is printed of it. Its fields are
// the format of quotes --json.
type saying struct {
	Quote      string          `json:"quote"`
	Speaker    *string         `json:"speaker"` // null when nobody is known
	Role       *string         `json:"role"`
	Cue        *string         `json:"cue"`
	Article    string          `json:"article"` // its title
	Kind       model.QuoteKind `json:"kind"`
	Mention    *string         `json:"mention"` // as the article calls the speaker
	Outlet     string          `json:"outlet"`
	Published  string          `json:"published"`
	URL        string          `json:"url"`
	Source     string          `json:"source"`
	ID         model.QuoteID   `json:"id"`
	SpeakerID  *model.PersonID `json:"speaker_id"`
	Spans      []spanRecord    `json:"spans"`
	Confidence float64         `json:"confidence"`
	Rule       string          `json:"rule"`
}

// eachSaying calls f with every quotation that reports a statement, in order,
// until f fails or ctx ends.
func eachSaying(ctx context.Context, lib *library.Library, f func(*saying) error) error {
	for _, e := range lib.Entries() {
		if err := ctx.Err(); err != nil {
			return err
		}
		a, r := lib.Article(e.ID), lib.Reading(e.ID)
		for i := range r.Quotes {
			if r.Quotes[i].Kind == model.ScareQuote {
				continue
			}
			if err := f(sayingOf(lib, a, r, &r.Quotes[i])); err != nil {
				return fmt.Errorf("writing the quotations of %s: %w", e.Source, err)
			}
		}
	}
	return nil
}

func sayingOf(lib *library.Library, a *model.Article, r *model.Reading, q *model.Quote) *saying {
	s := &saying{
		Quote: wording(a, q), Article: a.Title, Kind: q.Kind,
		Outlet: a.Outlet, Published: a.Published, URL: a.URL, Source: a.Source,
		ID: q.ID, Spans: spansOf(q.Spans), Confidence: q.Confidence, Rule: q.Rule,
	}
	if !q.Cue.IsZero() {
		s.Cue = folded(q.Cue.In(a.Text))
	}
	if q.Attributed() {
		m := &r.Mentions[q.Mention]
		s.Mention = folded(m.Span.In(a.Text))
		if m.Role != "" {
			s.Role = folded(m.Role)
		}
	}
	if id := lib.Speaker(q.ID); id != "" {
		s.SpeakerID = &id
		if p := lib.Person(id); p != nil {
			s.Speaker = folded(p.Name)
		}
	}
	return s
}

func folded(s string) *string {
	s = fold(s)
	return &s
}

// wording is a quotation's text on one line. Where its cue splits it inside a
// paragraph an ellipsis stands for what is left out.
func wording(a *model.Article, q *model.Quote) string {
	var w strings.Builder
	for i, s := range q.Spans {
		switch {
		case i == 0:
		case a.BlockAt(q.Spans[i-1].Start) == a.BlockAt(s.Start):
			w.WriteString(" … ")
		default:
			w.WriteString(" ")
		}
		w.WriteString(fold(s.In(a.Text)))
	}
	return w.String()
}

func quoteLines(ctx context.Context, w io.Writer, lib *library.Library) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return eachSaying(ctx, lib, func(s *saying) error { return enc.Encode(s) })
}
