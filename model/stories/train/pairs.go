package main

import (
	"fmt"
	"go/format"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"whosaid/model"
	"whosaid/model/stories"
)

// folds is the number of groups for cross-validation; seed parts them.
const (
	folds = 5
	seed  = 1
)

// example is a pair of segments that Links aligned.
type example struct {
	row
	a, b   *item
	s, t   model.Span
	qa, qb model.QuoteID
	label  *label // nil: known by not being listed
	e      stories.Evidence
	held   float64 // its chance by weights that saw nothing of its fold
}

// learn cross-validates the judge, prints the figures and writes weights.go.
func learn(articles, pairs, all, dir string, show bool) error {
	items, err := load(articles)
	if err != nil {
		return err
	}
	g, err := readGold(pairs, all)
	if err != nil {
		return err
	}
	g.split(items)
	list := g.examples(items)
	list = foldUp(list, g)
	rows := make([]row, len(list))
	for i := range list {
		rows[i] = list[i].row
	}
	for k := range folds {
		var rest []row
		for i := range rows {
			if rows[i].fold != k {
				rest = append(rest, rows[i])
			}
		}
		w := fit(rest)
		for i := range list {
			if list[i].fold == k {
				list[i].held = chance(&w, &list[i].x)
			}
		}
	}
	w := fit(rows)
	positive := 0
	for i := range rows {
		if rows[i].y == 1 {
			positive++
		}
	}
	fmt.Printf("%d pairs of segments, %d of one statement\n", len(rows), positive)
	for j, name := range stories.Features {
		fmt.Printf("%-12s %7.2f\n", name, w[j])
	}
	b := newBoard(items, g)
	for _, line := range []float64{.3, .35, .4, .45, .5, .55, .6} {
		fmt.Printf("line %.2f  held out: %s   seen: %s\n", line,
			b.score(list, func(e *example) bool { return e.held >= line }),
			b.score(list, func(e *example) bool { return chance(&w, &e.x) >= line }))
	}
	if show {
		b.errors(list, func(e *example) bool { return e.held >= .5 })
	}
	if dir == "" {
		return nil
	}
	return write(filepath.Join(dir, "weights.go"), w)
}

// dayIn finds the date in the name of a labelled article.
var dayIn = regexp.MustCompile(`_(\d{4}-\d\d-\d\d)_`)

// split tells which articles were looked through for links: those of the
// development split and those of the training split before labelled.
func (g *gold) split(items []item) {
	const labelled = "2016-04-01"
	g.dev, g.early = map[string]bool{}, map[string]bool{}
	for _, it := range items {
		m := dayIn.FindStringSubmatch(it.name)
		switch {
		case m == nil:
		case m[1] >= "2016-09-08":
			g.dev[it.name] = true
		case m[1] < labelled:
			g.early[it.name] = true
		}
	}
}

// examples runs Links over the articles and labels what it aligned.
func (g *gold) examples(items []item) []example {
	byQuote := map[model.QuoteID]*item{}
	quote := map[model.QuoteID]*model.Quote{}
	for i := range items {
		for k := range items[i].reading.Quotes {
			q := &items[i].reading.Quotes[k]
			byQuote[q.ID], quote[q.ID] = &items[i], q
		}
	}
	var out []example
	links := stories.NewLinks()
	links.Watch = func(s, t stories.Segment, e *stories.Evidence) {
		x := example{a: byQuote[s.Quote], b: byQuote[t.Quote], qa: s.Quote, qb: t.Quote, e: *e}
		x.s = segment(x.a.article.Text, quote[s.Quote], s.Index)
		x.t = segment(x.b.article.Text, quote[t.Quote], t.Index)
		x.x = e.Vector()
		if g.judge(&x) {
			out = append(out, x)
		}
	}
	for i := range items {
		links.Add(stories.NewOutline(items[i].article, items[i].reading), items[i].speakers)
	}
	return out
}

// judge gives an example its label; false leaves it out. A pair that is not
// listed is of two statements where everything was looked through; surely so when
// it shares four words in a row, since all of those that do are listed.
func (g *gold) judge(x *example) bool {
	x.label = g.find(x.a, x.b, x.s, x.t)
	switch {
	case x.label != nil && x.label.Reprint:
		return false
	case x.label != nil:
		x.weight = 1.5
		if x.label.positive() {
			x.y = 1
		}
		return true
	case !(g.dev[x.a.name] && g.dev[x.b.name] || g.early[x.a.name] && g.early[x.b.name]):
		return false
	}
	x.weight = 1
	if !fourShared(x.s.In(x.a.article.Text), x.t.In(x.b.article.Text)) {
		x.weight = .3
		return x.e.Run <= 15 || x.e.Cover <= .7 // such a one was likely not looked at
	}
	return true
}

var words = regexp.MustCompile(`[a-z0-9]+`)

func fourShared(a, b string) bool {
	grams := func(s string) map[string]bool {
		w := words.FindAllString(strings.NewReplacer("'", "", "’", "").Replace(strings.ToLower(s)), -1)
		out := map[string]bool{}
		for i := 0; i+4 <= len(w); i++ {
			out[strings.Join(w[i:i+4], " ")] = true
		}
		return out
	}
	other := grams(b)
	for k := range grams(a) {
		if other[k] {
			return true
		}
	}
	return false
}

// foldUp parts the examples into folds so that all articles that print one
// statement, and so one debate or story, are in one.
func foldUp(list []example, g *gold) []example {
	parent := map[string]string{}
	var root func(string) string
	root = func(s string) string {
		if p, ok := parent[s]; ok && p != s {
			r := root(p)
			parent[s] = r
			return r
		}
		return s
	}
	for i := range g.labels {
		if l := &g.labels[i]; l.positive() {
			parent[root(l.A.ID)] = root(l.B.ID)
		}
	}
	for i := range list {
		r := root(min(list[i].a.name, list[i].b.name))
		h := uint32(seed)
		for _, c := range []byte(r) {
			h = h*16777619 ^ uint32(c)
		}
		h ^= h >> 15
		list[i].fold = int(h % folds)
	}
	return list
}

// write prints the weights as Go.
func write(path string, w [width]float64) error {
	var b strings.Builder
	b.WriteString("package stories\n\n// weights are those of a logistic regression over Features; WEIGHTS.md tells\n// from what. Written by train.\nvar weights = [len(Features)]float64{\n")
	for j, name := range stories.Features {
		fmt.Fprintf(&b, "%.3f, // %s\n", w[j], name)
	}
	b.WriteString("}\n")
	src, err := format.Source([]byte(b.String()))
	if err != nil {
		return err
	}
	return os.WriteFile(path, src, 0o644)
}
