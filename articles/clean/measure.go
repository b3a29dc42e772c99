package clean

import (
	"unicode"
	"unicode/utf8"
)

// measure is what one pass over a block's characters tells.
type measure struct {
	runes, letters, upper, lower, digits int
	// words counts runs of letters and digits; in scripts without spaces two
	// characters count as one word.
	words    int
	capWords int // words that begin with an upper-case letter
	// quoted is set when a quotation mark of any style stands in the block.
	quoted bool
	// first and last are the first and last characters that are no space, mark
	// of quotation or bracket.
	first, last rune
	cjk         int
	// sentences counts full stops, question and exclamation marks in front of a
	// space; commas those of all scripts; shortWords words of up to three
	// letters that begin in lower case; marks bars, bullets and other signs that
	// prose has no use for.
	sentences, commas, shortWords, marks int
	// glues counts upper-case letters right behind lower-case ones.
	glues int
	// A block may end in a sign in brackets, as "(phy)": beforeOpen is the last
	// character in front of the last bracket that opens, signWords how many words
	// stood before it, closed that nothing but quotation marks follows the bracket
	// that closes.
	beforeOpen rune
	signWords  int
	closed     bool
	// hints are signs that some patterns need, to spare blocks without them.
	hints hint
}

// hint is a set of characters found in a block.
type hint uint8

const (
	hintColon hint = 1 << iota
	hintSlash
	hintOpen // an opening bracket
	hintCopyright
	hintBar // a bar or bullet that parts a line
)

func measureText(s string) measure {
	var g gauge
	for i := 0; i < len(s); {
		r, size := rune(s[i]), 1
		switch {
		case r >= utf8.RuneSelf:
			r, size = utf8.DecodeRuneInString(s[i:])
		case g.inWord && 'a' <= r && r <= 'z': // most of all text
			for i+size < len(s) && 'a' <= s[i+size] && s[i+size] <= 'z' {
				size++
			}
			g.rest(size, rune(s[i+size-1]))
			i += size
			continue
		}
		i += size
		g.runes++
		g.take(r, classOf(r))
	}
	g.endWord()
	g.words += (g.cjk + 1) / 2
	return g.measure
}

// gauge takes a text character by character.
type gauge struct {
	measure
	inWord bool
	ended  bool // the last mark can end a sentence
	lower  bool // the last character is a lower-case letter
	length int  // of the present word, if it began in lower case
}

// rest takes n small letters inside a word, of which r is the last.
func (g *gauge) rest(n int, r rune) {
	if g.length > 0 {
		g.length += n
	}
	g.runes += n
	g.letters += n
	g.measure.lower += n
	g.lower, g.last = true, r
}

func (g *gauge) take(r rune, class charClass) {
	switch class {
	case classLower, classUpper, classLetter, classDigit:
		if class == classUpper && g.lower {
			g.glues++
		}
		if g.length > 0 || !g.inWord && class == classLower {
			g.length++
		}
		g.count(class, g.inWord)
		g.inWord, g.lower = true, class == classLower
	case classApostrophe:
		g.lower = false
		return
	default:
		g.endWord()
		if class == classSpace || class == classBracket {
			g.bracket(r)
			g.sentences += int(bit(g.ended))
			g.ended = false
			return
		}
		g.mark(r, class)
		if class == classQuote {
			return
		}
	}
	if g.first == 0 {
		g.first = r
	}
	g.last, g.closed = r, false
}

// bracket notes a bracket, or a space, which says nothing.
func (g *gauge) bracket(r rune) {
	switch r {
	case '(':
		g.hints |= hintOpen
		g.beforeOpen, g.signWords, g.closed = g.last, g.words, false
	case ')':
		g.closed = true
	}
}

func (g *gauge) endWord() {
	if g.length > 0 && g.length <= 3 {
		g.shortWords++
	}
	g.length, g.inWord, g.lower = 0, false, false
}

// mark counts what is neither letter, digit nor space.
func (g *gauge) mark(r rune, class charClass) {
	switch class {
	case classQuote:
		g.quoted = true
	case classCJK:
		g.letters++
		g.cjk++
	default:
		g.ended = g.punctuation(r)
	}
}

// punctuation counts a mark and reports whether it can end a sentence.
func (m *measure) punctuation(r rune) bool {
	switch r {
	case ',', '،', '、', '，':
		m.commas++
	case '.', '!', '?', '…', '؟':
		return true
	case '。', '！', '？':
		m.sentences++
	case ':':
		m.hints |= hintColon
	case '/':
		m.hints |= hintSlash
		m.marks++
	case '©':
		m.hints |= hintCopyright
		m.marks++
	case '|', '•', '·':
		m.hints |= hintBar
		m.marks++
	case '›', '→', '*', '_', '#', '+', '=', '~', '<', '>', '^', '▶', '►', '×':
		m.marks++
	}
	return false
}

func (m *measure) count(class charClass, inWord bool) {
	if !inWord {
		m.words++
		if class == classUpper {
			m.capWords++
		}
	}
	switch class {
	case classDigit:
		m.digits++
		return
	case classUpper:
		m.upper++
	case classLower:
		m.lower++
	}
	m.letters++
}

type charClass byte

const (
	classOther charClass = iota
	classSpace
	classLower
	classUpper
	classLetter
	classDigit
	classCJK
	classQuote
	classApostrophe
	classBracket
)

func classOf(r rune) charClass {
	if r >= 0 && r < utf8.RuneSelf {
		return asciiClass[r]
	}
	return classWide(r)
}

var asciiClass = func() (table [utf8.RuneSelf]charClass) {
	for r := range table {
		switch {
		case 'a' <= r && r <= 'z':
			table[r] = classLower
		case 'A' <= r && r <= 'Z':
			table[r] = classUpper
		case '0' <= r && r <= '9':
			table[r] = classDigit
		case r == ' ' || r == '\n' || r == '\t':
			table[r] = classSpace
		case r == '"':
			table[r] = classQuote
		case r == '\'':
			table[r] = classApostrophe
		case r == '(' || r == ')' || r == '[' || r == ']':
			table[r] = classBracket
		}
	}
	return table
}()

func classWide(r rune) charClass {
	switch r {
	case '“', '”', '„', '«', '»', '「', '」', '『', '』', '‹', '›', '‟', '＂', '《', '》':
		return classQuote
	case '’', '‘', '‚', 'ʼ':
		return classApostrophe
	case '（', '）':
		return classBracket
	}
	switch {
	case unicode.IsSpace(r):
		return classSpace
	case unicode.Is(unicode.Han, r), unicode.Is(unicode.Hiragana, r), unicode.Is(unicode.Katakana, r):
		return classCJK
	case unicode.IsLower(r):
		return classLower
	case unicode.IsUpper(r):
		return classUpper
	case unicode.IsLetter(r) || unicode.IsMark(r):
		return classLetter
	case unicode.IsDigit(r):
		return classDigit
	}
	return classOther
}

// ends reports whether the block ends as a sentence does, a sign of a word or
// two in brackets behind the sentence apart.
func (m *measure) ends() bool {
	return isStop(m.last) || m.closed && m.words-m.signWords <= 2 && isStop(m.beforeOpen)
}

// isStop tells the marks that end a sentence.
func isStop(r rune) bool {
	switch r {
	case '.', '!', '?', '…', '。', '！', '？', '؟', '।', '۔':
		return true
	}
	return false
}
