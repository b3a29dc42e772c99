package quotes

// The labels of the sequence model: which part of an attribution an element is,
// and on which side of its cue. B begins a span, I goes on.
const (
	labelO uint8 = iota
	labelSourceLeftB
	labelSourceLeftI
	labelSourceRightB
	labelSourceRightI
	labelCueB
	labelCueI
	labelContentLeftB
	labelContentLeftI
	labelContentRightB
	labelContentRightI
	labelCount
)

// forbidden steps: a span goes on only where one of its kind stands.
func forbidden() []bool {
	k := int(labelCount)
	out := make([]bool, k*k+k)
	for to := 2; to < k; to += 2 {
		for from := range k {
			out[from*k+to] = from != to && from != to-1
		}
		out[k*k+to] = true
	}
	return out
}

// relation is one attribution as the sequence model sees it, in elements.
type relation struct {
	cue, source phrase // empty when there is none
	content     []phrase
	probability float64
}

// relations reads the labels of a paragraph. What stands left of its cue waits
// for the next one; what stands right goes to the last.
func relations(labels []uint8) []relation {
	var out []relation
	var source phrase
	var content []phrase
	for i := 0; i < len(labels); {
		l := labels[i]
		if l == labelO {
			i++
			continue
		}
		b := l - (1 - l%2)
		j := i + 1
		for j < len(labels) && labels[j] == b+1 {
			j++
		}
		f := phrase{i, j}
		i = j
		switch b {
		case labelSourceLeftB:
			source = f
		case labelContentLeftB:
			content = append(content, f)
		case labelCueB:
			out = append(out, relation{cue: f, source: source, content: content})
			source, content = phrase{}, nil
		case labelSourceRightB:
			if len(out) > 0 && out[len(out)-1].source.empty() {
				out[len(out)-1].source = f
			}
		case labelContentRightB:
			if len(out) > 0 {
				last := &out[len(out)-1]
				last.content = append(last.content, f)
			}
		}
	}
	if n := len(out); n > 0 && len(content) > 0 {
		out[n-1].content = append(out[n-1].content, content...)
	}
	return out
}
