package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"whosaid/model"
	"whosaid/model/mentions"
	"whosaid/model/quotes"
	"whosaid/model/tokens"
)

// record is one line of a gold file; its spans count code points.
type record struct {
	ID, Text     string
	Attributions []struct{ Source, Cue, Content []points }
}

type points struct{ Start, End int }

// read reads gold articles, with one block a line of text.
func read(path string) ([]quotes.Gold, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []quotes.Gold
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<24)
	for n := 1; lines.Scan(); n++ {
		var r record
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			return nil, fmt.Errorf("%s, line %d: %w", path, n, err)
		}
		out = append(out, r.gold())
	}
	return out, lines.Err()
}

func (r *record) gold() quotes.Gold {
	var at []int
	for i := range r.Text {
		at = append(at, i)
	}
	at = append(at, len(r.Text))
	bytes := func(in []points) (out []model.Span) {
		for _, s := range in {
			out = append(out, model.Span{Start: at[s.Start], End: at[s.End]})
		}
		return out
	}
	a := &model.Article{ID: model.ArticleID(r.ID), Text: r.Text, Language: "en", Blocks: blocks(r.Text)}
	g := quotes.Gold{Article: a, Tokens: tokens.Split(a)}
	g.Mentions = mentions.Find(a, g.Tokens)
	for _, x := range r.Attributions {
		g.Attributions = append(g.Attributions, quotes.Attribution{
			Source: bytes(x.Source), Cue: bytes(x.Cue), Content: bytes(x.Content),
		})
	}
	return g
}

func blocks(text string) []model.Block {
	var out []model.Block
	at := 0
	for line := range strings.SplitAfterSeq(text, "\n") {
		s := model.Span{Start: at, End: at + len(strings.TrimRight(line, " \n"))}
		s.Start += len(line) - len(strings.TrimLeft(line, " \n"))
		at += len(line)
		if s.Start < s.End {
			out = append(out, model.Block{Kind: model.KindParagraph, Span: s})
		}
	}
	return out
}
