package people

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"whosaid/model"
	"whosaid/model/mentions"
	"whosaid/model/quotes"
	"whosaid/model/tokens"
)

// article makes a paragraph of each line of text.
func article(text string) *model.Article {
	a := &model.Article{Text: text, Language: "en", ID: "a"}
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

// read runs the stages up to and with Resolve.
func read(a *model.Article) *model.Reading {
	toks := tokens.Split(a)
	r := &model.Reading{Mentions: mentions.Find(a, toks)}
	r.Quotes, r.Mentions = quotes.Find(a, toks, r.Mentions)
	Resolve(a, toks, r)
	return r
}

// TestResolve asks for the person of the mention marked with [brackets]; "" is
// nobody known.
func TestResolve(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"surname", "Mayor Anna Berg opened the bridge. [Berg] said it was safe.", "Anna Berg"},
		{"surname first", "North Korea’s leader Pak Il-chol spoke. [Pak] said it was safe.", "Pak Il-chol"},
		{"first name", "Singer Hilda Berg returned. [Hilda] said it was late.", "Hilda Berg"},
		{"fuller name later", "[Berg] said it was safe. It was the first speech of Anna Berg as mayor.", "Anna Berg"},
		{"nickname", "Robert Dahl was early. [Bob Dahl] said so.", "Robert Dahl"},
		{"misspelt", "Anna Kowalska came. [Kovalska] said no.", "Anna Kowalska"},
		{"courtesy tells spouses apart", "Lars Holm and Anna Holm came. [Mrs. Holm] said no.", "Anna Holm"},
		{"courtesy tells spouses apart, he", "Lars Holm and Anna Holm came. [Mr. Holm] said no.", "Lars Holm"},
		{"surname of two words", "Enrique Soto Lara won. [Mr. Soto Lara] said so.", "Enrique Soto Lara"},
		{"he", "Lars Holm spoke to Anna Berg. [He] said no.", "Lars Holm"},
		{"she", "Lars Holm spoke to Anna Berg. [She] said no.", "Anna Berg"},
		{"he behind a quote", "Lars Holm, the mayor, criticised the plan.\n“It is too late,” [he] said.", "Lars Holm"},
		{"he is who spoke last", "“It is too late,” Lars Holm said.\n“It is too late for the port,” [he] added.", "Lars Holm"},
		{"who", "Anna Berg met Lars Holm, [who] said no.", "Lars Holm"},
		{"the minister", "Foreign Minister Anna Berg spoke after Lars Holm. [The minister] said no.", "Anna Berg"},
		{"the senator of a state", "Florida Sen. Ann Lee and Ohio Sen. Tom Cole came. [The Ohio senator] said no.", "Tom Cole"},
		{"the nominee of a party", "Republican nominee Tom Cole and Democratic nominee Ann Lee met. [The Democratic nominee] said no.", "Ann Lee"},
		{"the ministry", "Norway’s foreign ministry protested. “We are not amused,” [the ministry] said.", "Norway’s foreign ministry"},
		{"the ministry named last", "Norway’s foreign ministry protested.\nThe Ministry of Foreign Affairs of Chad shrugged.\n“We are not amused,” [the ministry] said.", "Ministry of Foreign Affairs of Chad"},
		{"two forms of one ministry", "Norway’s Ministry of Foreign Affairs protested.\nOn Monday [the Norwegian foreign ministry] said no.", "Norway’s Ministry of Foreign Affairs"},
		{"its ministry", "Norway broke off the talks. [Its foreign ministry] said: “We will not go on.”", "Norway’s foreign ministry"},
		{"acronym", "The Baltic Fishing Union (BFU) met. Later the [BFU] said no.", "Baltic Fishing Union"},
		{"initials", "The Korean Central News Agency wrote of rain. Later [KCNA] said no.", "Korean Central News Agency"},
		{"short name of a paper", "The Coastal Post wrote of rain. “It will rain,” the [Post] said.", "The Coastal Post"},
		{"it", "Norway closed the port. [It] warned: “There will be more.”", "Norway"},
		{"owner", "Anna Berg’s campaign said no. “We will not move,” [the campaign] said.", "Anna Berg’s campaign"},
		{"they are two", "Anna Berg and Lars Holm wrote to the port. “It must close,” [they] said.", "Anna Berg and Lars Holm"},
		{"both", "Anna Berg and Lars Holm spoke to residents. Later [Berg and Holm] said no.", "Anna Berg and Lars Holm"},
		{"the article is its paper’s", "The Coastal Post wrote of rain in 1995. “It will rain,” [the article] said.", "The Coastal Post"},
		{"who issued a report", "[A Fisheries Inspection Office report] said that “nothing swims”.", "Fisheries Inspection Office"},
		{"the other is named in the quote", "Lars Holm called Anna Berg a liar after Carl Dahl had asked. “I never met Anna Berg or Carl Dahl,” [he] said.", "Lars Holm"},
		{"who was introduced", "Lars Holm on Monday called for rain.\n“It must come,” [Berg’s former strategist] said in an interview.", "Lars Holm"},
		{"the role of one named later", "[The president] has often said he likes rain.\nThe port waited.\nPresident Lars Holm arrived at noon.", "Lars Holm"},
		{"subject of the participle", "“It is far,” Anna Berg said.\nAsked about the vote for Hilda Dahl in June, [she] replied: “I don’t know.”", "Anna Berg"},
		{"a subject inside another clause", "Lars Holm took his daughter to the harbour to explain who Carl Dahl was.\n[He] said: “He was strong.”", "Lars Holm"},
		{"a question’s subject", "Carl Dahl spoke of boats. Was Lars Holm satisfied? “To a point,” [he] said.", "Lars Holm"},
		{"title and name behind a comma", "It rained. “He had it coming,” [the harbour master, Lars Holm,] told reporters.", "Lars Holm"},
		{"owner with a title", "Liberal candidate Carl Dahl’s doctor spoke. [The candidate] said he was well.", "Carl Dahl"},
		{"a surname that is a word", "Lars Tester spoke first. The boats are late, [Tester] said.", "Lars Tester"},
		{"a surname that is a people", "Investor Mark Cuban came. [Cuban] also said that Cuban officials came.", "Mark Cuban"},
		{"an actress long ago", "Actress Hilda Dahl came. It rained. The port closed. Boats sank. It snowed. The sun rose. It hailed. Nobody came. Star Anna Berg opened a bar. [The actress] said it was late.", "Anna Berg"},
		{"author named in the last line", "[I] believe that the port must close.\nNobody listens to boats.\nAnna Berg is a retired pilot in Bergen.", "Anna Berg"},
		{"a letter wrong", "Hilda Wimes runs a club. [Wines] said no.", "Hilda Wimes"},
		{"a president and a first lady", "[President Osei] spoke of rain. Mr. Osei was late, and so was the first lady, Ama Osei.", "Osei"},
		{"a headline’s word before a surname", "[Derelict Holm] and the port\nMayor Holm spoke of rain. Holm was late.", "Holm"},
		{"a description cut short", "“It rains,” said [a senior aide, who asked for no name].", "a senior aide"},
		{"particles in small letters", "Marieke de Boer leads the dockers. The claim was denied by [de Boer] on Monday.", "Marieke de Boer"},
		{"particles in capitals", "Marieke de Boer leads the dockers.\n[DE BOER]: We bring our own coffee.", "Marieke de Boer"},
		{"a title before particles", "Ursula van der Holm spoke. Later [Minister van der Holm] left.", "Ursula van der Holm"},
		{"a given name tells the gender", "Marieke de Boer denied what Pieter Kuipers had said. “That is a lie,” [she] said.", "Marieke de Boer"},
		{"the president of another body", "Senate President Lars Holm spoke. Carl Dahl, for the BFU, said no. “Never,” [the BFU president] said.", "Carl Dahl"},
		{"the president of that body", "Senate President Lars Holm spoke. Carl Dahl, for the BFU, said no. “Never,” [the Senate president] said.", "Lars Holm"},
		{"the president of a body named beside him", "Carl Dahl, for the BFU, said no. Anna Berg of the Liberals agreed. “Never,” [the BFU president] said.", "Carl Dahl"},
		{"several titles before a name", "Carl Dahl spoke. [The chair, Committee on Rain, Senator Jan Kask], stated: “No boat will sail.”", "Jan Kask"},
		{"two and both", "Jan Visser and Anna Dahl came. [Visser and Dahl both] said the boat was late.", "Jan Visser and Anna Dahl"},
		{"a body with of in its name", "Bank of Norway chairman Lars Holm sat. “Never,” [the bank’s chairman] said.", "Lars Holm"},
		{"a name given", "“It rains,” said [a crane driver who gave his name only as Willem].", "Willem"},
		{"a first name given", "[A resident] who asked to be identified only by her first name, Hilda, said no.", "Hilda"},
		{"I in a quote is its speaker", "“[I] said no,” Anna Berg told reporters.", "Anna Berg"},
	}
	for _, c := range tests {
		t.Run(c.name, func(t *testing.T) {
			at := strings.IndexByte(c.text, '[')
			a := article(strings.NewReplacer("[", "", "]", "").Replace(c.text))
			r := read(a)
			got, found := "", false
			for i := range r.Mentions {
				m := &r.Mentions[i]
				if m.Span.Start <= at && at < m.Span.End {
					found = true
					if m.Person >= 0 {
						got = r.Persons[m.Person].Name
					}
					break
				}
			}
			if !found || got != c.want {
				t.Errorf("%s\n got %q (found %v), want %q", c.text, got, found, c.want)
			}
		})
	}
}

