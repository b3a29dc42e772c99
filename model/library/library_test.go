package library_test

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"whosaid/model"
	"whosaid/model/library"
	"whosaid/model/library/store"
	"whosaid/model/search"
)

// article makes an article of paragraphs parted by empty lines; one that begins
// with "~ " is boilerplate.
func article(id, date string, text string) *model.Article {
	a := &model.Article{
		ID: model.ArticleID(id), Source: id + ".txt", Outlet: "The " + id, Published: date, Language: "en", Text: text,
	}
	start := 0
	for _, p := range strings.SplitAfter(text, "\n\n") {
		b := model.Block{Kind: model.KindParagraph, Span: model.Span{Start: start, End: start + len(strings.TrimRight(p, "\n"))}}
		if start == 0 {
			b.Kind, a.Title = model.KindTitle, b.Span.In(text)
		}
		if strings.HasPrefix(p, "~ ") {
			b.Removed = "teaser"
		}
		a.Blocks = append(a.Blocks, b)
		start += len(p)
	}
	return a
}

const (
	gull = `Harbour to stay closed until autumn

The harbour of Veldmark will stay closed until autumn, Mayor Inge Halvorsen said on Friday.

“We will not reopen the harbour before the dredging is finished,” Halvorsen said. “The silt is a danger to every keel.”

~ “Read the tide tables daily,” said Captain Oluf Brandt.

Fishermen gathered outside the town hall of Veldmark.`
	wire = `Veldmark harbour closure angers fishermen

Fishermen marched through Veldmark on Saturday over the harbour closure.

Mayor Inge Halvorsen had said on Friday that “the silt is a danger to every keel”.

“She has never mended a net,” said Tomas Reiker, who leads the fishermen's guild.`
	kites = `Kite festival draws record crowd

The kite festival drew a record crowd to the meadows of Lindby.

“The wind was on our side,” said Paula Strand, the organiser.`
)

func open(t *testing.T, articles ...*model.Article) *library.Library {
	t.Helper()
	l := library.New()
	if err := l.Add(context.Background(), articles...); err != nil {
		t.Fatal(err)
	}
	return l
}

func three(t *testing.T) *library.Library {
	t.Helper()
	return open(t, article("wire", "2031-05-03", wire), article("gull", "2031-05-02", gull), article("kites", "2031-06-01", kites))
}

// quote finds the quotation of an article that holds words.
func quote(t *testing.T, l *library.Library, id model.ArticleID, words string) *model.Quote {
	t.Helper()
	a, r := l.Article(id), l.Reading(id)
	for i := range r.Quotes {
		if strings.Contains(r.Quotes[i].Extent().In(a.Text), words) {
			return &r.Quotes[i]
		}
	}
	t.Fatalf("%s has no quotation with %q; it has %d", id, words, len(r.Quotes))
	return nil
}

func name(l *library.Library, q *model.Quote) string {
	if p := l.Person(l.Speaker(q.ID)); p != nil {
		return p.Name
	}
	return ""
}

func TestEntries(t *testing.T) {
	l := three(t)
	var got []string
	for _, e := range l.Entries() {
		got = append(got, fmt.Sprintf("%s %s %d", e.ID, e.Title, e.Voices))
	}
	want := []string{
		"wire Veldmark harbour closure angers fishermen 2",
		"gull Harbour to stay closed until autumn 1",
		"kites Kite festival draws record crowd 1",
	}
	if !slices.Equal(got, want) {
		t.Errorf("entries %q, want %q", got, want)
	}
}

