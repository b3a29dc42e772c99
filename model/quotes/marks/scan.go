package marks

import (
	"strings"
	"unicode"

	"whosaid/model"
)

// scanner pairs the marks of one paragraph at a time; its slices are reused.
//
// Marks are paired with a stack. A pair is noted at its opening mark; the
// outermost pairs become regions at the end, so that a single mark that proves
// to have been an apostrophe costs nothing. What stands on either side of a mark
// decides more than the way it is turned, because writers and software turn
// marks wrongly far more often than they misplace a space.
type scanner struct {
	text  string
	end   int // of the paragraph
	marks []mark
	ends  []end // by mark: where the region it opens ends
	stack []int
	nest  bool // straight marks of this paragraph nest
}

// end is where a region ends. outer 0 means that the mark opens none.
type end struct {
	inner, outer int
	unclosed     bool
}

// maxDepth bounds nesting: deeper marks are read as text.
const maxDepth = 16

// paragraph appends the regions of p. next is the text of the paragraph after.
func (s *scanner) paragraph(regions []Region, text string, p model.Span, next string) []Region {
	s.marks = collect(s.marks[:0], text, p)
	if len(s.marks) == 0 {
		return regions
	}
	s.text, s.end, s.stack = text, p.End, s.stack[:0]
	s.ends = append(s.ends[:0], make([]end, len(s.marks))...)
	s.nest = s.straightNest()
	for i := range s.marks {
		if s.marks[i].single() {
			s.one(i)
		} else {
			s.double(i)
		}
	}
	s.leftOpen(opensWith(next))
	for i := 0; i < len(s.marks); i++ {
		e := s.ends[i]
		if e.outer == 0 {
			continue
		}
		m := &s.marks[i]
		regions = append(regions, Region{
			Outer:    model.Span{Start: m.at, End: e.outer},
			Inner:    trim(text, model.Span{Start: m.at + m.size, End: e.inner}),
			Unclosed: e.unclosed, Single: m.single(),
		})
		for i+1 < len(s.marks) && s.marks[i+1].at < e.outer {
			i++
		}
	}
	return regions
}

// straightNest reports whether the paragraph's straight marks, each read as
// opening or closing by what stands beside it, balance with one inside another.
// When they do not, an opening mark inside an open quotation starts a new one.
func (s *scanner) straightNest() bool {
	depth, deepest := 0, 0
	for i := range s.marks {
		m := &s.marks[i]
		switch {
		case m.shape != straight:
		case m.opens():
			depth++
			deepest = max(deepest, depth)
		default:
			depth--
		}
		if depth < 0 {
			return false
		}
	}
	return depth == 0 && deepest == 2
}

// double reads a double mark: it closes what is open, nests in it, or opens.
func (s *scanner) double(i int) {
	m := &s.marks[i]
	top := s.topDouble()
	switch {
	case top < 0:
		if m.opens() {
			s.push(i)
		}
	case m.turn > 0 && m.opens():
		s.push(i)
	case m.shape != straight || s.marks[s.stack[top]].shape != straight:
		if m.turn == 0 && m.opens() && m.before != plain {
			s.push(i) // a straight mark nested in curly ones
		} else {
			s.close(top, i)
		}
	case s.measure(i):
	case m.opens() && m.before != plain:
		if !s.nest {
			s.cut(top, i)
		}
		s.push(i)
	default:
		s.close(top, i)
	}
}

// one reads a single mark: an apostrophe, or a quotation mark like any other.
func (s *scanner) one(i int) {
	m := &s.marks[i]
	if n := len(s.stack); n > 0 && s.marks[s.stack[n-1]].single() && s.closesOne(i) {
		s.close(n-1, i)
		return
	}
	if m.opens() && m.turn >= 0 && m.after != space && !s.elision(m) {
		s.push(i)
	}
}

// closesOne reports whether single mark i can close a quotation: it stands at a
// word's end, and is no plural's apostrophe with a better mark to come.
func (s *scanner) closesOne(i int) bool {
	m := &s.marks[i]
	if m.turn > 0 || !m.closes() || m.after == letter || m.after == digit {
		return false
	}
	if m.shape != apostrophe || m.at == 0 || s.text[m.at-1] != 's' || m.after != space {
		return true
	}
	for k := i + 1; k < len(s.marks) && k < i+8; k++ {
		n := &s.marks[k]
		if !n.single() || n.opens() && n.turn >= 0 {
			break
		}
		if n.turn <= 0 && n.before != space && n.after != letter && n.after != digit {
			return false
		}
	}
	return true
}

