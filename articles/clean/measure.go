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
	// space; commas commas of all scripts; shortWords words of up to three
	// letters that begin in lower case; marks bars, bullets and other signs that
	// prose has no use for.
	sentences, commas, shortWords, marks int
	// glues counts upper-case letters right behind lower-case ones.
	glues int
}

func measureText(s string) measure {
	var m measure
	inWord, ended, lower, length := false, false, false, 0
	for i := 0; i < len(s); {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		i += size
		m.runes++
		class := classOf(r)
		if class > classDigit || class < classLower {
			if length > 0 && length <= 3 {
				m.shortWords++
			}
			length = 0
		}
		switch class {
		case classLower, classUpper, classLetter, classDigit:
			m.count(class, inWord)
			if class == classUpper && lower {
				m.glues++
			}
			if length > 0 || !inWord && class == classLower {
				length++
			}
			inWord = true
		case classCJK:
			m.letters++
			m.cjk++
			inWord = false
		case classQuote:
			m.quoted = true
			inWord = false
			continue
		case classApostrophe:
			continue
		default:
			inWord = false
			if class == classSpace || class == classBracket {
				if ended {
					m.sentences++
				}
				ended = false
				continue
			}
			ended = m.punctuation(r)
		}
		if m.first == 0 {
			m.first = r
		}
		m.last, lower = r, class == classLower
	}
	m.words += (m.cjk + 1) / 2
	return m
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
	case '|', '•', '·', '›', '→', '/', '*', '_', '#', '+', '=', '~', '<', '>', '^', '▶', '►', '©', '×':
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

// ends reports whether the block ends as a sentence does.
func (m *measure) ends() bool {
	switch m.last {
	case '.', '!', '?', '…', '。', '！', '？', '؟', '।', '۔':
		return true
	}
	return false
}
