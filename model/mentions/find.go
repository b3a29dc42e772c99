package mentions

import (
	"slices"
	"strings"
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
	f := &finder{a: a, text: a.Text, words: vocabulary{}, inside: map[string]bool{}, surnames: map[string]bool{}, places: map[string]bool{}}
	f.english = a.Language == "" || strings.HasPrefix(a.Language, "en")
	f.out = make([]model.Mention, 0, len(toks.Words)/12+4)
	headline := f.learn(toks)
	var buf []word
	for i, s := range toks.Sentences {
		buf = view(f.text, toks.Words[s.First:s.Last], f.words, buf)
		f.w = buf
		switch {
		case headline[i] && f.english:
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
		f.w = view(f.text, toks.Words[s.First:s.Last], f.words, f.w)
		f.headline()
	}
	f.credits()
	slices.SortStableFunc(f.out, func(x, y model.Mention) int { return x.Span.Start - y.Span.Start })
	f.settle()
	return f.out
}

// finder is the state of one Find.
type finder struct {
	a       *model.Article
	text    string
	english bool
	words   vocabulary
	// inside holds, in lower case, words that stood with a capital inside a
	// sentence (true) or in lower case anywhere (false, wins for no word that is
	// also capitalised).
	inside    map[string]bool
	surnames  map[string]bool             // nouns that stood behind a given name
	places    map[string]bool             // names that stood before ", Ohio,"
	names     map[string]model.PersonKind // words of names found in plain sentences
	headlines []int
	w         []word // the present sentence
	roleEnd   int    // where the last apposition’s role ended
	out       []model.Mention
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
