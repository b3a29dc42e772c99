package model

// QuoteID names a quotation: the article's ID, ":", and the byte offset of its
// first span. When two begin at the same byte (one reports the other), the second
// adds "-" and the offset at which its last span ends.
type QuoteID string

// QuoteKind is how a quotation reports.
type QuoteKind string

// The kinds of quotation.
const (
	Direct     QuoteKind = "direct"   // all that is reported stands in marks
	Mixed      QuoteKind = "mixed"    // marks around a part of a reported clause
	Indirect   QuoteKind = "indirect" // reported without marks
	Post       QuoteKind = "post"     // a social media post
	ScareQuote QuoteKind = "scare"    // marks that report nobody's statement
)

// Quote is one quotation. One that runs over several paragraphs, or is split
// around its cue, is one Quote with several spans.
type Quote struct {
	ID   QuoteID
	Kind QuoteKind
	// Spans is what is reported, Marked its parts between quotation marks;
	// neither holds the outer marks. Both are in order and do not overlap.
	Spans  []Span
	Marked []Span
	// Cue is the reporting word or phrase ("said", "according to"), zero when
	// there is none.
	Cue Span
	// Mention indexes Reading.Mentions: the mention the attribution rests on; -1
	// when the quote is unattributed.
	Mention int
	// Confidence, 0 to 1, is the probability that Mention is the right one.
	Confidence float64
	// Rule names what decided the attribution, for the reader's evidence card.
	Rule string
	// Candidates are the mentions that were considered, best first, the chosen
	// one included.
	Candidates []Candidate
}

// Candidate is a mention that could be the speaker of a quote.
type Candidate struct {
	Mention int // indexes Reading.Mentions; -1 stands for "no speaker"
	Score   float64
}

// Start is the byte offset at which the quote begins.
func (q *Quote) Start() int { return q.Spans[0].Start }

// Extent is the smallest span that holds all of the quote.
func (q *Quote) Extent() Span { return Span{q.Spans[0].Start, q.Spans[len(q.Spans)-1].End} }

// Has reports whether the byte at offset belongs to the quote.
func (q *Quote) Has(offset int) bool {
	for _, s := range q.Spans {
		if s.Has(offset) {
			return true
		}
	}
	return false
}

// Attributed reports whether a speaker was found.
func (q *Quote) Attributed() bool { return q.Mention >= 0 }
