package people

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"whosaid/model"
)

func person(name string, roles ...string) model.Person {
	return model.Person{Name: name, Kind: model.KindPerson, Roles: roles}
}

// add enters persons as one article's and returns their IDs.
func add(g *Registry, ps ...model.Person) []model.PersonID {
	id := model.ArticleID(fmt.Sprint("a", g.Len()))
	return g.Add(&model.Article{ID: id}, &model.Reading{Persons: ps})
}

func TestRegistryKnowsPersonsAgain(t *testing.T) {
	tests := []struct {
		first, second model.Person
		same          bool
	}{
		{person("Denis Pushilin"), person("Denys Pushylin"), true},
		{person("Olga Makeeva"), person("Olga Makeyeva"), true},
		{person("Shin Hong-chol"), person("Sin Hong-chol"), true},
		{person("Kim Jong-un"), person("Kim Jong Un"), true},
		{person("Jong-un Kim"), person("Kim Jong-un"), true},
		{person("Xi Jinping"), person("Hsi Chin-ping"), true},
		{person("Volodymyr Zelensky"), person("Vladimir Zelenskiy"), true},
		{person("Bob Dahl"), person("Robert Dahl"), true},
		{person("Ann B. Lee"), person("Ann Lee"), true},
		{person("Bashar al-Assad"), person("Bachar el-Assad"), true},
		{person("Kim Jong-un"), person("Kim Yo-jong"), false},
		{person("Kim Jong-un"), person("Kim Jong-il"), false},
		{person("Hilda Berg"), person("Anna Berg"), false},
		{person("Lars Berg"), person("Lars Berg Jr."), false},
		{model.Person{Name: "Kim Dahl", Kind: model.KindPerson, Gender: model.Masculine}, model.Person{Name: "Kim Dahl", Kind: model.KindPerson, Gender: model.Feminine}, false},
		{person("Vladimir Putin", "Russian President"), person("Putin", "Russian President"), true},
		{person("Putin"), person("Vladimir Putin"), false}, // who came first is unknown
		{model.Person{Name: "Norway’s foreign ministry", Kind: model.KindOrganisation, Key: "foreign ministry|Norway"}, model.Person{Name: "Ministry of Foreign Affairs of Norway", Kind: model.KindOrganisation, Key: "foreign ministry|Norway"}, true},
		{model.Person{Name: "Ministry of Foreign Affairs", Kind: model.KindOrganisation, Key: "foreign ministry|Norway"}, model.Person{Name: "Ministry of Foreign Affairs", Kind: model.KindOrganisation, Key: "foreign ministry|Chad"}, false},
		{model.Person{Name: "Korean Central News Agency", Kind: model.KindOrganisation, Key: "agency central news|Korea", Aliases: []string{"KCNA"}}, model.Person{Name: "KCNA", Kind: model.KindOrganisation, Key: "kcna|"}, true},
		{model.Person{Name: "@oslo", Kind: model.KindAccount}, model.Person{Name: "@Oslo", Kind: model.KindAccount}, true},
		{model.Person{Name: "a witness", Kind: model.KindUnnamed}, model.Person{Name: "a witness", Kind: model.KindUnnamed}, false},
	}
	for _, c := range tests {
		var g Registry
		a, b := add(&g, c.first)[0], g.Enter("b", []model.Person{c.second})[0]
		if (a == b) != c.same {
			t.Errorf("%s | %s: %s, %s", c.first.Name, c.second.Name, a, b)
		}
	}
}

func TestRegistryKeepsBareSurnamesOpen(t *testing.T) {
	var g Registry
	ids := add(&g, person("Hilda Berg", "mayor"), person("Anna Berg", "minister"))
	if got := add(&g, person("Berg", "minister"))[0]; got != ids[1] {
		t.Errorf("the minister is %s", got)
	}
	if got := add(&g, person("Berg"))[0]; got == ids[0] || got == ids[1] {
		t.Errorf("Berg alone became %s", got)
	}
}

