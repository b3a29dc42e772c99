package theme

import (
	"image/color"
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

func TestSpeakersCanBeReadAndToldApart(t *testing.T) {
	for _, c := range []struct {
		name        string
		theme       *Theme
		backgrounds []string
	}{
		{"dark", New(true, true), []string{"#000000", "#1e1e1e", "#2b2b2b"}},
		{"light", New(false, true), []string{"#ffffff", "#fdf6e3"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			seen := map[color.Color]bool{}
			for i, s := range c.theme.Speakers {
				fg := s.Style.GetForeground()
				if seen[fg] {
					t.Errorf("slot %d has a colour that was given before", i)
				}
				seen[fg] = true
				backgrounds := append([]string{hex(c.theme.Selected.GetBackground())}, c.backgrounds...)
				for _, bg := range backgrounds {
					for _, fg := range []color.Color{fg, s.Soft.GetForeground()} {
						if r := contrast(fg, lipgloss.Color(bg)); r < 4.5 {
							t.Errorf("slot %d, %s on %s: contrast %.2f", i, hex(fg), bg, r)
						}
					}
				}
			}
		})
	}
}

func TestMarkupCanBeRead(t *testing.T) {
	for _, dark := range []bool{true, false} {
		th := New(dark, true)
		p := paletteFor(dark)
		for i, s := range []lipgloss.Style{th.Link, th.CodeBlock, th.Byline, th.Caption, th.Muted, th.Status, th.Credit, th.Removed, th.RemovedTag} {
			if fg := s.GetForeground(); fg != (lipgloss.NoColor{}) && contrast(fg, p.background) < readable {
				t.Errorf("dark %v, style %d: %s has contrast %.2f", dark, i, hex(fg), contrast(fg, p.background))
			}
		}
	}
}

func TestGlyphsAreOneCellAndDiffer(t *testing.T) {
	seen := map[string]bool{}
	for _, s := range New(true, false).Speakers {
		if ansi.StringWidth(s.Glyph) != 1 || ansi.StringWidthWc(s.Glyph) != 1 || seen[s.Glyph] {
			t.Errorf("glyph %q", s.Glyph)
		}
		seen[s.Glyph] = true
	}
}

func TestWithoutColorNoStyleSetsOne(t *testing.T) {
	th := New(true, false)
	all := []lipgloss.Style{
		th.Text, th.Title, th.Standfirst, th.Byline, th.Dateline, th.Heading, th.Caption, th.Credit, th.Emphasis, th.Strong,
		th.Strike, th.Code, th.CodeBlock, th.Link, th.BlockQuote, th.QuoteBar, th.Marker, th.TableHead, th.Rule,
		th.Removed, th.RemovedTag, th.Selected, th.SelectBar, th.Related, th.Hit, th.CurrentHit, th.Hint, th.Border,
		th.BorderFocus, th.PaneTitle, th.Item, th.ItemSelected, th.ItemDimmed, th.ItemRead, th.ItemUnread,
		th.ItemMeta, th.Star, th.Muted, th.Status, th.StatusKey, th.HelpKey, th.HelpText, th.Prompt, th.Error,
		th.Warning, th.Success, th.Confidence[0], th.Confidence[1], th.Confidence[2], th.Added, th.Dropped, th.Changed,
	}
	for _, s := range th.Speakers {
		all = append(all, s.Style, s.Soft, s.Mark)
	}
	for i, s := range all {
		if out := s.Render("x"); strings.Contains(out, "38;") || strings.Contains(out, "48;") {
			t.Errorf("style %d sets a colour: %q", i, out)
		}
	}
}

func TestAnySlotHasASpeakerOfItsOwn(t *testing.T) {
	th := New(false, true)
	if th.Speaker(-1).Glyph != " " {
		t.Error("nobody has a glyph")
	}
	seen := map[string]int{}
	for slot := range len(th.Speakers) * len(th.Speakers) {
		s := th.Speaker(slot)
		key := s.Style.Render(s.Glyph)
		if other, ok := seen[key]; ok {
			t.Fatalf("slots %d and %d look alike", other, slot)
		}
		seen[key] = slot
	}
}

func TestAnotherStyleChangesTheArticleAlone(t *testing.T) {
	base := New(true, true)
	for _, name := range StyleNames() {
		style, err := Style(name)
		if err != nil {
			t.Fatal(err)
		}
		th := base.With(style)
		if th.Border.Render("x") != base.Border.Render("x") || th.Speakers[0].Style.Render("x") != base.Speakers[0].Style.Render("x") {
			t.Errorf("%s: panes or speakers changed", name)
		}
		if plain := New(true, false).With(style).Title.Render("x"); strings.Contains(plain, "38;") || strings.Contains(plain, "48;") {
			t.Errorf("%s: a colour without colours: %q", name, plain)
		}
	}
	pink, err := ParseStyle([]byte(`{"heading": {"color": "#ff00ff"}}`))
	if err != nil {
		t.Fatal(err)
	}
	if got := base.With(pink).Title.Render("x"); !strings.Contains(got, "38;2;255;0;255") {
		t.Errorf("the title is %q", got)
	}
	for _, bad := range []string{"", "[]", `{"heading": 3}`} {
		if _, err := ParseStyle([]byte(bad)); err == nil {
			t.Errorf("%q is taken for a style", bad)
		}
	}
	if _, err := Style("no such"); err == nil {
		t.Error("an unknown name is taken for a style")
	}
}
