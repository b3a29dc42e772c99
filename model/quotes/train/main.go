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
	o := quotes.Options{Epochs: 6, Bits: 17, Rate: 0.1, Drop: 0.5, Bias: 0.6, Seed: 1}
	flag.IntVar(&o.Epochs, "epochs", o.Epochs, "passes over the articles")
	flag.Uint64Var(&o.Seed, "seed", o.Seed, "seed of the order of paragraphs and of the features left out")
	flag.Parse()
	o.Report = func(epoch int, likelihood float64) { fmt.Printf("epoch %d: log-likelihood %.3f\n", epoch, likelihood) }
	if *train != "" {
		gold, err := read(*train)
		if err != nil {
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
		if err := write(*export, gold); err != nil {
			log.Fatal(err)
		}
	}
}
