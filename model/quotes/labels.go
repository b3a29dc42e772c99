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
	origin      origin
}

// relations reads the labels of a paragraph. What stands left of its cue waits
// for the next one; what stands right goes to the last.
func relations(es []element, labels []uint8) []relation {
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
			if k := rightCue(es, out, f); k >= 0 {
				out[k].content = append(out[k].content, f)
			}
		}
	}
	if n := len(out); n > 0 && len(content) > 0 {
		out[n-1].content = append(out[n-1].content, content...)
	}
	return out
}

// rightCue is the relation that content f, standing right of its cue, belongs to:
// the last. But a sentence that is all quoted goes on with what was quoted before
// (“…,” said X, speaking of Y. “…”), never with prose; -1 leaves it alone.
func rightCue(es []element, rs []relation, f phrase) int {
	if len(rs) == 0 || !es[f.first].start || !allQuoted(es, f) {
		return len(rs) - 1
	}
	for k := len(rs) - 1; k >= 0 && k > len(rs)-20; k-- {
		for _, c := range rs[k].content {
			if allQuoted(es, c) {
				return k
			}
		}
	}
	if len(rs[len(rs)-1].content) > 0 {
		return -1
	}
	return len(rs) - 1
}