func TestAcrossArticles(t *testing.T) {
	l := three(t)
	whole, part := quote(t, l, "gull", "We will not reopen"), quote(t, l, "wire", "the silt is a danger")
	if name(l, whole) != "Inge Halvorsen" || l.Speaker(whole.ID) != l.Speaker(part.ID) {
		t.Errorf("speakers %q and %q, want one Inge Halvorsen", name(l, whole), name(l, part))
	}
	related := l.Related(whole.ID)
	if len(related) != 1 || related[0].A != whole.ID || related[0].B != part.ID || related[0].Kind != model.Part {
		t.Errorf("related %+v, want a part in wire", related)
	}
	said := l.SaidBy(l.Speaker(whole.ID))
	if len(said) < 2 || said[0][:4] != "gull" || said[len(said)-1][:4] != "wire" {
		t.Errorf("said by the mayor: %q, want by date", said)
	}
	stories := l.Stories()
	if len(stories) != 2 || !slices.Equal(stories[0].Articles, []model.ArticleID{"gull", "wire"}) {
		t.Errorf("stories %+v, want the harbour's two, by date, and the kites", stories)
	}
	if s := l.Story(stories[0].ID); s == nil || len(s.Articles) != 2 {
		t.Errorf("Story(%q) = %+v", stories[0].ID, s)
	}
}

func TestUnknown(t *testing.T) {
	l := three(t)
	a, q := l.Quote("nowhere:3")
	if a != nil || q != nil || l.Article("x") != nil || l.Reading("x") != nil || l.Person("x") != nil ||
		l.Story("x") != nil || l.Speaker("x") != "" || l.Related("x") != nil || len(l.SaidBy("x")) != 0 {
		t.Error("something unknown was found")
	}
	l.SetRead("x", true)
	l.SetPlace("x", 3)
	if err := l.Correct("x:1", 0); err == nil {
		t.Error("a correction of nothing was taken")
	}
}

func TestAddTwice(t *testing.T) {
	l := three(t)
	before := l.Generation()
	if err := l.Add(context.Background(), article("gull", "2031-05-02", gull)); err != nil {
		t.Fatal(err)
	}
	if n := len(l.Entries()); n != 3 || l.Generation() != before {
		t.Errorf("%d entries after adding one again, generation %d -> %d", n, before, l.Generation())
	}
}

func TestOneBadArticle(t *testing.T) {
	bad := article("bad", "", "Short.")
	bad.Blocks[0].Span.End = 100 // past the text: every stage trips over it
	l := library.New()
	err := l.Add(context.Background(), article("gull", "", gull), bad, article("kites", "", kites))
	if err == nil || !strings.Contains(err.Error(), "bad.txt") {
		t.Errorf("error %v, want one that names bad.txt", err)
	}
	if n := len(l.Entries()); n != 2 {
		t.Errorf("%d entries, want the two good ones", n)
	}
}

func TestAddCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := library.New().Add(ctx, article("gull", "", gull)); err == nil {
		t.Error("Add went on after its context ended")
	}
}

func TestCorrect(t *testing.T) {
	l := three(t)
	q := quote(t, l, "wire", "never mended")
	was := name(l, q)
	r := l.Reading("wire")
	mayor := slices.IndexFunc(r.Mentions, func(m model.Mention) bool { return strings.Contains(m.Name, "Halvorsen") })
	if err := l.Correct(q.ID, mayor); err != nil {
		t.Fatal(err)
	}
	after := quote(t, l, "wire", "never mended")
	if got := name(l, after); got != "Inge Halvorsen" || !l.Corrected(q.ID) || after.Confidence != 1 {
		t.Errorf("after correction: %q, %+v", got, after)
	}
	if q.Mention == mayor {
		t.Error("the correction changed a quotation that a screen held")
	}
	if said := l.SaidBy(l.Speaker(q.ID)); !slices.Contains(said, q.ID) {
		t.Errorf("what the mayor said, %q, lacks the corrected quotation", said)
	}
	find(t, l, `speaker:halvorsen said:"mended a net"`, "wire")
	if err := l.Correct(q.ID, -1); err != nil {
		t.Fatal(err)
	}
	if l.Speaker(q.ID) != "" {
		t.Error("corrected to nobody, but somebody is named")
	}
	l.Uncorrect(q.ID)
	if got := name(l, quote(t, l, "wire", "never mended")); got != was || l.Corrected(q.ID) {
		t.Errorf("after taking it back: %q, want %q", got, was)
	}
}

func find(t *testing.T, l *library.Library, query string, want ...string) {
	t.Helper()
	q, err := search.Parse(query)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, h := range l.Search(context.Background(), q, 10) {
		got = append(got, string(h.Article))
	}
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("%s found %q, want %q", query, got, want)
	}
}