func TestRegistryNames(t *testing.T) {
	var g Registry
	id := add(&g, person("Denis Pushylin", "head of state"))[0]
	add(&g, model.Person{Name: "Denis Pushilin", Kind: model.KindPerson, Aliases: []string{"Pushilin"}, Roles: []string{"leader", "Head of state"}})
	add(&g, person("Denis Pushilin"))
	p := g.Person(id)
	if p.Name != "Denis Pushilin" || !slices.Equal(p.Aliases, []string{"Denis Pushylin", "Pushilin"}) || !slices.Equal(p.Roles, []string{"head of state", "leader"}) {
		t.Errorf("%+v", p)
	}
}

func TestRegistryMergeAndSplit(t *testing.T) {
	var g Registry
	a, b := add(&g, person("Anna Berg"))[0], add(&g, person("Anna Dahl"))[0]
	if !g.Merge(a, b) || g.Merge(a, b) || g.Merge(a, "nobody") {
		t.Error("Merge reports wrongly")
	}
	if g.Canonical(b) != a || len(g.All()) != 1 || !slices.Contains(g.Person(b).Aliases, "Anna Dahl") {
		t.Errorf("%s leads to %+v", b, g.Person(b))
	}
	if got := add(&g, person("Anna Dahl"))[0]; got != a {
		t.Errorf("after the merge Anna Dahl is %s", got)
	}
	g.Split("Anna Berg", "Anna Dahl")
	g.Reset()
	if ids := add(&g, person("Anna Berg"), person("Anna Dahl")); ids[0] == ids[1] {
		t.Errorf("split names are both %s", ids[0])
	}
	g.Split("Denis Pushilin", "Denis Pushylin")
	if ids := add(&g, person("Denis Pushilin"), person("Denis Pushylin")); ids[0] == ids[1] {
		t.Error("the reader’s word does not win")
	}
}

// TestRegistryReportsMergers adds persons whom a later article shows to be one.
func TestRegistryReportsMergers(t *testing.T) {
	var g Registry
	a := add(&g, person("Okoye", "finance minister"), model.Person{Name: "KCNA", Kind: model.KindOrganisation, Key: "kcna|"})
	g.Changes()
	b := add(&g, person("Ada Okoye", "finance minister"))
	if c := g.Changes(); len(c.Merged) != 1 || c.Merged[0] != (Merger{Gone: a[0], Kept: b[0]}) || len(c.Persons) != 2 {
		t.Errorf("changes are %+v", c)
	}
	if g.Canonical(a[0]) != b[0] {
		t.Errorf("%s leads to %s", a[0], g.Canonical(a[0]))
	}
	c := add(&g, model.Person{Name: "Korean Central News Agency", Kind: model.KindOrganisation, Key: "agency central news|Korea"})
	if c[0] != a[1] {
		t.Errorf("the agency is %s, not %s", c[0], a[1])
	}
	if c := add(&g, model.Person{Name: "Kelp Culture National Association", Kind: model.KindOrganisation, Key: "association culture kelp national|"}); c[0] == a[1] {
		t.Error("two bodies of the same initials are one")
	}
}

// TestRegistryKeepsTheReadersWord resolves all anew under a rule.
func TestRegistryKeepsTheReadersWord(t *testing.T) {
	var g Registry
	g.Rule("Anna Berg", "Ann-Marie Dahl", true)
	ids := add(&g, person("Anna Berg"), person("Olga Lund"), person("Ann-Marie Dahl"))
	if ids[0] != ids[2] || ids[0] == ids[1] {
		t.Errorf("they are %v", ids)
	}
	g.Rule("Fish Board", "Board of Fisheries", true)
	ids = add(&g, model.Person{Name: "Fish Board", Kind: model.KindOrganisation, Key: "board fish|"}, model.Person{Name: "Board of Fisheries", Kind: model.KindOrganisation, Key: "board fisheries|"})
	if ids[0] != ids[1] {
		t.Errorf("the bodies are %v", ids)
	}
	g.DropRule("Anna Berg", "Ann-Marie Dahl")
	g.Reset()
	if ids := add(&g, person("Anna Berg"), person("Ann-Marie Dahl")); ids[0] == ids[1] {
		t.Error("a rule taken back still holds")
	}
}

