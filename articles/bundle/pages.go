package bundle

import "bytes"

// pages takes apart HTML pages strung together: a page begins right behind the
// end of another.
func pages(data []byte) []Part {
	offsets := []int{0}
	for _, end := range []string{"</html>", "</HTML>"} {
		for at := 0; ; {
			i := bytes.Index(data[at:], []byte(end))
			if i < 0 {
				break
			}
			at += i + len(end)
			if beginsPage(bytes.TrimLeft(data[at:], " \t\r\n\ufeff")) {
				offsets = append(offsets, at)
			}
		}
		if len(offsets) > 1 {
			return between(data, offsets, offsets)
		}
	}
	return nil
}

// beginsPage reports whether data begins with a doctype or an html element.
func beginsPage(data []byte) bool {
	for _, tag := range []string{"<!doctype html", "<html"} {
		if len(data) >= len(tag) && bytes.EqualFold(data[:len(tag)], []byte(tag)) {
			return true
		}
	}
	return false
}
