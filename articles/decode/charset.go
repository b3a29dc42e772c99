package decode

import (
	"bytes"
	"encoding/binary"
	"net/http"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"

	"whosaid/model"
)

// decodeText turns raw into UTF-8 that may still need sanitising. The charset
// goes by the byte order mark, then by what the bytes are valid as, then by what
// the hints state, then by what a page declares, then by statistics.
func decodeText(source string, raw []byte, hints Hints) (string, error) {
	if e, n := byteOrderMark(raw); e != nil {
		return transcode(e, raw[n:]), nil
	}
	raw = bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf"))
	if knownBinary(raw) {
		return "", &Error{Source: source, Kind: contentKind(raw), Err: ErrBinary}
	}
	if bytes.IndexByte(raw, 0) < 0 && utf8.Valid(raw) {
		if shiftedJapanese(raw) {
			return transcode(japanese.ISO2022JP, raw), nil
		}
		return string(raw), nil
	}
	if e := wideWithoutMark(raw); e != nil {
		return transcode(e, raw), nil
	}
	if binaryContent(raw) {
		return "", &Error{Source: source, Kind: contentKind(raw), Err: ErrBinary}
	}
	if mostlyUTF8(raw) {
		return string(raw), nil // Sanitize marks the broken bytes
	}
	if e := hints.charset(); e != nil {
		return transcode(e, raw), nil
	}
	if hints.Format == model.FormatHTML || mayBePage(source, raw) {
		if e, _, declared := charset.DetermineEncoding(raw[:min(len(raw), sniffBytes)], ""); declared && e != unicode.UTF8 {
			return transcode(e, raw), nil
		}
	}
	return transcode(legacyCharset(raw), raw), nil
}

// transcode decodes raw. The decoders of x/text put U+FFFD where bytes are bad
// and return no other error.
func transcode(e encoding.Encoding, raw []byte) string {
	out, err := e.NewDecoder().Bytes(raw)
	if err != nil {
		return string(raw)
	}
	return string(out)
}

// byteOrderMark is the encoding that a mark of UTF-16 or UTF-32 names, and the
// mark's length; nil when there is none.
func byteOrderMark(raw []byte) (encoding.Encoding, int) {
	switch {
	case bytes.HasPrefix(raw, []byte("\xff\xfe\x00\x00")):
		return utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM), 4
	case bytes.HasPrefix(raw, []byte("\x00\x00\xfe\xff")):
		return utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM), 4
	case bytes.HasPrefix(raw, []byte("\xff\xfe")):
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), 2
	case bytes.HasPrefix(raw, []byte("\xfe\xff")):
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), 2
	}
	return nil, 0
}

// wideWithoutMark finds UTF-16 that lacks its mark. Text of any script has
// spaces or line ends, whose units have a zero byte on one side; read in the
// right order nothing but text comes out, in the wrong order U+2000 and
// unassigned characters do.
func wideWithoutMark(raw []byte) encoding.Encoding {
	if len(raw) < 4 || bytes.IndexByte(raw, 0) < 0 {
		return nil
	}
	head := raw[:min(len(raw), 64<<10)&^1]
	little, big := wideTextUnits(head, binary.LittleEndian), wideTextUnits(head, binary.BigEndian)
	units := len(head) / 2
	switch {
	case little > big && little*100 >= units*98:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case big > little && big*100 >= units*98:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	}
	return nil
}

// wideTextUnits counts the UTF-16 units of raw that can stand in a text.
func wideTextUnits(raw []byte, order binary.ByteOrder) int {
	n, space := 0, false
	for i := 0; i+1 < len(raw); i += 2 {
		u := order.Uint16(raw[i:])
		switch {
		case u == ' ' || u == '\n' || u == '\r' || u == '\t':
			space = true
			n++
		case u >= 0x21 && u < 0x7f, u >= 0xa0 && u < 0x1900 && u&0xff != 0, u >= 0x1e00 && u < 0x2000,
			u >= 0x2010 && u < 0x2060, u >= 0x20a0 && u < 0x20d0, u >= 0x2100 && u < 0x2200,
			u >= 0x3000 && u < 0xe000, u >= 0xf900 && u < 0xfffe:
			n++
		}
	}
	if !space {
		return 0
	}
	return n
}

// mostlyUTF8 reports whether raw is UTF-8 with some damage: at least four whole
// sequences to each broken one, not counting one that is cut off at the end.
func mostlyUTF8(raw []byte) bool {
	whole, broken := 0, 0
	for cut := 1; cut < utf8.UTFMax && cut <= len(raw); cut++ {
		if tail := raw[len(raw)-cut:]; utf8.RuneStart(tail[0]) && !utf8.FullRune(tail) {
			raw = raw[:len(raw)-cut]
			break
		}
	}
	for i := 0; i < len(raw); {
		r, n := utf8.DecodeRune(raw[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			broken++
		case n > 1:
			whole++
		}
		i += n
	}
	return whole > 0 && whole >= 4*broken
}

// binaryContent reports whether raw is no text in any 8-bit charset: it holds a
// zero byte, or one in ten of its first bytes is a control that texts don't use.
func binaryContent(raw []byte) bool {
	head := raw[:min(len(raw), 8<<10)]
	controls := 0
	for _, b := range head {
		switch {
		case b == 0:
			return true
		case b < ' ' && b != '\n' && b != '\r' && b != '\t' && b != '\f' && b != 0x1b, b == 0x7f:
			controls++
		}
	}
	return controls*10 > len(head) || bytes.IndexByte(raw, 0) >= 0
}

// knownBinary reports whether raw begins as a known format that is no text. The
// beginning alone would refuse a text about BMWs for a bitmap.
func knownBinary(raw []byte) bool {
	return bytes.HasPrefix(raw, []byte("%PDF-")) ||
		bytes.IndexByte(raw[:min(len(raw), 8<<10)], 0) >= 0 && contentKind(raw) != ""
}

// contentKind names what the bytes look like, for the message.
func contentKind(raw []byte) string {
	mime := http.DetectContentType(raw)
	switch {
	case mime == "application/pdf":
		return "a PDF file"
	case mime == "application/zip":
		return "a ZIP archive (Word and EPUB files are such)"
	case mime == "application/x-gzip":
		return "a gzip archive"
	case strings.HasPrefix(mime, "image/"):
		return "a picture"
	case strings.HasPrefix(mime, "audio/"):
		return "a sound file"
	case strings.HasPrefix(mime, "video/"):
		return "a film"
	}
	return ""
}
