package cli

import (
	"context"
	"io"
	"iter"
	"time"

	"whosaid/model"
)

// Deps is what the commands need from the rest of the program.
type Deps struct {
	// Intake returns what reads files and the network.
	Intake func(IntakeOptions) Intake
	// Sample yields the embedded sample edition.
	Sample func() iter.Seq2[*model.Article, error]
	// WriteOPML writes the list of sources that other readers take.
	WriteOPML func(io.Writer, []model.Source) error
	// Reread gives the article that the present code makes of kept bytes, and
	// Cleaner names that code.
	Reread  func(model.Raw) (*model.Article, error)
	Cleaner func() string
	// Version is the program's version, as --version prints it.
	Version string
}

// IntakeOptions bound what an Intake reads. The zero value is ready to use.
type IntakeOptions struct {
	Offline  bool                 // nothing is fetched
	MaxBytes int64                // of one document; 0 is the default
	Force    bool                 // ask although a server wants to be left alone
	Progress func(model.Progress) // one call at a time; may be nil
}

// Intake turns what the user names into articles.
type Intake interface {
	// Load yields the articles that files, folders, addresses and "-" hold, in
	// order, and an error that names the argument for each that can't be read.
	Load(ctx context.Context, args []string) iter.Seq2[*model.Article, error]
	// Recognise tells what sources the arguments are.
	Recognise(ctx context.Context, args []string) iter.Seq2[model.Source, error]
	// Update checks sources and yields what is new since the ledger.
	Update(ctx context.Context, sources []model.Source, ledger model.Ledger) iter.Seq2[model.Delivery, error]
	// Due waits until some of the sources are to be fetched again, every so often, and
	// returns them. The error is ctx.Err.
	Due(ctx context.Context, every time.Duration, sources func() []model.Source) ([]model.Source, error)
	// Watch yields what changes in local sources bring, until ctx ends.
	Watch(ctx context.Context, sources []model.Source, ledger model.Ledger) iter.Seq2[model.Delivery, error]
}
