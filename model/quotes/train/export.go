package main

import (
	"bufio"
	"encoding/json"
	"os"

	"whosaid/model"
	"whosaid/model/mentions"
	"whosaid/model/quotes"
)

// line is one article of the export, as far as a scorer reads it.
type line struct {
	Type   string  `json:"type"`
	Source string  `json:"source"`
	Text   string  `json:"text"`
	Quotes []quote `json:"quotes"`
}

type quote struct {
	Kind       model.QuoteKind `json:"kind"`
	Spans      [][2]int        `json:"spans"`
	Marked     [][2]int        `json:"marked"`
	Cue        *[2]int         `json:"cue"`
	Mention    *mention        `json:"mention"`
	Confidence float64         `json:"confidence"`
	Rule       string          `json:"rule"`
}

type mention struct {
	Span [2]int `json:"span"`
}

// finder finds quotations.
type finder func(*model.Article, *model.Tokens, []model.Mention) ([]model.Quote, []model.Mention)

// write writes what find finds in the gold articles.
func write(path string, gold []quotes.Gold, find finder) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer f.Close()
	w := bufio.NewWriter(f)
	enc := json.NewEncoder(w)
	for i := range gold {
		a := gold[i].Article
		qs, ms := find(a, gold[i].Tokens, mentions.Find(a, gold[i].Tokens))
		l := line{Type: "article", Source: string(a.ID) + ".txt", Text: a.Text, Quotes: []quote{}}
		for k := range qs {
			l.Quotes = append(l.Quotes, exported(&qs[k], ms))
		}
		if err := enc.Encode(l); err != nil {
			return err
		}
	}
	return w.Flush()
}

func exported(q *model.Quote, ms []model.Mention) quote {
	out := quote{Kind: q.Kind, Spans: pairs(q.Spans), Marked: pairs(q.Marked), Confidence: q.Confidence, Rule: q.Rule}
	if !q.Cue.IsZero() {
		out.Cue = &[2]int{q.Cue.Start, q.Cue.End}
	}
	if q.Mention >= 0 {
		s := ms[q.Mention].Span
		out.Mention = &mention{Span: [2]int{s.Start, s.End}}
	}
	return out
}

func pairs(in []model.Span) [][2]int {
	out := make([][2]int, 0, len(in))
	for _, s := range in {
		out = append(out, [2]int{s.Start, s.End})
	}
	return out
}
