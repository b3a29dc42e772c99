package library

import (
	"crypto/sha256"
	"encoding/binary"
	"net/url"
	"strings"
)

// addressOf hashes what makes an article with this key (Article.Key) one with
// others: its URL without what says nothing about the page, or its text.
func addressOf(key string) int64 {
	if !strings.HasPrefix(key, "text:") {
		key = canonicalURL(key)
	}
	sum := sha256.Sum256([]byte(key))
	return int64(binary.LittleEndian.Uint64(sum[:]))
}

// canonicalURL is one spelling for the addresses of one page: https, host in
// lower case without "www." and default port, no fragment, no parameter that
// only says where the reader came from.
func canonicalURL(s string) string {
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil || u.Host == "" {
		return s
	}
	u.Scheme, u.User, u.Fragment, u.RawFragment = "https", nil, "", ""
	u.Host = strings.TrimPrefix(strings.ToLower(u.Host), "www.")
	u.Host = strings.TrimSuffix(strings.TrimSuffix(u.Host, ":443"), ":80")
	if u.Path == "" {
		u.Path = "/"
	}
	if u.RawQuery != "" {
		var kept []string
		for part := range strings.SplitSeq(u.RawQuery, "&") {
			name, _, _ := strings.Cut(part, "=")
			if part != "" && !tracking(strings.ToLower(name)) {
				kept = append(kept, part)
			}
		}
		u.RawQuery = strings.Join(kept, "&")
	}
	u.ForceQuery = false
	return u.String()
}

// tracking reports a parameter that does not choose the page.
func tracking(name string) bool {
	switch name {
	case "fbclid", "gclid", "dclid", "msclkid", "igshid", "mc_cid", "mc_eid", "cmpid", "ocid", "ncid", "smid", "guccounter", "ref_src":
		return true
	}
	return strings.HasPrefix(name, "utm_")
}
