package decode

import (
	"path/filepath"
	"strings"

	"whosaid/model"
)

// formatOf tells the format by the source's extension.
func formatOf(source, text string) model.Format {
	switch strings.ToLower(filepath.Ext(source)) {
	case ".md", ".markdown", ".mdown", ".mkd":
		return model.FormatMarkdown
	}
	return model.FormatText
}
