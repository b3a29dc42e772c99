package articles

import (
	"context"
	"runtime"

	"whosaid/articles/source"
	"whosaid/model"
)

// loaded is one document's article, or why there is none.
type loaded struct {
	article *model.Article
	err     error
}

// ahead reads documents in order and decodes as many at once as there are
// processors. It yields a channel for each, in order, which receives once. When
// ctx ends it stops; whoever ranges over it need not empty it then.
func ahead(ctx context.Context, args []string, opt Options) <-chan chan loaded {
	queue := make(chan chan loaded, max(1, runtime.GOMAXPROCS(0)-1))
	go func() {
		defer close(queue)
		documents := source.Open(ctx, args, source.Options{
			MaxBytes: opt.MaxBytes, Stdin: opt.Stdin, Progress: opt.Progress,
		})
		for raw, err := range documents {
			slot := make(chan loaded, 1)
			select {
			case queue <- slot:
			case <-ctx.Done():
				return
			}
			if err != nil {
				slot <- loaded{err: err}
				continue
			}
			go func() {
				a, err := Read(raw.Source, raw.Data)
				slot <- loaded{a, err}
			}()
		}
	}()
	return queue
}
