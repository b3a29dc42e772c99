package mentions

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"whosaid/model"
	"whosaid/model/tokens"
)

// article makes a paragraph of each line of text.
func article(text string) *model.Article {
	a := &model.Article{Text: text, Language: "en"}
	at := 0
	for line := range strings.Lines(text) {
		if t := strings.TrimSpace(line); t != "" {
			s := at + strings.Index(line, t)
			a.Blocks = append(a.Blocks, model.Block{Kind: model.KindParagraph, Span: model.Span{Start: s, End: s + len(t)}})
		}
		at += len(line)
	}
	return a
}

// show prints a mention as "span (form kind)" with what else is known of it.
func show(a *model.Article, m *model.Mention) string {
	s := fmt.Sprintf("%s (%s", m.Span.In(a.Text), m.Form)
	if m.Kind != "" {
		s += " " + string(m.Kind)
	}
	s += ")"
	if m.Name != "" && m.Name != m.Span.In(a.Text) {
		s += " name=" + m.Name
	}
	if m.Form == model.FormName && m.Role != "" {
		s += " role=" + m.Role
	}
	if m.State != "" {
		s += " state=" + m.State
	}
	switch m.Gender {
	case model.Masculine:
		s += " m"
	case model.Feminine:
		s += " f"
	}
	if m.Plural {
		s += " pl"
	}
	if m.Extent != m.Span {
		s += " extent=" + m.Extent.In(a.Text)
	}
	return s
}