// TestResolveSeesThroughWideMentions gives Resolve mentions that attribution
// drew too wide.
func TestResolveSeesThroughWideMentions(t *testing.T) {
	const text = "Later in the day Anna Berg hardly spoke. It was that."
	a := article(text)
	toks := tokens.Split(a)
	r := &model.Reading{Mentions: mentions.Find(a, toks)}
	head := strings.Index(text, "Berg")
	wide := model.Mention{Span: model.Span{End: len("Later in the day Anna Berg hardly")}, Head: model.Span{Start: head, End: head + 4}, Form: model.FormRole, Role: "x"}
	wide.Extent = wide.Span
	r.Mentions = append([]model.Mention{wide}, r.Mentions...)
	r.Quotes = []model.Quote{{Kind: model.Indirect, Spans: []model.Span{{Start: 42, End: 50}}, Mention: 0}}
	Resolve(a, toks, r)
	if p := r.Mentions[0].Person; p < 0 || r.Persons[p].Name != "Anna Berg" {
		t.Errorf("person %d of %+v", p, r.Persons)
	}
}

func TestResolveNamesWithoutTitles(t *testing.T) {
	a := article("Republican Carl Dahl spoke first. Mr. Dahl and his wife said no. On the way Sen. Dahl said yes.")
	for _, p := range read(a).Persons {
		if p.Name != "Carl Dahl" {
			continue
		}
		for _, f := range p.Aliases {
			if strings.Contains(f, "Mr.") || strings.Contains(f, "Republican") {
				t.Errorf("alias %q", f)
			}
		}
		for _, r := range p.Roles {
			if r == "Mr." || strings.Contains(r, "way") {
				t.Errorf("role %q", r)
			}
		}
	}
}

