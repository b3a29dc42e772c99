package cli

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"whosaid/model"
	"whosaid/model/library"
)

func (c *commands) peopleCommand() *cobra.Command {
	var asJSON, all bool
	var width int
	cmd := &cobra.Command{
		Use:   "people [PATH…]",
		Short: "Print who speaks in the articles, and how often",
		Long: "people prints everybody who is quoted, the most quoted first: name, kind, quotations, outlets, roles and other spellings.\n\n" +
			"With --all it also prints those who are only mentioned.\n\n" + withoutPath,
		RunE: func(cmd *cobra.Command, args []string) error {
			ctx := cmd.Context()
			lib := c.load(ctx, args, c.whole)
			if lib == nil {
				return nil
			}
			return c.output(ctx, func(w io.Writer) error {
				voices := voicesOf(lib, all)
				if asJSON {
					return jsonLines(w, slices.Values(voices))
				}
				return peopleTable(w, voices, tableWidth(width, c.stdout))
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON Lines")
	cmd.Flags().BoolVar(&all, "all", false, "also print who is only mentioned")
	cmd.Flags().IntVar(&width, "width", 0, "width of the table in cells (default: the terminal's, else 120)")
	return cmd
}

// voice is one person with how often and where they are quoted. Its fields are
// the format of people --json.
type voice struct {
	ID       model.PersonID   `json:"id"`
	Name     string           `json:"name"`
	Kind     model.PersonKind `json:"kind"`
	Quotes   int              `json:"quotes"`
	Articles int              `json:"articles"` // that quote them
	Outlets  []string         `json:"outlets"`  // that quote them, each once
	Roles    []string         `json:"roles"`
	Aliases  []string         `json:"aliases"`
}

// voicesOf lists the people of a library, the most quoted first.
func voicesOf(lib *library.Library, silent bool) []voice {
	var out []voice
	for _, p := range lib.People() {
		v := voice{
			ID: p.ID, Name: p.Name, Kind: kindOf(&p),
			Outlets: []string{}, Roles: filled(p.Roles), Aliases: filled(p.Aliases),
		}
		last := model.ArticleID("")
		for _, id := range lib.SaidBy(p.ID) {
			a, q := lib.Quote(id)
			if q == nil || q.Kind == model.ScareQuote {
				continue
			}
			v.Quotes++
			if a.ID != last {
				v.Articles++
				last = a.ID
			}
			if a.Outlet != "" && !slices.Contains(v.Outlets, a.Outlet) {
				v.Outlets = append(v.Outlets, a.Outlet)
			}
		}
		if v.Quotes > 0 || silent {
			out = append(out, v)
		}
	}
	slices.SortStableFunc(out, func(a, b voice) int { return cmp.Compare(b.Quotes, a.Quotes) })
	return out
}

// kindOf is a person's kind; somebody nothing is known of is unnamed.
func kindOf(p *model.Person) model.PersonKind {
	if p.Kind == model.KindUnknown {
		return model.KindUnnamed
	}
	return p.Kind
}

func peopleTable(w io.Writer, voices []voice, width int) error {
	t := newTable(w, width, 7, 4, 2, 5, 6, 6)
	t.row("NAME", "KIND", "QUOTES", "OUTLETS", "ROLES", "ALSO")
	for i := range voices {
		v := &voices[i]
		t.row(v.Name, string(v.Kind), strconv.Itoa(v.Quotes), list(v.Outlets), list(v.Roles), list(v.Aliases))
	}
	return t.err
}

func list(items []string) string { return strings.Join(items, "; ") }

// jsonLines writes one object a line.
func jsonLines[T any](w io.Writer, items func(func(T) bool)) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for v := range items {
		if err := enc.Encode(v); err != nil {
			return fmt.Errorf("writing: %w", err)
		}
	}
	return nil
}
