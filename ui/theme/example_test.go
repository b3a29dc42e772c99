package theme_test

import (
	"fmt"

	"github.com/charmbracelet/x/ansi"

	"whosaid/ui/theme"
)

// A theme is made once and handed to whoever draws.
func Example() {
	t := theme.New(true, true)
	line := t.Speaker(0).Mark.Render(t.Speaker(0).Glyph) + " " + t.Speaker(0).Style.Render("“The ferry stays.”")
	fmt.Println(ansi.Strip(line))
	// Output: ● “The ferry stays.”
}
