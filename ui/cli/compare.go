package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"whosaid/model"
	"whosaid/model/library"
	"whosaid/ui/dates"
	"whosaid/ui/paint"
	"whosaid/ui/sheet"
	"whosaid/ui/worddiff"
)

func (c *commands) compareCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "compare A B",
		Short: "Print what two articles both quote, and whom only one does",
		Long: "compare prints the statements that both articles print, word by word: " +
			"[-what only A has-] and {+what only B has+}. Then it prints who is quoted by only one of them.\n\n" +
			"A and B are files, or the identifiers or addresses of articles in the library.",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) != 2 {
				return usageError{cmd, errTwoPaths}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			ctx := cmd.Context()
			lib, pair := c.loadPair(ctx, args)
			if lib == nil {
				return nil
			}
			return c.output(ctx, func(w io.Writer) error {
				found := compare(lib, pair[0], pair[1])
				if asJSON {
					return jsonLines(w, slices.Values([]*comparison{found}))
				}
				return found.print(w)
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one JSON object")
	return cmd
}

var (
	errTwoPaths = errors.New("name two articles")
	errNotOne   = errors.New("compare wants one article from each; name a file that holds one")
)

// loadPair loads two articles. What is wrong with them it reports itself; the
// library is nil then.
func (c *commands) loadPair(ctx context.Context, args []string) (*library.Library, [2]*model.Article) {
	var pair [2]*model.Article
	lib := library.New()
	done, err := c.kept.apply(ctx, lib)
	if err != nil {
		c.fail(err)
		return nil, pair
	}
	defer func() { c.fail(done()) }()
	for i, arg := range args {
		if pair[i] = c.inLibrary(ctx, arg); pair[i] != nil {
			continue
		}
		count := 0
		for a, err := range c.articles(ctx, []string{arg}) {
			c.fail(err)
			if a != nil {
				pair[i] = a
				count++
			}
		}
		switch {
		case count > 1:
			c.fail(fmt.Errorf("%s holds %d articles; %w", arg, count, errNotOne))
			return nil, pair
		case count == 0:
			return nil, pair
		}
	}
	if err := lib.Add(ctx, pair[:]...); err != nil {
		c.fail(err)
		return nil, pair
	}
	return lib, pair
}

// inLibrary is the article of the library that is named by its identifier or its
// address; nil when there is none, or a file of that name.
func (c *commands) inLibrary(ctx context.Context, name string) *model.Article {
	if _, err := os.Stat(name); err == nil || name == "-" {
		return nil
	}
	lib, _ := c.openIfHolds(ctx, c.lean)
	if lib == nil {
		return nil
	}
	return lib.Article(lib.Locate(name))
}

// comparison is what two articles have in common and what not. Its fields are
// the format of compare --json.
type comparison struct {
	A     comparedArticle `json:"a"`
	B     comparedArticle `json:"b"`
	Both  []shared        `json:"both"`
	OnlyA []storyVoice    `json:"only_a"`
	OnlyB []storyVoice    `json:"only_b"`
}

type comparedArticle struct {
	ID        model.ArticleID `json:"id"`
	Title     string          `json:"title"`
	Outlet    string          `json:"outlet"`
	Published string          `json:"published"`
	Source    string          `json:"source"`
}

// shared is one statement that both articles print.
type shared struct {
	A     *sheet.Row         `json:"a"`
	B     *sheet.Row         `json:"b"`
	Kind  model.RelationKind `json:"kind"`
	Score float64            `json:"score"`
	Diff  []change           `json:"diff"`
}

// change is a run of words that is kept from A to B, added in B, or dropped.
type change struct {
	Kind string `json:"kind"`
	Text string `json:"text"`
}

func compare(lib *library.Library, a, b *model.Article) *comparison {
	c := &comparison{A: comparedOf(a), B: comparedOf(b), Both: []shared{}}
	inB := map[model.QuoteID]*sheet.Row{}
	for row := range sheet.Of(lib, b.ID) {
		inB[row.ID] = row
	}
	for row := range sheet.Of(lib, a.ID) {
		for _, rel := range lib.Related(row.ID) {
			other := rel.B
			if other == row.ID {
				other = rel.A
			}
			if twin := inB[other]; twin != nil {
				c.Both = append(c.Both, shared{row, twin, rel.Kind, rel.Score, changes(row.Quote, twin.Quote)})
			}
		}
	}
	c.OnlyA, c.OnlyB = filled(without(lib, a.ID, b.ID)), filled(without(lib, b.ID, a.ID))
	return c
}

func comparedOf(a *model.Article) comparedArticle {
	date, _, _ := strings.Cut(a.Published, "T")
	return comparedArticle{ID: a.ID, Title: fold(a.Title), Outlet: a.Outlet, Published: date, Source: a.Source}
}

func changes(from, to string) []change {
	names := map[worddiff.Kind]string{worddiff.Kept: "kept", worddiff.Added: "added", worddiff.Dropped: "dropped"}
	out := []change{}
	for _, p := range worddiff.Compare(from, to) {
		out = append(out, change{names[p.Kind], p.Text})
	}
	return out
}

// without lists whom one article quotes and the other does not.
func without(lib *library.Library, id, other model.ArticleID) []storyVoice {
	there := articleVoices(lib, other)
	voices := slices.DeleteFunc(articleVoices(lib, id), func(v storyVoice) bool {
		return slices.ContainsFunc(there, func(o storyVoice) bool { return o.ID == v.ID })
	})
	for i := range voices {
		voices[i].Only = true
	}
	return voices
}

func (c *comparison) print(w io.Writer) error {
	var b strings.Builder
	b.WriteString("A  " + c.A.line() + "\nB  " + c.B.line() + "\n\n")
	if len(c.Both) == 0 {
		b.WriteString("No statement stands in both.\n")
	}
	for _, s := range c.Both {
		who := or(s.A.Speaker, "unattributed")
		if other := or(s.B.Speaker, "unattributed"); other != who {
			who += " in A, " + other + " in B"
		}
		fmt.Fprintf(&b, "%s (%s)\n  %s\n\n", who, s.Kind, marked(s.Diff))
	}
	only(&b, "A", c.OnlyA)
	only(&b, "B", c.OnlyB)
	if _, err := io.WriteString(w, b.String()); err != nil {
		return fmt.Errorf("writing the comparison: %w", err)
	}
	return nil
}

func (a *comparedArticle) line() string {
	var facts []string
	for _, f := range []string{a.Title, a.Outlet, dates.Short(a.Published), paint.Plain(a.Source)} {
		if f != "" {
			facts = append(facts, f)
		}
	}
	return strings.Join(facts, " · ")
}

// marked writes a diff in the notation of wdiff.
func marked(diff []change) string {
	var parts []string
	for _, d := range diff {
		switch d.Kind {
		case "added":
			parts = append(parts, "{+"+d.Text+"+}")
		case "dropped":
			parts = append(parts, "[-"+d.Text+"-]")
		default:
			parts = append(parts, d.Text)
		}
	}
	return strings.Join(parts, " ")
}

func only(b *strings.Builder, name string, voices []storyVoice) {
	if len(voices) == 0 {
		return
	}
	b.WriteString("Quoted only in " + name + ":\n")
	for _, v := range voices {
		fmt.Fprintf(b, "  %3d  %s\n", v.Quotes, v.Name)
	}
}
