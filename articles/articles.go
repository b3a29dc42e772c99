package articles

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"iter"
	"mime"
	"path/filepath"
	"strings"

	"whosaid/articles/bundle"
	"whosaid/articles/clean"
	"whosaid/articles/decode"
	"whosaid/articles/source/fetch"
	"whosaid/model"
)

// Version names the code and weights that make articles of bytes: when it changes,
// Reread may give another article than before. Compare it for equality only.
func Version() string { return clean.Version() }

// Read turns the bytes of one document into an article. name is its Source;
// errors begin with it. A document that holds several articles gives its first:
// ReadAll gives them all.
func Read(name string, data []byte) (*model.Article, error) {
	return Reread(rawOf(split(name, "", data)[0]))
}

// ReadAll yields the articles of one document: one, or several where it bears the
// signs of a feed, a mailbox, an archive's export or another bundle (see
// bundle.Split).
func ReadAll(name string, data []byte) iter.Seq2[*model.Article, error] {
	return func(yield func(*model.Article, error) bool) {
		for _, part := range split(name, "", data) {
			if !yield(Reread(rawOf(part))) {
				return
			}
		}
	}
}

// split takes a document apart; one that breaks its reader is left whole.
func split(name, media string, data []byte) (parts []bundle.Part) {
	defer func() {
		if recover() != nil {
			parts = []bundle.Part{{Source: name, Media: media, Data: data}}
		}
	}()
	return bundle.Split(name, media, data)
}

// rawOf is what is needed to read a part, now and again.
func rawOf(part bundle.Part) model.Raw {
	return model.Raw{Name: part.Source, Address: part.Base, Media: part.Media, Label: part.Label, Data: part.Data}
}

// Reread turns an article's bytes into the article, as Load and Update did when
// they came. It is a pure function of raw and of this code: see Version.
func Reread(raw model.Raw) (a *model.Article, err error) {
	defer func() {
		if fault := recover(); fault != nil { // one bad document must not end the program
			a, err = nil, fmt.Errorf("%s: it could not be understood (%v); please report it with the file", raw.Name, fault)
		}
	}()
	doc, err := decode.With(raw.Name, raw.Data, hints(raw))
	if err != nil {
		return nil, err
	}
	label(&doc.Meta, raw.Label)
	a = clean.Clean(doc)
	a.ID = identify(raw.Name, a.Text)
	return a, nil
}

// label adds what stands around an article to what it says itself.
func label(meta *decode.Meta, l model.Label) {
	said := decode.Meta{Title: l.Title, Authors: l.Authors, Outlet: l.Outlet, Published: l.Published, URL: l.URL}
	if l.Weak {
		own := *meta
		meta.Prefer(said)
		said = own
	}
	meta.Prefer(said)
}

// hints are what a raw's media type and address tell about its bytes.
func hints(raw model.Raw) decode.Hints {
	h := decode.Hints{}
	if fetch.IsAddress(raw.Address) {
		h.Base = raw.Address
	}
	kind, params, err := mime.ParseMediaType(raw.Media)
	if err != nil {
		return h
	}
	h.Charset = params["charset"]
	switch kind {
	case "text/html", "application/xhtml+xml":
		h.Format = model.FormatHTML
	case "text/markdown":
		h.Format = model.FormatMarkdown
	case "text/plain":
		if !strings.HasPrefix(strings.ToLower(filepath.Ext(raw.Name)), ".m") { // Markdown is often served so
			h.Format = model.FormatText
		}
	}
	return h
}

// identify hashes where an article came from and what it says to 16 hex digits.
func identify(name, text string) model.ArticleID {
	h := sha256.New()
	_, _ = io.WriteString(h, name) // a hash never fails
	_, _ = h.Write([]byte{0})
	_, _ = io.WriteString(h, text)
	return model.ArticleID(hex.EncodeToString(h.Sum(nil)[:8]))
}
