// Whosaid is a terminal reader for news that knows who said what.
package main

import (
	"context"
	"iter"
	"os"
	"runtime/debug"

	"whosaid/articles"
	"whosaid/model"
	"whosaid/ui/cli"
)

func main() {
	os.Exit(cli.Execute(context.Background(), cli.Deps{
		Load: func(ctx context.Context, args []string, maxBytes int64) iter.Seq2[*model.Article, error] {
			return articles.Load(ctx, args, articles.Options{MaxBytes: maxBytes})
		},
		Sample:  articles.Sample,
		Version: version(),
	}, os.Args[1:]))
}

// version is the module's, "devel" where the build does not tell.
func version() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "devel"
}
