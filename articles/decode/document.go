package decode

import (
	"strings"

	"whosaid/model"
)

// Document is one source as text. Its Blocks obey the law of model.Article: in
// order, without overlap, each free of surrounding white space and never empty,
// together covering every character of Text that is not white space.
type Document struct {
	Source string
	Format model.Format
	// Text is the whole visible text, sanitised. The only control characters in
	// it are "\n" and, between the cells of a table block, "\t".
	Text   string
	Blocks []Block
	Meta   Meta
	// Stated is the article's whole text as a page's JSON-LD gives it, without
	// markup; "" when it gives none. It is no part of Text: the cleaner compares.
	Stated string
}

// Block is a block as the format gives it. Text files give one KindParagraph for
// each line that is not blank; Markdown and HTML give kind, level, marker and
// inlines by their markup. Removed and Score are left to the cleaner.
type Block struct {
	model.Block
	Shape Shape
}

// Shape is what only HTML knows about a block; the zero value for other formats.
type Shape struct {
	// Tag is the block's own element ("p", "li", "figcaption", "div").
	Tag string
	// Depth is the number of elements around the block, html and body included.
	Depth int
	// Path names the elements around the block from the outermost in, without
	// html and body, joined by spaces: "main article div".
	Path string
	// Parent numbers the element that holds the block's own: blocks with the same
	// number are siblings. From 1; 0 is none.
	Parent int
	// Words are the lower-case words of the class, id, role, itemprop and
	// aria-label attributes (and what test and component attributes say) of the
	// block and of the elements around it, nearest first, joined by spaces, at
	// most 512 bytes; "aria-hidden" stands for itself.
	Words string
	// LinkDensity is the share of the block's letters and digits that stand in
	// links, 0 to 1.
	LinkDensity float64
	// Readable is readability's vote: it keeps this block as part of the article.
	Readable bool
	// Hidden is set where the page hides the block until a script unfolds it.
	// Hidden blocks are only there when they belong to a long stretch of prose.
	Hidden bool
	// Author is the author of an embedded post ("@name" or a name) as its markup
	// gives it; "" otherwise.
	Author string
}

// Meta is what the container says about the article: the front matter of a
// Markdown file, the head of a page. Every field is sanitised and holds no line
// break; "" or nil when the container is silent. It can be wrong or boilerplate
// itself: the cleaner weighs it against the text.
type Meta struct {
	Title      string
	Authors    []string
	Outlet     string
	Published  string // ISO 8601: a date, or a date and time of the article's own clock
	Modified   string // as Published
	URL        string // absolute, http or https
	Language   string // BCP 47
	Standfirst string
	Section    string
	// Paywalled is set when the page says that the whole text is not free.
	Paywalled bool
}

// Prefer takes over what other says, field by field, where it says anything: what
// a bundle says about an article it holds. Values are sanitised, dates rewritten,
// and what is no date, link or language is passed over.
func (m *Meta) Prefer(other Meta) {
	for _, f := range []struct {
		field *string
		value string
	}{
		{&m.Title, SanitizeLine(other.Title)},
		{&m.Outlet, SanitizeLine(other.Outlet)},
		{&m.Published, isoDate(other.Published)},
		{&m.Modified, isoDate(other.Modified)},
		{&m.URL, webLink(other.URL)},
		{&m.Language, languageTag(other.Language)},
		{&m.Standfirst, SanitizeLine(other.Standfirst)},
		{&m.Section, SanitizeLine(other.Section)},
	} {
		if f.value != "" {
			*f.field = f.value
		}
	}
	if names := nameList(other.Authors); len(names) > 0 {
		m.Authors = names
	}
	m.Paywalled = m.Paywalled || other.Paywalled
}

// Decode turns raw bytes into a Document. The format goes by the extension of
// source and, where that says nothing, by the content. It never keeps raw. Its
// errors name the source and say what to do: ErrBinary, ErrEmpty.
func Decode(source string, raw []byte) (*Document, error) { return With(source, raw, Hints{}) }

// With is Decode for bytes of which more is known than their name.
func With(source string, raw []byte, hints Hints) (*Document, error) {
	text, err := decodeText(source, raw, hints)
	if err != nil {
		return nil, err
	}
	doc := &Document{Source: source, Format: hints.format(source, text)}
	switch doc.Format {
	case model.FormatMarkdown:
		decodeMarkdown(doc, text)
	case model.FormatHTML:
		decodeHTML(doc, text, hints.base())
	default:
		decodePlain(doc, text)
	}
	if strings.TrimSpace(doc.Text) == "" {
		return nil, &Error{Source: source, Err: ErrEmpty}
	}
	return doc, nil
}
