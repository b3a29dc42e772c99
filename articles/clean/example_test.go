package clean_test

import (
	"fmt"

	"whosaid/articles/clean"
	"whosaid/articles/decode"
)

func ExampleClean() {
	doc, err := decode.Decode("story.txt", []byte("date 2021-03-09 LOWMOUTH (Reuters) - "+harbour+"\nShare this article\n"))
	if err != nil {
		panic(err)
	}
	a := clean.Clean(doc)
	fmt.Println(a.Published, a.Outlet, a.Place)
	for _, b := range a.Blocks {
		if b.Removed != "" {
			fmt.Printf("%s: %s\n", b.Removed, b.Span.In(a.Text))
		}
	}
	// Output:
	// 2021-03-09 Reuters LOWMOUTH
	// date-stamp: date 2021-03-09
	// share: Share this article
}
