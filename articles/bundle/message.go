package bundle

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"html"
	"io"
	"mime"
	"strings"

	"github.com/emersion/go-message"
	_ "github.com/emersion/go-message/charset" // teaches go-message the charsets of mails
	"github.com/emersion/go-message/mail"
)

const (
	// maxMessageDepth bounds how deep the parts of a message may nest, and
	// maxMessageParts how many there may be.
	maxMessageDepth = 8
	maxMessageParts = 1000
)

// Message is the article in a mail (RFC 5322, MIME): its text, with what its header
// says. A message that cannot be read stays as it is.
func Message(data []byte) Part {
	e, err := message.Read(bytes.NewReader(data))
	if e == nil || err != nil && !message.IsUnknownCharset(err) && !message.IsUnknownEncoding(err) {
		return Part{Data: data, ID: digest(data)}
	}
	h := mail.Header{Header: e.Header}
	p := Part{Label: Label{Title: headerText(h.Get("Subject")), URL: strings.Trim(h.Get("Archived-At"), "<> ")}}
	if from, err := h.AddressList("From"); err == nil && len(from) > 0 {
		p.Label.Outlet = headerText(from[0].Name) // some write encoded words between quotation marks
	}
	if date, err := h.Date(); err == nil && !date.IsZero() {
		p.Label.Published = date.Format(clockTime)
	}
	if p.ID, err = h.MessageID(); err != nil || p.ID == "" {
		p.ID = strings.Trim(h.Get("Message-Id"), "<> \t")
	}
	if p.ID == "" {
		p.ID = digest(data)
	}
	budget := maxMessageParts
	if body := readBody(e, 0, &budget); body != nil {
		p.Data, p.Media = body.data, body.media
	}
	return p
}

func digest(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:12])
}

// headerText undoes encoded words (RFC 2047); what cannot be undone stays.
func headerText(field string) string {
	words := mime.WordDecoder{CharsetReader: message.CharsetReader}
	if s, err := words.DecodeHeader(field); err == nil {
		return s
	}
	return field
}

// body is the text of a message, or of one of its parts, in UTF-8.
type body struct {
	data  []byte
	media string // "text/html" or "text/plain"
}

// readBody reads the text of an entity; nil when it has none. What breaks off in
// the middle is kept up to there.
func readBody(e *message.Entity, depth int, budget *int) *body {
	kind, _, err := e.Header.ContentType()
	if err != nil || kind == "" {
		kind = "text/plain"
	}
	if disposition, _, err := e.Header.ContentDisposition(); err == nil && strings.EqualFold(disposition, "attachment") {
		return nil
	}
	switch {
	case depth > maxMessageDepth:
		return nil
	case strings.HasPrefix(kind, "multipart/"):
		parts := readParts(e, depth, budget)
		if kind == "multipart/alternative" {
			return best(parts)
		}
		return together(parts, kind == "multipart/related")
	case kind == "text/html", kind == "text/plain":
		data, _ := io.ReadAll(e.Body) // what came before an error is kept
		if len(bytes.TrimSpace(data)) == 0 {
			return nil
		}
		return &body{data: bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n")), media: kind}
	case kind == "message/rfc822":
		inner, err := message.Read(e.Body)
		if inner == nil || err != nil && !message.IsUnknownCharset(err) && !message.IsUnknownEncoding(err) {
			return nil
		}
		return readBody(inner, depth+1, budget)
	}
	return nil
}

// readParts reads the texts of a multipart entity.
func readParts(e *message.Entity, depth int, budget *int) []*body {
	var parts []*body
	r := e.MultipartReader()
	for r != nil && *budget > 0 {
		part, err := r.NextPart()
		if part == nil || err != nil && !message.IsUnknownCharset(err) && !message.IsUnknownEncoding(err) {
			break // its end, or the end of what can be read
		}
		*budget--
		if b := readBody(part, depth+1, budget); b != nil {
			parts = append(parts, b)
		}
	}
	return parts
}

// best chooses among alternatives: HTML, which says what is a heading and what a
// link, unless it holds less than half of the words that the plain text does (a
// mere "view this in your browser").
func best(parts []*body) *body {
	var page, plain *body
	for _, p := range parts {
		if p.media == "text/html" {
			page = p // the last is the richest
		} else if plain == nil {
			plain = p
		}
	}
	switch {
	case page == nil:
		return plain
	case plain != nil && 2*visibleWords(string(page.data)) < len(bytes.Fields(plain.data)):
		return plain
	}
	return page
}

// together joins parts that follow each other; of related ones only the first is
// text, the others are what it shows.
func together(parts []*body, related bool) *body {
	switch {
	case len(parts) == 0:
		return nil
	case len(parts) == 1 || related:
		return parts[0]
	}
	whole := body{media: "text/plain"}
	for _, p := range parts {
		if p.media == "text/html" {
			whole.media = p.media
		}
	}
	for i, p := range parts {
		if i > 0 {
			whole.data = append(whole.data, "\n\n"...)
		}
		if p.media == whole.media {
			whole.data = append(whole.data, p.data...)
			continue
		}
		for paragraph := range strings.SplitSeq(string(p.data), "\n\n") {
			whole.data = append(whole.data, "<p>"+html.EscapeString(paragraph)+"</p>\n"...)
		}
	}
	return &whole
}
