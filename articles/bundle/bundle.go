// Package bundle takes apart files that hold several articles: mailboxes,
// exports of news archives, dumps in JSON Lines, pages and texts strung together.
//
// Raw document -> raw parts, each with what the bundle says about it. It splits
// on signs that a single article cannot show, and says so: the parts are named
// "file#1", "file#2" and so on. A document without such signs is its only part.
package bundle

import (
	"bytes"
	"path/filepath"
	"strconv"
	"strings"
)

// Part is one article's bytes.
type Part struct {
	Source string
	Data   []byte
	// Label is what the bundle around the article says about it; its values are
	// as found there, neither sanitised nor checked.
	Label Label
}

// Label describes an article from outside.
type Label struct {
	Title     string
	Authors   []string
	Outlet    string
	Published string // in any form
	URL       string
}

// Split takes a document apart. The parts share data's memory where they can.
func Split(source string, data []byte) []Part {
	if strings.EqualFold(filepath.Ext(source), ".eml") {
		return []Part{message(source, data)}
	}
	for _, split := range []func([]byte) []Part{mailbox, jsonLines, listing, archive, pages} {
		if parts := split(data); len(parts) > 0 {
			return number(source, parts)
		}
	}
	return []Part{{Source: source, Data: data}}
}

// number names the parts after their place in the source.
func number(source string, parts []Part) []Part {
	if len(parts) == 1 {
		parts[0].Source = source
		return parts
	}
	for i := range parts {
		parts[i].Source = source + "#" + strconv.Itoa(i+1)
	}
	return parts
}

// between makes a part of each stretch from the end of one heading line (behind)
// to the beginning of the next (heads), or to the end.
func between(data []byte, heads, behind []int) []Part {
	var parts []Part
	for i, from := range behind {
		to := len(data)
		if i+1 < len(heads) {
			to = heads[i+1]
		}
		parts = append(parts, Part{Data: data[from:to]})
	}
	return nonBlank(parts)
}

// nonBlank leaves out the parts that hold nothing.
func nonBlank(parts []Part) []Part {
	kept := parts[:0]
	for _, p := range parts {
		if len(bytes.TrimSpace(p.Data)) > 0 {
			kept = append(kept, p)
		}
	}
	return kept
}

// lines calls visit with each line, without its end, and its offset.
func lines(data []byte, visit func(at int, line []byte)) {
	at := 0
	for line := range bytes.Lines(data) {
		visit(at, bytes.TrimRight(line, "\r\n"))
		at += len(line)
	}
}
