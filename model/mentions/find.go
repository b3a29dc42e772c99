package mentions

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"whosaid/model"
)

// Find returns the mentions in a's kept blocks, and the accounts in its credit
// lines, in order of Span.Start; none overlaps another. Link.To and Person are
// -1: people resolves them.
//
// It reads the text twice. The first pass learns from capitals inside sentences
// which words this article uses as names; the second walks each sentence and
// cuts noun phrases with a small grammar over word lists:
//
//	phrase = [determiner] {premodifier | owner's} (role [of NP] [name] | body [of NP] | name)
//
// A sentence in title case is searched for the names the others gave.
func Find(a *model.Article, toks *model.Tokens) []model.Mention {
	f := &finder{a: a, text: a.Text, scratch: scratchPool.Get().(*scratch)} //nolint:forcetypeassert // it holds nothing else
	defer f.release()
	f.english = a.Language == "" || strings.HasPrefix(a.Language, "en")
	f.out = make([]model.Mention, 0, len(toks.Words)/7+8)
	f.know(toks)
	f.learn(toks)
	for i, s := range toks.Sentences {
		f.w = view(toks.Words[s.First:s.Last], f.forms, f.w)
		switch {
		case f.titles[i] && f.english:
			f.headlines = append(f.headlines, i)
		case !f.english:
			f.foreign()
		default:
			f.sentence()
		}
	}
	f.known()
	for _, i := range f.headlines {
		s := toks.Sentences[i]
		f.w = view(toks.Words[s.First:s.Last], f.forms, f.w)
		f.headline()
	}
	f.credits()
	f.sort()
	f.settle()
	return f.out
}

// finder is the state of one Find.
type finder struct {
	a       *model.Article
	text    string
	english bool
	*scratch
	surnames  set                         // nouns that stood behind a given name
	places    set                         // names that stood before ", Ohio,"
	names     map[string]model.PersonKind // words of names found in plain sentences
	headlines []int
	roleEnd   int // where the last apposition’s role ended
	out       []model.Mention
}

// set is a set of words, made with the first.
type set map[string]bool

func (s *set) add(word string) {
	if *s == nil {
		*s = set{}
	}
	(*s)[word] = true
}

// scratch is the memory of one Find that another can use.
type scratch struct {
	forms  []known         // of the article
	probes []probe         // to find out what they mean
	inside map[string]bool // words, in lower case, that stood with a capital inside a sentence
	titles []bool          // which sentences are in title case
	w      []word          // the present sentence
}

var scratchPool = sync.Pool{New: func() any { return &scratch{inside: map[string]bool{}} }}

// mostForms is up to how many forms the memory of an article is kept.
const mostForms = 1 << 14

// release forgets the article and keeps the memory.
func (f *finder) release() {
	if len(f.forms) > mostForms || len(f.titles) > mostForms || cap(f.w) > mostForms {
		return
	}
	clear(f.forms)
	clear(f.probes)
	clear(f.inside)
	clear(f.w[:cap(f.w)])
	scratchPool.Put(f.scratch)
}

// know looks up the forms of the article's words, in the three steps of probe.
func (f *finder) know(toks *model.Tokens) {
	f.forms = slices.Grow(f.forms[:0], len(toks.Forms))[:len(toks.Forms)]
	f.probes = f.probes[:0]
	x := lexiconOf()
	for i, first := range toks.Forms {
		f.forms[i] = known{}
		if s := toks.Words[first].Span.In(f.text); f.forms[i].see(s) {
			f.probes = append(f.probes, probe{form: int32(i)})
			f.probes[len(f.probes)-1].seek(s)
		}
	}
	for i := range f.probes {
		x.fetch(&f.probes[i])
	}
	for i := range f.probes {
		p := &f.probes[i]
		f.forms[p.form].mean(x.tell(p))
	}
}

// sort puts the mentions in order of Span.Start; they nearly are.
func (f *finder) sort() {
	before := func(x, y model.Mention) int { return x.Span.Start - y.Span.Start }
	for i := 1; i < len(f.out); i++ {
		if f.out[i].Span.Start < f.out[i-1].Span.Start {
			slices.SortStableFunc(f.out, before)
			return
		}
	}
}

// sentence walks the words of f.w.
func (f *finder) sentence() {
	for i := 0; i < len(f.w); {
		i = max(f.at(i), i+1)
	}
}

// at looks for a mention that begins at word i and returns the index after it.
func (f *finder) at(i int) int {
	w := &f.w[i]
	switch {
	case !w.alpha:
		if strings.HasPrefix(w.text, "@") {
			f.account(w.span)
		}
		return i + 1
	case f.pronoun(i):
		return i + 1
	}
	return f.phrase(i)
}

// initial reports whether word i opens a sentence or what is quoted or listed
// in it, so that its capital proves nothing.
func (f *finder) initial(i int) bool {
	if i == 0 {
		return true
	}
	switch f.w[i-1].text {
	case "“", "\"", "‘", "'", "``", "«", "„", "‹", ":", "•", "-", "–", "—", "*", "...", "…", "''", "»":
		return true
	}
	return false
}

// span covers the words [i, j).
func (f *finder) span(i, j int) model.Span {
	return model.Span{Start: f.w[i].span.Start, End: f.w[j-1].span.End}
}

// fold makes every run of white space one space.
func fold(s string) string {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c < ' ' || c >= utf8.RuneSelf || c == ' ' && i+1 < len(s) && s[i+1] == ' ' {
			return strings.Join(strings.Fields(s), " ")
		}
	}
	return s
}

// add appends a mention made of the given parts.
func (f *finder) add(m model.Mention) {
	m.Person, m.Link = -1, model.Link{To: -1}
	if m.Extent.IsZero() {
		m.Extent = m.Span
	}
	f.out = append(f.out, m)
}
