package headline_test

import (
	"fmt"

	"whosaid/articles/decode/headline"
)

func ExampleChoose() {
	fmt.Println(headline.Choose(&headline.Statements{
		Printed: []string{"Ferry runs again after the storm"},
		Shared:  "Ferry runs again after the storm - Harbour Daily",
		Tab:     "Ferry runs again after the storm - Harbour Daily",
	}))
	// Output: Ferry runs again after the storm
}
