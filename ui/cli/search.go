package cli

import (
	"context"
	"fmt"
	"io"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/spf13/cobra"

	"whosaid/model"
	"whosaid/model/library"
	"whosaid/model/search"
	"whosaid/ui/citation"
	"whosaid/ui/dates"
	"whosaid/ui/pace"
	"whosaid/ui/paint"
)

func (c *commands) searchCommand() *cobra.Command {
	var asJSON bool
	limit := 20
	cmd := &cobra.Command{
		Use:   "search QUERY…",
		Short: "Search the library, the best matches first",
		Long: "search prints the articles that match, with the stretch of text that shows it best.\n\n" +
			"QUERY is the language of the screen's search (F): words, \"a phrase\", -not, OR, pre*, " +
			"speaker:name, said:word (only inside quotes), about:, source:, title:, story:, date:2022-07..2022-08, " +
			"before:, after:, is:unread, is:starred, kind:. Several arguments are one query.",
		Example: "whosaid search speaker:kuleba sovereignty\n" +
			"whosaid search --json 'said:\"act of war\"' | jq -r .url",
		Args: wants("say what to search for"),
		RunE: func(cmd *cobra.Command, args []string) error {
			q, err := search.Parse(strings.Join(args, " "))
			if err != nil {
				return usageError{cmd, err}
			}
			if limit < 1 {
				return usageError{cmd, fmt.Errorf("--limit wants a number from 1 on, not %d", limit)}
			}
			ctx := cmd.Context()
			lib := c.load(ctx, nil, c.lean)
			if lib == nil {
				return nil
			}
			c.fail(c.indexed(ctx, lib))
			found, err := lib.Find(ctx, q, limit)
			if err != nil {
				c.fail(err)
				return nil
			}
			return c.output(ctx, func(w io.Writer) error {
				if asJSON {
					return jsonLines(w, matches(lib, found.Hits))
				}
				return c.printMatches(ctx, w, lib, found)
			})
		},
	}
	cmd.Flags().IntVar(&limit, "limit", limit, "print at most so many articles")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON Lines")
	return cmd
}

// indexed has the index made that a newer version wants or that is damaged.
func (c *commands) indexed(ctx context.Context, lib *library.Library) error {
	m := c.newMeter("indexing")
	defer m.end()
	return lib.Indexed(ctx, func(p library.Progress) { m.show(pace.Pace{Done: p.Done, Total: p.Total}, "") })
}

// match is one article that matches. Its fields are the format of search --json.
// Offsets are UTF-8 bytes of the article's text.
type match struct {
	ID        model.ArticleID `json:"id"`
	Score     float64         `json:"score"`
	Title     string          `json:"title"`
	Outlet    string          `json:"outlet"`
	Published string          `json:"published"`
	URL       string          `json:"url"`
	Source    string          `json:"source"`
	Snippet   string          `json:"snippet"`
	Span      [2]int          `json:"span"` // of the snippet
	Matches   [][2]int        `json:"matches"`
	Quotes    []model.QuoteID `json:"quotes"` // that match, where the query is about quotes
}

func matches(lib *library.Library, hits []search.Hit) func(func(*match) bool) {
	return func(yield func(*match) bool) {
		for i := range hits {
			h := &hits[i]
			a := lib.Article(h.Article)
			if a == nil {
				continue
			}
			mark(h, a)
			out := &match{
				ID: a.ID, Score: h.Score, Title: fold(a.Title), Outlet: a.Outlet, Published: a.Published,
				URL: a.URL, Source: a.Source, Snippet: fold(h.Snippet.In(a.Text)),
				Span: [2]int{h.Snippet.Start, h.Snippet.End}, Matches: [][2]int{}, Quotes: filled(h.Quotes),
			}
			for _, s := range h.Matches {
				out.Matches = append(out.Matches, [2]int{s.Start, s.End})
			}
			if !yield(out) {
				return
			}
		}
	}
}

// mark finds a hit's matches and snippet, unless that was done.
func mark(h *search.Hit, a *model.Article) {
	if h.Matches == nil {
		h.Mark(a)
	}
}

// printMatches prints two lines an article: what it is, and where it matches.
func (c *commands) printMatches(ctx context.Context, w io.Writer, lib *library.Library, found search.Found) error {
	bold := lipgloss.NewStyle()
	if isTerminal(c.stdout) {
		bold = bold.Bold(true)
	}
	for i := range found.Hits {
		h := &found.Hits[i]
		a := lib.Article(h.Article)
		if a == nil {
			continue
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		mark(h, a)
		facts := []string{bold.Render(fold(a.Title))}
		for _, f := range []string{a.Outlet, dates.Short(a.Published)} {
			if f != "" {
				facts = append(facts, paint.Plain(f))
			}
		}
		link := a.URL
		if link == "" {
			link = a.Source
		}
		lines := append([]string{strings.Join(facts, " · ")}, said(lib, h)...)
		if len(lines) == 1 {
			lines = append(lines, "  "+snippet(a, h, bold))
		}
		lines = append(lines, "  "+paint.Plain(link))
		if _, err := io.WriteString(w, strings.Join(lines, "\n")+"\n"); err != nil {
			return fmt.Errorf("writing what was found: %w", err)
		}
	}
	if n := len(found.Hits); n < found.Total && isTerminal(c.stdout) {
		more := ""
		if found.More {
			more = "at least "
		}
		_, err := fmt.Fprintf(w, "%d of %s%d; --limit prints more\n", n, more, found.Total)
		return err
	}
	return nil
}

// mostQuotes bounds the quotes printed of one article.
const mostQuotes = 3

// said are the quotes that match, a line each, where the query is about quotes.
func said(lib *library.Library, h *search.Hit) []string {
	var lines []string
	for _, id := range h.Quotes {
		a, q := lib.Quote(id)
		if q == nil {
			continue
		}
		if len(lines) == mostQuotes {
			lines = append(lines, fmt.Sprintf("  … and %d more", len(h.Quotes)-mostQuotes))
			break
		}
		line := "  " + citation.Of(a, q, "", "").Quoted()
		if name := nameOf(lib, lib.Speaker(id)); name != "" {
			line += " — " + name
		}
		lines = append(lines, line)
	}
	return lines
}

// snippet is a hit's stretch of text on one line, the matches in bold.
func snippet(a *model.Article, h *search.Hit, bold lipgloss.Style) string {
	var b strings.Builder
	at := h.Snippet.Start
	for _, s := range h.Matches {
		if s.Start < at || s.End > h.Snippet.End {
			continue
		}
		b.WriteString(paint.Plain(a.Text[at:s.Start]) + bold.Render(paint.Plain(s.In(a.Text))))
		at = s.End
	}
	return b.String() + paint.Plain(a.Text[at:h.Snippet.End])
}
