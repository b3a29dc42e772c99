package bundle

import "bytes"

// pages takes apart HTML pages strung together: a page with a doctype, a title and
// a paragraph of its own begins right behind the end of another such. Without
// those it is what servers hang on to a page.
func pages(data []byte) []Part {
	if !beginsPage(bytes.TrimLeft(data, " \t\r\n\ufeff")) {
		return nil
	}
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
		if len(offsets) > 1 && wholePage(data, []byte(end)) {
			return between(data, offsets, offsets)
		}
	}
	return nil
}

// beginsPage reports whether data begins with HTML's doctype.
func beginsPage(data []byte) bool {
	const doctype = "<!doctype html"
	return len(data) >= len(doctype) && bytes.EqualFold(data[:len(doctype)], []byte(doctype))
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
