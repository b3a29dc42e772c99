// Command train learns the models of whosaid/model/quotes from articles whose
// attributions are known, and writes them where the package embeds them.
//
// It is a module of its own because it joins stages that do not know each other.
//
//	go run . -train train.jsonl -out ../weights.bin
//	go run . -dev dev.jsonl -export dev.export.jsonl
//
// The second form writes what the package finds in the articles of dev.jsonl in
// the form of the program's export, for a scorer to read.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"

	"whosaid/model/quotes"
)

func main() {
	train := flag.String("train", "", "gold articles to learn from (JSON Lines)")
	out := flag.String("out", "weights.bin", "where the weights go")
	dev := flag.String("dev", "", "gold articles to read with the embedded weights")
	export := flag.String("export", "", "where the quotations found in -dev go")
	errs := flag.String("errors", "", "where the errors made in -dev go, with a table of their kinds")
	weights := flag.String("weights", "", "weights to read -dev with instead of the embedded ones")
	o := quotes.Options{Epochs: 9, Bits: 14, MoreBits: 13, Wide: 18, Rate: 0.1, Drop: 0.5, Damp: 0.75, Bias: 0.3, Seed: 1}
	flag.IntVar(&o.Epochs, "epochs", o.Epochs, "passes over the articles")
	flag.Float64Var(&o.Drop, "drop", o.Drop, "share of features left out of an example")
	flag.Float64Var(&o.Rate, "rate", o.Rate, "rate of learning")
	flag.IntVar(&o.Bits, "bits", o.Bits, "size of the sequence models: 1<<bits features")
	flag.IntVar(&o.MoreBits, "more", o.MoreBits, "how many features of a first reading the second sees, as bits")
	flag.IntVar(&o.Wide, "wide", o.Wide, "how many features those are chosen from, as bits")
	flag.Uint64Var(&o.Seed, "seed", o.Seed, "seed of the order of paragraphs and of the features left out")
	damp := flag.Float64("damp", float64(o.Damp), "what the weights of features are multiplied with in the end")
	bias := flag.Float64("bias", float64(o.Bias), "what is taken from the score of words outside reports")
	wordnet := flag.String("wordnet", "/usr/share/wordnet", "folder of the WordNet database (data.verb, index.verb …)")
	flag.Parse()
	o.Damp, o.Bias = float32(*damp), float32(*bias)
	o.Report = func(epoch int, likelihood float64) { fmt.Printf("epoch %d: log-likelihood %.3f\n", epoch, likelihood) }
	if *train != "" {
		gold, err := read(*train)
		if err != nil {
			log.Fatal(err)
		}
		if o.Senses, err = senses(*wordnet); err != nil {
			log.Fatal(err)
		}
		if err := os.WriteFile(*out, quotes.Train(gold, o).Bytes(), 0o644); err != nil {
			log.Fatal(err)
		}
	}
	if *dev != "" {
		gold, err := read(*dev)
		if err != nil {
			log.Fatal(err)
		}
		find := quotes.Find
		if *weights != "" {
			data, err := os.ReadFile(*weights)
			if err != nil {
				log.Fatal(err)
			}
			m, err := quotes.ReadModels(string(data))
			if err != nil {
				log.Fatal(err)
			}
			find = m.Find
		}
		if *export != "" {
			if err := write(*export, gold, find); err != nil {
				log.Fatal(err)
			}
		}
		if *errs != "" {
			if err := report(*errs, gold, find); err != nil {
				log.Fatal(err)
			}
		}
	}
}
