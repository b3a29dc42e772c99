package clean

import (
	_ "embed"
	"errors"
	"sync"

	"whosaid/articles/clean/boost"
	"whosaid/model"
)

// weights.bin was learned by the command in train; WEIGHTS.md tells from what.
//
//go:embed weights.bin
var weightBytes []byte

// Weights are the learned scorers: one for blocks of plain text, one for blocks
// of pages, each of two models that look one after the other.
type Weights struct {
	Text, Page Scorer
}

// Scorer is a pair of models. The second sees the first one's answers around
// each block.
type Scorer struct {
	First, Second *boost.Model
}

// weights are the embedded ones, decoded on first use.
var weights = sync.OnceValue(func() *Weights {
	w, err := LoadWeights(weightBytes)
	if err != nil {
		return &Weights{} // the tests hold that the embedded weights load
	}
	return w
})

// ErrWeights says that bytes are no weights, or weights of other features.
var ErrWeights = errors.New("clean: weights do not fit; run go run ./articles/clean/train")

// weightsVersion changes with the meaning of the features.
const weightsVersion = 2

// AppendBinary appends the encoded weights to b: the version, then the four models.
func (w *Weights) AppendBinary(b []byte) []byte {
	b = append(b, 'w', 's', 'c', weightsVersion)
	for _, m := range []*boost.Model{w.Text.First, w.Text.Second, w.Page.First, w.Page.Second} {
		if m == nil {
			m = &boost.Model{}
		}
		b = m.AppendBinary(b)
	}
	return b
}

// LoadWeights reads what AppendBinary wrote.
func LoadWeights(b []byte) (*Weights, error) {
	if len(b) < 4 || string(b[:4]) != "wsc"+string(rune(weightsVersion)) {
		return nil, ErrWeights
	}
	w := &Weights{}
	b = b[4:]
	for _, x := range []struct {
		m     **boost.Model
		width int
	}{
		{&w.Text.First, textWidth},
		{&w.Text.Second, secondWidth},
		{&w.Page.First, textWidth + shapeWidth},
		{&w.Page.Second, secondWidth + shapeWidth},
	} {
		m, rest, err := boost.Load(b, x.width)
		if err != nil {
			return nil, errors.Join(ErrWeights, err)
		}
		*x.m, b = m, rest
	}
	return w, nil
}

// scorer is the one for a format, nil when it was not trained.
func (w *Weights) scorer(f model.Format) *Scorer {
	s := &w.Text
	if f == model.FormatHTML {
		s = &w.Page
	}
	if s.First == nil || s.First.Trees() == 0 {
		return nil
	}
	return s
}

// EmbeddedWeights are the encoded weights the program carries, for measuring
// what decoding them costs.
func EmbeddedWeights() []byte { return weightBytes }