func TestSetBlock(t *testing.T) {
	l := three(t)
	find(t, l, "brandt")
	before := l.Article("gull")
	block := slices.IndexFunc(before.Blocks, func(b model.Block) bool { return b.Removed != "" })
	if err := l.SetBlock("gull", block, true); err != nil {
		t.Fatal(err)
	}
	find(t, l, "speaker:brandt", "gull")
	if keep, chosen := l.BlockChosen("gull", block); !keep || !chosen {
		t.Errorf("BlockChosen = %v, %v", keep, chosen)
	}
	if got := name(l, quote(t, l, "gull", "tide tables")); got != "Oluf Brandt" {
		t.Errorf("the restored quotation's speaker is %q", got)
	}
	if before.Blocks[block].Kept() {
		t.Error("the article that a screen held was changed")
	}
	if err := l.SetBlock("gull", 2, false); err != nil {
		t.Fatal(err)
	}
	if got := l.Article("gull").Blocks[2].Removed; got != "dropped by the reader" {
		t.Errorf("dropped block: Removed %q", got)
	}
	if n := len(l.Relations()); n != 0 {
		t.Errorf("%d relations though one side was dropped", n)
	}
	for _, b := range []int{2, block} {
		if err := l.UnsetBlock("gull", b); err != nil {
			t.Fatal(err)
		}
	}
	if n := len(l.Relations()); n != 1 {
		t.Errorf("%d relations after all was taken back, want 1", n)
	}
	find(t, l, "brandt")
	if err := l.SetBlock("gull", 99, true); err == nil {
		t.Error("a block that is not there was set")
	}
}

func TestSiteRule(t *testing.T) {
	l := three(t)
	if err := l.SetSiteRule("The gull", "teaser", true); err != nil {
		t.Fatal(err)
	}
	find(t, l, "speaker:brandt", "gull")
	if !l.SiteRule("The gull", "teaser") {
		t.Error("the rule is not told")
	}
	if err := l.SetSiteRule("The gull", "teaser", false); err != nil {
		t.Fatal(err)
	}
	find(t, l, "brandt")
}

func TestMarks(t *testing.T) {
	l := three(t)
	l.SetMark("a", "gull", 40)
	l.SetMark("Q", "wire", 1000000)
	if _, at, ok := l.Mark("a", "gull"); !ok || at != 40 {
		t.Errorf("mark a: %d, %v", at, ok)
	}
	if _, _, ok := l.Mark("a", "wire"); ok {
		t.Error("mark a of gull was found in wire")
	}
	if id, at, ok := l.Mark("Q", "gull"); !ok || id != "wire" || at != len(wire) {
		t.Errorf("mark Q: %s %d %v", id, at, ok)
	}
}

func TestKeep(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "library.db")
	session := func(f func(*library.Library)) {
		s, err := store.Open(ctx, path)
		if err != nil {
			t.Fatal(err)
		}
		l := library.New()
		if err := l.Keep(ctx, s); err != nil {
			t.Fatal(err)
		}
		if err := l.Add(ctx, article("wire", "2031-05-03", wire), article("gull", "2031-05-02", gull)); err != nil {
			t.Fatal(err)
		}
		f(l)
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	session(func(l *library.Library) {
		l.SetRead("gull", true)
		l.SetStarred("wire", true)
		l.SetPlace("gull", 77)
		l.SetMark("b", "gull", 12)
		l.SetMark("B", "wire", 34)
		if err := l.Correct(quote(t, l, "wire", "never mended").ID, -1); err != nil {
			t.Error(err)
		}
		if err := l.SetBlock("gull", 3, true); err != nil {
			t.Error(err)
		}
	})
	session(func(l *library.Library) {
		if read, starred := l.Marked("gull"); !read || starred {
			t.Errorf("gull: read %v, starred %v", read, starred)
		}
		if read, starred := l.Marked("wire"); read || !starred {
			t.Errorf("wire: read %v, starred %v", read, starred)
		}
		if l.Place("gull") != 77 {
			t.Errorf("place %d", l.Place("gull"))
		}
		if _, at, ok := l.Mark("b", "gull"); !ok || at != 12 {
			t.Errorf("mark b: %d %v", at, ok)
		}
		if id, at, ok := l.Mark("B", "gull"); !ok || id != "wire" || at != 34 {
			t.Errorf("mark B: %s %d %v", id, at, ok)
		}
		if q := quote(t, l, "wire", "never mended"); !l.Corrected(q.ID) || q.Mention != -1 {
			t.Errorf("the correction is lost: %+v", q)
		}
		quote(t, l, "gull", "tide tables")
		l.Uncorrect(quote(t, l, "wire", "never mended").ID)
		if err := l.UnsetBlock("gull", 3); err != nil {
			t.Error(err)
		}
	})
	session(func(l *library.Library) {
		if q := quote(t, l, "wire", "never mended"); l.Corrected(q.ID) {
			t.Error("a correction that was taken back came again")
		}
		find(t, l, "brandt")
	})
}

