package main

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"whosaid/articles/clean"
	"whosaid/articles/decode"
)

// document is one labelled text or page.
type document struct {
	id, set, view string // view: near, full, html, story
	fold          int
	page          bool
	doc           *decode.Document
	rows          *clean.Rows
	label         []bool
	weight        []float32 // 0: not learned from
	first         []float64 // the first model's held-out answers
}

type corpus struct {
	folds     int
	documents []*document
}

// pageLine is a line of lines.jsonl, pageGold a line of gold.jsonl.
type pageLine struct {
	ID    string `json:"id"`
	Lang  string `json:"lang"`
	Near  [2]int `json:"near"`
	Lines []struct {
		Text string `json:"text"`
		Keep bool   `json:"keep"`
		Amb  bool   `json:"amb"`
	} `json:"lines"`
}

type pageGold struct {
	ID         string   `json:"id"`
	URL        string   `json:"url"`
	Body       []string `json:"body"`
	Standfirst []string `json:"standfirst"`
}

func (c *corpus) read(pages, stories, only string) error {
	gold, ids := map[string]*pageGold{}, []string(nil)
	err := eachJSON(filepath.Join(pages, "gold.jsonl"), func(g *pageGold) {
		gold[g.ID] = g
		ids = append(ids, g.ID)
	})
	if err != nil {
		return err
	}
	err = eachJSON(filepath.Join(pages, "lines.jsonl"), func(l *pageLine) {
		g := gold[l.ID]
		fold := c.foldOf(site(g, l.ID))
		if only != "page" {
			c.addLines(l, "near", fold)
			c.addLines(l, "full", fold)
		}
	})
	if err != nil {
		return err
	}
	if only != "text" {
		for _, id := range ids { // in order, so that the same corpus gives the same weights
			if err := c.addPage(pages, gold[id]); err != nil {
				return err
			}
		}
	}
	if stories == "" || only == "page" {
		return nil
	}
	n := 0
	return eachJSON(stories, func(s *struct{ ID, Text string }) {
		n++
		if n%3 == 0 {
			c.addStory(s.ID, s.Text)
		}
	})
}

// eachJSON reads a file of JSON Lines.
func eachJSON[T any](path string, do func(*T)) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close() //nolint:errcheck // read only
	d := json.NewDecoder(bufio.NewReaderSize(f, 1<<20))
	for {
		v := new(T)
		if err := d.Decode(v); err == io.EOF {
			return nil
		} else if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		do(v)
	}
}

// site names where a page comes from, so that no site is in two folds.
func site(g *pageGold, id string) string {
	if g != nil {
		if u, err := url.Parse(g.URL); err == nil && u.Host != "" {
			return strings.TrimPrefix(u.Host, "www.")
		}
	}
	return id
}

func (c *corpus) foldOf(site string) int {
	h := fnv.New32a()
	h.Write([]byte(site))
	return int(h.Sum32()>>3) % c.folds
}

func (c *corpus) addLines(l *pageLine, view string, fold int) {
	lines := l.Lines
	if view == "near" {
		lines = lines[l.Near[0]:l.Near[1]]
	}
	texts := make([]string, len(lines))
	for i := range lines {
		texts[i] = lines[i].Text
	}
	doc, err := decode.Decode(strings.ReplaceAll(l.ID, "/", "__")+".txt", []byte(strings.Join(texts, "\n\n")+"\n"))
	if err != nil {
		return
	}
	d := &document{id: l.ID, set: set(l.ID), view: view, fold: fold, doc: doc, rows: clean.Featurize(doc)}
	d.allot()
	ends, at := make([]int, len(lines)), 0
	for i := range lines {
		at += signs(lines[i].Text)
		ends[i] = at
	}
	line, seen := 0, 0
	for i, span := range d.rows.Spans {
		n := signs(span.In(doc.Text))
		middle := seen + n/2
		seen += n
		for line < len(ends)-1 && ends[line] <= middle {
			line++
		}
		d.label[i] = lines[line].Keep
		if lines[line].Amb || n == 0 {
			d.weight[i] = 0
		}
	}
	c.thin(d)
	c.documents = append(c.documents, d)
}

// allot makes room for labels and gives every block weight one.
func (d *document) allot() {
	d.label = make([]bool, len(d.rows.Spans))
	d.weight = make([]float32, len(d.rows.Spans))
	d.first = make([]float64, len(d.rows.Spans))
	for i := range d.weight {
		d.weight[i] = 1
	}
}

// newsWeight is how much more a page of news counts than another.
const newsWeight = 4

// thin takes most of the far clutter out of learning: it is easy and plenty.
func (c *corpus) thin(d *document) {
	if d.set == "fund" { // news is what is read
		for i := range d.weight {
			d.weight[i] *= newsWeight
		}
	}
	far := 0
	near := make([]bool, len(d.label))
	for i, keep := range d.label {
		if !keep {
			continue
		}
		for j := max(0, i-30); j < min(len(near), i+40); j++ {
			near[j] = true
		}
	}
	for i := range d.weight {
		if near[i] || d.weight[i] == 0 {
			continue
		}
		far++
		if far%4 != 0 {
			d.weight[i] = 0
		} else {
			d.weight[i] *= 2
		}
	}
}

// signs counts letters and digits, as the scorer of the corpus does.
func signs(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			n++
		}
	}
	return n
}

func set(id string) string {
	s, _, _ := strings.Cut(id, "/")
	return s
}

func (c *corpus) addStory(id, text string) {
	doc, err := decode.Decode(id+".txt", []byte(text))
	if err != nil {
		return
	}
	d := &document{id: id, set: "story", view: "story", fold: c.foldOf(id), doc: doc, rows: clean.Featurize(doc)}
	d.allot()
	for i := range d.label {
		d.label[i] = true
		if d.rows.Fixed(i) || i == 0 {
			d.weight[i] = 0
		}
	}
	c.documents = append(c.documents, d)
}

// addPage labels the blocks of a page by their share of four-word sequences
// with the gold body.
func (c *corpus) addPage(pages string, g *pageGold) error {
	f, err := os.Open(filepath.Join(pages, "html", g.ID+".html.gz"))
	if err != nil {
		return err
	}
	defer f.Close() //nolint:errcheck // read only
	z, err := gzip.NewReader(f)
	if err != nil {
		return err
	}
	raw, err := io.ReadAll(z)
	if err != nil {
		return err
	}
	doc, err := decode.Decode(strings.ReplaceAll(g.ID, "/", "__")+".html", raw)
	if err != nil {
		return nil // a page that cannot be decoded teaches nothing
	}
	d := &document{id: g.ID, set: set(g.ID), view: "html", fold: c.foldOf(site(g, g.ID)), page: true, doc: doc, rows: clean.Featurize(doc)}
	d.allot()
	d.labelByGold(g)
	c.thin(d)
	c.documents = append(c.documents, d)
	return nil
}

func (c *corpus) count(page bool) int {
	n := 0
	for _, d := range c.documents {
		if d.page == page {
			n += len(d.label)
		}
	}
	return n
}
