package decode

import (
	"net/url"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"

	"whosaid/model"
)

// Hints are what whoever got the bytes was told about them. The zero value tells
// nothing.
type Hints struct {
	// Format is the format stated; "" goes by name and content.
	Format model.Format
	// Charset is a label as HTTP and MIME have it, "" where none was stated. What the
	// bytes plainly are goes before it, what they say of themselves comes after.
	Charset string
	// Base is the address that a page was found at: relative links start there unless
	// the page names another.
	Base string
}

// format is the format stated, or that which name and content tell.
func (h Hints) format(source, text string) model.Format {
	if h.Format != "" {
		return h.Format
	}
	return formatOf(source, text)
}

// charset is the encoding stated; nil where that is none, or UTF-8, which the bytes
// would have shown.
func (h Hints) charset() encoding.Encoding {
	e, _ := charset.Lookup(h.Charset)
	if e == nil || e == unicode.UTF8 || e == encoding.Nop {
		return nil
	}
	return e
}

// base is Base as an address, nil when it is none.
func (h Hints) base() *url.URL {
	u, err := url.Parse(h.Base)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return nil
	}
	return u
}
