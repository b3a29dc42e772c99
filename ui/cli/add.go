package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"whosaid/model"
	"whosaid/model/library"
	"whosaid/ui/paint"
)

func (c *commands) addCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "add SOURCE…",
		Short: "Keep sources in the library and fetch what they hold",
		Long: "add finds out what each SOURCE is, keeps it in the library and fetches its articles. " +
			"A SOURCE is a file, a folder, an mbox or maildir of newsletters, the address of a page, " +
			"of an RSS, Atom or JSON feed or of a site that has one, an OPML file, or newsboat's urls file.\n\n" +
			"^C stops; what has arrived is kept, and whosaid update goes on from there.",
		Example: "whosaid add ~/news\n" +
			"whosaid add https://news.example/feed.xml\n" +
			"whosaid add subscriptions.opml ~/.newsboat/urls",
		Args: wants("name a file, a folder, or an address"),
		RunE: func(cmd *cobra.Command, args []string) error { return c.add(cmd.Context(), args, asJSON) },
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON Lines: the sources, then what came of them")
	return cmd
}

func (c *commands) add(ctx context.Context, args []string, asJSON bool) error {
	lib, err := c.own(ctx, c.whole)
	if err != nil {
		c.fail(err)
		return nil
	}
	m := c.newMeter("looking")
	defer m.end()
	in := c.deps.Intake(c.intake(false, m.progress))
	var added []model.Source
	for s, err := range in.Recognise(ctx, args) {
		m.clear()
		if err == nil {
			err = lib.PutSource(s)
		}
		if err != nil {
			c.fail(err)
			continue
		}
		added = append(added, s)
		c.printSource(&s, asJSON)
	}
	if len(added) == 0 || ctx.Err() != nil {
		return nil
	}
	m.again("fetching")
	return c.deliver(ctx, lib, in, m, added, asJSON)
}

func (c *commands) printSource(s *model.Source, asJSON bool) {
	if asJSON {
		c.fail(json.NewEncoder(c.stdout).Encode(sourceOf(s)))
		return
	}
	_, err := fmt.Fprintf(c.stdout, "added %s  %s\n", s.Kind, nameOfSource(s))
	c.fail(err)
}

// nameOfSource is a source's title and address.
func nameOfSource(s *model.Source) string {
	if s.Title == "" || s.Title == s.Address {
		return paint.Plain(s.Address)
	}
	return fold(s.Title) + "  " + paint.Plain(s.Address)
}

// intake are the options for reading and fetching that the command line asks for.
func (c *commands) intake(force bool, progress func(model.Progress)) IntakeOptions {
	return IntakeOptions{Offline: c.offline, MaxBytes: c.maxSize << 20, Force: force, Progress: progress}
}

// deliver checks sources, brings what is new into the library, and prints what
// came of it.
func (c *commands) deliver(ctx context.Context, lib *library.Library, in Intake, m *meter, sources []model.Source, asJSON bool) error {
	failed := func(yield func(model.Delivery, error) bool) {
		for d, err := range in.Update(ctx, sources, lib.Ledger()) {
			if err != nil {
				m.clear()
				c.fail(err)
				continue
			}
			if !yield(d, nil) {
				return
			}
		}
	}
	taken, err := lib.Deliver(ctx, failed, nil)
	m.clear()
	c.fail(err)
	return c.printTaken(taken, asJSON)
}

// printTaken prints what became of the articles that were read.
func (c *commands) printTaken(t library.Taken, asJSON bool) error {
	if asJSON {
		return c.output(context.Background(), func(w io.Writer) error {
			return json.NewEncoder(w).Encode(t)
		})
	}
	_, err := fmt.Fprintln(c.stdout, takenLine(t))
	c.fail(err)
	return nil
}

// takenLine says the same to people.
func takenLine(t library.Taken) string {
	line := number(t.New, "new article")
	for _, part := range []struct {
		n    int
		what string
	}{
		{t.Printings, "more printing"}, {t.Updated, "update"},
	} {
		if part.n > 0 {
			line += ", " + number(part.n, part.what)
		}
	}
	if t.Known > 0 {
		line += fmt.Sprintf(", %d known already", t.Known)
	}
	if t.Failed > 0 {
		line += fmt.Sprintf(", %d failed", t.Failed)
	}
	return line
}

func number(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// wants holds that there is at least one argument.
func wants(advice string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 {
			return usageError{cmd, errors.New(advice)}
		}
		return nil
	}
}
