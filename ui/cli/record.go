package cli

import "whosaid/model"

// schema is the version of the export's format. It goes up when a field
// changes its meaning or goes away, not when one is added.
const schema = 1

// The records below are the export's format, field for field and in order.
// Every span is [start, end) in UTF-8 bytes of the article's text.

// articleRecord is one article, one line.
type articleRecord struct {
	Schema    int             `json:"schema"`
	Type      string          `json:"type"`
	ID        model.ArticleID `json:"id"`
	Source    string          `json:"source"`
	URL       string          `json:"url"`
	Title     string          `json:"title"`
	Byline    string          `json:"byline"`
	Outlet    string          `json:"outlet"`
	Published string          `json:"published"`      // the date alone
	Time      string          `json:"time,omitempty"` // of day, with its zone if that is known
	Language  string          `json:"language"`
	Story     model.StoryID   `json:"story"`
	Text      string          `json:"text"`
	Blocks    []blockRecord   `json:"blocks"`
	Quotes    []quoteRecord   `json:"quotes"`
}

type blockRecord struct {
	Kind    model.BlockKind `json:"kind"`
	Span    spanRecord      `json:"span"`
	Removed *string         `json:"removed"` // the rule's name, null for a block that is kept
}

type quoteRecord struct {
	ID         model.QuoteID   `json:"id"`
	Kind       model.QuoteKind `json:"kind"`
	Spans      []spanRecord    `json:"spans"`
	Marked     []spanRecord    `json:"marked"`
	Cue        *spanRecord     `json:"cue"`
	Mention    *mentionRecord  `json:"mention"`
	Speaker    *model.PersonID `json:"speaker"`
	Confidence float64         `json:"confidence"`
	Rule       string          `json:"rule"`
}

type mentionRecord struct {
	Span spanRecord `json:"span"`
	Form model.Form `json:"form"`
}

type spanRecord [2]int

// summaryRecord is the export's last line: what ties the articles together.
type summaryRecord struct {
	Schema    int              `json:"schema"`
	Type      string           `json:"type"`
	People    []personRecord   `json:"people"`
	Stories   []storyRecord    `json:"stories"`
	Relations []relationRecord `json:"relations"`
}

type personRecord struct {
	ID      model.PersonID   `json:"id"`
	Name    string           `json:"name"`
	Kind    model.PersonKind `json:"kind"`
	Aliases []string         `json:"aliases"`
	Roles   []string         `json:"roles"`
}

type storyRecord struct {
	ID       model.StoryID     `json:"id"`
	Title    string            `json:"title"`
	Articles []model.ArticleID `json:"articles"`
}

type relationRecord struct {
	A     model.QuoteID      `json:"a"`
	B     model.QuoteID      `json:"b"`
	Kind  model.RelationKind `json:"kind"`
	Score float64            `json:"score"`
}

func spansOf(spans []model.Span) []spanRecord {
	out := make([]spanRecord, len(spans))
	for i, s := range spans {
		out[i] = spanRecord{s.Start, s.End}
	}
	return out
}

func blocksOf(a *model.Article) []blockRecord {
	out := make([]blockRecord, len(a.Blocks))
	for i := range a.Blocks {
		b := &a.Blocks[i]
		out[i] = blockRecord{Kind: b.Kind, Span: spanRecord{b.Span.Start, b.Span.End}}
		if !b.Kept() {
			out[i].Removed = &b.Removed
		}
	}
	return out
}

// quotesOf records a reading's quotes. speaker names the person behind a quote
// over all articles, "" for nobody known.
func quotesOf(r *model.Reading, speaker func(*model.Quote) model.PersonID) []quoteRecord {
	out := make([]quoteRecord, len(r.Quotes))
	for i := range r.Quotes {
		q := &r.Quotes[i]
		out[i] = quoteRecord{
			ID: q.ID, Kind: q.Kind,
			Spans: spansOf(q.Spans), Marked: spansOf(q.Marked),
			Confidence: q.Confidence, Rule: q.Rule,
		}
		if !q.Cue.IsZero() {
			out[i].Cue = &spanRecord{q.Cue.Start, q.Cue.End}
		}
		if q.Attributed() {
			m := &r.Mentions[q.Mention]
			out[i].Mention = &mentionRecord{Span: spanRecord{m.Span.Start, m.Span.End}, Form: m.Form}
		}
		if id := speaker(q); id != "" {
			out[i].Speaker = &id
		}
	}
	return out
}
