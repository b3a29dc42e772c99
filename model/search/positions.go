package search

import "slices"

// occurrences returns where words stand one after another, given where each of
// them stands, rising. It may return the first of them itself.
func occurrences(lists [][]uint32) []uint32 {
	if len(lists) == 1 {
		return lists[0]
	}
	var out []uint32
	at := make([]int, len(lists))
next:
	for _, first := range lists[0] {
		for k := 1; k < len(lists); k++ {
			want := first + uint32(k)
			for at[k] < len(lists[k]) && lists[k][at[k]] < want {
				at[k]++
			}
			if at[k] == len(lists[k]) {
				return out
			}
			if lists[k][at[k]] != want {
				continue next
			}
		}
		out = append(out, first)
	}
	return out
}

// facts is where, in one document, the words of a condition stand.
type facts struct {
	places   [][]uint32 // by word of the sequence, in its field
	headline bool       // the headline has them; for FieldAbout
}

// meet returns which of a record's quotations meet every condition; given holds
// what is known of each condition.
func (rec *record) meet(q planQuote, given []facts) []int {
	var out []int
	speakers := make([]bitmap, len(q))
	together := make([][]uint32, len(q)) // where a condition's words follow one another
	for i, c := range q {
		if c.seq == nil {
			continue
		}
		together[i] = occurrences(given[i].places)
		if c.place == FieldSpeaker {
			speakers[i] = rec.speaking(together[i])
		}
	}
quotes:
	for i := range rec.quotes {
		e := &rec.quotes[i]
		for k, c := range q {
			var ok bool
			switch c.place {
			case FieldSpeaker:
				ok = e.speaker >= 0 && speakers[k].has(uint32(e.speaker))
			case FieldSaid:
				ok = e.says(together[k], given[k].places)
			case FieldAbout:
				ok = given[k].headline || e.says(together[k], given[k].places) || e.near(together[k], uint32(len(c.seq.words)))
			default:
				ok = e.kind == c.kind
			}
			if !ok {
				continue quotes
			}
		}
		out = append(out, i)
	}
	return out
}

// speaking is which speakers have one of the places in the speakers' field.
func (rec *record) speaking(places []uint32) bitmap {
	out := make(bitmap, len(rec.speakers)/64+1)
	for _, at := range places {
		i, _ := slices.BinarySearchFunc(rec.speakers, at, func(s stretch, at uint32) int {
			if s.to <= at {
				return -1
			}
			return 1
		})
		if i < len(rec.speakers) && rec.speakers[i].from <= at {
			out[i/64] |= 1 << (i % 64)
		}
	}
	return out
}

// says reports whether the words stand in the quotation; together is where they
// follow one another in the text. A quotation that runs over several paragraphs,
// or is split around its cue, is read as one.
func (q *quotation) says(together []uint32, places [][]uint32) bool {
	n := uint32(len(places))
	for _, s := range q.ranges {
		i, _ := slices.BinarySearch(together, s.from)
		if i < len(together) && together[i]+n <= s.to {
			return true
		}
	}
	return n > 1 && len(q.ranges) > 1 && q.saysOverGaps(places)
}

// saysOverGaps looks for words that stand on both sides of what splits it.
func (q *quotation) saysOverGaps(places [][]uint32) bool {
	inside := make([][]uint32, len(places))
	for k, list := range places {
		base := uint32(0)
		for _, s := range q.ranges {
			from, _ := slices.BinarySearch(list, s.from)
			for _, at := range list[from:] {
				if at >= s.to {
					break
				}
				inside[k] = append(inside[k], base+at-s.from)
			}
			base += s.to - s.from
		}
		if len(inside[k]) == 0 {
			return false
		}
	}
	return len(occurrences(inside)) > 0
}

// near reports whether n words, together at some places, stand in the paragraphs
// of the quotation beside the mention of its speaker.
func (q *quotation) near(together []uint32, n uint32) bool {
	i, _ := slices.BinarySearch(together, q.around.from)
	for _, at := range together[i:] {
		if at+n > q.around.to {
			break
		}
		if at+n <= q.beside.from || at >= q.beside.to {
			return true
		}
	}
	return false
}
