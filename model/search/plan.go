package search

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"whosaid/model"
)

// State tells what the reader did with an article.
type State func(model.ArticleID) (read, starred bool)

// plan is a query made ready for an index: its words are looked up, and the terms
// that must meet in one quotation are gathered. Tails and segments answer it each
// in their own way (tailmatch.go, segmentmatch.go).
type plan interface{}

type (
	planAll    []plan
	planEither []plan
	planNot    struct{ plan }
	planDates  struct{ from, to date }
	// planState asks what the reader did with the document of that number.
	planState func(num uint32) bool
	// planNumbers matches documents by number, rising.
	planNumbers []uint32
	// planQuote matches documents with a quotation that meets every condition.
	planQuote []condition
)

// sequence is a word or phrase in a field: words that follow one another.
type sequence struct {
	field byte
	words []wordset
	// letter says that the last word is one letter of a script without spaces.
	letter bool
}

// wordset is what one word of the query stands for: any of some words, or all
// that have a beginning.
type wordset struct {
	exact []string // sorted
	begin string   // when exact is nil
}

func (w *wordset) has(word string) bool {
	if w.exact == nil {
		return strings.HasPrefix(word, w.begin)
	}
	if len(w.exact) == 1 {
		return w.exact[0] == word
	}
	_, ok := slices.BinarySearch(w.exact, word)
	return ok
}

// condition is what a quotation must meet: a kind, or words in one of three
// places: its speaker's names, its own words, or what it speaks of.
type condition struct {
	place Field // FieldSpeaker, FieldSaid, FieldAbout; "" for a kind
	kind  uint8
	seq   *sequence
	title *sequence // the same words in the headline, for FieldAbout
}

// lexicon is what a planner asks of the words of an index.
type lexicon interface {
	// known reports whether any document has the word in the field.
	known(field byte, w string) bool
	// begun reports whether any has a word with that beginning.
	begun(field byte, w string) bool
	// variants are the other spellings of a name.
	variants(w string) []string
	// typos are the words of the field that one typo makes of w.
	typos(field byte, w string) []string
}

// planner makes plans and remembers the sequences whose places are to be marked.
type planner struct {
	lex     lexicon
	read    func(num uint32) bool // Options.Read, and so starred
	starred func(num uint32) bool
	stories map[story][]uint32
	marks   []*sequence // of the text and of quotations, not under a not
	quote   []planQuote
	under   bool // below a not
	// forgive lets words that no document has stand for those that one typo makes
	// of them; forgiven tells that some do.
	forgive, forgiven bool
}

func (p *planner) plan(n node) plan {
	switch n := n.(type) {
	case all:
		return p.all(n)
	case either:
		out := make(planEither, len(n))
		for i := range n {
			out[i] = p.plan(n[i])
		}
		return out
	case not:
		was := p.under
		p.under = true
		inner := p.plan(n.node)
		p.under = was
		return planNot{inner}
	case text:
		if c, ok := p.condition(n); ok {
			return p.quotes(planQuote{c})
		}
		return p.sequence(n)
	case kind:
		return p.quotes(planQuote{{kind: kindCode(model.QuoteKind(n))}})
	case dates:
		from, to := n.span()
		return planDates{from, to}
	case is:
		return p.is(n)
	case story:
		return planNumbers(p.stories[n])
	}
	return planEither(nil)
}

// all gathers the conditions on quotations that stand together.
func (p *planner) all(n all) plan {
	var out planAll
	var q planQuote
	for _, part := range n {
		if k, ok := part.(kind); ok {
			q = append(q, condition{kind: kindCode(model.QuoteKind(k))})
		} else if t, ok := part.(text); !ok {
			out = append(out, p.plan(part))
		} else if c, ok := p.condition(t); ok {
			q = append(q, c)
		} else {
			out = append(out, p.sequence(t))
		}
	}
	if q != nil {
		out = append(out, p.quotes(q))
	}
	return out
}

func (p *planner) quotes(q planQuote) plan {
	if !p.under {
		p.quote = append(p.quote, q)
	}
	return q
}

func (p *planner) condition(t text) (condition, bool) {
	switch t.field {
	case FieldSpeaker, FieldSaid:
		return condition{place: t.field, seq: p.sequence(t)}, true
	case FieldAbout:
		c := condition{place: t.field, seq: p.sequence(t)}
		title := *c.seq
		title.field = inTitle
		c.title = &title
		return c, true
	}
	return condition{}, false
}

func (p *planner) is(n is) plan {
	ask := p.read
	if n == "starred" {
		ask = p.starred
	}
	return planState(func(num uint32) bool { return (ask != nil && ask(num)) != (n == "unread") })
}

func (p *planner) sequence(t text) *sequence {
	s := &sequence{}
	switch t.field {
	case FieldTitle:
		s.field = inTitle
	case FieldSource:
		s.field = inSource
	case FieldSpeaker:
		s.field = inSpeaker
	}
	var words []string
	end := -1        // of the pair before
	covered := false // the last word is a letter that the pair before holds too
	scan(t.words, func(w string, from, to int) {
		r, n := utf8.DecodeRuneInString(t.words[from:to])
		lone := unspaced(r) && from+n == to
		covered = lone && to == end
		s.letter = lone && !covered
		words = append(words, w)
		if end = -1; unspaced(r) {
			end = to
		}
	})
	if covered { // in the article it may go on
		words = words[:len(words)-1]
	}
	for i, w := range words {
		s.words = append(s.words, p.lookup(s.field, w, i == len(words)-1 && (s.letter || t.prefix)))
	}
	if s.field == inText && !p.under {
		p.marks = append(p.marks, s)
	}
	return s
}

// lookup returns the words that w stands for: itself and, for a name, its other
// spellings; or all that begin with it.
func (p *planner) lookup(field byte, w string, prefix bool) wordset {
	lost := p.forgive && !p.under && utf8.RuneCountInString(w) >= typoLetters
	if prefix {
		if lost && !p.lex.begun(field, w) {
			if found := p.lex.typos(field, w); len(found) > 0 {
				p.forgiven = true
				return setOf(found)
			}
		}
		return wordset{begin: w}
	}
	exact := append(p.lex.variants(w), w)
	if lost && !slices.ContainsFunc(exact, func(w string) bool { return p.lex.known(field, w) }) {
		if found := p.lex.typos(field, w); len(found) > 0 {
			p.forgiven = true
			exact = append(exact, found...)
		}
	}
	return setOf(exact)
}

func setOf(words []string) wordset {
	slices.Sort(words)
	return wordset{exact: slices.Compact(words)}
}

// cost orders the parts of a conjunction: cheap and telling ones first.
func cost(p plan) int {
	switch p := p.(type) {
	case planNumbers, planDates:
		return 0
	case *sequence:
		return 1
	case planQuote:
		return 2
	case planState:
		return 4
	case planNot:
		return 1 + cost(p.plan)
	}
	return 3
}

func byCost(a, b plan) int { return cmp.Compare(cost(a), cost(b)) }
