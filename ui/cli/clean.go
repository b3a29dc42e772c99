package cli

import (
	"context"
	"fmt"
	"io"
	"iter"
	"strings"

	"github.com/spf13/cobra"

	"whosaid/model"
	"whosaid/ui/paint"
)

func (c *commands) cleanCommand() *cobra.Command {
	var listRemoved bool
	cmd := &cobra.Command{
		Use:   "clean [PATH…]",
		Short: "Print the articles, and only the articles, as Markdown",
		Long: "clean prints title, standfirst, byline, outlet, date and body of each article as Markdown.\n\n" +
			"With --removed it prints instead what was taken out: source, line, rule and text.\n\n" + withoutPath,
		Example: "whosaid clean page.html > page.md\n" +
			"whosaid clean --removed ~/news",
		RunE: func(cmd *cobra.Command, args []string) error {
			if listRemoved {
				return c.print(cmd.Context(), args, removed, "")
			}
			return c.print(cmd.Context(), args, asMarkdown, betweenArticles)
		},
	}
	cmd.Flags().BoolVar(&listRemoved, "removed", false, "list what was removed and by which rule")
	return cmd
}

// betweenArticles is a thematic break, in Markdown and to the eye.
const betweenArticles = "\n* * *\n\n"

// chosen yields the articles: those that are named, or the library's, or, while
// it is empty, the sample edition. When the library is named they come with the
// blocks that its reader restored or dropped.
func (c *commands) chosen(ctx context.Context, args []string) iter.Seq2[*model.Article, error] {
	if c.kept.path == "" && len(args) > 0 {
		return c.articles(ctx, args)
	}
	return func(yield func(*model.Article, error) bool) {
		lib := c.load(ctx, args, c.whole)
		if lib == nil {
			return
		}
		for _, e := range lib.Entries() {
			if !yield(lib.Article(e.ID), nil) {
				return
			}
		}
	}
}

// print writes each article as render has it, as soon as it is there, and
// separator between two.
func (c *commands) print(ctx context.Context, args []string, render func(*model.Article) string, separator string) error {
	return c.output(ctx, func(w io.Writer) error {
		first := true
		for a, err := range c.chosen(ctx, args) {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			c.fail(err)
			if a == nil {
				continue
			}
			text := render(a)
			if !first && text != "" {
				text = separator + text
			}
			if _, err := io.WriteString(w, text); err != nil {
				return fmt.Errorf("writing %s: %w", a.Source, err)
			}
			first = first && text == ""
		}
		return nil
	})
}

// removed lists an article's boilerplate, a line each, in the manner of grep:
// source:line: rule: text. Lines are those of the decoded text.
func removed(a *model.Article) string {
	var w strings.Builder
	line, at := 1, 0
	for i := range a.Blocks {
		b := &a.Blocks[i]
		line += strings.Count(a.Text[at:b.Span.Start], "\n")
		at = b.Span.Start
		if !b.Kept() {
			fmt.Fprintf(&w, "%s:%d: %s: %s\n", paint.Plain(a.Source), line, b.Removed, fold(b.Span.In(a.Text)))
		}
	}
	return w.String()
}