func TestResolveKeepsPersonsApart(t *testing.T) {
	a := article("Hilda Berg, Anna Berg and Lars Berg Jr. met Lars Berg. Kim Il-chol met Kim Yo-chol.")
	var got []string
	for _, p := range read(a).Persons {
		got = append(got, p.Name)
	}
	if want := "[Hilda Berg Anna Berg Lars Berg Jr. Lars Berg Kim Il-chol Kim Yo-chol]"; fmt.Sprint(got) != want {
		t.Errorf("got %v, want %s", got, want)
	}
}

func TestResolveListsWhoSpeaks(t *testing.T) {
	a := article("A report fell on Bergen. “It was heavy,” a witness said. “It was light,” Anna Berg said, near the Telegram channel of Norway.")
	var got []string
	for _, p := range read(a).Persons {
		got = append(got, p.Name+"/"+string(p.Kind))
	}
	if want := "[a witness/unnamed Anna Berg/person]"; fmt.Sprint(got) != want {
		t.Errorf("got %v, want %s", got, want)
	}
}

// sound reports what is wrong with a resolved reading: links that run in
// circles or end elsewhere than their person, indexes out of bounds.
func sound(r *model.Reading) error {
	for i := range r.Mentions {
		m := &r.Mentions[i]
		if m.Person >= len(r.Persons) {
			return fmt.Errorf("mention %d: person %d of %d", i, m.Person, len(r.Persons))
		}
		if m.Person < 0 {
			continue
		}
		for j, steps := i, 0; r.Mentions[j].Link.To >= 0; steps++ {
			l := r.Mentions[j].Link
			if l.Rule == "" || l.Confidence <= 0 || l.Confidence > 1 {
				return fmt.Errorf("mention %d: link %+v", j, l)
			}
			if j = l.To; steps > len(r.Mentions) || r.Mentions[j].Person != m.Person {
				return fmt.Errorf("mention %d: its chain breaks at %d", i, j)
			}
		}
	}
	for i := range r.Persons {
		if r.Persons[i].Name == "" || r.Persons[i].Kind == "" {
			return fmt.Errorf("person %d: %+v", i, r.Persons[i])
		}
	}
	return nil
}

func FuzzResolve(f *testing.F) {
	for _, s := range []string{
		"Norway’s Foreign Minister Anna Berg said no. “I said,” she said. The ministry said its ministry said.",
		"He said. She said. They said. It said. I said. Who said. Berg said. Anna Berg (AB) said. AB said.",
		"Mr. Berg Dahl Berg Jr. said. “He said “she said” it said” said B.",
		strings.Repeat("Ann said. ", 40), strings.Repeat("he ", 90),
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			t.Skip()
		}
		a := article(text)
		r := read(a)
		if err := sound(r); err != nil {
			t.Fatal(err)
		}
		var g Registry
		if ids := g.Add(a, r); len(ids) != len(r.Persons) {
			t.Fatalf("%d IDs for %d persons", len(ids), len(r.Persons))
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

func BenchmarkResolve(b *testing.B) {
	a := article(prose(5000)[:4700])
	toks := tokens.Split(a)
	r := &model.Reading{Mentions: mentions.Find(a, toks)}
	r.Quotes, r.Mentions = quotes.Find(a, toks, r.Mentions)
	b.SetBytes(int64(len(a.Text)))
	b.ReportAllocs()
	for b.Loop() {
		Resolve(a, toks, r)
	}
}

// BenchmarkResolveLong measures an article of 1 MB: the cost per byte must not
// grow with length.
func BenchmarkResolveLong(b *testing.B) {
	a := article(prose(1 << 20))
	toks := tokens.Split(a)
	r := &model.Reading{Mentions: mentions.Find(a, toks)}
	b.SetBytes(int64(len(a.Text)))
	for b.Loop() {
		Resolve(a, toks, r)
	}
}
