package bundle

import "bytes"

// listing takes apart what "head" and "tail" print for several files: a line
// "==> NAME <==" before each.
func listing(data []byte) []Part {
	if !bytes.HasPrefix(data, []byte("==> ")) {
		return nil
	}
	var heads, bodies []int
	lines(data, func(at int, line []byte) {
		if bytes.HasPrefix(line, []byte("==> ")) && bytes.HasSuffix(line, []byte(" <==")) {
			heads = append(heads, at)
			bodies = append(bodies, at+len(line))
		}
	})
	if len(heads) < 2 {
		return nil
	}
	return between(data, heads, bodies)
}
