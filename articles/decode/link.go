package decode

import (
	"net/url"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/idna"
)

// maxLink bounds a link in bytes; longer ones carry data, not an address.
const maxLink = 4096

// SanitizeLink returns link as a printable ASCII URL that is safe to show and to
// open, or "" when it is none: only http, https and mailto pass, and every
// character that could end an escape sequence or hide is percent-encoded.
func SanitizeLink(link string) string {
	link = strings.TrimSpace(Sanitize(link))
	if len(link) > maxLink {
		return ""
	}
	link = strings.Map(func(r rune) rune { // browsers drop line breaks and tabs inside links
		if r == '\n' {
			return -1
		}
		return r
	}, link)
	u, err := url.Parse(link)
	if err != nil {
		return ""
	}
	switch strings.ToLower(u.Scheme) {
	case "http", "https":
		if u.Host = asciiHost(u); u.Host == "" {
			return ""
		}
	case "mailto":
		if u.Opaque == "" {
			return ""
		}
	default:
		return ""
	}
	link = asciiOnly(u.String())
	if _, err := url.Parse(link); err != nil {
		return ""
	}
	return link
}

// asciiHost is the host and port of u with a name of other letters in its ASCII
// form (IDNA), "" when it is no host. A link shown so cannot imitate another.
func asciiHost(u *url.URL) string {
	name, err := idna.Lookup.ToASCII(u.Hostname())
	if err != nil || name == "" {
		name = u.Hostname()
		if strings.ContainsFunc(name, func(r rune) bool { return r >= utf8.RuneSelf || r <= ' ' || strings.ContainsRune("\"<>\\^`{|}%", r) }) {
			return ""
		}
	}
	if strings.Contains(name, ":") {
		name = "[" + name + "]"
	}
	if port := u.Port(); port != "" {
		name += ":" + port
	}
	return name
}

// asciiOnly percent-encodes what is no printable ASCII character.
func asciiOnly(s string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	b.Grow(len(s))
	for i := range len(s) {
		if c := s[i]; c > ' ' && c < 0x7f && c != '"' && c != '<' && c != '>' && c != '`' && c != '\\' {
			b.WriteByte(c)
		} else {
			b.Write([]byte{'%', hex[c>>4], hex[c&15]})
		}
	}
	return b.String()
}
