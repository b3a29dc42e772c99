package articles

import (
	"iter"

	"whosaid/articles/sample"
	"whosaid/model"
)

// Sample yields the embedded sample edition, in the order of its files' names.
// The articles' sources are "sample/NAME".
func Sample() iter.Seq2[*model.Article, error] {
	return func(yield func(*model.Article, error) bool) {
		files, err := sample.FS.ReadDir(".")
		if err != nil {
			yield(nil, err)
			return
		}
		for _, f := range files {
			var a *model.Article
			raw, err := sample.FS.ReadFile(f.Name())
			if err == nil {
				a, err = Read("sample/"+f.Name(), raw)
			}
			if !yield(a, err) {
				return
			}
		}
	}
}
