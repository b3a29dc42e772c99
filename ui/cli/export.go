package cli

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"whosaid/model"
	"whosaid/model/library"
)

func (c *commands) exportCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "export [PATH…]",
		Short: "Print articles, quotations, speakers and links as JSON Lines",
		Long: "export prints one JSON object an article, in the order given, then one with the people, stories and relations.\n\n" +
			"Spans are [start, end) in UTF-8 bytes of the article's text.\n\n" + withoutPath,
		Example: "whosaid export ~/news | jq -c 'select(.type==\"article\") | .quotes[]'",
		RunE: func(cmd *cobra.Command, args []string) error {
			lib := c.load(cmd.Context(), args, c.whole)
			if lib == nil {
				return nil
			}
			return c.output(cmd.Context(), func(w io.Writer) error { return export(cmd.Context(), w, lib) })
		},
	}
}

// export writes the whole library as JSON Lines. Articles come out only when all
// are in: a later one can join two stories or two persons into one, and the
// identifiers that were printed would no longer agree with the summary.
func export(ctx context.Context, w io.Writer, lib *library.Library) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for _, e := range lib.Entries() {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := enc.Encode(recordOf(lib, &e)); err != nil {
			return fmt.Errorf("writing %s: %w", e.Source, err)
		}
	}
	if err := enc.Encode(summaryOf(lib)); err != nil {
		return fmt.Errorf("writing the summary: %w", err)
	}
	return nil
}

func recordOf(lib *library.Library, e *library.Entry) articleRecord {
	a, r := lib.Article(e.ID), lib.Reading(e.ID)
	date, time, _ := strings.Cut(a.Published, "T")
	return articleRecord{
		Schema: schema, Type: "article",
		ID: a.ID, Source: a.Source, URL: a.URL, Title: a.Title, Byline: a.Byline, Outlet: a.Outlet,
		Published: date, Time: time, Language: a.Language, Story: e.Story, Text: a.Text,
		Blocks: blocksOf(a),
		Quotes: quotesOf(r, func(q *model.Quote) model.PersonID { return lib.Speaker(q.ID) }),
	}
}

func summaryOf(lib *library.Library) summaryRecord {
	s := summaryRecord{
		Schema: schema, Type: "summary",
		People: []personRecord{}, Stories: []storyRecord{}, Relations: []relationRecord{},
	}
	for _, p := range lib.People() {
		s.People = append(s.People, personRecord{p.ID, p.Name, kindOf(&p), filled(p.Aliases), filled(p.Roles)})
	}
	for _, t := range lib.Stories() {
		s.Stories = append(s.Stories, storyRecord{t.ID, t.Title, filled(t.Articles)})
	}
	for _, r := range lib.Relations() {
		s.Relations = append(s.Relations, relationRecord(r))
	}
	return s
}

// filled makes a nil list an empty one, which JSON prints as [].
func filled[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

// output runs write on a buffered standard output.
func (c *commands) output(ctx context.Context, write func(io.Writer) error) error {
	w := bufio.NewWriterSize(c.stdout, 1<<16)
	err := write(w)
	if err == nil {
		err = w.Flush()
	}
	if ctx.Err() == nil {
		c.fail(err)
	}
	return nil
}

// withoutPath ends the help of the commands that need no argument.
const withoutPath = "Without PATH the library's articles are taken, or the sample edition while the library is empty."

var errNoPath = errors.New("name a file, a folder, or - for standard input")

// paths wants at least one argument.
func paths(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return usageError{cmd, errNoPath}
	}
	return nil
}
