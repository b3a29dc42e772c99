package cli

import (
	"context"
	"iter"

	"github.com/spf13/cobra"

	"whosaid/model"
	"whosaid/model/library"
	"whosaid/ui/pace"
)

func (c *commands) importCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "import PATH…",
		Short: "Bring articles into the library without keeping a source",
		Long: "import reads files, folders, addresses or - for standard input once and keeps the articles. " +
			"Those the library has already are passed over, so that an import that was stopped can be run again.",
		Example: "whosaid import ~/archive\n" +
			"curl https://news.example/dump.jsonl | whosaid import -",
		Args: paths,
		RunE: func(cmd *cobra.Command, args []string) error { return c.importAll(cmd.Context(), args, asJSON) },
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print a JSON object with what came of it")
	return cmd
}

func (c *commands) importAll(ctx context.Context, args []string, asJSON bool) error {
	lib, err := c.own(ctx, c.whole)
	if err != nil {
		c.fail(err)
		return nil
	}
	m := c.newMeter("importing")
	defer m.end()
	in := c.deps.Intake(c.intake(false, nil))
	articles := func(yield func(*model.Article, error) bool) {
		for a, err := range in.Load(ctx, args) {
			if err != nil {
				m.clear()
				c.fail(err)
				continue
			}
			if !yield(a, nil) {
				return
			}
		}
	}
	taken, err := lib.Import(ctx, iter.Seq2[*model.Article, error](articles), func(p library.Progress) {
		m.show(pace.Pace{Done: p.Committed, Total: p.Total, Bytes: p.Bytes}, "")
	})
	m.clear()
	c.fail(err)
	return c.printTaken(taken, asJSON)
}
