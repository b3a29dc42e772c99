package text

import "sort"

// interval is a stretch of the article's bytes with a value. Intervals given to
// flatten may nest and overlap.
type interval struct {
	start, end int32
	value      int32
}

// flatten turns intervals into disjoint ones in order. Where several overlap,
// join(outer, inner) gives the value, the one that starts later being the inner.
func flatten(in []interval, join func(outer, inner int32) int32) []interval {
	sort.SliceStable(in, func(i, j int) bool {
		if in[i].start != in[j].start {
			return in[i].start < in[j].start
		}
		return in[i].end > in[j].end
	})
	var out, open []interval
	pos := int32(0)
	upTo := func(to int32) {
		for len(open) > 0 && pos < to {
			top := open[len(open)-1]
			end := min(top.end, to)
			if end > pos {
				out = append(out, interval{pos, end, top.value})
				pos = end
			}
			if top.end <= pos {
				open = open[:len(open)-1]
			}
		}
		pos = max(pos, to)
	}
	for _, iv := range in {
		if iv.start >= iv.end {
			continue
		}
		upTo(iv.start)
		for len(open) > 0 && open[len(open)-1].end <= iv.start {
			open = open[:len(open)-1]
		}
		if len(open) > 0 {
			iv.value = join(open[len(open)-1].value, iv.value)
		}
		open = append(open, iv)
	}
	if len(in) > 0 {
		end := int32(0)
		for _, iv := range open {
			end = max(end, iv.end)
		}
		upTo(end)
	}
	return out
}

// seek returns the index of the first interval that ends after offset.
func seek(list []interval, offset int32) int {
	return sort.Search(len(list), func(i int) bool { return list[i].end > offset })
}
