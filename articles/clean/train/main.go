// Command train learns the cleaner's weights from a corpus of pages whose lines
// are labelled as story or clutter, and measures them on sites it did not see.
//
//	go run ./articles/clean/train -pages DIR -quotes FILE -out articles/clean/weights.bin
//	go run ./articles/clean/train -pages DIR -quotes FILE -export DIR2
//
// DIR holds lines.jsonl, gold.jsonl and html/. FILE holds news stories without
// clutter, one JSON object with a "text" a line; they teach what must be kept.
// With -held the weights of each group of sites are kept in a folder, and read from
// it when they are there: a change of rules alone is then measured without learning.
// With -export it also writes DIR2/near.jsonl, full.jsonl and html.jsonl, each
// page cleaned by weights that saw no page of its site, for the corpus's scorer.
package main

import (
	"flag"
	"fmt"
	"os"
	"time"

	"whosaid/articles/clean"
)

func main() {
	pages := flag.String("pages", "", "folder of the page corpus")
	stories := flag.String("quotes", "", "file of stories without clutter (JSON Lines)")
	out := flag.String("out", "", "file to write the weights to")
	export := flag.String("export", "", "folder to write held-out results to")
	folds := flag.Int("folds", 4, "number of groups of sites for cross-validation")
	kept := flag.String("held", "", "folder of the weights of each group of sites: read when they are there, else written")
	only := flag.String("only", "", "train the scorer of text or page alone, the other stays as embedded")
	flag.Parse()
	if err := run(*pages, *stories, *out, *export, *kept, *only, *folds); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run(pages, stories, out, export, kept, only string, folds int) error {
	start := time.Now()
	c := &corpus{folds: folds}
	if err := c.read(pages, stories, only); err != nil {
		return err
	}
	fmt.Printf("%d documents, %d text and %d page blocks (%.0f s)\n", len(c.documents), c.count(false), c.count(true), time.Since(start).Seconds())
	held := make([]*clean.Weights, folds)
	for k := range held {
		held[k] = &clean.Weights{}
	}
	if export != "" && readHeld(kept, held) {
		return c.export(export, held)
	}
	final := &clean.Weights{}
	if only != "page" {
		final.Text = c.learn(false, out != "", func(k int) *clean.Scorer { return &held[k].Text })
	}
	if only != "text" {
		final.Page = c.learn(true, out != "", func(k int) *clean.Scorer { return &held[k].Page })
	}
	fmt.Printf("trained (%.0f s)\n", time.Since(start).Seconds())
	if err := writeHeld(kept, held); err != nil {
		return err
	}
	if export != "" {
		if err := c.export(export, held); err != nil {
			return err
		}
	}
	if out == "" {
		return nil
	}
	b := final.AppendBinary(nil)
	fmt.Printf("%s: %d bytes\n", out, len(b))
	return os.WriteFile(out, b, 0o644)
}