func TestMergeAndSplitPeople(t *testing.T) {
	l := three(t)
	mayor, fisher := quote(t, l, "wire", "the silt is"), quote(t, l, "wire", "never mended")
	a, b := l.Speaker(mayor.ID), l.Speaker(fisher.ID)
	names := [2]string{name(l, mayor), name(l, fisher)}
	if a == b || a == "" || b == "" {
		t.Fatalf("speakers %q and %q", a, b)
	}
	if err := l.MergePeople(a, b); err != nil {
		t.Fatal(err)
	}
	if l.Speaker(fisher.ID) != l.Speaker(mayor.ID) || !slices.Contains(l.SaidBy(b), mayor.ID) || !slices.Contains(l.SaidBy(a), fisher.ID) {
		t.Errorf("merged, but %q speaks for one and %q for the other", l.Speaker(mayor.ID), l.Speaker(fisher.ID))
	}
	if err := l.MergePeople(a, b); err == nil {
		t.Error("one person was merged with itself")
	}
	l.ForgetIdentity(names[0], names[1])
	if l.Speaker(fisher.ID) == l.Speaker(mayor.ID) || slices.Contains(l.SaidBy(l.Speaker(mayor.ID)), fisher.ID) {
		t.Error("still merged after the reader took it back")
	}
	whole := quote(t, l, "gull", "We will not reopen")
	l.SplitPeople("Inge Halvorsen", "Halvorsen")
	if got := l.Speaker(whole.ID); got == "" {
		t.Error("splitting lost a speaker")
	}
}

// TestReadersDuringAdd is for the race detector.
func TestReadersDuringAdd(t *testing.T) {
	l := library.New()
	var articles []*model.Article
	for i := range 30 {
		articles = append(articles, article(fmt.Sprint("n", i), "2031-05-02", gull+fmt.Sprintf("\n\nEdition %d.", i)))
	}
	done := make(chan struct{})
	var readers sync.WaitGroup
	q, err := search.Parse("harbour")
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		readers.Go(func() {
			for {
				for _, e := range l.Entries() {
					l.SetRead(e.ID, true)
					for i := range l.Reading(e.ID).Quotes {
						id := l.Reading(e.ID).Quotes[i].ID
						l.Related(id)
						l.SaidBy(l.Speaker(id))
					}
				}
				l.Search(context.Background(), q, 5)
				l.People()
				l.Stories()
				select {
				case <-done:
					return
				default:
				}
			}
		})
	}
	if err := l.Add(context.Background(), articles...); err != nil {
		t.Error(err)
	}
	close(done)
	readers.Wait()
	if n := len(l.Entries()); n != 30 {
		t.Errorf("%d entries", n)
	}
}

func Example() {
	l := library.New()
	if err := l.Add(context.Background(), article("gull", "2031-05-02", gull), article("wire", "2031-05-03", wire)); err != nil {
		fmt.Println(err)
		return
	}
	for _, r := range l.Relations() {
		a, q := l.Quote(r.A)
		fmt.Printf("%s prints in %s: %s\n", r.Kind, a.Outlet, q.Marked[0].In(a.Text))
	}
	// Output: part prints in The wire: the silt is a danger to every keel
}
