package cli

import (
	"context"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"whosaid/ui/sheet"
)

// formatTable is the one format that sheet does not know: it is for the eye.
const formatTable = "table"

func (c *commands) quotesCommand() *cobra.Command {
	var asJSON bool
	var width int
	format := formatTable
	names := []string{formatTable}
	for _, f := range sheet.Formats {
		names = append(names, string(f))
	}
	cmd := &cobra.Command{
		Use:   "quotes [PATH…]",
		Short: "Print who said what, to read, to file, to cite",
		Long: "quotes prints a table of everything somebody is reported to have said or posted: quote, speaker, cue and article. " +
			"Words in scare marks, which report nobody's statement, are left out.\n\n" +
			"Other formats add role, cue sentence, outlet, link, date, byte offsets, the words before and after " +
			"(a W3C TextQuoteSelector), confidence and rule. csl is CSL-JSON for reference managers, html one self-contained page.\n\n" + withoutPath,
		Example: "whosaid quotes ~/news\n" +
			"whosaid quotes --format html ~/news > quotes.html\n" +
			"whosaid quotes --json ~/news | jq -r 'select(.speaker==\"Dmytro Kuleba\") | .quote'",
		RunE: func(cmd *cobra.Command, args []string) error {
			if asJSON {
				format = string(sheet.JSON)
			}
			if !slices.Contains(names, format) {
				return usageError{cmd, fmt.Errorf("there is no format %q; take one of %s", format, strings.Join(names, ", "))}
			}
			return c.quotes(cmd.Context(), args, format, width)
		},
	}
	cmd.Flags().StringVar(&format, "format", format, "print as "+strings.Join(names, ", "))
	cmd.Flags().BoolVar(&asJSON, "json", false, "the same as --format json")
	cmd.Flags().IntVar(&width, "width", 0, "width of the table in cells (default: the terminal's, else 120)")
	return cmd
}

// quotes prints the quotations of what args name.
func (c *commands) quotes(ctx context.Context, args []string, format string, width int) error {
	lib := c.load(ctx, args, c.whole)
	if lib == nil {
		return nil
	}
	rows := whileAlive(ctx, sheet.Rows(lib))
	return c.output(ctx, func(w io.Writer) error {
		if format == formatTable {
			return quoteTable(w, rows, tableWidth(width, c.stdout))
		}
		if err := sheet.Format(format).Write(w, rows); err != nil {
			return fmt.Errorf("writing the quotations: %w", err)
		}
		return nil
	})
}

// whileAlive ends all when ctx does.
func whileAlive[T any](ctx context.Context, all iter.Seq[T]) iter.Seq[T] {
	return func(yield func(T) bool) {
		for v := range all {
			if ctx.Err() != nil || !yield(v) {
				return
			}
		}
	}
}

// quoteTable prints quote, speaker, cue and article.
func quoteTable(w io.Writer, rows iter.Seq[*sheet.Row], width int) error {
	t := newTable(w, width, 10, 4, 3, 5)
	t.row("QUOTE", "SPEAKER", "CUE", "ARTICLE")
	for r := range rows {
		t.row(r.Quote, or(r.Speaker, "unattributed"), or(r.Cue, ""), r.Article)
		if t.err != nil {
			break
		}
	}
	return t.err
}

func or(s *string, otherwise string) string {
	if s == nil {
		return otherwise
	}
	return *s
}
