// Whosaid is a terminal reader for news that knows who said what.
package main

import (
	"context"
	"iter"
	"os"
	"runtime/debug"

	"whosaid/articles"
	"whosaid/articles/sample"
	"whosaid/model"
	"whosaid/ui/cli"
)

func main() {
	os.Exit(cli.Execute(context.Background(), cli.Deps{
		Load: func(ctx context.Context, args []string) iter.Seq2[*model.Article, error] {
			return articles.Load(ctx, args, articles.Options{})
		},
		Sample:  edition,
		Version: version(),
	}, os.Args[1:]))
}

// edition yields the sample edition.
func edition() iter.Seq2[*model.Article, error] {
	return func(yield func(*model.Article, error) bool) {
		files, err := sample.FS.ReadDir(".")
		for _, f := range files {
			var a *model.Article
			var raw []byte
			if raw, err = sample.FS.ReadFile(f.Name()); err == nil {
				a, err = articles.Read("sample/"+f.Name(), raw)
			}
			if !yield(a, err) {
				return
			}
		}
	}
}

// version is the module's, with the commit it was built from.
func version() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "devel"
}
