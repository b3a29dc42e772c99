package cli

import (
	"cmp"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"whosaid/model"
	"whosaid/model/library"
	"whosaid/ui/dates"
	"whosaid/ui/paint"
)

func (c *commands) sourcesCommand() *cobra.Command {
	var asJSON, asOPML bool
	var width int
	cmd := &cobra.Command{
		Use:   "sources",
		Short: "List the sources that the library keeps",
		Long:  "sources lists what the library is filled from, when each was last checked, and what was wrong then.",
		Example: "whosaid sources\n" +
			"whosaid sources --opml > subscriptions.opml\n" +
			"whosaid sources remove https://news.example/feed.xml",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if asJSON && asOPML {
				return usageError{cmd, fmt.Errorf("--json and --opml exclude each other")}
			}
			ctx := cmd.Context()
			lib, err := c.own(ctx, c.lean)
			if err != nil {
				c.fail(err)
				return nil
			}
			return c.output(ctx, func(w io.Writer) error {
				all := lib.Sources()
				slices.SortFunc(all, func(a, b model.Source) int { return cmp.Compare(a.Address, b.Address) })
				switch {
				case asOPML:
					return c.deps.WriteOPML(w, all)
				case asJSON:
					return jsonLines(w, sourceRecords(all))
				}
				return sourceTable(w, all, tableWidth(width, c.stdout))
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON Lines")
	cmd.Flags().BoolVar(&asOPML, "opml", false, "print OPML, which other readers take")
	cmd.Flags().IntVar(&width, "width", 0, "width of the table in cells (default: the terminal's, else 120)")
	cmd.AddCommand(c.removeCommand())
	return cmd
}

func (c *commands) removeCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "remove ADDRESS…",
		Short: "Take sources out of the library; their articles stay",
		Args:  wants("name the addresses that whosaid sources lists"),
		RunE: func(cmd *cobra.Command, args []string) error {
			lib, err := c.own(cmd.Context(), c.lean)
			if err != nil {
				c.fail(err)
				return nil
			}
			for _, arg := range args {
				s, ok := sourceNamed(lib, arg)
				if !ok {
					c.fail(fmt.Errorf("%s: the library has no such source; whosaid sources lists them", arg))
					continue
				}
				if err := lib.DropSource(s.Address); err != nil {
					c.fail(err)
					continue
				}
				_, err := fmt.Fprintf(c.stdout, "removed %s  %s\n", s.Kind, nameOfSource(&s))
				c.fail(err)
			}
			return nil
		},
	}
}

// sourceNamed finds a source by its address, its path, or its title when no other has it.
func sourceNamed(lib *library.Library, name string) (model.Source, bool) {
	all := lib.Sources()
	path, _ := filepath.Abs(name)
	for _, s := range all {
		if s.Address == name || s.Address == path {
			return s, true
		}
	}
	var found []model.Source
	for _, s := range all {
		if strings.EqualFold(s.Title, name) {
			found = append(found, s)
		}
	}
	if len(found) == 1 {
		return found[0], true
	}
	return model.Source{}, false
}

// source is one source. Its fields are the format of --json.
type source struct {
	Address string           `json:"address"`
	Kind    model.SourceKind `json:"kind"`
	Title   string           `json:"title"`
	Site    string           `json:"site"`
	Tags    []string         `json:"tags"`
	Added   string           `json:"added"`   // RFC 3339, in UTC
	Checked string           `json:"checked"` // "" for never
	Status  int              `json:"status"`  // of HTTP, 0 for none
	Problem string           `json:"problem"`
	Moved   string           `json:"moved"`
}

func sourceOf(s *model.Source) source {
	v := &s.Validator
	return source{
		Address: s.Address, Kind: s.Kind, Title: s.Title, Site: s.Site, Tags: filled(s.Tags),
		Added: stamp(s.Added), Checked: stamp(v.Checked), Status: v.Status, Problem: v.Problem, Moved: v.Moved,
	}
}

func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

func sourceRecords(all []model.Source) func(func(source) bool) {
	return func(yield func(source) bool) {
		for i := range all {
			if !yield(sourceOf(&all[i])) {
				return
			}
		}
	}
}

func sourceTable(w io.Writer, all []model.Source, width int) error {
	if len(all) == 0 {
		_, err := io.WriteString(w, "No sources; whosaid add SOURCE… keeps some.\n")
		return err
	}
	t := newTable(w, width, 8, 3, 4, 8)
	t.row("SOURCE", "KIND", "CHECKED", "")
	for i := range all {
		s := &all[i]
		note := s.Trouble()
		if note == "" && s.Validator.Moved != "" {
			note = "moved to " + s.Validator.Moved
		}
		if note == "" {
			note = list(s.Tags)
		}
		title := s.Address
		if s.Title != "" {
			title = s.Title + "\n" + s.Address
		}
		checked := "never"
		if !s.Validator.Checked.IsZero() {
			checked = dates.Moment(s.Validator.Checked, time.Now())
		}
		t.row(plainLines(title), string(s.Kind), checked, paint.Plain(note))
	}
	return t.err
}

// plainLines makes each line safe to print.
func plainLines(s string) string {
	lines := strings.Split(s, "\n")
	for i := range lines {
		lines[i] = paint.Plain(lines[i])
	}
	return strings.Join(lines, "\n")
}

func (c *commands) updateCommand() *cobra.Command {
	var asJSON, force bool
	cmd := &cobra.Command{
		Use:   "update [ADDRESS…]",
		Short: "Check all sources now and fetch what is new",
		Long: "update checks the sources that the library keeps, or those named, and fetches what is new. " +
			"Servers are asked whether anything has changed, one at a time and never in a hurry.\n\n" +
			"^C stops; what has arrived is kept.",
		RunE: func(cmd *cobra.Command, args []string) error {
			ctx := cmd.Context()
			lib, err := c.own(ctx, c.whole)
			if err != nil {
				c.fail(err)
				return nil
			}
			sources := c.chosenSources(lib, args)
			if len(sources) == 0 {
				return nil
			}
			m := c.newMeter("fetching")
			defer m.end()
			return c.deliver(ctx, lib, c.deps.Intake(c.intake(force, m.progress)), m, sources, asJSON)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print a JSON object with what came of it")
	cmd.Flags().BoolVar(&force, "force", false, "ask servers that want to be left alone, and those that said a feed is gone")
	return cmd
}

// chosenSources are the sources that are named, or all. Offline only the local
// ones are left; what is left out is told.
func (c *commands) chosenSources(lib *library.Library, args []string) []model.Source {
	chosen := lib.Sources()
	if len(args) > 0 {
		chosen = nil
	}
	for _, arg := range args {
		s, ok := sourceNamed(lib, arg)
		if !ok {
			c.fail(fmt.Errorf("%s: the library has no such source; whosaid sources lists them, whosaid add keeps it", arg))
			continue
		}
		chosen = append(chosen, s)
	}
	if len(chosen) == 0 && len(args) == 0 {
		c.fail(errNoSources)
	}
	if !c.offline {
		return chosen
	}
	local := slices.DeleteFunc(slices.Clone(chosen), func(s model.Source) bool { return s.Remote() })
	if n := len(chosen) - len(local); n > 0 {
		c.fail(fmt.Errorf("--offline: %s not fetched; leave --offline out to fetch", left(n)))
	}
	return local
}

func left(n int) string {
	if n == 1 {
		return "1 source was"
	}
	return fmt.Sprintf("%d sources were", n)
}

var errNoSources = fmt.Errorf("the library has no sources; whosaid add SOURCE… keeps some")

// locals are the sources that lie on this machine.
func locals(lib *library.Library) []model.Source {
	return slices.DeleteFunc(slices.Clone(lib.Sources()), func(s model.Source) bool { return s.Remote() })
}
