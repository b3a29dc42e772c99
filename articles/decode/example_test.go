package decode_test

import (
	"fmt"

	"whosaid/articles/decode"
)

func ExampleDecode() {
	doc, err := decode.Decode("bridge.md", []byte("---\nauthor: Ann Roe\n---\n# Open\n\n“At *last*,” said [the mayor](https://example.org).\n"))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(doc.Meta.Authors)
	for _, b := range doc.Blocks {
		fmt.Printf("%s: %s\n", b.Kind, b.Span.In(doc.Text))
		for _, in := range b.Inlines {
			fmt.Printf("  %s: %s (%s)\n", in.Kind, in.Span.In(doc.Text), in.URL)
		}
	}
	// Output:
	// [Ann Roe]
	// heading: Open
	// paragraph: “At last,” said the mayor.
	//   emphasis: last ()
	//   link: the mayor (https://example.org)
}

func ExampleSanitize() {
	fmt.Printf("%q\n", decode.Sanitize("a\x1b[31mred\x1b[0m\u202eherring\r\n\u00a0"))
	// Output: "aredherring\n\u00a0"
}
