package stories

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"io"
	"strconv"
	"strings"
	"sync"
)

// background.txt.gz tells how common words and pairs of words are in news: a
// line "word count" or "word word count" each, folded as fold does, after a
// first line with the number of words counted. It was counted over the text of
// the 840 articles of PolNeAR's training split (November 2015 to September
// 2016): words seen 3 times or more, and pairs that stand in 6 articles or more
// of 5 months or more, so that what was said of one event is no stock phrase.
//
//go:embed background.txt.gz
var backgroundGz []byte

// background is a language model of news at large, small enough to embed. It
// says what is stock before a library has grown enough to tell by itself.
type background struct {
	total int
	words map[string]int32
	pairs map[string]int32 // "first second"
}

// news returns the background, decoded on first use.
var news = sync.OnceValue(func() *background {
	b := &background{total: 1, words: map[string]int32{}, pairs: map[string]int32{}}
	z, err := gzip.NewReader(bytes.NewReader(backgroundGz))
	if err != nil {
		return b // a damaged build: every word counts as rare
	}
	raw, err := io.ReadAll(z)
	if err != nil {
		return b
	}
	first, rest, _ := strings.Cut(string(raw), "\n")
	b.total, _ = strconv.Atoi(first)
	for rest != "" {
		var line string
		line, rest, _ = strings.Cut(rest, "\n")
		cut := strings.LastIndexByte(line, ' ')
		if cut < 0 {
			continue
		}
		n, _ := strconv.Atoi(line[cut+1:])
		if strings.IndexByte(line[:cut], ' ') < 0 {
			b.words[line[:cut]] = int32(n)
		} else {
			b.pairs[line[:cut]] = int32(n)
		}
	}
	return b
})
