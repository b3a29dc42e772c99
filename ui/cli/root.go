package cli

import (
	"context"
	"errors"
	"io"
	"iter"
	"os"
	"os/signal"
	"syscall"

	"charm.land/fang/v2"
	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"whosaid/model"
	"whosaid/model/library"
)

// The exit codes.
const (
	ExitOK          = 0
	ExitInput       = 1   // some input could not be read; the rest was printed
	ExitUsage       = 2   // the command line makes no sense
	ExitInterrupted = 130 // ended by ^C
)

// Execute runs the command line args (without the program's name) and returns
// the exit code.
func Execute(ctx context.Context, deps Deps, args []string) (code int) {
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second ^C ends the program at once
	// Without a handler the kernel ends the program at a write into a pipe that
	// nobody reads; with one the write fails and the program ends in order.
	signal.Notify(make(chan os.Signal, 1), syscall.SIGPIPE)

	c := &commands{deps: deps, stdout: os.Stdout, stderr: os.Stderr}
	defer func() { code = max(code, c.exit) }()
	defer c.closeAll()
	root := c.root()
	root.SetArgs(args)
	err := fang.Execute(ctx, root, fang.WithVersion(deps.Version), fang.WithErrorHandler(printUsageError))
	switch {
	case ctx.Err() != nil:
		return ExitInterrupted
	case err != nil:
		return ExitUsage
	}
	return c.exit
}

// commands is one run of the program.
type commands struct {
	deps           Deps
	stdout, stderr io.Writer
	exit           int // grows as input fails
	kept           kept
	offline        bool
	maxSize        int64 // of one file, in MiB; 0 is the default
	opened         []*library.Library
}

// root builds the command tree.
func (c *commands) root() *cobra.Command {
	var p profiles
	root := &cobra.Command{
		Use:   "whosaid [PATH|URL…]",
		Short: "Read the news and see who said what",
		Long: "whosaid shows articles cleaned of everything that is not the article, and links every quotation to its speaker.\n\n" +
			"PATH is a file, a folder, the address of a page or a feed, or - for standard input; it is read and not kept. " +
			"Without one the library opens, or the sample edition while the library is empty. " +
			"When standard output is no terminal the cleaned text is printed instead.",
		Example: "whosaid\n" +
			"whosaid ~/news\n" +
			"whosaid - < article.txt\n" +
			"whosaid add ~/news https://news.example/feed.xml\n" +
			"whosaid search speaker:kuleba\n" +
			"whosaid export ~/news | jq .title",
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error { return c.read(cmd.Context(), args) },
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error {
			if err := c.kept.check(cmd); err != nil {
				return err
			}
			c.fail(p.start())
			return nil
		},
		PersistentPostRun: func(*cobra.Command, []string) { c.fail(p.stop()) },
	}
	p.flags(root.PersistentFlags())
	c.kept.flags(root)
	root.PersistentFlags().Int64Var(&c.maxSize, "max-size", 0, "largest document that is read, in MiB (default: 32)")
	root.PersistentFlags().BoolVar(&c.offline, "offline", false, "fetch nothing")
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error { return usageError{cmd, err} })
	root.SetOut(c.stdout)
	root.SetErr(c.stderr)
	root.AddCommand(
		c.cleanCommand(), c.quotesCommand(), c.peopleCommand(), c.storiesCommand(), c.compareCommand(), c.exportCommand(),
	)
	for _, cmd := range []*cobra.Command{
		c.addCommand(), c.sourcesCommand(), c.updateCommand(), c.importCommand(), c.searchCommand(),
		c.statsCommand(), c.doctorCommand(), c.backupCommand(),
	} {
		root.AddCommand(cmd)
	}
	return root
}

// read opens the screen, or prints the cleaned text when there is none to open.
func (c *commands) read(ctx context.Context, args []string) error {
	if !isTerminal(c.stdout) {
		return c.print(ctx, args, asPlain, betweenArticles)
	}
	c.screen(ctx, args)
	return nil
}

// articles yields what the arguments name, the sample edition when there are none.
func (c *commands) articles(ctx context.Context, args []string) iter.Seq2[*model.Article, error] {
	if len(args) == 0 {
		return c.deps.Sample()
	}
	return c.deps.Intake(c.intake(false, nil)).Load(ctx, args)
}

// fail reports an error about the input, once, and sets the exit code. Being
// interrupted, or read by nobody any longer, is no error.
func (c *commands) fail(err error) {
	if err == nil || errors.Is(err, context.Canceled) || errors.Is(err, syscall.EPIPE) {
		return
	}
	c.exit = ExitInput
	report(c.stderr, err)
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(term.File)
	return ok && term.IsTerminal(f.Fd())
}
