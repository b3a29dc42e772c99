// Package newsgen makes up news for tests and measurements: articles with the
// proportions of real ones (4.7 KB, words by Zipf's law, eight quotations, names,
// dates, outlets), in stories of 1 to 40 articles that quote the same statements,
// some of them wire copy that several outlets print. Nothing in it is true or was
// ever printed.
//
// (seed, i) -> Article. The same seed and number give the same article, whichever
// others are made.
package newsgen

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"time"

	"whosaid/model"
)

// World makes articles. It is safe for concurrent use.
type World struct {
	seed  uint64
	words *vocabulary
}

// New returns the world of a seed.
func New(seed uint64) *World { return &World{seed: seed, words: newVocabulary(seed)} }

// block is how many articles in a row share out stories among themselves.
const block = 64

// What the random sources are for: each thing of the world has one of its own.
const (
	ofStories = iota
	ofStory
	ofArticle
	ofPerson
	ofPrinting
)

func (w *World) source(of, n int) *rand.Rand {
	return rand.New(rand.NewPCG(w.seed*31+uint64(of), uint64(n)*0x9e3779b97f4a7c15+1)) //nolint:gosec // the same news each time is the purpose
}

// slot is where an article stands: its story, and which of the story's it is.
type slot struct{ story, at int }

// slotOf finds the place of the i-th article.
func (w *World) slotOf(i int) slot {
	r := w.source(ofStories, i/block)
	var slots [block]slot
	for n, story := 0, 0; n < block; story++ {
		size := min(1+int(r.ExpFloat64()*r.ExpFloat64()*3), 40, block-n)
		for k := range size {
			slots[n] = slot{i/block*block + story, k}
			n++
		}
	}
	r.Shuffle(block, func(a, b int) { slots[a], slots[b] = slots[b], slots[a] })
	return slots[i%block]
}

// wireShare is one in how many later articles of a story that is a reprint of its first.
const wireShare = 12

// Article makes the i-th article.
func (w *World) Article(i int) *model.Article {
	s := w.slotOf(i)
	story := w.story(s.story)
	r := w.source(ofArticle, s.story*block+s.at)
	if s.at > 0 && w.source(ofPrinting, i).IntN(wireShare) == 0 {
		r = w.source(ofArticle, s.story*block) // the words of the first
	}
	own := w.source(ofPrinting, i)
	c := &composer{w: w, r: r, story: story}
	outlet := outlets[own.IntN(len(outlets))]
	date := story.day.AddDate(0, 0, s.at/8)
	a := &model.Article{
		ID: model.ArticleID(fmt.Sprintf("%016x", w.seed<<40+uint64(i))), Outlet: outlet, Language: "en", Format: model.FormatText,
		Published: date.Format(time.DateOnly) + fmt.Sprintf("T%02d:%02d", 6+own.IntN(16), own.IntN(60)),
	}
	a.URL = fmt.Sprintf("https://%s.example/%s/%d", strings.ReplaceAll(strings.ToLower(outlet), " ", ""), date.Format("2006/01"), i)
	a.Source = a.URL
	author := w.person(own.IntN(2000) + 100000)
	a.Byline, a.Authors = author.name(), []string{author.name()}
	var b strings.Builder
	for k, p := range c.paragraphs(date, own) {
		kind := model.KindParagraph
		switch k {
		case 0:
			kind, a.Title = model.KindTitle, p
		case 1:
			kind, p = model.KindByline, "By "+a.Byline
		}
		if b.Len() > 0 {
			b.WriteString("\n\n")
		}
		start := b.Len()
		b.WriteString(p)
		a.Blocks = append(a.Blocks, model.Block{Kind: kind, Span: model.Span{Start: start, End: b.Len()}, Score: 1})
	}
	a.Text = b.String()
	return a
}

// Text is the i-th article as a text file would hold it.
func (w *World) Text(i int) string { return w.Article(i).Text }

// person is somebody of the world.
type person struct {
	given, surname, role string
	woman                bool
}

func (p *person) name() string { return p.given + " " + p.surname }

func (w *World) person(n int) person {
	r := w.source(ofPerson, n)
	p := person{woman: r.IntN(2) == 0, surname: capital(w.words.pick(surnames, r.IntN(sizes[surnames])))}
	if p.woman {
		p.given = women[r.IntN(len(women))]
	} else {
		p.given = men[r.IntN(len(men))]
	}
	p.role = roles[r.IntN(len(roles))]
	return p
}

// people is how many persons speak in the news of a world; a few of them often.
const people = 30000

// story is what the articles on one event share.
type story struct {
	day        time.Time
	place      string
	topics     []string
	cast       []person
	body       string
	statements []string
}

func (w *World) story(n int) *story {
	r := w.source(ofStory, n)
	s := &story{day: time.Date(2019, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, n/40+r.IntN(30)), place: capital(w.words.pick(places, zipf(r, sizes[places])))}
	for range 12 {
		s.topics = append(s.topics, w.words.pick(nouns, zipf(r, sizes[nouns])))
	}
	for range 3 + r.IntN(4) {
		s.cast = append(s.cast, w.person(zipf(r, people)))
	}
	s.body = "the " + s.place + " " + bodies[r.IntN(len(bodies))]
	c := &composer{w: w, r: r, story: s}
	for range 10 {
		s.statements = append(s.statements, c.clause(8+r.IntN(12)))
	}
	return s
}

// zipf draws a rank below n by Zipf and Mandelbrot's law: with a probability that
// falls as the reciprocal of rank and offset.
func zipf(r *rand.Rand, n int) int {
	offset := min(12, float64(n)/4)
	return min(int(offset*(math.Pow(float64(n)/offset+1, r.Float64())-1)), n-1)
}
