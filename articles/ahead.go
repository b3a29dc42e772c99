package articles

import (
	"context"
	"runtime"

	"whosaid/articles/source"
	"whosaid/model"
)

// loaded is one article, or why there is none.
type loaded struct {
	article *model.Article
	err     error
}

// ahead reads documents in order and decodes as many at once as there are
// processors. It gives a channel for each, in order, on which its articles come
// together. When ctx ends it stops; whoever ranges over it need not empty it then.
func ahead(ctx context.Context, args []string, opt Options) <-chan chan []loaded {
	queue := make(chan chan []loaded, max(1, runtime.GOMAXPROCS(0)-1))
	go func() {
		defer close(queue)
		documents := source.Open(ctx, args, source.Options{
			MaxBytes: opt.MaxBytes, Stdin: opt.Stdin, Progress: opt.Progress,
		})
		for raw, err := range documents {
			slot := make(chan []loaded, 1)
			select {
			case queue <- slot:
			case <-ctx.Done():
				return
			}
			if err != nil {
				slot <- []loaded{{err: err}}
				continue
			}
			go func() { slot <- readParts(ctx, raw) }()
		}
	}()
	return queue
}

// readParts reads all articles of a document, or as many as ctx lets it.
func readParts(ctx context.Context, raw source.Raw) []loaded {
	var all []loaded
	for _, part := range split(raw.Source, raw.Data) {
		if ctx.Err() != nil {
			break
		}
		all = append(all, read(part))
	}
	return all
}
