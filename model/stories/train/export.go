package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"whosaid/model"
	"whosaid/model/stories"
)

// item is one article of an export with all that links need.
type item struct {
	name     string // of its file, without the ending: how the labels name it
	article  *model.Article
	reading  *model.Reading
	speakers []model.PersonID
	outline  *stories.Outline
}

// exported is an article as `whosaid export` prints it.
type exported struct {
	People []struct {
		ID   model.PersonID
		Kind model.PersonKind
	}
	Type, ID, Source, URL, Title, Published, Text string
	Blocks                                        []struct {
		Kind    model.BlockKind
		Span    [2]int
		Removed *string
	}
	Quotes []struct {
		ID            model.QuoteID
		Kind          model.QuoteKind
		Spans, Marked [][2]int
		Speaker       *model.PersonID
		Confidence    float64
	}
}

// load reads the articles of an export.
func load(path string) ([]item, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var out []item
	for dec := json.NewDecoder(bytes.NewReader(raw)); dec.More(); {
		var e exported
		if err := dec.Decode(&e); err != nil {
			return nil, fmt.Errorf("%s: after %d articles: %w", path, len(out), err)
		}
		if e.Type == "article" {
			out = append(out, e.item())
			continue
		}
		named := map[model.PersonID]bool{}
		for _, p := range e.People {
			named[p.ID] = p.Kind != model.KindUnnamed && p.Kind != model.KindDocument
		}
		for i := range out {
			out[i].hush(named)
		}
	}
	return out, nil
}

func (e *exported) item() item {
	a := &model.Article{ID: model.ArticleID(e.ID), Source: e.Source, URL: e.URL, Title: e.Title, Published: e.Published, Text: e.Text}
	for _, b := range e.Blocks {
		block := model.Block{Kind: b.Kind, Span: model.Span{Start: b.Span[0], End: b.Span[1]}}
		if b.Removed != nil {
			block.Removed = *b.Removed
		}
		a.Blocks = append(a.Blocks, block)
	}
	it := item{name: strings.TrimSuffix(filepath.Base(e.Source), filepath.Ext(e.Source)), article: a, reading: &model.Reading{}}
	for _, q := range e.Quotes {
		it.reading.Quotes = append(it.reading.Quotes, model.Quote{ID: q.ID, Kind: q.Kind, Spans: spans(q.Spans), Marked: spans(q.Marked), Mention: -1, Confidence: q.Confidence})
		speaker := model.PersonID("")
		if q.Speaker != nil {
			speaker = *q.Speaker
		}
		it.speakers = append(it.speakers, speaker)
	}
	return it
}

// hush forgets the speakers that have no name, as an outline of a whole reading does.
func (it *item) hush(named map[model.PersonID]bool) {
	for i, id := range it.speakers {
		if !named[id] {
			it.speakers[i] = ""
		}
	}
}

func spans(list [][2]int) []model.Span {
	var out []model.Span
	for _, s := range list {
		out = append(out, model.Span{Start: s[0], End: s[1]})
	}
	return out
}
