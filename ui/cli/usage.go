package cli

import (
	"errors"
	"fmt"
	"io"

	"charm.land/fang/v2"
	"github.com/spf13/cobra"

	"whosaid/ui/paint"
)

// usageError is a command line that makes no sense to cmd.
type usageError struct {
	cmd *cobra.Command
	err error
}

func (e usageError) Error() string { return e.cmd.CommandPath() + ": " + e.err.Error() }

func (e usageError) Unwrap() error { return e.err }

// printUsageError says what is wrong with a command line and where help is.
func printUsageError(w io.Writer, _ fang.Styles, err error) {
	command := "whosaid"
	if usage, ok := errors.AsType[usageError](err); ok {
		command = usage.cmd.CommandPath()
	}
	_, _ = fmt.Fprintf(w, "%v\nTry: %s --help\n", err, command)
}

// report prints one error a line. Errors that were joined are reported one by one.
func report(w io.Writer, err error) {
	if many, ok := err.(interface{ Unwrap() []error }); ok {
		for _, e := range many.Unwrap() {
			report(w, e)
		}
		return
	}
	_, _ = fmt.Fprintf(w, "whosaid: %s\n", paint.Plain(err.Error())) // a file's name may hold anything
}