// TestRegistryDissolves splits two names by entering one person's articles anew.
func TestRegistryDissolves(t *testing.T) {
	var g Registry
	first, second := []model.Person{person("Denis Pushilin"), person("Anna Berg")}, []model.Person{person("Denys Pushylin")}
	a, b := g.Enter("a", first), g.Enter("b", second)
	if a[0] != b[0] {
		t.Fatalf("%s and %s", a[0], b[0])
	}
	g.Split("Denis Pushilin", "Denys Pushylin")
	if void := g.Dissolve(b[0]); !slices.Equal(void, a[:1]) || g.Person(a[0]) != nil {
		t.Errorf("void are %v", void)
	}
	c, d := g.Enter("a", first[:1]), g.Enter("b", second)
	if c[0] != a[0] || d[0] == c[0] {
		t.Errorf("now %v and %v", c, d)
	}
	if got := g.Changes(); len(got.Persons) != 4 {
		t.Errorf("changed are %v", got.Persons)
	}
}

// names makes n persons of made-up names.
func names(n int) []model.Person {
	rnd := rand.New(rand.NewPCG(3, 4))
	given := strings.Fields("Anna Lars Hilda Jan Olga Ivan Maria Peter Omar Laila Kenji Yuki Tom Ann Carl Eva Igor Nina Paul Rosa")
	const c, v = "bdfgklmnprstv", "aeiou"
	for _, g := range given[:20] {
		for _, end := range []string{"ko", "mir", "dor", "lisa", "bert"} {
			given = append(given, g+end)
		}
	}
	word := func() string {
		b := []byte{}
		for range 3 + rnd.IntN(3) {
			b = append(b, c[rnd.IntN(len(c))], v[rnd.IntN(len(v))])
		}
		b[0] -= 'a' - 'A'
		return string(b)
	}
	out := make([]model.Person, n)
	for i := range out {
		out[i] = person(given[rnd.IntN(len(given))]+" "+word()+"n", "minister")
	}
	return out
}

// BenchmarkRegistryAdd adds an article of ten persons, two of them new, to
// registries of growing size: the time must stay the same, but for what the
// processor's cache no longer holds.
func BenchmarkRegistryAdd(b *testing.B) {
	for _, n := range []int{1_000, 20_000, 200_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			var g Registry
			known := names(n + 20_000)
			fresh := known[n:]
			for i := 0; i < n; i += 10 {
				add(&g, known[i:i+10]...)
			}
			rnd := rand.New(rand.NewPCG(5, 6))
			zipf := rand.NewZipf(rnd, 1.2, 8, uint64(n-1))
			article := make([]model.Person, 10)
			i := 0
			for b.Loop() {
				for k := range article {
					article[k] = known[zipf.Uint64()]
				}
				article[0], article[1] = fresh[i], fresh[i+1]
				i = (i + 2) % len(fresh)
				g.Enter("b", article)
				g.Changes()
			}
		})
	}
}

// BenchmarkRegistryRestore restores a registry of 20,000 persons.
func BenchmarkRegistryRestore(b *testing.B) {
	var g Registry
	for _, p := range names(20_000) {
		add(&g, p)
	}
	records := make([][]byte, g.Len())
	size := 0
	for i := range records {
		records[i] = g.Record(i)
		size += len(records[i])
	}
	b.ReportMetric(float64(size)/float64(len(records)), "bytes/person")
	for b.Loop() {
		var h Registry
		for _, r := range records {
			if err := h.Restore(r); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(records)), "ns/person")
}
