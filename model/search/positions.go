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
	for i, c := range q {
		if c.place == FieldSpeaker {
			speakers[i] = rec.speaking(occurrences(given[i].places))
		}
	}
quotes:
	for i := range rec.quotes {
		e := &rec.quotes[i]
		for k, c := range q {
			ok := false
			switch c.place {
			case FieldSpeaker:
				ok = e.speaker >= 0 && speakers[k].has(uint32(e.speaker))
			case FieldSaid:
				ok = e.says(given[k].places)
			case FieldAbout:
				ok = given[k].headline || e.says(given[k].places) || e.near(given[k].places)
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

// says reports whether the words stand in the quotation. One that runs over
// several paragraphs, or is split around its cue, is read as one.
func (q *quotation) says(places [][]uint32) bool {
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

// near reports whether the words stand in the paragraphs of the quotation beside
// the mention of its speaker.
func (q *quotation) near(places [][]uint32) bool {
	n := uint32(len(places))
	for _, at := range occurrences(places) {
		if at >= q.around.from && at+n <= q.around.to && (at+n <= q.beside.from || at >= q.beside.to) {
			return true
		}
	}
	return false
}
