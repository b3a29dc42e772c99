// Package boost holds small gradient-boosted decision trees for yes-or-no
// questions: training on rows of features, prediction, and a compact form to
// embed.
//
// Rows and labels -> Train -> Model -> bytes; bytes -> Load -> Model -> Predict.
// The algorithm is Friedman's gradient boosting with the second-order gain of
// XGBoost (Chen and Guestrin, 2016) on histograms of at most 64 bins, so that
// training time is linear in rows, features and trees.
package boost

import "math"

// Model is a sum of trees whose logistic is a probability. The zero Model
// answers one half.
type Model struct {
	bias  float32
	roots []int32 // index of each tree's first node
	nodes []node
}

// node is a split, or a leaf when feature is leafMark.
type node struct {
	feature     uint16
	left, right uint16 // offsets from the tree's first node
	value       float32
}

// leafMark in node.feature says that value is the leaf's.
const leafMark = math.MaxUint16

// Predict returns the probability, 0 to 1, that row belongs to the yes class.
// The row must have the features that the model was trained with.
func (m *Model) Predict(row []float32) float64 {
	sum := m.bias
	for _, root := range m.roots {
		n := &m.nodes[root]
		for n.feature != leafMark {
			next := n.right
			if row[n.feature] <= n.value {
				next = n.left
			}
			n = &m.nodes[root+int32(next)]
		}
		sum += n.value
	}
	return sigmoid(float64(sum))
}

// Trees is how many trees the model holds.
func (m *Model) Trees() int { return len(m.roots) }

func sigmoid(x float64) float64 { return 1 / (1 + math.Exp(-x)) }
