package people

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"whosaid/model"
)

// crowdOf makes n articles of persons that share names, offices and acronyms.
func crowdOf(n int) [][]model.Person {
	rnd := rand.New(rand.NewPCG(7, 8))
	pick := func(list ...string) string { return list[rnd.IntN(len(list))] }
	out := make([][]model.Person, n)
	for i := range out {
		for range 1 + rnd.IntN(6) {
			p := model.Person{Kind: model.KindPerson, Gender: model.Gender(rnd.IntN(3)), State: pick("", "", "Norway", "Chad")}
			last := pick("Berg", "Dahl", "Pushilin", "Pushylin", "Lee", "Zelensky", "Zelenskiy", "Okoye")
			p.Name = pick("", "Anna ", "Hilda ", "Denis ", "Denys ", "Volodymyr ", "A. ", "Kim ") + last
			if rnd.IntN(2) == 0 {
				p.Roles = []string{pick("minister", "Foreign Minister", "spokeswoman", "mayor of Oslo")}
			}
			if rnd.IntN(3) == 0 {
				p.Aliases = []string{last}
			}
			switch rnd.IntN(6) {
			case 0:
				name := pick("National Fish Board", "Northern Farm Bank", "NFB", "Ministry of Foreign Affairs")
				p = model.Person{Kind: model.KindOrganisation, Name: name, Key: foldName(name) + "|" + p.State, State: p.State}
				if rnd.IntN(3) == 0 && name != "NFB" {
					p.Aliases = []string{acronymOf(name)}
				}
			case 1:
				p = model.Person{Kind: model.KindAccount, Name: pick("@oslo", "@Oslo", "@bergen")}
			case 2:
				p = model.Person{Kind: model.KindUnnamed, Name: "a witness"}
			}
			out[i] = append(out[i], p)
		}
	}
	return out
}

// store keeps records as a library would: what Changes names is written.
func store(g *Registry, rows map[int][]byte) {
	for _, n := range g.Changes().Persons {
		rows[n] = g.Record(n)
	}
}

// TestRegistryRestore closes and opens a library again and again: the IDs must be
// those of one that was never closed.
func TestRegistryRestore(t *testing.T) {
	articles := crowdOf(400)
	var whole Registry
	whole.Rule("Anna Okoye", "Hilda Dahl", true)
	whole.Rule("Anna Berg", "A. Berg", false)
	var want [][]model.PersonID
	for i, ps := range articles {
		want = append(want, whole.Enter(model.ArticleID(fmt.Sprint(i)), ps))
	}
	for _, every := range []int{1, 7, 100} {
		rows := map[int][]byte{}
		g := &Registry{}
		for i, ps := range articles {
			if i%every == 0 {
				store(g, rows)
				g = &Registry{}
				g.Rule("Anna Okoye", "Hilda Dahl", true)
				g.Rule("Anna Berg", "A. Berg", false)
				for k := range len(rows) {
					if err := g.Restore(rows[k]); err != nil {
						t.Fatal(err)
					}
				}
			}
			if got := g.Enter(model.ArticleID(fmt.Sprint(i)), ps); !slices.Equal(got, want[i]) {
				t.Fatalf("every %d, article %d: %v, want %v", every, i, got, want[i])
			}
		}
		for n := range whole.Len() {
			if !bytes.Equal(g.Record(n), whole.Record(n)) {
				t.Fatalf("every %d: person %d is %+v, want %+v", every, n, g.at(n).person, whole.at(n).person)
			}
		}
	}
}

func TestPersonOf(t *testing.T) {
	var g Registry
	id := g.Enter("a", []model.Person{{Name: "Anna Berg", Kind: model.KindPerson, Roles: []string{"mayor"}, Gender: model.Feminine}})[0]
	p, gone, err := PersonOf(g.Record(0))
	if err != nil || gone || p.ID != id || p.Name != "Anna Berg" || p.Gender != model.Feminine || !slices.Equal(p.Roles, []string{"mayor"}) {
		t.Errorf("%+v, gone %v, %v", p, gone, err)
	}
	if _, _, err := PersonOf(g.Record(0)[:5]); err == nil {
		t.Error("half a record passes")
	}
}

// FuzzRestore must not panic on a damaged library, nor go round in circles.
func FuzzRestore(f *testing.F) {
	var g Registry
	for _, ps := range crowdOf(5) {
		g.Enter("a", ps)
	}
	for n := range g.Len() {
		f.Add(g.Record(n))
	}
	f.Fuzz(func(_ *testing.T, record []byte) {
		var g Registry
		for range 3 {
			if g.Restore(record) == nil {
				g.Person("anna-berg")
				g.Enter("b", []model.Person{{Name: "Anna Berg", Kind: model.KindPerson}, {Name: "NFB", Kind: model.KindOrganisation}})
			}
		}
		for n := range g.Len() {
			g.Record(n)
		}
	})
}
