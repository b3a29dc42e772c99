package decode

import (
	"slices"
	"strings"

	"whosaid/model"
)

// composer strings blocks together into one text. Markup decoders write each
// block as a draft and add it.
type composer struct {
	text   strings.Builder
	blocks []Block
}

// reserve makes room for so many more blocks, and bytes of text.
func (c *composer) reserve(blocks, bytes int) {
	c.blocks = slices.Grow(c.blocks, blocks)
	c.text.Grow(bytes)
}

// add appends the draft's block, unless nothing visible is in it. List items
// stand on following lines, other blocks after an empty line.
func (c *composer) add(d *draft) {
	text, inlines := d.finish()
	if text == "" {
		return
	}
	if n := len(c.blocks); n > 0 {
		c.text.WriteByte('\n')
		if d.kind != model.KindList || c.blocks[n-1].Kind != model.KindList {
			c.text.WriteByte('\n')
		}
	}
	at := c.text.Len()
	c.text.WriteString(text)
	for i := range inlines {
		inlines[i].Span.Start += at
		inlines[i].Span.End += at
	}
	c.blocks = append(c.blocks, Block{
		Block: model.Block{
			Kind: d.kind, Span: model.Span{Start: at, End: at + len(text)},
			Level: d.level, Marker: SanitizeLine(d.marker), Inlines: inlines,
		},
		Shape: d.shape,
	})
}

// draft is one block in the making. Runs of white space become one space, as
// markup means them; no-break spaces stay.
type draft struct {
	kind   model.BlockKind
	level  int
	marker string
	shape  Shape

	text    []byte
	space   bool // white space was read and is owed before the next character
	inlines []model.Inline
	open    []int // inlines not yet closed, by index
}

// write adds text as it is read in running prose.
func (d *draft) write(s string) {
	for i := 0; i < len(s); {
		if isBlank(s[i]) {
			d.space = true
			i++
			continue
		}
		end := i + 1
		for end < len(s) && !isBlank(s[end]) {
			end++
		}
		d.flush()
		d.text = append(d.text, s[i:end]...)
		i = end
	}
}

// isBlank reports whether b is white space in markup.
func isBlank(b byte) bool {
	return b == ' ' || b == '\n' || b == '\t' || b == '\r' || b == '\f'
}

// flush pays the space that is owed, unless a line begins here.
func (d *draft) flush() {
	if d.owes() {
		d.text = append(d.text, ' ')
	}
	d.space = false
}

// owes reports whether a space comes before the next character.
func (d *draft) owes() bool {
	n := len(d.text)
	return d.space && n > 0 && d.text[n-1] != '\n' && d.text[n-1] != '\t'
}

// verbatim adds text with its white space, such as code.
func (d *draft) verbatim(s string) {
	d.flush()
	d.text = append(d.text, s...)
}

// breakLine ends the line inside the block.
func (d *draft) breakLine() {
	d.space = false
	if len(d.text) > 0 {
		d.text = append(d.text, '\n')
	}
}

// cell ends a table cell.
func (d *draft) cell() {
	d.space = false
	d.text = append(d.text, '\t')
}

// begin opens an inline at the next character.
func (d *draft) begin(kind model.InlineKind, url string) {
	at := len(d.text)
	if d.owes() {
		at++
	}
	d.open = append(d.open, len(d.inlines))
	d.inlines = append(d.inlines, model.Inline{Kind: kind, URL: url, Span: model.Span{Start: at, End: -1}})
}

// end closes the inline opened last.
func (d *draft) end() {
	last := len(d.open) - 1
	d.inlines[d.open[last]].Span.End = len(d.text)
	d.open = d.open[:last]
}

// finish returns the block's sanitised, trimmed text and its inlines in it.
func (d *draft) finish() (string, []model.Inline) {
	for len(d.open) > 0 {
		d.end()
	}
	text, inlines := d.sanitized()
	trimmed := trimSpan(text, model.Span{End: len(text)})
	kept := inlines[:0]
	for _, in := range inlines {
		in.Span.Start = max(in.Span.Start, trimmed.Start)
		in.Span.End = min(in.Span.End, trimmed.End)
		if in.Span.Start >= in.Span.End {
			continue
		}
		if in.Span = trimSpan(text, in.Span); in.Span.Len() > 0 {
			in.Span.Start -= trimmed.Start
			in.Span.End -= trimmed.Start
			kept = append(kept, in)
		}
	}
	if len(kept) == 0 {
		kept = nil
	}
	return trimmed.In(text), kept
}

// sanitized sanitises the text, piece by piece between the ends of inlines so
// that these can be moved along. Pieces that only together are unsafe cost the
// block its inlines.
func (d *draft) sanitized() (string, []model.Inline) {
	text := string(d.text)
	clean := sanitizeBlock(text, d.kind)
	if clean == text {
		return text, d.inlines
	}
	moved := map[int]int{0: 0, len(text): 0}
	for _, in := range d.inlines {
		moved[in.Span.Start], moved[in.Span.End] = 0, 0
	}
	var b strings.Builder
	for from := 0; from < len(text); {
		to := from + 1
		for _, isCut := moved[to]; !isCut; _, isCut = moved[to] {
			to++
		}
		b.WriteString(sanitizeBlock(text[from:to], d.kind))
		moved[to] = b.Len()
		from = to
	}
	if b.String() != clean {
		return clean, nil
	}
	for i, in := range d.inlines {
		d.inlines[i].Span = model.Span{Start: moved[in.Span.Start], End: moved[in.Span.End]}
	}
	return clean, d.inlines
}

// sanitizeBlock is Sanitize but for the tabs between a table's cells.
func sanitizeBlock(text string, kind model.BlockKind) string {
	if kind != model.KindTable || !strings.Contains(text, "\t") {
		return Sanitize(text)
	}
	cells := strings.Split(text, "\t")
	for i, c := range cells {
		cells[i] = Sanitize(c)
	}
	return strings.Join(cells, "\t")
}
