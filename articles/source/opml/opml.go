// Package opml reads and writes lists of feeds in OPML (opml.org/spec2.opml), the
// form in which feed readers hand each other their subscriptions.
//
// Bytes <-> model.Source values.
package opml

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/unicode"

	"whosaid/model"
)

// maxDepth bounds how deep outlines nest before the inner ones are passed over.
const maxDepth = 32

// ErrNotOPML says that a document is no OPML.
var ErrNotOPML = errors.New("not an OPML list")

// Is reports whether a document's root is OPML's.
func Is(data []byte) bool {
	if begin := bytes.TrimLeft(data[:min(len(data), 512)], " \t\r\n\ufeff\xff\xfe\x00"); len(begin) == 0 || begin[0] != '<' {
		return false
	}
	d := decoder(data[:min(len(data), 4096)])
	for {
		token, err := d.RawToken()
		if err != nil {
			return false
		}
		if start, ok := token.(xml.StartElement); ok {
			return strings.EqualFold(start.Name.Local, "opml")
		}
	}
}

// Read gives the feeds that a list holds, in order, each address once: with their
// titles and sites, and with the titles of the outlines around them as tags. The
// addresses are as they stand there. A list that breaks off gives what came
// before, and an error.
func Read(data []byte) ([]model.Source, error) {
	r := reader{d: decoder(data), index: map[string]int{}}
	err := r.read()
	if !r.opml {
		return nil, ErrNotOPML
	}
	return r.found, err
}

// decoder reads XML as lists have it: of any charset, with HTML's entities, with
// characters that XML forbids.
func decoder(data []byte) *xml.Decoder {
	label := charset.NewReaderLabel
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) {
		if text, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Bytes(data); err == nil {
			data = text
			label = func(_ string, r io.Reader) (io.Reader, error) { return r, nil } // it says UTF-16 still
		}
	}
	d := xml.NewDecoder(bytes.NewReader(printable(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")))))
	d.Strict = false
	d.Entity = xml.HTMLEntity
	d.CharsetReader = label
	return d
}

// printable is data without the control characters that XML forbids and that
// lists hold all the same.
func printable(data []byte) []byte {
	forbidden := func(c byte) bool { return c < ' ' && c != '\t' && c != '\n' && c != '\r' }
	if !slices.ContainsFunc(data, forbidden) {
		return data
	}
	return slices.DeleteFunc(bytes.Clone(data), forbidden)
}

// reader walks a list's tokens. It keeps no tree, so that nesting costs nothing.
type reader struct {
	d     *xml.Decoder
	opml  bool
	tags  []string // titles of the open outlines, outermost first
	depth int      // open outlines that tags has no room for
	found []model.Source
	index map[string]int // by address, into found
}

func (r *reader) read() error {
	for {
		token, err := r.d.RawToken()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		switch token := token.(type) {
		case xml.StartElement:
			switch strings.ToLower(token.Name.Local) {
			case "opml":
				r.opml = true
			case "outline":
				r.open(token.Attr)
			}
		case xml.EndElement:
			if strings.EqualFold(token.Name.Local, "outline") {
				r.close()
			}
		}
	}
}

// open reads one outline: a feed, or a folder of others.
func (r *reader) open(attributes []xml.Attr) {
	value := func(names ...string) string {
		for _, name := range names {
			for _, a := range attributes {
				if strings.EqualFold(a.Name.Local, name) && strings.TrimSpace(a.Value) != "" {
					return strings.TrimSpace(a.Value)
				}
			}
		}
		return ""
	}
	title := value("title", "text")
	if address := value("xmlUrl", "url"); address != "" && !strings.EqualFold(value("type"), "link") && !strings.EqualFold(value("type"), "include") {
		r.feed(model.Source{Address: address, Kind: model.SourceFeed, Title: title, Site: value("htmlUrl")}, value("category"))
		title = "" // a feed is no folder of what stands inside it
	}
	if len(r.tags) < maxDepth {
		r.tags = append(r.tags, title)
	} else {
		r.depth++
	}
}

func (r *reader) close() {
	switch {
	case r.depth > 0:
		r.depth--
	case len(r.tags) > 0:
		r.tags = r.tags[:len(r.tags)-1]
	}
}

// feed notes a feed; one that stands in several folders has the tags of all.
func (r *reader) feed(s model.Source, categories string) {
	i, known := r.index[s.Address]
	if !known {
		i = len(r.found)
		r.index[s.Address] = i
		r.found = append(r.found, s)
	}
	r.found[i].Tag(r.tags...)
	for category := range strings.SplitSeq(categories, ",") {
		r.found[i].Tag(strings.Trim(strings.TrimSpace(category), "/"))
	}
}