func TestFind(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{"plain name", "The snow reached Anna Berg in spring.", []string{"Anna Berg (name person) f"}},
		{"possessive stays outside", "It was Berg's idea, said Anna Berg.", []string{"Berg (name person)", "Anna Berg (name person) f"}},
		{"title in front", "Norwegian Foreign Minister Anna Berg agreed.", []string{"Norwegian Foreign Minister Anna Berg (name person) name=Anna Berg role=Norwegian Foreign Minister state=Norway f"}},
		{"owner and title", "Norway’s Prime Minister Anna Berg agreed.", []string{"Norway’s Prime Minister Anna Berg (name person) name=Anna Berg role=Norway’s Prime Minister state=Norway f"}},
		{"envoy to a place", "North Korean Ambassador to Sweden Pak Il-chol left.", []string{"North Korean Ambassador to Sweden Pak Il-chol (name person) name=Pak Il-chol role=North Korean Ambassador to Sweden state=North Korea"}},
		{"envoy to a body", "Chad’s representative to the United Nations Adam Idriss spoke.", []string{"Chad’s representative to the United Nations Adam Idriss (name person) name=Adam Idriss role=Chad’s representative to the United Nations state=Chad m"}},
		{"head of state", "The head of state Anna Berg came.", []string{"The head of state Anna Berg (name person) name=Anna Berg role=head of state f"}},
		{"acronym inside a title", "Head of the Baltic Fishing Union (BFU) Jan Kask left.", []string{"Head of the Baltic Fishing Union (BFU) Jan Kask (name person) name=Jan Kask role=Head of the Baltic Fishing Union (BFU) m"}},
		{"lower-case title", "The paper spoke to campaign spokesman Lars Holm.", []string{"The paper (role organisation)", "campaign spokesman Lars Holm (name person) name=Lars Holm role=campaign spokesman m"}},
		{"honorific", "Later Mrs. Berg smiled.", []string{"Mrs. Berg (name person) name=Berg role=Mrs. f"}},
		{"particles", "Snow reminded Ludwig van der Velde of home.", []string{"Ludwig van der Velde (name person) m"}},
		{"particles in front", "Snow was denied by de Boer.", []string{"de Boer (name person)"}},
		{"particles behind a title", "Snow was denied by Mayor van der Velde.", []string{"Mayor van der Velde (name person) name=van der Velde role=Mayor"}},
		{"a surname in capitals with particles", "It was Marieke de Boer.\nDE BOER: No.", []string{"Marieke de Boer (name person) f", "DE BOER (name person)"}},
		{"constituency in brackets", "Mrs. Ireti Berg (LP, Abuja) agreed. Senator Jan Kask (APC-Kano) left.", []string{"Mrs. Ireti Berg (name person) name=Ireti Berg role=Mrs. f extent=Mrs. Ireti Berg (LP, Abuja)", "Senator Jan Kask (name person) name=Jan Kask role=Senator m extent=Senator Jan Kask (APC-Kano)"}},
		{"a form of address", "Comrade Jan Kask left.", []string{"Comrade Jan Kask (name person) name=Jan Kask role=Comrade m"}},
		{"initials and suffix", "It was James T. Cole Jr. who called.", []string{"James T. Cole Jr. (name person) m", "who (pronoun person)"}},
		{"a surname that is a role", "The bell woke Stephen King early.", []string{"Stephen King (name person) m"}},
		{"apposition behind", "Anna Berg, the minister for trade, agreed.", []string{"Anna Berg (name person) role=minister for trade f extent=Anna Berg, the minister for trade"}},
		{"party in brackets", "Sen. Ann Lee (R-Fla.) agreed.", []string{"Sen. Ann Lee (name person) name=Ann Lee role=Sen. state=Florida f extent=Sen. Ann Lee (R-Fla.)"}},
		{"age", "Ann Lee, 34, agreed.", []string{"Ann Lee (name person) f extent=Ann Lee, 34"}},
		{"no apposition before a verb", "In Bergen, the mayor also said no.", []string{"Bergen (name)", "the mayor (role person)"}},
		{"ministry of a state", "Norway’s foreign ministry agreed.", []string{"Norway’s foreign ministry (name organisation) state=Norway"}},
		{"ministry, state behind", "The Ministry of Foreign Affairs of Norway agreed.", []string{"The Ministry of Foreign Affairs of Norway (name organisation) name=Ministry of Foreign Affairs of Norway state=Norway"}},
		{"embassy in a town", "Chad’s embassy in Oslo agreed.", []string{"Chad’s embassy in Oslo (name organisation) state=Chad"}},
		{"body described", "The state-run Korean Central News Agency agreed.", []string{"The state-run Korean Central News Agency (name organisation) name=Korean Central News Agency role=state-run state=Korea"}},
		{"acronym in brackets", "The Baltic Fishing Union (BFU) agreed.", []string{"The Baltic Fishing Union (name organisation) name=Baltic Fishing Union", "BFU (name organisation)"}},
		{"on inside a name", "The Commission on Human Rights agreed.", []string{"The Commission on Human Rights (name organisation) name=Commission on Human Rights"}},
		{"campaign", "Berg’s campaign agreed.", []string{"Berg’s campaign (name organisation)"}},
		{"role", "A separatist leader agreed.", []string{"A separatist leader (role person)"}},
		{"role of a state", "The Norwegian leader agreed.", []string{"The Norwegian leader (role person) state=Norway"}},
		{"groups", "Police and Norwegian officials agreed.", []string{"Police (role unnamed) pl", "Norwegian officials (role unnamed) state=Norway pl"}},
		{"a people", "Snow angered Norwegians.", []string{"Norwegians (role unnamed) state=Norway pl"}},
		{"document", "A report said so.", []string{"A report (role document)"}},
		{"weak document", "The deal failed.", nil},
		{"compound is no role", "The campaign trail is long and the party line is clear.", nil},
		{"adjective compound", "A special military operation began.", nil},
		{"pronouns", "He agreed, but she, who knew, did not.", []string{"He (pronoun person) m", "she (pronoun person) f", "who (pronoun person)"}},
		{"it that acts", "It warned of rain. It seems fine.", []string{"It (pronoun)"}},
		{"account", "A photo by @oslo_news spread.", []string{"@oslo_news (account account)"}},
		{"states act and lie", "Norway agreed in Sweden.", []string{"Norway (name organisation) state=Norway", "Sweden (name) state=Sweden"}},
		{"a surname that is a town", "It snowed on Ann Paris. Then Paris left for Oslo.", []string{"Ann Paris (name person) f", "Paris (name person)", "Oslo (name organisation) state=Norway"}},
		{"town before its province", "He came from Tulsa, Oklahoma, by train.", []string{"He (pronoun person) m", "Tulsa (name)", "Oklahoma (name organisation) state=Oklahoma"}},
		{"sentence openers", "Bilateral talks failed. Already political contacts ceased. However nothing changed.", nil},
		{"compound adjective", "Two Norwegian-backed plans failed.", nil},
		{"that as a conjunction", "They said that Mayor Ann Lee left.", []string{"They (pronoun) pl", "Mayor Ann Lee (name person) name=Ann Lee role=Mayor f"}},
		{"transcript", "Anchor Ann Wallace asked him.\nWALLACE: Is it safe?", []string{"Anchor Ann Wallace (name person) name=Ann Wallace role=Anchor f", "WALLACE (name person)"}},
		{"adverbial in front", "Later in the day North Korea’s embassy in Oslo agreed.", []string{"North Korea’s embassy in Oslo (name organisation) state=North Korea"}},
		{"every", "The ferry sails every ten minutes.", nil},
		{"a title in -man for a woman", "Spokesman Anna Berg left.", []string{"Spokesman Anna Berg (name person) name=Anna Berg role=Spokesman f"}},
		{"an outlet that is a word", "The rain stopped, the Coastal Post wrote. “No more,” the Post added.", []string{"Coastal Post (name organisation)", "Post (name organisation)"}},
		{"a council meets on a day", "The Harbour Council on Monday agreed.", []string{"The Harbour Council (name organisation) name=Harbour Council"}},
		{"a council on something", "The Council on Northern Rivers agreed.", []string{"The Council on Northern Rivers (name organisation) name=Council on Northern Rivers"}},
		{"a surname that is a word", "It snowed on Jon Tester. The boats are late, Tester said.", []string{"Jon Tester (name person) m", "Tester (name person)"}},
		{"a surname that is a people", "It snowed on Mark Cuban. Cuban left when Cuban officials came.", []string{"Mark Cuban (name person) m", "Cuban (name person)", "Cuban officials (role unnamed) state=Cuba pl"}},
		{"headline", "Berg Tells Ministers Harbour Budget Must Grow Sharply\nAnna Berg spoke to the press.", []string{"Berg (name person)", "Anna Berg (name person) f", "the press (role organisation)"}},
	}
	for _, c := range tests {
		t.Run(c.name, func(t *testing.T) {
			a := article(c.text)
			var got []string
			for _, m := range Find(a, tokens.Split(a)) {
				got = append(got, show(a, &m))
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
			}
		})
	}
}

