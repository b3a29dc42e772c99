package search

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"whosaid/model"
)

// brute answers queries by reading every article, as plainly as can be.
type brute struct {
	docs  []Document
	lower map[string]bool // words that some article writes without a capital
	names map[string]bool // words that some article writes with one, or that name a speaker
}

func newBrute(docs []Document) *brute {
	b := &brute{docs: docs, lower: map[string]bool{}, names: map[string]bool{}}
	for i := range docs {
		a := docs[i].Article
		for _, w := range bruteWords(a) {
			if r, _ := utf8.DecodeRuneInString(a.Text[w.span.Start:]); unicode.IsUpper(r) {
				b.names[w.text] = true
			} else {
				b.lower[w.text] = true
			}
		}
		for _, names := range docs[i].Speakers {
			for _, w := range wordsOf(strings.Join(names, " · ")) {
				b.names[w] = true
			}
		}
	}
	return b
}

type bruteWord struct {
	text string
	span model.Span
}

func bruteWords(a *model.Article) (out []bruteWord) {
	for _, block := range a.Blocks {
		if block.Kept() {
			scan(block.Span.In(a.Text), func(w string, start, end int) {
				out = append(out, bruteWord{w, model.Span{Start: block.Span.Start + start, End: block.Span.Start + end}})
			})
		}
	}
	return out
}

func (b *brute) matches(n node, num uint32) bool {
	d := &b.docs[num-1]
	a := d.Article
	switch n := n.(type) {
	case all:
		var scoped all
		for _, part := range n {
			if t, ok := part.(text); ok && (t.field == FieldSpeaker || t.field == FieldSaid || t.field == FieldAbout) {
				scoped = append(scoped, part)
			} else if _, ok := part.(kind); ok {
				scoped = append(scoped, part)
			} else if !b.matches(part, num) {
				return false
			}
		}
		return scoped == nil || b.quoted(scoped, d)
	case either:
		return slices.ContainsFunc(n, func(part node) bool { return b.matches(part, num) })
	case not:
		return !b.matches(n.node, num)
	case kind:
		return b.quoted(all{n}, d)
	case text:
		switch n.field {
		case FieldTitle:
			return b.stands(n, wordsOf(a.Title))
		case FieldSource:
			return b.stands(n, append(wordsOf(a.Outlet), wordsOf(a.Source)...))
		case FieldText:
			return b.stands(n, wordsIn(bruteWords(a), model.Span{End: len(a.Text)}))
		}
		return b.quoted(all{n}, d)
	case dates:
		return bruteDate(n, a.Published)
	case is:
		o := corpusOptions(0)
		read, starred := o.Read(num), o.Starred(num)
		return n == "read" && read || n == "unread" && !read || n == "starred" && starred
	case story:
		return slices.Contains(corpusOptions(0).Story(""), num)
	}
	return false
}

func bruteDate(n dates, published string) bool {
	if published == "" {
		return false
	}
	switch n.field {
	case "before":
		return published[:len(n.to)] < n.to
	case "after":
		return published[:len(n.from)] > n.from
	}
	return published >= n.from && (n.to == "" || published[:len(n.to)] <= n.to)
}

// quoted reports a quotation for which all conditions hold.
func (b *brute) quoted(conditions all, d *Document) bool {
	words := bruteWords(d.Article)
quotes:
	for i := range d.Reading.Quotes {
		q := &d.Reading.Quotes[i]
		var said []string
		for _, s := range q.Spans {
			said = append(said, wordsIn(words, s)...)
		}
		for _, c := range conditions {
			var ok bool
			t, _ := c.(text)
			switch k, isKind := c.(kind); {
			case isKind:
				ok = q.Kind == model.QuoteKind(k)
			case t.field == FieldSpeaker:
				ok = b.stands(t, wordsOf(strings.Join(d.Speakers[i], " · ")))
			case t.field == FieldSaid:
				ok = b.stands(t, said)
			default:
				ok = b.stands(t, said) || b.stands(t, wordsOf(d.Article.Title))
				for _, part := range around(d, q) {
					ok = ok || b.stands(t, wordsIn(words, part))
				}
			}
			if !ok {
				continue quotes
			}
		}
		return true
	}
	return false
}

// around is the paragraphs of a quotation without the mention of its speaker.
func around(d *Document, q *model.Quote) []model.Span {
	e := q.Extent()
	s := model.Span{Start: d.Article.Blocks[d.Article.BlockAt(e.Start)].Span.Start, End: d.Article.Blocks[d.Article.BlockAt(e.End-1)].Span.End}
	if q.Mention < 0 {
		return []model.Span{s}
	}
	m := d.Reading.Mentions[q.Mention].Span
	return []model.Span{{Start: s.Start, End: m.Start}, {Start: m.End, End: s.End}}
}

func wordsIn(words []bruteWord, in model.Span) (out []string) {
	for _, w := range words {
		if w.span.Start >= in.Start && w.span.Start < in.End {
			out = append(out, w.text)
		}
	}
	return out
}

// stands reports whether a word or phrase stands among words.
func (b *brute) stands(t text, words []string) bool {
	want := wordsOf(t.words)
	letter := false
	if runes := []rune(t.words); unspaced(runes[len(runes)-1]) {
		if n := len(runes); n > 1 && unspaced(runes[n-2]) {
			want = want[:len(want)-1] // the pair before holds it
		} else {
			letter = true
		}
	}
	for at := range words {
		if at+len(want) > len(words) {
			break
		}
		ok := true
		for k, w := range want {
			got := words[at+k]
			if k == len(want)-1 && (t.prefix || letter) {
				ok = ok && strings.HasPrefix(got, w)
			} else {
				ok = ok && (got == w || b.spelling(w, got))
			}
		}
		if ok {
			return true
		}
	}
	return false
}

// spelling reports that got is another spelling of the name w.
func (b *brute) spelling(w, got string) bool {
	long := utf8.RuneCountInString(w) >= nameLetters && utf8.RuneCountInString(got) >= nameLetters
	return long && !b.lower[w] && b.names[got] && !b.lower[got] && sound(w) == sound(got)
}

// TestAgainstReadingEverything compares the index, in memory and sealed, with a
// reading of every article.
func TestAgainstReadingEverything(t *testing.T) {
	for seed := range uint64(4) {
		c := &corpus{rand.New(rand.NewPCG(seed, 9))}
		f := newFile()
		x, _ := Open(nil, f)
		var docs []Document
		for num := uint32(1); num <= 120; num++ {
			docs = append(docs, c.document(fmt.Sprint("a", num)))
			d := docs[num-1]
			x.Enter(num, Read(d.Article, d.Reading), d.Speakers)
			if num%30 == 0 && num < 110 {
				f.keep(t, x, 2)
			}
		}
		b := newBrute(docs)
		for range 500 {
			s := c.query(c.rnd.IntN(3))
			q, err := Parse(s)
			if err != nil {
				t.Fatal(err)
			}
			var want []uint32
			for num := range uint32(len(docs)) {
				if b.matches(q.root, num+1) {
					want = append(want, num+1)
				}
			}
			found, err := x.Find(context.Background(), q, corpusOptions(0))
			if err != nil {
				t.Fatal(err)
			}
			var got []uint32
			for _, h := range found.Hits {
				got = append(got, h.Number)
			}
			if slices.Sort(got); !slices.Equal(got, want) && !found.Forgiven {
				t.Fatalf("seed %d: %s found %v, want %v", seed, s, got, want)
			}
		}
	}
}
