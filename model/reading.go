package model

// Reading is what the stages found in one article. Mentions, Quotes and Persons
// refer to each other by index.
type Reading struct {
	Mentions []Mention // in order of Span.Start
	Quotes   []Quote   // in order of Start
	Persons  []Person  // of this article alone; the library ties them to its own
}

// Person returns the article-scope person behind a quote, or nil.
func (r *Reading) Person(q *Quote) *Person {
	if q.Mention < 0 {
		return nil
	}
	if p := r.Mentions[q.Mention].Person; p >= 0 {
		return &r.Persons[p]
	}
	return nil
}

// Sentence is a run of tokens inside one block.
type Sentence struct {
	Span  Span
	Block int // indexes Article.Blocks
	// First and Last bound the sentence's tokens: Tokens[First:Last].
	First, Last int
}

// Token is one word, number or mark.
type Token struct {
	Span Span
	// Tag is a Universal Dependencies part of speech ("NOUN", "VERB", "PROPN",
	// "PUNCT" …), or "" before tagging.
	Tag Tag
	// Form is the word as it is written: it indexes Tokens.Forms, and two tokens
	// have one form when they are the same bytes.
	Form int32
}

// Tag is a Universal Dependencies v2 part-of-speech tag.
type Tag uint8

// The tags, in the order of the UD v2 list; TagNone is "not tagged".
const (
	TagNone Tag = iota
	TagADJ
	TagADP
	TagADV
	TagAUX
	TagCCONJ
	TagDET
	TagINTJ
	TagNOUN
	TagNUM
	TagPART
	TagPRON
	TagPROPN
	TagPUNCT
	TagSCONJ
	TagSYM
	TagVERB
	TagX
)

// Tokens are an article's words and sentences, kept blocks only, in order.
type Tokens struct {
	Words     []Token
	Sentences []Sentence
	// Forms holds the first of the Words that is written so, for each different
	// form in order of first appearance. What depends on nothing but how a word is
	// written needs to be found out but once a form.
	Forms []int32
}
