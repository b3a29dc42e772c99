//go:build unix

package main

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"whosaid/articles"
	"whosaid/model"
	"whosaid/model/mentions"
	"whosaid/model/people"
	"whosaid/model/quotes"
	"whosaid/model/tokens"
)

var proseFolder = flag.String("prose", "", "folder of .txt articles that BenchmarkPath reads instead of the sample edition")

// BenchmarkPath measures the whole path from an article's text to attributed
// quotations, indirect ones and resolved persons included. MB/cpu-s is text over
// processor time, which a busy machine distorts less than MB/s.
func BenchmarkPath(b *testing.B) {
	all := prose(b)
	bytes := 0
	for _, a := range all {
		bytes += len(a.Text)
	}
	b.SetBytes(int64(bytes))
	from := processorTime(b)
	for b.Loop() {
		for _, a := range all {
			toks := tokens.Split(a)
			r := &model.Reading{Mentions: mentions.Find(a, toks)}
			r.Quotes, r.Mentions = quotes.Find(a, toks, r.Mentions)
			people.Resolve(a, toks, r)
		}
	}
	b.ReportMetric(float64(b.N)*float64(bytes)/1e6/(processorTime(b)-from), "MB/cpu-s")
}

// prose is the articles to read: with -prose one block a line.
func prose(b *testing.B) (all []*model.Article) {
	b.Helper()
	if *proseFolder == "" {
		for a, err := range articles.Sample() {
			if err != nil {
				b.Fatal(err)
			}
			all = append(all, a)
		}
		return all
	}
	paths, err := filepath.Glob(filepath.Join(*proseFolder, "*.txt"))
	if err != nil || len(paths) == 0 {
		b.Fatalf("no articles in %s (%v)", *proseFolder, err)
	}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			b.Fatal(err)
		}
		a, at := &model.Article{ID: model.ArticleID(filepath.Base(path)), Text: string(data), Language: "en"}, 0
		for line := range strings.SplitAfterSeq(a.Text, "\n") {
			if s := strings.TrimSpace(line); s != "" {
				from := at + strings.Index(line, s)
				a.Blocks = append(a.Blocks, model.Block{Kind: model.KindParagraph, Span: model.Span{Start: from, End: from + len(s)}})
			}
			at += len(line)
		}
		all = append(all, a)
	}
	return all
}

// processorTime is the processor time of this process, in seconds.
func processorTime(b *testing.B) float64 {
	b.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return float64(u.Utime.Nano()+u.Stime.Nano()) / 1e9
}
