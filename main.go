// Whosaid is a terminal reader for news that knows who said what.
package main

import (
	"context"
	"os"
	"runtime/debug"

	"whosaid/articles"
	"whosaid/ui/cli"
)

func main() {
	os.Exit(cli.Execute(context.Background(), cli.Deps{
		Intake: func(o cli.IntakeOptions) cli.Intake {
			return articles.NewIntake(articles.Options{
				Version: version(), Offline: o.Offline, MaxBytes: o.MaxBytes, Force: o.Force, Progress: o.Progress,
			})
		},
		Sample:    articles.Sample,
		WriteOPML: articles.WriteOPML,
		Reread:    articles.Reread,
		Cleaner:   articles.Version,
		Version:   version(),
	}, os.Args[1:]))
}

// version is the module's, "devel" where the build does not tell.
func version() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "devel"
}
