package reader

import (
	"strings"

	"whosaid/model"
)

// Hint is a link in the window with the letters that pick it.
type Hint struct {
	Span  model.Span
	Label string
	URL   string
}

// letters are the keys hints are made of, the easiest first.
const letters = "asdfghjklqwertyuiopzxcvbnm"

// ShowHints labels the links in the window and returns how many there are. A
// link over several rows has one label.
func (p *Pane) ShowHints() int {
	p.hints = nil
	if p.article == nil {
		return 0
	}
	seen := p.Visible()
	for i := range p.article.Blocks {
		b := &p.article.Blocks[i]
		if !b.Span.Overlaps(seen) || !b.Kept() && !p.removed {
			continue
		}
		for _, in := range b.Inlines {
			if in.Kind == model.InlineLink && in.Span.Overlaps(seen) && in.Span.Start >= seen.Start {
				p.hints = append(p.hints, Hint{Span: in.Span, URL: in.URL})
			}
		}
	}
	p.hints = append(p.hints, bareLinks(p.article.Text, seen, p.hints)...)
	label(p.hints)
	return len(p.hints)
}

// bareLinks finds addresses that stand in the text without markup.
func bareLinks(text string, seen model.Span, known []Hint) []Hint {
	var out []Hint
	for at := seen.Start; at < seen.End; {
		i := strings.Index(text[at:seen.End], "http")
		if i < 0 {
			break
		}
		start := at + i
		end := seen.End
		if n := strings.IndexAny(text[start:seen.End], " \n\u00a0<>\"“”)"); n >= 0 {
			end = start + n
		}
		at = max(end, start+4)
		url := strings.TrimRight(text[start:end], ".,;:!?'’")
		span := model.Span{Start: start, End: start + len(url)}
		if isLink(url) && !overlapsAny(span, known) {
			out = append(out, Hint{Span: span, URL: url})
		}
	}
	return out
}

func isLink(url string) bool {
	rest, ok := strings.CutPrefix(url, "https://")
	if !ok {
		rest, ok = strings.CutPrefix(url, "http://")
	}
	return ok && rest != ""
}

func overlapsAny(s model.Span, hints []Hint) bool {
	for _, h := range hints {
		if h.Span.Overlaps(s) {
			return true
		}
	}
	return false
}

// label gives every hint letters of its own, none the beginning of another.
func label(hints []Hint) {
	n := 1
	for reach := len(letters); reach < len(hints); reach *= len(letters) {
		n++
	}
	for i := range hints {
		name := make([]byte, n)
		for k, rest := n-1, i; k >= 0; k-- {
			name[k] = letters[rest%len(letters)]
			rest /= len(letters)
		}
		hints[i].Label = string(name)
	}
}

// HideHints takes the labels away.
func (p *Pane) HideHints() { p.hints = nil }

// PickHint takes the letters typed so far and returns the link they pick, if any.
// more tells whether further letters could still pick one.
func (p *Pane) PickHint(typed string) (url string, more bool) {
	for _, h := range p.hints {
		if h.Label == typed {
			return h.URL, false
		}
		more = more || strings.HasPrefix(h.Label, typed)
	}
	return "", more
}
