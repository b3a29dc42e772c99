package quotes

import "whosaid/model/quotes/crf"

// Models are the learned parts of the stage.
type Models struct {
	cues     cueLexicon
	sequence *crf.Model
}

func (m *Models) SetBias(b float32) { m.sequence.Bias = b }
