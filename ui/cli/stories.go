package cli

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"whosaid/model"
	"whosaid/model/library"
	"whosaid/ui/dates"
	"whosaid/ui/paint"
)

func (c *commands) storiesCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "stories [PATH…]",
		Short: "Print which articles tell one story, and whom each quotes",
		Long: "stories prints each event with its articles by date and the voices that each article quotes. " +
			"A voice that only one article of a story of several quotes is marked with an asterisk.\n\n" + withoutPath,
		RunE: func(cmd *cobra.Command, args []string) error {
			ctx := cmd.Context()
			lib := c.load(ctx, args, c.whole)
			if lib == nil {
				return nil
			}
			return c.output(ctx, func(w io.Writer) error {
				told := whileAlive(ctx, storiesOf(lib))
				if asJSON {
					return jsonLines(w, told)
				}
				for s := range told {
					if err := printStory(w, s); err != nil {
						return err
					}
				}
				return nil
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON Lines")
	return cmd
}

// story is one story with who speaks in it. Its fields are the format of
// stories --json.
type story struct {
	ID       model.StoryID  `json:"id"`
	Title    string         `json:"title"`
	Articles []storyArticle `json:"articles"` // by date
}

type storyArticle struct {
	ID        model.ArticleID `json:"id"`
	Title     string          `json:"title"`
	Outlet    string          `json:"outlet"`
	Published string          `json:"published"`
	Source    string          `json:"source"`
	Voices    []storyVoice    `json:"voices"`
}

type storyVoice struct {
	ID     model.PersonID `json:"id"`
	Name   string         `json:"name"`
	Quotes int            `json:"quotes"`
	Only   bool           `json:"only"` // no other article of the story quotes them
}

// storiesOf yields the stories of a library.
func storiesOf(lib *library.Library) func(func(*story) bool) {
	return func(yield func(*story) bool) {
		for _, s := range lib.Stories() {
			out := &story{ID: s.ID, Title: s.Title}
			for _, id := range s.Articles {
				if a := lib.Article(id); a != nil {
					date, _, _ := strings.Cut(a.Published, "T")
					out.Articles = append(out.Articles, storyArticle{
						ID: a.ID, Title: a.Title, Outlet: a.Outlet, Published: date, Source: a.Source,
						Voices: articleVoices(lib, a.ID),
					})
				}
			}
			out.findOnly()
			if !yield(out) {
				return
			}
		}
	}
}

// articleVoices counts an article's quotations by speaker, in the order in
// which they first speak.
func articleVoices(lib *library.Library, id model.ArticleID) []storyVoice {
	voices := []storyVoice{}
	r := lib.Reading(id)
	for i := range r.Quotes {
		speaker := lib.Speaker(r.Quotes[i].ID)
		if speaker == "" || r.Quotes[i].Kind == model.ScareQuote {
			continue
		}
		n := slices.IndexFunc(voices, func(v storyVoice) bool { return v.ID == speaker })
		if n < 0 {
			n = len(voices)
			voices = append(voices, storyVoice{ID: speaker, Name: nameOf(lib, speaker)})
		}
		voices[n].Quotes++
	}
	return voices
}

func nameOf(lib *library.Library, id model.PersonID) string {
	if p := lib.Person(id); p != nil {
		return fold(p.Name)
	}
	return ""
}

// findOnly marks the voices that one article alone quotes; where there is but
// one article that says nothing.
func (s *story) findOnly() {
	in := map[model.PersonID]int{}
	for i := range s.Articles {
		for _, v := range s.Articles[i].Voices {
			in[v.ID]++
		}
	}
	for i := range s.Articles {
		for k := range s.Articles[i].Voices {
			v := &s.Articles[i].Voices[k]
			v.Only = in[v.ID] == 1 && len(s.Articles) > 1
		}
	}
}

func printStory(w io.Writer, s *story) error {
	var b strings.Builder
	noun := "articles"
	if len(s.Articles) == 1 {
		noun = "article"
	}
	fmt.Fprintf(&b, "%s (%d %s)\n", fold(s.Title), len(s.Articles), noun)
	for i := range s.Articles {
		a := &s.Articles[i]
		var facts []string
		for _, f := range []string{dates.Short(a.Published), a.Outlet, fold(a.Title), paint.Plain(a.Source)} {
			if f != "" {
				facts = append(facts, f)
			}
		}
		b.WriteString("  " + strings.Join(facts, " · ") + "\n")
		for _, v := range a.Voices {
			mark := " "
			if v.Only {
				mark = "*"
			}
			fmt.Fprintf(&b, "    %s %3d  %s\n", mark, v.Quotes, v.Name)
		}
	}
	b.WriteString("\n")
	if _, err := io.WriteString(w, b.String()); err != nil {
		return fmt.Errorf("writing the stories: %w", err)
	}
	return nil
}
