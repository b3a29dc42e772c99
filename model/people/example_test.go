package people_test

import (
	"fmt"

	"whosaid/model"
	"whosaid/model/mentions"
	"whosaid/model/people"
	"whosaid/model/tokens"
)

func ExampleResolve() {
	a := &model.Article{Language: "en", Text: "Norwegian Foreign Minister Anna Berg spoke to Lars Holm. She left early. The minister was tired."}
	a.Blocks = []model.Block{{Kind: model.KindParagraph, Span: model.Span{End: len(a.Text)}}}
	toks := tokens.Split(a)
	r := &model.Reading{Mentions: mentions.Find(a, toks)}
	people.Resolve(a, toks, r)
	for _, m := range r.Mentions {
		fmt.Printf("%s = %s (%s)\n", m.Span.In(a.Text), r.Persons[m.Person].Name, m.Link.Rule)
	}
	// Output:
	// Norwegian Foreign Minister Anna Berg = Anna Berg ()
	// Lars Holm = Lars Holm ()
	// She = Anna Berg (pronoun)
	// The minister = Anna Berg (holder of the role)
}

func ExampleRegistry() {
	var g people.Registry
	for _, name := range []string{"Denis Pushilin", "Olga Makeeva", "Denys Pushylin"} {
		ids := g.Add(&model.Article{}, &model.Reading{Persons: []model.Person{{Name: name, Kind: model.KindPerson}}})
		fmt.Println(name, ids[0])
	}
	// Output:
	// Denis Pushilin denis-pushilin
	// Olga Makeeva olga-makeeva
	// Denys Pushylin denis-pushilin
}
