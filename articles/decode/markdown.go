package decode

// decodeMarkdown reads a Markdown file.
func decodeMarkdown(doc *Document, text string) { decodePlain(doc, text) }
