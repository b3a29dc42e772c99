package stories

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"whosaid/model"
)

// paper is a small library of articles that print each other's statements.
func paper() (outlines []*Outline, speakers [][]model.PersonID) {
	for i, text := range []string{
		"The ferry Margareta ran aground off Lindby. «The new timetable robs eleven islands of their doctor, their post and their school»{sund}, Sund said.",
		"Kites rose over Veldmark. «The lighthouse keeper counted nineteen whales before breakfast»{kari}",
		"The ferry Margareta will not sail. She called it a plan that «robs eleven islands of their doctor»{sund}, and said: «We shall fight it “before breakfast and after” in every court of the kingdom»{sund}.",
		"Kari saw «nineteen whales before breakfast»{kari} from the lighthouse of Lindby.",
		"«The new timetable robs eleven islands of their doctor, their post and their schools»{brandt}, wrote Brandt; «nineteen whales»{kari} were seen.",
	} {
		o, s := outlineOf(fmt.Sprint("a", i), fmt.Sprintf("2031-05-%02d", 2+i/2), text)
		outlines, speakers = append(outlines, o), append(speakers, s)
	}
	return outlines, speakers
}

// named are relations as "kind A B", whichever of the two came first, sorted.
func named(list []model.Relation) []string {
	var out []string
	for _, r := range list {
		out = append(out, fmt.Sprint(r.Kind, " ", min(r.A, r.B), " ", max(r.A, r.B)))
	}
	slices.Sort(out)
	return out
}

// TestRestore: a library that came back from records finds for a new article what
// the one they were taken from finds, and gives the same records again.
func TestRestore(t *testing.T) {
	outlines, speakers := paper()
	l := NewLinks()
	g := NewGroups(l)
	last := len(outlines) - 1
	for i, o := range outlines[:last] {
		g.Add(o, l.Add(o, speakers[i]))
	}
	l2 := NewLinks()
	g2 := NewGroups(l2)
	for _, o := range outlines[:last] {
		id, err := l2.Restore(l.Record(o.id))
		if err != nil || id != o.id {
			t.Fatalf("restoring %s: %q, %v", o.id, id, err)
		}
		if err := g2.Restore(id, g.Record(id)); err != nil {
			t.Fatal(err)
		}
	}
	for _, o := range outlines[:last] {
		if string(l.Record(o.id)) != string(l2.Record(o.id)) || string(g.Record(o.id)) != string(g2.Record(o.id)) {
			t.Errorf("%s: the restored library gives another record", o.id)
		}
		if g.Of(o.id) != g2.Of(o.id) {
			t.Errorf("%s is in %s, restored in %s", o.id, g.Of(o.id), g2.Of(o.id))
		}
	}
	want, got := l.Add(outlines[last], speakers[last]), l2.Add(outlines[last], speakers[last])
	if len(want) < 3 || !slices.Equal(want, got) {
		t.Errorf("related to the original:\n%v\nto the restored:\n%v", want, got)
	}
	if a, b := g.Add(outlines[last], want), g2.Add(outlines[last], got); a.Story != b.Story || a.Title != b.Title {
		t.Errorf("joined %+v, restored %+v", a, b)
	}
}

// TestRemove: an article taken out is no longer found; added again, it has the
// relations and the story it had.
func TestRemove(t *testing.T) {
	outlines, speakers := paper()
	l := NewLinks()
	g := NewGroups(l)
	var all []model.Relation
	for i, o := range outlines {
		list := l.Add(o, speakers[i])
		all = append(all, list...)
		g.Add(o, list)
	}
	for i, o := range outlines {
		var own []model.Relation
		for _, r := range all {
			if strings.HasPrefix(string(r.A), string(o.id)+":") || strings.HasPrefix(string(r.B), string(o.id)+":") {
				own = append(own, r)
			}
		}
		story := g.Of(o.id)
		g.Remove(o.id)
		l.Remove(o.id)
		if g.Of(o.id) != "" || l.Record(o.id) != nil || g.Record(o.id) != nil {
			t.Errorf("%s is still there", o.id)
		}
		if list := l.Add(o, speakers[i]); !slices.Equal(named(list), named(own)) {
			t.Errorf("%s added again: %v, before %v", o.id, named(list), named(own))
		} else if joined := g.Add(o, list); len(g.Story(joined.Story).Articles) < 2 && joined.Story != story {
			t.Errorf("%s was in %s, is in %s", o.id, story, joined.Story)
		}
	}
	for _, o := range outlines {
		g.Remove(o.id)
		l.Remove(o.id)
	}
	if l.said.total != 0 || slices.ContainsFunc(l.said.cells, func(n uint32) bool { return n != 0 }) || slices.ContainsFunc(l.index.slots, func(s slot) bool { return s.ref != 0 }) || len(g.All()) != 0 {
		t.Error("something is left of articles that were removed")
	}
}

// TestMerge: what two persons said counts as one person's when they turn out to be one.
func TestMerge(t *testing.T) {
	l := NewLinks()
	a, s := outlineOf("a", "2031-05-02", "«unhinged»{sund}, she said of the plan.")
	l.Add(a, s)
	l.Merge("sund", "anna sund")
	l.Merge("anna sund", "sund") // a ring does not hang
	if l.person(personHash("sund")) != l.person(personHash("anna sund")) {
		t.Error("the two are still two")
	}
}

// TestRecordDamaged: no cut and no flipped byte makes Restore panic, and a cut one
// is always refused.
func TestRecordDamaged(t *testing.T) {
	outlines, speakers := paper()
	l := NewLinks()
	g := NewGroups(l)
	for i, o := range outlines {
		g.Add(o, l.Add(o, speakers[i]))
	}
	rnd := rand.New(rand.NewPCG(1, 2))
	for _, o := range outlines {
		record, place := l.Record(o.id), g.Record(o.id)
		none := NewLinks()
		for n := range record {
			if _, err := none.Restore(record[:n]); err == nil {
				t.Fatalf("%s: restored from %d of %d bytes", o.id, n, len(record))
			}
		}
		for range 20 {
			damaged := slices.Clone(record)
			damaged[rnd.IntN(len(damaged))] ^= byte(1 << rnd.IntN(8))
			l2 := NewLinks()
			if id, err := l2.Restore(damaged); err == nil {
				l2.Add(outlines[0], speakers[0])
				l2.Remove(id)
			}
			wrong := slices.Clone(place)
			wrong[rnd.IntN(len(wrong))] ^= byte(1 << rnd.IntN(8))
			l3 := NewLinks()
			g3 := NewGroups(l3)
			if id, err := l3.Restore(record); err == nil {
				_ = g3.Restore(id, wrong) // refused or not, it must not panic
			}
		}
	}
}

func FuzzRestore(f *testing.F) {
	outlines, speakers := paper()
	l := NewLinks()
	for i, o := range outlines {
		l.Add(o, speakers[i])
		f.Add(l.Record(o.id))
	}
	f.Fuzz(func(t *testing.T, record []byte) {
		l := NewLinks()
		id, err := l.Restore(record)
		if err != nil {
			return
		}
		again := l.Record(id)
		if _, err := NewLinks().Restore(again); err != nil {
			t.Fatalf("its own record is refused: %v", err)
		}
		l.Add(outlines[0], speakers[0])
		l.Remove(id)
	})
}
