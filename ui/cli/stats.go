package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"whosaid/model/library"
	"whosaid/ui/dates"
	"whosaid/ui/pace"
	"whosaid/ui/paint"
)

func (c *commands) statsCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "stats [PATH…]",
		Short: "Count what the library holds, and what it takes",
		Long: "stats counts articles, words, quotes, people and stories, and tells what each part of the library takes on the disk. " +
			"An article that several outlets printed counts once.\n\n" + withoutPath,
		RunE: func(cmd *cobra.Command, args []string) error {
			ctx := cmd.Context()
			lib := c.load(ctx, args, c.lean)
			if lib == nil {
				return nil
			}
			s, err := lib.Stats(ctx)
			if err != nil {
				c.fail(err)
				return nil
			}
			return c.output(ctx, func(w io.Writer) error {
				if asJSON {
					return json.NewEncoder(w).Encode(s)
				}
				return printStats(w, &s)
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one JSON object")
	return cmd
}

// mostOutlets bounds the outlets that are printed for people.
const mostOutlets = 10

func printStats(w io.Writer, s *library.Stats) error {
	var b strings.Builder
	row := func(name, value string) { fmt.Fprintf(&b, "%-12s %s\n", name, value) }
	articles := fmt.Sprint(s.Articles)
	if s.Printings > s.Articles {
		articles += fmt.Sprintf(" in %d printings", s.Printings)
	}
	row("articles", articles)
	row("unread", fmt.Sprint(s.Unread))
	row("starred", fmt.Sprint(s.Starred))
	if days := dates.Range(s.First, s.Last); days != "" {
		row("published", days)
	}
	row("words", fmt.Sprint(s.Words))
	row("quotes", fmt.Sprint(s.Quotes))
	row("people", fmt.Sprint(s.People))
	row("stories", fmt.Sprintf("%d of several articles", s.Stories))
	row("same words", number(s.Relations, "pair")+" of quotes")
	row("sources", fmt.Sprint(s.Sources))
	for i, o := range s.Outlets {
		name := ""
		if i == 0 {
			name = "outlets"
		}
		if i == mostOutlets {
			row(name, fmt.Sprintf("%6s  and %d more", "", len(s.Outlets)-i))
			break
		}
		outlet := fold(o.Outlet)
		if outlet == "" {
			outlet = "(unknown)"
		}
		row(name, fmt.Sprintf("%6d  %s", o.Articles, paint.Plain(outlet)))
	}
	if f := s.File; f != nil {
		row("file", fmt.Sprintf("%s, %s, schema %d", paint.Plain(f.Path), pace.Bytes(f.Bytes), f.Schema))
		for _, p := range f.Parts {
			row("", fmt.Sprintf("%8s  %s", pace.Bytes(p.Bytes), p.Part))
		}
		if f.Stale > 0 {
			row("to renew", number(f.Stale, "article"))
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}
