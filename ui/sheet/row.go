package sheet

import (
	"iter"
	"sort"
	"strings"

	"whosaid/model"
	"whosaid/model/library"
	"whosaid/model/library/store"
	"whosaid/model/tokens"
	"whosaid/ui/citation"
)

// Row is one quotation with all that is known of it. Its fields are the format
// of JSON; text is on one line but for the selector's, which is the article's
// own.
type Row struct {
	Quote     string          `json:"quote"`   // without its outer marks
	Speaker   *string         `json:"speaker"` // null when nobody is known
	Role      *string         `json:"role"`
	Cue       *string         `json:"cue"`      // the reporting word
	Sentence  *string         `json:"sentence"` // the sentence it stands in
	Mention   *string         `json:"mention"`  // what the article calls the speaker there
	Kind      model.QuoteKind `json:"kind"`
	Article   string          `json:"article"` // its title
	Byline    string          `json:"byline"`
	Outlet    string          `json:"outlet"`
	Published string          `json:"published"` // the date alone
	URL       string          `json:"url"`
	Source    string          `json:"source"`
	Language  string          `json:"language"`
	ID        model.QuoteID   `json:"id"`
	SpeakerID *model.PersonID `json:"speaker_id"`
	// Spans are [start, end) in UTF-8 bytes of the article's text.
	Spans [][2]int `json:"spans"`
	// Selector finds the quotation in another copy of the article.
	Selector   Selector `json:"selector"`
	Confidence float64  `json:"confidence"` // 0 to 1, of the speaker
	Rule       string   `json:"rule"`       // what decided it

	marked bool // all of it stood in marks
}

// Selector is a TextQuoteSelector of the W3C Web Annotation Data Model (§4.2.4):
// the whole extent of the quotation, with the text before and after.
type Selector struct {
	Type   string `json:"type"`
	Exact  string `json:"exact"`
	Prefix string `json:"prefix"`
	Suffix string `json:"suffix"`
}

// Rows yields the library's quotations in order. Words in scare marks, which
// report nobody's statement, are none.
func Rows(lib *library.Library) iter.Seq[*Row] {
	return func(yield func(*Row) bool) {
		for _, e := range lib.Entries() {
			for row := range Of(lib, e.ID) {
				if !yield(row) {
					return
				}
			}
		}
	}
}

// Of yields the quotations of one article.
func Of(lib *library.Library, id model.ArticleID) iter.Seq[*Row] {
	return func(yield func(*Row) bool) {
		a, r := lib.Article(id), lib.Reading(id)
		if a == nil || r == nil {
			return
		}
		b := builder{lib: lib, a: a, r: r}
		for i := range r.Quotes {
			if r.Quotes[i].Kind != model.ScareQuote && !yield(b.row(&r.Quotes[i])) {
				return
			}
		}
	}
}

// builder makes the rows of one article.
type builder struct {
	lib       *library.Library
	a         *model.Article
	r         *model.Reading
	sentences []model.Sentence // cut when first asked for
}

func (b *builder) row(q *model.Quote) *Row {
	a := b.a
	where := store.Select(a.Text, q.Extent())
	row := &Row{
		Quote: citation.Text(a, q), Kind: q.Kind, marked: citation.Marked(q),
		Article: oneLine(a.Title), Byline: oneLine(a.Byline), Outlet: oneLine(a.Outlet),
		Published: day(a.Published), URL: a.URL, Source: a.Source, Language: a.Language,
		ID: q.ID, Confidence: q.Confidence, Rule: q.Rule,
		Selector: Selector{"TextQuoteSelector", where.Exact, where.Prefix, where.Suffix},
	}
	for _, s := range q.Spans {
		row.Spans = append(row.Spans, [2]int{s.Start, s.End})
	}
	if !q.Cue.IsZero() {
		row.Cue = known(q.Cue.In(a.Text))
		row.Sentence = known(b.sentence(q.Cue).In(a.Text))
	}
	b.speaker(row, q)
	return row
}

// speaker fills in who said q.
func (b *builder) speaker(row *Row, q *model.Quote) {
	name := ""
	if id := b.lib.Speaker(q.ID); id != "" {
		row.SpeakerID = &id
		if p := b.lib.Person(id); p != nil {
			name = p.Name
		}
	}
	if !q.Attributed() {
		return
	}
	m := &b.r.Mentions[q.Mention]
	row.Mention = known(m.Span.In(b.a.Text))
	roles := []string{m.Role}
	if p := b.r.Person(q); p != nil {
		roles = append(roles, p.Roles...)
		if name == "" {
			name = p.Name
		}
	}
	row.Speaker = known(name)
	for _, role := range roles {
		if row.Role = known(citation.Role(role, name)); row.Role != nil {
			break
		}
	}
}

// sentence is the sentence that holds the cue, or its block.
func (b *builder) sentence(cue model.Span) model.Span {
	if b.sentences == nil {
		b.sentences = tokens.Split(b.a).Sentences
	}
	i := sort.Search(len(b.sentences), func(i int) bool { return b.sentences[i].Span.End > cue.Start })
	if i < len(b.sentences) && b.sentences[i].Span.Contains(cue) {
		return b.sentences[i].Span
	}
	if i := b.a.BlockAt(cue.Start); i >= 0 {
		return b.a.Blocks[i].Span
	}
	return cue
}

// known is s on one line, nil when there is nothing in it.
func known(s string) *string {
	if s = oneLine(s); s == "" {
		return nil
	}
	return &s
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// day is the date part of an ISO 8601 date or date and time.
func day(published string) string {
	date, _, _ := strings.Cut(published, "T")
	return date
}

// text is what s points to, "" for nil.
func text(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// cited is the row as a citation.
func (r *Row) cited() citation.Citation {
	return citation.Citation{
		Text: r.Quote, Marked: r.marked, Speaker: text(r.Speaker), Role: text(r.Role),
		Outlet: r.Outlet, Title: r.Article, Date: r.Published, URL: r.URL,
	}
}
