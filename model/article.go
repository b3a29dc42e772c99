package model

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
)

// ArticleID names an article: a short hash of where it came from and what it
// says, so that the same article keeps its name from run to run.
type ArticleID string

// Article is one decoded, sanitised and cleaned article.
type Article struct {
	ID ArticleID
	// Source is where the bytes came from: a path, "-" for standard input, a
	// URL, or "sample/NAME". It is shown and exported, never opened again.
	Source string
	// URL is the article's own address if it gives one (http or https).
	URL string
	// Title is the headline as printed, or one derived from the lead when
	// TitleDerived is set. It holds no line break.
	Title        string
	TitleDerived bool
	Standfirst   string
	// Byline is the authors as one line, Authors one each, both without "By".
	Byline  string
	Authors []string
	// Outlet is the publication or agency, as the article names it.
	Outlet string
	// Published is an ISO 8601 date (2022-07-13) or date and time
	// (2022-07-13T14:50), always read out of the article; "" when it gives none.
	Published string
	// Place is the dateline's place, as printed.
	Place string
	// Language is a BCP 47 tag ("en"), or "" when unknown.
	Language string
	Format   Format
	// Text is the whole visible text, boilerplate included: valid UTF-8, free of
	// control characters but "\n".
	Text string
	// Blocks are in order and do not overlap; together they cover every
	// character of Text that is not white space.
	Blocks []Block
}

// Key names the article for what the reader does with it, from run to run and
// wherever its file lies: its URL, or a hash of its text when it has none.
func (a *Article) Key() string {
	if a.URL != "" {
		return a.URL
	}
	sum := sha256.Sum256([]byte(a.Text))
	return "text:" + hex.EncodeToString(sum[:12])
}

// Site names where the article was published, for rules that hold for all of a
// site: its URL's host without "www.", or its outlet when it has no URL.
func (a *Article) Site() string {
	_, rest, ok := strings.Cut(a.URL, "://")
	if !ok {
		return a.Outlet
	}
	host, _, _ := strings.Cut(rest, "/")
	return strings.TrimPrefix(strings.ToLower(host), "www.")
}

// Format tells which shape an article's bytes had.
type Format string

// The formats decode knows.
const (
	FormatText     Format = "text"
	FormatMarkdown Format = "markdown"
	FormatHTML     Format = "html"
)

// BlockKind is the part a block plays in its article.
type BlockKind string

// The kinds of block. A block that Removed names a rule for may be of any kind.
const (
	KindTitle      BlockKind = "title"
	KindStandfirst BlockKind = "standfirst"
	KindByline     BlockKind = "byline"
	KindDateline   BlockKind = "dateline" // place and date, or the date alone, on a line of its own
	KindHeading    BlockKind = "heading"  // a subheading inside the story
	KindParagraph  BlockKind = "paragraph"
	KindList       BlockKind = "list"  // one item
	KindQuote      BlockKind = "quote" // a block quotation by markup, not by quotation marks
	KindCode       BlockKind = "code"
	KindTable      BlockKind = "table" // one table; rows end in "\n", cells are parted by "\t"
	KindCaption    BlockKind = "caption"
	KindCredit     BlockKind = "credit"
	KindPost       BlockKind = "post" // an embedded social media post
	KindRule       BlockKind = "rule" // a thematic break that has text of its own
	KindOther      BlockKind = "other"
)

// Block is one paragraph-like stretch of an article.
type Block struct {
	Kind BlockKind
	Span Span // without surrounding white space, never empty
	// Removed names the rule that marked the block as boilerplate; "" is kept.
	Removed string
	// Score is how sure the cleaner is that the block belongs to the article, 0 to 1.
	Score float64
	// Level is a heading's level (1 to 6) or the nesting of a list item or block
	// quotation (from 1).
	Level int
	// Marker is a list item's marker as the source printed it ("-", "3."). The
	// marker is no part of Span when the source is Markdown or HTML.
	Marker string
	// Inlines are emphasis, links and code inside the block, in order of Start,
	// the outer before the inner.
	Inlines []Inline
}

// Kept reports whether the block belongs to the article.
func (b Block) Kept() bool { return b.Removed == "" }

// InlineKind is what an Inline marks.
type InlineKind string

// The kinds of inline markup that survive decoding.
const (
	InlineEmphasis InlineKind = "emphasis"
	InlineStrong   InlineKind = "strong"
	InlineCode     InlineKind = "code"
	InlineStrike   InlineKind = "strike"
	InlineLink     InlineKind = "link" // URL is http, https or mailto
)

// Inline is a run of marked-up text inside a block.
type Inline struct {
	Kind InlineKind
	Span Span
	URL  string
}

// BlockAt returns the index of the block that holds the byte at offset, or -1.
func (a *Article) BlockAt(offset int) int {
	lo, hi := 0, len(a.Blocks)
	for lo < hi {
		mid := (lo + hi) / 2
		if a.Blocks[mid].Span.End <= offset {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(a.Blocks) && a.Blocks[lo].Span.Has(offset) {
		return lo
	}
	return -1
}
