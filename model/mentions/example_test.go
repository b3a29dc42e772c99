package mentions_test

import (
	"fmt"

	"whosaid/model"
	"whosaid/model/mentions"
	"whosaid/model/tokens"
)

func ExampleFind() {
	a := &model.Article{Language: "en", Text: "“We are ready,” said Lars Holm, the mayor, but Norway’s finance ministry was not."}
	a.Blocks = []model.Block{{Kind: model.KindParagraph, Span: model.Span{End: len(a.Text)}}}
	for _, m := range mentions.Find(a, tokens.Split(a)) {
		fmt.Printf("%s: %s %s, %q\n", m.Span.In(a.Text), m.Form, m.Kind, m.Role)
	}
	// Output:
	// We: pronoun , ""
	// Lars Holm: name person, "mayor"
	// Norway’s finance ministry: name organisation, ""
}
