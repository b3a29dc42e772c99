// Command train teaches the part-of-speech tagger of whosaid/model/tokens.
//
// It lets the tagger of github.com/jdkato/prose tag the sentences of a corpus
// and learns from that. The command is a module of its own, so that the teacher
// is no dependency of the program.
//
//	go run . -articles train.jsonl -out ../tagger.bin
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"os"
	"strings"
	"sync"

	"github.com/jdkato/prose/v2"

	"whosaid/model"
	"whosaid/model/tokens"
)

func main() {
	in := flag.String("articles", "", "JSON Lines of articles with a field `text`")
	out := flag.String("out", "tagger.bin", "where the weights go")
	epochs := flag.Int("epochs", 6, "passes over the corpus")
	seed := flag.Uint64("seed", 1, "seed of the order of sentences")
	flag.Parse()
	taught, err := teach(*in)
	if err != nil {
		log.Fatal(err)
	}
	held := len(taught) / 20
	fmt.Println(len(taught), "sentences; trying on", held)
	try(taught[held:], taught[:held], *epochs, *seed)
	if err := os.WriteFile(*out, tokens.TrainTagger(taught, *epochs, *seed), 0o644); err != nil {
		log.Fatal(err)
	}
}

// teach reads the corpus and tags it.
func teach(path string) ([]tokens.Taught, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []tokens.Taught
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		var r struct{ Text string }
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			return nil, err
		}
		a := &model.Article{Text: r.Text, Language: "none", Blocks: blocks(r.Text)}
		toks := tokens.Split(a)
		for _, s := range toks.Sentences {
			var words []string
			for _, w := range toks.Words[s.First:s.Last] {
				words = append(words, w.Span.In(a.Text))
			}
			if tags, ok := tag(words); ok {
				out = append(out, tokens.Taught{Words: words, Tags: tags})
			}
		}
	}
	return out, lines.Err()
}

func blocks(text string) []model.Block {
	var out []model.Block
	at := 0
	for line := range strings.SplitAfterSeq(text, "\n") {
		if strings.TrimSpace(line) != "" {
			out = append(out, model.Block{Span: model.Span{Start: at, End: at + len(strings.TrimRight(line, " \n"))}})
		}
		at += len(line)
	}
	return out
}

// plain turns curly marks into those the teacher knows.
var plain = strings.NewReplacer("“", "``", "”", "''", "‘", "'", "’", "'", "—", "--", "–", "--")

// teacher is the teacher's model, decoded once.
var teacher = sync.OnceValue(func() *prose.Model {
	doc, err := prose.NewDocument("", prose.WithExtraction(false), prose.WithSegmentation(false))
	if err != nil {
		log.Fatal(err)
	}
	return doc.Model
})

// tag asks the teacher; false when its tokens are not ours.
func tag(words []string) ([]model.Tag, bool) {
	doc, err := prose.NewDocument(plain.Replace(strings.Join(words, " ")), prose.UsingModel(teacher()),
		prose.WithExtraction(false), prose.WithSegmentation(false))
	if err != nil {
		return nil, false
	}
	toks := doc.Tokens()
	if len(toks) != len(words) {
		return nil, false
	}
	tags := make([]model.Tag, len(words))
	for i, t := range toks {
		if t.Text != plain.Replace(words[i]) {
			return nil, false
		}
		tags[i] = universal(toks, i)
	}
	return tags, true
}

// try reports how often a tagger taught by one part agrees with the teacher on
// the other.
func try(learn, held []tokens.Taught, epochs int, seed uint64) {
	t, err := tokens.ReadTagger(string(tokens.TrainTagger(learn, epochs, seed)))
	if err != nil {
		log.Fatal(err)
	}
	right, all := 0, 0
	for _, s := range held {
		for i, tag := range t.Tag(s.Words) {
			all++
			if tag == s.Tags[i] {
				right++
			}
		}
	}
	fmt.Printf("agrees with the teacher on %.2f%% of %d words\n", 100*float64(right)/float64(max(all, 1)), all)
}
