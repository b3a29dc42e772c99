package bundle

import "bytes"

// pages takes apart HTML pages strung together: a page with a title and a
// paragraph of its own begins right behind the end of another. Without those it is
// what servers hang on to a page.
func pages(data []byte) []Part {
	offsets := []int{0}
	for _, end := range []string{"</html>", "</HTML>"} {
		for at := 0; ; {
			i := bytes.Index(data[at:], []byte(end))
			if i < 0 {
				break
			}
			at += i + len(end)
			if beginsPage(bytes.TrimLeft(data[at:], " \t\r\n\ufeff")) && wholePage(data[at:], []byte(end)) {
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

// wholePage reports whether the page at the start of data, up to its end tag, has
// a title and a paragraph.
func wholePage(data, end []byte) bool {
	if i := bytes.Index(data, end); i >= 0 {
		data = data[:i]
	}
	has := func(lower, upper string) bool {
		return bytes.Contains(data, []byte(lower)) || bytes.Contains(data, []byte(upper))
	}
	return has("<title", "<TITLE") && has("<p", "<P")
}
