package mentions

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"whosaid/model"
)

// Find returns the mentions of a's kept blocks in order of Span.Start; none
// overlaps another. Link is left empty and Person is -1: people resolves them.
func Find(a *model.Article, toks *model.Tokens) []model.Mention {
	var out []model.Mention
	for _, s := range toks.Sentences {
		words := toks.Words[s.First:s.Last]
		for i := 0; i < len(words); i++ {
			t := words[i].Span.In(a.Text)
			switch l := strings.ToLower(t); {
			case l == "he" || l == "she" || l == "they" || l == "who":
				m := model.Mention{Span: words[i].Span, Head: words[i].Span, Extent: words[i].Span, Form: model.FormPronoun, Person: -1, Link: model.Link{To: -1}}
				out = append(out, m)
			case capital(t):
				j := i + 1
				for j < len(words) && capital(words[j].Span.In(a.Text)) {
					j++
				}
				span := model.Span{Start: words[i].Span.Start, End: words[j-1].Span.End}
				out = append(out, model.Mention{Span: span, Head: span, Extent: span, Form: model.FormName, Name: strings.Join(strings.Fields(span.In(a.Text)), " "), Person: -1, Link: model.Link{To: -1}})
				i = j - 1
			}
		}
	}
	return out
}

func capital(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}
