package main

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"

	"whosaid/articles/clean"
)

// export writes every page as the program would, cleaned by the weights of its
// fold, for the corpus's scorer.
func (c *corpus) export(dir string, held []*clean.Weights) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for _, view := range []string{"near", "full", "html"} {
		if err := c.exportView(filepath.Join(dir, view+".jsonl"), view, held); err != nil {
			return err
		}
	}
	return nil
}

// exported is the part of the program's export that the scorer reads.
type exported struct {
	Type      string          `json:"type"`
	Source    string          `json:"source"`
	Title     string          `json:"title"`
	Byline    string          `json:"byline"`
	Published string          `json:"published"`
	Text      string          `json:"text"`
	Blocks    []exportedBlock `json:"blocks"`
}

type exportedBlock struct {
	Kind    string  `json:"kind"`
	Span    [2]int  `json:"span"`
	Removed string  `json:"removed"`
	Score   float64 `json:"score"`
}

func (c *corpus) exportView(path, view string, held []*clean.Weights) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	w := bufio.NewWriterSize(f, 1<<20)
	enc := json.NewEncoder(w)
	for _, d := range c.documents {
		if d.view != view {
			continue
		}
		a := clean.With(d.doc, held[d.fold])
		x := exported{Type: "article", Source: a.Source, Title: a.Title, Byline: a.Byline, Published: a.Published, Text: a.Text}
		for _, b := range a.Blocks {
			x.Blocks = append(x.Blocks, exportedBlock{string(b.Kind), [2]int{b.Span.Start, b.Span.End}, b.Removed, b.Score})
		}
		if err := enc.Encode(x); err != nil {
			return err
		}
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return f.Close()
}
