package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"whosaid/model/library"
	"whosaid/model/library/store"
	"whosaid/ui/pace"
	"whosaid/ui/paint"
)

func (c *commands) doctorCommand() *cobra.Command {
	var asJSON, repair bool
	cmd := &cobra.Command{
		Use:   "doctor",
		Short: "Check the library, and mend it with --repair",
		Long: "doctor checks the library's file page by page, table by table and article by article.\n\n" +
			"With --repair everything derived is made anew from the texts where it is damaged; " +
			"what you marked and corrected is not touched. Where the file itself cannot be mended, what can still be read of it is copied into a new one, " +
			"what you did first, and the damaged file is kept beside it as FILE.damaged-DATE. The exit code is 1 while something is wrong.",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			path, err := c.kept.file()
			if err == nil {
				err = mustExist(path)
			}
			if err != nil {
				c.fail(err)
				return nil
			}
			ctx := cmd.Context()
			m := c.newMeter("checking")
			r, err := library.Doctor(ctx, path, repair, c.libraryOptions(), func(p library.Progress) {
				m.show(pace.Pace{Done: p.Done, Total: p.Total, Bytes: p.Bytes}, p.Phase)
			})
			m.end()
			if err != nil {
				c.fail(err)
				return nil
			}
			if !r.OK && (!repair || len(r.Repaired) == 0) {
				c.exit = ExitInput
			}
			return c.output(ctx, func(w io.Writer) error {
				if asJSON {
					return json.NewEncoder(w).Encode(r)
				}
				return printReport(w, &r)
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one JSON object")
	cmd.Flags().BoolVar(&repair, "repair", false, "mend what can be mended")
	return cmd
}

// mustExist keeps a check from making the file it is to check.
func mustExist(path string) error {
	_, err := os.Stat(path)
	if errors.Is(err, os.ErrNotExist) {
		return fmt.Errorf("library %s: there is none yet; whosaid add SOURCE… makes one", path)
	}
	return err
}

func printReport(w io.Writer, r *library.Report) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s, %s, schema %d, %s\n", paint.Plain(r.Path), pace.Bytes(r.Bytes), r.Schema, number(r.Articles, "article"))
	for _, p := range r.Problems {
		fmt.Fprintf(&b, "wrong: %s\n", paint.Plain(p))
	}
	for _, p := range r.Repaired {
		fmt.Fprintf(&b, "mended: %s\n", paint.Plain(p))
	}
	printSalvaged(&b, r.Salvaged)
	if r.Stale > 0 {
		fmt.Fprintf(&b, "%s made by an older version; renewed in the background when the library is opened\n", number(r.Stale, "article"))
	}
	switch {
	case r.OK:
		b.WriteString("All is well.\n")
	case len(r.Repaired) == 0:
		b.WriteString("whosaid doctor --repair mends what can be mended.\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// printSalvaged tells what was saved of a damaged file, by table.
func printSalvaged(b *strings.Builder, s *store.Salvaged) {
	if s == nil {
		return
	}
	fmt.Fprintf(b, "saved what could be read; the damaged file is now %s\n", paint.Plain(s.Damaged))
	for _, p := range s.Parts {
		if p.Saved == 0 && p.Lost == 0 {
			continue
		}
		fmt.Fprintf(b, "  %-10s %8d saved", p.Part, p.Saved)
		if p.Lost > 0 {
			fmt.Fprintf(b, ", about %d lost", p.Lost)
		}
		b.WriteString("\n")
	}
	if n := len(s.Texts); n > 0 {
		fmt.Fprintf(b, "  %s had lost all but the text and came in again\n", number(n, "article"))
	}
}

func (c *commands) backupCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "backup FILE",
		Short: "Copy the library into a new file",
		Long: "backup copies the library as it is now, also while it is being read and filled. " +
			"The copy is a library itself: whosaid --library FILE reads it.",
		Example: "whosaid backup ~/whosaid-$(date +%F).db",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usageError{cmd, errors.New("name the file to write")}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			ctx := cmd.Context()
			path, err := c.kept.file()
			if err == nil {
				err = mustExist(path)
			}
			if err != nil {
				c.fail(err)
				return nil
			}
			lib, err := c.lean(ctx, path)
			if err == nil {
				err = lib.Backup(ctx, args[0])
			}
			if err != nil {
				c.fail(err)
				return nil
			}
			info, err := os.Stat(args[0])
			if err != nil {
				c.fail(err)
				return nil
			}
			return c.output(ctx, func(w io.Writer) error {
				if asJSON {
					return json.NewEncoder(w).Encode(struct {
						Path  string `json:"path"`
						Bytes int64  `json:"bytes"`
					}{args[0], info.Size()})
				}
				_, err := fmt.Fprintf(w, "%s, %s\n", args[0], pace.Bytes(info.Size()))
				return err
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one JSON object")
	return cmd
}
