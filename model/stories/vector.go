package stories

import (
	"cmp"
	"math"
	"path"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"whosaid/model"
)

// vectorTerms is how many of an article's most telling words stand for it.
const vectorTerms = 120

// term is a word of an article with its weight, its vector being of length 1.
type term struct {
	id     uint32
	weight float32
}

// profile is what an article is about.
type profile struct {
	terms []term // by id
	day   int    // of publication, days since 1970; noDay when unknown
}

const noDay = math.MinInt32

// dayOf is the day an article was published: as it says itself, else as its
// address or its file's name says ("…/2031/05/02/…", "gull_2031-05-02.txt").
func dayOf(a *model.Article) int {
	for _, s := range []string{a.Published, a.URL, path.Base(a.Source)} {
		for i := 0; i+len(time.DateOnly) <= len(s); i++ {
			if s[i] != '1' && s[i] != '2' {
				continue
			}
			date := strings.ReplaceAll(s[i:i+len(time.DateOnly)], "/", "-")
			if t, err := time.Parse(time.DateOnly, date); err == nil {
				return int(t.Unix() / 86400)
			}
		}
	}
	return noDay
}

// profileOf weighs the words of an article's kept text: by how rarely articles
// use them, how often this one does, whether they are names (written with a
// capital inside a sentence) and whether they stand in the headline or the lead.
func (g *Groups) profileOf(a *model.Article) profile {
	count := map[uint32]float64{}
	seen := 0 // words of the text so far
	note := func(words []folded, boost float64) {
		for i, w := range words {
			weight := boost
			if w.capital && i > 0 {
				weight *= 1.5
			}
			count[w.id] += weight
			seen++
		}
	}
	blocks := g.words(a)
	for i := range a.Blocks {
		b := &a.Blocks[i]
		if !b.Kept() {
			continue
		}
		switch b.Kind {
		case model.KindTitle:
			note(blocks[i], 2)
		case model.KindStandfirst, model.KindParagraph, model.KindList, model.KindQuote, model.KindHeading, model.KindPost:
			if seen < 80 {
				note(blocks[i], 2)
			} else {
				note(blocks[i], 1)
			}
		}
	}
	p := profile{day: dayOf(a)}
	for id, n := range count {
		rare := g.rarity(id)
		if rare < commonBits {
			continue
		}
		p.terms = append(p.terms, term{id, float32((1 + math.Log2(n)) * rare)})
	}
	p.trim()
	for id := range count {
		g.articles[id]++
	}
	return p
}

// folded is one word of a block.
type folded struct {
	id      uint32
	capital bool
}

// words returns the words of each kept block of an article. It remembers those of
// the last one, which is asked for again when its quotations are linked.
func (g *Groups) words(a *model.Article) [][]folded {
	if g.last == a {
		return g.blocks
	}
	g.last, g.blocks = a, make([][]folded, len(a.Blocks))
	for i := range a.Blocks {
		if b := &a.Blocks[i]; b.Kept() {
			foldCase(a.Text, b.Span, func(w string, capital bool) {
				g.blocks[i] = append(g.blocks[i], folded{g.lex.id(w), capital})
			})
		}
	}
	return g.blocks
}

// commonBits is the weight below which a word says nothing about the event.
const commonBits = 1.5

// rarity is the inverse document frequency of a word, in bits, between what the
// background makes one expect and the articles seen.
func (g *Groups) rarity(id uint32) float64 {
	const weight = 100   // articles the background's word counts for
	const length = 500.0 // words of an article of the background
	for int(id) >= len(g.articles) {
		g.articles = append(g.articles, 0)
	}
	expected := 1 - math.Exp(-length*math.Exp2(-float64(g.lex.alone[id])))
	have := (weight*expected + float64(g.articles[id])) / (weight + float64(len(g.shelf)))
	return -math.Log2(min(1, have+1e-6))
}

// trim keeps the heaviest terms and makes the vector's length 1.
func (p *profile) trim() {
	slices.SortFunc(p.terms, func(s, t term) int {
		return cmp.Or(cmp.Compare(t.weight, s.weight), cmp.Compare(s.id, t.id))
	})
	if len(p.terms) > vectorTerms {
		p.terms = slices.Clone(p.terms[:vectorTerms])
	}
	sum := 0.0
	for _, t := range p.terms {
		sum += float64(t.weight) * float64(t.weight)
	}
	for i := range p.terms {
		p.terms[i].weight /= float32(math.Sqrt(sum))
	}
	slices.SortFunc(p.terms, func(s, t term) int { return cmp.Compare(s.id, t.id) })
}

// cosine is how much two articles are about the same, 0 to 1.
func (p *profile) cosine(q *profile) float64 {
	sum := float32(0)
	for i, j := 0, 0; i < len(p.terms) && j < len(q.terms); {
		switch s, t := p.terms[i], q.terms[j]; {
		case s.id < t.id:
			i++
		case s.id > t.id:
			j++
		default:
			sum += s.weight * t.weight
			i++
			j++
		}
	}
	return float64(sum)
}

// foldCase is fold without contractions' second words and with word case kept
// as a flag.
func foldCase(text string, s model.Span, emit func(w string, capital bool)) {
	for i := s.Start; i < s.End; {
		r, n := utf8.DecodeRuneInString(text[i:s.End])
		if !isWordRune(r) {
			i += n
			continue
		}
		end := wordEnd(text, i, s.End)
		first := true
		foldWord(text[i:end], func(w string) {
			if first {
				emit(w, unicode.IsUpper(r))
			}
			first = false
		})
		i = end
	}
}
