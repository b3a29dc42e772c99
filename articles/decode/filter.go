package decode

import (
	"strings"
	"unicode/utf8"
)

// filter rewrites s from offset start on, where firstUnsafe stopped: the text
// before start is safe and does not end in a mark.
func filter(s string, start int) string {
	f := filtered{in: s}
	f.out.Grow(len(s) + len(s)/16)
	f.out.WriteString(s[:start])
	for i := start; i < len(s); {
		i += f.step(i)
	}
	return f.out.String()
}

// filtered is a filter pass under way.
type filtered struct {
	in    string
	out   strings.Builder
	marks int // combining marks and joiners at the end of out
}

// step copies, changes or drops what stands at in[i:] and returns how many bytes
// of in that was.
func (f *filtered) step(i int) int {
	r, n := utf8.DecodeRuneInString(f.in[i:])
	if r == utf8.RuneError && n == 1 {
		f.write("\uFFFD")
		return invalidRun(f.in[i:])
	}
	switch classOf(r) {
	case classPlain:
		f.write(f.in[i : i+n])
	case classBreak:
		if r == '\r' && strings.HasPrefix(f.in[i+n:], "\n") {
			n++
		}
		f.write("\n")
	case classTab:
		f.write(tab)
	case classMark:
		f.marks++
		if f.marks <= maxMarks {
			f.out.WriteString(f.in[i : i+n])
		}
	case classPrepend:
		f.write(f.in[i : i+n])
		if rest := f.in[i+n:]; rest != "" && !strings.HasPrefix(rest, string(zwnj)) {
			f.out.WriteRune(zwnj)
			f.marks = 1
		}
	case classFlag:
		n += flagTags(f.in[i+n:])
		f.write(f.in[i : i+n])
	case classControl:
		return escapeLen(f.in[i:])
	case classDrop:
	}
	return n
}

// write copies what is no mark, so that a new row of marks may begin.
func (f *filtered) write(s string) {
	f.out.WriteString(s)
	f.marks = 0
}

// invalidRun is the length of the run of bytes at the start of s that are no UTF-8.
func invalidRun(s string) int {
	n := 1
	for n < len(s) {
		if r, w := utf8.DecodeRuneInString(s[n:]); r != utf8.RuneError || w != 1 {
			break
		}
		n++
	}
	return n
}

// flagTags is the length of the tag characters at the start of s that make the
// black flag before them the flag of a country's part (UTS 51, emoji tag
// sequence): three to six tag letters or digits and the end tag; else 0.
func flagTags(s string) int {
	const least, most = 3, 6
	at := 0
	for count := 0; count <= most; count++ {
		r, n := utf8.DecodeRuneInString(s[at:])
		at += n
		switch {
		case r == tagEnd && count >= least:
			return at
		case r >= 0xE0030 && r <= 0xE0039, r >= 0xE0061 && r <= 0xE007A:
		default:
			return 0
		}
	}
	return 0
}

// escapeLen is the length of the control sequence or control string at the start
// of s, which begins with ESC or a C1 control (ECMA-48, 5.3 to 5.6). An
// unfinished one loses its introducer alone, so that no text goes with it.
func escapeLen(s string) int {
	r, n := utf8.DecodeRuneInString(s)
	kind := byte(r - 0x40) // U+009B is ESC [
	if r == 0x1b {
		if len(s) == n {
			return n
		}
		kind = s[n]
		n++
	}
	switch {
	case kind == '[':
		return n + csiLen(s[n:])
	case kind == ']' || kind == 'P' || kind == 'X' || kind == '^' || kind == '_':
		return n + controlStringLen(s[n:])
	case kind >= 0x20 && kind <= 0x2f:
		return n + escapeTail(s[n:])
	case kind >= 0x30 && kind <= 0x7e:
		return n
	}
	return 1 // a lone ESC
}

// csiLen is the length of parameters, intermediates and final byte, or 0.
func csiLen(s string) int {
	i := 0
	for i < len(s) && s[i] >= 0x30 && s[i] <= 0x3f {
		i++
	}
	for i < len(s) && s[i] >= 0x20 && s[i] <= 0x2f {
		i++
	}
	if i < len(s) && s[i] >= 0x40 && s[i] <= 0x7e {
		return i + 1
	}
	return 0
}

// controlStringLen is the length of a control string up to and with its
// terminator (BEL, ESC \ or U+009C), or 0 when the line or another escape
// sequence ends it first. That bound also keeps the scan linear.
func controlStringLen(s string) int {
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == 0x07:
			return i + 1
		case s[i] == 0x1b:
			if strings.HasPrefix(s[i:], "\x1b\\") {
				return i + 2
			}
			return 0
		case strings.HasPrefix(s[i:], "\u009c"):
			return i + len("\u009c")
		case s[i] == '\n' || s[i] == '\r' || s[i] == 0xc2 && i+1 < len(s) && s[i+1] >= 0x80 && s[i+1] < 0xa0:
			return 0
		}
	}
	return 0
}

// escapeTail is the length of further intermediates and the final byte, or 0.
func escapeTail(s string) int {
	i := 0
	for i < len(s) && s[i] >= 0x20 && s[i] <= 0x2f {
		i++
	}
	if i < len(s) && s[i] >= 0x30 && s[i] <= 0x7e {
		return i + 1
	}
	return 0
}
