package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"whosaid/model"
	"whosaid/model/mentions"
	"whosaid/model/quotes"
	"whosaid/model/tokens"
)

// record is one line of a corpus; its places count code points.
type record struct {
	ID, Text     string
	Attributions []struct {
		ID     string
		Source []place
		Entity *struct{ Mentions []place }
	}
}

type place struct{ Start, End int }

// item is one article as far as attribution reads it, and what is known of its
// pronouns.
type item struct {
	id      string
	set     way
	article *model.Article
	tokens  *model.Tokens
	reading model.Reading
	sources map[string][]model.Span // of each attribution
	chains  [][]model.Span
	names   map[string][]string // of each attribution's speaker
}

// read reads a corpus and runs the stages up to attribution; "" is an empty one.
func read(path string, set way) ([]*item, error) {
	if path == "" {
		return nil, nil
	}
	var out []*item
	err := lines(path, func(r *record) { out = append(out, r.item(set)) })
	return out, err
}

// lines calls yield with every record of a file of JSON Lines.
func lines[T any](path string, yield func(*T)) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }() // it was only read
	dec := json.NewDecoder(bufio.NewReader(f))
	for n := 1; ; n++ {
		var r T
		switch err := dec.Decode(&r); {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return fmt.Errorf("%s: record %d: %w", path, n, err)
		}
		yield(&r)
	}
}

// speaker is one line of a file of speakers: who the source of an attribution is.
type speaker struct {
	ID, Attribution string
	Entity          []string
}

// name adds the speakers of a file to the articles.
func name(list []*item, path string) error {
	if path == "" {
		return fmt.Errorf("-test needs -entities: who the speakers are")
	}
	by := map[string]*item{}
	for _, it := range list {
		by[it.id] = it
	}
	return lines(path, func(l *speaker) {
		if it := by[l.ID]; it != nil && len(l.Entity) > 0 {
			it.names[l.Attribution] = l.Entity
		}
	})
}

func (r *record) item(set way) *item {
	a := &model.Article{ID: model.ArticleID(r.ID), Text: r.Text, Language: "en", Blocks: blocks(r.Text)}
	it := &item{id: r.ID, set: set, article: a, tokens: tokens.Split(a), sources: map[string][]model.Span{}, names: map[string][]string{}}
	found := mentions.Find(a, it.tokens)
	it.reading.Quotes, it.reading.Mentions = quotes.Find(a, it.tokens, found)
	at := offsets(r.Text)
	for _, x := range r.Attributions {
		it.sources[x.ID] = spans(at, x.Source)
		if x.Entity == nil {
			continue
		}
		if c := spans(at, x.Entity.Mentions); !slices.ContainsFunc(it.chains, func(d []model.Span) bool { return slices.Equal(c, d) }) {
			it.chains = append(it.chains, c)
		}
	}
	return it
}

// offsets are the byte offsets of a text's code points, and its length.
func offsets(text string) []int {
	at := make([]int, 0, len(text)+1)
	for i := range text {
		at = append(at, i)
	}
	return append(at, len(text))
}

func spans(at []int, list []place) (out []model.Span) {
	for _, p := range list {
		if 0 <= p.Start && p.Start < p.End && p.End < len(at) {
			out = append(out, model.Span{Start: at[p.Start], End: at[p.End]})
		}
	}
	return out
}

// blocks makes a paragraph of each line.
func blocks(text string) (out []model.Block) {
	at := 0
	for line := range strings.SplitAfterSeq(text, "\n") {
		s := model.Span{Start: at + len(line) - len(strings.TrimLeft(line, " \n")), End: at + len(strings.TrimRight(line, " \n"))}
		at += len(line)
		if s.Start < s.End {
			out = append(out, model.Block{Kind: model.KindParagraph, Span: s})
		}
	}
	return out
}
