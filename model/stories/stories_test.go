package stories

import (
	"fmt"
	"strings"
	"testing"

	"whosaid/model"
)

// printed makes an article of a text in which « and » stand around each
// quotation; | parts its spans, and a name in braces behind it is its speaker.
func printed(id, date, marked string) (*model.Article, *model.Reading, []model.PersonID) {
	a := &model.Article{ID: model.ArticleID(id), Title: id, Published: date}
	r := &model.Reading{}
	var speakers []model.PersonID
	var b strings.Builder
	for marked != "" {
		before, rest, ok := strings.Cut(marked, "«")
		b.WriteString(before)
		if !ok {
			break
		}
		said, rest, _ := strings.Cut(rest, "»")
		q := model.Quote{ID: model.QuoteID(fmt.Sprintf("%s:%d", id, b.Len())), Kind: model.Direct, Mention: -1}
		for i, part := range strings.Split(said, "|") {
			if i > 0 {
				b.WriteString(" he said ")
			}
			start := b.Len()
			b.WriteString(part)
			q.Spans = append(q.Spans, model.Span{Start: start, End: b.Len()})
		}
		q.Marked = q.Spans
		speaker := ""
		if strings.HasPrefix(rest, "{") {
			speaker, rest, _ = strings.Cut(rest[1:], "}")
		}
		r.Quotes = append(r.Quotes, q)
		speakers = append(speakers, model.PersonID(speaker))
		marked = rest
	}
	a.Text = b.String()
	start := 0
	for _, p := range strings.SplitAfter(a.Text, "\n\n") {
		if t := strings.TrimRight(p, "\n"); t != "" {
			a.Blocks = append(a.Blocks, model.Block{Kind: model.KindParagraph, Span: model.Span{Start: start, End: start + len(t)}})
		}
		start += len(p)
	}
	return a, r, speakers
}

// outlineOf is the outline of what printed makes.
func outlineOf(id, date, marked string) (*Outline, []model.PersonID) {
	a, r, speakers := printed(id, date, marked)
	return NewOutline(a, r), speakers
}

// relate adds two articles and returns how the quotations of the second are
// related to those of the first, as "kind kind".
func relate(first, second string) string {
	l := NewLinks()
	var out []string
	for i, text := range []string{first, second} {
		for _, rel := range l.Add(outlineOf(fmt.Sprint("a", i), "2031-05-02", text)) {
			out = append(out, string(rel.Kind))
		}
	}
	return strings.Join(out, " ")
}

