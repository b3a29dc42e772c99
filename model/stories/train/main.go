// Train learns what model/stories knows of news: how common words are, and how
// much each piece of evidence speaks for two quotations being of one statement,
// and for two articles being on one event.
//
//	whosaid export TRAIN > train.jsonl; whosaid export BOTH > both.jsonl
//	go run ./model/stories/train -background train.jsonl -dir model/stories
//	go run ./model/stories/train -articles both.jsonl -pairs PAIRS.jsonl -all ALL.json -stories STORIES.json -dir model/stories
//
// The second prints held-out figures first. Both are deterministic.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"whosaid/model/stories"
)

func main() {
	background := flag.String("background", "", "export of articles whose words are counted")
	articles := flag.String("articles", "", "export of the articles that the labels are of")
	pairs := flag.String("pairs", "", "labelled pairs of quotations (JSON Lines)")
	all := flag.String("all", "", "list of all links (JSON)")
	groups := flag.String("stories", "", "groups of articles on one event (JSON)")
	dir := flag.String("dir", "", "folder to write background.bin and weights.go to")
	show := flag.Bool("errors", false, "print every labelled pair that is judged wrongly, held out")
	mine := flag.Bool("mine", false, "print pairs that are not labelled and hard to judge, for a reader to label")
	flag.Parse()
	var err error
	switch {
	case *background != "":
		err = count(*background, *dir)
	case *articles != "" && *pairs != "" && *all != "" && *groups != "":
		err = learn(*articles, *pairs, *all, *groups, *dir, *show, *mine)
	default:
		err = fmt.Errorf("-background, or -articles with -pairs, -all and -stories, is needed")
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

// count writes background.bin.
func count(path, dir string) error {
	items, err := load(path)
	if err != nil {
		return err
	}
	c := stories.NewCensus()
	for i, it := range items {
		c.Add(i, it.article)
	}
	if dir == "" {
		return nil
	}
	return os.WriteFile(filepath.Join(dir, "background.bin"), c.Pack(), 0o644)
}
