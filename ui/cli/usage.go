package cli

import (
	"fmt"
	"io"
	"strings"

	"charm.land/fang/v2"
	"github.com/spf13/cobra"
)

// usageHandler says in two lines what is wrong with a command line.
func usageHandler(root *cobra.Command) fang.ErrorHandler {
	return func(w io.Writer, _ fang.Styles, err error) {
		_, _ = fmt.Fprintf(w, "%s: %v\nTry: %[1]s --help\n", root.Name(), err)
	}
}

// report prints one error a line. Errors that were joined are reported one by one.
func report(w io.Writer, err error) {
	if many, ok := err.(interface{ Unwrap() []error }); ok {
		for _, e := range many.Unwrap() {
			report(w, e)
		}
		return
	}
	_, _ = fmt.Fprintf(w, "whosaid: %s\n", strings.TrimSpace(err.Error()))
}