func TestLinks(t *testing.T) {
	const whole = "The ferry company said: «The new timetable robs eleven islands of their doctor, their post and their school, and we shall fight it in every court of the kingdom»{sund}."
	for _, c := range []struct{ name, first, second, want string }{
		{"the same words", whole, "«The new timetable robs eleven islands of their doctor, their post and their school, and we shall fight it in every court of the kingdom»{sund}, Sund said.", "same"},
		{"case, marks and dashes", whole, "«THE NEW TIMETABLE ROBS ELEVEN ISLANDS OF THEIR DOCTOR — THEIR POST — AND THEIR SCHOOL — AND WE SHALL FIGHT IT IN EVERY COURT OF THE KINGDOM!»{sund}", "same"},
		{"a fragment of two words", whole, "Sund wrote that the plan «robs eleven islands»{sund} of much.", "part"},
		{"the first half", whole, "«The new timetable robs eleven islands of their doctor, their post and their school»{sund}, she said.", "part"},
		{"an ellipsis", whole, "«The new timetable robs eleven islands… of the kingdom»{sund}", "part"},
		{"split around its cue", whole, "«The new timetable robs eleven islands of their doctor, their post and their school,|and we shall fight it in every court of the kingdom»{sund}", "same"},
		{"brackets", whole, "«The new timetable [of the line] robs eleven islands of their doctor, their post and their school, and we shall fight it in every court of the kingdom»{sund}", "same"},
		{"a word changed", whole, "«The new timetable robs twelve islands of their doctor, their post and their schools, and we will fight it in every court of the kingdom»{sund}", "reworded"},
		{"British and American", "«The harbour programme will organise labour for the coloured buoys»{sund}", "«The harbor program will organize labor for the colored buoys»{sund}", "same"},
		{"hyphens", "He hoped for «fruitful co-operation between island schoolmasters»{sund}", "He spoke of «fruitful cooperation between island schoolmasters»{sund}", "same"},
		{"contractions", "«We don't believe the ferries won't sail, and we'll see them moored in Lindby»{sund}", "«We do not believe the ferries will not sail, and we will see them moored in Lindby»{sund}", "same"},
		{"another speaker echoes", whole, "«The new timetable robs eleven islands of their doctor, their post and their school»{brandt}, Brandt agreed.", "part"},
		{"nothing shared", whole, "«Our kites rose above the meadow and none came down before noon»{strand}", ""},
		{"stock phrases", "«It is time for the president of the United States to ground the ferries of Lindby»{sund}", "«She would be the first president of the United States to fly a kite in Veldmark»{strand}", ""},
		{
			"a formula in another's sentence",
			"Fishermen from four villages blocked the quay on Friday over herring quotas. «Lindby will answer every trawler that offends its sovereignty and territorial integrity»{sund}",
			"The railway ministry rejected the shortened line through the marshes. «This timetable was drawn to undermine the sovereignty and territorial integrity of Veldmark»{strand}", "",
		},
		{"common words", "«I don't think so, I have to say»{sund}", "«We have to say that they do not think of it»{strand}", ""},
		{"no spaces between words", "«港は来週の金曜日まで閉鎖される»{sund}", "«港は来週の金曜日まで閉鎖される、と思う»{sund}", "same"},
		{"Cyrillic", "«Порт останется закрытым до следующей пятницы из-за наводнения»{sund}", "«порт останется закрытым до следующей пятницы»{sund}", "part"},
	} {
		if got := relate(c.first, c.second); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestRelations(t *testing.T) {
	l, book := NewLinks(), NewRelations()
	var ids []model.QuoteID
	for i, text := range []string{
		"«The lighthouse keeper counted nineteen whales before breakfast»{kari}",
		"«nineteen whales before breakfast»{kari}, the keeper said.",
		"«The lighthouse keeper counted nineteen whales before breakfast»{kari}",
	} {
		a, r, speakers := printed(fmt.Sprint("a", i), "", text)
		book.Add(l.Add(NewOutline(a, r), speakers)...)
		ids = append(ids, r.Quotes[0].ID)
	}
	for _, id := range ids {
		of := book.Of(id)
		if len(of) != 2 {
			t.Fatalf("%s has %d relations, want 2", id, len(of))
		}
		for i, rel := range of {
			if rel.A != id || rel.Score <= 0 || rel.Score > 1 || i > 0 && rel.Score > of[i-1].Score {
				t.Errorf("Of(%s)[%d] = %+v", id, i, rel)
			}
		}
	}
	book.Remove("a1")
	if len(book.Of(ids[1])) != 0 || len(book.Of(ids[0])) != 1 || len(book.Of(ids[2])) != 1 || len(book.All()) != 1 {
		t.Errorf("after removing a1: %v, %v, %v", book.Of(ids[0]), book.Of(ids[1]), book.Of(ids[2]))
	}
}

func TestFold(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"We DON’T — won't, can't!", "we do not will not can not"},
		{"It's the mayor's; they've gone", "it the mayor they have gone"},
		{"58% of 6,500 km", "58 percent of 6500 km"},
		{"co-operation, e-mails, third-grade", "cooperation emails third grade"},
		{"Éva Łysenko", "eva łysenko"},
		{"colour of the theatre programme", "color of the theater program"},
		{"港は", "港 は"},
		{"", ""},
		{"…!?", ""},
	} {
		var got []string
		fold(c.in, model.Span{End: len(c.in)}, func(w string, _ context) { got = append(got, w) })
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("fold(%q) = %q, want %q", c.in, s, c.want)
		}
	}
}

func TestGroups(t *testing.T) {
	l := NewLinks()
	g := NewGroups(l)
	of := map[string]model.StoryID{}
	for _, c := range []struct{ id, date, text string }{
		{"ferry1", "2031-05-02", "Ferry runs aground off Lindby\n\nThe ferry Margareta ran aground off Lindby on Friday with ninety passengers aboard. Captain Oluf Brandt blamed a broken buoy near the Lindby lighthouse."},
		{"kite", "2031-05-02", "Kite festival draws record crowd\n\nThe kite festival in Veldmark drew a record crowd on Friday. Organiser Paula Strand said the wind had never been kinder to Veldmark."},
		{"ferry2", "2031-05-03", "Passengers of stranded ferry taken ashore\n\nNinety passengers of the ferry Margareta, which ran aground off Lindby, were taken ashore on Saturday. The buoy near the lighthouse had been dark for a week, captain Oluf Brandt said."},
		{"ferry3", "2031-06-20", "Ferry runs aground off Lindby again\n\nThe ferry Margareta ran aground off Lindby again on Friday. Captain Oluf Brandt blamed the same buoy near the Lindby lighthouse, with eighty passengers aboard."},
		{"kite2", "2031-05-03", "Veldmark counts its kites\n\nAfter the record crowd of the kite festival, Veldmark counted its kites. Paula Strand, the organiser, said the wind had been kind."},
	} {
		o, speakers := outlineOf(c.id, c.date, c.text)
		of[c.id] = g.Add(o, l.Add(o, speakers)).Story
		if again := g.Add(o, nil).Story; again != of[c.id] || g.Of(o.id) != of[c.id] {
			t.Errorf("%s: added again it moved to %s", c.id, again)
		}
	}
	if of["ferry1"] != of["ferry2"] || of["kite"] != of["kite2"] || of["ferry1"] == of["kite"] || of["ferry1"] == of["ferry3"] {
		t.Errorf("stories %v; want the ferry's two of May, the kites' two, the ferry of June", of)
	}
	if s := g.Story(of["ferry1"]); s == nil || len(s.Articles) != 2 || s.Articles[0] != "ferry1" {
		t.Errorf("the ferry's story is %+v", s)
	}
	if n := len(g.All()); n != 3 {
		t.Errorf("%d stories", n)
	}
}

