package fetch

import (
	"net/http"
	"net/netip"
	"net/url"
	"strings"

	"golang.org/x/net/idna"
)

// maxAddress bounds an address in bytes.
const maxAddress = 8 << 10

// Canonical is an address in the spelling that names it: scheme and host in lower
// case and ASCII, no port that goes without saying, no fragment. "feed:" stands
// for the address behind it. It is ErrAddress for all but http and https.
func Canonical(address string) (string, error) {
	u, err := parse(address)
	if err != nil {
		return "", err
	}
	return u.String(), nil
}

func parse(address string) (*url.URL, error) {
	address = strings.TrimSpace(address)
	if rest, ok := cutFold(address, "feed:"); ok {
		if address = rest; strings.HasPrefix(rest, "//") {
			address = "http:" + rest
		}
	}
	u, err := url.Parse(address)
	if err != nil || len(address) > maxAddress || u.Opaque != "" {
		return nil, ErrAddress
	}
	u.Scheme = strings.ToLower(u.Scheme)
	if u.Scheme != "http" && u.Scheme != "https" {
		return nil, ErrAddress
	}
	name, err := idna.Lookup.ToASCII(u.Hostname())
	if err != nil {
		name = strings.ToLower(u.Hostname())
	}
	if name == "" || strings.ContainsFunc(name, func(r rune) bool { return r <= ' ' || r >= 0x7f }) {
		return nil, ErrAddress
	}
	if strings.Contains(name, ":") {
		name = "[" + name + "]"
	}
	if port := u.Port(); port != "" && !(u.Scheme == "http" && port == "80") && !(u.Scheme == "https" && port == "443") {
		name += ":" + port
	}
	if u.Host = name; u.Path == "" {
		u.Path = "/"
	}
	u.Fragment, u.RawFragment = "", ""
	return u, nil
}

// cutFold is strings.CutPrefix for a prefix in any case.
func cutFold(s, prefix string) (string, bool) {
	if len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix) {
		return s[len(prefix):], true
	}
	return s, false
}

// IsAddress reports whether an argument is meant as an address to fetch.
func IsAddress(arg string) bool {
	for _, scheme := range []string{"http://", "https://", "feed:"} {
		if _, ok := cutFold(arg, scheme); ok {
			return true
		}
	}
	return false
}

// SameHost reports whether two addresses lie on one host and port.
func SameHost(a, b string) bool {
	h := hostOf(a)
	return h != "" && h == hostOf(b)
}

func hostOf(address string) string {
	u, err := parse(address)
	if err != nil {
		return ""
	}
	return u.Host
}

// Redact is an address without its password, for eyes.
func Redact(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.User == nil {
		return address
	}
	return u.Redacted()
}

// literal is ErrPrivate for a host that is plainly not of the public Internet.
func literal(name string) error {
	if a, err := netip.ParseAddr(name); err == nil && !public(a) {
		return ErrPrivate
	}
	if name = strings.TrimSuffix(name, "."); name == "localhost" || strings.HasSuffix(name, ".localhost") || strings.HasSuffix(name, ".local") || strings.HasSuffix(name, ".internal") {
		return ErrPrivate
	}
	return nil
}

// proxied reports whether the environment sends a request through a proxy.
func proxied(req *http.Request) bool {
	proxy, err := http.ProxyFromEnvironment(req)
	return err == nil && proxy != nil
}
