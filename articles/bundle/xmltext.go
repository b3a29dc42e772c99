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
// is read as windows-1252. It reports whether the bytes had to be guessed at.
func utf8XML(data []byte, media string) (text []byte, guessed bool) {
	declared := ""
	at := declaration().FindSubmatchIndex(data[:min(len(data), 512)])
	if at != nil {
		declared = string(data[at[2]:at[3]])
	}
	e, guessed := xmlEncoding(data, declared, media)
	if e == nil {
		text = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	} else if out, err := e.NewDecoder().Bytes(data); err == nil {
		text = bytes.TrimPrefix(out, []byte("\ufeff"))
	} else {
		text = data
	}
	if at = declaration().FindSubmatchIndex(text[:min(len(text), 512)]); at != nil && !strings.EqualFold(string(text[at[2]:at[3]]), "utf-8") {
		text = bytes.Join([][]byte{text[:at[2]], []byte("utf-8"), text[at[3]:]}, nil)
	}
	if !utf8.Valid(text) {
		text = bytes.ToValidUTF8(text, []byte("\ufffd"))
	}
	return text, guessed
}

// xmlEncoding is what the bytes are to be decoded by; nil for UTF-8.
func xmlEncoding(data []byte, declared, media string) (e encoding.Encoding, guessed bool) {
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) {
		e, _ = charset.Lookup("utf-16")
		if data[0] == 0xfe {
			e, _ = charset.Lookup("utf-16be")
		}
		return e, false
	}
	sevenBit := strings.HasPrefix(strings.ToLower(declared), "iso-2022-")
	if utf8.Valid(data) && !sevenBit {
		return nil, false
	}
	_, params, err := mime.ParseMediaType(media)
	if err != nil {
		params = nil
	}
	for _, label := range []string{params["charset"], declared} {
		if e, name := charset.Lookup(label); e != nil && name != "utf-8" && !strings.HasPrefix(name, "utf-16") {
			return e, false
		}
	}
	if broken := len(data) - len(bytes.ToValidUTF8(data, nil)); broken*50 < highBytes(data) {
		return nil, true // damaged UTF-8
	}
	return charmap.Windows1252, true
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