func TestStoryTitle(t *testing.T) {
	l := NewLinks()
	g := NewGroups(l)
	const text = "The ferry Margareta ran aground off Lindby on Friday with ninety passengers aboard, Captain Oluf Brandt said near the Lindby lighthouse."
	var id model.StoryID
	for i, c := range []struct {
		title   string
		derived bool
	}{
		{"The ferry Margareta ran aground off Lindby on Friday", true},
		{"BREAKING NEWS: Ferry aground", false},
		{"Ferry Margareta runs aground off Lindby", false},
		{"FERRY AGROUND", false},
	} {
		a, _, _ := printed(fmt.Sprint("a", i), "2031-05-02", text)
		a.Title, a.TitleDerived = c.title, c.derived
		o := NewOutline(a, &model.Reading{})
		l.Add(o, nil)
		id = g.Add(o, nil).Story
	}
	if s := g.Story(id); len(s.Articles) != 4 || s.Title != "Ferry Margareta runs aground off Lindby" {
		t.Errorf("story %+v", s)
	}
}

// TestHostile: long and repetitive quotations must cost neither quadratic time
// nor memory; the test's own time limit would tell.
func TestHostile(t *testing.T) {
	var b strings.Builder
	for i := range 60_000 {
		fmt.Fprintf(&b, "word%d ", i*7919%50_021)
	}
	for _, text := range []string{
		b.String(),
		strings.Repeat("again ", 100_000),
		strings.Repeat("x", 1_000_000),
		strings.Repeat("港", 100_000),
		strings.Repeat("[", 500_000) + "deep",
	} {
		l := NewLinks()
		for i := range 3 {
			if n := len(l.Add(outlineOf(fmt.Sprint("a", i), "", "«"+text+"»{x} and more"))); n > i {
				t.Errorf("%.20q…: %d relations to %d quotations", text, n, i)
			}
		}
	}
}

func TestLongSpeeches(t *testing.T) {
	var b strings.Builder
	for i := range 5000 {
		fmt.Fprintf(&b, "word%d ", i)
	}
	speech := b.String()
	if got := relate("«"+speech+"»{x}", "«"+speech+"»{x}"); got != "same" {
		t.Errorf("a long speech printed twice: %q", got)
	}
	if got := relate("«"+speech+"»{x}", "«"+strings.Replace(speech, "word2500 ", "other ", 1)+"»{x}"); got != "reworded" {
		t.Errorf("a long speech with one word changed: %q", got)
	}
}

func FuzzLinks(f *testing.F) {
	f.Add("We will «open the harbour»{x} soon.", "«They will open the harbour… soon»")
	f.Add("«港は来週»", "«[港]は|来週»")
	f.Fuzz(func(t *testing.T, first, second string) {
		l := NewLinks()
		known := map[model.QuoteID]bool{}
		for i, text := range []string{first, second} {
			a, r, speakers := printed(fmt.Sprint("a", i), "", strings.ToValidUTF8(text, ""))
			for k := range r.Quotes {
				known[r.Quotes[k].ID] = true
			}
			for _, rel := range l.Add(NewOutline(a, r), speakers) {
				if !known[rel.A] || !known[rel.B] || rel.A == rel.B || !(rel.Score > 0 && rel.Score <= 1) {
					t.Fatalf("bad relation %+v", rel)
				}
			}
		}
	})
}

func ExampleLinks_Add() {
	l := NewLinks()
	for i, text := range []string{
		"«The lighthouse keeper counted nineteen whales before breakfast»{kari}",
		"Kari saw «nineteen whales before breakfast»{kari}.",
	} {
		for _, rel := range l.Add(outlineOf(fmt.Sprint("paper", i), "2031-05-02", text)) {
			fmt.Println(rel.A, "is", rel.Kind, "of what", rel.B, "prints")
		}
	}
	// Output: paper1:9 is part of what paper0:0 prints
}
