package bundle

import (
	"bytes"
	"encoding/base64"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"strings"

	"golang.org/x/net/html/charset"
)

// maxMessageDepth bounds how deep the parts of a message may nest.
const maxMessageDepth = 8

// message is the article in a mail: its HTML, else its plain text, with what its
// header says. A message that cannot be read stays as it is.
func message(source string, data []byte) Part {
	m, err := mail.ReadMessage(bytes.NewReader(data))
	if err != nil {
		return Part{Source: source, Data: data}
	}
	words := mime.WordDecoder{CharsetReader: charset.NewReaderLabel}
	decoded := func(field string) string {
		s, err := words.DecodeHeader(field)
		if err != nil {
			return field
		}
		return s
	}
	p := Part{Source: source, Label: Label{Title: decoded(m.Header.Get("Subject")), URL: strings.Trim(m.Header.Get("Archived-At"), "<>")}}
	if from, err := (&mail.AddressParser{WordDecoder: &words}).Parse(m.Header.Get("From")); err == nil {
		p.Label.Outlet = decoded(from.Name) // some write encoded words between quotation marks
	}
	if date, err := m.Header.Date(); err == nil {
		p.Label.Published = date.Format("2006-01-02T15:04")
	}
	html, plain := bodies(m.Header.Get, m.Body, 0)
	switch {
	case html != nil:
		p.Data = append([]byte("<html>"), html...)
	case plain != nil:
		p.Data = plain
	}
	return p
}

// bodies are the first HTML and the first plain text of a message or of one of
// its parts, decoded to UTF-8; nil when there is none. get reads its header.
func bodies(get func(string) string, body io.Reader, depth int) (html, plain []byte) {
	if depth > maxMessageDepth || strings.HasPrefix(strings.ToLower(get("Content-Disposition")), "attachment") {
		return nil, nil
	}
	kind, params, err := mime.ParseMediaType(get("Content-Type"))
	if err != nil {
		kind = "text/plain"
	}
	switch {
	case strings.HasPrefix(kind, "multipart/") && params["boundary"] != "":
		parts := multipart.NewReader(body, params["boundary"])
		for {
			part, err := parts.NextRawPart()
			if err != nil { // its end, or the end of what can be read
				return html, plain
			}
			h, p := bodies(part.Header.Get, part, depth+1)
			if html == nil {
				html = h
			}
			if plain == nil {
				plain = p
			}
		}
	case kind == "text/html":
		return text(get, params, body), nil
	case kind == "text/plain":
		return nil, text(get, params, body)
	}
	return nil, nil
}

// text undoes a body's transfer encoding and charset. What breaks off in the
// middle is kept up to there.
func text(get func(string) string, params map[string]string, body io.Reader) []byte {
	switch strings.ToLower(strings.TrimSpace(get("Content-Transfer-Encoding"))) {
	case "base64":
		body = base64.NewDecoder(base64.StdEncoding, body)
	case "quoted-printable":
		body = quotedprintable.NewReader(body)
	}
	raw, _ := io.ReadAll(body) // what came before an error is kept
	if label := params["charset"]; label != "" {
		if e, _ := charset.Lookup(label); e != nil {
			if out, err := e.NewDecoder().Bytes(raw); err == nil {
				return out
			}
		}
	}
	return raw
}
