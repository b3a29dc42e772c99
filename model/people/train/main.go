// Train learns the weights by which model/people ranks whom a pronoun may stand
// for, and writes them where the package reads them.
//
//	go run ./model/people/train -news TRAIN.jsonl -chains GUM.jsonl -out model/people/weights.go
//
// It prints held-out figures first; with -test DEV.jsonl and -entities NAMES.jsonl
// also how the weights set by hand, those that the program has and those learned do
// on articles that none of it was learned from. The result is the same at every
// run, whatever weights the program has. WEIGHTS.md tells more.
package main

import (
	"flag"
	"fmt"
	"os"

	"whosaid/model/people"
)

// settings are what the learner is told.
type settings struct {
	strength float64 // of the belief in the prior
	folds    int
	seed     uint64
}

func main() {
	news := flag.String("news", "", "articles whose attributions are known (JSON Lines): pronouns are learned from where gender decides")
	chains := flag.String("chains", "", "articles with chains of mentions (JSON Lines)")
	test := flag.String("test", "", "articles to test on (JSON Lines)")
	entities := flag.String("entities", "", "who the sources in -test are (JSON Lines)")
	out := flag.String("out", "", "the Go file to write")
	errs := flag.Bool("errors", false, "print the pronouns of -test that the learned weights get wrong")
	s := settings{}
	flag.Float64Var(&s.strength, "strength", 30, "strength of the belief in the weights set by hand")
	flag.IntVar(&s.folds, "folds", 8, "parts of the articles for cross-validation")
	flag.Uint64Var(&s.seed, "seed", 1, "seed of the parts")
	flag.Parse()
	if err := run(*news, *chains, *test, *entities, *out, *errs, s); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run(news, chains, test, entities, out string, errs bool, s settings) error {
	if news == "" && chains == "" {
		return fmt.Errorf("nothing to learn from: -news or -chains is needed")
	}
	from, err := read(news, byGender)
	if err != nil {
		return err
	}
	more, err := read(chains, byChain)
	if err != nil {
		return err
	}
	from = append(from, more...)
	all := examples(from, prior)
	fmt.Printf("held out, %d parts by article:\n", s.folds)
	report("by hand", all, func(*example) *people.Evidence { return &prior })
	now := people.Weights() // these may have seen all of it
	report("as they are", all, func(*example) *people.Evidence { return &now })
	held := validate(all, s)
	report("learned", all, func(e *example) *people.Evidence { return &held[e.part] })
	learned := learn(from, s)
	if test != "" {
		if err := try(test, entities, &learned, errs); err != nil {
			return err
		}
	}
	if out == "" {
		return nil
	}
	return write(out, &learned)
}

// try prints how each set of weights does on the articles of a test.
func try(test, entities string, learned *people.Evidence, errs bool) error {
	list, err := read(test, byName)
	if err != nil {
		return err
	}
	if err := name(list, entities); err != nil {
		return err
	}
	now := people.Weights()
	fmt.Println("test:")
	for _, w := range []struct {
		name    string
		weights *people.Evidence
	}{{"by hand", &prior}, {"as they are", &now}, {"learned", learned}} {
		all := examples(list, *w.weights)
		report(w.name, all, func(*example) *people.Evidence { return w.weights })
		if errs && w.weights == learned {
			show(all, learned)
		}
	}
	judgeLabels(list)
	return nil
}