func TestFindLeavesRemovedBlocksAlone(t *testing.T) {
	a := article("Anna Berg spoke.\nCredit: @oslo_news\nAnna Dahl wrote.")
	a.Blocks[1].Removed, a.Blocks[1].Kind = "credit", model.KindCredit
	a.Blocks[2].Removed = "teaser"
	var got []string
	for _, m := range Find(a, tokens.Split(a)) {
		got = append(got, m.Span.In(a.Text))
	}
	if want := []string{"Anna Berg", "@oslo_news"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestFindForeignByShape(t *testing.T) {
	a := article("Die Ministerin Anna Berg sprach in der Stadt mit dem Bürgermeister.")
	a.Language = "de"
	var got []string
	for _, m := range Find(a, tokens.Split(a)) {
		got = append(got, m.Span.In(a.Text))
	}
	if want := []string{"Anna Berg"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// sound reports what is wrong with mentions: order, bounds, rune borders.
func sound(a *model.Article, ms []model.Mention) error {
	end := 0
	for i := range ms {
		m := &ms[i]
		for _, s := range []model.Span{m.Span, m.Head, m.Extent, m.Owner} {
			if s.IsZero() && s != m.Span {
				continue
			}
			if s.Start < 0 || s.End > len(a.Text) || s.Start > s.End {
				return fmt.Errorf("mention %d: span %v of %d bytes", i, s, len(a.Text))
			}
			for _, at := range []int{s.Start, s.End} {
				if at < len(a.Text) && !utf8.RuneStart(a.Text[at]) {
					return fmt.Errorf("mention %d: %d is inside a rune", i, at)
				}
			}
		}
		if m.Span.Start < end || m.Span.Len() == 0 {
			return fmt.Errorf("mention %d: %v overlaps the one before or is empty", i, m.Span)
		}
		if !m.Span.Contains(m.Head) || !m.Extent.Contains(m.Span) {
			return fmt.Errorf("mention %d: %v, head %v, extent %v", i, m.Span, m.Head, m.Extent)
		}
		end = m.Span.End
	}
	return nil
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{
		"Norway’s Foreign Minister Anna Berg (R-Fla.), 34, who left, said no.",
		"the a the of for of (ABC) , ; , @ @a ’s 's Dr. Mr. van der de la",
		"“A’s B’s” The Commission on Human Rights of the People’s Republic (PR) Jan Kask",
		strings.Repeat("\"", 300), strings.Repeat("The minister of ", 80), strings.Repeat("A ", 200) + "(",
		"Ğ ß ﬁ İstanbul ÀÉ 北京 김정은 @北 \u00a0 Ann\u0301 Lee",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			t.Skip()
		}
		a := article(text)
		for _, a.Language = range []string{"en", "de"} {
			if err := sound(a, Find(a, tokens.Split(a))); err != nil {
				t.Fatal(err)
			}
		}
	})
}

// prose repeats a page of made-up news until it is n bytes long.
func prose(n int) string {
	const page = `Norwegian Foreign Minister Anna Berg said on Tuesday that the government would “not wait another year” before it rebuilds the harbour of Bergen.
Berg, who took office in May, spoke to reporters after a meeting with the mayor, Lars Holm, and officials of the Baltic Fishing Union (BFU).
“We have the money,” she said. “What we lack is time, and people who can weld.”
A spokeswoman for the union told the Coastal Herald that its members were ready. Norway’s finance ministry declined to comment, and the ministry’s website was silent.
`
	return strings.Repeat(page, n/len(page)+1)[:n]
}

func BenchmarkFind(b *testing.B) {
	a := article(prose(1 << 18))
	toks := tokens.Split(a)
	b.SetBytes(int64(len(a.Text)))
	b.ReportAllocs()
	for b.Loop() {
		Find(a, toks)
	}
}

// BenchmarkHostile measures text made to be slow: no sentence ends, no space.
func BenchmarkHostile(b *testing.B) {
	for name, text := range map[string]string{
		"capitals": strings.Repeat("Ann ", 1<<18), "titles": strings.Repeat("The minister of ", 1<<16),
		"marks": strings.Repeat("\"", 1<<20), "oneword": strings.Repeat("A", 1<<20), "commas": strings.Repeat("Ann Lee, ", 1<<17),
	} {
		b.Run(name, func(b *testing.B) {
			a := article(text)
			toks := tokens.Split(a)
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				Find(a, toks)
			}
		})
	}
}
