package articles

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"iter"

	"whosaid/articles/bundle"
	"whosaid/articles/clean"
	"whosaid/articles/decode"
	"whosaid/articles/source"
	"whosaid/model"
)

// Options bound and observe Load. The zero value is ready to use.
type Options struct {
	// MaxBytes is the largest document, in bytes, that is read; 0 means 32 MiB.
	MaxBytes int64
	// Stdin is what "-" reads; nil means os.Stdin.
	Stdin io.Reader
	// Progress is told after each document is read, one call at a time, not from
	// the goroutine that ranges over Load's sequence; nil means nobody listens.
	Progress func(source.Progress)
}

// Load reads what args name (files, folders, "-") and yields the articles in
// order. A document that cannot be read or decoded yields an error that names it
// and says what to do, and the rest goes on; when ctx ends the sequence ends with
// its error. A few documents are decoded ahead while the caller is busy with one.
func Load(ctx context.Context, args []string, opt Options) iter.Seq2[*model.Article, error] {
	return func(yield func(*model.Article, error) bool) {
		running, cancel := context.WithCancel(ctx)
		defer cancel()
		for next := range ahead(running, args, opt) {
			for _, got := range <-next {
				if ctx.Err() != nil {
					break
				}
				if !yield(got.article, got.err) {
					return
				}
			}
		}
		if err := ctx.Err(); err != nil {
			yield(nil, err)
		}
	}
}

// Read turns the bytes of one document into an article. name is its Source;
// errors begin with it. A document that holds several articles gives its first:
// ReadAll gives them all.
func Read(name string, raw []byte) (*model.Article, error) {
	first := read(split(name, raw)[0])
	return first.article, first.err
}

// ReadAll yields the articles of one document: one, or several where it bears the
// signs of a mailbox, an archive's export or another bundle (see bundle.Split).
func ReadAll(name string, raw []byte) iter.Seq2[*model.Article, error] {
	return func(yield func(*model.Article, error) bool) {
		for _, part := range split(name, raw) {
			if got := read(part); !yield(got.article, got.err) {
				return
			}
		}
	}
}

// split takes a document apart; one that breaks its reader is left whole.
func split(name string, raw []byte) (parts []bundle.Part) {
	defer func() {
		if recover() != nil {
			parts = []bundle.Part{{Source: name, Data: raw}}
		}
	}()
	return bundle.Split(name, raw)
}

// read turns one part of a document into an article.
func read(part bundle.Part) (got loaded) {
	defer func() {
		if fault := recover(); fault != nil { // one bad document must not end the program
			got = loaded{err: fmt.Errorf("%s: it could not be understood (%v); please report it with the file", part.Source, fault)}
		}
	}()
	doc, err := decode.Decode(part.Source, part.Data)
	if err != nil {
		return loaded{err: err}
	}
	label := part.Label
	doc.Meta.Prefer(decode.Meta{
		Title: label.Title, Authors: label.Authors, Outlet: label.Outlet, Published: label.Published, URL: label.URL,
	})
	a := clean.Clean(doc)
	a.ID = identify(part.Source, a.Text)
	return loaded{article: a}
}

// identify hashes where an article came from and what it says to 16 hex digits.
func identify(name, text string) model.ArticleID {
	h := sha256.New()
	_, _ = io.WriteString(h, name) // a hash never fails
	_, _ = h.Write([]byte{0})
	_, _ = io.WriteString(h, text)
	return model.ArticleID(hex.EncodeToString(h.Sum(nil)[:8]))
}
