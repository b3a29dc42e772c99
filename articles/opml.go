package articles

import (
	"io"

	"whosaid/articles/source/opml"
	"whosaid/model"
)

// WriteOPML writes the feeds among sources as OPML, for other feed readers; tags
// become folders and categories.
func WriteOPML(w io.Writer, sources []model.Source) error { return opml.Write(w, sources) }
