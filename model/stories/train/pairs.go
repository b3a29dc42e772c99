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

// folds is the number of groups for cross-validation, partings in how many ways
// they are made: with few positives, one way tells little.
const (
	folds    = 5
	partings = 8
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

// lines are the chances asked for that figures are printed of.
var lines = []float64{.25, .3, .35, .4, .45, .5}

// learn cross-validates the judge, prints the figures and writes weights.go.
func learn(articles, pairs, all, groups, dir string, show, mine bool) error {
	items, err := load(articles)
	if err != nil {
		return err
	}
	g, err := readGold(pairs, all, items)
	if err != nil {
		return err
	}
	g.split(items)
	list, rest := g.examples(items)
	b := newBoard(items, g)
	b.heldOut(list, g)
	foldUp(list, g, 1)
	rows := validate(list)
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
	for _, line := range lines {
		fmt.Printf("line %.2f  seen: %s\n", line, b.score(list, func(e *example) bool { return chance(&w, &e.x) >= line }))
	}
	if mine {
		hard(rest, w)
	}
	if show {
		b.errors(list, func(e *example) bool { return e.held >= .33 })
	}
	events, err := learnEvents(items, groups)
	if err != nil {
		return err
	}
	for j, name := range stories.EventFeatures {
		fmt.Printf("%-12s %7.2f\n", name, events[j])
	}
	if dir == "" {
		return nil
	}
	return write(filepath.Join(dir, "weights.go"), w, events)
}

// validate gives every example its held-out chance, and returns all as rows.
func validate(list []example) []row {
	rows := make([]row, len(list))
	for i := range list {
		rows[i] = list[i].row
	}
	for k := range folds {
		var others []row
		for i := range rows {
			if rows[i].fold != k {
				others = append(others, rows[i])
			}
		}
		w := fit(others)
		for i := range list {
			if list[i].fold == k {
				list[i].held = chance(&w, &list[i].x)
			}
		}
	}
	return rows
}

// hard prints the pairs that the judge is least sure of, each pair of quotations
// once.
func hard(rest []example, w [width]float64) {
	const sure, least = .97, .06
	seen := map[[2]model.QuoteID]bool{}
	for i := range rest {
		e := &rest[i]
		p := chance(&w, &e.x)
		if p > sure || p < least || seen[[2]model.QuoteID{e.qa, e.qb}] || e.label != nil {
			continue
		}
		seen[[2]model.QuoteID{e.qa, e.qb}] = true
		fmt.Printf("hard\t%.2f\t%s\t%d\t%d\t%s\t%d\t%d\tsame=%.2f other=%.2f days=%d like=%.2f about=%.0f\n\t%q\n\t%q\n", p, e.a.name, e.s.Start, e.s.End, e.b.name, e.t.Start, e.t.End,
			e.e.Same, e.e.Other, e.e.Days, e.e.Like, e.e.About, e.s.In(e.a.article.Text), e.t.In(e.b.article.Text))
	}
}

// dayIn finds the date in the name of a labelled article.
var dayIn = regexp.MustCompile(`_(\d{4}-\d\d-\d\d)_`)

// split tells which articles were looked through for links: those of the
// development split and those of the training split before labelled.
func (g *gold) split(items []item) {
	const labelled = "2016-04-01"
	g.dev, g.early = map[string]bool{}, map[string]bool{}
	for _, it := range items {
		switch date := dateOf(it.name); {
		case date == "":
		case date >= devFrom:
			g.dev[it.name] = true
		case date < labelled:
			g.early[it.name] = true
		}
	}
}

// devFrom is the first day of the development split.
const devFrom = "2016-09-08"

// dateOf is the date in the name of a labelled article.
func dateOf(name string) string {
	if m := dayIn.FindStringSubmatch(name); m != nil {
		return m[1]
	}
	return ""
}

// examples runs Links over the articles and labels what it aligned; rest is what
// nobody looked at.
func (g *gold) examples(items []item) (labelled, rest []example) {
	byQuote := map[model.QuoteID]*item{}
	for i := range items {
		items[i].outline = stories.NewOutline(items[i].article, items[i].reading)
		for k := range items[i].reading.Quotes {
			byQuote[items[i].reading.Quotes[k].ID] = &items[i]
		}
	}
	links := stories.NewLinks()
	links.Watch = func(s, t stories.Segment, e *stories.Evidence) {
		x := example{a: byQuote[s.Quote], b: byQuote[t.Quote], qa: s.Quote, qb: t.Quote, e: *e}
		x.s, x.t = x.a.outline.Span(s), x.b.outline.Span(t)
		x.x = e.Vector()
		if g.judge(&x) {
			labelled = append(labelled, x)
		} else {
			rest = append(rest, x)
		}
	}
	for i := range items {
		links.Add(items[i].outline, items[i].speakers)
	}
	return labelled, rest
}

// topicWeight is how much a pair of one topic counts.
const topicWeight = .3

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
		if x.label.Label == "topic" {
			x.weight = topicWeight // one speaker's line said again: no evidence tells it from one printed again
		}
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
func foldUp(list []example, g *gold, seed uint32) {
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
		h := seed
		for _, c := range []byte(r) {
			h = h*16777619 ^ uint32(c)
		}
		h ^= h >> 15
		list[i].fold = int(h % folds)
	}
}

// write prints the weights as Go.
func write(path string, w [width]float64, events [eventWidth]float64) error {
	var b strings.Builder
	b.WriteString("package stories\n\n// weights are those of a logistic regression over Features; WEIGHTS.md tells\n// from what. Written by train.\nvar weights = [len(Features)]float64{\n")
	for j, name := range stories.Features {
		fmt.Fprintf(&b, "%.3f, // %s\n", w[j], name)
	}
	b.WriteString("}\n\n// eventWeights are those over EventFeatures.\nvar eventWeights = [len(EventFeatures)]float64{\n")
	for j, name := range stories.EventFeatures {
		fmt.Fprintf(&b, "%.3f, // %s\n", events[j], name)
	}
	b.WriteString("}\n")
	src, err := format.Source([]byte(b.String()))
	if err != nil {
		return err
	}
	return os.WriteFile(path, src, 0o644)
}
