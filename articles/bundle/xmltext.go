package bundle

import (
	"bytes"
	"mime"
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
)

// declaration finds the charset in an XML declaration.
var declaration = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)^\s*<\?xml[^>]{0,200}?\sencoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})["']`)
})

// utf8XML turns XML of any charset into UTF-8 and says so in its declaration. The
// charset goes by the byte order mark, then by being valid UTF-8, then by the media
// type's parameter (RFC 7303), then by the declaration; what all of these get wrong
// is read as windows-1252.
func utf8XML(data []byte, media string) []byte {
	declared, _, _ := declaredCharset(data)
	e := xmlEncoding(data, declared, media)
	var text []byte
	if e == nil {
		text = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	} else if out, err := e.NewDecoder().Bytes(data); err == nil {
		text = bytes.TrimPrefix(out, []byte("\ufeff"))
	} else {
		text = data
	}
	if label, from, to := declaredCharset(text); label != "" && !strings.EqualFold(label, "utf-8") {
		text = bytes.Join([][]byte{text[:from], []byte("utf-8"), text[to:]}, nil)
	}
	if !utf8.Valid(text) {
		text = bytes.ToValidUTF8(text, []byte("\ufffd"))
	}
	return text
}

// declaredCharset is the charset in an XML declaration and where it stands; "" when
// there is none.
func declaredCharset(xml []byte) (label string, from, to int) {
	at := declaration().FindSubmatchIndex(xml[:min(len(xml), 512)])
	if len(at) < 4 {
		return "", 0, 0
	}
	return string(xml[at[2]:at[3]]), at[2], at[3]
}

// xmlEncoding is what the bytes are to be decoded by; nil for UTF-8.
func xmlEncoding(data []byte, declared, media string) encoding.Encoding {
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) {
		label := "utf-16le"
		if data[0] == 0xfe {
			label = "utf-16be"
		}
		e, _ := charset.Lookup(label)
		return e
	}
	sevenBit := strings.HasPrefix(strings.ToLower(declared), "iso-2022-")
	if utf8.Valid(data) && !sevenBit {
		return nil
	}
	_, params, err := mime.ParseMediaType(media)
	if err != nil {
		params = nil
	}
	for _, label := range []string{params["charset"], declared} {
		if e, name := charset.Lookup(label); e != nil && name != "utf-8" && !strings.HasPrefix(name, "utf-16") {
			return e
		}
	}
	if broken := len(data) - len(bytes.ToValidUTF8(data, nil)); broken*50 < highBytes(data) {
		return nil // damaged UTF-8
	}
	return charmap.Windows1252
}

// highBytes counts the bytes that are no ASCII.
func highBytes(data []byte) int {
	n := 0
	for _, b := range data {
		if b >= utf8.RuneSelf {
			n++
		}
	}
	return n
}
