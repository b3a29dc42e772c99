// Package bundle takes apart files that hold several articles: feeds, mailboxes,
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

	"whosaid/model"
)

// Part is one article's bytes.
type Part struct {
	Source string
	Data   []byte
	// Media is "text/html" or "text/plain", with the charset where it is known not to
	// be UTF-8; "" where name and content must tell.
	Media string
	// Base is the address that relative links start from, "" when unknown.
	Base string
	// Label is what the bundle around the article says about it; its values are
	// as found there, neither sanitised nor checked.
	Label Label
	// ID is the article's own name within the bundle, from one edition of the bundle
	// to the next: a feed's guid, a mail's Message-ID; "" where it has none.
	ID string
	// Updated is when a feed last changed the entry, in any form.
	Updated string
	// Summary is set where a feed holds only the beginning of the article: the whole
	// stands at Label.URL.
	Summary bool
}

// Label describes an article from outside.
type Label = model.Label

// MediaMessage is the media type of a mail.
const MediaMessage = "message/rfc822"

// Split takes a document apart. media is its media type where somebody stated it.
// The parts share data's memory where they can.
func Split(source, media string, data []byte) []Part {
	if kind, _, _ := strings.Cut(media, ";"); kind == MediaMessage || strings.EqualFold(filepath.Ext(source), ".eml") {
		return Number(source, []Part{Message(data)})
	}
	if IsFeed(data) {
		if feed, err := ReadFeed(data, "", media); err == nil && len(feed.Entries) > 0 {
			return Number(source, feed.Entries)
		}
	}
	for _, split := range []func([]byte) []Part{mailbox, jsonLines, listing, archive, pages} {
		if parts := split(data); len(parts) > 0 {
			return Number(source, parts)
		}
	}
	return []Part{{Source: source, Media: media, Data: data}}
}

// Number names the parts after their place in the source.
func Number(source string, parts []Part) []Part {
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