// elision reports whether the apostrophe stands for dropped letters ('90s, 'em).
func (s *scanner) elision(m *mark) bool {
	rest := s.text[m.at+m.size : s.end]
	if m.after == digit {
		n := len(rest) - len(strings.TrimLeft(rest, "0123456789"))
		return n == 2 && strings.HasPrefix(rest[n:], "s") || n == 2 && m.turn < 0
	}
	w := rest
	if k := strings.IndexFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) }); k >= 0 {
		w = rest[:k]
	}
	switch strings.ToLower(w) {
	case "em", "tis", "twas", "til", "till", "cause", "bout", "round", "n", "neath", "ere", "cos", "cuz", "kay", "s":
		return true
	}
	return false
}

// measure reports whether straight mark i, inside a quotation, is that of inches:
// behind a digit, with feet before it or with a better closing mark to come.
func (s *scanner) measure(i int) bool {
	m := &s.marks[i]
	if m.before != digit {
		return false
	}
	head := strings.TrimRight(s.text[max(0, m.at-6):m.at], "0123456789./½¼¾ ")
	if strings.HasSuffix(head, "'") || strings.HasSuffix(head, "’") || strings.HasSuffix(head, "′") {
		return true
	}
	if m.after == stop {
		return false
	}
	for k := i + 1; k < len(s.marks); k++ {
		if n := &s.marks[k]; n.shape == straight {
			return !n.opens()
		}
	}
	return false
}

func (s *scanner) topDouble() int {
	for k := len(s.stack) - 1; k >= 0; k-- {
		if !s.marks[s.stack[k]].single() {
			return k
		}
	}
	return -1
}

func (s *scanner) push(i int) {
	if len(s.stack) < maxDepth {
		s.stack = append(s.stack, i)
	}
}

// close pairs the mark at the given height of the stack with mark i. Single
// marks above it were apostrophes.
func (s *scanner) close(height, i int) {
	m := &s.marks[i]
	s.ends[s.stack[height]] = end{inner: m.at, outer: m.at + m.size}
	s.stack = s.stack[:height]
}

// cut ends the open region at the given height before mark i, which starts
// another.
func (s *scanner) cut(height, i int) {
	at := len(strings.TrimRightFunc(s.text[:s.marks[i].at], unicode.IsSpace))
	s.ends[s.stack[height]] = end{inner: at, outer: at, unclosed: true}
	s.stack = s.stack[:height]
}

// leftOpen ends what the paragraph's end finds open. A double mark runs to the
// end, unless another opened after a finished sentence and the next paragraph
// does not go on; a single one counts only when the next paragraph goes on.
func (s *scanner) leftOpen(goesOn bool) {
	for k := len(s.stack) - 1; k >= 0; k-- {
		i := s.stack[k]
		m := &s.marks[i]
		if m.single() && (!goesOn || k > 0) {
			continue
		}
		at := s.end
		if !goesOn {
			at = s.restart(i)
		}
		if at > m.at+m.size {
			s.ends[i] = end{inner: at, outer: at, unclosed: true}
		}
	}
}

// restart returns where the region that mark i left open ends: before the next
// opening mark of its sort that follows a finished clause, or with the paragraph.
func (s *scanner) restart(i int) int {
	for k := i + 1; k < len(s.marks); k++ {
		m := &s.marks[k]
		if m.single() != s.marks[i].single() || s.ends[k].outer == 0 || m.before != space {
			continue
		}
		head := strings.TrimRightFunc(s.text[:m.at], unicode.IsSpace)
		if strings.HasSuffix(head, ".") || strings.HasSuffix(head, ",") || strings.HasSuffix(head, ":") {
			return len(head)
		}
	}
	return s.end
}

// opensWith reports whether a paragraph starts with a quotation mark.
func opensWith(paragraph string) bool {
	p := strings.TrimLeftFunc(paragraph, unicode.IsSpace)
	if p == "" {
		return false
	}
	m, _ := markAt(p, 0, len(p))
	return m.size > 0 && m.turn >= 0 && len(p) > m.size && !unicode.IsSpace(rune(p[m.size]))
}

func trim(text string, s model.Span) model.Span {
	in := s.In(text)
	left := strings.TrimLeftFunc(in, unicode.IsSpace)
	s.Start = s.End - len(left)
	s.End = s.Start + len(strings.TrimRightFunc(left, unicode.IsSpace))
	return s
}
